"""What contributions in money come to, as payments are held against it (kontanta bidrag)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.payment import Payment
from iopdocs.rules._base import Case
from iopdocs.values import Period

__all__ = [
    "ALL",
    "YEAR",
    "Granted",
    "alike",
    "cash_of",
    "exact_over_the_term",
    "granted",
    "is_part",
    "listed",
    "sums_of",
    "told",
]

YEAR: Final = 12
"""Months in a year."""
ALL: Final = "tillsammans"
"""How the time of all years is told."""
_ORE: Final = Fraction(1, 100)


@dataclass(frozen=True)
class Granted:
    """What is granted for some time (beviljat bidrag): how much, for how many months, and how the time is told.

    The first of ``spans`` is the time itself; payments may also be counted over the others.
    """

    amount: Decimal
    spans: tuple[int, ...]
    time: str

    @property
    def is_whole(self) -> bool:
        """Whether the time is all that there is, and not one of several years or every year."""
        return self.time in {"", ALL}

    def counts(self, between: int) -> set[Fraction]:
        """Return how many payments there may be so many months from one another; a time begun may have one more."""
        exact = [Fraction(span, between) for span in self.spans]
        return {count for one in exact for count in (one, Fraction(int(one)), Fraction(-int(-one // 1))) if count}

    def is_paid_by(self, each: Decimal, between: int) -> bool:
        """Whether the same amount so many months from another makes what is granted."""
        return any(is_part(each, self.amount, count) for count in self.counts(between))


def is_part(each: Decimal, amount: Decimal, count: Fraction) -> bool:
    """Whether ``count`` times ``each`` is an amount, or as near as whole kronor come where ``each`` is in kronor."""
    exact, step = Fraction(amount) / count, Fraction(1) if each == each.to_integral_value() else _ORE
    return exact == each or (exact % step != 0 and abs(exact - Fraction(each)) < step)


def alike(node: Payment, case: Case) -> list[Payment]:
    """Return the clauses about the same payer, receiver and time as one, itself too."""
    same = (one for one in case.all(Payment) if (one.payer, one.receiver) == (node.payer, node.receiver))
    return [one for one in same if _meet(one.period, node.period)]


def _meet(one: Period | None, other: Period | None) -> bool:
    """Whether two times have any day in common; no time is all of it."""
    if one is None or other is None:
        return True
    return one.start <= (other.end or date.max) and other.start <= (one.end or date.max)


def cash_of(node: Payment, case: Case) -> list[BudgetLine]:
    """Return the lines of cash that a clause is about; one that names no receiver may be meant."""
    paid = (one for budget in case.all(Budget) for one in budget.contributions if one.party == node.payer)
    return [line for one in paid for line in one.lines if line.kind == "cash" and line.to in (None, node.receiver)]


def sums_of(lines: list[BudgetLine]) -> set[Decimal]:
    """Return what the lines come to, that of each year too; nothing where that is not exact."""
    if lines[0].years:
        sums = _years(lines)
        known = {one for one in sums.values() if one is not None}
        return {*known, _all(sums)} if known and None not in sums.values() else set()
    spans = [line.span for line in lines if line.span is not None]
    if len(spans) != len(lines) or not all(span.exact for span in spans) or len({line.per for line in lines}) > 1:
        return set()
    return {sum((span.low for span in spans), Decimal(0))}


def listed(sums: set[Decimal]) -> str:
    """Return amounts as they stand in a message: the one that it is, or those that it may be."""
    return swedish.list_of([swedish.kronor(one) for one in sorted(sums)], "eller")


_FEW: Final = 4


def told(lines: list[BudgetLine]) -> str:
    """Return what exact contributions are, as a message says it: each year with its amount, or how often they recur."""
    if not lines[0].years:
        per = f" per {lines[0].per}" if lines[0].per is not None else ""
        return f"{listed(sums_of(lines))}{per}"
    sums = {year: one for year, one in _years(lines).items() if one is not None}
    all_of_them = f"{swedish.kronor(_all(sums))} tillsammans"
    if len(sums) == 1:
        return swedish.kronor(_all(sums))
    if len(sums) > _FEW:
        least, most = min(sums.values()), max(sums.values())
        span = f"{swedish.number(least)}{swedish.EN_DASH}" if least != most else ""
        return f"{span}{swedish.kronor(most)} om året, {all_of_them}"
    each = swedish.list_of([f"{swedish.kronor(one)} för {year}" for year, one in sums.items()])
    return f"{each}, {all_of_them}"


def granted(node: Payment, case: Case) -> tuple[list[Granted], Granted | None]:
    """Return what a clause is to pay for each time that is known exactly, and for all of them where that is known."""
    lines = cash_of(node, case)
    if not lines:
        return [], None
    if any(line.years for line in lines):
        return _by_year(lines, node.period or case.term) if all(line.years for line in lines) else ([], None)
    if not all(line.span is not None and line.span.exact for line in lines):
        return [], None
    recurring = [(line.span.low, line.per.months) for line in lines if line.span is not None and line.per is not None]
    if not recurring:
        return _once(lines, case) if node.period is None else [], None
    yearly = sum((amount * YEAR / months for amount, months in recurring), Decimal(0))
    return ([Granted(yearly, (YEAR,), "om året")], None) if len(recurring) == len(lines) else ([], None)


def _by_year(lines: list[BudgetLine], time: Period | None) -> tuple[list[Granted], Granted | None]:
    sums = _years(lines)
    if time is not None:
        sums = {year: one for year, one in sums.items() if _months_in(time, year)}
    known = [Granted(one, _spans(lines, time, year), f"för {year}") for year, one in sums.items() if one is not None]
    if len(known) < len(sums) or not known:
        return known, None
    return known, Granted(_all(sums), (sum(one.spans[0] for one in known), YEAR * len(known)), ALL)


def _spans(lines: list[BudgetLine], time: Period | None, year: int) -> tuple[int, ...]:
    """Return the months of a year: those of the time, those that the amounts are for, and all of them."""
    columns = {one.column for line in lines for one in line.years if one.year == year}
    halves = len({one.half for one in columns}) if all(one.half for one in columns) else 2
    there = (_months_in(time, year),) if time is not None else ()
    return tuple(dict.fromkeys((*there, min(halves * YEAR // 2, YEAR), YEAR)))


def _months_in(time: Period, year: int) -> int:
    """Return how many months of a year a time has, one that is begun counted whole."""
    first, last = max(time.start, date(year, 1, 1)), min(time.end or date.max, date(year, YEAR, 31))
    return last.month - first.month + 1 if first <= last else 0


def _once(lines: list[BudgetLine], case: Case) -> list[Granted]:
    """Return an amount for the time of its budget, else of the term; nothing where lines are for different times."""
    places = [place for line in lines if (place := case.place(line)) is not None]
    times = {months for place in places if (months := _length(place.budget.period or case.term))}
    total = sum((line.span.low for line in lines if line.span is not None), Decimal(0))
    return [Granted(total, (times.pop(),), "")] if len(times) == 1 else []


def _length(time: Period | None) -> int | None:
    return time.months if time is not None else None


def _years(lines: list[BudgetLine]) -> dict[int, Decimal | None]:
    """Return what each year comes to; ``None`` as long as an amount of it is decided later or is not exact."""
    sums: dict[int, Decimal | None] = {}
    if all(line.years for line in lines):
        for year, amount in sorted(_of_years(lines), key=lambda one: one[0]):
            known = sums.get(year, Decimal(0))
            sums[year] = None if known is None or amount is None else known + amount
    return sums


def _of_years(lines: list[BudgetLine]) -> Iterator[tuple[int, Decimal | None]]:
    for one in (one for line in lines for one in line.years):
        yield one.year, one.amount.kronor if one.amount is not None and one.amount.exact else None


def _all(sums: dict[int, Decimal] | dict[int, Decimal | None]) -> Decimal:
    return sum((one or Decimal(0) for one in sums.values()), Decimal(0))


def exact_over_the_term(line: BudgetLine, case: Case) -> Decimal | None:
    """Return what a line comes to over the term; ``None`` where that is not exact."""
    if line.years:
        given = [one.amount for one in line.years if one.amount is not None and one.amount.exact]
        return sum((one.kronor for one in given), Decimal(0)) if len(given) == len(line.years) else None
    if line.span is not None and not line.span.exact:
        return None
    if line.amount is None and line.basis is None:
        return Decimal(0)
    return case.over_the_term(line)
