"""What differs, as values (skillnader): lines within points, points within clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from iopdocs.changes.carrying import Carrying, said
from iopdocs.changes.pairing import Pairing
from iopdocs.changes.units import AFTER, BEFORE, Sort, Unit
from iopdocs.changes.version import Version

__all__ = ["ClauseChange", "Kind", "LineChange", "PointChange", "around", "clause_changes"]

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line, or a row of a table, that differs (rad); ``old`` or ``new`` is ``None`` where there is none."""

    old: str | None
    new: str | None

    @property
    def kind(self) -> Kind:
        """Whether it was added, removed or changed."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


@dataclass(frozen=True, slots=True)
class PointChange:
    """A point, a heading, a table or a text without a number that differs (punkt).

    ``old_number`` is what it is called by in the old version, ``7.2``, and ``new_number`` in the new one; ``old`` and
    ``new`` are its whole text. ``lines`` are those that differ.
    """

    sort: Sort
    old_number: str | None
    new_number: str | None
    old: str | None
    new: str | None
    lines: tuple[LineChange, ...]

    @property
    def kind(self) -> Kind:
        """Whether it was added, removed or changed."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that differs (klausul): it was added, removed, moved, changed, or only has another number.

    ``clause`` is its type; the numbers are those that it begins with, ``7``.
    """

    clause: str
    heading: str
    old_number: str | None
    new_number: str | None
    moved: bool
    points: tuple[PointChange, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What has happened to it: ``added``, ``removed``, or any of ``moved``, ``renumbered`` and ``changed``."""
        if self.old_number is None or self.new_number is None:
            return ("added",) if self.old_number is None else ("removed",)
        happened = {
            "moved": self.moved,
            "renumbered": self.old_number != self.new_number,
            "changed": bool(self.points),
        }
        return tuple(kind for kind, so in happened.items() if so)


def clause_changes(pairing: Pairing, carrying: Carrying) -> Iterator[ClauseChange]:
    """Yield the clauses that differ in the order of the new version; one that was removed where it stood."""
    news = {other: one for one, other in pairing.sections.items()}
    gone = [one for one in pairing.old.sections if one.number not in pairing.sections]
    for section in pairing.new.sections:
        one = news.get(section.number)
        while gone and gone[0].number < (one or section.number + 1):
            yield _removed(pairing.old, gone.pop(0).number)
        if one is None:
            units = _within(pairing.new, section.number)
            points = tuple(map(_added, units))
            yield ClauseChange(section.kind, section.heading, None, _number(units), moved=False, points=points)
        else:
            change = _kept(pairing, carrying, one, section.number)
            if change.kinds:
                yield change
    for section in gone:
        yield _removed(pairing.old, section.number)


def around(pairing: Pairing, carrying: Carrying) -> tuple[PointChange, ...]:
    """Return what differs before the first clause and after the last, and in headers and footers."""
    margins = _rows(pairing.old.margins, pairing.new.margins, pairing.old.margins, pairing.new.margins)
    old, new = ("\n".join(one.margins) for one in (pairing.old, pairing.new))
    found = [change for place in (BEFORE, AFTER) for change in _points(pairing, carrying, place, place)]
    return (*found, *([PointChange("margin", None, None, old, new, margins)] if margins else []))


def _removed(old: Version, number: int) -> ClauseChange:
    section = old.sections[number - 1]
    units = _within(old, number)
    points = tuple(map(_taken, units))
    return ClauseChange(section.kind, section.heading, _number(units), None, moved=False, points=points)


def _kept(pairing: Pairing, carrying: Carrying, one: int, other: int) -> ClauseChange:
    section = pairing.new.sections[other - 1]
    numbers = _number(_within(pairing.old, one)), _number(_within(pairing.new, other))
    points = tuple(_points(pairing, carrying, one, other))
    return ClauseChange(section.kind, section.heading, *numbers, moved=one in pairing.moved, points=points)


def _within(version: Version, section: int) -> list[Unit]:
    return [version.units[at] for at in version.within(section)]


def _number(units: Sequence[Unit]) -> str:
    return next((unit.number for unit in units if unit.number and unit.sort != "table"), "")


def _points(pairing: Pairing, carrying: Carrying, one: int, other: int) -> Iterator[PointChange]:
    """Yield what differs within a clause, in the order of the new version; what was removed where it stood."""
    old, new = pairing.old, pairing.new
    gone = [at for at in old.within(one) if at not in pairing.units]
    olds = {second: first for first, second in pairing.units.items()}
    for at in new.within(other):
        while at in olds and gone and gone[0] < olds[at]:
            yield _taken(old.units[gone.pop(0)])
        if at not in olds:
            yield _added(new.units[at])
        elif lines := _lines(carrying, old.units[olds[at]], new.units[at]):
            yield _changed(old.units[olds[at]], new.units[at], lines)
    for at in gone:
        yield _taken(old.units[at])


def _taken(unit: Unit) -> PointChange:
    return PointChange(unit.sort, unit.number, None, unit.shown, None, _all(unit, is_new=False))


def _added(unit: Unit) -> PointChange:
    return PointChange(unit.sort, None, unit.number, None, unit.shown, _all(unit, is_new=True))


def _changed(old: Unit, new: Unit, lines: tuple[LineChange, ...]) -> PointChange:
    return PointChange(new.sort, old.number, new.number, old.shown, new.shown, lines)


def _all(unit: Unit, *, is_new: bool) -> tuple[LineChange, ...]:
    shown = (line.shown for line in unit.lines)
    return tuple(LineChange(None, text) if is_new else LineChange(text, None) for text in shown)


def _lines(carrying: Carrying, old: Unit, new: Unit) -> tuple[LineChange, ...]:
    """Return the lines that differ in anything but the numbers of other places."""
    keys = [carrying.said(line) for line in old.lines], [said(line) for line in new.lines]
    return _rows(*keys, [line.shown for line in old.lines], [line.shown for line in new.lines])


def _rows(
    old: Sequence[object], new: Sequence[object], olds: Sequence[str], news: Sequence[str]
) -> tuple[LineChange, ...]:
    """Return what differs between two sequences of lines; lines that stand in the same place are told as changed."""
    found: list[LineChange] = []
    for tag, one, one_end, two, two_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            both = min(one_end - one, two_end - two)
            found += [LineChange(olds[one + at], news[two + at]) for at in range(both)]
            found += [LineChange(text, None) for text in olds[one + both : one_end]]
            found += [LineChange(None, text) for text in news[two + both : two_end]]
    return tuple(found)
