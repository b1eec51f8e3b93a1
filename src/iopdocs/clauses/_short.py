"""Models that may also be written as one text (kortform), so that the usual case stays short in a file."""

from typing import Any, ClassVar

from pydantic import GetJsonSchemaHandler, TypeAdapter, model_validator
from pydantic_core import CoreSchema

from iopdocs.model import Model
from iopdocs.values.refusal import exact_text
from iopdocs.values.text import Line, parse_line

__all__ = ["Short"]


class Short(Model):
    """Fields, or one text that says them (kortform); what the text says is up to :meth:`read`.

    ``written`` is the JSON schema of the text.
    """

    written: ClassVar[dict[str, Any]] = TypeAdapter(Line).json_schema()

    @classmethod
    def read(cls, text: str) -> dict[str, Any]:
        """Return the fields that a text means: here it is the field ``text`` and nothing more.

        Raises:
            ValueError: with a Swedish sentence, when the text cannot be read.
        """
        return {"text": parse_line(text)}

    @model_validator(mode="before")
    @classmethod
    def _told(cls, value: object) -> object:
        text = exact_text(value)
        return value if text is None else cls.read(text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /) -> dict[str, Any]:
        """Return the schema of both ways to write it."""
        return {"anyOf": [dict(cls.written), handler(schema)]}
