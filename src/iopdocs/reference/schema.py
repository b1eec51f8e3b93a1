"""The shape of an agreement as JSON Schema (schema), so that editors complete, explain and mark while one writes.

The schema never refuses what the library accepts; what takes more than one field to judge is left to ``check``. It is
written for what the YAML language server of VS Code does well, as ``tests/editor`` shows:

- One of several models is chosen by its ``kind`` with ``if`` and ``then``. Of a ``oneOf`` of all clause types the
  server offers three kinds, and says of a misspelt kind that fields of another are missing.
- Choices are an ``enum`` with ``markdownEnumDescriptions``: both the list and what each word means are shown.
- What a field may also be, empty or a truth value, is let through in a way that is not offered.
- ``errorMessage`` and ``markdownDescription`` are shown, in Swedish, in the place of the server's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, Final
from urllib.parse import quote

from iopdocs.agreement import Agreement
from iopdocs.model import Model
from iopdocs.papers import PAPERS
from iopdocs.reference.fields import Field, Shape, fields, heading_of, kind_of
from iopdocs.release import program_version

__all__ = ["schema"]

JsonSchema = dict[str, Any]

_SAID: Final = "Ett avtal om idéburet offentligt partnerskap, eller bedömningen som föregår det."
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_EMPTY: Final = {"title": "tomt", "not": {"type": ["string", "number", "boolean", "array", "object"]}}
_TRUTH: Final = {"title": "ord", "not": {"type": ["string", "number", "array", "object", "null"]}}
_WHOLE_NUMBER: Final = {
    "type": ["string", "integer"],
    "pattern": r"^\s*[-+]?[0-9][0-9_]*(?:\.0*)?\s*$",
    "errorMessage": "skriv ett heltal",
}
_BOUNDS: Final = {"minimum": "minst", "maximum": "högst"}


def schema() -> JsonSchema:
    """Return the JSON Schema (draft 2020-12) of an agreement, with titles and descriptions in Swedish.

    Other papers, such as an assessment, follow it too: they say their ``kind``, an agreement says none. Every clause
    type that is known when it is called is in it.
    """
    definitions = _Definitions()
    said = {"$schema": _DIALECT, "$id": _identity(), "title": "Handling", "description": _SAID}
    return deepcopy(said | definitions.papers() | {"$defs": definitions.made})


def _identity() -> str:
    return ":".join(filter(None, ("urn:iopdocs:agreement", program_version())))


class _Definitions:
    """What is described once and referred to from several places (definitioner)."""

    def __init__(self) -> None:
        self.made: JsonSchema = {}
        self._names: dict[type[Model], str] = {}

    def papers(self) -> JsonSchema:
        """Return the schema of a paper of any sort: an agreement has no ``kind``."""
        agreement, others = self._model(Agreement), self._by_kind(tuple(PAPERS.values()))
        return {
            "type": "object",
            "properties": others["properties"],
            "if": {"type": "object", "required": ["kind"]},
            "then": {"allOf": others["allOf"]},
            "else": agreement,
        }

    def described(self, cls: type[Model]) -> JsonSchema:
        """Return the schema of a model."""
        told = fields(cls)
        return {
            "title": heading_of(cls),
            "type": "object",
            "properties": {one.name: self._field(one) for one in told},
            "required": [one.name for one in told if one.required],
            "additionalProperties": False,
        }

    def _field(self, one: Field) -> JsonSchema:
        if one.name == "kind" and len(one.shape.choices) == 1:
            return {"const": one.shape.choices[0]}  # told where the kind is chosen
        said = {"title": one.title} | ({"description": one.meaning} if one.meaning else {})
        said["markdownDescription"] = " – ".join(filter(None, (one.title, one.meaning)))
        held = self._held(one) | {"title": one.title}
        return said | (held if one.required else {"anyOf": [held, _EMPTY]})

    def _held(self, one: Field) -> JsonSchema:
        shape, item = one.shape, self._item(one.shape, one.phrases)
        if not shape.many:
            return item
        item = {"anyOf": [item, _EMPTY]} if shape.gaps else item
        many = {"type": "array", "items": item} | ({"minItems": shape.least} if shape.least else {})
        return {"anyOf": [many, self._shared(_value(shape.value))]} if shape.parted else many

    def _item(self, shape: Shape, phrases: Mapping[str, str]) -> JsonSchema:
        if shape.choices:
            return _choice(shape.choices, phrases)
        text = [self._shared(_value(shape.value))] if shape.value else []
        if not shape.models:
            return text[0]
        model = self._model(shape.models[0]) if len(shape.models) == 1 else self._by_kind(shape.models)
        return {"anyOf": [*text, model]} if text else model

    def _by_kind(self, models: Sequence[type[Model]]) -> JsonSchema:
        kinds = {kind: model for model in models if (kind := kind_of(model))}
        title = next(one.title for one in fields(models[0]) if one.name == "kind")
        choice = _choice(tuple(kinds), {kind: heading_of(model) for kind, model in kinds.items()})
        return {
            "title": title,
            "type": "object",
            "properties": {"kind": {"title": title} | choice},
            "required": ["kind"],
            "allOf": [{"if": _says(kind), "then": self._model(model)} for kind, model in kinds.items()],
        }

    def _model(self, cls: type[Model]) -> JsonSchema:
        if cls not in self._names:
            name = cls.__name__ if cls.__name__ not in self.made else f"{cls.__module__}.{cls.__name__}"
            self._names[cls] = name
            self.made[name] = {}  # keeps the place before those that the model refers to
            self.made[name] = self.described(cls)
        return {"$ref": f"#/$defs/{self._names[cls]}"}

    def _shared(self, value: JsonSchema) -> JsonSchema:
        """Return a reference to the schema of a value that is written in the same way in many fields."""
        name = value.get("title", "")
        if not name or self.made.setdefault(name, value) != value:
            return value
        return {"$ref": f"#/$defs/{quote(name)}"}


def _says(kind: str) -> JsonSchema:
    return {"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]}


def _choice(choices: Sequence[str], phrases: Mapping[str, str]) -> JsonSchema:
    told = {"markdownEnumDescriptions": [phrases.get(choice, choice) for choice in choices]} if phrases else {}
    return {"enum": [*choices], **told, "errorMessage": f"välj {', '.join(choices)}"}


def _value(value: Mapping[str, Any]) -> JsonSchema:
    """Return the schema of a value as its type tells it, with numbers also as text and no truth value offered."""
    made = dict(value)
    if "anyOf" in made:
        made["anyOf"] = [_value(one) for one in made["anyOf"]]
    if isinstance(made.get("items"), dict):
        made["items"] = _value(made["items"])
    if made.get("type") == "integer":
        return made | _WHOLE_NUMBER | _bounded(made)
    types = made.get("type")
    if isinstance(types, list) and "boolean" in types:
        offered = made | {"type": [one for one in types if one != "boolean"]}
        return {"title": made.get("title", ""), "anyOf": [offered, _TRUTH]}
    return made


def _bounded(number: JsonSchema) -> JsonSchema:
    """Return the words about how large a whole number may be; YAML reads it as a number, so editors can tell."""
    said = [f"{word}\N{NO-BREAK SPACE}{number[name]}" for name, word in _BOUNDS.items() if name in number]
    return {"errorMessage": f"skriv ett heltal, {' och '.join(said)}"} if said else {}
