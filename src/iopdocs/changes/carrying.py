"""What an unchanged agreement would say under new numbers (följdändringar): references carried to where they now lead.

That a clause is inserted gives those after it new numbers, and every reference to them another text. What differs in
nothing else has not been changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from iopdocs.changes.lines import Line, Piece
from iopdocs.changes.pairing import Pairing
from iopdocs.changes.units import is_own_number
from iopdocs.changes.version import Version
from iopdocs.kept import kept

__all__ = ["Carrying", "Renumbering", "said"]

_ANNEX: Final = "Bilaga"
_OWN: Final = "\0"
"""What stands in the place of a line's own number, and of the mark of a footnote."""
_SORTS: Final = {"heading": "point", "point": "point", "table": "table"}


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Something that both versions have under different numbers (ny beteckning); ``sort`` as in an instruction."""

    sort: str
    old: str
    new: str

    def follows(self, clauses: Mapping[str, str]) -> bool:
        """Whether it is a point that only has the number that its clause's new number gives it."""
        clause, dot, own = self.old.partition(".")
        return bool(dot) and self.new == f"{clauses.get(clause)}.{own}"

    def parts(self, clauses: Mapping[str, str]) -> bool:
        """Whether it is a point that keeps its number though its clause has another."""
        clause, dot, _ = self.old.partition(".")
        return bool(dot) and self.new == self.old and clauses.get(clause, clause) != clause


def said(line: Line, number: Callable[[Piece], str] = lambda piece: piece.text) -> tuple[str, ...]:
    """Return what a line says: the label of a list item, and the text of each cell.

    The number that a point or a table is called by is left out; ``number`` gives those that references show.
    """

    def shown(piece: Piece) -> str:
        return _OWN if piece.is_note or is_own_number(line, piece) else number(piece) if piece.bookmark else piece.text

    label = "" if line.sort == "note" or line.style in {"heading 1", "avtalspunkt"} else line.label
    return (label, *("".join(map(shown, cell)) for cell in line.cells))


@dataclass(frozen=True)
class Carrying:
    """The old version under the numbers of the new one."""

    pairing: Pairing

    def said(self, line: Line) -> tuple[str, ...]:
        """Return what a line of the old version would say if nothing were changed but numbers."""
        return said(line, self._number)

    @kept
    def renumberings(self) -> tuple[Renumbering, ...]:
        """What has another number than it had, or than the number of its clause would give it, in the old order."""
        every = [*self._numbers()]
        clauses = {one.old: one.new for one in every if one.sort == "point" and "." not in one.old}
        return tuple(one for one in every if one.new != one.old or one.parts(clauses))

    def _numbers(self) -> Iterator[Renumbering]:
        old, new = self.pairing.old.units, self.pairing.new.units
        for one, other in self.pairing.units.items():
            if old[one].number and new[other].number:
                yield Renumbering(_SORTS[old[one].sort], old[one].number, new[other].number)
        yield from (Renumbering("annex", one, other) for one, other in self._annexes.items())

    @kept
    def _annexes(self) -> dict[str, str]:
        """The number of each annex in the old version and in the new one, known by what is said of it."""
        old, new = (dict(_annexes(version)) for version in (self.pairing.old, self.pairing.new))
        return {number: new[text] for text, number in old.items() if text in new}

    @kept
    def _places(self) -> dict[str, tuple[int, Line]]:
        """Where each bookmark of the old version is: the place of the unit, and the line."""
        units = enumerate(self.pairing.old.units)
        return {name: (at, line) for at, unit in units for line in unit.lines for name in line.bookmarks}

    def _number(self, piece: Piece) -> str:
        if piece.bookmark not in self._places:
            return piece.text
        at, line = self._places[piece.bookmark]
        if any(one.sequence == _ANNEX and one.text == piece.text for one in line.pieces):
            return self._annexes.get(piece.text, piece.text)
        own, other = self.pairing.old.units[at].number, self.pairing.units.get(at)
        rest = piece.text.removeprefix(own)
        if other is None or not own or rest == piece.text or rest[:1].isdigit() or rest[:1] == ".":
            return piece.text
        return f"{self.pairing.new.units[other].number or own}{rest}"


def _annexes(version: Version) -> Iterator[tuple[str, str]]:
    """Yield what is said of each annex where it gets its number, and the number."""
    for unit in version.units:
        for line in unit.lines:
            number = next((piece for piece in line.pieces if piece.sequence == _ANNEX), None)
            if number is not None:
                yield "".join(piece.text for piece in line.pieces if piece is not number), number.text
