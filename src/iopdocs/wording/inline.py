"""The text of one paragraph in a clause template (stycketext): tags, bold, and nothing unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate, groupby
from typing import Literal

__all__ = ["TAG", "Pieces", "Way", "cleaned", "control", "pieces"]

Pieces = Iterable[tuple[str, bool]]
"""Pieces of text, each bold or not."""

Way = Literal["p", "tr", "tc"]
"""What a control tag takes with it: its paragraph, its table row or its cell."""

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
"""A Jinja tag."""

_TOKENS = re.compile(rf"({TAG.pattern}|\*\*)")
_CONTROL = re.compile(r"\{%(p|tr|tc)\s+((?:(?!%\}).)*?)\s*%\}")
_HALF_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_SPACES = re.compile(r"\s+")
_STRAIGHT = str.maketrans({"”": '"', "“": '"', "„": '"', "’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, tab and line feed among them
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # without width, or turning the direction of text
    "\ue000-\uf8ff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"  # private use, and what is no character
)


def control(kind: Way, text: str) -> str:
    """Return what a control tag says if the text is one tag of that kind and no more, otherwise nothing."""
    found = _CONTROL.fullmatch(text.removeprefix("**").removesuffix("**"))
    return found[2] if found and found[1] == kind else ""


def pieces(text: str) -> list[tuple[str, bool]]:
    """Split a line at ``**`` into pieces of (text, bold).

    Raises:
        ValueError: the last ``**`` is left open.
    """
    found = _TOKENS.split(text)
    marks = list(accumulate(piece == "**" for piece in found))
    if marks[-1] % 2:
        raise ValueError(f"fetstilen är inte avslutad med ** i ”{text}”")
    return [(piece, mark % 2 == 1) for piece, mark in zip(found, marks, strict=True) if piece != "**"]


def cleaned(parts: Pieces) -> str:
    """Join pieces to the one spelling of a paragraph, with ``**`` around what is bold.

    A tag has the weight of its first character, a space that of its neighbours. Quotation marks and hard
    spaces that Word has put into a tag are made plain.

    Raises:
        ValueError: unseen characters, half a tag, or stars that cannot be told from bold.
    """
    composed = [(unicodedata.normalize("NFC", text), bold) for text, bold in parts]
    text = "".join(text for text, _ in composed)
    weights = [bold for text, bold in composed for _ in text]
    for tag in TAG.finditer(text):
        weights[slice(*tag.span())] = [weights[tag.start()]] * len(tag[0])
    text = TAG.sub(lambda tag: tag[0].translate(_STRAIGHT), text)
    _refuse_unseen(text)
    kept = slice(len(text) - len(text.lstrip(" ")), len(text.rstrip(" ")))
    text, weights = text[kept], weights[kept]
    for space in _SPACES.finditer(text):
        weights[slice(*space.span())] = [_weight_around(weights, *space.span())] * len(space[0])
    return _marked(text, weights)


def _weight_around(weights: list[bool], start: int, end: int) -> bool:
    return start > 0 and end < len(weights) and weights[start - 1] and weights[end]


def _refuse_unseen(text: str) -> None:
    if found := _UNSEEN.search(text):
        raise ValueError(f"”{text[: found.start()]}” följs av tecknet U+{ord(found[0]):04X}, som inte syns")
    if found := _HALF_TAG.search(TAG.sub(" ", text)):
        raise ValueError(f"en tagg börjar eller slutar med ”{found[0]}” men är inte hel i stycket ”{text}”")


def _marked(text: str, weights: list[bool]) -> str:
    """Put in the stars; when they cannot be read back as they were meant, the text has stars of its own."""
    groups = [
        (bold, "".join(letter for letter, _ in group))
        for bold, group in groupby(zip(text, weights, strict=True), key=lambda pair: pair[1])
    ]
    spelled = "".join(f"**{piece}**" if bold else piece for bold, piece in groups)
    read = [(letter, bold) for piece, bold in pieces(spelled) for letter in piece]
    if read != list(zip(text, weights, strict=True)):
        raise ValueError(f"stjärnorna i ”{text}” går inte att skilja från fetstil")
    return spelled
