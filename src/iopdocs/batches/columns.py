"""Which field a column fills in (kolumner): headings matched with the fields of the base agreement.

A heading is the way to a field with points between: ``parties.foreningen.orgnr``. A step is a field's name or its
Swedish title, and for an item of a list its ``id``, ``kind`` or label, or its number. Steps that are not needed to
tell the field from others may be left out, but never the last one. Of several fields that a heading could mean, those
that the base has, or must have, go before those that it could have; then those that stand right where it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from iopdocs.annotations import item_of, words_of
from iopdocs.batches.codes import COLUMN, about
from iopdocs.findings import Finding, Path
from iopdocs.papers import paper_class
from iopdocs.reading.near import nearest
from iopdocs.reading.places import fields_of, members
from iopdocs.values.refusal import shown

__all__ = ["Columns", "Slot"]

_NAMING: Final = ("id", "label", "party", "criterion", "kind", "name", "heading", "what")
"""The fields that an item of a list is called by, the most telling first."""
_MOST_SHOWN: Final = 4
_MOST_STEPS: Final = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that a column can fill in: its path in the data, its name as a heading, and its Swedish title.

    ``expected`` says that an agreement must have it, or that the base has it.
    """

    path: Path
    heading: str
    title: str
    expected: bool
    spellings: tuple[frozenset[str], ...]

    def answers(self, steps: Sequence[str]) -> bool:
        """Whether the steps of a heading lead here."""
        return steps[-1] in self.spellings[-1] and _in_order(steps[:-1], self.spellings[:-1])

    def ends_with(self, steps: Sequence[str]) -> bool:
        """Whether the steps of a heading are the last steps here, without a gap."""
        tail = self.spellings[-len(steps) :]
        return len(tail) == len(steps) and all(step in one for step, one in zip(steps, tail, strict=True))


class Columns:
    """The fields of a base agreement, and which of them a heading means."""

    def __init__(self, base: Mapping[str, Any]) -> None:
        self.slots = tuple(_slots(base, paper_class(base.get("kind")), _Way()))
        self._known: dict[str, Slot | Finding] = {}

    def find(self, heading: str) -> Slot | Finding:
        """Return the field that a heading means, or what is wrong with it."""
        if heading not in self._known:
            self._known[heading] = self._found(heading)
        return self._known[heading]

    def _found(self, heading: str) -> Slot | Finding:
        steps = [_normal(step) for step in heading.split(".")][:_MOST_STEPS]
        found = [slot for slot in self.slots if slot.answers(steps)]
        whole = [slot for slot in found if len(slot.spellings) == len(steps)]
        expected = [slot for slot in found if slot.expected]
        best = whole or [slot for slot in expected if slot.ends_with(steps)] or expected or found
        if len(best) == 1:
            return best[0]
        return _ambiguous(heading, best) if best else self._unknown(heading)

    def _unknown(self, heading: str) -> Finding:
        near = nearest(heading, ((slot.heading, slot.title) for slot in self.slots))
        hint = "sätt rubriken inom parentes om kolumnen inte hör till avtalet"
        message = f"kolumnen {shown(heading)} svarar inte mot något fält i grundavtalet"
        return about(COLUMN, message, hint=f"menas {near}? {hint}" if near else hint)


def _ambiguous(heading: str, found: Sequence[Slot]) -> Finding:
    names = [slot.heading for slot in found[:_MOST_SHOWN]]
    more = f" och {len(found) - _MOST_SHOWN} till" if len(found) > _MOST_SHOWN else ""
    message = f"kolumnen {shown(heading)} kan betyda {len(found)} fält"
    return about(COLUMN, message, hint=f"skriv ett av dem som rubrik: {', '.join(names)}{more}")


@dataclass(frozen=True, slots=True)
class _Way:
    """The way to a place in the data: its path, how it is written, and how each step may be spelt."""

    path: Path = ()
    written: tuple[str, ...] = ()
    spellings: tuple[frozenset[str], ...] = ()

    def to(self, step: str | int, written: str, *spellings: str | None) -> _Way:
        own = frozenset(_normal(one) for one in (written, *spellings) if one)
        return _Way((*self.path, step), (*self.written, written), (*self.spellings, own))

    def slot(self, title: str, *, expected: bool = True) -> Slot:
        return Slot(self.path, ".".join(self.written), title, expected, self.spellings)


def _slots(data: Mapping[str, Any], cls: Any, way: _Way) -> Iterator[Slot]:
    """Yield the single values of a group of fields, those that it lacks too, and what lies below."""
    titles = fields_of(cls)
    for name in dict.fromkeys([*data, *titles]):
        title, value = titles.get(name) or name, data.get(name)
        here = way.to(name, name, title)
        info = getattr(cls, "model_fields", {}).get(name)
        hint = None if info is None else info.annotation
        group = _class_of(hint, value) if isinstance(value, Mapping) else None
        inner = _item_type(hint, value) if isinstance(value, list) else None
        if isinstance(value, Mapping) and hasattr(group, "model_fields"):
            yield from _slots(value, group, here)
        elif isinstance(value, list) and inner is not None:
            yield from _items(value, inner, here, title)
        elif name != "kind" and (name in data or _is_single(hint)):
            yield here.slot(title, expected=name in data or (info is not None and info.is_required()))


def _item_type(hint: Any, items: Sequence[Any]) -> Any:
    """Return what the items of a list are; ``None`` for a list that is one value, such as a pair of dates."""
    return next(filter(None, map(item_of, members(hint, items))), None)


def _items(items: Sequence[Any], inner: Any, way: _Way, title: str) -> Iterator[Slot]:
    names = [_names(item) for item in items]
    for index, item in enumerate(items):
        others = {name for at, called in enumerate(names) if at != index for name in called}
        written = next((name for name in names[index] if name not in others and "." not in name), str(index + 1))
        here = way.to(index, written, str(index + 1), *names[index])
        if isinstance(item, Mapping):
            yield from _slots(item, _class_of(inner, item), here)
        elif not isinstance(item, list):
            yield here.slot(title)


def _names(item: Any) -> list[str]:
    """Return what an item of a list is called, the best name first."""
    values = [item.get(name) for name in _NAMING] if isinstance(item, Mapping) else []
    return [value for value in values if isinstance(value, str) and value.strip()]


def _is_single(hint: Any) -> bool:
    """Whether a field that is not there could be filled in from a cell: it is no group of fields and no list."""
    possible = members(hint)
    return not possible or not all(item_of(one) or hasattr(one, "model_fields") for one in possible)


def _class_of(hint: Any, value: Mapping[str, Any]) -> Any:
    """Return the class that a group of fields is; where several are possible, the one that its kind names."""
    possible = members(hint, value)
    if len(possible) == 1:
        return possible[0]
    kinds = ((one, getattr(one, "model_fields", {}).get("kind")) for one in possible)
    return next((one for one, info in kinds if info and value.get("kind") in words_of(info.annotation)), None)


def _in_order(steps: Sequence[str], spellings: Sequence[frozenset[str]]) -> bool:
    """Whether each step is found, in order, among the spellings; some of these may be passed over."""
    rest = iter(spellings)
    return all(any(step in one for one in rest) for step in steps)


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold()
