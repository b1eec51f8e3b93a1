"""What a template may see, and of what type each thing is (mallens synfält).

Only the fields, properties and annotated attributes of model classes and dataclasses can be reached: no methods, no names
that begin with an underscore. Types are read from annotations, so a misspelt field is found without rendering.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

__all__ = ["Type", "member", "members", "named", "of_annotation"]


@dataclass(frozen=True, slots=True)
class Type:
    """The type of an expression in a template.

    ``classes`` are the possible classes (several for a union), ``item`` the type of the elements of a list, ``optional``
    says that there may be nothing.
    """

    classes: tuple[type, ...]
    item: Type | None = None
    optional: bool = False

    @property
    def required(self) -> Type:
        """The same type where the value is known to be there."""
        return dataclasses.replace(self, optional=False)

    @property
    def printable(self) -> bool:
        """Whether a value can be printed as it is: text and whole numbers."""
        return bool(self.classes) and all(issubclass(cls, str | int) and cls is not bool for cls in self.classes)

    def __str__(self) -> str:
        """Return the type as a template author reads it."""
        if self.item is not None:
            return f"lista av {self.item}"
        return " eller ".join(_CALLED.get(cls, cls.__name__) for cls in self.classes)


_CALLED: dict[type, str] = {str: "text", int: "heltal", Decimal: "tal", bool: "ja eller nej"}


def named(*classes: type, item: Type | None = None) -> Type:
    """Return the type of values of these classes."""
    return Type(classes, item)


def of_annotation(annotation: Any) -> Type:
    """Return the type that an annotation says."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return of_annotation(get_args(annotation)[0])
    if origin is Literal:
        return Type(tuple(dict.fromkeys(type(value) for value in get_args(annotation))))
    if origin in (Union, types.UnionType):
        return _union(get_args(annotation))
    if origin in (tuple, list):
        return Type((tuple,), of_annotation(get_args(annotation)[0]))
    if isinstance(annotation, typing.TypeAliasType) if hasattr(typing, "TypeAliasType") else False:
        return of_annotation(annotation.__value__)
    return Type((annotation,)) if isinstance(annotation, type) else Type(())


def _union(arguments: tuple[Any, ...]) -> Type:
    parts = [of_annotation(one) for one in arguments if one is not type(None)]
    classes = tuple(dict.fromkeys(cls for part in parts for cls in part.classes))
    item = next((part.item for part in parts if part.item is not None), None)
    return Type(classes, item, optional=len(parts) < len(arguments) or any(part.optional for part in parts))


def member(owner: Type, name: str) -> Type | None:
    """Return the type of ``owner.name``, or ``None`` if some class of the owner has no such field."""
    found = [members(cls).get(name) for cls in owner.classes]
    if not found or any(one is None for one in found):
        return None
    kinds = [one for one in found if one is not None]
    classes = tuple(dict.fromkeys(cls for one in kinds for cls in one.classes))
    return Type(classes, kinds[0].item, any(one.optional for one in kinds))


@cache
def members(cls: type) -> dict[str, Type]:
    """Return the fields and properties that a template may read from a value of ``cls``, with their types."""
    hints = _fields(cls) | {name: hint for name, hint in _properties(cls).items()}
    return {name: of_annotation(hint) for name, hint in hints.items() if not name.startswith("_")}


def _fields(cls: type) -> dict[str, Any]:
    if issubclass(cls, BaseModel):
        return {name: field.annotation for name, field in cls.model_fields.items()}
    if dataclasses.is_dataclass(cls):
        hints = get_type_hints(cls, include_extras=True)
        return {field.name: hints[field.name] for field in dataclasses.fields(cls)}
    return {}


def _properties(cls: type) -> dict[str, Any]:
    base: type = BaseModel if issubclass(cls, BaseModel) else object
    found: dict[str, Any] = {}
    for name in dir(cls):
        value = getattr(cls, name, None)
        function = value.fget if isinstance(value, property) else value.func if isinstance(value, cached_property) else None
        if function is not None and not hasattr(base, name):
            found[name] = get_type_hints(function, include_extras=True).get("return")
    if issubclass(cls, BaseModel):
        found |= {name: str for name in ("form", "definite", "definite_plural", "title") if isinstance(getattr(cls, name, None), str)}
    return found
