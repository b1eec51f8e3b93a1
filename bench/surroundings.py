"""What surrounds the making of one document: checking, writing the file, a PDF, and the machine that it runs on."""

from __future__ import annotations

import os
import platform
import resource
import shutil
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

import iopdocs as iop
from bench.ours import Subject

__all__ = ["Surroundings", "machine", "measured", "versions"]

_FILES: Final = 50
_PDFS: Final = 3
_PACKAGES: Final = (
    "pydantic", "lxml", "Jinja2", "Babel", "docxtpl", "python-docx", "docxcompose", "docx-mailmerge2",
)  # fmt: skip


@dataclass(frozen=True)
class Surroundings:
    """Seconds for one document: checked, written to disk, and made a PDF (``None`` without LibreOffice)."""

    check: float
    write: float
    pdf: float | None


def measured(subject: Subject) -> Surroundings:
    """Measure what surrounds one agreement."""
    document = iop.render(subject.payload)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "avtal.docx"
        return Surroundings(
            check=_least(lambda: iop.check(subject.payload), _FILES, time.process_time),
            write=_least(lambda: document.save(path), _FILES, time.perf_counter),
            pdf=_median(document.pdf) if shutil.which("soffice") else None,
        )


def _least(function: Callable[[], object], calls: int, clock: Callable[[], float]) -> float:
    return min(_times(function, calls, clock))


def _median(function: Callable[[], object]) -> float:
    """LibreOffice is a process of its own, so its processor time is that of our children."""
    return statistics.median(_times(function, _PDFS, _children))


def _times(function: Callable[[], object], calls: int, clock: Callable[[], float]) -> list[float]:
    times = []
    for _ in range(calls):
        start = clock()
        function()
        times.append(clock() - start)
    return times


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def machine() -> str:
    """Return what the machine is: its processor, how many cores it has, its memory and its system."""
    cores, memory = os.cpu_count() or 1, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{_processor()}, {cores} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}"


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor unknown"
    )


def versions() -> str:
    """Return the versions of what was measured and of what it stands on."""
    python = f"Python {platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    return ", ".join([python, *(f"{name} {version(name)}" for name in _PACKAGES)])
