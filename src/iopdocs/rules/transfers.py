"""Rules about money that passes between the parties, and that must not be counted twice (bidrag)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses._phrases import phrase
from iopdocs.clauses.budget import Budget, BudgetLine, PartyBudget
from iopdocs.clauses.money import Surplus
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted, said
from iopdocs.rules._paid import exact_over_the_term
from iopdocs.values import Amount

__all__: list[str] = []


@rule(
    "BUD008",
    Severity.ERROR,
    on=Budget,
    hint="lägg till det kontanta bidraget hos den som betalar, eller ta bort funded_by",
)
def funding_has_no_cash_behind_it(node: Budget, case: Case) -> Iterator[Fault]:
    """En rad betalas med ett bidrag som inte finns i budgeten.

    *Varför:* Raden räknas inte i partnerskapets summa, eftersom pengarna ska stå hos den som ger dem. Står
    de inte där heller blir summan för låg.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Handledning, kind: staff, amount: 400 000 kr}]
              - party: foreningen
                lines: [{label: Arbetsledare, kind: staff, amount: 400 000 kr, funded_by: kommunen}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
              - party: foreningen
                lines: [{label: Arbetsledare, kind: staff, amount: 400 000 kr, funded_by: kommunen}]
    """
    for place, contribution in enumerate(node.contributions):
        for index, line in enumerate(contribution.lines):
            for payer, _ in line.paid:
                if _cash(node, payer, contribution.party):
                    continue
                paid = f"{case.name(payer)} ger inget kontant bidrag till {case.name(contribution.party)}"
                yield Fault(
                    f"raden {quoted(line.label)} betalas med bidrag från {case.name(payer)}, men {paid}",
                    at=("contributions", place, "lines", index, "funded_by" if line.funded_by else "funding"),
                )


@rule("BUD021", Severity.ERROR, on=Budget, hint="rätta partnerskapets summa eller det belopp i tabellerna som är fel")
def stated_whole_differs_from_the_parties(node: Budget, case: Case) -> Iterator[Fault]:
    """Partnerskapets angivna summa är en annan än parternas insatser ger.

    *Varför:* Summan visar vad partnerskapet är värt och hur stor del var och en bär. Ett bidrag från en part
    till en annan räknas en gång.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - {party: kommunen, lines: [{label: Lokal, kind: premises, amount: 400 000 kr}]}
              - {party: foreningen, lines: [{label: Ideell tid, kind: volunteer, amount: 200 000 kr}]}
            stated_total: 650 000 kr
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - {party: kommunen, lines: [{label: Lokal, kind: premises, amount: 400 000 kr}]}
              - {party: foreningen, lines: [{label: Ideell tid, kind: volunteer, amount: 200 000 kr}]}
            stated_total: 600 000 kr
    """
    stated = node.stated_total
    if stated is None or not stated.exact:
        return
    if node.years:
        yield from _whole_differs_over_the_years(node, stated)
        return
    if not all(case.is_exact(one) for one in node.contributions):
        yield from _whole_differs_over_the_term(node, case, stated)
        return
    rounded = sum((node.unit.round(one.total) for one in node.contributions), Decimal(0)) * node.unit.factor
    if stated.fits(node.total) or stated.fits(rounded - node.counted_once):
        return
    again = ""
    if node.counts_once:
        again = f" när {swedish.kronor(node.counted_once)} som en part betalar till en annan räknas en gång"
    given = f"parternas insatser ger {said(node.total, stated.unit)}{again}"
    yield Fault(f"{given} men partnerskapets summa anges till {stated}", at=("stated_total",))


def _whole_differs_over_the_term(node: Budget, case: Case, stated: Amount) -> Iterator[Fault]:
    """What recurs alike is counted for the whole term, or once; what one party pays of another's is not judged."""
    lines = [line for one in node.contributions for line in one.lines]
    known = [amount for line in lines if (amount := exact_over_the_term(line, case)) is not None]
    if node.span is None or len(known) < len(lines) or any(line.paid for line in lines):
        return
    total = sum(known, Decimal(0))
    if not stated.fits(total) and not stated.fits(node.span.low):
        given = f"parternas insatser ger {said(total, stated.unit)} för hela avtalstiden"
        yield Fault(f"{given} men partnerskapets summa anges till {stated}", at=("stated_total",))


def _whole_differs_over_the_years(node: Budget, stated: Amount) -> Iterator[Fault]:
    """The sum of all years is taken, and that of one of them."""
    span = node.span
    if span is None or not span.exact or stated.fits(span.low):
        return
    lines = [line for one in node.contributions for line in one.lines if not line.funded_by]
    if not any(stated.fits(_of_a_year(lines, year)) for year in node.years):
        given = f"parternas insatser ger {said(span.low, stated.unit)} för alla åren"
        yield Fault(f"{given} men partnerskapets summa anges till {stated}", at=("stated_total",))


def _of_a_year(lines: list[BudgetLine], year: int) -> Decimal:
    given = (one.amount for line in lines for one in line.years if one.year == year)
    return sum((one.kronor for one in given if one is not None), Decimal(0))


@rule(
    "BUD009",
    Severity.ERROR,
    on=Budget,
    hint="minska det som betalas med bidraget eller rätta bidragets belopp",
)
def funding_exceeds_the_cash(node: Budget, case: Case) -> Iterator[Fault]:
    """Mer betalas med ett bidrag än vad bidraget är.

    *Varför:* Det som går utöver bidraget räknas inte hos någon, så partnerskapets summa blir för låg.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
              - party: foreningen
                lines: [{label: Arbetsledare, kind: staff, amount: 450 000 kr, funded_by: kommunen}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
              - party: foreningen
                lines:
                  - {label: Arbetsledare, kind: staff, amount: 400 000 kr, funded_by: kommunen}
                  - {label: Arbetsledare, kind: staff, amount: 50 000 kr}
    """
    for place, contribution in enumerate(node.contributions):
        parts = [part for line in contribution.lines for part in line.paid]
        for payer in dict.fromkeys(payer for payer, _ in parts):
            paid = [amount for one, amount in parts if one == payer]
            cash = [case.exact(line) for line in _cash(node, payer, contribution.party)]
            given = [amount for amount in cash if amount is not None]
            if given and len(given) == len(cash) and sum(paid) > sum(given):
                amounts = said(Decimal(sum(paid)), node.unit), said(Decimal(sum(given)), node.unit)
                yield Fault(
                    f"{case.name(contribution.party)} betalar {amounts[0]} med bidrag från {case.name(payer)}, "
                    f"som ger {amounts[1]}",
                    at=("contributions", place, "lines"),
                )


@rule(
    "BUD010",
    Severity.NOTE,
    on=PartyBudget,
    hint="skriv funded_by på den rad som bidraget betalar, om det är samma pengar",
)
def transfer_may_be_counted_twice(node: PartyBudget, case: Case) -> Iterator[Fault]:
    """Ett bidrag är lika stort som en av mottagarens egna rader.

    *Varför:* Ett kontant bidrag och den kostnad det betalar är samma pengar. Räknas båda blir
    partnerskapets summa för hög. Ofta, men inte alltid, är det så när beloppen är lika.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
              - party: foreningen
                lines: [{label: Arbetsledare, kind: staff, amount: 400 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 400 000 kr}]
              - party: foreningen
                lines: [{label: Arbetsledare, kind: staff, amount: 400 000 kr, funded_by: kommunen}]
    """
    place = case.place(node)
    if place is None or any(line.paid for line in node.lines):
        return
    lines = [line for payer in place.budget.contributions for line in _to(payer, node.party)]
    given = {case.exact(line): line for line in sorted(lines, key=lambda line: line.label, reverse=True)}
    for index, line in enumerate(node.lines if given else ()):
        exact = case.exact(line)
        cash = given.get(exact) if exact else None
        if exact is not None and cash is not None and line.kind != "cash":
            amount = said(exact, place.budget.unit)
            yield Fault(
                f"bidraget {quoted(cash.label)} och {swedish.genitive(case.name(node.party))} rad "
                f"{quoted(line.label)} är båda {amount}",
                at=("lines", index),
            )


@rule("BUD011", Severity.ERROR, on=Agreement, hint="behåll en av klausulerna")
def surplus_has_two_rules(node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet har två olika regler för överskott.

    *Varför:* Samma pengar kan inte både användas och betalas tillbaka.

    Fel:
        clauses:
          - {kind: surplus, rule: reinvest}
          - {kind: surplus, rule: repay_at_end, id: slutet}
    Rätt:
        clauses:
          - {kind: surplus, rule: repay_at_end}
    """
    rules = case.all(Surplus)
    other = next((one for one in rules[1:] if one.rule != rules[0].rule), None)
    if other is not None:
        both = f"både {phrase(rules[0], 'rule')} och {phrase(other, 'rule')}"
        place = [one is other for one in node.clauses].index(True)
        yield Fault(f"ett överskott {both}", at=("clauses", place, "rule"))


def _cash(budget: Budget, payer: str, receiver: str) -> list[BudgetLine]:
    """Return what a party pays another in cash."""
    return [line for one in budget.contributions if one.party == payer for line in _to(one, receiver)]


def _to(payer: PartyBudget, receiver: str) -> Iterator[BudgetLine]:
    """Yield the cash that may go to a party; a line that names no receiver may."""
    if payer.party != receiver:
        yield from (line for line in payer.lines if line.kind == "cash" and line.to in (None, receiver))
