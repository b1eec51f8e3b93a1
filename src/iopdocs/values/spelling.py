"""How a value may be written (skrivsätt), told as JSON Schema to those who do not run its reader.

Editors, forms and the reference pages know a value by this: ``title`` is what it is called in Swedish,
``errorMessage`` what an editor says of something else. A pattern lets through every form that the value's reader
takes. Whether a check digit is right or a day exists is for the reader alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

__all__ = ["SPACE", "JsonSchema", "any_case", "one_of", "shown_as", "written"]

JsonSchema = dict[str, Any]

SPACE: Final = r"[ \u00a0\u202f]"
"""A pattern for a plain, hard or narrow space."""

_SPECIAL: Final = {".": r"\.", " ": r"\s+"}


def any_case(words: str) -> str:
    """Return a pattern for words in upper or lower case; JSON Schema has no flag for it."""
    return "".join(_SPECIAL.get(char, f"[{char}{char.upper()}]" if char.isalpha() else char) for char in words)


def one_of(choices: Iterable[str]) -> str:
    """Return a pattern for any of several words in upper or lower case."""
    return f"(?:{'|'.join(map(any_case, choices))})"


def written(title: str, pattern: str, examples: Sequence[str], *, number: bool = False) -> JsonSchema:
    """Return the schema of a value that is written as ``pattern``, with any blanks around it.

    With ``number`` plain digits are a way to write it, which YAML and JSON take for a number.
    """
    return {
        "title": title,
        "type": ["string", "integer"] if number else "string",
        "pattern": rf"^\s*(?:{pattern})\s*$",
        "examples": [*examples],
        "errorMessage": shown_as(examples),
    }


def shown_as(examples: Iterable[str]) -> str:
    """Return what to say to one who has written something else."""
    return "skriv till exempel " + " eller ".join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in examples)
