"""Rules about when reports are due (när rapporter lämnas)."""

from __future__ import annotations

from collections.abc import Iterator

from iopdocs import swedish
from iopdocs.clauses.follow_up import Report
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted

__all__: list[str] = []


@rule(
    "REP005",
    Severity.NOTE,
    on=Report,
    hint="ange en dag (due), en dag varje år (due_each) eller antal månader efter perioden (months_after)",
)
def report_has_no_due_date(node: Report, _case: Case) -> Iterator[Fault]:
    """Det framgår inte när en rapport ska lämnas.

    *Varför:* Utan en dag är det svårt att säga att rapporten är sen.

    Fel:
        clauses:
          - kind: follow_up
            reports: [{what: uppföljning, sender: foreningen, receivers: [kommunen], frequency: quarterly}]
    Rätt:
        clauses:
          - kind: follow_up
            reports:
              - what: uppföljning
                sender: foreningen
                receivers: [kommunen]
                frequency: quarterly
                months_after: 1
    """
    if node.due is None and node.months_after is None and node.due_each is None:
        yield Fault(f"rapporten {quoted(node.what)} har ingen dag då den senast lämnas", at=("months_after",))


@rule(
    "REP009", Severity.ERROR, on=Report, hint="rätta den dag då rapporten lämnas (due) eller tiden som den avser (last)"
)
def report_is_due_before_its_time_is_over(node: Report, _case: Case) -> Iterator[Fault]:
    """En rapport ska lämnas innan tiden som den avser är slut.

    *Varför:* Den som rapporterar kan inte veta hur det har gått, och den som tar emot rapporten vet inte vilken dag
    som är fel.

    Fel:
        clauses:
          - kind: follow_up
            reports:
              - what: delårsrapport
                sender: foreningen
                receivers: [kommunen]
                frequency: once
                last: 2027-08-31
                due: 2027-08-15
    Rätt:
        clauses:
          - kind: follow_up
            reports:
              - what: delårsrapport
                sender: foreningen
                receivers: [kommunen]
                frequency: once
                last: 2027-08-31
                due: 2027-09-15
    """
    if node.due is not None and node.last is not None and node.due < node.last:
        time = f"avser tid till och med {swedish.den_date(node.last)}"
        yield Fault(f"rapporten {quoted(node.what)} {time} men lämnas senast {swedish.den_date(node.due)}", at=("due",))


@rule("REP010", Severity.WARNING, on=Report, hint="behåll bara ett av due, due_each och months_after")
def report_is_due_in_several_ways(node: Report, _case: Case) -> Iterator[Fault]:
    """Det anges på flera sätt när en rapport ska lämnas.

    *Varför:* Bara det första sättet kommer med i dokumentet: en dag (due), annars dagar varje år (due_each).

    Fel:
        clauses:
          - kind: follow_up
            reports:
              - what: uppföljning
                sender: foreningen
                receivers: [kommunen]
                frequency: yearly
                due_each: den 31 januari
                months_after: 1
    Rätt:
        clauses:
          - kind: follow_up
            reports:
              - {what: uppföljning, sender: foreningen, receivers: [kommunen], frequency: yearly, months_after: 1}
    """
    given = [name for name in ("due", "due_each", "months_after") if getattr(node, name) is not None]
    if len(given) > 1:
        yield Fault(f"rapporten {quoted(node.what)} lämnas senast enligt både {swedish.list_of(given)}", at=(given[1],))
