"""Tables whose number of columns follows the data (kolumner som upprepas): what they must be like.

A cell that holds only a control tag (``{%tc for … %}``) is removed, as docxtpl does, and its column takes no width.
Word opens no table that is not whole, so what could come out with rows of different lengths is refused beforehand. See
docs/decisions/0023-column-loops.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from iopdocs.wording.blocks import Row, Table
from iopdocs.wording.inline import control

__all__ = ["faults", "has_column_tags", "said_in"]

_OPENS: Final = ("for", "if")
_PARTS: Final = ("elif", "else")
_NO_HEAD: Final = (
    "en tabell med {%tc … %} börjar med en rad som alltid är med, för den bestämmer kolumnerna; flytta {%tr … %} nedåt"
)
_UNENDED: Final = "varje {%tc for … %} och {%tc if … %} börjar och slutar i samma tabellrad"
_NESTED: Final = "en slinga över kolumner ({%tc for … %}) kan inte stå i en annan"
_NO_CELLS: Final = "raden kan bli utan celler; låt någon kolumn stå utanför {%tc … %}"
_OTHER_PLACES: Final = "raden har inte sina {%tc … %} i samma kolumner som tabellens andra rader"


def said_in(cell: tuple[str, str]) -> str:
    """Return what a cell's control tag says, if the cell holds that and no more: ``for x in y``."""
    return control("tc", cell[1])


def has_column_tags(table: Table) -> bool:
    """Whether the number of columns may differ from one document to another."""
    return any(said_in(cell) for row in table.rows if isinstance(row, Row) for cell in row.cells)


def faults(table: Table) -> Iterator[tuple[int, str]]:
    """Yield why the rows of a table with column tags could come out with different columns, each with its line."""
    rows = [row for row in table.rows if isinstance(row, Row)]
    if table.rows[0] is not rows[0]:
        yield table.line, _NO_HEAD
    words = [_words(row) for row in rows]
    usual = _usual(one for one in words if not _fault(one))
    for row, one in zip(rows, words, strict=True):
        fault = _fault(one) or ("" if one == usual else _OTHER_PLACES)
        if fault:
            yield row.line, fault


def _words(row: Row) -> tuple[str, ...]:
    """The first word of each cell's control tag, nothing for other cells."""
    return tuple(said_in(cell).partition(" ")[0] for cell in row.cells)


def _usual(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The places that most rows have their tags in; of two that are as usual, the one with most tags."""
    counts = Counter(rows)
    return max(counts, key=lambda row: (counts[row], sum(map(bool, row))), default=())


def _fault(words: Iterable[str]) -> str:
    """Why the cells of a row do not make a row, or nothing."""
    opened: list[str] = []
    is_sure = False
    for word in words:
        if word == "for" and word in opened:
            return _NESTED
        if word in _OPENS:
            opened.append(word)
        elif word in _PARTS:
            if opened[-1:] != ["if"]:
                return _UNENDED
        elif word and f"end{opened.pop() if opened else ''}" != word:
            return _UNENDED
        is_sure = is_sure or not (word or opened)
    return _UNENDED if opened else "" if is_sure else _NO_CELLS
