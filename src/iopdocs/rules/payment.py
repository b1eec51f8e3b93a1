"""Rules about when money is paid, and what may be claimed back (utbetalning, återbetalning)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.annexes import Annexes
from iopdocs.clauses.budget import Budget
from iopdocs.clauses.payment import Payment
from iopdocs.clauses.structure import Framework, SubAgreements, Supplement
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import moment, quoted
from iopdocs.rules._paid import alike, cash_of, is_part, sums_of, told
from iopdocs.rules._ways_to_pay import said_otherwise

__all__: list[str] = []


@rule("PAY001", Severity.ERROR, on=Payment, hint="rätta delbetalningarna eller beloppet i budgeten")
def instalments_differ_from_the_contribution(node: Payment, case: Case) -> Iterator[Fault]:
    """Delbetalningarna ger tillsammans ett annat belopp än bidraget.

    *Varför:* Det som inte ingår i någon delbetalning betalas kanske aldrig, och det som går utöver bidraget
    är inte beslutat. Är bidraget olika för olika år godtas summan för ett av åren eller för alla.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{amount: 200 000 kr, due: 2027-01-31}, {amount: 150 000 kr, due: 2027-08-31}]
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{amount: 200 000 kr, due: 2027-01-31}, {amount: 200 000 kr, due: 2027-08-31}]
    """
    total = node.total
    lines = cash_of(node, case) if total is not None else []
    if total is None or not lines or len(alike(node, case)) > 1:
        return
    sums = sums_of(lines)
    recurring = [line.per for line in lines if line.per is not None]
    if not sums or total in sums or (recurring and any(one and total % one == 0 for one in sums)):
        return
    each = {one.amount for one in node.instalments if one.amount is not None}
    if len(each) > 1 or not any(is_part(min(each), one, Fraction(len(node.instalments))) for one in sums):
        paid = f"delbetalningarna är tillsammans {swedish.kronor(total)}"
        yield Fault(f"{paid} men bidraget är {told(lines)}", at=("instalments",))


@rule("PAY002", Severity.ERROR, on=Payment, hint="rätta andelarna så att de tillsammans är hundra procent")
def shares_of_instalments_are_not_the_whole(node: Payment, _case: Case) -> Iterator[Fault]:
    """Delbetalningarnas andelar är tillsammans inte 100 %.

    *Varför:* En del av bidraget betalas då aldrig, eller mer än hela bidraget.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{share: 50 %, due: 2027-01-31}, {share: 40 %, due: 2027-08-31}]
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{share: 50 %, due: 2027-01-31}, {share: 50 %, due: 2027-08-31}]
    """
    shares = [one.share for one in node.instalments if one.share is not None and one.amount is None]
    total = sum(shares, Decimal(0))
    if shares and len(shares) == len(node.instalments) and total.quantize(Decimal(1)) != 100:  # noqa: PLR2004 -- per cent
        yield Fault(f"delbetalningarna är tillsammans {swedish.percent(total)} av bidraget", at=("instalments",))


@rule("PAY003", Severity.WARNING, on=Payment, hint="kontrollera dagen")
def instalment_is_paid_outside_the_term(node: Payment, case: Case) -> Iterator[Fault]:
    """En delbetalning görs före eller efter avtalstiden.

    *Varför:* Oftast är ett årtal fel. En sista del som betalas när något är uppfyllt, som att slutrapporten
    är lämnad, godtas även efter avtalstiden.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{share: 50 %, due: 2026-01-31}, {share: 50 %, due: 2027-08-31}]
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{share: 50 %, due: 2027-01-31}, {share: 50 %, due: 2027-08-31}]
    """
    term = case.term
    if term is None or (term.end is not None and term.end < term.start):
        return
    for index, one in enumerate(node.instalments):
        if one.due is None:
            continue
        early = one.due.closes < term.start
        late = term.end is not None and one.due.opens > term.end and not (one.condition or one.occasion)
        if early or late:
            yield Fault(
                f"en delbetalning görs senast {moment(one.due)} men avtalstiden är {swedish.period_short(term)}",
                at=("instalments", index, "due"),
            )


@rule("PAY004", Severity.WARNING, on=Payment, hint="rätta parterna, eller lägg till bidraget i budgeten")
def payment_has_no_contribution_behind_it(node: Payment, case: Case) -> Iterator[Fault]:
    """Utbetalningen gäller ett bidrag som inte finns i budgeten.

    *Varför:* Parterna har då kommit överens om hur pengar betalas men inte om hur mycket, eller så har
    betalare och mottagare bytt plats.

    Fel:
        clauses:
          - {kind: payment, payer: foreningen, receiver: kommunen, method: requisition, days: 30}
    Rätt:
        clauses:
          - {kind: payment, payer: kommunen, receiver: foreningen, method: requisition, days: 30}
    """
    if cash_of(node, case):
        return
    who = f"från {case.name(node.payer)} till {case.name(node.receiver)}"
    if case.first(Budget) is not None:
        yield Fault(f"budgeten har inget kontant bidrag {who}", at=("payer",))
    elif node.each is None and node.total is None and not _may_be_told_elsewhere(case):
        yield Fault(f"avtalet har ingen budget, så bidraget {who} har inget belopp", at=("payer",))


_ELSEWHERE: Final = (Framework, Supplement, SubAgreements)
"""Clauses that tell of another agreement, which may have the amounts."""


def _may_be_told_elsewhere(case: Case) -> bool:
    """Whether another agreement, an annex or the text may say how much is paid."""
    annexes = [one.title.lower() for clause in case.all(Annexes) for one in clause.items]
    return (
        any(case.first(one) is not None for one in _ELSEWHERE)
        or any(word in title for title in annexes for word in ("budget", "ekonomi", "kalkyl", "bidrag"))
        or case.says(f"{swedish.NBSP}kr", " kr", "kronor", "tkr", "mnkr")
    )


@rule("PAY005", Severity.ERROR, on=Payment, hint="ange den andra partens id")
def payment_stays_with_the_payer(node: Payment, _case: Case) -> Iterator[Fault]:
    """Den som betalar ut är samma part som den som tar emot.

    *Varför:* Ett bidrag går från en part till en annan.

    Fel:
        clauses:
          - {kind: payment, payer: kommunen, receiver: kommunen, method: requisition}
    Rätt:
        clauses:
          - {kind: payment, payer: kommunen, receiver: foreningen, method: requisition}
    """
    if node.payer == node.receiver:
        yield Fault(f"utbetalningen går från {node.payer} till samma part", at=("receiver",))


@rule("PAY008", Severity.WARNING, on=Payment, hint="behåll antingen delbetalningarna eller hur ofta bidraget betalas")
def payment_is_told_in_two_ways(node: Payment, _case: Case) -> Iterator[Fault]:
    """Utbetalningen har både delbetalningar och ett sätt att återkomma.

    *Varför:* Säger de olika saker vet ingen när pengarna kommer. Bara delbetalningarna kommer med i dokumentet.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            frequency: quarterly
            instalments: [{amount: 400 000 kr, due: 2027-01-31}]
    Rätt:
        clauses:
          - {kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, frequency: quarterly}
    """
    if node.instalments and (node.frequency_phrase or node.each is not None or node.times is not None):
        yield Fault("både delbetalningar och återkommande utbetalningar anges", at=("frequency",))


@rule("PAY009", Severity.WARNING, on=Payment, hint="rätta texten, eller hur ofta bidraget betalas")
def text_gives_another_way_to_pay(node: Payment, _case: Case) -> Iterator[Fault]:
    """Klausulens egna stycken säger att bidraget betalas på ett annat sätt än det som anges.

    *Varför:* Mottagaren räknar med pengarna den ena dagen och betalaren med den andra.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{amount: 200 000 kr, due: 2027-01-31}, {amount: 200 000 kr, due: 2027-07-31}]
            more: [Bidraget betalas ut kvartalsvis.]
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{amount: 200 000 kr, due: 2027-01-31}, {amount: 200 000 kr, due: 2027-07-31}]
            more: [Bidraget betalas ut halvårsvis.]
    """
    for index, point in enumerate(node.more):
        said = next(said_otherwise(node, point.text), None)
        if said is not None:
            yield Fault(f"stycket säger {quoted(said[0])} men {said[1]}", at=("more", index, "text"))
