"""How a value type meets pydantic: one function reads, one writes the JSON text, one schema tells others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

__all__ = ["Checked", "text_schema"]


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """Marks a type within ``Annotated`` as read by ``parse`` and written to JSON by ``text``.

    ``parse`` takes any object, what it once returned too, and raises only ``ValueError``. A dump to Python
    keeps the value.
    """

    parse: Callable[[Any], Any]
    text: Callable[[Any], str] = field(repr=False)
    json_schema: dict[str, Any] = field(repr=False)

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema pydantic validates and dumps by."""
        return text_schema(self.parse, self.text, "json")

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the JSON schema, made anew since pydantic writes titles into it."""
        return dict(self.json_schema)


def text_schema(
    parse: Callable[[Any], Any], text: Callable[[Any], str], when_used: Literal["always", "json"] = "always"
) -> CoreSchema:
    """Return the core schema of a value that is read by ``parse`` and dumped as ``text``."""
    written = core_schema.plain_serializer_function_ser_schema(
        text, return_schema=core_schema.str_schema(), when_used=when_used
    )
    return core_schema.no_info_plain_validator_function(parse, serialization=written)
