"""Rules about where the money of a line comes from (finansiering)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from iopdocs import swedish
from iopdocs.clauses.budget import BudgetLine
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules.shares import misses_the_whole, step_of

__all__: list[str] = []


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
    pers = (None, node.per)
    amounts = [one.kronor for source in node.funding if (one := source.amount) and one.span.exact and one.per in pers]
    exact = _over_the_years(node) if node.years else _each_time(node, case)
    if len(shares) == len(node.funding) and (total := misses_the_whole(shares)) is not None:
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


def _each_time(line: BudgetLine, case: Case) -> Decimal | None:
    """Return the exact amount of a line, each time where it recurs."""
    amount = line.amount
    recurs = amount is not None and amount.per is not None and amount.span.exact
    return amount.kronor if recurs and amount is not None else case.exact(line)


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
            if one.last < case.term.start:
                until = f"avtalet börjar {swedish.den_date(case.term.start)}"
            else:
                until = f"avtalet upphör {swedish.den_date(end)}" if end is not None else "avtalet gäller tills vidare"
            yield Fault(
                f"{quoted(one.source)} upphör {swedish.den_date(one.last)} men {until}", at=("funding", index, "last")
            )


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
        computed = one.amount.kronor * 100 / exact
        if abs(computed - one.share) * 2 > step_of(one.share):
            both = f"{quoted(one.source)} ger {one.amount} och {swedish.percent(one.share)}"
            yield Fault(f"{both} av {swedish.kronor(exact)}, vilket inte är samma sak", at=("funding", index))
