"""The figures as Markdown tables: printed, and put into the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bench.growth import Growth
from bench.measure import Result
from bench.ours import CARRYING, FLOOR_OF, OBJECTS, OURS, WHOLE, shares
from bench.peak import Peak
from bench.start import DOCXTPL, EMPTY
from bench.targets import Target

__all__ = [
    "growth_table",
    "our_table",
    "peak_table",
    "peer_table",
    "shares_table",
    "start_table",
    "table",
    "targets_table",
]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first and the last hold figures."""
    marks = ["---", *["---:"] * (len(head) - 2), "---"]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, marks, *rows))


def peer_table(results: Mapping[str, Result]) -> str:
    """Return the peers, the slowest first, and how many times longer than we each of them takes."""
    peers = sorted((one for name, one in results.items() if name not in OURS), key=lambda one: -one.median)
    head = ("", "median ms", "least ms", "× ours", "× data inside", "× from objects", "bytes", "what it does")
    return table(head, (_peer_row(one, results) for one in peers))


def _peer_row(one: Result, results: Mapping[str, Result]) -> tuple[str, ...]:
    ratios = (f"{one.over(results[name]):.1f}" for name in (WHOLE, CARRYING, OBJECTS))
    return (one.name, f"{one.median:.2f}", f"{one.least:.2f}", *ratios, str(one.size), one.does)


def start_table(results: Mapping[str, Result]) -> str:
    """Return what whole processes take, against an empty Python and against docxtpl's."""
    head = ("", "median ms", "× Python", "× docxtpl", "what it does")
    return table(head, (_start_row(one, results[EMPTY], results[DOCXTPL]) for one in results.values()))


def _start_row(one: Result, empty: Result, theirs: Result) -> tuple[str, ...]:
    return (one.name, f"{one.median:.0f}", f"{one.over(empty):.2f}", f"{one.over(theirs):.2f}", one.does)


def our_table(results: Mapping[str, Result]) -> str:
    """Return what is ours, against the floor."""
    head = ("", "median ms", "least ms", "× its floor", "bytes", "what it does")
    return table(head, (_our_row(results[name], results[floor]) for name, floor in FLOOR_OF.items()))


def _our_row(one: Result, floor: Result) -> tuple[str, ...]:
    return (one.name, f"{one.median:.2f}", f"{one.least:.2f}", f"{one.over(floor):.2f}", str(one.size), one.does)


def shares_table(steps: Mapping[str, Result]) -> str:
    """Return what part of the time from JSON to bytes each step takes."""
    found = shares(steps)
    return table((*found, ""), [(*(f"{100 * part:.0f} %" for part in found.values()), "of JSON to bytes, data inside")])


def growth_table(growths: Iterable[Growth], operations: Mapping[str, Sequence[tuple[int, int]]]) -> str:
    """Return what each axis costs, and what one more unit costs at the beginning and at the end."""
    head = ("", "sizes", "ms", "µs for one more", "ratio", "operations for one more", "")
    return table(head, (_growth_row(one, operations[one.axis.name]) for one in growths))


def _growth_row(growth: Growth, operations: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    sizes = " / ".join(map(str, growth.axis.sizes))
    times = " / ".join(f"{one:.1f}" for one in growth.milliseconds("whole"))
    slopes = " → ".join(f"{one:.0f}" for one in growth.slopes("whole"))
    pairs = pairwise(operations)
    counts = " → ".join(f"{(two[1] - one[1]) / (two[0] - one[0]):.0f}" for one, two in pairs)
    return (growth.axis.name, sizes, times, slopes, f"{growth.bend('whole'):.2f}", counts, "")


def peak_table(peak: Peak) -> str:
    """Return the peak of memory in megabytes."""
    rows = (
        ("process with the example alone (resident)", _mb(peak.small), ""),
        ("process with 10 000 budget rows (resident)", _mb(peak.large), ""),
        ("what the 10 000 rows add (resident)", _mb(peak.large - peak.small), ""),
        ("Python objects of the 10 000 rows (tracemalloc)", _mb(peak.traced), ""),
    )
    return table(("", "MB", ""), rows)


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f}"


def targets_table(targets: Iterable[Target]) -> str:
    """Return what is aimed at, and whether it was reached in this run."""
    rows = ((one.text, f"{one.found:.2f}{one.unit}", "yes" if one.reached else "**no**") for one in targets)
    return table(("aim", "found", "reached"), rows)
