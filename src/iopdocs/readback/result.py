"""What came out of reading back an edited Word file (återläst Word-fil)."""

from __future__ import annotations

from dataclasses import dataclass

from iopdocs.findings import Findings, Path
from iopdocs.paper import Paper

__all__ = ["ReadBack", "Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """An edit that was read back (inläst ändring): where in the data it stands, and what it says, in Swedish."""

    path: Path
    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A Word file that was read back (återläst Word-fil).

    ``paper`` is what the file says, as far as it could be read; ``taken`` are the edits that it has taken in, and
    ``findings`` tell those that it has not (WRD013), and what the file says otherwise than these data do (WRD014).
    """

    paper: Paper
    taken: tuple[Taken, ...]
    findings: Findings

    @property
    def complete(self) -> bool:
        """Whether the data now make a document that says the same as the file."""
        return not self.findings
