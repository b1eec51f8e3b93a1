"""The new wording as it is quoted in a supplement (lydelse): the lines of points and tables as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from iopdocs.changes.lines import Line
from iopdocs.changes.units import Unit

__all__ = ["wording"]

_FORMS: Final = {"caption": "caption", "tabellnot": "note", "footnote text": "note"}


def wording(units: Iterable[Unit]) -> list[dict[str, Any]]:
    """Return the lines of units as an instruction quotes them; a table with a head is quoted as one."""
    return [one for rows in _tables(line for unit in units for line in unit.lines) for one in _quoted(rows)]


def _tables(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield lines one by one, but the rows of a table together; a new head begins a new table."""
    table: list[Line] = []
    for line in lines:
        if table and (not line.is_row or (line.sort == "head" and table[-1].sort != "head")):
            yield table
            table = []
        if line.is_row:
            table.append(line)
        else:
            yield [line]
    if table:
        yield table


def _quoted(lines: list[Line]) -> Iterator[dict[str, Any]]:
    head, *rows = lines
    if head.sort == "head":
        total = rows.pop() if rows and rows[-1].sort == "total" else None
        table = {"head": _row(head), "rows": [_row(row) for row in rows], "figures": head.figures}
        yield {"table": table | ({"total": _row(total)} if total else {})}
        return
    for line in lines:
        text = "; ".join(filter(None, map(_folded, line.texts))) if line.is_row else _folded("".join(line.texts))
        said = {"label": line.label.strip(), "text": text, "form": _FORMS.get(line.style)}
        yield {name: value for name, value in said.items() if value}


def _row(line: Line) -> dict[str, Any]:
    return {"cells": [_folded(text) or None for text in line.texts]}


def _folded(text: str) -> str:
    """Return text in one line, as data hold it."""
    return " ".join(part for part in (one.strip() for one in text.replace("\t", " ").splitlines()) if part)
