"""Choosing criteria in a file: by the id of a known set, or written out (val av kriterier)."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from iopdocs.criteria._base import CriteriaSet
from iopdocs.criteria.sets import SETS
from iopdocs.model import draft_validator
from iopdocs.values.refusal import exact_text, refused, shown

__all__ = ["AnySet"]

_LONGEST_ID: Final = 60
_CHOICES: Final = f"välj bland {', '.join(SETS)} eller skriv egna kriterier som fält"


def _validate(value: Any, info: core_schema.ValidationInfo) -> CriteriaSet:
    if isinstance(value, CriteriaSet):
        return value
    if not isinstance(value, Mapping):
        return _known(value)
    if info.context is not None and info.context.get("draft"):
        made: CriteriaSet = draft_validator(CriteriaSet).validate_python(value, context=info.context)
        return made
    return CriteriaSet.model_validate(value)


def _known(value: object) -> CriteriaSet:
    key = exact_text(value)
    if key is None:
        raise refused("criteria_set", f"{shown(value)} är inga kriterier; {_CHOICES}")
    if key not in SETS:
        near = difflib.get_close_matches(key[:_LONGEST_ID].lower(), SETS, n=1)
        instead = f"menas {near[0]}?" if near else _CHOICES
        raise refused("criteria_set", f"kriterierna {shown(key)} finns inte; {instead}")
    return SETS[key]


def _written(chosen: CriteriaSet) -> Any:
    """Return a known set as its id; another as its fields."""
    return chosen.id if SETS.get(chosen.id) == chosen else chosen.model_dump(mode="json", exclude_none=True)


class _ByName:
    """Reads a set by its id, or as it is written out."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(_written, when_used="json")
        return core_schema.with_info_plain_validator_function(_validate, serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        written_out = handler.resolve_ref_schema(handler(CriteriaSet.__pydantic_core_schema__))
        return {"anyOf": [{"enum": [*SETS]}, _told_in_swedish(written_out)]}


def _told_in_swedish(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out what pydantic takes from the class itself, which is in English."""
    return {name: value for name, value in schema.items() if name not in {"description", "title"}}


AnySet = Annotated[CriteriaSet, _ByName]
"""A set of criteria: a known one by its id, or one that is written out in the file."""
