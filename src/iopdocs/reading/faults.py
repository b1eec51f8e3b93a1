"""What pydantic found, told as findings: one code and one Swedish sentence for each fault (inläsningsfel)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, ValidationError
from pydantic_core.core_schema import ErrorType

from iopdocs.agreement import Agreement
from iopdocs.findings import Finding
from iopdocs.reading.choices import choice, clause_kind, tag
from iopdocs.reading.codes import finding
from iopdocs.reading.near import unknown_field
from iopdocs.reading.places import Data, Place, Steps, trace
from iopdocs.values.refusal import shown

__all__ = ["MOST_FAULTS", "Wrong", "wrongs"]

MOST_FAULTS: Final = 1_000
"""The most faults that are told at once; a file with more is not an agreement."""


class Wrong(NamedTuple):
    """One fault: where it is, and what is said about it (``None`` for an empty field that may be empty)."""

    place: Place
    finding: Finding | None


_NAME: Final = "slug"
_ID: Final = "id"
_ANY_NAME: Final = "foreningen"
_LONGEST_NAME: Final = 40
_PYDANTIC_TYPES: Final = frozenset(get_args(ErrorType))
_NUMBER: Final = re.compile(r"\s*([0-9]{1,9})(?:\s+\D*)$", re.ASCII)
"""A whole number with what it counts behind it."""
_LIST: Final = ("en lista", "skriv varje punkt på egen rad, med streck och blanksteg före")
_GROUP: Final = ("en grupp fält", "skriv fälten på egna rader, indragna under namnet")
_TEXT: Final = ("text", "skriv värdet på samma rad som fältets namn")
_WANTED: Final = {
    "int": ("ett heltal", None),
    "float": ("ett tal", None),
    "decimal": ("ett tal", None),
    "finite": ("ett ändligt tal", None),
    "bool": ("ja eller nej", None),
    "date": ("en dag", "skriv som 2018-01-31"),
    "string": _TEXT,
    "list": _LIST,
    "tuple": _LIST,
    "set": _LIST,
    "iterable": _LIST,
    "dict": _GROUP,
    "mapping": _GROUP,
    "model": _GROUP,
    "clause": _GROUP,
}
_BOUNDS: Final = {
    "greater_than": ("gt", "större än"),
    "greater_than_equal": ("ge", "minst"),
    "less_than": ("lt", "mindre än"),
    "less_than_equal": ("le", "högst"),
    "multiple_of": ("multiple_of", "jämnt delbart med"),
}
_LENGTHS: Final = {
    "too_short": ("min_length", "minst"),
    "too_long": ("max_length", "högst"),
    "string_too_short": ("min_length", "minst"),
    "string_too_long": ("max_length", "högst"),
}
_TOLD_BY: Final = {
    "extra_forbidden": unknown_field,
    "invalid_key": unknown_field,
    "literal_error": choice,
    "enum": choice,
    "union_tag_invalid": tag,
    "union_tag_not_found": tag,
    "clause_kind_missing": clause_kind,
    "clause_kind_unknown": clause_kind,
}


def wrongs(error: ValidationError, data: Data, root: type[BaseModel] = Agreement) -> list[Wrong]:
    """Return the faults that pydantic found, one for each place; the first :data:`MOST_FAULTS`.

    ``root`` is the class that the data were to make.
    """
    found: dict[Steps, Wrong] = {}
    names: dict[Data, list[Steps]] = {}
    for details in error.errors(include_url=False)[:MOST_FAULTS]:
        place = trace(_loc(details), data, root)
        if _follows(place, details):
            continue
        found.setdefault(place.path, Wrong(place, _told(place, details)))
        if details["type"] == _NAME and isinstance(place.value, str):
            names.setdefault(place.value, []).append(place.path)
    for places in names.values():
        found.update(_told_once({path: found[path] for path in places}))
    return list(found.values())


def _told_once(wrong: Mapping[Steps, Wrong]) -> Mapping[Steps, Wrong]:
    """Return the faults of one name that cannot be referred by: told where it is given, if that is one of the places.

    Those that refer to it have the same finding, so that it is told once; their values are taken out all the same.
    """
    own = next((one.finding for path, one in wrong.items() if path[-1:] == (_ID,)), None)
    if own is None:
        return wrong
    hint, others = f"skriv till exempel {_as_name(own, wrong)}", len(wrong) - 1
    if others:
        places = "på det ställe" if others == 1 else f"på de {others} ställen"
        hint += f", och detsamma {places} där det hänvisas till"
    told = replace(own, hint=hint)
    return {path: one._replace(finding=told) for path, one in wrong.items()}


def _as_name(own: Finding, wrong: Mapping[Steps, Wrong]) -> str:
    """Return a name that may be used, as near the one that may not as can be."""
    plain = unicodedata.normalize("NFKD", wrong[own.path].place.value).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_-]+", "-", plain).strip("-_0123456789")[:_LONGEST_NAME].rstrip("-_") or _ANY_NAME


def _follows(place: Place, error: ErrorDetails) -> bool:
    """Whether a list is too short only because some of its items are wrong, which is told already."""
    least = (error.get("ctx") or {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(place.value, list | tuple) and len(place.value) >= least


def _loc(details: ErrorDetails) -> Steps:
    """Return pydantic's place of a fault, where it names a field name that is not text by how it prints."""
    loc = details["loc"]
    return (*loc[:-1], details["input"]) if details["type"] == "invalid_key" else loc


