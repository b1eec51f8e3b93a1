"""Findings (anmärkningar): what there is to know about an agreement, as values.

A finding is one fault or remark with a code that never changes, the place it concerns and one Swedish sentence.
:class:`Findings` is an immutable sequence of them, in the order of the file, that shows itself as text, JSON and HTML.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from iopdocs.law import Source

__all__ = ["Finding", "Findings", "Path", "Severity", "format_path"]

Path = tuple[str | int, ...]


class Severity(enum.StrEnum):
    """How serious a finding is (allvarlighet)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def word(self) -> str:
        """The Swedish word: *fel* stops signing, *varning* needs a decision, *notis* is good to know."""
        return {"error": "fel", "warning": "varning", "note": "notis"}[self.value]


def format_path(path: Path) -> str:
    """Return the path as JSONPath: ``$.clauses[1].stated_total``; an unusual name stands as ``["mål och syfte"]``."""
    return "$" + "".join(f".{step}" if str(step).isidentifier() else f"[{_quoted(step)}]" for step in path)


def _quoted(step: str | int) -> str:
    return json.dumps(step, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about an agreement (anmärkning).

    ``message`` is a Swedish sentence without capital and full stop that names both figures; ``hint`` says what to do.
    ``line`` and ``column`` count from 1 in the file that the data came from; in a spreadsheet they are the row and the
    column of its ``sheet``. ``where`` says in words what the path leads to, in a Word file, whose data have no lines.
    """

    code: str
    severity: Severity
    path: Path
    message: str
    source: Source | None = None
    hint: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    where: str | None = None

    @property
    def place(self) -> str:
        """File and line if known (``avtal.yaml:14``), else the place in words, or the path (``$.clauses[1]``)."""
        if self.line is None:
            return ": ".join(part for part in (self.file, self._spot) if part) or "$"
        if self.file is not None and self.sheet is None:
            return f"{self.file}:{self.line}"
        sheet = None if self.sheet is None else f"blad {self.sheet}"
        return ", ".join(part for part in (self.file, sheet, f"rad {self.line}") if part)

    @property
    def _spot(self) -> str:
        return self.where or (format_path(self.path) if self.path else "")

    def __str__(self) -> str:
        """Return ``avtal.yaml:14: BUD001 fel: …``."""
        return f"{self.place}: {self.code} {self.severity.word}: {self.message}"

    def to_data(self) -> dict[str, Any]:
        """Return the finding as plain data for JSON; the path as text."""
        data = {key: value for key, value in asdict(self).items() if value is not None}
        return data | {"severity": self.severity.value, "path": format_path(self.path)}


@dataclass(frozen=True, slots=True)
class Findings(Sequence[Finding]):
    """All findings about one agreement (anmärkningar), an immutable sequence in the order of the file."""

    items: tuple[Finding, ...] = field(default=())

    @classmethod
    def of(cls, items: Iterable[Finding]) -> Findings:
        """Return the findings sorted by place, then severity and code; equal findings once."""
        ranks = list(Severity)
        unique = dict.fromkeys(items)
        return cls(tuple(sorted(unique, key=lambda one: (one.line or 0, ranks.index(one.severity), one.code))))

    @property
    def errors(self) -> Findings:
        """The findings that stop signing (fel)."""
        return self._only(Severity.ERROR)

    @property
    def warnings(self) -> Findings:
        """The findings that need a decision (varningar)."""
        return self._only(Severity.WARNING)

    @property
    def notes(self) -> Findings:
        """The findings that are good to know (notiser)."""
        return self._only(Severity.NOTE)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in order, one for each finding."""
        return tuple(one.code for one in self.items)

    def _only(self, severity: Severity) -> Findings:
        return Findings(tuple(one for one in self.items if one.severity is severity))

    def in_file(self, name: str) -> Findings:
        """Return the findings with the file's name set on each."""
        return Findings(tuple(replace(one, file=name) for one in self.items))

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Findings: ...
    def __getitem__(self, index: int | slice) -> Finding | Findings:
        """Return one finding, or a part of them."""
        return Findings(self.items[index]) if isinstance(index, slice) else self.items[index]

    def __len__(self) -> int:
        """Return the number of findings."""
        return len(self.items)

    def __iter__(self) -> Iterator[Finding]:
        """Iterate over the findings in order."""
        return iter(self.items)

    @property
    def summary(self) -> str:
        """One line for the clerk: ``3 fel, 2 varningar, 1 notis``."""
        if not self.items:
            return "inga anmärkningar"
        counts = (
            (self.errors, "fel", "fel"),
            (self.warnings, "varning", "varningar"),
            (self.notes, "notis", "notiser"),
        )
        return ", ".join(f"{len(found)} {one if len(found) == 1 else many}" for found, one, many in counts if found)

    def __str__(self) -> str:
        """Return the findings as lines of text, each hint indented below its finding."""
        lines = (f"{one}\n    {one.hint}" if one.hint else str(one) for one in self.items)
        return "\n".join(lines)

    def to_json(self) -> str:
        """Return the findings as JSON: a list of objects with stable keys."""
        return json.dumps([one.to_data() for one in self.items], ensure_ascii=False, indent=2)

    def _repr_html_(self) -> str:
        """Return a table for Jupyter (escaped, with column headings and links to the sources)."""
        if not self.items:
            return '<p lang="sv">Inga anmärkningar.</p>'
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Plats", "Kod", "Grad", "Anmärkning", "Källa"))
        return f'<table lang="sv"><thead><tr>{head}</tr></thead><tbody>{"".join(map(_row, self.items))}</tbody></table>'


def _row(finding: Finding) -> str:
    from html import escape  # html.entities is large, and only notebooks show a table

    place = f"rad {finding.line}" if finding.line else finding.where or format_path(finding.path)
    hint = f"<br><em>{escape(finding.hint)}</em>" if finding.hint else ""
    cells = (
        escape(place),
        finding.code,
        finding.severity.word,
        escape(finding.message) + hint,
        _cited(finding.source),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _cited(source: Source | None) -> str:
    if source is None:
        return ""
    from html import escape

    text = escape(str(source))
    return f'<a href="{escape(source.url)}">{text}</a>' if source.url.startswith("https://") else text
