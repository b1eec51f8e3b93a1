"""What surrounds the making of one document: checking, writing the file, a PDF, and the machine that it runs on."""

from __future__ import annotations

import os
import platform
import resource
import shutil
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
from iopdocs.document import Document, pdfs

__all__ = ["Surroundings", "machine", "measured", "processor", "versions"]

_CALLS: Final = 50
_PDFS: Final = 20
_PACKAGES: Final = (
    "pydantic", "lxml", "Jinja2", "Babel", "docxtpl", "python-docx", "docxcompose", "docx-mailmerge2",
)  # fmt: skip


@dataclass(frozen=True)
class Surroundings:
    """Seconds for one document: checked, written to disk, and made a PDF in a start of LibreOffice for twenty.

    ``pdf`` is ``None`` without LibreOffice.
    """

    check: float
    write: float
    pdf: float | None


def measured(subject: Subject) -> Surroundings:
    """Measure what surrounds one agreement."""
    document = iop.render(subject.payload)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "avtal.docx"
        return Surroundings(
            check=_least(lambda: iop.check(subject.payload), time.process_time),
            write=_least(lambda: document.save(path), time.perf_counter),
            pdf=_exported(document) if shutil.which("soffice") else None,
        )


def _least(function: Callable[[], object], clock: Callable[[], float]) -> float:
    times = []
    for _ in range(_CALLS):
        start = clock()
        function()
        times.append(clock() - start)
    return min(times)


def _exported(document: Document) -> float:
    """LibreOffice is a process of its own, so its processor time is that of our children."""
    start = _children()
    pdfs([document] * _PDFS)
    return (_children() - start) / _PDFS


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def machine() -> str:
    """Return what the machine is: its processor, how many cores it has, its memory and its system."""
    cores, memory = os.cpu_count() or 1, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{processor()}, {cores} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}"


def processor() -> str:
    """Return the name of the processor, as the system tells it."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor unknown"
    )


def versions() -> str:
    """Return the versions of what was measured and of what it stands on."""
    python = f"Python {platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    return ", ".join([python, *(f"{name} {version(name)}" for name in _PACKAGES)])
