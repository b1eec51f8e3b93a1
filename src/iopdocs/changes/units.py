"""The units of a document (enheter): what has a number of its own, or stands by itself, and can be changed as a whole.

A heading, a numbered point with the list, the table and the footnotes that belong to it, and a table with a number of
its own are units; so is text that stands before any point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from iopdocs.changes.lines import Line, Piece

__all__ = ["AFTER", "BEFORE", "Sort", "Unit", "is_draft", "is_own_number", "units_of"]

Sort = Literal["title", "heading", "point", "table", "text", "margin"]

BEFORE: Final = 0
"""The section number of what stands before the first clause."""
AFTER: Final = -1
"""The section number of what stands after the last clause."""
_NUMBERED: Final[dict[str, Sort]] = {"heading 1": "heading", "avtalspunkt": "point"}
_DERIVED: Final = ("toc ", "utkast")
"""Styles of what follows from something else: the table of contents, the mark of a draft."""
_UNDER_TABLE: Final = frozenset({"tabellnot", "footnote text"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of an agreement that is changed as a whole (enhet).

    ``section`` is the number of its clause, counted from 1; ``number`` is what it is called by, ``7.2`` or the number
    of a table; text has none.
    """

    section: int
    sort: Sort
    number: str
    lines: tuple[Line, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether it is called by a number."""
        return bool(self.number)

    @property
    def shown(self) -> str:
        """Its text, line by line, as the document shows it."""
        return "\n".join(line.shown for line in self.lines)


def is_draft(lines: Iterable[tuple[int, Line]]) -> bool:
    """Whether a document bears the mark of a draft (utkast)."""
    return any(line.style == "utkast" for _, line in lines)


def units_of(lines: Iterable[tuple[int, Line]]) -> tuple[Unit, ...]:
    """Return the units of a document in order."""
    wanted = [(section, line) for section, line in lines if not line.style.startswith(_DERIVED)]
    found: list[Unit] = []
    waiting: list[Line] = []
    for section, line in _placed(wanted):
        if waiting and found and section != found[-1].section:
            _add(found, waiting)
        unit = _begun(section, line, found[-1] if found else None)
        if line.style == "heading 2" and section > BEFORE:
            waiting.append(line)
        elif unit is None:
            _add(found, [*waiting, line])
            waiting.clear()
        else:
            found.append(replace(unit, lines=(*waiting, line)))
            waiting.clear()
    if waiting:
        _add(found, waiting)
    return tuple(found)


def _placed(lines: list[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
    """Yield lines with their section; what stands between two sections belongs to the one before it."""
    last = max((at for at, (section, _) in enumerate(lines) if section), default=len(lines))
    within = BEFORE
    for at, (section, line) in enumerate(lines):
        within = section or (AFTER if at > last else within)
        yield within, line


def _begun(section: int, line: Line, before: Unit | None) -> Unit | None:
    """Return the unit that a line begins, without lines, or nothing where it goes on with the one before it."""
    if section in {BEFORE, AFTER}:
        sort: Sort = "title" if line.style == "title" else "text"
        same = before is not None and before.section == section and before.sort == sort
        return None if same else Unit(section, sort, "", ())
    if line.style in _NUMBERED and line.label:
        return Unit(section, _NUMBERED[line.style], line.label.rstrip("."), ())
    own = next((piece for piece in line.pieces if is_own_number(line, piece)), None)
    if own is not None:
        return Unit(section, "table", own.text, ())
    if before is None or before.section != section or before.sort == "heading":
        return Unit(section, "text", "", ())
    ends_table = before.sort == "table" and not (line.is_row or line.style in _UNDER_TABLE)
    return Unit(section, "text", "", ()) if ends_table else None


def is_own_number(line: Line, piece: Piece) -> bool:
    """Whether a part of a line is the number that its table is called by."""
    return line.style == "caption" and piece.sequence == "Tabell"


def _add(found: list[Unit], lines: list[Line]) -> None:
    """Let lines belong to the last unit."""
    found[-1] = replace(found[-1], lines=(*found[-1].lines, *lines))
