"""Data for any model class (indata), made from its annotations: a new field or class needs no change here."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from iopdocs.annotations import classes_in, is_optional, is_tag, members_of, words_of
from iopdocs.model import Model
from iopdocs.samples import fields_of
from iopdocs.testing.texts import slugs
from iopdocs.testing.values import organisation_numbers, value_strategy
from iopdocs.values.orgnr import OrgNr
from iopdocs.values.text import Slug

__all__ = ["Reference", "every_class", "fields_of", "model_data", "resolved"]

_MOST_ITEMS = 3
_NAME_BODIES = frozenset({"sender", "receivers"})
"""The fields that may name a body as well as a party; all others name parties."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Stands in drawn data for the id of something: the ``choice``-th there is, counted round and round."""

    choice: int
    bodies: bool

    def among(self, parties: tuple[str, ...], bodies: tuple[str, ...]) -> str:
        """Return the id that is meant."""
        ids = parties + bodies if self.bodies else parties
        return ids[self.choice % len(ids)]


def resolved(value: Any, parties: tuple[str, ...], bodies: tuple[str, ...]) -> Any:
    """Return drawn data with ids in the places of references; a list names nothing twice."""
    if isinstance(value, Reference):
        return value.among(parties, bodies)
    if isinstance(value, dict):
        return {name: resolved(item, parties, bodies) for name, item in value.items()}
    if isinstance(value, list):
        items = [resolved(item, parties, bodies) for item in value]
        return [*dict.fromkeys(items)] if isinstance(next(iter(value), None), Reference) else items
    return value


def every_class(annotation: Any) -> Iterator[type[Model]]:
    """Yield every model class in an annotation and in the fields of those classes."""
    for cls in classes_in(annotation, Model):
        yield cls
        for _, inner, _ in fields_of(cls):
            yield from every_class(inner)


@cache
def model_data(
    cls: type[Model], text: SearchStrategy[str], *, full: bool = False, without: frozenset[str] = frozenset()
) -> SearchStrategy[dict[str, Any]]:
    """Strategy for data that validate as ``cls`` once every :class:`Reference` in them is resolved.

    Args:
        cls: the class.
        text: makes the texts.
        full: whether every optional field is filled, and every list.
        without: the fields that are left for the caller to fill.
    """
    required: dict[str, SearchStrategy[Any]] = {}
    optional: dict[str, SearchStrategy[Any]] = {}
    maker = _Maker(text, full)
    for name, annotation, info in fields_of(cls):
        group = required if full or info.is_required() or is_tag(annotation) else optional
        if name not in without:
            group[name] = maker.field(cls, name, annotation, info)
    drawn = st.fixed_dictionaries(required, optional=optional)
    return drawn.filter(partial(_hangs_together, cls)) if _has_conditions(cls) else drawn


def _has_conditions(cls: type[Model]) -> bool:
    """Whether a class refuses fields that are right one by one but not together."""
    return any(one.info.mode == "after" for one in cls.__pydantic_decorators__.model_validators.values())


def _hangs_together(cls: type[Model], data: dict[str, Any]) -> bool:
    try:
        cls.model_validate(resolved(data, ("part",), ()))
    except ValidationError:
        return False
    return True


@dataclass(frozen=True)
class _Maker:
    """Makes strategies from annotations."""

    text: SearchStrategy[str]
    full: bool

    def field(self, cls: type[Model], name: str, annotation: Any, info: FieldInfo) -> SearchStrategy[Any]:
        wanted = members_of(annotation) if is_optional(annotation) else (annotation,)
        if wanted == (OrgNr,) and hasattr(cls, "group_digits"):
            return organisation_numbers("".join(sorted(cls.group_digits)))
        return st.one_of([self.of(one, name, info.metadata) for one in wanted])

    def of(self, annotation: Any, name: str, metadata: list[Any]) -> SearchStrategy[Any]:
        """Return the strategy for an annotation, with what the field says of bounds."""
        if annotation == Slug:
            return slugs() if name == "id" else _references(bodies=name in _NAME_BODIES)
        known = value_strategy(annotation, self.text)
        return self.built(annotation, name, metadata) if known is None else known

    def built(self, annotation: Any, name: str, metadata: list[Any]) -> SearchStrategy[Any]:
        """Return the strategy for what is not a value type of its own."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.of(arguments[0], name, [*metadata, *_constraints(arguments[1:])])
        if origin is Literal:
            return st.sampled_from(arguments)
        if origin in (Union, types.UnionType):
            ways = (st.none() if one is types.NoneType else self.of(one, name, metadata) for one in arguments)
            return st.one_of([*ways])
        if origin is tuple:
            return self.items(arguments[0], name, metadata)
        if annotation is int:
            return st.integers(_bound(metadata, Ge, "ge", 0), _bound(metadata, Le, "le", 1000)).map(str)
        if isinstance(annotation, type) and issubclass(annotation, Model):
            return model_data(annotation, self.text, full=self.full)
        raise TypeError(f"{name}: typen {annotation} saknar strategi; lägg till den med iopdocs.testing.register_value")

    def items(self, item: Any, name: str, metadata: list[Any]) -> SearchStrategy[list[Any]]:
        least = max(_bound(metadata, MinLen, "min_length", 0), int(self.full))
        most = min(_bound(metadata, MaxLen, "max_length", _MOST_ITEMS), max(least, _MOST_ITEMS))
        chosen = item == Slug or bool(words_of(item))
        return st.lists(self.of(item, name, []), min_size=least, max_size=most, unique=chosen)


@cache
def _references(*, bodies: bool) -> SearchStrategy[Reference]:
    return st.builds(Reference, st.integers(0, 11), st.just(bodies))


def _constraints(extras: tuple[Any, ...]) -> Iterator[Any]:
    for extra in extras:
        yield from extra.metadata if isinstance(extra, FieldInfo) else [extra]


def _bound(metadata: list[Any], kind: type, attribute: str, otherwise: int) -> int:
    return next((int(getattr(one, attribute)) for one in metadata if isinstance(one, kind)), otherwise)
