"""What every clause has, and the open registry of clause types (klausultyper).

A new clause type is one subclass of :class:`Clause` and one Word file with the name of its ``kind``. Defining the class
registers it; the class is looked up when data are validated, so a type that a third party adds needs no change here.
An installed package names its types as entry points in the group ``iopdocs.clauses``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import Annotated, Any, ClassVar, Final

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, SerializeAsAny
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from iopdocs.clauses._points import Points
from iopdocs.model import Model, draft_validator
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line, Slug

__all__ = ["AnyClause", "Clause", "clause_class", "clause_kinds"]

_GROUP: Final = "iopdocs.clauses"
_REGISTRY: dict[str, type[Clause]] = {}


class Clause(Model):
    """One clause of an agreement (klausul).

    ``title`` is the Swedish heading used when the agreement gives none; ``example`` is data that validates and renders.
    """

    title: ClassVar[str]
    example: ClassVar[dict[str, Any]]

    kind: str = Field(title="Klausultyp", description="vilken sorts klausul det är")
    heading: Line | None = Field(None, title="Rubrik", description="egen rubrik; annars används klausultypens")
    id: Slug | None = Field(
        None, title="Namn att hänvisa till", description="behövs bara när samma klausultyp finns flera gånger"
    )
    continues: Flag = Field(
        False,  # noqa: FBT003 -- a field's default, not an argument
        title="Fortsätter föregående klausul",
        description="ja: texten står under föregående klausuls rubrik",
    )
    more: Points = Field(
        (), title="Egna stycken", description="hela meningar som står sist i klausulen, gärna med led och underled"
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        kind = cls.model_fields["kind"].default
        if isinstance(kind, str):
            _register(kind, cls)

    @property
    def key(self) -> str:
        """The name by which other clauses refer to this one: its ``id``, else its kind."""
        return self.id or self.kind

    @property
    def introduces(self) -> tuple[tuple[str, str], ...]:
        """What other clauses can name by an id that this one gives, such as a steering group: (id, name)."""
        return ()

    @property
    def targets(self) -> tuple[str, ...]:
        """The names, given by the data, of what other clauses can refer to in this one, such as its annexes."""
        return ()

    @property
    def shown_heading(self) -> str:
        """The heading, which other clauses may have too."""
        return self.heading or self.title

    def told_apart(self, _called: Mapping[str, str], /) -> str | None:
        """Return what follows the heading where others have the same; ``called`` is what parties are called."""
        return None


def _register(kind: str, cls: type[Clause]) -> None:
    known = _REGISTRY.get(kind)
    if known is not None and (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
        msg = f"klausultypen {kind} finns redan: {known.__module__}.{known.__qualname__}"
        raise TypeError(msg)
    _REGISTRY[kind] = cls


@cache
def _load_installed() -> None:
    """Import the clause types of other packages; what goes wrong in one of them says which it was."""
    for point in entry_points(group=_GROUP):
        try:
            point.load()
        except Exception as error:
            error.add_note(f"klausultypen {point.name} ({point.value}) gick inte att läsa in")
            raise


def _known() -> Mapping[str, type[Clause]]:
    """Return every clause type, those of other packages too."""
    _load_installed()
    return _REGISTRY


def clause_kinds() -> tuple[str, ...]:
    """Return the names of all clause types that are known, sorted."""
    return tuple(sorted(_known()))


def clause_class(kind: str) -> type[Clause]:
    """Return the class of a clause type; raises ``KeyError`` for one that does not exist.

    Other packages are looked through, which takes time, only for a type that is not known yet.
    """
    return _REGISTRY.get(kind) or _known()[kind]


def _validate(value: Any, info: core_schema.ValidationInfo) -> Clause:
    if isinstance(value, Clause):
        return value
    cls = _class_for(value)
    if info.context is not None and info.context.get("draft"):
        made: Clause = draft_validator(cls).validate_python(value, context=info.context)
        return made
    return cls.model_validate(value)


def _class_for(value: Any) -> type[Clause]:
    if not isinstance(value, Mapping):
        raise PydanticCustomError("clause_type", "en klausul skrivs som fält med värden, och börjar med kind")
    kind = value.get("kind")
    if kind is None:
        raise PydanticCustomError("clause_kind_missing", "klausulen saknar kind, som säger vilken sorts klausul det är")
    if not isinstance(kind, str) or (kind not in _REGISTRY and kind not in _known()):
        raise PydanticCustomError("clause_kind_unknown", "klausultypen {shown} finns inte{nearest}", _unknown(kind))
    return clause_class(kind)


def _unknown(kind: object) -> dict[str, str]:
    import difflib

    near = difflib.get_close_matches(kind[:60], _REGISTRY, n=1) if isinstance(kind, str) else []
    return {"shown": repr(kind)[:60], "nearest": f"; menas {near[0]}?" if near else ""}


class _Registered:
    """Validates a clause by the registry as it stands at validation time."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(_validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"oneOf": [handler(clause_class(kind).__pydantic_core_schema__) for kind in clause_kinds()]}


AnyClause = Annotated[SerializeAsAny[Clause], _Registered]
"""Any registered clause; the class is chosen by ``kind``."""
