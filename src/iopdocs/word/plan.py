"""The plan (dispositionen): which section stands where, under which number and name, before any Word is touched.

The sections of an agreement are its clauses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from iopdocs.model import HoleReached
from iopdocs.paper import Paper, Section

__all__ = ["Plan", "Step", "plan"]


class Step(NamedTuple):
    """One section in its place.

    ``key`` is the section's unique name; ``number`` that of the heading under which it stands; ``heading`` says whether
    it has that heading itself or continues the section before it.
    """

    section: Section
    key: str
    number: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The sections of a paper in their order, and the key of the section that each name refers to.

    A name with a full stop is of something in the section that the data give a name: ``annexes.2``.
    """

    steps: tuple[Step, ...]
    names: Mapping[str, str]


def plan(paper: Paper) -> Plan:
    """Return the plan of a paper: every section in the paper's own order, numbered from 1.

    A section is referred to by its id or, when it is alone of its kind, by the kind. Sections that share a name are
    told apart by a number, so that a reference is never ambiguous.
    """
    steps: list[Step] = []
    number = 0
    sections = paper.sections
    shared = Counter([section.key for section in sections])
    for section, key in zip(sections, _unique_keys(sections, shared), strict=True):
        heading = not (steps and section.continues)
        number += heading
        steps.append(Step(section, key, number, heading))
    return Plan(tuple(steps), _names(steps, shared))


def _unique_keys(sections: tuple[Section, ...], shared: Counter[str]) -> Iterator[str]:
    taken = {key for key, times in shared.items() if times == 1}
    for section in sections:
        key = section.key
        if shared[key] > 1:
            key = next(numbered for at in count(1) if (numbered := f"{section.key}_{at}") not in taken)
            taken.add(key)
        yield key


def _names(steps: list[Step], shared: Counter[str]) -> dict[str, str]:
    kinds = Counter([step.section.kind for step in steps])
    alone = (step for step in steps if kinds[step.section.kind] == 1 and not shared[step.section.kind] > 1)
    names = {step.section.kind: step.key for step in alone} | {step.key: step.key for step in steps}
    targets = {step.key: found for step in steps if (found := _targets(step.section))}
    return names | {f"{name}.{one}": key for name, key in names.items() for one in targets.get(key, ())}


def _targets(section: Section) -> tuple[str, ...]:
    """Return what the data of a section name; nothing where a draft lacks them."""
    try:
        return section.targets
    except HoleReached:
        return ()
