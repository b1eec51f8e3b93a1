"""What becomes of each row (resultat): a value, with its place in Swedish on everything that is said about it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.findings import Finding, Findings

if TYPE_CHECKING:
    from iopdocs.document import Document

__all__ = ["Origin", "Result", "Status"]


class Status(enum.StrEnum):
    """How it went with a row (status)."""

    DONE = "done"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    NOT_DONE = "not_done"

    @property
    def word(self) -> str:
        """The Swedish word: *klar*, *oförändrad*, *anmärkningar*, *fel*, *ogjord*."""
        return _WORDS[self]

    @property
    def one(self) -> str:
        """What a row is, counted: as :attr:`word`, and *med anmärkningar*, *med fel*."""
        return _ONE.get(self, self.word)

    @property
    def many(self) -> str:
        """What several rows are: *klara*, *oförändrade*, *med anmärkningar*, *med fel*, *ogjorda*."""
        return _MANY[self]

    @property
    def ready(self) -> bool:
        """Whether there is a document that says what the row says."""
        return self in (Status.DONE, Status.UNCHANGED)


_WORDS = {
    Status.DONE: "klar",
    Status.UNCHANGED: "oförändrad",
    Status.REFUSED: "anmärkningar",
    Status.FAILED: "fel",
    Status.NOT_DONE: "ogjord",
}
_ONE = {Status.REFUSED: "med anmärkningar", Status.FAILED: "med fel"}
_MANY = {
    Status.DONE: "klara",
    Status.UNCHANGED: "oförändrade",
    Status.REFUSED: "med anmärkningar",
    Status.FAILED: "med fel",
    Status.NOT_DONE: "ogjorda",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row stands: file, sheet and row as far as there are any; rows count from 1, as in the file."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    headings: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def __str__(self) -> str:
        """Return ``avtal.xlsx, blad Föreningar, rad 7``."""
        sheet = None if self.sheet is None else f"blad {self.sheet}"
        row = None if self.row is None else f"rad {self.row}"
        return ", ".join(part for part in (self.file, sheet, row) if part) or "raden"

    def on(self, finding: Finding, column: int | None = None) -> Finding:
        """Return a finding about the row with the row's place on it, and the number of its column if that is known."""
        return replace(finding, file=self.file, sheet=self.sheet, line=self.row, column=column)

    def of(self, finding: Finding) -> str:
        """Return where a finding about the row is: its cell, or the row and the line of the agreement below it."""
        if self.row is None:
            return finding.place if finding.line or finding.path else str(self)
        if finding.line is None:
            return str(self)
        is_row = bool(self.headings) or finding.column is None  # else it is the line of a text that is a row of its own
        if is_row and (finding.file, finding.line) == (self.file, self.row):
            return str(self) if finding.column is None else f"{self}, {self._column(finding.column)}"
        return f"{self} ({finding.place if finding.file else f'textens rad {finding.line}'})"

    def _column(self, number: int) -> str:
        heading = self.headings[number - 1] if number <= len(self.headings) else ""
        if self.sheet is None:
            return f"fältet {heading}"
        return f"kolumn {_letters(number)}" + (f" ({heading})" if heading else "")


def _letters(number: int) -> str:
    """Return what a spreadsheet calls a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row (resultat).

    ``key`` is the row's own name; ``findings`` what there is to know about it, also where all went well; ``document``
    is there if it was made now; ``path`` is where the document lies, if it was to be written.
    """

    key: str
    status: Status
    findings: Findings = field(default_factory=Findings)
    origin: Origin = field(default_factory=Origin)
    document: Document | None = field(default=None, repr=False)
    path: Path | None = None

    def __str__(self) -> str:
        """Return ``avtal.xlsx, blad Föreningar, rad 7: alfa: klar``, and below it the findings with their places."""
        return "\n".join([f"{self.origin}: {self.key or '(utan nyckel)'}: {self.status.word}", *self.told()])

    def told(self) -> list[str]:
        """Return each finding as text with its place, and its hint indented below."""
        return [_told(self.origin.of(one), one) for one in self.findings]


def _told(place: str, finding: Finding) -> str:
    hint = f"\n    {finding.hint}" if finding.hint else ""
    return f"{place}: {finding.code} {finding.severity.word}: {finding.message}{hint}"
