"""What fields a class has, and places in data (fält och platser)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from iopdocs.findings import Path
from iopdocs.model import Model

__all__ = ["at", "changed", "fields_of", "find", "models_of", "without", "without_none"]


@cache
def fields_of(cls: type[Model]) -> tuple[tuple[str, Any, FieldInfo], ...]:
    """Return name, whole annotation and field for every field of a class."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple((name, hints[name], info) for name, info in cls.model_fields.items())


def models_of(annotation: Any) -> Iterator[type[Model]]:
    """Yield the model classes that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from models_of(argument)


def without_none(annotation: Any) -> Any:
    """Return the annotation of a value that is there."""
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    kept = [one for one in get_args(annotation) if one is not type(None)]
    return reduce(or_, kept) if len(kept) > 1 else kept[0]


def find(data: Any, path: Path) -> Any:
    """Return what stands at a path, or nothing."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError):
            return None
    return data


def at(data: Any, path: Path) -> Any:
    """Return what stands at a path; raises ``KeyError`` or ``IndexError``."""
    for step in path:
        data = data[step]
    return data


def changed(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """Return a copy with another value at a path."""
    copy = deepcopy(data)
    at(copy, path[:-1])[path[-1]] = value
    return copy


def without(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return a copy without what stands at a path."""
    copy = deepcopy(data)
    del at(copy, path[:-1])[path[-1]]
    return copy
