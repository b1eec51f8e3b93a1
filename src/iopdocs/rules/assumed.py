"""What an agreement leaves to the one that it stands under (det som antas stå i den gemensamma överenskommelsen)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses.structure import Framework
from iopdocs.findings import Severity
from iopdocs.model import nodes
from iopdocs.rules._base import Case, Fault, Rule, registered, rule
from iopdocs.swedish import list_of

__all__: list[str] = []

_MISSING: Final = "COM"
_SAYS_NOTHING_OF: Final = "säger inget om "
_IN_A_LIST: Final = {"hur det ändras": "hur avtalet ändras", "när de betalas": "när bidragen betalas"}


@rule(
    "COM016",
    Severity.NOTE,
    on=Framework,
    hint="kontrollera det; en allmän överenskommelse med civilsamhället anges i värdegrunden (local_agreement)",
)
def framework_is_left_to_say_it(node: Framework, case: Case) -> Iterator[Fault]:
    """Avtalet lämnar åt den gemensamma överenskommelsen att säga något.

    *Varför:* Det som saknas här gäller bara om det står där. Många kommuner har en allmän överenskommelse med
    civilsamhället som inte säger något om uppsägning, ändringar eller personuppgifter. Då är det inte reglerat alls.

    Fel:
        without: [notice, insight]
        clauses:
          - {kind: framework, agreement: överenskommelsen om samverkan med civilsamhället}
    Rätt:
        clauses:
          - {kind: framework, agreement: överenskommelsen om partnerskap för unga}
          - {kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, frequency: yearly}
    """
    left = list(_missing_without(node, case))
    if left:
        yield Fault(f"avtalet säger inget om {list_of(left)}, vilket antas stå i {node.agreement}", at=("agreement",))


def _missing_without(framework: Framework, case: Case) -> Iterator[str]:
    """Yield what would be said to be missing if the agreement stood under no other, and is not said now."""
    clauses = tuple(one for one in case.agreement.clauses if one is not framework)
    alone = case.agreement.model_copy(update={"clauses": clauses})
    without = Case(alone, tuple(nodes(alone)))
    asked = (one for code, one in registered().items() if code.startswith(_MISSING) and Agreement in one.on)
    for one in asked:
        told = one.title.partition(_SAYS_NOTHING_OF)[2]
        if told and _finds(one, without) and not _finds(one, case):
            yield _IN_A_LIST.get(told, told)


def _finds(one: Rule, case: Case) -> bool:
    return next(one.check(case.agreement, case), None) is not None
