"""Rules about when money is paid, and how it follows prices (utbetalning, index)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.index import Index
from iopdocs.clauses.money import Repayment
from iopdocs.clauses.payment import Payment
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import moment

__all__: list[str] = []


def _cash(node: Payment, case: Case) -> list[BudgetLine]:
    """Return the lines of cash that a clause is about; one that names no receiver may be meant."""
    paid = (one for budget in case.all(Budget) for one in budget.contributions if one.party == node.payer)
    return [line for one in paid for line in one.lines if line.kind == "cash" and line.to in (None, node.receiver)]


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
    lines = _cash(node, case) if total is not None else []
    if total is None or not lines or len(_alike(node, case)) > 1:
        return
    spans = [line.span for line in lines if line.span is not None]
    if lines[0].years:
        sums = _yearly(lines)
    elif len(spans) == len(lines) and all(span.exact for span in spans):
        sums = {sum((span.low for span in spans), Decimal(0))}
    else:
        return
    recurring = [line.per for line in lines if line.per is not None]
    if sums and total not in sums and not (recurring and any(one and total % one == 0 for one in sums)):
        given = swedish.list_of([swedish.kronor(one) for one in sorted(sums)], "eller")
        paid = f"delbetalningarna är tillsammans {swedish.kronor(total)}"
        yield Fault(f"{paid} men bidraget är {given}", at=("instalments",))


def _alike(node: Payment, case: Case) -> list[Payment]:
    return [one for one in case.all(Payment) if (one.payer, one.receiver) == (node.payer, node.receiver)]


def _yearly(lines: list[BudgetLine]) -> set[Decimal]:
    """Return the sum of each year and of all; none as long as an amount is decided later or is not exact."""
    amounts = [(one.year, one.amount) for line in lines for one in line.years]
    if not all(line.years for line in lines) or not all(amount is not None and amount.exact for _, amount in amounts):
        return set()
    sums: dict[int, Decimal] = {}
    for year, amount in amounts:
        sums[year] = sums.get(year, Decimal(0)) + (amount.kronor if amount is not None else 0)
    return {*sums.values(), sum(sums.values(), Decimal(0))}


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
    if case.first(Budget) is not None and not _cash(node, case):
        who = f"från {case.name(node.payer)} till {case.name(node.receiver)}"
        yield Fault(f"budgeten har inget kontant bidrag {who}", at=("payer",))


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
    if node.at_most is not None and paid and case.cash_is_exact and node.at_most > paid:
        amounts = swedish.kronor(node.at_most), swedish.kronor(paid)
        yield Fault(f"{amounts[0]} får krävas tillbaka men de kontanta bidragen är {amounts[1]}", at=("at_most",))


@rule("IDX001", Severity.WARNING, on=Index, hint="rätta dagen, eller ta bort klausulen om beloppen inte räknas om")
def adjustment_is_outside_the_term(node: Index, case: Case) -> Iterator[Fault]:
    """Beloppen räknas om första gången då avtalet inte gäller.

    *Varför:* Klausulen får då aldrig någon verkan, om avtalet inte förlängs.

    Fel:
        clauses:
          - {kind: index, method: kpi, base: oktober 2026, first: 2028-01-01}
          - {kind: extension, option: none}
    Rätt:
        clauses:
          - {kind: term, period: 2027-01-01 – 2028-12-31}
          - {kind: index, method: kpi, base: oktober 2026, first: 2028-01-01}
          - {kind: extension, option: none}
    """
    term = case.term
    if node.first is None or term is None or (term.end is not None and term.end < term.start):
        return
    after = term.end is not None and node.first.opens > term.end and not case.may_go_on
    if after or node.first.closes < term.start:
        yield Fault(
            f"beloppen räknas om första gången {moment(node.first)} men avtalstiden är {swedish.period_short(term)}",
            at=("first",),
        )


@rule("IDX002", Severity.ERROR, on=Index, hint="ange procentsatsen (percent), eller välj ett annat sätt")
def fixed_percentage_is_missing(node: Index, _case: Case) -> Iterator[Fault]:
    """Beloppen räknas om med en fast procentsats som inte anges.

    *Varför:* Det nya beloppet går då inte att räkna ut för någon.

    Fel:
        clauses:
          - {kind: index, method: fixed, first: 2027-07-01}
    Rätt:
        clauses:
          - {kind: index, method: fixed, percent: 2 %, first: 2027-07-01}
    """
    if node.method == "fixed" and node.percent is None:
        yield Fault("beloppen räknas om med en fast procentsats men satsen anges inte", at=("percent",))


@rule("IDX003", Severity.WARNING, on=Index, hint="välj ett annat sätt (method), eller ta bort uppgiften")
def adjustment_is_described_but_not_used(node: Index, _case: Case) -> Iterator[Fault]:
    """En uppgift om omräkningen hör inte till det sätt som är valt.

    *Varför:* Uppgiften kommer inte med i dokumentet, så en av de två är fel.

    Fel:
        clauses:
          - {kind: index, method: none, percent: 2 %}
    Rätt:
        clauses:
          - {kind: index, method: none}
    """
    names = {"none": ("base", "first", "percent", "cap"), "kpi": ("percent",), "pkv": ("percent",)}
    field = next((name for name in names.get(node.method, ()) if getattr(node, name) is not None), None)
    if field is not None:
        told = type(node).model_fields[field].title or field
        yield Fault(f"omräkningens {told.lower()} anges men används inte", at=(field,))


@rule("IDX004", Severity.ERROR, on=Index, hint="rätta basperioden eller dagen för den första omräkningen")
def base_is_later_than_the_adjustment(node: Index, _case: Case) -> Iterator[Fault]:
    """Basperioden är senare än den första omräkningen.

    *Varför:* Prisnivån jämförs bakåt i tiden. En basperiod som inte har varit ger inget tal att räkna med.

    Fel:
        clauses:
          - {kind: index, method: kpi, base: oktober 2028, first: 2027-07-01}
    Rätt:
        clauses:
          - {kind: index, method: kpi, base: oktober 2026, first: 2027-07-01}
    """
    if node.base is not None and node.first is not None and node.base.first > node.first.closes:
        yield Fault(
            f"basperioden är {swedish.when(node.base)} men beloppen räknas om första gången {moment(node.first)}",
            at=("base",),
        )
