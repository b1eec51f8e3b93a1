"""Yes or no (ja eller nej), written as Swedes write it."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema

from iopdocs.values.refusal import refused, shown
from iopdocs.values.spelling import JsonSchema, one_of

__all__ = ["Flag"]

_WORDS: Final = {
    **dict.fromkeys(("ja", "yes", "true", "sant"), True),
    **dict.fromkeys(("nej", "no", "false", "falskt"), False),
}


def _parse(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if type(value) is str and value in _WORDS:
        return _WORDS[value]
    word = value.strip().lower()[:10] if isinstance(value, str) else None
    if word not in _WORDS:
        raise refused("flag", f"{shown(value)} är inte ja eller nej")
    return _WORDS[word]


_JSON_SCHEMA: Final[JsonSchema] = {
    "title": "ja eller nej",
    "anyOf": [
        {"enum": ["ja", "nej"], "errorMessage": "skriv ja eller nej"},
        {"type": ["string", "boolean"], "pattern": rf"^\s*{one_of(_WORDS)}\s*$"},
    ],
}

Flag = Annotated[bool, BeforeValidator(_parse), WithJsonSchema(_JSON_SCHEMA)]
"""``ja``/``nej`` (also yes/no, true/false); anything else is refused."""
