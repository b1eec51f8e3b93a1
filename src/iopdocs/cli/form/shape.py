"""What a field holds (fältets form), read from its annotation: models, choices or a value, one or many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from iopdocs.annotations import bare, item_of, members_of, words_of
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
    item = item_of(annotation)
    if item is not None:
        return replace(shape_of(item), many=True)
    members = tuple(map(bare, members_of(annotation)))
    models = tuple(one for one in members if isinstance(one, type) and issubclass(one, Model))
    return Shape(models if models == members else (), tuple(map(str, words_of(annotation))))


def groups(models: Models) -> tuple[Models, ...]:
    """Return the models gathered so that those with the same fields stand together, in their order."""
    found: dict[tuple[str, ...], list[type[Model]]] = {}
    for model in models:
        found.setdefault(tuple(model.model_fields), []).append(model)
    return tuple(map(tuple, found.values()))
