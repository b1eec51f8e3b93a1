"""What a field holds (fältets form), read from its annotation: models, choices or a value, one or many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from iopdocs.model import Model

__all__ = ["Models", "Shape", "groups", "shape_of"]

Models = tuple[type[Model], ...]


@dataclass(frozen=True)
class Shape:
    """What a field holds: one of ``models``, one of ``choices``, or else a value; or a list of such."""

    models: Models = ()
    choices: tuple[str, ...] = ()
    many: bool = False


def shape_of(annotation: object) -> Shape:
    """Return what a field with this annotation holds; what may also be ``None`` is as if it could not."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0])
    if origin in (Union, UnionType):
        return _any_of(tuple(shape_of(one) for one in arguments if one is not NoneType))
    if origin is tuple:
        return replace(shape_of(arguments[0]), many=True)
    if origin is Literal:
        return Shape(choices=tuple(map(str, arguments)))
    return Shape((annotation,)) if isinstance(annotation, type) and issubclass(annotation, Model) else Shape()


def _any_of(shapes: tuple[Shape, ...]) -> Shape:
    if len(shapes) == 1:
        return shapes[0]
    models = tuple(model for shape in shapes for model in shape.models)
    return Shape(models) if all(one.models for one in shapes) else Shape()


def groups(models: Models) -> tuple[Models, ...]:
    """Return the models gathered so that those with the same fields stand together, in their order."""
    found: dict[tuple[str, ...], list[type[Model]]] = {}
    for model in models:
        found.setdefault(tuple(model.model_fields), []).append(model)
    return tuple(map(tuple, found.values()))
