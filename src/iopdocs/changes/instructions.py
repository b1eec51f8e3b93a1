"""What is to be done with the old version to make it the new one (ändringsinstruktioner).

What ceases is told first, the rest in the old version's order.

Existing points are named by their numbers in the old version, which is the one that was signed; new points by those
that they get. Signatures are no part of it: each document has its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from iopdocs.changes.carrying import Carrying, said
from iopdocs.changes.names import named, ranges
from iopdocs.changes.pairing import Pairing
from iopdocs.changes.quoting import wording
from iopdocs.changes.renumbering import condensed
from iopdocs.changes.units import AFTER, BEFORE, Unit
from iopdocs.changes.version import Version
from iopdocs.kept import kept

__all__ = ["instructions"]

_SIGNATURES: Final = "signatures"
_REPEAL, _RENUMBER, _REPLACE, _INSERT = range(4)
_Key = tuple[float, int, int]
"""Where an instruction stands: by the old version, by what it does, by the new version."""


def instructions(pairing: Pairing, carrying: Carrying) -> list[dict[str, Any]]:
    """Return the instructions as data of the clause about a supplement; none where nothing but signatures differs."""
    writing = _Writing(pairing, carrying)
    found = [*writing.repealed(), *writing.renumbered(), *writing.replaced(), *writing.inserted()]
    return [data for _, data in sorted(found, key=_place_in_order)]


def _place_in_order(one: tuple[_Key, dict[str, Any]]) -> tuple[bool, _Key]:
    """What ceases comes first, before its number is another's; the rest as it stands in the old version."""
    key, _ = one
    return key[1] != _REPEAL, key


@dataclass(frozen=True)
class _Side:
    """One version and which of its units are spoken of."""

    version: Version
    paired: frozenset[int] = field(default_factory=frozenset)

    @kept
    def signing(self) -> frozenset[int]:
        """The units of the clause about signatures."""
        numbers = {one.number for one in self.version.sections if one.kind == _SIGNATURES}
        return frozenset(at for at, unit in enumerate(self.version.units) if unit.section in numbers)

    @kept
    def alone(self) -> list[int]:
        """The units that the other version does not have."""
        every = range(len(self.version.units))
        return [at for at in every if at not in self.paired and at not in self.signing]

    @kept
    def headings(self) -> dict[int, int]:
        """The place of the heading under which each unit stands."""
        found: dict[int, int] = {}
        heading: int | None = None
        for at, unit in enumerate(self.version.units):
            heading = at if unit.sort == "heading" else None if unit.section in {BEFORE, AFTER} else heading
            if heading is not None:
                found[at] = heading
        return found

    def clause(self, heading: int) -> list[int]:
        """The units under a heading, itself first."""
        return [at for at, one in self.headings.items() if one == heading]

    def unit(self, at: int) -> Unit:
        """The unit at a place."""
        return self.version.units[at]


