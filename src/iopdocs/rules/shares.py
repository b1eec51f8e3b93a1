"""Rules about who pays which part, and of what costs (andelar, påslag, kostnader)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, PartyBudget
from iopdocs.clauses.budget_time import Column
from iopdocs.clauses.costs import Costs
from iopdocs.clauses.payment import Payment
from iopdocs.findings import Path, Severity
from iopdocs.parties import PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted, said
from iopdocs.rules._paid import cash_of, listed, sums_of
from iopdocs.values import Amount

__all__ = ["misses_the_whole", "step_of"]

_WHOLE: Final = Decimal(100)


def misses_the_whole(shares: Iterable[Decimal]) -> Decimal | None:
    """Return the sum of shares if it cannot be 100 per cent, each being rounded as it is written."""
    given = list(shares)
    slack = sum((step_of(one) for one in given), Decimal(0)) / 2 if any(one % 1 for one in given) else Decimal(0)
    total = sum(given, Decimal(0))
    return total if abs(total - _WHOLE) > slack else None


def step_of(share: Decimal) -> Decimal:
    """Return what one in the last digit of a share as it is written is."""
    return Decimal(1).scaleb(int(share.as_tuple().exponent))


@rule("BUD017", Severity.ERROR, on=Budget, hint="rätta andelen eller beloppen")
def stated_share_differs_from_the_amounts(node: Budget, case: Case) -> Iterator[Fault]:
    """En parts angivna andel är en annan än beloppen ger.

    *Varför:* Säger avtalet 50 % men beloppen något annat går det att läsa på två sätt. Det som betalas med
    bidrag räknas hos den som ger bidraget.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 300 000 kr}]
                stated_share: 50 %
              - party: foreningen
                lines: [{label: Ideell tid, kind: volunteer, amount: 100 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 300 000 kr}]
                stated_share: 75 %
              - party: foreningen
                lines: [{label: Ideell tid, kind: volunteer, amount: 100 000 kr}]
    """
    stated = [one for one in node.contributions if one.stated_share is not None]
    if not stated or not all(_is_priced(one, case) for one in node.contributions):
        return
    own = {id(one): _own(one, case) for one in node.contributions}
    whole = sum(own.values(), Decimal(0))
    for index, one in enumerate(node.contributions):
        share = one.stated_share
        computed = own[id(one)] * _WHOLE / whole if whole else None
        if share is not None and computed is not None and abs(computed - share) * 2 > step_of(share):
            named = f"{swedish.genitive(case.name(one.party))} andel anges till {swedish.percent(share)}"
            yield Fault(
                f"{named} men beloppen ger {swedish.percent(computed.quantize(Decimal('0.1')))}",
                at=("contributions", index, "stated_share"),
            )


def _is_priced(one: PartyBudget, case: Case) -> bool:
    """Whether every line has one exact figure, so that shares can be computed."""
    return all(case.exact(line) is not None and not line.years for line in one.lines)


def _own(one: PartyBudget, case: Case) -> Decimal:
    """Return what a party puts in of its own."""
    paid = sum((amount for line in one.lines for _, amount in line.paid), Decimal(0))
    return sum((case.exact(line) or Decimal(0) for line in one.lines), Decimal(0)) - paid


@rule("BUD018", Severity.ERROR, on=Budget, hint="rätta andelarna så att de tillsammans är hundra procent")
def stated_shares_are_not_the_whole(node: Budget, _case: Case) -> Iterator[Fault]:
    """Parternas angivna andelar är tillsammans inte 100 %.

    *Varför:* Delar parterna på insatserna ska ingen del sakna part och ingen räknas två gånger.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - {party: kommunen, lines: [{label: Lokaler, kind: premises}], stated_share: 60 %}
              - {party: foreningen, lines: [{label: Ideell tid, kind: volunteer}], stated_share: 50 %}
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - {party: kommunen, lines: [{label: Lokaler, kind: premises}], stated_share: 50 %}
              - {party: foreningen, lines: [{label: Ideell tid, kind: volunteer}], stated_share: 50 %}
    """
    shares = [one.stated_share for one in node.contributions if one.stated_share is not None]
    if len(shares) < len(node.contributions):
        return
    total = misses_the_whole(shares)
    if total is not None:
        yield Fault(f"parternas andelar är tillsammans {swedish.percent(total)}", at=("contributions",))


@rule("PAR009", Severity.ERROR, on=PublicParty, hint="rätta andelarna så att de tillsammans är hundra procent")
def shares_of_units_are_not_the_whole(node: PublicParty, _case: Case) -> Iterator[Fault]:
    """Nämndernas andelar är tillsammans inte 100 %.

    *Varför:* Delar flera nämnder på kommunens bidrag ska hela bidraget ha en nämnd som betalar.

    Fel:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            units: [{kind: namnd, name: socialnämnden, share: 60 %}, {kind: namnd, name: kulturnämnden, share: 30 %}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            units: [{kind: namnd, name: socialnämnden, share: 60 %}, {kind: namnd, name: kulturnämnden, share: 40 %}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    shares = [unit.share for unit in node.units if unit.share is not None]
    total = misses_the_whole(shares) if shares else None
    if total is not None:
        names = swedish.list_of([unit.name for unit in node.units if unit.share is not None])
        yield Fault(f"{names} betalar tillsammans {swedish.percent(total)} av bidraget från {node.name}", at=("units",))


@rule("PAY010", Severity.ERROR, on=Payment, hint="rätta beloppet (amount) eller andelen (share)")
def instalment_is_another_share(node: Payment, case: Case) -> Iterator[Fault]:
    """En delbetalnings belopp är en annan andel av bidraget än den som anges.

    *Varför:* Står både beloppet och andelen i avtalet och säger olika saker vet ingen vad som ska betalas. Är bidraget
    olika för olika år godtas andelen av ett av åren eller av alla.

    Fel:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{amount: 250 000 kr, share: 60 %}, {amount: 150 000 kr, share: 40 %}]
    Rätt:
        clauses:
          - kind: payment
            payer: kommunen
            receiver: foreningen
            method: scheduled
            instalments: [{amount: 240 000 kr, share: 60 %}, {amount: 160 000 kr, share: 40 %}]
    """
    both = [index for index, one in enumerate(node.instalments) if one.amount is not None and one.share is not None]
    sums = sums_of(lines) if both and (lines := cash_of(node, case)) else set()
    for index in both if sums else ():
        amount, share = node.instalments[index].amount, node.instalments[index].share
        if amount is None or share is None:
            continue
        slack = step_of(share) / 2 if share % 1 else Decimal(0)
        parts = {one * share / _WHOLE for one in sums}
        if not any(abs(one * share / _WHOLE - amount) <= one * slack / _WHOLE for one in sums):
            told = f"{swedish.percent(share)} av bidraget är {listed(parts)}"
            yield Fault(
                f"{told} men delbetalningen anges till {swedish.kronor(amount)}", at=("instalments", index, "amount")
            )


@rule("COS001", Severity.ERROR, on=Costs, hint="rätta påslaget, eller den rad som det räknas på")
def overhead_is_another_share(node: Costs, _case: Case) -> Iterator[Fault]:
    """Ett påslag är ett annat belopp än andelen ger.

    *Varför:* Påslaget är det som lättast blir fel när en rad ändras. Det räknas på alla kostnader som står ovanför.

    Fel:
        clauses:
          - kind: costs
            unit: kr
            lines: [{label: Lön, amount: 600 tkr}, {label: OH, share: 8 %, amount: 60 tkr}]
    Rätt:
        clauses:
          - kind: costs
            unit: kr
            lines: [{label: Lön, amount: 600 tkr}, {label: OH, share: 8 %, amount: 48 tkr}]
    """
    for column in node.columns:
        for index, one in enumerate(node.figures(column)):
            stated, share = one.line.stated(column), one.line.share
            if share is not None and stated is not None and not stated.fits(one.value):
                part = f"{swedish.percent(share)} av {said(one.of, stated.unit)} är {said(one.value, stated.unit)}"
                yield Fault(
                    f"raden {quoted(one.line.label)}: {part} men{_when(column)} anges till {stated}", at=_at(index)
                )


@rule("COS002", Severity.ERROR, on=Costs, hint="rätta delsumman eller den rad som är fel")
def subtotal_differs_from_the_lines(node: Costs, _case: Case) -> Iterator[Fault]:
    """En delsumma är en annan än raderna ovanför ger.

    *Varför:* Delsumman är det som påslag och jämförelser räknas på. Summan av alla rader ovanför godtas, och summan av
    raderna efter förra delsumman.

    Fel:
        clauses:
          - kind: costs
            unit: kr
            lines:
              [{label: Lön, amount: 600 tkr}, {label: Mat, amount: 20 tkr}, {label: S, subtotal: ja, amount: 602 tkr}]
    Rätt:
        clauses:
          - kind: costs
            unit: kr
            lines:
              [{label: Lön, amount: 600 tkr}, {label: Mat, amount: 20 tkr}, {label: S, subtotal: ja, amount: 620 tkr}]
    """
    for column in node.columns:
        for index, one in enumerate(node.figures(column)):
            stated = one.line.stated(column)
            if one.line.subtotal and stated is not None and not any(map(stated.fits, (one.value, one.of))):
                rows = f"raderna ovanför ger {said(one.value, stated.unit)}"
                yield Fault(
                    f"raden {quoted(one.line.label)}: {rows} men{_when(column)} anges till {stated}", at=_at(index)
                )


@rule("COS003", Severity.ERROR, on=Costs, hint="rätta summan eller den rad som är fel")
def stated_costs_differ_from_the_lines(node: Costs, _case: Case) -> Iterator[Fault]:
    """Kostnadernas angivna summa är en annan än raderna ger.

    *Varför:* Stämmer inte summan går det inte att veta vad verksamheten kostar och vad parterna ska täcka.

    Fel:
        clauses:
          - {kind: costs, unit: kr, lines: [{label: Projektledare, amount: 600 000 kr}], stated_total: 660 000 kr}
    Rätt:
        clauses:
          - {kind: costs, unit: kr, lines: [{label: Projektledare, amount: 600 000 kr}], stated_total: 600 000 kr}
    """
    sums: list[tuple[Path, Amount | None, Decimal, str]] = [(("stated_total",), node.stated_total, node.whole, "")]
    for index, one in enumerate(node.stated_years):
        if one.column in node.columns:
            sums.append(
                (("stated_years", index, "amount"), one.amount, node.total(one.column), f" för {one.column.said}")
            )
    for at, stated, total, when in sums:
        if stated is not None and not stated.fits(total):
            yield Fault(f"kostnaderna{when} är {said(total, stated.unit)} men summan anges till {stated}", at=at)


@rule("COS004", Severity.WARNING, on=Costs, hint="kom överens om vem som betalar resten, eller rätta beloppen")
def costs_exceed_the_contributions(node: Costs, case: Case) -> Iterator[Fault]:
    """Kostnaderna är större än parternas insatser.

    *Varför:* Det framgår då inte vem som betalar resten.

    Fel:
        clauses:
          - {kind: costs, unit: kr, lines: [{label: Projektledare, amount: 9 000 000 kr}]}
    Rätt:
        clauses:
          - {kind: costs, unit: kr, lines: [{label: Projektledare, amount: 1 000 kr}]}
    """
    given = [one.span for one in case.all(Budget)]
    known = [one.figure for one in given if one is not None and one.exact]
    together = sum(known, Decimal(0))
    if given and len(known) == len(given) and 0 < together < node.whole - 1:
        both = f"kostnaderna är {swedish.kronor(node.whole)} men parternas insatser är {swedish.kronor(together)}"
        yield Fault(both, at=("lines",))


def _when(column: Column | None) -> str:
    return f" beloppet för {column.said}" if column is not None else ""


def _at(index: int) -> Path:
    return ("lines", index)
