"""What contributions in money come to, as payments are held against it (kontanta bidrag)."""

from __future__ import annotations

from decimal import Decimal

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.payment import Payment
from iopdocs.rules._base import Case

__all__ = ["cash_of", "listed", "sums_of"]


def cash_of(node: Payment, case: Case) -> list[BudgetLine]:
    """Return the lines of cash that a clause is about; one that names no receiver may be meant."""
    paid = (one for budget in case.all(Budget) for one in budget.contributions if one.party == node.payer)
    return [line for one in paid for line in one.lines if line.kind == "cash" and line.to in (None, node.receiver)]


def sums_of(lines: list[BudgetLine]) -> set[Decimal]:
    """Return what the lines come to, that of each year too; nothing where that is not exact."""
    if lines[0].years:
        return _yearly(lines)
    spans = [line.span for line in lines if line.span is not None]
    if len(spans) != len(lines) or not all(span.exact for span in spans):
        return set()
    return {sum((span.low for span in spans), Decimal(0))}


def listed(sums: set[Decimal]) -> str:
    """Return amounts as they stand in a message: the one that it is, or those that it may be."""
    return swedish.list_of([swedish.kronor(one) for one in sorted(sums)], "eller")


def _yearly(lines: list[BudgetLine]) -> set[Decimal]:
    """Return the sum of each year and of all; none as long as an amount is decided later or is not exact."""
    amounts = [(one.year, one.amount) for line in lines for one in line.years]
    if not all(line.years for line in lines) or not all(amount is not None and amount.exact for _, amount in amounts):
        return set()
    sums: dict[int, Decimal] = {}
    for year, amount in amounts:
        sums[year] = sums.get(year, Decimal(0)) + (amount.kronor if amount is not None else 0)
    return {*sums.values(), sum(sums.values(), Decimal(0))}
