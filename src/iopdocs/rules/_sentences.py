"""Sentences of running text (meningar), and words that mean the same however they are inflected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs.rules._patterns import pattern

__all__ = ["sentences", "stem"]

_END: Final = pattern(r"[.!?](?=\s+[A-ZÅÄÖ”]|\s*\Z)|\n")
_FOLDED: Final = str.maketrans("åäöÅÄÖ", "aaoaao")
_ENDINGS: Final = ("arna", "erna", "orna", "ar", "er", "or", "en", "et", "an", "a", "e", "n")
_SHORTEST: Final = 3
_DOUBLED: Final = ("mm", "nn")
_ALIKE: Final = {"h": "tim", "v": "veck", "man": "manad", "mannen": "man", "ars": "ar", "aret": "ar"}


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a text and where in it the sentence begins."""
    begins = 0
    for end in _END.finditer(text):
        yield begins, text[begins : end.end()]
        begins = end.end()
    if begins < len(text):
        yield begins, text[begins:]


def stem(word: str) -> str:
    """Return what a noun has in all its forms: the same of *natt*, *natten* and *nätter*."""
    plain = word.lower().strip(".").translate(_FOLDED)
    if plain in _ALIKE:
        return _ALIKE[plain]
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            plain = plain[: -len(ending)]
            break
    return plain[:-1] if plain.endswith(_DOUBLED) else plain
