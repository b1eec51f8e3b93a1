"""Rules about what may be claimed back (återbetalning)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.money import Repayment
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.values import Amount

__all__: list[str] = []


@rule("PAY006", Severity.ERROR, on=Repayment, hint="sänk det högsta beloppet eller rätta bidragen i budgeten")
def reclaim_is_more_than_was_paid(node: Repayment, case: Case) -> Iterator[Fault]:
    """Mer får krävas tillbaka än vad som betalas.

    *Varför:* Återbetalning är att få tillbaka det man har lämnat. Ett högre krav är en påföljd, och det måste
    i så fall sägas.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
          - {kind: repayment, triggers: [misuse], extent: whole_or_part, at_most: 500 000 kr}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
          - {kind: repayment, triggers: [misuse], extent: whole_or_part, at_most: 400 000 kr}
    """
    paid = sum(case.cash.values(), Decimal(0))
    if node.at_most is not None and paid and _is_the_most(case) and node.at_most > paid:
        amounts = swedish.kronor(node.at_most), swedish.kronor(paid)
        most = "" if case.cash_is_exact else "högst "
        yield Fault(f"{amounts[0]} får krävas tillbaka men de kontanta bidragen är {most}{amounts[1]}", at=("at_most",))


def _is_the_most(case: Case) -> bool:
    """Whether the cash cannot be more than is counted: every amount is exact or has an upper bound."""
    lines = (line for budget in case.all(Budget) for one in budget.contributions for line in one.lines)
    return all(all(map(_has_a_bound, _amounts(line))) for line in lines if line.kind == "cash")


def _amounts(line: BudgetLine) -> list[Amount | None]:
    if line.years:
        return [one.amount for one in line.years]
    return [] if line.exact is not None else [line.amount]


def _has_a_bound(amount: Amount | None) -> bool:
    return amount is not None and amount.span.high is not None and not amount.span.about
