"""What grows costs in proportion, counted in operations: the count is the same on every machine and every run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.growth import AXES, Axis, Growth
from bench.operations import SIZES

BEND = 1.05
"""What one more unit may cost at the end, against at the beginning; what is squared would be above 2."""


@pytest.fixture(scope="module")
def counted(root: Path) -> dict[str, list[tuple[int, int]]]:
    """The operations by axis and size, counted in a process of its own: a tracer would end that of the coverage."""
    command = [sys.executable, "-m", "bench.operations"]
    run = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")
    found: dict[str, list[tuple[int, int]]] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("axis", [axis.name for axis in AXES])
def test_the_chain_grows_in_a_straight_line(axis: str, counted: dict[str, list[tuple[int, int]]]) -> None:
    """One more clause, row, party or reference costs as much in a large agreement as in a small one."""
    (one, low), (two, middle), (three, high) = counted[axis]
    assert (one, two, three) == SIZES
    first, last = (middle - low) / (two - one), (high - middle) / (three - two)
    assert 0 < last <= first * BEND


def test_a_curve_is_told_from_a_line() -> None:
    """The bend is 1 for what is proportional, and above it for what is squared."""
    axis = Axis("rows", (10, 100, 1_000), lambda _size: {})
    line = Growth(axis, {"whole": [(11.0, 101.0, 1_001.0), (22.0, 202.0, 2_002.0)]})
    square = Growth(axis, {"whole": [(0.1, 10.0, 1_000.0)]})
    assert line.bend("whole") == pytest.approx(1)
    assert line.slopes("whole") == pytest.approx((1500, 1500))
    assert square.bend("whole") == pytest.approx(10)
