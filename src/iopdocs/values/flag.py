"""Yes or no (ja eller nej), written as Swedes write it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

__all__ = ["Flag"]

_WORDS = {"ja": True, "nej": False, "yes": True, "no": False, "true": True, "false": False, "sant": True, "falskt": False}


def _parse(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = value.strip().lower()[:10] if isinstance(value, str) else None
    if word not in _WORDS:
        raise PydanticCustomError("flag", "{shown} är inte ja eller nej", {"shown": repr(value)[:60]})
    return _WORDS[word]


Flag = Annotated[bool, BeforeValidator(_parse)]
"""``ja``/``nej`` (also yes/no, true/false); anything else is refused."""
