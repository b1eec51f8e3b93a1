"""The rows of a batch (rader): files, lines of a table, or data, each with a key of its own and its place.

A table is a spreadsheet, or JSON with one object a line. With a base agreement a row says only what is its own: each
heading names a field of the base (:mod:`iopdocs.batches.columns`). A column that exists decides its field in every
row: an empty cell means that the fact is missing, never that the base's is right.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from iopdocs.batches.cells import CellFault
from iopdocs.batches.codes import CELL, about
from iopdocs.batches.columns import Columns, Slot
from iopdocs.batches.results import Origin
from iopdocs.batches.task import Job
from iopdocs.findings import Finding, Findings
from iopdocs.findings import Path as DataPath
from iopdocs.paper import Paper

__all__ = ["Change", "Row", "digest_of", "filled_in", "key_column", "keyed"]

_KEYS: Final = ("nyckel", "key")
"""The names of a column that is only the row's key."""


class Change(NamedTuple):
    """What a row says about one field of the base: the field's path, the value, and the column it stands in."""

    path: DataPath
    value: Any
    column: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a batch (rad).

    ``key`` becomes the name of the document. ``source`` is an agreement's data: the bytes of a file, a mapping or a
    paper; ``None`` when the row fills in the base with its ``changes``. ``name`` is the file's name in findings.
    ``findings`` is what is wrong with the row already.
    """

    key: str
    source: bytes | Mapping[str, Any] | Paper | None = None
    name: str | None = None
    origin: Origin = field(default_factory=Origin)
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def job(self) -> Job:
        """What a worker is to do."""
        return Job(self.source, self.name, tuple((one.path, one.value) for one in self.changes))

    @property
    def digest(self) -> str:
        """The SHA-256 of what the row says: of the file itself where the row is a file."""
        if isinstance(self.source, bytes):
            return hashlib.sha256(self.source).hexdigest()
        told = repr(self.source) if isinstance(self.source, Paper) else self.source
        return digest_of([told, [(one.path, one.value) for one in self.changes]])

    def placed(self, findings: Sequence[Finding]) -> Findings:
        """Return findings about the row's agreement with the row's place on those that it is to blame for."""
        is_line = self.origin.row is not None and not isinstance(self.source, bytes | Paper)
        return Findings.of(map(self._placed, findings) if is_line else findings)

    def _placed(self, finding: Finding) -> Finding:
        change = next((one for one in self.changes if finding.path[: len(one.path)] == one.path), None)
        if change is None and self.source is None and finding.line is not None:
            return finding
        column = None if change is None else change.column
        return self.origin.on(finding, column)


def digest_of(data: Any) -> str:
    """Return the SHA-256 of plain data; what JSON does not know counts as Python shows it."""
    told = json.dumps(data, ensure_ascii=False, default=repr)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def key_column(headings: Sequence[str], wanted: str | None) -> int | None:
    """Return which column is the rows' key: the one that is asked for, one called so, else the first with a heading."""
    names = [name.casefold() for name in headings]
    if wanted is not None:
        return names.index(wanted.casefold()) if wanted.casefold() in names else None
    called = (names.index(name) for name in _KEYS if name in names)
    return next(called, next((at for at, name in enumerate(names) if name), None))


def filled_in(cells: Sequence[Any], headings: Sequence[str], columns: Columns, key: int | None, origin: Origin) -> Row:
    """Return the row that fills in the base agreement with the cells of a line."""
    told = _key_text(_within(cells, key))
    changes, findings = [], []
    for at, heading in enumerate(headings):
        found = columns.find(heading) if _is_field(heading) else None
        value = _within(cells, at)
        if isinstance(value, CellFault) and (found is not None or at == key):
            findings.append(_at(about(CELL, str(value)), origin, at))
        elif isinstance(found, Slot):
            changes.append(Change(found.path, value, at + 1))
        elif isinstance(found, Finding) and at != key:
            findings.append(_at(found, origin, at))
    findings.extend(_without_heading(cells, headings, origin))
    return Row(told, None, None, origin, tuple(changes), tuple(findings))


def _within(cells: Sequence[Any], at: int | None) -> Any:
    """Return a cell's value; one that is empty, or only blanks, says nothing."""
    value = cells[at] if at is not None and at < len(cells) else None
    return None if isinstance(value, str) and not value.strip() else value


def keyed(data: Mapping[str, Any], wanted: str | None, origin: Origin) -> Row:
    """Return the row that is a whole agreement as data; a field that is only the key is taken out of it."""
    name = wanted or next((name for name in data if str(name).casefold() in _KEYS), None)
    key = f"rad-{origin.row}" if name is None else _key_text(data.get(name))
    kept = {field: value for field, value in data.items() if str(field).casefold() not in _KEYS}
    return Row(key, kept, None, origin)


def _is_field(heading: str) -> bool:
    """Whether a column is about the agreement: the key is not, nor what stands within parentheses."""
    return bool(heading) and heading.casefold() not in _KEYS and not (heading[0] == "(" and heading[-1] == ")")


def _key_text(value: Any) -> str:
    return "" if value is None or isinstance(value, CellFault | dict | list) else " ".join(str(value).split())


def _without_heading(cells: Sequence[Any], headings: Sequence[str], origin: Origin) -> Iterator[Finding]:
    for at, value in enumerate(cells):
        if value is not None and (at >= len(headings) or not headings[at]):
            yield _at(about(CELL, "cellen har ett värde men kolumnen ingen rubrik"), origin, at)


def _at(finding: Finding, origin: Origin, column: int) -> Finding:
    return origin.on(finding, column + 1)
