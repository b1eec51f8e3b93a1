"""Agreements that grow (tillväxt): in clauses, budget rows, parties and references, one of them at a time.

What is growing must cost in proportion: twice as many rows, twice the time. The last step of each axis is compared
with the one before it, by what one more unit costs.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from stdnum import luhn

from bench.measure import alternate_functions
from bench.ours import Subject

__all__ = ["AXES", "Axis", "Growth", "grown", "measured"]

Data = dict[str, Any]
Times = list[list[float]]

_TEXT: Final = "Parterna träffas i lokalen och går igenom vad som har hänt sedan sist."
_TO_SIGN: Final = "signatures"


def _example(parties: Sequence[Data] = (), clauses: Sequence[Data] = (), without: str = "") -> Data:
    """Return the data of the example with more parties, and with more clauses before the signatures."""
    data: Data = json.loads(Subject.example().payload)
    kept = [clause for clause in data["clauses"] if clause["kind"] not in {without, _TO_SIGN}]
    last = [clause for clause in data["clauses"] if clause["kind"] == _TO_SIGN]
    return data | {"parties": [*data["parties"], *parties], "clauses": [*kept, *clauses, *last]}


def _clauses(count: int) -> Data:
    points = [{"text": _TEXT}, {"text": _TEXT, "items": [{"text": "en sak"}]}]
    clauses = [
        {"kind": "free", "id": f"k{at}", "heading": f"Arbetsområde {at}", "points": points} for at in range(count)
    ]
    return _example(clauses=clauses)


def _rows(count: int) -> Data:
    lines = [{"label": f"Insats {at}", "kind": "cost", "amount": f"{1000 + at} kr"} for at in range(count)]
    budget = {"kind": "budget", "unit": "kr", "contributions": [{"party": "soraker", "lines": lines}]}
    return _example(clauses=[budget], without="budget")


def _parties(count: int) -> Data:
    """Every party signs, does something, and has a seat in the steering group."""
    parties = [_party(at) for at in range(2, count)]
    doing = [{"party": party["id"], "text": _TEXT} for party in parties]
    more = {"kind": "commitments", "id": "fler", "heading": "Övriga parters insatser", "commitments": doing}
    data = _example(parties, [more] if doing else [])
    clauses = {clause["kind"]: clause for clause in data["clauses"]}
    clauses["steering_group"]["bodies"][0]["seats"] += [{"party": party["id"], "role": "ledamot"} for party in parties]
    clauses["signatures"].pop("originals")
    return data


def _party(at: int) -> Data:
    public = at % 2 == 0
    digits = f"{'21' if public else '80'}{20_000 + at:05d}00"
    number = digits + luhn.calc_check_digit(digits)
    name = f"Exempelby {at} kommun" if public else f"Mötesplatsen {at}"
    return {
        "kind": "kommun" if public else "ideell_forening",
        "id": f"part{at}",
        "name": name,
        "orgnr": f"{number[:6]}-{number[6:]}",
        "signatories": [{"role": "ordförande", "authority": "beslut i styrelsen"}],
    }


def _references(count: int) -> Data:
    """Every new clause refers to the budget, which stands after all of them."""
    doing = [{"party": "timra", "text": "upplåta lokalen"}]
    clauses = [
        {"kind": "commitments", "id": f"k{at}", "heading": f"Insatser {at}", "commitments": doing}
        for at in range(count)
    ]
    budget = next(clause for clause in _example()["clauses"] if clause["kind"] == "budget")
    return _example(clauses=[*clauses, budget], without="budget")


@dataclass(frozen=True)
class Axis:
    """What grows: its name, the sizes that are measured, and the agreement of each size."""

    name: str
    sizes: tuple[int, int, int]
    data: Callable[[int], Data]


AXES: Final = (
    Axis("clauses", (10, 100, 1_000), _clauses),
    Axis("budget rows", (10, 1_000, 10_000), _rows),
    Axis("parties", (2, 20, 200), _parties),
    Axis("references", (10, 100, 1_000), _references),
)
"""All that may grow in an agreement."""


def grown(axis: Axis, size: int) -> Subject:
    """Return the agreement of a size."""
    return Subject.of(axis.data(size))


@dataclass(frozen=True)
class Growth:
    """What one axis costs by the step of the chain: for each round, milliseconds for each of its sizes.

    A machine that is slow for a while is so for all sizes of a round: what one more unit costs, and how that changes,
    is found within the rounds, and the median of them is told.
    """

    axis: Axis
    rounds: Mapping[str, Sequence[Sequence[float]]]

    def milliseconds(self, step: str) -> tuple[float, ...]:
        """Return what each size takes: the median of the rounds."""
        return tuple(statistics.median(times) for times in zip(*self.rounds[step], strict=True))

    def slopes(self, step: str) -> tuple[float, float]:
        """Return what one more unit costs in microseconds: from the first size to the second, and on to the third."""
        found = [self._slopes(times) for times in self.rounds[step]]
        first, last = (statistics.median(slopes) for slopes in zip(*found, strict=True))
        return first, last

    def bend(self, step: str) -> float:
        """Return how many times more a unit costs on the last stretch than on the first: 1 is a straight line."""
        found = (self._slopes(times) for times in self.rounds[step])
        return statistics.median(last / first for first, last in found)

    def _slopes(self, times: Sequence[float]) -> tuple[float, float]:
        (one, two, three), sizes = times, self.axis.sizes
        return (two - one) / (sizes[1] - sizes[0]) * 1000, (three - two) / (sizes[2] - sizes[1]) * 1000


def measured(axis: Axis, rounds: int) -> Growth:
    """Measure an axis: sizes and steps take turns."""
    subjects = {size: grown(axis, size) for size in axis.sizes}
    functions = {f"{step} {size}": run for size, one in subjects.items() for step, run in one.growing().items()}
    found = alternate_functions(functions, rounds)

    def taken(step: str) -> list[list[float]]:
        results = [found[f"{step} {size}"].rounds for size in axis.sizes]
        return [[one.least * 1000 for one in times] for times in zip(*results, strict=True)]

    load, judged, whole = taken("load"), taken("load and judge"), taken("whole")
    steps = {"load": load, "rules": _between(load, judged), "render": _between(judged, whole), "whole": whole}
    return Growth(axis, steps)


def _between(less: Times, more: Times) -> Times:
    pairs = zip(less, more, strict=True)
    return [[two - one for one, two in zip(*pair, strict=True)] for pair in pairs]
