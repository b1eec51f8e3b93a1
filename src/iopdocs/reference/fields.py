"""What the model classes say about their fields (fältbeskrivning), read from annotations, titles and phrases."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Final

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.annotations import bare, classes_in, is_optional, is_tag, item_of, marks_of, members_of, words_of
from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.model import Model
from iopdocs.paper import Paper
from iopdocs.papers import PAPERS

__all__ = ["Field", "Shape", "fields", "heading_of", "kind_of", "models_in", "paper_classes", "swedish_term"]

Models = tuple[type[Model], ...]

_TERM: Final = re.compile(r"\(((?:[^()]|\([^()]*\))+)\)")
_OPAQUE: Final = ("__get_pydantic_core_schema__", "__get_pydantic_json_schema__")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: one of ``models``, one of ``choices``, or a value that ``value`` tells of as JSON Schema.

    With ``many`` it holds a list of such, at least ``least`` of them; with ``gaps`` some of them may be empty. Beside
    ``models`` the ``value`` tells how one of them is written as a text (kortform); with ``parted`` one text may stand
    for the whole list.
    """

    models: Models = ()
    choices: tuple[str, ...] = ()
    value: Mapping[str, Any] = field(default_factory=dict)
    many: bool = False
    least: int = 0
    gaps: bool = False
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model (fält): its name in files, its Swedish title, what it means and what it holds.

    ``phrases`` are the Swedish words for the choices; a choice that says itself has none.
    """

    name: str
    title: str
    meaning: str
    required: bool
    shape: Shape
    phrases: Mapping[str, str]


def fields(cls: type[Model]) -> tuple[Field, ...]:
    """Return what a model says about each of its fields, in their order; ``kind`` comes first."""
    named = sorted(cls.model_fields.items(), key=lambda item: item[0] != "kind")
    return tuple(_field(cls, name, info) for name, info in named)


def _field(cls: type[Model], name: str, info: FieldInfo) -> Field:
    shape = _shape(info.rebuild_annotation())
    phrases: Mapping[str, str] = getattr(cls, "phrases", {}).get(name, {})
    said = {choice: phrases[choice] for choice in shape.choices if choice in phrases}
    required = info.is_required() or (name == "kind" and len(shape.choices) == 1)
    return Field(name, info.title or name, info.description or "", required, shape, said)


def _shape(annotation: Any, marks: tuple[Any, ...] = ()) -> Shape:
    """Return what an annotation says; ``marks`` are the constraints that stand around it."""
    if marks_of(annotation):
        return _marked(annotation, marks)
    members = members_of(annotation)
    if members != (annotation,):
        return _any_of(tuple(_shape(one, marks) for one in members))
    item = item_of(annotation)
    if item is not None:
        least = max((mark.min_length for mark in marks if hasattr(mark, "min_length")), default=0)
        return replace(_shape(item), many=True, least=least, gaps=is_optional(item))
    words = words_of(annotation)
    return Shape(choices=tuple(map(str, words))) if words else _of_class(annotation, marks)


def _marked(annotation: Any, marks: tuple[Any, ...]) -> Shape:
    """Return what an annotation with marks says: one that reads its own input is a value, unless it holds models."""
    inner, more = bare(annotation), marks_of(annotation)
    reads = any(hasattr(one, name) for one in more for name in _OPAQUE)
    if reads and not any(classes_in(inner, Model)):
        return _value(annotation, marks)
    shape = _shape(inner, (*marks, *more))
    if not reads or inner is Clause:
        return shape
    return replace(shape, parted=True) if shape.many else replace(shape, value=shape.value or _as_text(annotation))


def _as_text(annotation: Any) -> Mapping[str, Any]:
    """Return how something that is a model may also be written as a text, by its own JSON Schema."""
    ways = [way for way in TypeAdapter(annotation).json_schema().get("anyOf", ()) if "$ref" not in way]
    return {"anyOf": ways} if len(ways) > 1 else next(iter(ways), {})


def _of_class(cls: Any, marks: tuple[Any, ...]) -> Shape:
    if cls is Clause:
        return Shape(tuple(map(clause_class, clause_kinds())))
    return Shape((cls,), value=getattr(cls, "written", {})) if issubclass(cls, Model) else _value(cls, marks)


def _value(annotation: Any, marks: tuple[Any, ...]) -> Shape:
    marked: Any = Annotated[annotation, *marks] if marks else annotation
    return Shape(value=TypeAdapter(marked).json_schema())


def _any_of(shapes: tuple[Shape, ...]) -> Shape:
    if len(shapes) == 1:
        return shapes[0]
    models = tuple(model for shape in shapes for model in shape.models)
    choices = tuple(choice for shape in shapes for choice in shape.choices)
    values = [dict(shape.value) for shape in shapes if shape.value]
    return Shape(models, choices, {"anyOf": values} if values else {})


def kind_of(cls: type[Model]) -> str | None:
    """Return the word that says in a file which model it is, if the model has one."""
    info = cls.model_fields.get("kind")
    return words_of(info.annotation)[0] if info and is_tag(info.annotation) else None


def paper_classes() -> tuple[type[Paper], ...]:
    """Return every sort of paper, the agreement first."""
    return (Agreement, *PAPERS.values())


def models_in(cls: type[Model]) -> Iterator[type[Model]]:
    """Yield the models that a model holds, each once and before those that it holds in turn."""
    seen: dict[type[Model], None] = {}
    waiting = [cls]
    while waiting:
        inside = [model for one in fields(waiting.pop(0)) for model in one.shape.models if model not in seen]
        seen.update(dict.fromkeys(inside))
        waiting.extend(inside)
    yield from seen


def swedish_term(cls: type[Model]) -> str:
    """Return what the class is called in Swedish, as its docstring says in parentheses; else its heading or name."""
    first = (inspect.getdoc(cls) or "").partition("\n\n")[0]
    found = _TERM.search(" ".join(first.split()))
    return found[1].partition(";")[0] if found else str(getattr(cls, "title", cls.__name__))


def heading_of(cls: type[Model]) -> str:
    """Return the Swedish heading of a model: a clause's own, a party's legal form, else its term, with a capital."""
    own = (getattr(cls, name, None) for name in ("title", "form"))
    text = next((one for one in own if isinstance(one, str)), None) or swedish_term(cls)
    return swedish.capitalised(text)