def _told(place: Place, error: ErrorDetails) -> Finding | None:
    kind = error["type"]
    if kind == "missing":
        return _missing(place)
    if place.value is None and place.path:
        return _empty(place)
    if kind == "string_unicode" and isinstance(place.value, Mapping):
        return finding("INP018", place.path, "ett fältnamn innehåller tecken som inte går att läsa")
    if kind in _TOLD_BY:
        return _TOLD_BY[kind](place, error)
    if kind in _BOUNDS or kind in _LENGTHS:
        return _out_of_bounds(place, error)
    return _refused(place, error)


def _missing(place: Place) -> Finding:
    return finding("INP001", place.path, f"{place.named} saknas {place.where}", hint=_description(place))


def _empty(place: Place) -> Finding | None:
    if isinstance(place.path[-1], int):
        message = f"{place.named} {place.where} är tom"
        return finding("INP009", place.path, message, hint="ta bort strecket eller skriv punkten")
    info = _info(place)
    return None if info is not None and not info.is_required() else _missing(place)


def _info(place: Place) -> FieldInfo | None:
    fields = getattr(place.levels[-1].cls, "model_fields", {})
    info: FieldInfo | None = fields.get(place.path[-1])
    return info


def _description(place: Place) -> str | None:
    info = _info(place)
    return info.description if info is not None else None


def _out_of_bounds(place: Place, error: ErrorDetails) -> Finding:
    context = error.get("ctx") or {}
    if error["type"] in _BOUNDS:
        name, said = _BOUNDS[error["type"]]
        message = f"{place.named} är {shown(place.value)} men ska vara {said} {context.get(name)}"
        return finding("INP006", place.path, message)
    name, said = _LENGTHS[error["type"]]
    noun = "tecken" if error["type"].startswith("string") else "punkter"
    actual = context.get("actual_length")
    begun = f"har {actual} {noun} men " if actual is not None else ""
    return finding("INP006", place.path, f"{place.named} {begun}ska ha {said} {context.get(name)}")


def _refused(place: Place, error: ErrorDetails) -> Finding:
    """Return the finding for a value of the wrong form, or one that a type or a class has refused."""
    kind = error["type"]
    wanted, hint = _WANTED.get(kind.partition("_")[0], ("en annan sorts värde", None))
    if kind == "int_parsing" and (number := _NUMBER.match(str(place.value))):
        hint = f"skriv bara {number[1]}"
    message = f"{place.named} är {_shape(place.value)} men ska vara {wanted}"
    grouped = isinstance(place.value, list | tuple | Mapping) or wanted in (_LIST[0], _GROUP[0])
    if kind == "clause_type" or (kind in _PYDANTIC_TYPES and kind.endswith("_type") and grouped):
        return finding("INP004", place.path, message, hint=hint)
    if kind in ("value_error", "assertion_error"):
        message, hint = str((error.get("ctx") or {}).get("error", "")), None
    elif kind not in _PYDANTIC_TYPES:
        message, hint = _split_at_a_colon(place) or (error["msg"], None)
    return finding("INP003", place.path, message, hint=hint)


def _split_at_a_colon(place: Place) -> tuple[str, str] | None:
    """Return what is said of a text that YAML reads as a field, since a colon and a space stand in it."""
    if not isinstance(place.value, Mapping) or len(place.value) != 1:
        return None
    (before,) = place.value
    if not isinstance(before, str) or " " not in before:
        return None
    message = f"{place.named} delas vid ett kolon, så det som står före läses som ett fält: {shown(before)}"
    return message, 'skriv hela texten inom citattecken, till exempel "Mål: minskad ensamhet"'


def _shape(value: Data) -> str:
    return "en grupp fält" if isinstance(value, Mapping) else shown(value)
