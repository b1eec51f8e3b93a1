"""Rules about single amounts, how a table prints them, and what is computed in running text (belopp, uträkningar)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.budget import BudgetLine
from iopdocs.clauses.budget_table import MOST_DECIMALS, decimals_of
from iopdocs.findings import Path, Severity
from iopdocs.rules._arithmetic import Computed, computations, shares
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._spoken import SIGNS, told_computations
from iopdocs.values import Amount, Unit

__all__: list[str] = []

_SMALLEST: Final[dict[str, int]] = {Unit.KR: 0, Unit.TKR: 1_000, Unit.MNKR: 100_000, Unit.MDKR: 100_000_000}


@rule("BUD002", Severity.ERROR, on=BudgetLine, hint="ange vad parten lägger in, aldrig med minustecken")
def amount_is_negative(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Ett belopp i budgeten är negativt.

    *Varför:* En rad är något som en part bidrar med. Ett avdrag eller en inkomst hör hemma i klausulens
    text.

    Fel:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: own_cash, amount: -5 000 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: own_cash, amount: 5 000 kr}]
    """
    negative = [(at, amount) for at, amount in _stated(node) if amount.stated.digits < 0]
    for at, amount in negative:
        yield Fault(f"raden {quoted(node.label)} har det negativa beloppet {amount}", at=at)
    if not negative and node.basis is not None and (computed := case.exact(node)) is not None and computed < 0:
        yield Fault(
            f"raden {quoted(node.label)} räknas ut till det negativa beloppet {swedish.kronor(computed)}",
            at=("basis",),
        )


@rule("BUD003", Severity.WARNING, on=BudgetLine)
def amount_is_too_small_for_the_table(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Ett belopp är mindre än tabellens minsta steg.

    *Varför:* I en tabell i tusental kronor blir 500 kr avrundat till ett, och oftast menas 500 tkr.

    Fel:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: own_cash, amount: "500"}]
    Rätt:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: own_cash, amount: 500 tkr}]
    """
    place = case.place(node)
    if place is None:
        return
    unit = place.budget.unit
    for at, amount in _stated(node):
        if amount.unit is not unit and 0 < amount.kronor < _SMALLEST[str(unit)]:
            wanted = f"{swedish.number(amount.stated.number)}\N{NO-BREAK SPACE}{unit}"
            told = f"raden {quoted(node.label)} anges till {amount} i en tabell i {unit}"
            yield Fault(told, at=at, hint=f"skriv enheten, om {wanted} menas")
            return


@rule("BUD023", Severity.WARNING, on=BudgetLine, hint="ange tabellerna i en mindre enhet (unit)")
def table_rounds_a_stated_amount(node: BudgetLine, case: Case) -> Iterator[Fault]:
    """Ett angivet belopp avrundas i tabellen.

    *Varför:* Tabellen i avtalet visar då ett annat belopp än det som parterna har kommit överens om. En tabell i tkr
    eller mnkr får så många decimaler som beloppen behöver, men högst tre. Ett belopp som räknas ut ur ett underlag
    granskas inte, eftersom det får vara avrundat.

    Fel:
        clauses:
          - kind: budget
            unit: mnkr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 650 500 kr}]
    Rätt:
        clauses:
          - kind: budget
            unit: tkr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: foreningen, amount: 650 500 kr}]
    """
    place = case.place(node)
    if place is None or node.basis is not None:
        return
    unit = place.budget.unit
    for at, amount in _stated(node):
        if _is_rounded(amount, unit):
            others = (one for line in place.contribution.lines for _, one in _stated(line))
            shown = swedish.amount(amount.kronor, unit, decimals_of(others, unit))
            told = f"{amount} men står som {shown}\N{NO-BREAK SPACE}{unit} i tabellen"
            yield Fault(f"raden {quoted(node.label)} är {told}", at=at)
            return


def _stated(line: BudgetLine) -> Iterator[tuple[Path, Amount]]:
    """Yield each amount that a line states, once or for a year, with its place in the line."""
    if line.amount is not None:
        yield ("amount",), line.amount
    for index, one in enumerate(line.years):
        if one.amount is not None:
            yield ("years", index, "amount"), one.amount


def _is_rounded(amount: Amount, unit: Unit) -> bool:
    figures, smallest = (one.kronor for one in (amount.stated, amount.upper) if one is not None), _SMALLEST[str(unit)]
    return any(
        figure >= smallest and swedish.rounded(figure, unit, MOST_DECIMALS) * unit.factor != figure
        for figure in figures
    )


@rule("TXT016", Severity.WARNING, on=Agreement, hint="rätta det tal som är fel")
def computation_gives_something_else(_node: Agreement, case: Case) -> Iterator[Fault]:
    """En uträkning i texten ger något annat än den sägs ge.

    *Varför:* Parterna läser resultatet och tror att det är rätt. Ofta har två siffror bytt plats. Också det granskas
    som räknas ut med ord i en mening: varav, sammanlagt, det vill säga.

    Fel:
        clauses:
          - {kind: free, heading: Ersättning, points: [{text: Ersättningen är 3 x 6 x 24 x 385 = 166 230 kr.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Ersättning, points: [{text: Ersättningen är 3 x 6 x 24 x 385 = 166 320 kr.}]}
    """
    if case.says("="):
        yield from _miscounted(case, computations, "=")
    yield from _miscounted(case, _told_wrongly, *SIGNS)


def _told_wrongly(text: str) -> Iterator[Computed]:
    return (told.wrong for told in told_computations(text) if told.wrong is not None)


@rule("TXT017", Severity.WARNING, on=Agreement, hint="rätta andelen eller antalet")
def share_in_text_is_another_number(_node: Agreement, case: Case) -> Iterator[Fault]:
    """En andel i texten är ett annat antal än det som anges.

    *Varför:* Målet eller beloppet går att läsa på två sätt. Antalet får vara avrundat till närmaste heltal uppåt eller
    nedåt.

    Fel:
        clauses:
          - {kind: free, heading: Mål, points: ["Minst 70 % av de 30 unga, det vill säga 24 personer, får arbete."]}
    Rätt:
        clauses:
          - {kind: free, heading: Mål, points: ["Minst 70 % av de 30 unga, det vill säga 21 personer, får arbete."]}
    """
    if case.says("% av ", "%\u00a0av ", "procent av "):
        yield from _miscounted(case, shares, " av ")


def _miscounted(case: Case, compute: Callable[[str], Iterator[Computed]], *signs: str) -> Iterator[Fault]:
    for found in case.saying(*signs):
        for one in compute(found.text):
            told = f"{one.written} är {one.gives} men anges till {one.said}"
            yield Fault(f"klausulen {case.heading(found.path)}: {told}", at=found.path)
