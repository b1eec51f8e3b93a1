"""Periods as Swedes write them (perioder i text), parted into their first and last date."""

from __future__ import annotations

import re
from typing import Final

from iopdocs.values.date_words import normal

__all__ = ["bounds_of"]

_FROM: Final = r"(?:från och med|fr\.? ?o\.? ?m\.?|fom)"
_FROM_TO: Final = (
    re.compile(rf"(?:{_FROM} )?(.+?),? (?:till och med|t\.? ?o\.? ?m\.?|tom) (.+)"),
    re.compile(r"(.+?) ?[–—] ?(.+)"),
    re.compile(r"(.+?) - (.+)"),
    re.compile(r"([12][0-9]{3})-([12][0-9]{3})"),
)
_UNTIL_FURTHER: Final = re.compile(rf"(?:{_FROM} )?(.+?)(?: ?[–—]| -| och|,)? tills vidare")
_DURING: Final = re.compile("under (.+)")
_SAYS_YEAR: Final = re.compile(r"[12][0-9]{3}|skiftet")
_TAIL_YEAR: Final = re.compile(r"[12][0-9]{3}$")
_TAIL_MONTH: Final = re.compile(r"[a-z]+\.? [12][0-9]{3}$")


def bounds_of(text: str) -> tuple[str, str | None] | None:
    """Return the first and last date of a period in words, the last ``None`` for *tills vidare*.

    A first date without its month or year has that of the last: *1–31 januari 2018*.
    """
    words = normal(text)
    until_further = _UNTIL_FURTHER.fullmatch(words)
    if until_further is not None:
        return until_further[1], None
    during = _DURING.fullmatch(words)
    if during is not None:
        return during[1], during[1]
    found = next(filter(None, (pattern.fullmatch(words) for pattern in _FROM_TO)), None)
    return (_completed(found[1], found[2]), found[2]) if found else None


def _completed(first: str, last: str) -> str:
    if _SAYS_YEAR.search(first):
        return first
    tail = (_TAIL_MONTH if first.removeprefix("den ").isdigit() else _TAIL_YEAR).search(last)
    return f"{first} {tail[0]}" if tail else first
