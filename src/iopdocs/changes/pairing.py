"""Which clause and which point of one version is which of another (parning): by what they are, not by where they stand.

A clause is the one of the same type; where there are several, or a free clause, the one that is most like it. Within a
clause points keep their order, and each is paired with the one that says the same, or nearly the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from iopdocs.changes.aligning import Words, likeness, matched
from iopdocs.changes.lines import Line, Piece
from iopdocs.changes.units import AFTER, BEFORE, Unit, is_own_number
from iopdocs.changes.version import Section, Version
from iopdocs.kept import kept
from iopdocs.word.edits import moved

__all__ = ["Pairing"]

_WORD: Final = re.compile(r"\w+")
_FREE: Final = frozenset({"free"})
"""Clause types that can be about anything, so that two of them need not be the same."""
_SAME: Final = 0.5
"""How much alike two clauses must be to be the same, where the type does not tell."""
_NEAR: Final = 0.4
"""How much alike two points must be to be the same."""
_SURE: Final = 10.0


@dataclass(frozen=True)
class Pairing:
    """Two versions beside one another: the numbers of clauses, and the places of units, that are the same."""

    old: Version
    new: Version

    @kept
    def sections(self) -> dict[int, int]:
        """The clauses that both have: number in the old version → number in the new one."""
        known: dict[str, tuple[list[Section], list[Section]]] = defaultdict(lambda: ([], []))
        for side, version in enumerate((self.old, self.new)):
            for section in version.sections:
                known[section.kind][side].append(section)
        pairs = [pair for kind, (olds, news) in known.items() for pair in self._of_kind(kind, olds, news)]
        return dict(sorted(pairs))

    def _of_kind(self, kind: str, olds: list[Section], news: list[Section]) -> Iterator[tuple[int, int]]:
        if len(olds) == len(news) == 1 and kind not in _FREE:
            yield olds[0].number, news[0].number
            return
        alike = ((self._alike(one, other), -one.number, -other.number, one, other) for one in olds for other in news)
        ranked = sorted((found for found in alike if found[0] >= _SAME), key=lambda found: found[:3], reverse=True)
        taken: set[tuple[int, int]] = set()
        for *_, one, other in ranked:
            if not {(0, one.number), (1, other.number)} & taken:
                taken |= {(0, one.number), (1, other.number)}
                yield one.number, other.number

    def _alike(self, one: Section, other: Section) -> float:
        """How much alike two clauses of a type are; a heading, or an id, tells nearly as much as the text."""
        named = (one.heading == other.heading) + (one.id is not None and one.id == other.id)
        said = likeness(self._words(self.old, one), self._words(self.new, other))
        return said + named / 2

    def _words(self, version: Version, section: Section) -> Counter[str]:
        return Counter([word for at in version.within(section.number) for word in _words_of(version.units[at])])

    @kept
    def units(self) -> dict[int, int]:
        """The units that both have: place in the old version → place in the new one."""
        found: dict[int, int] = {}
        for one, other in {BEFORE: BEFORE, **self.sections, AFTER: AFTER}.items():
            olds, news = self.old.within(one), self.new.within(other)
            pairs = _paired([self.old.units[at] for at in olds], [self.new.units[at] for at in news])
            found |= {olds[first]: news[second] for first, second in pairs}
        return dict(sorted(found.items()))

    @kept
    def moved(self) -> frozenset[int]:
        """The numbers, in the old version, of the fewest clauses that have been moved."""
        away = {*moved(self.sections.values())}
        return frozenset(one for one, other in self.sections.items() if other in away)


def _plain(line: Line) -> tuple[str, ...]:
    """Return the text of a line's cells without the numbers of other places, its own label before it."""
    own = "" if line.sort == "note" or line.style in {"heading 1", "avtalspunkt"} else line.label
    return (own, *("".join("\0" if _leads(line, piece) else piece.text for piece in cell) for cell in line.cells))


def _leads(line: Line, piece: Piece) -> bool:
    return bool(piece.bookmark) or piece.is_note or is_own_number(line, piece)


def _words_of(unit: Unit) -> list[str]:
    """Return the words of a unit in lower case, without the numbers of other places."""
    return [word for line in unit.lines for text in _plain(line) for word in _WORD.findall(text.lower())]


def _paired(olds: list[Unit], news: list[Unit]) -> Iterator[tuple[int, int]]:
    """Yield which units are the same, in order: those that are alike first, then in what is left those of one sort."""
    anchors = matched([*map(_Said, olds)], [*map(_Said, news)], _gain)
    begun = (-1, -1)
    for end in [*anchors, (len(olds), len(news))]:
        yield from _between(olds, news, begun, end)
        begun = end
    yield from anchors


def _between(
    olds: list[Unit], news: list[Unit], begun: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of the same sort, in order, among what stands between two pairs."""
    at = begun[1] + 1
    for one in range(begun[0] + 1, end[0]):
        other = next((two for two in range(at, end[1]) if news[two].sort == olds[one].sort), None)
        if other is not None:
            yield one, other
            at = other + 1


@dataclass(frozen=True)
class _Said:
    """What a unit says, without the numbers of other places."""

    unit: Unit

    @kept
    def key(self) -> object:
        """What is equal when it says the same."""
        return self.unit.sort, _text(self.unit)

    @kept
    def words(self) -> Words:
        """Its words."""
        return Counter(_words_of(self.unit))


def _gain(one: _Said, other: _Said) -> float:
    """What it is worth that two units are the same: titles and headings are, whatever they say."""
    if one.unit.sort != other.unit.sort:
        return 0.0
    if one.unit.sort in {"title", "heading"} or one.key == other.key:
        return _SURE
    alike = likeness(one.words, other.words)
    return alike if alike >= _NEAR else 0.0


def _text(unit: Unit) -> tuple[tuple[str, ...], ...]:
    return tuple(_plain(line) for line in unit.lines)
