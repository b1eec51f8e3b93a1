"""What fields a class has, and places in data (fält och platser)."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any, get_type_hints

from pydantic.fields import FieldInfo

from iopdocs.findings import Path
from iopdocs.model import Model

__all__ = ["at", "changed", "fields_of", "find", "without"]


@cache
def fields_of(cls: type[Model]) -> tuple[tuple[str, Any, FieldInfo], ...]:
    """Return name, whole annotation and field for every field of a class."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple((name, hints[name], info) for name, info in cls.model_fields.items())


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
