"""When reports are due (sista dag för rapporter)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from iopdocs.clauses._phrases import MONTHS_BETWEEN
from iopdocs.clauses.follow_up import Report
from iopdocs.rules._base import Case
from iopdocs.rules._days import dates_in, times_in
from iopdocs.values import When, months_end

__all__ = ["due_day", "due_field", "first_due", "later", "named_after"]


def first_due(report: Report, case: Case) -> date | None:
    """Return the day on which the first of a report is due, or ``None`` where the agreement does not say."""
    term = case.term
    start = report.first or (term.start if term is not None else None)
    months = MONTHS_BETWEEN.get(report.frequency)
    once = report.last or (term.end if term is not None else None)
    ends = once if report.frequency == "once" else _tried(start, months_end, months or 0) if months else start
    return due_day(report, ends)


def due_day(report: Report, ends: date | None) -> date | None:
    """Return the day on which the report about a time that ends on ``ends`` is due."""
    if report.due is not None or report.months_after is None:
        return report.due
    return later(ends, report.months_after)


def due_field(report: Report) -> tuple[str, ...]:
    """Return the field that tells when a report is due."""
    return ("due",) if report.due is not None else ("months_after",)


def later(day: date | None, months: int) -> date | None:
    """Return the last day of whole months that follow on a day."""
    return _tried(day + timedelta(days=1) if day is not None else None, months_end, months)


def named_after(text: str, end: date, months: int) -> When | None:
    """Return the first time that a text names and that lies after ``end``, an exact day so many months after it."""
    days = [When(named.day) for named in dates_in(text) if named.day is not None]
    latest = later(end, months) if days else end
    return next((one for one in days or times_in(text) if latest is not None and one.opens > latest), None)


def _tried(day: date | None, count: Callable[[date, int], date], months: int) -> date | None:
    """Return ``None`` for what leaves the calendar."""
    try:
        return count(day, months) if day is not None else None
    except (ValueError, OverflowError):
        return None
