"""The numerals of lists and pages (siffror och bokstäver), by the names that Word has for them."""

from __future__ import annotations

from typing import Final

__all__ = ["numeral"]

_ALPHABET: Final = 26
_ROMAN: Final = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def numeral(count: int, numerals: str) -> str:
    """Return a number in the numerals of a list or a section, by Word's name of them; in digits if it is unknown.

    After z Word goes on with aa, bb.
    """
    if numerals == "lowerLetter" and count:
        return chr(ord("a") + (count - 1) % _ALPHABET) * (1 + (count - 1) // _ALPHABET)
    return _roman(count) if numerals == "lowerRoman" and count else str(count)


def _roman(count: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (count // value)
        count %= value
    return out
