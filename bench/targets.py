"""What is aimed at (mål), and what this run found of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.growth import Growth
from bench.measure import Result
from bench.ours import CARRYING, FLOOR, FLOOR_OF, OBJECTS, OURS, WHOLE
from bench.peak import Peak
from bench.peers.docxtpl_clauses import CLAUSES
from bench.peers.docxtpl_form import FORM
from bench.start import DOCXTPL, EMPTY, FIRST, HELP

__all__ = ["Target", "targets"]


@dataclass(frozen=True)
class Target:
    """One aim: a bound from above (``most``) or from below, and what was found."""

    what: str
    bound: float
    unit: str
    found: float
    most: bool = True

    @property
    def text(self) -> str:
        """The aim in words."""
        return f"{self.what}: at {'most' if self.most else 'least'} {self.bound:g}{self.unit}"

    @property
    def reached(self) -> bool:
        """Whether what was found will do."""
        return self.found <= self.bound if self.most else self.found >= self.bound


def targets(
    compared: Mapping[str, Result], grown: Sequence[Growth], peak: Peak, start: Mapping[str, Result]
) -> list[Target]:
    """Return every aim with what was found."""
    rows = next(growth for growth in grown if growth.axis.name == "budget rows")
    return [
        *_ratios(compared),
        *(
            Target(f"one more of {one.axis.name}, the last stretch over the first", 1.2, " ×", one.bend("whole"))
            for one in grown
        ),
        Target("rules on 10 000 budget rows", 1, " s", rows.milliseconds("rules")[-1] / 1000),
        Target("memory that 10 000 budget rows add", 40, " MB", (peak.large - peak.small) / 1e6),
        Target(f"{FIRST}, over {DOCXTPL}", 1, " ×", start[FIRST].over(start[DOCXTPL])),
        Target(f"{HELP}, over {EMPTY}", 1.5, " ×", start[HELP].over(start[EMPTY])),
    ]


def _ratios(compared: Mapping[str, Result]) -> list[Target]:
    whole, objects, floor = (compared[name] for name in (WHOLE, OBJECTS, FLOOR))
    others = (one for name, one in compared.items() if name not in OURS and not name.startswith("docxtpl"))
    quickest = min(others, key=lambda one: one.median)
    return [
        Target(f"{WHOLE}, over the floor", 2, " ×", whole.over(floor)),
        Target(f"{CARRYING}, over its floor", 2, " ×", compared[CARRYING].over(compared[FLOOR_OF[CARRYING]])),
        Target(f"{OBJECTS}, over the floor", 1.5, " ×", objects.over(floor)),
        *(Target(f"{name} over {WHOLE}", 50, " ×", compared[name].over(whole), most=False) for name in (CLAUSES, FORM)),
        Target(f"{quickest.name}, the quickest other peer, over {WHOLE}", 15, " ×", quickest.over(whole), most=False),
    ]
