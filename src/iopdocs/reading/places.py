"""From where pydantic says a fault is to where it is in the data (platser).

Pydantic puts more into a place than field names and indices: the tag or the name of the union member that
it tried. Which steps those are is known from the types that the steps lead through.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.annotations import bare, item_of, members_of, words_of
from iopdocs.clauses._base import Clause, clause_class, clause_kinds
from iopdocs.values.refusal import shown

__all__ = [
    "ABSENT",
    "Data",
    "Level",
    "Place",
    "Steps",
    "Type",
    "fields_of",
    "members",
    "printable",
    "said",
    "trace",
    "within",
]

ABSENT: Final = object()
"""What stands where nothing stands."""

Data = Any
"""Plain data of any shape: what somebody has written."""

Steps = tuple[Any, ...]
"""A path of which nothing is known yet: a step is a name, an index, or whatever was used as a name."""

Type = Any
"""A type as it stands in an annotation."""


@dataclass(frozen=True, slots=True)
class Level:
    """A group of fields on the way to a place: its path, its class (``None`` if unknown) and its data."""

    path: Steps
    cls: Type
    data: Data


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is: path, value, type, and the groups of fields around it from the outermost."""

    path: Steps
    value: Data
    hint: Type
    levels: tuple[Level, ...]

    @property
    def field(self) -> str:
        """The name of the field that the place is, or is an item of."""
        return next((printable(step) for step in reversed(self.path) if not isinstance(step, int)), "")

    @property
    def where(self) -> str:
        """What the place is in: ``i avtalet``, ``för parten soraker``, ``i punkt 2 under lines i …``."""
        return said(self.levels[-1].path, self.levels[0])

    @property
    def named(self) -> str:
        """The place itself: ``organisationsnummer (orgnr)``, or ``punkt 2 under triggers``."""
        if not self.path:
            return _whole(self.levels[0].cls)
        if isinstance(self.path[-1], int):
            return f"punkt {self.path[-1] + 1} under {self.field}"
        title = fields_of(self.levels[-1].cls).get(self.field)
        return f"{swedish.uncapitalised(title)} ({self.field})" if title else f"fältet {self.field}"


def trace(loc: Steps, data: Data, root: type[BaseModel] = Agreement) -> Place:
    """Return the place that pydantic means by ``loc`` in the data of an agreement, or of another class."""
    hint: Type = root
    value, path, levels = data, Steps(), [Level((), root, data)]
    for step in loc:
        possible = members(hint, value)
        if len(possible) > 1 and isinstance(step, str):
            hint = next((one for one in possible if _is_called(one, step)), None)
            continue
        here = possible[0] if possible else None
        if path and (isinstance(step, str) or isinstance(value, Mapping)):
            levels.append(Level(path, here, value))
        path, value, hint = (*path, step), within(value, step), _below(here, step)
    return Place(path, value, hint, tuple(levels))


def members(hint: Type, value: Data = ABSENT) -> tuple[Type, ...]:
    """Return the types that an annotation allows but ``None``; for a clause the class that its kind names."""
    possible = tuple(map(bare, members_of(hint)))
    if possible != (Clause,):
        return possible
    kind = value.get("kind") if isinstance(value, Mapping) else None
    return (clause_class(kind),) if isinstance(kind, str) and kind in clause_kinds() else ()


def fields_of(cls: Type) -> dict[str, str | None]:
    """Return the names of a class's fields with their Swedish titles."""
    if isinstance(cls, type) and issubclass(cls, BaseModel):
        return {name: info.title for name, info in cls.model_fields.items()}
    return {info.name: None for info in dataclasses.fields(cls)} if dataclasses.is_dataclass(cls) else {}


def said(path: Steps, root: Level) -> str:
    """Return in Swedish what a path leads to, from the inside out."""
    if len(path) < 2 or path[0] not in _ITEMS:  # noqa: PLR2004 -- a list and an index
        return " ".join([*_groups(path), f"i {_whole(root.cls)}"])
    item = within(within(root.data, path[0]), path[1])
    return " ".join([*_groups(path[2:]), _ITEMS[path[0]](item, path[1])])


def _whole(cls: Type) -> str:
    """Return what the whole of the data is called: the class says it when they are no agreement."""
    called: str = getattr(cls, "whole", "avtalet")
    return called


def _groups(path: Steps) -> list[str]:
    parts: list[str] = []
    for step in path:
        if isinstance(step, int) and parts:
            parts[-1] = f"i punkt {step + 1} under {parts[-1].removeprefix('i ')}"
        else:
            parts.append(f"i {printable(step)}")
    return parts[::-1]


def _party(item: Data, index: int) -> str:
    name = within(item, "id")
    return f"för parten {printable(name)}" if isinstance(name, str) else f"för part nummer {index + 1}"


def _clause(item: Data, index: int) -> str:
    name = next((one for one in (within(item, "id"), within(item, "kind")) if isinstance(one, str)), None)
    return f"i klausul nummer {index + 1}" if name is None else f"i klausulen {printable(name)}"


def _answer(item: Data, index: int) -> str:
    name = within(item, "criterion")
    return f"i svaret på {printable(name)}" if isinstance(name, str) else f"i svar nummer {index + 1}"


_ITEMS: Final = {"parties": _party, "clauses": _clause, "answers": _answer}
"""How an item of a paper's lists is named."""


def within(value: Data, step: object) -> Data:
    """Return what a step leads to in data, or :data:`ABSENT`."""
    if isinstance(value, Mapping):
        return value.get(step, ABSENT)
    if isinstance(value, list | tuple) and isinstance(step, int):
        return value[step] if step < len(value) else ABSENT
    return getattr(value, step, ABSENT) if isinstance(value, BaseModel) and isinstance(step, str) else ABSENT


def _below(here: Type, step: object) -> Type:
    if isinstance(here, type) and issubclass(here, BaseModel):
        return here.model_fields[step].annotation if step in here.model_fields else None
    return item_of(here) if isinstance(step, int) else None


def _is_called(member: Type, label: str) -> bool:
    if isinstance(member, type) and issubclass(member, BaseModel):
        infos = member.model_fields.values()
        return member.__name__ == label or any(label in words_of(info.annotation) for info in infos)
    return label.startswith(getattr(member, "__name__", "?"))


def printable(step: object) -> str:
    """Return a step of a path as it may be printed: a field name may be anything, a personal number too."""
    return shown(step)[1:-1] if isinstance(step, str) else shown(step)
