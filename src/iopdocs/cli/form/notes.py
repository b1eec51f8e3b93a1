"""The comments of a form (förklaringar): a field's Swedish title, its meaning and how it is written."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter
from pydantic.errors import PydanticInvalidForJsonSchema
from pydantic.fields import FieldInfo

from iopdocs.annotations import words_of
from iopdocs.cli.form.shape import Models, Shape, shape_of
from iopdocs.model import Model
from iopdocs.values import Slug

__all__ = ["kind_note", "note", "remark"]

_WIDTH = 100
_SLUG = TypeAdapter(Slug).json_schema()["pattern"]


def remark(text: str, *, deeper: str = "  ") -> list[str]:
    """Return text as comment lines; those after the first are indented by ``deeper``."""
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent=f"# {deeper}", break_on_hyphens=False)


def note(cls: type[Model], name: str, *, lead: str = "") -> list[str]:
    """Return the comment about a field: ``# Avtalstid – första och sista dagen``, and below it the choices.

    With ``lead`` before it, the comment stands in a list of fields that may all be left out.
    """
    field = cls.model_fields[name]
    shape = shape_of(field.annotation)
    phrases: Mapping[str, str] = getattr(cls, "phrases", {}).get(name, {})
    optional = "" if field.is_required() or lead else " (valfritt)"
    said = field.description or ""
    how = _choosing(shape, phrases, said) if shape.choices else _writing(field, shape, name)
    text = "; ".join(filter(None, (said, how)))
    title = f"{lead}{field.title or name}{optional}"
    told = remark(f"{title} – {text}" if text else title, deeper=" " * len(lead) or "  ")
    return [*told, *_listed(phrases)]


def kind_note(group: Models) -> list[str]:
    """Return the comment about ``kind`` where several models have the same fields, else none."""
    if len(group) == 1:
        return []
    kinds = [model.model_fields["kind"] for model in group]
    forms = (getattr(model, "form", "") for model in group)
    choices = (words_of(kind.annotation)[0] for kind in kinds)
    return [*remark(f"{kinds[0].title or 'kind'} – välj:"), *_listed(dict(zip(choices, forms, strict=True)))]


def _listed(phrases: Mapping[str, str]) -> list[str]:
    shown = {choice: phrase for choice, phrase in phrases.items() if phrase != choice}
    return ["#   " + ": ".join(filter(None, (choice, shown.get(choice)))) for choice in phrases]


def _choosing(shape: Shape, phrases: Mapping[str, str], said: str) -> str:
    if phrases:
        return "välj en eller flera:" if shape.many else "välj:"
    return _unless_said(shape.choices, said)


def _writing(field: FieldInfo, shape: Shape, name: str) -> str:
    """Say how a value is written, as its JSON schema knows it, unless the description has an example."""
    said = field.description or ""
    if shape.models or "till exempel" in said:
        return ""
    try:
        schema = TypeAdapter(field.rebuild_annotation()).json_schema()
    except PydanticInvalidForJsonSchema:
        return ""
    return next(filter(None, (_written(leaf, name, said) for leaf in _leaves(schema))), "")


def _leaves(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        yield from _leaves(part)
    yield schema


def _written(leaf: dict[str, Any], name: str, said: str) -> str:
    if "examples" in leaf:
        return f"till exempel {_either([_unbroken(one) for one in leaf['examples'][:2]])}"
    if "enum" in leaf:
        return _unless_said(leaf["enum"], said)
    if leaf.get("pattern") == _SLUG:
        return "" if name == "id" else _unless_said(["id"], said, "skriv id")
    return _whole_number(leaf) if leaf.get("type") == "integer" else ""


def _unless_said(choices: Sequence[str], said: str, text: str = "") -> str:
    """Return the choices, or a text about them, unless the description names the first of them."""
    return "" if re.search(rf"\b{re.escape(choices[0])}\b", said) else text or _either(choices)


def _whole_number(leaf: dict[str, Any]) -> str:
    least, most = leaf.get("minimum"), leaf.get("maximum")
    if least is None or most is None:
        return "heltal"
    return f"heltal, {least}–{_unbroken(f'{most:,}'.replace(',', ' '))}"


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _either(choices: Sequence[str]) -> str:
    *first, last = choices
    return f"{', '.join(first)} eller {last}" if first else str(last)
