"""How fields stand in a form (uppställning): optional ones commented out, lists with one item."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from iopdocs.annotations import is_tag
from iopdocs.cli.form.notes import kind_note, note, remark
from iopdocs.cli.form.shape import Models, groups, shape_of
from iopdocs.model import Model

__all__ = ["field_lines", "indented", "item_lines"]

Lines = list[str]


def field_lines(cls: type[Model], name: str) -> Lines:
    """Return a field with the comment about it; the other ways to write it are commented out."""
    first, *others = _ways(cls, name)
    shown = first if cls.model_fields[name].is_required() else _commented(first)
    further = (line for way in others for line in (*remark("eller"), *_commented(way)))
    return [*note(cls, name), *shown, *further]


def item_lines(group: Models, *, without: Collection[str] = ()) -> Lines:
    """Return one item of a list, of the first of several models that have the same fields."""
    above, first, rest = _fields(group, without)
    return [*above, f"- {first}", *indented(rest)]


def indented(lines: Iterable[str]) -> Lines:
    """Return lines one step further in."""
    return [f"  {line}" if line else line for line in lines]


def _commented(lines: Iterable[str]) -> Lines:
    return [f"#{line}" for line in lines]


def _fields(group: Models, without: Collection[str] = ()) -> tuple[Lines, str, Lines]:
    """Return the comment above the first field, that field, and what follows.

    The first says which model it is or, failing that, must be filled in: in a list it has the dash.
    """
    cls = group[0]
    front = _front(cls)
    above = kind_note(group) if _is_given(cls, front) else note(cls, front)
    first, *rest = _ways(cls, front)[0]
    others = (name for name in cls.model_fields if name != front and name not in without)
    return above, first, [*rest, *(line for name in others for line in field_lines(cls, name))]


def _front(cls: type[Model]) -> str:
    given = (name for name in cls.model_fields if _is_given(cls, name))
    required = (name for name, field in cls.model_fields.items() if field.is_required())
    return next(given, next(required, next(iter(cls.model_fields))))


def _is_given(cls: type[Model], name: str) -> bool:
    """Whether the field says which model it is, so that the form can fill it in."""
    return is_tag(cls.model_fields[name].annotation)


def _ways(cls: type[Model], name: str) -> list[Lines]:
    """Return the ways to write a field, as if it were wanted: one for each group of models, else only one."""
    field = cls.model_fields[name]
    shape = shape_of(field.annotation)
    if shape.many:
        items = [line for group in groups(shape.models) for line in item_lines(group)] or ["-"]
        empty = not any(_must_say_something(model) for model in shape.models)
        below = indented(items)
        return [[f"{name}:", *(_commented(below) if empty and field.is_required() else below)]]
    if shape.models:
        return [[f"{name}:", *indented(_block(group))] for group in groups(shape.models)]
    return [[f"{name}: {shape.choices[0]}" if _is_given(cls, name) else f"{name}:"]]


def _block(group: Models) -> Lines:
    above, first, rest = _fields(group)
    return [*above, first, *rest]


def _must_say_something(model: type[Model]) -> bool:
    """Whether an item with nothing filled in is still a group of fields, and no empty item."""
    return any(field.is_required() for field in model.model_fields.values())
