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

__all__ = ["MAY_BE_A_DAY", "WEEKDAYS", "Named", "dates_in", "missing_days_in", "times_in"]

WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
"""The names of the days; Monday is the first, as in :meth:`datetime.date.weekday`."""

_MONTH_NAMES: Final = "|".join(MONTHS)

_DAY: Final = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}){SPACE}(?P<month>(?i:{_MONTH_NAMES})){SPACE}(?P<year>[12]\d{{3}})\b"
    r"|(?<![\w/.:-])(?P<iso>[12]\d{3}-\d\d-\d\d)\b(?![\w/-])"
)
_BEFORE: Final = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)})(?:en)?,?{SPACE})?(?:den{SPACE})?\Z", re.IGNORECASE
)
_NUMBER_BEFORE: Final = pattern(r"(?:nr|nummer|\b[A-ZÅÄÖ]{2,5})[.:]?[ \u00a0]\Z")
"""What stands before figures that are no day though they are written as one, as in a register."""
_WITHOUT_YEAR: Final = pattern(
    rf"(?<![\d.,:/])(?P<den>den{SPACE})?(?P<day>\d{{1,2}}){SPACE}(?P<months>(?:{_MONTH_NAMES})(?:/(?:{_MONTH_NAMES}))*)\b"
    rf"(?!{SPACE}[12]\d{{3}})",
    re.IGNORECASE,
)
_LEAP_YEAR: Final = 2000
_SHORTEST_MONTH: Final = 29
_LONGEST_MONTH: Final = 31
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
        if found["iso"] and _day(found) is None and _NUMBER_BEFORE.search(text, 0, found.start()):
            continue
        before = _BEFORE.search(text, max(found.start() - _LONGEST_BEFORE, 0), found.start())
        start = before.start() if before else found.start()
        weekday = before["weekday"] if before else None
        yield Named(text[start : found.end()], _day(found), weekday and weekday.lower(), start, found.end())


def missing_days_in(text: str) -> Iterator[str]:
    """Yield every day without a year that a text names and no year has: *den 31 september*, *31 april/juni*."""
    for found in _WITHOUT_YEAR.finditer(text):
        day, months = int(found["day"]), [MONTHS.index(name) + 1 for name in found["months"].lower().split("/")]
        surely_a_day = found["den"] is not None or _SHORTEST_MONTH < day <= _LONGEST_MONTH
        if surely_a_day and any(_made(_LEAP_YEAR, month, day) is None for month in months):
            yield found[0]


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
