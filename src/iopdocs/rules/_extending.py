"""How far an agreement can be extended, and when that is decided (förlängning)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.term import Extension, Notice
from iopdocs.rules._case import Case, moment
from iopdocs.values import add_months, day_before, months_end
from iopdocs.values.months import months_of

__all__ = [
    "before",
    "decision",
    "end_after",
    "last_days",
    "leads",
    "more_months",
    "said_of_the_decision",
    "times",
    "ways",
]

_MONTHS: Final = range(1, 37)
_WAYS: Final = ("decide_by", "months_before", "decide_each")


def end_after(day: date | None, months: int) -> date | None:
    """Return the last day of whole months that begin on the day after; ``None`` if that leaves the calendar."""
    try:
        return months_end(day + timedelta(days=1), months) if day is not None else None
    except (ValueError, OverflowError):
        return None


def more_months(extension: Extension, end: date | None) -> int | None:
    """Return by how many months a term can be extended in all; ``None`` where nothing bounds it, or it is not said."""
    if extension.option == "none":
        return 0
    counted = None
    if extension.months is not None and extension.max_times is not None:
        counted = extension.months * extension.max_times
    until = extension.until.closes if extension.until is not None and end is not None else None
    bounded = months_of(end + timedelta(days=1), until) if end is not None and until is not None else None
    return min((one for one in (counted, bounded) if one is not None), default=None)


def times(extension: Extension, end: date | None) -> int | None:
    """Return how many times a term can be extended; ``None`` where nothing bounds it, or it is not said."""
    if extension.max_times == 1 or extension.months is None:
        return extension.max_times
    more = more_months(extension, end)
    return None if more is None else -(-more // extension.months)


def ways(extension: Extension) -> list[str]:
    """Return the fields that tell when an extension is decided; more than one say it twice."""
    return [name for name in _WAYS if getattr(extension, name) is not None]


def decision(extension: Extension, end: date | None) -> date | None:
    """Return the last day on which the first extension may be decided, or a party may say no to it."""
    if extension.decide_by is not None:
        return extension.decide_by.closes
    if end is None:
        return None
    if extension.months_before is not None:
        return before(end, extension.months_before)
    return day_before(extension.decide_each, end) if extension.decide_each is not None else None


def before(end: date, months: int) -> date | None:
    """Return the last day that has so many months left before a term ends; ``None`` if that leaves the calendar."""
    try:
        return add_months(end + timedelta(days=1), -months) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def said_of_the_decision(extension: Extension, case: Case) -> str:
    """Return when an extension is decided, as after *senast*."""
    if extension.decide_by is not None:
        return moment(extension.decide_by)
    if extension.months_before is not None:
        return f"{swedish.plural(extension.months_before, 'månad', 'månader')} före avtalstidens slut"
    day = decision(extension, case.term.end if case.term is not None else None)
    return swedish.den_date(day) if day is not None else f"den {extension.decide_each}"


def last_days(case: Case) -> list[date]:
    """Return the last days on which a party keeps the agreement from being extended, where they are exact."""
    extension, end = case.first(Extension), case.term.end if case.term is not None else None
    days = [before(end, one.months) for one in case.all(Notice) if one.ends_the_term] if end is not None else []
    if not days and extension is not None and extension.option == "automatic":
        exact = extension.decide_by is None or extension.decide_by.exact
        days = [decision(extension, end) if exact else None]
    return [day for day in days if day is not None]


def leads(case: Case) -> list[int]:
    """Return how many months before the end of the term notice may be given at the latest, by the clauses.

    Where an agreement that is extended by itself has no day for it, that is any notice there is.
    """
    end = case.term.end if case.term is not None else None
    ends = [end] if end is not None else []
    exact = [months for day in last_days(case) for end in ends for months in _MONTHS if before(end, months) == day]
    return exact or ([] if last_days(case) else [one.months for one in case.all(Notice)])
