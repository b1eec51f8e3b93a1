"""The base of every model class, and how a draft may lack facts (luckor).

A field whose fact a human must decide is required, and its type says what the fact is: no field is optional merely
because negotiation has not come to it yet. A *draft* is the same model with :class:`Hole` in the places of the missing
facts. Only :func:`draft_validator` makes one; whoever touches a hole gets :class:`HoleReached`, so no rule can compute
with a fact that is not there. See docs/decisions/0003-holes.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NoReturn, Self, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import SchemaValidator, core_schema

from iopdocs.annotations import parts_of
from iopdocs.findings import Path
from iopdocs.kept import kept

__all__ = ["DRAFT", "Hole", "HoleReached", "Model", "blank_or_text", "draft_validator", "holes", "is_hole", "nodes"]

DRAFT = {"draft": True}
"""The validation context in which missing facts become holes."""


class HoleReached(Exception):
    """A fact that is not there yet was asked for (lucka)."""


class Hole:
    """The place of a missing fact in a draft (lucka), with the Swedish title of the field.

    Every operation but ``repr``, ``hash`` and comparison with another hole raises :class:`HoleReached`.
    """

    __slots__ = ("title",)

    def __init__(self, title: str) -> None:
        self.title = title

    def __repr__(self) -> str:
        return f"Hole({self.title!r})"

    def __hash__(self) -> int:
        return hash(self.title)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Hole):
            return self.title == other.title
        raise HoleReached(self.title)

    def __deepcopy__(self, _memo: object) -> Hole:
        return self

    def __copy__(self) -> Hole:
        return self

    def _reached(self, *_: object) -> NoReturn:
        raise HoleReached(self.title)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise HoleReached(self.title)

    __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __iter__ = __len__ = __str__ = __format__ = _reached
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _reached
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = __pow__ = __rpow__ = _reached
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = _reached
    __contains__ = __getitem__ = __int__ = __float__ = __index__ = _reached
    __neg__ = __pos__ = __abs__ = __invert__ = __round__ = __trunc__ = __floor__ = __ceil__ = _reached


def is_hole(value: object) -> bool:
    """Whether a value is a hole; asks it nothing else."""
    return isinstance(value, Hole)


def blank_or_text(value: object) -> str:
    """Return a value as text; a hole as its title within brackets."""
    return f"[{value.title}]" if isinstance(value, Hole) else str(value)


class Model(BaseModel):
    """A frozen value with named fields; unknown fields are refused, and every field has a Swedish title."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=False, ser_json_inf_nan="strings", ignored_types=(kept,)
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; what was computed from the old ones does not come along.

        The new values are judged as when the class itself is called: pydantic's ``ValidationError`` is raised for an
        unknown field or an unsound value. Holes stay holes.
        """
        copied = super().model_copy(deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        if not update:
            return copied
        held = {**copied.__dict__, **update}
        made = _remade(type(self), held)
        made.__pydantic_fields_set__.intersection_update(self.model_fields_set | update.keys())
        return made


M = TypeVar("M", bound=Model)


def _remade(cls: type[M], held: Mapping[str, Any]) -> M:
    """Return the model that has these values, some of which may be holes or hold them."""
    known = {name: value for name, value in held.items() if not is_hole(value)}
    unknown = {name: held[name] for name in held.keys() - known.keys()}
    try:
        made = None if unknown else cls.model_validate(known)
    except HoleReached:
        made = None
    if made is None:
        made = draft_validator(cls).validate_python(known, context=DRAFT)
    made.__dict__.update(unknown)
    return made


@cache
def draft_validator(cls: type[BaseModel]) -> SchemaValidator:
    """Return a validator for ``cls`` in which each required field that is missing becomes a :class:`Hole`."""
    cls.model_rebuild()
    return SchemaValidator(_with_holes(cls.__pydantic_core_schema__, cls))


def _with_holes(schema: Any, cls: type[BaseModel]) -> Any:
    if isinstance(schema, list | tuple):
        return type(schema)(_with_holes(part, cls) for part in schema)
    if not isinstance(schema, dict):
        return schema
    kind = schema.get("type")
    owner = schema["cls"] if kind == "model" else cls
    kept = [name for name in schema if name != "metadata" or not isinstance(kind, str)]
    walked = {name: _with_holes(schema[name], owner) for name in kept}
    if kind == "model":
        return _drafted(owner, walked)
    if kind == "model-fields":
        walked["fields"] = {name: _may_be_missing(name, one, owner) for name, one in walked["fields"].items()}
        walked["extra_behavior"] = owner.model_config.get("extra", "ignore")
    if kind == "function-after":
        walked["function"] = walked["function"] | {"function": _unless_open(walked["function"]["function"])}
    return walked


def _drafted(cls: type[BaseModel], schema: Any) -> Any:
    """Return a schema that makes ``cls`` from its fields.

    A plain model schema would be replaced, within pydantic-core, by the finished validator of the class itself.
    """

    def made(value: Any, handler: Callable[[Any], Any]) -> BaseModel:
        if isinstance(value, cls):
            return value
        fields, _, given = handler(value)
        return cls.model_construct(given, **fields)

    return core_schema.no_info_wrap_validator_function(made, schema["schema"], ref=schema.get("ref"))


def _unless_open(check: Callable[..., Any]) -> Callable[..., Any]:
    """Return a check that lets a value pass as long as a fact that it asks for is missing."""

    def checked(value: Any, *rest: Any) -> Any:
        try:
            return check(value, *rest)
        except HoleReached:
            return value

    return checked


def _may_be_missing(name: str, field: dict[str, Any], owner: type[BaseModel]) -> dict[str, Any]:
    if field["schema"]["type"] == "default":
        return field
    hole = Hole(owner.model_fields[name].title or name)
    return field | {"schema": {"type": "default", "schema": field["schema"], "default": hole, "copy_default": False}}


_NOTHING: Final[tuple[()]] = ()
"""The empty tuple, of which there is one: asking for it alone costs less than a call, and touches no hole."""


def nodes(value: object, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """Yield every model in ``value`` with its path, parents before children."""
    found: list[tuple[Path, Model]] = []
    _gather(value, path, found)
    return iter(found)


def _gather(value: Any, path: Path, found: list[tuple[Path, Model]]) -> None:
    if type(value) is tuple:
        for index, item in enumerate(value):
            _gather(item, (*path, index), found)
        return
    names = _holders(value.__class__)
    if names is not None:
        found.append((path, value))
        data = value.__dict__
        for name in names:
            held = data[name]
            if held is not None and held is not _NOTHING:
                _gather(held, (*path, name), found)


@cache
def _holders(cls: type) -> tuple[str, ...] | None:
    """Return the fields of a model that can hold models; ``None`` for a class that is no model.

    Most fields are texts and figures, and asking each whether it is a model would cost more than all rules together.
    """
    if not issubclass(cls, Model):
        return None
    return tuple(name for name, field in cls.model_fields.items() if _can_hold(field.annotation))


def _can_hold(annotation: Any) -> bool:
    classes = [one for one in parts_of(annotation) if isinstance(one, type)]
    return any(one in (Any, object) or issubclass(one, Model) for one in classes)


@cache
def _field_names(cls: type[Model]) -> tuple[str, ...]:
    return tuple(cls.model_fields)


def holes(value: Model) -> Iterator[tuple[Path, Hole]]:
    """Yield every hole of a draft with its path."""
    for path, node in nodes(value):
        data = node.__dict__
        for name in _field_names(type(node)):
            if type(item := data[name]) is Hole:
                yield (*path, name), item
