"""Dates as Swedes write them (datum i text), read into the days they may mean.

Every form says how exact it is: nothing is made more exact than the source. Where a form could mean two
years, as *årsskiftet 2018*, the refusal asks which.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from iopdocs.values.months import YEARS
from iopdocs.values.refusal import refused, shown

__all__ = ["MONTHS", "MONTH_NUMBERS", "Precision", "Read", "day_of", "no_date", "normal", "read_when"]

MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
"""The names of the months; January is the first."""


class Precision(StrEnum):
    """How exactly a date is known (noggrannhet)."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    TURN = "turn"
    """The turn of a year (årsskifte): between 31 December and 1 January."""


class Read(NamedTuple):
    """What a date in words means: its precision, the first and last day it may be, and its canonical text."""

    precision: Precision
    first: date
    last: date
    text: str


_LONGEST: Final = 60
MONTH_NUMBERS: Final = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
"""The number of each month, by its name and its abbreviation in lower case."""
_SEASONS: Final = {"vår": (1, 6), "sommar": (6, 8), "höst": (7, 12)}
_SEASON_WORDS: Final = {"vår": "våren", "sommar": "sommaren", "höst": "hösten"}
_YEAR: Final = "([12][0-9]{3})"
_SHORT_YEAR: Final = "([12][0-9]{3}|[0-9]{2})"


def normal(text: str) -> str:
    """Return text in lower case and NFC with single plain spaces and plain hyphens."""
    return " ".join(unicodedata.normalize("NFC", text).lower().replace("\N{NON-BREAKING HYPHEN}", "-").split())


def day_of(text: str) -> date | None:
    """Return the day of ``åååå-mm-dd`` in ASCII digits, else ``None``."""
    try:
        return date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None


def read_when(text: str) -> Read:
    """Read a date of any precision.

    Raises:
        ValueError: with a Swedish sentence, for what is no date, and for a turn of the year or winter that
        may be two.
    """
    words = normal(text) if len(text) <= _LONGEST else ""
    day = day_of(words)
    if day is not None:
        return Read(Precision.DAY, day, day, words)
    for pattern, reader in _READERS:
        found = pattern.fullmatch(words)
        if found is not None:
            read = _tried(reader, found)
            if read is not None:
                return read
    raise _ambiguous(text, words) or no_date(text)


def _tried(reader: Callable[[re.Match[str]], Read | None], found: re.Match[str]) -> Read | None:
    """Return ``None`` for what looks like a date but is not in the calendar, such as 31 april."""
    try:
        return reader(found)
    except (ValueError, KeyError):
        return None


def no_date(value: object) -> ValueError:
    """Return the refusal of what is no date."""
    examples = "2018-11-05, november 2018 eller 2018"
    return refused("when", f"{shown(value)} är inte ett datum; skriv till exempel {examples}")


def _ambiguous(text: str, words: str) -> ValueError | None:
    found = _AMBIGUOUS.fullmatch(words)
    if found is None:
        return None
    word, year = found[1], int(found[2])
    either = f"{word} {_split_year(year - 1)} eller {word} {_split_year(year)}"
    return refused("when", f"{shown(text)} kan betyda två olika år; skriv {either}")


def _split_year(year: int) -> str:
    """Return 2018/19, and 1999/2000 over the turn of a century."""
    after = year + 1
    return f"{year}/{after % 100:02}" if after % 100 else f"{year}/{after}"


def _day(year: str, month: int, day: str) -> Read:
    made = date(int(year), month, int(day))
    return Read(Precision.DAY, made, made, made.isoformat())


def _month(year: str, month: int) -> Read:
    first = date(int(year), month, 1)
    return Read(Precision.MONTH, first, first.replace(day=_days_in(first)), f"{year}-{month:02}")


def _days_in(first: date) -> int:
    return monthrange(first.year, first.month)[1]


def _year(found: re.Match[str]) -> Read:
    year = int(found[1])
    return Read(Precision.YEAR, date(year, 1, 1), date(year, 12, 31), found[1])


def _season(found: re.Match[str]) -> Read:
    """Read a season, generously: våren is January to June, sommaren June to August, hösten the rest."""
    opens, closes = _SEASONS[found[1]]
    last = date(int(found[2]), closes, 1)
    text = f"{_SEASON_WORDS[found[1]]} {found[2]}"
    return Read(Precision.SEASON, date(last.year, opens, 1), last.replace(day=_days_in(last)), text)


def _winter(found: re.Match[str]) -> Read | None:
    """Read a winter, generously: November to March."""
    year = _first_year(found[1], found[2])
    if year is None:
        return None
    last = date(year + 1, 3, 31)
    return Read(Precision.SEASON, date(year, 11, 1), last, f"vintern {_split_year(year)}")


def _turn(found: re.Match[str]) -> Read | None:
    year = _first_year(found[1], found[2])
    if year is None:
        return None
    return Read(Precision.TURN, date(year, 12, 31), date(year + 1, 1, 1), f"årsskiftet {_split_year(year)}")


def _first_year(first: str, second: str) -> int | None:
    """Return the first of two years in a row; 18/19 are in this century, 99/00 meet at its beginning."""
    year = int(first) if len(first) > len("18") else 2000 + int(second) - 1
    agree = f"{year}".endswith(first) and f"{year + 1}".endswith(second)
    return year if agree and year + 1 in YEARS else None


_ISO_DAY: Final = re.compile(f"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})")
_AMBIGUOUS: Final = re.compile(f"(årsskiftet|vintern) {_YEAR}")
_READERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Read | None]], ...]] = (
    (re.compile(f"{_YEAR}-([0-9]{{2}})"), lambda found: _month(found[1], int(found[2]))),
    (re.compile(_YEAR), _year),
    (
        re.compile(rf"(?:den )?([0-9]{{1,2}}) ([a-z]+)\.? {_YEAR}"),
        lambda found: _day(found[3], MONTH_NUMBERS[found[2]], found[1]),
    ),
    (
        re.compile(rf"([a-z]+)\.? {_YEAR}"),
        lambda found: _month(found[2], MONTH_NUMBERS[found[1]]),
    ),
    (
        re.compile(f"(?:den )?([0-9]{{1,2}})/([0-9]{{1,2}})[ -]{_YEAR}"),
        lambda found: _day(found[3], int(found[2]), found[1]),
    ),
    (re.compile(f"(vår|sommar|höst)(?:en)? {_YEAR}"), _season),
    (re.compile(f"vintern {_SHORT_YEAR}[/–-]{_SHORT_YEAR}"), _winter),
    (re.compile(f"årsskiftet {_SHORT_YEAR}[/–-]{_SHORT_YEAR}"), _turn),
)
