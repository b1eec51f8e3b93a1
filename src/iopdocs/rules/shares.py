"""Rules about who pays which part: sources of money, shares of parties and of nämnder (finansiering, andelar)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, PartyBudget
from iopdocs.clauses.payment import Payment
from iopdocs.findings import Severity
from iopdocs.parties import PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._paid import cash_of, listed, sums_of

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
