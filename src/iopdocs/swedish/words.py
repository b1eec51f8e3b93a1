"""Counts, lists and the forms of names (räkneord, uppräkningar, namnens former)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from iopdocs.swedish.figures import number
from iopdocs.swedish.signs import NBSP

__all__ = ["CARDINALS", "COUNTS", "Gender", "capitalised", "cardinal", "genitive", "list_of", "plural", "uncapitalised"]

Gender = Literal["common", "neuter"]
"""The gender of what is counted: ``common`` for *en*, ``neuter`` for *ett*."""

CARDINALS: Final = (
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)
"""The counts that are written in words, from nought (räkneord)."""

COUNTS: Final = {word: count for count, word in enumerate(CARDINALS)} | {"ett": 1}
"""What each of these words says, in either gender."""

_CLOSING: Final = "”’\"'»)] "
_TAKES_COLON: Final = re.compile(r"(?:\b[A-ZÅÄÖ]{2,5}|[0-9]|\.[a-z]{2,})$")


def list_of(items: Iterable[str], last: str = "och") -> str:
    """Return ``A, B och C``; there is no comma before the last (uppräkning)."""
    *but_last, final = [f"{item}" for item in items] or [""]
    return f"{', '.join(but_last)} {last} {final}" if but_last else final


def cardinal(count: int, gender: Gender = "common") -> str:
    """Return a count in words up to twelve, in figures from 13 (räkneord): ``en``, ``ett``, ``13``."""
    if count == 1 and gender == "neuter":
        return "ett"
    return CARDINALS[count] if 0 <= count < len(CARDINALS) else number(count)


def plural(count: int, one: str, many: str, gender: Gender = "common") -> str:
    """Return a count and what is counted: ``en månad``, ``tre månader``, ``13 månader``."""
    space = " " if 0 <= count < len(CARDINALS) else NBSP
    return f"{cardinal(count, gender)}{space}{one if count == 1 else many}"


def genitive(name: str) -> str:
    """Return the genitive of a name (genitiv): ``Timrå kommuns``.

    A name that ends in s, x or z is its own genitive. Initials, figures and web names take a colon:
    ``SKR:s``. Closing quotation marks and brackets are looked through.
    """
    bare = name.rstrip(_CLOSING)
    if not bare or bare[-1] in "sxzSXZ":
        return name
    return f"{name}:s" if _TAKES_COLON.search(bare) else f"{name}s"


def capitalised(text: str) -> str:
    """Return text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Return text as it stands within a sentence: with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
