"""Rules about who pays which part: sources of money, shares of parties and of nämnder (finansiering, andelar)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.budget import Budget, BudgetLine, PartyBudget
from iopdocs.findings import Severity
from iopdocs.parties import PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted

__all__: list[str] = []

_WHOLE: Final = Decimal(100)


def _misses_the_whole(shares: Iterable[Decimal]) -> Decimal | None:
    """Return the sum of shares if it cannot be 100 per cent, each being rounded as it is written."""
    given = list(shares)
    slack = sum((_step(one) for one in given), Decimal(0)) / 2 if any(one % 1 for one in given) else Decimal(0)
    total = sum(given, Decimal(0))
    return total if abs(total - _WHOLE) > slack else None


def _step(share: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(share.as_tuple().exponent))


@rule(
    "BUD013",
    Severity.ERROR,
    on=BudgetLine,
    hint="rätta radens belopp (amount), eller det som någon av källorna under funding ger (amount eller share)",
)
def sources_give_another_amount(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Finansieringskällorna ger tillsammans ett annat belopp än raden.

    *Varför:* Under funding står de nämnder eller bidrag som delar på radens kostnad. Hela beloppet ska ha
    någon som betalar, och ingen del betalas två gånger. Varje källa har ett belopp (amount), och då ska
    källornas belopp tillsammans vara radens, eller en andel (share), och då ska andelarna vara 100 procent.

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
                    funding: [{source: socialnämnden, amount: 300 000 kr}, {source: kulturnämnden, amount: 50 000 kr}]
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
                    amount: 400 000 kr
                    funding: [{source: socialnämnden, amount: 300 000 kr}, {source: kulturnämnden, amount: 100 000 kr}]
    """
    if not node.funding:
        return
    shares = [one.share for one in node.funding if one.share is not None]
    amounts = [one.amount.kronor for one in node.funding if one.amount is not None and one.amount.exact]
    exact = case.exact(node) if not node.years else _over_the_years(node)
    if len(shares) == len(node.funding) and (total := _misses_the_whole(shares)) is not None:
        yield Fault(
            f"källorna till raden {quoted(node.label)} ger tillsammans {swedish.percent(total)} av beloppet",
            at=("funding",),
            hint="rätta andelarna (share) under funding så att de tillsammans är 100\N{NO-BREAK SPACE}%",
        )
    elif len(amounts) == len(node.funding) and exact is not None and (given := sum(amounts, Decimal(0))) != exact:
        both = f"tillsammans {swedish.kronor(given)} men raden är {swedish.kronor(exact)}"
        yield Fault(
            f"källorna till raden {quoted(node.label)} ger {both}", at=("funding",), hint=_evened_out(given - exact)
        )


def _evened_out(too_much: Decimal) -> str:
    differs = f"{swedish.kronor(abs(too_much))} {'mindre' if too_much > 0 else 'mer'}"
    return f"låt källorna under funding ge {differs} (amount), eller rätta radens belopp (amount)"


def _over_the_years(line: BudgetLine) -> Decimal | None:
    """Return the sum of the years; ``None`` where one is decided later or is not exact."""
    amounts = [one.amount.kronor for one in line.years if one.amount is not None and one.amount.exact]
    return sum(amounts, Decimal(0)) if len(amounts) == len(line.years) else None


@rule("BUD014", Severity.WARNING, on=BudgetLine, hint="kom överens om vad som gäller när källan upphör")
def source_ends_before_the_term(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """En finansieringskälla upphör före avtalet.

    *Varför:* Ett öronmärkt bidrag kan ta slut medan parternas åtaganden fortsätter. Parterna behöver veta
    vem som då betalar, eller att avtalet omförhandlas.

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
                    amount: 400 000 kr
                    funding: [{source: ett statsbidrag, last: 2027-12-31}]
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
                    amount: 400 000 kr
                    funding: [{source: ett statsbidrag, last: 2028-12-31}]
    """
    if not node.funding or case.term is None:
        return
    end = case.term.end
    for index, one in enumerate(node.funding):
        if one.last is not None and (end is None or one.last < end):
            until = f"avtalet upphör {swedish.den_date(end)}" if end is not None else "avtalet gäller tills vidare"
            yield Fault(
                f"{quoted(one.source)} upphör {swedish.den_date(one.last)} men {until}", at=("funding", index, "last")
            )


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
        if share is not None and computed is not None and abs(computed - share) * 2 > _step(share):
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
    return sum((case.exact(line) or Decimal(0) for line in one.lines if line.funded_by is None), Decimal(0))


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
    total = _misses_the_whole(shares)
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
    total = _misses_the_whole(shares) if shares else None
    if total is not None:
        names = swedish.list_of([unit.name for unit in node.units if unit.share is not None])
        yield Fault(f"{names} betalar tillsammans {swedish.percent(total)} av bidraget från {node.name}", at=("units",))


@rule("BUD020", Severity.WARNING, on=BudgetLine, hint="ange beloppet eller andelen, inte båda")
def source_has_both_amount_and_share(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """En källas belopp och andel stämmer inte med varandra.

    *Varför:* Står både belopp och andel, och de ger olika svar, är det oklart vad källan betalar.

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
                    funding: [{source: ett statsbidrag, amount: 100 000 kr, share: 50 %}]
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
                    amount: 400 000 kr
                    funding: [{source: ett statsbidrag, amount: 200 000 kr, share: 50 %}]
    """
    exact = case.exact(node) if node.funding else None
    for index, one in enumerate(node.funding if exact is not None else ()):
        if one.amount is None or one.share is None or not one.amount.exact or not exact:
            continue
        computed = one.amount.kronor * _WHOLE / exact
        if abs(computed - one.share) * 2 > _step(one.share):
            both = f"{quoted(one.source)} ger {one.amount} och {swedish.percent(one.share)}"
            yield Fault(f"{both} av {swedish.kronor(exact)}, vilket inte är samma sak", at=("funding", index))
