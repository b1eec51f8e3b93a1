"""Days that come back every year (dag varje år): ``30 juni``, without a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Final

from iopdocs.values.checked import Checked
from iopdocs.values.date_words import MONTHS, normal
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import any_case, one_of, written

__all__ = ["DayOfYear", "day_before", "parse_day_of_year"]

_LONGEST_TEXT: Final = 30
_COMMON_YEAR: Final = 2001
_SHORT: Final = {name[:3]: name for name in MONTHS} | {"sept": "september"}
_WORDS: Final = re.compile(r"(?:den )?([0-9]{1,2}) ([a-z]+)\.?")
_SLASHED: Final = re.compile(r"(?:den )?([0-9]{1,2})/([0-9]{1,2})")


def parse_day_of_year(value: object) -> str:
    """Return a day and month as ``30 juni``, from that, ``den 30 juni`` or ``30/6``.

    Raises:
        ValueError: with a Swedish sentence, for anything else and for a day that not every year has.
    """
    text = exact_text(value)
    words = normal(text) if text is not None and len(text) <= _LONGEST_TEXT else ""
    read = _in_words(words) or _slashed(words)
    if read is None:
        example = "30\N{NO-BREAK SPACE}juni"
        raise refused("day_of_year", f"{shown(value)} är inte en dag som finns varje år; skriv till exempel {example}")
    day, month = read
    return f"{day} {MONTHS[month - 1]}"


def day_before(day_of_year: str, end: date) -> date:
    """Return the last such day that is not after ``end``: ``30 juni`` before 2027-12-31 is 2027-06-30."""
    number, name = day_of_year.split()
    month, day = MONTHS.index(name) + 1, int(number)
    return date(end.year - ((month, day) > (end.month, end.day)), month, day)


def _in_words(words: str) -> tuple[int, int] | None:
    found = _WORDS.fullmatch(words)
    name = _SHORT.get(found[2], found[2]) if found else ""
    return _existing(int(found[1]), MONTHS.index(name) + 1) if found and name in MONTHS else None


def _slashed(words: str) -> tuple[int, int] | None:
    found = _SLASHED.fullmatch(words)
    return _existing(int(found[1]), int(found[2])) if found else None


def _existing(day: int, month: int) -> tuple[int, int] | None:
    exists = month in range(1, len(MONTHS) + 1) and 0 < day <= monthrange(_COMMON_YEAR, month)[1]
    return (day, month) if exists else None


_MONTH: Final = one_of([*MONTHS, "sept", *(name[:3] for name in MONTHS)]) + r"\.?"
_PATTERN: Final = rf"(?:{any_case('den')}\s+)?[0-9]{{1,2}}(?:\s+{_MONTH}|/[0-9]{{1,2}})"
_JSON_SCHEMA: Final = written("dag varje år", _PATTERN, ["30 juni"])

DayOfYear = Annotated[str, Checked(parse_day_of_year, str, _JSON_SCHEMA)]
"""A day that every year has (dag varje år), kept as ``30 juni``; 29 February is none."""
