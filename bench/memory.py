"""How much memory many documents take (minne): the peak after one, and after thousands in a row.

Run ``python -m bench.memory`` in the checkout; a number after it is how many. The documents are written to a folder
that is thrown away, as ``iopdocs batch`` does. ``ru_maxrss`` is the most that the process has held; ``tracemalloc`` is
what Python objects hold, and is asked in a shorter run since it takes time itself.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import iopdocs as iop

_EXAMPLE: Final = Path(__file__).resolve().parent.parent / "docs" / "examples" / "timra-soraker-2018.yaml"
_COUNT: Final = 10_000
_TRACED: Final = 500
_UNIT: Final = 1 if sys.platform == "darwin" else 1024
_JOBS: Final = 2


def main() -> None:
    """Print the peaks."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _COUNT
    data = iop.load(_EXAMPLE).to_data()
    print(f"one render                       peak {_peak():6.1f} MB before, ", end="")
    iop.render(data)
    print(f"{_peak():6.1f} MB after")
    _traced(data)
    _in_a_row("in this process", data, count, None)
    pool = partial(ProcessPoolExecutor, _JOBS, mp_context=get_context("spawn"))
    _in_a_row(f"with {_JOBS} processes, the parent", data, count, pool)


def _rows(data: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    return (data | {"nyckel": f"avtal-{number}", "title": f"Överenskommelse {number}"} for number in range(count))


def _in_a_row(name: str, data: dict[str, Any], count: int, executor: Any) -> None:
    steps = {count // 10, count // 2, count}
    with tempfile.TemporaryDirectory() as folder:
        for number, result in enumerate(iop.batch(_rows(data, count), executor, output=folder), 1):
            if not result.status.ready:
                sys.exit(str(result))
            if number in steps:
                print(f"{name}, {number:6} documents  peak {_peak():6.1f} MB", flush=True)
        for result in iop.batch(_rows(data, count), executor, output=folder):
            if result.status.value != "unchanged":
                sys.exit(str(result))
    print(f"{name}, a rerun of {count:6}     peak {_peak():6.1f} MB")


def _traced(data: dict[str, Any]) -> None:
    tracemalloc.start()
    iop.render(data)
    one = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    for number, _ in enumerate(iop.batch(_rows(data, _TRACED)), 1):
        if number == _TRACED // 2:
            half = tracemalloc.get_traced_memory()[0]
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"tracemalloc, one render          peak {one[1] / 1e6:6.2f} MB")
    print(f"tracemalloc, {_TRACED} in a row      peak {peak / 1e6:6.2f} MB", end=", ")
    print(f"held {half / 1e6:.2f} MB at half and {held / 1e6:.2f} MB at the end")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 1e6


if __name__ == "__main__":
    main()
