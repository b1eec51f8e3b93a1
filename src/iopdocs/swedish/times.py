"""Days and periods as they are printed (dagar och perioder)."""

from __future__ import annotations

from datetime import date
from typing import Final

from iopdocs.swedish.cldr import cldr
from iopdocs.swedish.signs import EN_DASH, NBSP
from iopdocs.values.dates import Period, Precision, When
from iopdocs.values.season import End, Season

__all__ = ["den_date", "iso", "long_date", "period", "period_days", "period_short", "season", "when"]

_WITH_DAYS: Final = frozenset({Precision.MONTH, Precision.YEAR})
_CALENDAR: Final = frozenset({Precision.DAY, Precision.YEAR})


def iso(day: date) -> str:
    """Return ``2018-01-01``, as in tables and headers."""
    return day.isoformat()


def long_date(day: date) -> str:
    """Return ``1 januari 2018``."""
    return f"{day.day}{NBSP}{cldr().months[day.month]} {day.year}"


def den_date(day: date) -> str:
    """Return ``den 1 januari 2018``, as in running text."""
    return f"den{NBSP}{long_date(day)}"


def when(moment: When) -> str:
    """Return a date as exact as it is known: ``1 januari 2018``, ``november 2018``, ``2018``."""
    if moment.precision is Precision.DAY:
        return long_date(moment.first)
    if moment.precision is Precision.MONTH:
        return f"{cldr().months[moment.first.month]} {moment.first.year}"
    return moment.text


def _when_in_text(moment: When) -> str:
    return den_date(moment.first) if moment.precision is Precision.DAY else when(moment)


def period(span: Period) -> str:
    """Return a period in running text, where it cannot be doubted that both ends belong to it.

    ``från och med den 1 januari 2018 till och med den 31 december 2018``; open-ended ``från och med … och
    tills vidare``; a period given as one year, month or season ``under 2018``.
    """
    first = _when_in_text(span.first)
    if span.last is None:
        return f"från och med {first} och tills vidare"
    if span.first != span.last:
        return f"från och med {first} till och med {_when_in_text(span.last)}"
    return first if span.first.exact else f"under {first}"


def period_days(span: Period) -> str:
    """Return a period in running text with the first and last day of the years and months that bound it.

    ``från och med den 1 januari 2019 till och med den 31 december 2021`` for 2019–2021. Seasons and turns of years,
    which are known no better, stay as they are.
    """
    first, last = span.first, span.last
    opens = When(first.first) if first.precision in _WITH_DAYS else first
    return period(Period(opens, When(last.last) if last and last.precision in _WITH_DAYS else last))


def season(span: Season) -> str:
    """Return a season in running text: ``från och med den 1 oktober till och med den 28 februari``."""
    first, last = (_end_in_text(end) for end in (span.first, span.last))
    return f"från och med {first} till och med {last}"


def _end_in_text(end: End) -> str:
    month = cldr().months[end.month]
    return month if end.day is None else f"den{NBSP}{end.day}{NBSP}{month}"


def period_short(span: Period) -> str:
    """Return a period for tables: ``1 januari–31 december 2018``, ``2019–2021`` for whole calendar years.

    Open-ended: ``1 januari 2018 – tills vidare``.
    """
    first, last = span.first, span.last
    if last is None:
        return f"{when(first)} {EN_DASH} tills vidare"
    if first == last:
        return when(first)
    if _is_calendar_years(first, last):
        return f"{first.first.year}{EN_DASH}{last.last.year}"
    return f"{_opening(first, last)}{EN_DASH}{when(last)}"


def _is_calendar_years(first: When, last: When) -> bool:
    """Whether a period is two or more whole years; seasons and turns of years say something else."""
    begins, ends = first.first, last.last
    whole = (begins.month, begins.day, ends.month, ends.day) == (1, 1, 12, 31)
    return whole and begins.year < ends.year and {first.precision, last.precision} <= _CALENDAR


def _opening(first: When, last: When) -> str:
    """Return the first date without what it shares with the last."""
    begins, ends = first.first, last.first
    if first.precision is not last.precision or begins.year != ends.year:
        return when(first)
    if first.precision is Precision.DAY:
        month = "" if begins.month == ends.month else f"{NBSP}{cldr().months[begins.month]}"
        return f"{begins.day}{month}"
    return cldr().months[begins.month] if first.precision is Precision.MONTH else when(first)
