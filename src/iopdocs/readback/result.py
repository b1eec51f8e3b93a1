"""What came out of reading back an edited Word file (återläst Word-fil)."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Final

from iopdocs.display import paragraph, section
from iopdocs.findings import Findings, Path
from iopdocs.paper import Paper

__all__ = ["ReadBack", "Taken"]

_UNEDITED: Final = "inget är ändrat för hand"


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

    @property
    def text(self) -> str:
        """What was taken in, and what was not, a line for each; a file that nobody has edited says so."""
        taken = [f"inläst: {one}" for one in self.taken]
        left = [str(self.findings), self.findings.summary] if self.findings else []
        return "\n".join([*taken, *left]) or _UNEDITED

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        """Show what was taken in as a list, and the findings as they show themselves."""
        taken = "".join(f"<li>{html.escape(str(one))}</li>" for one in self.taken)
        shown = f'<ul lang="sv">{taken}</ul>' if taken else paragraph("" if self.findings else _UNEDITED)
        return section("Inläst ur Word-filen", shown, self.findings._repr_html_() if self.findings else "")
