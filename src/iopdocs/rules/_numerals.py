"""Numbers that are spelled out (tal i bokstäver): ``sexhundratjugotvåtusenfemhundra`` is 622 500."""

from __future__ import annotations

from typing import Final

from iopdocs.rules._patterns import pattern
from iopdocs.swedish import COUNTS

__all__ = ["NUMERAL", "counted", "numeral"]

_TEENS: Final = ("tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS: Final = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_SMALL: Final = {
    **COUNTS,
    **{word: number for number, word in enumerate(_TEENS, 13)},
    **{word: number * 10 for number, word in enumerate(_TENS, 2)},
    "förtio": 40,
}
_GROUPS: Final = {"tusen": 1_000, "miljoner": 1_000_000, "miljon": 1_000_000}
_PARTS: Final = tuple(sorted([*_SMALL, "hundra", *_GROUPS], key=len, reverse=True))
_PART: Final = pattern("|".join(_PARTS))
_JOINT: Final = pattern(r"[ \u00a0-]?(?:och[ \u00a0])?")

NUMERAL: Final = rf"(?:{'|'.join(_PARTS)})(?:[ \u00a0-]?(?:och[ \u00a0])?(?:{'|'.join(_PARTS)}))*"
"""The pattern of a spelled-out number, for text in lower case."""


def numeral(words: str) -> int | None:
    """Return the number that words spell out (räkneord), or ``None`` where they are not one whole number."""
    parts = _parts(words.casefold().strip())
    if not parts:
        return None
    total = group = 0
    for part in parts:
        if part in _GROUPS:
            total, group = total + (group or 1) * _GROUPS[part], 0
        elif part == "hundra":
            group = (group or 1) * 100
        else:
            group += _SMALL[part]
    return total + group


def counted(text: str) -> int | None:
    """Return the whole number that figures or words are (antal)."""
    return int(text) if text.isdecimal() else numeral(text)


def _parts(words: str) -> list[str]:
    """Return what a numeral is put together of; nothing where something else is in it."""
    parts: list[str] = []
    place = 0
    while place < len(words):
        found = _PART.match(words, place)
        if found is None:
            return []
        parts.append(found[0])
        joint = _JOINT.match(words, found.end())
        place = joint.end() if joint is not None else found.end()
    return parts
