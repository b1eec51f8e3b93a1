"""Rules about how a party may leave the partnership (rätten att lämna)."""

from __future__ import annotations

from collections.abc import Iterator

from iopdocs.clauses.changes import Renegotiation
from iopdocs.clauses.term import Notice
from iopdocs.findings import Severity
from iopdocs.rules._base import Case, Fault, rule

__all__: list[str] = []


@rule(
    "TRM018", Severity.WARNING, on=Notice, hint="ta bort last_resort under notice eller may_leave under renegotiation"
)
def right_to_leave_is_given_twice(node: Notice, case: Case) -> Iterator[Fault]:
    """Rätten att som sista utväg lämna partnerskapet står på två ställen.

    *Varför:* Villkoren är inte desamma. Enligt uppsägningen (last_resort) ska den som lämnar ange skälet, och enligt
    omförhandlingen (may_leave) gäller meddelandet från den dag då det kommer fram. Den som läser vet inte vad som
    gäller.

    Fel:
        clauses:
          - {kind: notice, months: 3, written: ja, last_resort: ja}
          - {kind: renegotiation, triggers: [circumstances], within_days: 30, may_leave: ja}
    Rätt:
        clauses:
          - {kind: notice, months: 3, written: ja}
          - {kind: renegotiation, triggers: [circumstances], within_days: 30, may_leave: ja}
    """
    if not node.last_resort:
        return
    for other in case.all(Renegotiation):
        if other.may_leave:
            both = f"{node.shown_heading} (last_resort) och i {other.shown_heading} (may_leave)"
            yield Fault(f"rätten att som sista utväg lämna partnerskapet står både i {both}", at=("last_resort",))
