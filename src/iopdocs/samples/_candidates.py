"""Data that a field may hold (provvärden), made from its annotation."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any, Final

from annotated_types import Ge
from pydantic import TypeAdapter

from iopdocs.annotations import bare, is_tag, item_of, members_of, words_of
from iopdocs.model import Model
from iopdocs.samples._fields import fields_of
from iopdocs.values import Flag, Kronor, Line, OrgNr, Paragraphs, Period, Slug, StatedAmount, When

__all__ = ["candidates"]

_VALUES: Final[tuple[tuple[Any, tuple[Any, ...]], ...]] = (
    (Line, ("en provtext", "en annan provtext")),
    (Paragraphs, (["Det här är ett provstycke."], ["Det här är ett provstycke.", "Det här är ett till."])),
    (Flag, ("ja", "nej")),
    (Kronor, ("500 000 kr", "300 000 kr")),
    (StatedAmount, ("500 000 kr", "300 tkr")),
    (OrgNr, ("802400-0005",)),
    (When, ("2027-03-15", "april 2027")),
    (Period, ("2027", "2027-01-01 – 2028-06-30")),
)
_DEEPEST: Final = 4


def candidates(annotation: Any, name: str, marks: Sequence[Any] = (), depth: int = 0) -> list[Any]:
    """Return some data that a field may hold, each choice if it is one."""
    wanted, *others = members_of(annotation)
    if others:
        return [value for one in (wanted, *others) for value in candidates(one, name, marks, depth)]
    if wanted == Slug:
        return ["kommunen", "foreningen"] if name != "id" else ["prov"]
    known = next((values for one, values in _VALUES if one is wanted or one == wanted), None)
    if known is not None:
        return list(known)
    item = item_of(wanted)
    if item is not None:
        return _lists(candidates(item, name, (), depth))
    return list(words_of(wanted)) or _of_type(wanted, marks, depth)


def _of_type(wanted: Any, marks: Sequence[Any], depth: int) -> list[Any]:
    if isinstance(wanted, type) and issubclass(wanted, Model):
        return _model_data(wanted, depth + 1)
    if isinstance(wanted, type) and issubclass(wanted, enum.Enum):
        return [one.value for one in wanted]
    if bare(wanted) is int:
        least = max((int(str(mark.ge)) for mark in marks if isinstance(mark, Ge)), default=0)
        return [str(max(least, 2)), str(max(least, 1)), str(max(least, 2) + 1)]
    return _told_by_schema(wanted)


def _told_by_schema(annotation: Any) -> list[Any]:
    """Return the examples that a value type gives in its own JSON Schema."""
    try:
        schema = TypeAdapter(annotation).json_schema()
    except Exception:  # noqa: BLE001 -- a type of another package may have no schema, and then no examples
        return []
    return list(schema.get("examples", ()))


def _lists(items: list[Any]) -> list[Any]:
    """Return lists of one and of two; of each one by itself, where they are choices."""
    return [items[:2], *([one] for one in items)] if items else []


def _model_data(cls: type[Model], depth: int) -> list[Any]:
    """Return the data of a model with its required fields, once for each thing the first of them can be."""
    if depth > _DEEPEST:
        return []
    data: dict[str, Any] = {}
    for name, annotation, info in fields_of(cls):
        if info.is_required() or is_tag(annotation):
            found = candidates(annotation, name, info.metadata, depth)
            if not found:
                return []
            data[name] = found[0]
    return [data]