@dataclass(frozen=True)
class _Writing:
    """The instructions with the keys that they are sorted by."""

    pairing: Pairing
    carrying: Carrying

    @kept
    def _old(self) -> _Side:
        return _Side(self.pairing.old, frozenset(self.pairing.units))

    @kept
    def _new(self) -> _Side:
        return _Side(self.pairing.new, frozenset(self.pairing.units.values()))

    @kept
    def _olds(self) -> dict[int, int]:
        return {new: old for old, new in self.pairing.units.items()}

    def repealed(self) -> Iterator[tuple[_Key, dict[str, Any]]]:
        """What is to have no effect: whole clauses by their number alone, the rest by sort."""
        for group in _groups(self._old, self._old.alone):
            sort, numbers, place = self._name(self._old, group)
            yield (group[0], _REPEAL, 0), _instruction("repeal", sort, numbers=numbers, place=place)

    def renumbered(self) -> Iterator[tuple[_Key, dict[str, Any]]]:
        """What has a new number and is otherwise as it was, or is told to have another wording besides."""
        spoken = [one for one in self.carrying.renumberings if (one.sort, one.old) not in self._signed]
        places: dict[tuple[str, str], int] = {
            (one.sort, one.number): at for at, one in enumerate(self.pairing.old.units)
        }
        for row in condensed(spoken):
            first = row[0]
            sort = "heading" if first.sort == "point" and "." not in first.old else first.sort
            at = places.get((sort, first.old), len(places))
            olds, news = ([getattr(one, side) for one in row] for side in ("old", "new"))
            told = _instruction("renumber", first.sort, numbers=ranges(olds), new_numbers=ranges(news))
            yield (at, _RENUMBER, 0), told

    @kept
    def _signed(self) -> frozenset[tuple[str, str]]:
        """The points below the heading of the clause about signatures."""
        units = (self.pairing.old.units[at] for at in self._old.signing)
        return frozenset(("point", unit.number) for unit in units if unit.sort == "point")

    def replaced(self) -> Iterator[tuple[_Key, dict[str, Any]]]:
        """What is to have another wording; points or tables in a row together."""
        changed = [at for at in self.pairing.units if at not in self._old.signing and self._is_changed(at)]
        row: list[int] = []
        for at in [*changed, None]:
            if row and (at is None or not self._goes_on(row[-1], at)):
                yield (row[0], _REPLACE, 0), self._replacing(row)
                row = []
            row += [] if at is None else [at]

    def _is_changed(self, at: int) -> bool:
        olds, news = self.pairing.old.units[at].lines, self.pairing.new.units[self.pairing.units[at]].lines
        return [self.carrying.said(line) for line in olds] != [said(line) for line in news]

    def _goes_on(self, one: int, other: int) -> bool:
        """Whether two changed units follow one another in both versions and are of the same sort."""
        units, old = self.pairing.units, self.pairing.old.units
        same = old[one].sort == old[other].sort in {"point", "table"} and old[one].section == old[other].section
        return same and other == one + 1 and units[other] == units[one] + 1

    def _replacing(self, row: list[int]) -> dict[str, Any]:
        old, new = ([side.units[at] for at in places] for side, places in self._both(row))
        sort, _, place = self._name(self._old, row)
        numbers, new_numbers = ([unit.number for unit in units] for units in (old, new))
        return _instruction(
            "replace",
            sort,
            numbers=ranges(numbers) if all(numbers) else (),
            new_numbers=ranges(new_numbers) if all(new_numbers) and numbers != new_numbers else (),
            place=place,
            wording=wording(new),
        )

    def _both(self, row: list[int]) -> list[tuple[Version, list[int]]]:
        return [(self.pairing.old, row), (self.pairing.new, [self.pairing.units[at] for at in row])]

    def inserted(self) -> Iterator[tuple[_Key, dict[str, Any]]]:
        """What is to be put in, and after what; what stands after something new is put in after that."""
        keys: dict[int, float] = {}
        for group in _groups(self._new, self._new.alone):
            units = [self.pairing.new.units[at] for at in group]
            sort, numbers, _ = self._name(self._new, group)
            anchor, place = self._place(group[0])
            is_clause = units[0].sort == "heading"
            key = -1.0 if anchor is None else keys[anchor] if anchor in keys else self._key(anchor, is_clause=is_clause)
            keys |= dict.fromkeys(group, key)
            told = _instruction("insert", sort, new_numbers=numbers, place=place, wording=wording(units))
            yield (key, _INSERT, group[0]), told

    def _place(self, at: int) -> tuple[int | None, str]:
        """After which unit of the new version something is put in, and how that is said."""
        units = self.pairing.new.units
        spoken_of = (one for one in reversed(range(at)) if one in self._olds or one not in self._new.signing)
        last = next(spoken_of, -1)
        if last < 0 or units[last].section == BEFORE:
            return None, "före den första punkten"
        if units[at].sort == "heading":
            heading = self._new.headings.get(last, last)
            return heading, f"efter {self._number(heading)}"
        return last, f"{'först i' if units[last].sort == 'heading' else 'efter'} {self._number(last)}"

    def _key(self, anchor: int, *, is_clause: bool) -> float:
        """Where in the old version the unit that something is put in after stands; after a clause, where that ends."""
        old = self._olds[anchor]
        return float(max(self._old.clause(old), default=old) if is_clause else old)

    def _number(self, at: int) -> str:
        """What a unit of the new version is called: by its old number, if it has one."""
        unit = self.pairing.new.units[at]
        sort = "table" if unit.sort == "table" else "point"
        if at in self._olds:
            old = self.pairing.old.units[self._olds[at]]
            return named(sort, [old.number]) if old.number else f"texten {self._beside(self._old, self._olds[at])}"
        if not unit.number:
            return f"texten {self._beside(self._new, at)}"
        return f"den nya {'tabellen' if sort == 'table' else 'punkten'} {unit.number}"

    def _name(self, side: _Side, group: list[int]) -> tuple[str, tuple[str, ...], str | None]:
        """What a group of units is called: its sort, its numbers, and where it stands if it has none."""
        units = [side.unit(at) for at in group]
        sorts = {unit.sort for unit in units}
        if units[0].sort == "heading":
            headings = [unit.number for unit in units if unit.sort == "heading"]
            whole = all(
                side.clause(at) == [one for one in group if side.headings[one] == at]
                for at in group
                if side.unit(at).sort == "heading"
            )
            return ("point" if whole else "heading"), ranges(headings), None
        if len(sorts) == 1 and units[0].number:
            return units[0].sort, ranges([unit.number for unit in units]), None
        if sorts == {"title"}:
            return "title", (), None
        return "text", (), self._beside(side, group[0])

    def _beside(self, side: _Side, at: int) -> str:
        """Where text without a number stands."""
        unit = side.unit(at)
        if unit.section == BEFORE:
            return "under avtalets rubrik"
        if unit.section == AFTER:
            return "efter den sista punkten"
        before = side.unit(at - 1) if at else None
        if before is None or not before.number:
            return "före den första punkten"
        if before.sort == "heading":
            return f"under {named('heading', [before.number])}"
        return f"efter {named(before.sort, [before.number])}"


def _groups(side: _Side, alone: list[int]) -> Iterator[list[int]]:
    """Yield units that are alone, those together that one instruction can be about.

    Whole clauses in a row are together; so are, within a clause, units of one sort that follow one another.
    """
    taken = set(alone)
    whole = {heading for heading in {*side.headings.values()} if {*side.clause(heading)} <= taken}
    group: list[int] = []
    for at in alone:
        if group and not _goes_with(side, whole, group[-1], at):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _goes_with(side: _Side, whole: set[int], one: int, other: int) -> bool:
    is_whole = [side.headings.get(at) in whole for at in (one, other)]
    if other != one + 1 or is_whole[0] != is_whole[1]:
        return False
    first, second = side.unit(one), side.unit(other)
    return all(is_whole) or (first.sort == second.sort != "heading" and first.section == second.section)


def _instruction(action: str, sort: str, **said: Any) -> dict[str, Any]:
    """Return the data of an instruction, without what is not said."""
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value}
    return {"action": action, **({} if sort == "point" else {"sort": sort}), **given}
