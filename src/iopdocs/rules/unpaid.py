"""Rules about contributions in money that the agreement does not say enough of (utbetalning och belopp som saknas)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.budget import Budget, BudgetLine, PartyBudget
from iopdocs.clauses.payment import Payment
from iopdocs.clauses.structure import Framework, Supplement
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted

__all__: list[str] = []

_TOLD_BY: Final = (Payment, Framework, Supplement)
"""Clauses that tell how money is paid, or of an agreement that may."""


@rule("COM015", Severity.NOTE, on=Agreement, hint="lägg till en klausul om utbetalning (payment)")
def payment_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet har kontanta bidrag men säger inget om när de betalas.

    *Varför:* Utan dag eller rytm vet mottagaren inte när pengarna kommer, och betalaren inte när den är sen. Tillägg
    och underavtal får lämna frågan till det andra avtalet.

    Fel:
        without: [payment]
    Rätt:
        clauses:
          - {kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, frequency: quarterly}
    """
    lines = (line for budget in case.all(Budget) for one in budget.contributions for line in one.lines)
    told_elsewhere = any(case.first(one) is not None for one in _TOLD_BY)
    if told_elsewhere or not any(line.kind == "cash" for line in lines):
        return
    if not case.mentions("utbetal", "betalas", "betalar ut", "rekvi", "faktur"):
        yield Fault("avtalet har kontanta bidrag men saknar en klausul om utbetalning", at=("clauses",))


@rule("PAY011", Severity.WARNING, on=PartyBudget, hint="lägg till en klausul om utbetalning (payment) för bidraget")
def contribution_has_no_payment(node: PartyBudget, case: Case) -> Iterator[Fault]:
    """Ett kontant bidrag har ingen klausul om utbetalning, fast ett annat har det.

    *Varför:* När avtalet säger hur ett bidrag betalas väntar sig läsaren att det säger det om alla. Annars vet
    mottagaren inte när pengarna kommer.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 100 000 kr}]
              - party: foreningen
                lines: [{label: Återbäring, kind: cash, to: kommunen, amount: 10 000 kr}]
          - {kind: payment, payer: kommunen, receiver: foreningen, method: requisition, days: 30}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 100 000 kr}]
          - {kind: payment, payer: kommunen, receiver: foreningen, method: requisition, days: 30}
    """
    told = {(one.payer, one.receiver) for one in case.all(Payment)}
    for index, line in enumerate(node.lines if told else ()):
        if line.kind == "cash" and line.to is not None and (node.party, line.to) not in told:
            whose = f"bidraget {quoted(line.label)} från {case.name(node.party)} till {case.name(line.to)}"
            yield Fault(f"{whose} har ingen klausul om utbetalning", at=("lines", index))
            told.add((node.party, line.to))


@rule(
    "BUD025",
    Severity.NOTE,
    on=BudgetLine,
    hint="ange beloppet, eller skriv i en anmärkning (note) vem som beslutar om det och när",
)
def year_of_cash_has_no_amount(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Ett kontant bidrag saknar belopp för ett av åren.

    *Varför:* I dokumentet står att beloppet beslutas senare. Är det inte meningen har ett belopp glömts bort, och är
    det meningen behöver mottagaren veta vem som beslutar och när.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-12-31}
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Stöd
                    kind: cash
                    to: foreningen
                    years: [{year: 2027, amount: 400 000 kr}, {year: 2028}]
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-12-31}
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Stöd
                    kind: cash
                    to: foreningen
                    years: [{year: 2027, amount: 400 000 kr}, {year: 2028}]
                    note: Kommunstyrelsen beslutar om beloppet för 2028 i budgeten för det året.
    """
    years = [one.column.said for one in node.years if one.amount is None] if node.kind == "cash" else []
    if years and node.note is None and not _says_how_it_is_decided(node, case):
        which = swedish.list_of(years)
        yield Fault(f"bidraget {quoted(node.label)} har inget belopp för {which}", at=("years",))


def _says_how_it_is_decided(line: BudgetLine, case: Case) -> bool:
    place = case.place(line)
    before = " ".join(place.budget.paragraphs or ()) if place is not None else ""
    return "beslut" in before or "fastställ" in before or case.mentions("beslutas", "beslutar", "fastställ")
