"""Rules about amounts that follow an actual number: a price for each of something (pris per enhet)."""

from __future__ import annotations

from collections.abc import Iterator

from iopdocs import swedish
from iopdocs.clauses.basis import UnitPrice
from iopdocs.clauses.budget import BudgetLine
from iopdocs.findings import Severity
from iopdocs.law import SERVICE_CONTRACT
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted

__all__: list[str] = []


@rule(
    "BAS006",
    Severity.ERROR,
    on=BudgetLine,
    hint="ta bort beloppet, och ange det lägsta antalet (at_least) och det högsta (at_most) om de finns",
)
def amount_stands_beside_a_price_per_unit(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """En rad har både ett belopp och ett pris per enhet.

    *Varför:* Det ena lovar ett fast belopp och det andra ett som följer det verkliga antalet. Mottagaren kan kräva
    båda.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Deltagarveckor
                    kind: cash
                    to: foreningen
                    amount: 48 000 kr
                    basis: {kind: unit_price, rate: 400 kr, unit: deltagarvecka, at_most: 120 deltagarveckor}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Deltagarveckor
                    kind: cash
                    to: foreningen
                    basis: {kind: unit_price, rate: 400 kr, unit: deltagarvecka, at_most: 120 deltagarveckor}
    """
    if node.unit_price is not None and (node.amount is not None or node.years):
        told = str(node.amount) if node.amount is not None else "belopp år för år"
        yield Fault(
            f"raden {quoted(node.label)} har både {told} och ett pris per enhet, {node.unit_price.formula}",
            at=("amount" if node.amount is not None else "years",),
        )


@rule(
    "BAS007",
    Severity.NOTE,
    on=BudgetLine,
    source=SERVICE_CONTRACT,
    hint="ange det högsta antalet (at_most), eller uppskatta värdet och jämför det med direktupphandlingsgränsen",
)
def number_has_no_upper_bound(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """Ett bidrag följer ett antal som inte har någon övre gräns.

    *Varför:* Den som betalar vet inte hur mycket den har åtagit sig, och avtalets värde går inte att räkna ut. Räknas
    avtalet som ett köp av tjänst har värdet betydelse. Det avgör inte programmet.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Deltagarveckor
                    kind: cash
                    to: foreningen
                    basis: {kind: unit_price, rate: 400 kr, unit: deltagarvecka}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Deltagarveckor
                    kind: cash
                    to: foreningen
                    basis: {kind: unit_price, rate: 400 kr, unit: deltagarvecka, at_most: 120 deltagarveckor}
    """
    price = node.unit_price
    if price is not None and node.kind == "cash" and price.at_most is None:
        least = f"minst {_least(price)}" if price.span.low else "inte känt"
        yield Fault(
            f"bidraget {quoted(node.label)} är {price.formula} utan högsta antal, så värdet är {least}",
            at=("basis",),
        )


def _least(price: UnitPrice) -> str:
    return swedish.kronor(price.span.low) + (f" per {price.per}" if price.per is not None else "")
