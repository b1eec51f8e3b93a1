"""Whole months (hela månader): the calendar arithmetic of terms and notice periods.

A period of months ends on the day before the same-numbered day; where the month has no such day, on its last
day (lag (1930:173) om beräkning av lagstadgad tid, 1 §, which agreements follow unless they say otherwise).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from iopdocs.values.refusal import refused

__all__ = ["YEARS", "add_months", "months_end", "months_of"]

YEARS: Final = range(1000, 3000)
"""The years that dates may lie in; outside them a digit has been lost or added."""

_YEAR: Final = 12


def add_months(day: date, months: int) -> date:
    """Return the same-numbered day some months later (or earlier), or that month's last day if it is shorter.

    Raises:
        ValueError: when the calendar does not reach so far.
    """
    year, month, last = _month_after(day, months)
    return date(year, month, min(day.day, last))


def months_end(first: date, months: int) -> date:
    """Return the last day, inclusive, of a period of whole months that begins on ``first``.

    Twelve months from 2019-03-01 end on 2020-02-29; one month from 2018-01-31 ends on 2018-02-28.

    Raises:
        ValueError: when the calendar does not reach so far.
    """
    year, month, last = _month_after(first, months)
    return date(year, month, last) if first.day > last else date(year, month, first.day) - timedelta(days=1)


def months_of(first: date, last: date) -> int:
    """Return how many whole months fit from ``first`` to ``last``, both counted; none if reversed."""
    months = (last.year - first.year) * _YEAR + last.month - first.month
    return max(0, months + (months_end(first, months + 1) <= last) - (months_end(first, months) > last))


def _month_after(day: date, months: int) -> tuple[int, int, int]:
    """Return the year, the month and its number of days."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    if not date.min.year < year < date.max.year:
        raise refused("day", f"{months} månader från {day.isoformat()} ligger utanför kalendern")
    return year, month + 1, monthrange(year, month + 1)[1]
