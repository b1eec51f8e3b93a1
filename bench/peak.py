"""The peak of memory (högsta minnesanvändning) of one large agreement, each figure from a process of its own.

    python -m bench.peak ROWS KIND      prints bytes; KIND is rss or traced

``rss`` is the most memory that the whole process has had from the system, Python and libraries with it: ``VmHWM``,
since ``ru_maxrss`` of a process on Linux is never less than that of the one that started it. ``traced`` is the most
that Python objects took while the agreement was made (``tracemalloc``), without the libraries.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tracemalloc
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import iopdocs as iop
from bench.growth import AXES, grown
from bench.ours import Subject

__all__ = ["Peak", "measured"]

_ROOT: Final = Path(__file__).resolve().parent.parent
_STATUS: Final = Path("/proc/self/status")
_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""What ``ru_maxrss`` counts in: bytes on macOS, else kilobytes."""


@dataclass(frozen=True)
class Peak:
    """Bytes at the peak: of a process with the example alone, of one with the large agreement, and of its objects."""

    small: int
    large: int
    traced: int


def measured(rows: int) -> Peak:
    """Measure the peak of an agreement with so many budget rows."""
    return Peak(_asked(0, "rss"), _asked(rows, "rss"), _asked(rows, "traced"))


def _asked(rows: int, kind: str) -> int:
    command = [sys.executable, "-m", "bench.peak", str(rows), kind]
    run = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, encoding="utf-8")
    return int(json.loads(run.stdout))


def _measure(rows: int, kind: str) -> int:
    axis = next(axis for axis in AXES if axis.name == "budget rows")
    payload = (grown(axis, rows) if rows else Subject.example()).payload
    iop.render(Subject.example().payload)  # what is compiled and kept is no part of the peak
    if kind == "traced":
        tracemalloc.start()
        iop.render(payload)
        return tracemalloc.get_traced_memory()[1]
    iop.render(payload)
    return _most_resident()


def _most_resident() -> int:
    if not _STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    told = dict(line.split(":", 1) for line in _STATUS.read_text("utf-8").splitlines())
    return int(told["VmHWM"].removesuffix("kB")) * 1024


if __name__ == "__main__":
    print(_measure(int(sys.argv[1]), sys.argv[2]))
