"""The plan (dispositionen): which clause stands where, under which number and name, before any Word is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause

__all__ = ["Plan", "Step", "plan"]


@dataclass(frozen=True, slots=True)
class Step:
    """One clause in its place.

    ``key`` is the clause's unique name; ``number`` that of the heading under which the clause stands; ``heading`` says
    whether the clause has that heading itself or continues the clause before it.
    """

    clause: Clause
    key: str
    number: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The clauses of an agreement in their order, and the key of the clause that each name refers to."""

    steps: tuple[Step, ...]
    names: Mapping[str, str]


def plan(agreement: Agreement) -> Plan:
    """Return the plan of an agreement: every clause in the agreement's own order, numbered from 1.

    A clause is referred to by its id or, when it is alone of its kind, by the kind. Clauses that share a name are told
    apart by a number, so that a reference is never ambiguous.
    """
    steps: list[Step] = []
    number = 0
    for clause, key in zip(agreement.clauses, _unique_keys(agreement.clauses), strict=True):
        heading = not (steps and clause.continues)
        number += heading
        steps.append(Step(clause, key, number, heading))
    return Plan(tuple(steps), _names(steps))


def _unique_keys(clauses: tuple[Clause, ...]) -> Iterator[str]:
    shared = Counter(clause.key for clause in clauses)
    taken = {key for key, times in shared.items() if times == 1}
    for clause in clauses:
        key = clause.key
        if shared[key] > 1:
            key = next(numbered for at in count(1) if (numbered := f"{clause.key}_{at}") not in taken)
            taken.add(key)
        yield key


def _names(steps: list[Step]) -> dict[str, str]:
    kinds = Counter(step.clause.kind for step in steps)
    shared = Counter(step.clause.key for step in steps)
    alone = (step for step in steps if kinds[step.clause.kind] == 1 and not shared[step.clause.kind] > 1)
    return {step.clause.kind: step.key for step in alone} | {step.key: step.key for step in steps}
