"""Rules about amounts that stand year by year (flerårig budget)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from iopdocs import swedish
from iopdocs.clauses.budget import BudgetLine, PartyBudget
from iopdocs.clauses.budget_time import Column
from iopdocs.clauses.costs import CostLine
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted, said
from iopdocs.rules._paid import exact_over_the_term

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
    if node.years and node.amount is not None:
        yield Fault(f"raden {quoted(node.label)} har både ett belopp och belopp år för år", at=("years",))


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
        if one.column.last < term.start or (term.end is not None and one.column.first > term.end):
            time = f"{one.column.said} men avtalstiden är {swedish.period_short(term)}"
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
        found = [one for line in node.lines if (one := line.at(stated.column)) is not None]
        amounts = [one.amount for one in found if one.amount is not None and one.amount.exact]
        total = sum((one.kronor for one in amounts), Decimal(0))
        if stated.amount is None or not found or len(amounts) < len(found) or stated.amount.fits(total):
            continue
        rows = f"{swedish.genitive(case.name(node.party))} rader för {stated.column.said}"
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
    for column, times in Counter(one.column for one in node.years).items() if len(node.years) > 1 else ():
        if times > 1:
            yield Fault(
                f"raden {quoted(node.label)} har {swedish.cardinal(times, 'neuter')} belopp för {column.said}",
                at=("years",),
            )


@rule("BUD022", Severity.ERROR, on=PartyBudget, hint="rätta summan eller det år som är fel")
def stated_total_differs_from_the_years(node: PartyBudget, case: Case) -> Iterator[Fault]:
    """Den angivna summan är en annan än årens belopp ger.

    *Varför:* Stämmer inte summan går det inte att veta vad parten har åtagit sig. Summan för alla åren
    godtas, och summan för ett av dem. Belopp per år eller månad räknas med för hela avtalstiden.

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
                    years: [{year: 2027, amount: 400 000 kr}, {year: 2028, amount: 410 000 kr}]
                stated_total: 800 000 kr
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
                    years: [{year: 2027, amount: 400 000 kr}, {year: 2028, amount: 410 000 kr}]
                stated_total: 810 000 kr
    """
    stated = node.stated_total
    if stated is None or stated.per is not None or not any(line.years or line.per for line in node.lines):
        return
    amounts = [exact_over_the_term(line, case) for line in node.lines]
    known = [one for one in amounts if one is not None]
    if len(known) < len(amounts) or stated.fits(total := sum(known, Decimal(0))):
        return
    years = sorted({one.column for line in node.lines for one in line.years})
    each_time = [node.span.low] if node.span is not None else []
    if not any(map(stated.fits, [*(_in_year(node, year) for year in years), *each_time])):
        time = "alla åren" if years else "hela avtalstiden"
        rows = f"{swedish.genitive(case.name(node.party))} rader ger {said(total, stated.unit)} för {time}"
        yield Fault(f"{rows} men summan anges till {stated}", at=("stated_total",))


def _in_year(node: PartyBudget, year: Column) -> Decimal:
    """Return what the lines come to in one year; those that stand for no single year are the same in each."""
    found = ((line, line.at(year)) for line in node.lines)
    amounts = (one.amount.kronor if one and one.amount else line.exact for line, one in found if one or not line.years)
    return sum((one or Decimal(0) for one in amounts), Decimal(0))


@rule("BUD024", Severity.ERROR, on=(BudgetLine, CostLine), hint="rätta summan eller det år som är fel")
def stated_total_of_a_line_differs_from_its_years(node: BudgetLine | CostLine, _case: Case) -> Iterator[Fault]:
    """En rads angivna summa är en annan än årens belopp ger.

    *Varför:* Går raden att läsa på två sätt vet ingen vad den är på. Ofta har två siffror bytt plats.

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
                    years: [{year: 2027, amount: 400 000 kr}, {year: 2028, amount: 410 000 kr}]
                    stated_total: 801 000 kr
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
                    years: [{year: 2027, amount: 400 000 kr}, {year: 2028, amount: 410 000 kr}]
                    stated_total: 810 000 kr
    """
    stated = node.stated_total
    given = [one.amount for one in node.years if one.amount is not None and one.amount.exact]
    if stated is None or not node.years or len(given) < len(node.years):
        return
    total = sum((one.kronor for one in given), Decimal(0))
    if not stated.fits(total):
        sums = f"har år som ger {said(total, stated.unit)} men summan anges till {stated}"
        yield Fault(f"raden {quoted(node.label)} {sums}", at=("stated_total",))
