"""Rules about the budget: sums, transfers and the time it is for (budget)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, BudgetLine, PartyBudget
from iopdocs.clauses.budget_table import span_text
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted, said
from iopdocs.values import Amount, Certainty, Period, Span

__all__: list[str] = []


@rule(
    "BUD001",
    Severity.ERROR,
    on=PartyBudget,
    hint="rätta raderna eller summan; lämnas den angivna summan bort räknas den ut",
)
def stated_total_differs_from_rows(node: PartyBudget, case: Case) -> Iterator[Fault]:
    """Den angivna summan är en annan än radernas.

    *Varför:* Stämmer inte summan går det inte att veta vad parten har åtagit sig. Är raderna avrundade var
    för sig godtas både summan av de avrundade raderna och avrundningen av den exakta summan.

    Fel:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: kommunen
                lines:
                  - {label: Stöd, kind: cash, to: foreningen, amount: 500 tkr}
                  - {label: Handledning, kind: staff, amount: 25 tkr}
                stated_total: 530 tkr
    Rätt:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: kommunen
                lines:
                  - {label: Stöd, kind: cash, to: foreningen, amount: 500 tkr}
                  - {label: Handledning, kind: staff, amount: 25 tkr}
                stated_total: 525 tkr
    """
    stated = node.stated_total
    if stated is None:
        return
    amounts = [case.exact(line) or Decimal(0) for line in node.lines]
    if not (stated.exact and case.is_exact(node)):
        span = node.span
        if span is not None and stated.per is node.per and not any(line.years for line in node.lines):
            yield from _total_out_of_reach(node, stated, span, case)
        return
    total: Decimal = sum(amounts, Decimal(0))
    if stated.fits(total):
        return
    place = case.place(node)
    unit = place.budget.unit if place is not None else stated.unit
    printed = sum((_as_printed(line) for line in node.lines), Decimal(0))
    rounded = sum((unit.round(amount) for amount in amounts), Decimal(0)) * unit.factor
    if stated.fits(printed) or stated.fits(rounded):
        return
    exact = "" if total == printed else f" (oavrundat {swedish.kronor(total)})"
    rows = f"{swedish.genitive(case.name(node.party))} rader ger {said(printed, stated.unit)}{exact}"
    yield Fault(f"{rows} men summan anges till {stated}", at=("stated_total",))


def _total_out_of_reach(node: PartyBudget, stated: Amount, span: Span, case: Case) -> Iterator[Fault]:
    """Of amounts that are not exact only the bounds can be compared; what is about is never found wrong."""
    slack = stated.step / 2
    reached = stated.span.high is None or span.low <= stated.span.high + slack
    reached = reached and (span.high is None or stated.span.low <= span.high + slack)
    reached = reached and not (_is_at_most(node) and _is_the_top(stated) and _differ(span.high, stated.kronor, slack))
    if not (reached or span.about or stated.span.about):
        rows = f"{swedish.genitive(case.name(node.party))} rader ger {span_text(span, stated.unit)} {stated.unit}"
        yield Fault(f"{rows} men summan anges till {stated}", at=("stated_total",))


def _is_at_most(node: PartyBudget) -> bool:
    """Whether nothing but upper bounds keeps the sum from being exact, so that it is an upper bound itself."""
    inexact = [line.amount for line in node.lines if line.exact is None and line.amount is not None]
    return bool(inexact) and all(amount.certainty is Certainty.AT_MOST for amount in inexact)


def _is_the_top(stated: Amount) -> bool:
    return stated.certainty in (Certainty.EXACT, Certainty.AT_MOST)


def _differ(high: Decimal | None, stated: Decimal, slack: Decimal) -> bool:
    return high is not None and abs(high - stated) > slack


def _as_printed(line: BudgetLine) -> Decimal:
    return line.amount.kronor if line.amount is not None else line.exact or Decimal(0)


_PAID: Final = {"cash": "det kontanta bidraget", "fee": "hyran eller avgiften"}
"""What one party pays another, and what it is called."""


@rule("BUD004", Severity.WARNING, on=BudgetLine, hint="skriv mottagarens id i fältet to")
def cash_has_no_receiver(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Ett kontant bidrag har ingen mottagare fast flera är möjliga.

    *Varför:* Med fler än två parter måste det framgå vem som får pengarna och därmed svarar för dem.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, amount: 400 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
    """
    if node.kind in _PAID and node.to is None and len(case.agreement.parties) > len(("payer", "receiver")):
        parties = f"avtalet har {swedish.cardinal(len(case.agreement.parties))} parter"
        yield Fault(f"{_PAID[node.kind]} {quoted(node.label)} har ingen mottagare, och {parties}", at=("to",))


@rule("BUD005", Severity.ERROR, on=PartyBudget, hint="ange den andra partens id")
def money_stays_with_the_payer(node: PartyBudget, case: Case) -> Iterator[Fault]:
    """En part betalar till sig själv.

    *Varför:* Ett bidrag går från en part till en annan. Egna pengar skrivs som sorten own_cash.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: kommunen, amount: 400 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
    """
    for index, line in enumerate(node.lines):
        for field, other in (("to", line.to), ("funded_by", line.funded_by)):
            if other is not None and other == node.party:
                said_of = "går till" if field == "to" else "betalas med bidrag från"
                yield Fault(
                    f"raden {quoted(line.label)} hos {case.name(node.party)} {said_of} samma part",
                    at=("lines", index, field),
                )


@rule(
    "BUD006",
    Severity.WARNING,
    on=BudgetLine,
    hint="ange beloppet, eller välj en annan sorts insats",
)
def cash_has_no_amount(node: BudgetLine, _case: Case) -> Iterator[Fault]:
    """Ett kontant bidrag saknar belopp.

    *Varför:* En insats i natura kan lämnas utan belopp, men pengar som ska betalas måste gå att räkna.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
    """
    if node.kind in _PAID and node.amount is None and node.basis is None and not node.years:
        yield Fault(f"{_PAID[node.kind]} {quoted(node.label)} har inget belopp", at=("amount",))


@rule(
    "BUD007",
    Severity.WARNING,
    on=Budget,
    hint="rätta årtalet i budgeten eller i avtalstiden",
)
def budget_lies_outside_the_term(node: Budget, case: Case) -> Iterator[Fault]:
    """Budgeten gäller en annan tid än avtalet.

    *Varför:* Pengar som avser tid före eller efter avtalet omfattas inte av dess villkor. Hela kalenderår
    som avtalet löper under godtas, eftersom budgetar ofta görs för kalenderår.

    Fel:
        clauses:
          - {kind: term, period: 2027-01-01 – 2027-12-31}
          - kind: budget
            unit: kr
            period: 2026-01-01 – 2026-12-31
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
    Rätt:
        clauses:
          - {kind: term, period: 2027-03-01 – 2028-02-29}
          - kind: budget
            unit: kr
            period: 2027-01-01 – 2027-12-31
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
    """
    term = case.term
    if node.period is None or term is None or node.period == term or _within(node.period, term):
        return
    times = f"{swedish.period_short(node.period)} men avtalstiden är {swedish.period_short(term)}"
    yield Fault(f"budgeten gäller {times}", at=("period",))


def _within(budget: Period, term: Period) -> bool:
    """Whether a budget's time lies in the term, or in the calendar years that the term touches."""
    start, end = budget.start, budget.end
    if end is None or (term.end is not None and term.end < term.start):
        return True
    years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    first = term.start.replace(month=1, day=1) if years else term.start
    last = term.end.replace(month=12, day=31) if years and term.end else term.end
    return first <= start and (last is None or end <= last)
