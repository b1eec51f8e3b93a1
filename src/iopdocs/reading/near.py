"""Unknown fields and what was probably meant (okända fält)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from iopdocs.annotations import item_of
from iopdocs.findings import Finding
from iopdocs.reading.codes import finding
from iopdocs.reading.places import Place, Type, fields_of, members, said

__all__ = ["nearest", "unknown_field"]

_ALIKE: Final = 0.7
_LONGEST_NAME: Final = 60
_TELLING: Final = 4
"""The fewest letters that tell one name from others."""


def nearest(word: object, names: Iterable[tuple[str, str]]) -> str | None:
    """Return which of the names, each with its Swedish word, another word most likely stands for."""
    if not isinstance(word, str):
        return None
    word = word[:_LONGEST_NAME].lower()
    spellings = {spelling.lower(): name for name, called in names for spelling in (called, name)}
    found = difflib.get_close_matches(word, spellings, n=1, cutoff=_ALIKE)
    if found:
        return spellings[found[0]]
    within = {name for spelling, name in spellings.items() if word in spelling and len(word) >= _TELLING}
    return within.pop() if len(within) == 1 else None


def unknown_field(place: Place, _error: object) -> Finding:
    """Return the finding for a field that its group does not have, with a hint to the right one."""
    message = f"fältet {place.field} finns inte {place.where}"
    return finding("INP002", place.path, message, hint=_hint(place))


def _hint(place: Place) -> str | None:
    name, here = place.path[-1], fields_of(place.levels[-1].cls)
    for level in reversed(place.levels[:-1]):
        if name in fields_of(level.cls):
            return f"{name} är ett fält {said(level.path, place.levels[0])}; se efter indraget"
    for field, inner in _inner(place.levels[-1].cls):
        if name in inner:
            return f"{name} är ett fält under {field}; dra in raden"
    near = nearest(name, ((field, title or field) for field, title in here.items()))
    if near is not None:
        return f"menas {near}?"
    return f"fälten är {', '.join(here)}" if here else None


def _inner(cls: Type) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Yield the fields that hold groups of fields, with the fields of each group."""
    for field, info in getattr(cls, "model_fields", {}).items():
        for member in members(info.annotation):
            for one in (member, *members(item_of(member))):
                yield field, fields_of(one)
