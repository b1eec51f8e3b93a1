"""The plan (dispositionen): which clause stands where, under which number and name, before any Word is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from iopdocs.agreement import Agreement
from iopdocs.clauses._base import Clause

__all__ = ["Plan", "Step", "plan"]


@dataclass(frozen=True, slots=True)
class Step:
    """One clause in its place.

    ``key`` is the unique name that references use; ``number`` that of the heading under which the clause stands;
    ``heading`` says whether the clause has that heading itself or continues the clause before it.
    """

    clause: Clause
    key: str
    number: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The clauses of an agreement in their order."""

    steps: tuple[Step, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The names that can be referred to."""
        return frozenset(step.key for step in self.steps)


def plan(agreement: Agreement) -> Plan:
    """Return the plan of an agreement: every clause in the agreement's own order, numbered 1, 2, 3 …

    A name that several clauses share gets a number behind it, so that a reference is never ambiguous.
    """
    keys = _unique_keys(agreement.clauses)
    steps, number = [], 0
    for clause in agreement.clauses:
        heading = number == 0 or not clause.continues
        number += heading
        steps.append(Step(clause, next(keys), number, heading))
    return Plan(tuple(steps))


def _unique_keys(clauses: tuple[Clause, ...]) -> Iterator[str]:
    shared, seen = Counter(clause.key for clause in clauses), Counter[str]()
    for clause in clauses:
        seen[clause.key] += 1
        yield clause.key if shared[clause.key] == 1 else f"{clause.key}_{seen[clause.key]}"
