"""Days that come back every year (dag varje år): ``30 juni``, without a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Final

from iopdocs.values.checked import Checked
from iopdocs.values.date_spelling import DAY_OF_YEAR
from iopdocs.values.date_words import MONTH_NUMBERS, MONTHS, normal
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import written

__all__ = ["DAY_AND_MONTH", "DayOfYear", "day_before", "has_day", "month_of", "parse_day_of_year"]

_LONGEST_TEXT: Final = 30
_COMMON_YEAR: Final = 2001
_LEAP_YEAR: Final = 2000
DAY_AND_MONTH: Final = r"(?:den )?([0-9]{1,2})(?: ([a-z]+)\.?|/([0-9]{1,2}))"
"""A pattern for a day and a month in words or figures, in text as :func:`~iopdocs.values.date_words.normal` has it."""
_DAY_AND_MONTH: Final = re.compile(DAY_AND_MONTH)


def parse_day_of_year(value: object) -> str:
    """Return a day and month as ``30 juni``, from that, ``den 30 juni`` or ``30/6``.

    Raises:
        ValueError: with a Swedish sentence, for anything else and for a day that not every year has.
    """
    text = exact_text(value)
    words = normal(text) if text is not None and len(text) <= _LONGEST_TEXT else ""
    found = _DAY_AND_MONTH.fullmatch(words)
    month = month_of(found[2], found[3]) if found else None
    if found is None or month is None or not has_day(month, int(found[1])):
        example = "30\N{NO-BREAK SPACE}juni"
        raise refused("day_of_year", f"{shown(value)} är inte en dag som finns varje år; skriv till exempel {example}")
    return f"{int(found[1])} {MONTHS[month - 1]}"


def day_before(day_of_year: str, end: date) -> date:
    """Return the last such day that is not after ``end``: ``30 juni`` before 2027-12-31 is 2027-06-30."""
    number, name = day_of_year.split()
    month, day = MONTHS.index(name) + 1, int(number)
    return date(end.year - ((month, day) > (end.month, end.day)), month, day)


def month_of(name: str | None, number: str | None = None) -> int | None:
    """Return the number of a month that is named or numbered; ``None`` for what is none."""
    month = int(number) if number else MONTH_NUMBERS.get(name or "", 0)
    return month if month in range(1, len(MONTHS) + 1) else None


def has_day(month: int, day: int, *, leap: bool = False) -> bool:
    """Whether a month has a day in every year, or in some (``leap``)."""
    return 0 < day <= monthrange(_LEAP_YEAR if leap else _COMMON_YEAR, month)[1]


DayOfYear = Annotated[str, Checked(parse_day_of_year, str, written("dag varje år", DAY_OF_YEAR, ["30 juni"]))]
"""A day that every year has (dag varje år), kept as ``30 juni``; 29 February is none."""
