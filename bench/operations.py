"""What growth costs without a clock: the operations of Python's that each size takes, counted.

    python -m bench.operations      prints them as JSON, by axis: [[size, operations], …]

Times vary with the machine and with its neighbours; this count is the same on every run, so a test can hold the
growth to a straight line. What is done in C, such as validating and deflating, is not in it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

from bench.growth import AXES, grown

__all__ = ["SIZES", "counted", "operations"]

SIZES: Final = (10, 40, 160)


def operations(function: Callable[[], object]) -> int:
    """Return how many operations of Python's a call takes."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any]:
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def counted() -> dict[str, list[tuple[int, int]]]:
    """Return the operations from JSON to bytes, by axis and size."""
    found: dict[str, list[tuple[int, int]]] = {}
    for axis in AXES:
        for size in SIZES:
            whole = grown(axis, size).growing()["whole"]
            whole()  # what is compiled and kept is no part of the growth
            found.setdefault(axis.name, []).append((size, operations(whole)))
    return found


if __name__ == "__main__":
    print(json.dumps(counted()))
