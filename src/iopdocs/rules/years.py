"""Rules about amounts that stand year by year (flerårig budget)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from iopdocs import swedish
from iopdocs.clauses.budget import BudgetLine, PartyBudget
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted, said

__all__: list[str] = []


@rule("BUD012", Severity.ERROR, on=BudgetLine, hint="behåll antingen beloppet eller beloppen år för år")
def amount_stands_beside_the_years(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """En rad har både ett belopp och belopp år för år.

    *Varför:* Det går inte att se om beloppet är hela tidens, ett års eller något utöver årens.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Stöd
                    kind: cash
                    to: foreningen
                    amount: 400 000 kr
                    years: [{year: 2027, amount: 400 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Stöd
                    kind: cash
                    to: foreningen
                    years: [{year: 2027, amount: 400 000 kr}]
    """
    if node.years and (node.amount is not None or node.basis is not None):
        other = "ett belopp" if node.amount is not None else "ett beräkningsunderlag"
        yield Fault(f"raden {quoted(node.label)} har både {other} och belopp år för år", at=("years",))


@rule("BUD015", Severity.WARNING, on=BudgetLine, hint="rätta årtalet i budgeten eller i avtalstiden")
def year_lies_outside_the_term(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Ett belopp gäller ett år då avtalet inte gäller.

    *Varför:* Pengar för ett annat år omfattas inte av avtalets villkor. Oftast är årtalet fel.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, years: [{year: 2028, amount: 400 000 kr}]}]
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, years: [{year: 2027, amount: 400 000 kr}]}]
    """
    term = case.term
    if not node.years or term is None or (term.end is not None and term.end < term.start):
        return
    for index, one in enumerate(node.years):
        if one.year < term.start.year or (term.end is not None and one.year > term.end.year):
            time = f"{one.year} men avtalstiden är {swedish.period_short(term)}"
            yield Fault(f"raden {quoted(node.label)} har ett belopp för {time}", at=("years", index, "year"))


@rule("BUD016", Severity.ERROR, on=PartyBudget, hint="rätta årets rader eller summan")
def stated_year_differs_from_rows(node: PartyBudget, case: Case) -> Iterator[Fault]:
    """Ett års angivna summa är en annan än årets rader.

    *Varför:* Stämmer inte summan går det inte att veta vad parten har åtagit sig det året.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, years: [{year: 2027, amount: 400 000 kr}]}]
                stated_years: [{year: 2027, amount: 450 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, years: [{year: 2027, amount: 400 000 kr}]}]
                stated_years: [{year: 2027, amount: 400 000 kr}]
    """
    for index, stated in enumerate(node.stated_years):
        found = [one for line in node.lines if (one := line.in_year(stated.year)) is not None]
        amounts = [one.amount for one in found if one.amount is not None and one.amount.exact]
        total = sum((one.kronor for one in amounts), Decimal(0))
        if stated.amount is None or not found or len(amounts) < len(found) or stated.amount.fits(total):
            continue
        rows = f"{swedish.genitive(case.name(node.party))} rader för {stated.year}"
        sums = f"ger {said(total, stated.amount.unit)} men summan anges till {stated.amount}"
        yield Fault(f"{rows} {sums}", at=("stated_years", index, "amount"))


@rule("BUD019", Severity.ERROR, on=BudgetLine, hint="behåll ett belopp för varje år")
def year_is_given_twice(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """En rad har två belopp för samma år.

    *Varför:* Bara det ena kommer med i tabellen, och ingen vet vilket som gäller.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines:
                  - label: Stöd
                    kind: cash
                    to: foreningen
                    years: [{year: 2027, amount: 400 000 kr}, {year: 2027, amount: 300 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, years: [{year: 2027, amount: 400 000 kr}]}]
    """
    for year, times in Counter(one.year for one in node.years).items() if len(node.years) > 1 else ():
        if times > 1:
            yield Fault(
                f"raden {quoted(node.label)} har {swedish.cardinal(times, 'neuter')} belopp för {year}", at=("years",)
            )
