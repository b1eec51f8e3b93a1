"""What a template may see, and of what type each thing is (mallens synfält).

Only the fields, properties and annotated attributes of model classes and dataclasses can be reached: no
methods, no names that begin with an underscore. Types are read from annotations, so a misspelt field is found
without rendering.
"""

from __future__ import annotations

import dataclasses
import enum
import types
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

__all__ = ["Type", "member", "members", "merged", "named", "of_annotation"]


@dataclass(frozen=True, slots=True)
class Type:
    """The type of an expression in a template.

    ``classes`` are the possible classes (several for a union), ``item`` the type of the elements of a list;
    ``optional`` says that there may be nothing; ``choices`` are the texts that a choice can be, if it is one.
    """

    classes: tuple[type, ...]
    item: Type | None = None
    optional: bool = False
    choices: tuple[str, ...] = ()

    @property
    def required(self) -> Type:
        """The same type where the value is known to be there."""
        return dataclasses.replace(self, optional=False)

    @property
    def printable(self) -> bool:
        """Whether a value can be printed as it is: text and whole numbers."""
        return not self.optional and self.of(str, int) and bool not in self.classes

    @property
    def text(self) -> bool:
        """Whether every value is text."""
        return self.of(str)

    def of(self, *classes: type) -> bool:
        """Whether all the classes are, or are below, the given ones; what is unknown is of none."""
        return bool(self.classes) and all(issubclass(cls, classes) for cls in self.classes)

    def __str__(self) -> str:
        """Return the type as a template author reads it."""
        if self.item is not None:
            return f"lista av {self.item}"
        return " eller ".join(_CALLED.get(cls, cls.__name__) for cls in self.classes) or "okänt slag"


_CALLED: dict[type, str] = {
    bool: "ja eller nej",
    date: "dag",
    Decimal: "tal",
    int: "heltal",
    str: "text",
    tuple: "lista",
    type(None): "inget",
}


def named(*classes: type, item: Type | None = None, choices: tuple[str, ...] = ()) -> Type:
    """Return the type of values of these classes."""
    return Type(classes, item, choices=choices)


def of_annotation(annotation: object) -> Type:
    """Return the type that an annotation says; one that says nothing useful has no classes."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of_annotation(arguments[0])
    if origin is Literal:
        classes = tuple(dict.fromkeys(type(value) for value in arguments))
        return Type(classes, choices=tuple(value for value in arguments if isinstance(value, str)))
    if origin in (Union, types.UnionType):
        found = merged([of_annotation(one) for one in arguments if one is not type(None)])
        return dataclasses.replace(found, optional=found.optional or type(None) in arguments)
    if origin is tuple and arguments[1:] == (...,):
        return Type((tuple,), of_annotation(arguments[0]))
    return _of_class(annotation) if isinstance(annotation, type) and annotation is not Any else Type(())


def _of_class(cls: type) -> Type:
    return Type((cls,), choices=tuple(map(str, cls)) if issubclass(cls, enum.StrEnum) else ())


def merged(kinds: Sequence[Type]) -> Type:
    """Return the type of what may be of any of the types: what they have in common can be done with it."""
    if not all(one.classes for one in kinds):
        return Type((), optional=any(one.optional for one in kinds))
    classes = tuple(dict.fromkeys(cls for one in kinds for cls in one.classes))
    items = [one.item for one in kinds if one.item is not None]
    item = merged(items) if items and len(items) == len(kinds) else None
    closed = all(one.choices for one in kinds)
    choices = tuple(dict.fromkeys(text for one in kinds for text in one.choices)) if closed else ()
    return Type(classes, item, any(one.optional for one in kinds), choices)


def member(owner: Type, name: str) -> Type | None:
    """Return the type of ``owner.name``, or ``None`` if some class of the owner has no such field."""
    found = [members(cls).get(name) for cls in owner.classes]
    kinds = [one for one in found if one is not None]
    return merged(kinds) if kinds and len(kinds) == len(found) else None


@cache
def members(cls: type) -> dict[str, Type]:
    """Return the fields and properties that a template may read from a value of ``cls``, with their types."""
    hints = _fields(cls) | _properties(cls)
    return {name: of_annotation(hint) for name, hint in hints.items() if not name.startswith("_")}


def _fields(cls: type) -> dict[str, Any]:
    if issubclass(cls, BaseModel):
        texts = (name for name in ("form", "definite", "definite_plural", "title"))
        said: dict[str, Any] = {name: str for name in texts if isinstance(getattr(cls, name, None), str)}
        return said | {name: field.annotation for name, field in cls.model_fields.items()}
    if dataclasses.is_dataclass(cls):
        hints = get_type_hints(cls, include_extras=True)
        return {field.name: hints[field.name] for field in dataclasses.fields(cls)}
    return {}


def _properties(cls: type) -> dict[str, Any]:
    """The properties that the class and its bases define; not what pydantic gives every model."""
    hidden = dir(BaseModel) if issubclass(cls, BaseModel) else ()
    found: dict[str, Any] = {}
    for name in dir(cls):
        function = _getter(getattr(cls, name, None))
        if function is not None and name not in hidden:
            found[name] = get_type_hints(function, include_extras=True).get("return")
    return found


def _getter(value: object) -> Any:
    if isinstance(value, property):
        return value.fget
    return value.func if isinstance(value, cached_property) else None
