"""Days that running text names, also those that no calendar has (dagar i löpande text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from iopdocs.rules._patterns import pattern
from iopdocs.values import When
from iopdocs.values.date_words import MONTHS
from iopdocs.values.spelling import SPACE

__all__ = ["MAY_BE_A_DAY", "WEEKDAYS", "Named", "dates_in", "times_in"]

WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
"""The names of the days; Monday is the first, as in :meth:`datetime.date.weekday`."""

_MONTH_NAMES: Final = "|".join(MONTHS)

_DAY: Final = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}){SPACE}(?P<month>(?i:{_MONTH_NAMES})){SPACE}(?P<year>[12]\d{{3}})\b"
    r"|(?<![\w/.:-])(?P<iso>[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b(?![\w/-])"
)
_BEFORE: Final = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)})(?:en)?,?{SPACE})?(?:den{SPACE})?\Z", re.IGNORECASE
)
MAY_BE_A_DAY: Final = re.compile(rf"[0-9](?:{SPACE}(?i:{_MONTH_NAMES})|[0-9]{{3}}-[0-9])")
"""What every text has that names a day, which is seen quickly; most of an agreement's texts name none."""

_TIME: Final = pattern(
    rf"\b(?:(?:våren|sommaren|hösten|{_MONTH_NAMES}){SPACE})?(?<![\d/:-])[12]\d{{3}}\b(?!-)", re.IGNORECASE
)
_LONGEST_BEFORE: Final = len("torsdagen, den ") + 1


class Named(NamedTuple):
    """A day as a text names it; ``day`` is ``None`` where no calendar has it."""

    text: str
    day: date | None
    weekday: str | None
    start: int
    end: int


def dates_in(text: str) -> Iterator[Named]:
    """Yield every exact day that a text names, in order."""
    for found in _DAY.finditer(text) if MAY_BE_A_DAY.search(text) else ():
        before = _BEFORE.search(text, max(found.start() - _LONGEST_BEFORE, 0), found.start())
        start = before.start() if before else found.start()
        weekday = before["weekday"] if before else None
        yield Named(text[start : found.end()], _day(found), weekday and weekday.lower(), start, found.end())


def times_in(text: str) -> Iterator[When]:
    """Yield every year, season or month that a text names, in order."""
    return (When(found[0]) for found in _TIME.finditer(text))


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return _made(*map(int, found["iso"].split("-")))
    return _made(int(found["year"]), MONTHS.index(found["month"].lower()) + 1, int(found["day"]))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
