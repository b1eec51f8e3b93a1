"""Alternating rounds (växelvisa omgångar): what disturbs the machine disturbs all contestants alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.contestant import Contestant, InProcess, Seconds

__all__ = ["Result", "alternate", "alternate_functions"]

_SLICE: Final = 0.03
"""Seconds of work in one measurement, so that a fast contestant is not measured by the clock's own grain."""


@dataclass(frozen=True)
class Result:
    """What one contestant took, round by round."""

    name: str
    does: str
    size: int
    rounds: Sequence[Seconds]

    @property
    def median(self) -> float:
        """Milliseconds for one document: the median of the rounds."""
        return statistics.median(one.least for one in self.rounds) * 1000

    @property
    def least(self) -> float:
        """Milliseconds for one document in the quickest round."""
        return min(one.least for one in self.rounds) * 1000

    def over(self, other: Result) -> float:
        """Return how many times longer this takes than the other: the median of the ratios within each round."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return statistics.median(one.least / two.least for one, two in pairs)


def alternate(contestants: Sequence[Contestant], rounds: int) -> dict[str, Result]:
    """Let the contestants take turns; every round begins where the one before it did not."""
    sizes = [len(one.package()) for one in contestants]
    calls = [max(1, round(_SLICE / one.timed(2).least)) for one in contestants]
    times: list[list[Seconds]] = [[] for _ in contestants]
    for turn in range(rounds):
        for step in range(len(contestants)):
            at = (turn + step) % len(contestants)
            times[at].append(contestants[at].timed(calls[at]))
    made = zip(contestants, sizes, times, strict=True)
    return {one.name: Result(one.name, one.does, size, found) for one, size, found in made}


def alternate_functions(functions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Result]:
    """Let functions take turns, whatever they return."""
    return alternate([InProcess(name, "", _nothing_of(function)) for name, function in functions.items()], rounds)


def _nothing_of(function: Callable[[], object]) -> Callable[[], bytes]:
    def run() -> bytes:
        function()
        return b""

    return run
