"""Refusals (nekanden): the Swedish sentence a value type gives when it cannot take what it was given.

A refusal holds the value it is about, shortened and with invisible characters made visible, but never a
personal number (personnummer, samordningsnummer), whichever field it was typed in.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, LiteralString

from pydantic_core import PydanticCustomError

__all__ = ["exact_items", "exact_text", "refused", "shown", "without_personal_numbers"]

_SHOWN_LENGTH: Final = 60
_LOOKED_AT: Final = 4 * _SHOWN_LENGTH
_LONGEST_INT: Final = 10**20
_PERSONAL: Final = re.compile(r"(?<!\d)(?:\d\d)?(\d\d[01]\d[0-36-9]\d)[-+ ]?(\d{4})(?!\d)")
_KINDS: Final = {
    type(None): "tomt värde",
    list: "en lista",
    tuple: "en lista",
    dict: "en grupp fält",
    bytes: "rådata (bytes)",
}


def refused(kind: LiteralString, sentence: str, **context: bool) -> PydanticCustomError:
    """Return the exception to raise: a ``ValueError``, to which pydantic gives the type ``kind``.

    ``context`` is told beside the sentence, to those who raise it anew in words of their own.
    """
    return PydanticCustomError(kind, "{sentence}", {"sentence": sentence, **context})


def shown(value: object) -> str:
    """Return the value as a refusal names it: text within quotes, numbers as they are, else its kind."""
    text = exact_text(value)
    if text is not None:
        return f"”{_visible(text)}”"
    number = _number(value)
    if number is not None:
        return _visible(number)
    return _KINDS.get(type(value)) or _visible(f"ett värde av typen {type(value).__name__}")


def exact_text(value: object) -> str | None:
    """Return text as a plain ``str``, whatever a subclass makes of itself; ``None`` for what is no text."""
    if type(value) is str:
        return value
    return str.__str__(value) if issubclass(type(value), str) else None


def exact_items(value: object) -> tuple[object, ...] | None:
    """Return what a list or tuple holds, whatever a subclass makes of itself; ``None`` for all else."""
    if issubclass(type(value), list):
        return tuple(list.copy(value))  # type: ignore[arg-type] # a list by its type
    return tuple.__add__((), value) if issubclass(type(value), tuple) else None  # type: ignore[operator] # a tuple


def _number(value: object) -> str | None:
    """Return a number as text by the built-in type: a subclass may print itself as it likes."""
    kind = type(value)
    if issubclass(kind, int):
        return str(value) if kind is bool else _int(int.__index__(value))  # type: ignore[arg-type] # an int by its type
    if issubclass(kind, float):
        return float.__repr__(value)
    return Decimal.__str__(value) if issubclass(kind, Decimal) else None


def _int(number: int) -> str:
    return str(number) if abs(number) < _LONGEST_INT else "ett heltal med mer än tjugo siffror"


def without_personal_numbers(text: str) -> str:
    """Return the text with ``[personnummer]`` in the place of each personal number in it (personnummer)."""
    return _PERSONAL.sub(lambda found: "[personnummer]" if _has_check_digit(found[1] + found[2]) else found[0], text)


def _has_check_digit(digits: str) -> bool:
    from stdnum import luhn  # stdnum loads ssl and pydoc, and few refusals show as many digits

    return luhn.is_valid("".join(str(int(digit)) for digit in digits))


def _visible(text: str) -> str:
    """Return the text cut to length, with what does not show (or cannot be written) as its code point."""
    text = without_personal_numbers(text[:_LOOKED_AT])
    cut = text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
    return "".join(char if char.isprintable() or char in "\u00a0\u202f" else f"<U+{ord(char):04X}>" for char in cut)
