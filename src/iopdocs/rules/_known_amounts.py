"""Every amount that the clauses hold, that running text may repeat (kända belopp)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.budget_line import YearAmount
from iopdocs.clauses.costs import Costs
from iopdocs.clauses.payment import Payment
from iopdocs.rules._case import Case
from iopdocs.values import Amount, StatedAmount

__all__ = ["Known", "known_amounts"]

_YEAR: Final = 12


class Known(NamedTuple):
    """Amounts in kronor: all that a text may name, and those among them that are for one of several years."""

    every: frozenset[Decimal]
    yearly: frozenset[Decimal]

    def has(self, stated: StatedAmount) -> bool:
        """Whether an amount in a text is one of the budget's."""
        return any(map(stated.fits, self.every))

    def is_of_one_year(self, stated: StatedAmount) -> bool:
        """Whether an amount in a text is that of one of several years, and nothing else."""
        return any(map(stated.fits, self.yearly))


def known_amounts(case: Case) -> Known:
    """Return every amount that the clauses hold; what is the same each time is multiplied by the years too.

    What is listed year by year is not: two times the second year is no sum that anybody has agreed on.
    """
    if not case.all(Budget):
        return Known(frozenset(), frozenset())
    amounts = {
        amount
        for _, node in case.visited
        if not isinstance(node, YearAmount)
        for value in node.__dict__.values()
        for amount in _in_field(value)
    }
    amounts.update(clause.total(column) for clause in case.all(Costs) for column in clause.columns)
    amounts.update(clause.whole for clause in case.all(Costs))
    for budget in case.all(Budget):
        amounts.update(_of_budget(budget))
    listed = {amount for budget in case.all(Budget) for amount in _year_by_year(budget)}
    sums = {amount for budget in case.all(Budget) for amount in _over_the_years(budget)}
    parts = {one.share / 100 for clause in case.all(Payment) for one in clause.instalments if one.share is not None}
    amounts |= {amount * part for amount in amounts for part in parts}
    years = max(1, (case.months or 0) // _YEAR)
    amounts |= {amount * years for amount in amounts} | {amount / years for amount in amounts}
    of_years = listed | {amount * part for amount in listed | sums for part in parts}
    every = amounts | of_years | sums | {amount / years for amount in sums}
    return Known(frozenset(every), frozenset(listed - amounts - sums))


def _in_field(value: object) -> Iterator[Decimal]:
    """Yield what a field says in kronor, if it holds an amount."""
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, StatedAmount):
        yield value.kronor
    elif isinstance(value, Amount):
        yield from filter(None, (value.stated.kronor, value.kronor, value.span.high))


def _of_budget(budget: Budget) -> Iterator[Decimal]:
    """Yield the sums of a budget, and what its bases come to."""
    paid = [transfer.amount for transfer in budget.transfers if transfer.amount is not None]
    yield from (budget.total, budget.counted_once, sum(paid, Decimal(0)), *paid)
    yield from (one.total for one in budget.contributions)
    bases = [line.basis for one in budget.contributions for line in one.lines if line.basis is not None]
    yield from (amount for basis in bases for _, amount in basis.readings)


def _groups(budget: Budget) -> Iterator[list[BudgetLine]]:
    """Yield the lines with years as a text may sum them: each alone, a party's, all, and the cash among them."""
    for parties in (*((one,) for one in budget.contributions), budget.contributions):
        lines = [line for one in parties for line in one.lines if line.years]
        yield from (lines, [line for line in lines if line.kind == "cash"], *([line] for line in lines))


def _year_by_year(budget: Budget) -> Iterator[Decimal]:
    """Yield what stands for each year, by itself and summed."""
    for lines in _groups(budget):
        sums: dict[int, Decimal] = {}
        for year in (year for line in lines for year in line.years):
            if year.amount is not None:
                yield from _in_field(year.amount)
                sums[year.year] = sums.get(year.year, Decimal(0)) + year.amount.kronor
        yield from sums.values()
    yield from (amount for one in _stated_years(budget) for amount in _in_field(one.amount))


def _stated_years(budget: Budget) -> Iterator[YearAmount]:
    return (year for one in budget.contributions for year in one.stated_years)


def _over_the_years(budget: Budget) -> Iterator[Decimal]:
    for lines in _groups(budget):
        amounts = (year.amount for line in lines for year in line.years)
        yield sum((amount.kronor for amount in amounts if amount is not None), Decimal(0))
