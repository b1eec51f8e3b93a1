"""Days that running text names, also those that no calendar has (dagar i löpande text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from iopdocs.values.date_words import MONTHS

__all__ = ["WEEKDAYS", "Named", "dates_in"]

WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
"""The names of the days; Monday is the first, as in :meth:`datetime.date.weekday`."""

_SPACE: Final = r"[ \u00a0]"
_MONTH_NAMES: Final = "|".join(MONTHS)

_DATE: Final = (
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?:en)?,?{_SPACE})?(?:den{_SPACE})?"
    rf"(?:(?P<day>\d{{1,2}}){_SPACE}(?P<month>{_MONTH_NAMES}){_SPACE}(?P<year>[12]\d{{3}})"
    r"|(?<![\w/.:-])(?P<iso>[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w/-]))\b"
)
_PATTERN: Final = re.compile(rf"(?<!\d){_DATE}", re.IGNORECASE)


class Named(NamedTuple):
    """A day as a text names it; ``day`` is ``None`` where no calendar has it."""

    text: str
    day: date | None
    weekday: str | None
    start: int
    end: int


def dates_in(text: str) -> Iterator[Named]:
    """Yield every exact day that a text names, in order."""
    for found in _PATTERN.finditer(text):
        weekday = found["weekday"]
        yield Named(found[0], _day(found), weekday.lower() if weekday else None, found.start(), found.end())


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return _made(*map(int, found["iso"].split("-")))
    return _made(int(found["year"]), MONTHS.index(found["month"].lower()) + 1, int(found["day"]))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
