"""The agreements that a command is asked about (indata): files, or ``-`` for standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iopdocs.cli.status import CannotRun
from iopdocs.findings import Findings

__all__ = ["FILES_HELP", "STANDARD_INPUT", "Source", "could_not_open", "sources"]

FILES_HELP = "avtal i YAML eller JSON, eller i en Word-fil som iopdocs har skrivit; - läser standard in"
STANDARD_INPUT = "-"

_NOT_OPENED = "INP010"


@dataclass(frozen=True)
class Source:
    """One agreement to read: its name as it was given, and the file or what standard input held."""

    name: str
    content: Path | bytes


def sources(names: Sequence[str]) -> list[Source]:
    """Return the agreements by their names; raises :class:`CannotRun` if standard input is named twice."""
    if names.count(STANDARD_INPUT) > 1:
        raise CannotRun("- kan bara anges en gång, för standard in kan bara läsas en gång")
    return [Source(name, _standard_input() if name == STANDARD_INPUT else Path(name)) for name in names]


def could_not_open(findings: Findings) -> str | None:
    """Return why a file could not be opened at all, or ``None`` when what is wrong stands in it."""
    return next((one.message for one in findings if one.code == _NOT_OPENED), None)


def _standard_input() -> bytes:
    from iopdocs.reading.tree import MOST_BYTES

    return sys.stdin.buffer.read(MOST_BYTES + 1)
