"""What running text calls the agreement and its time, and the sentences that it is made of (avtalet i löpande text)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iopdocs.rules._numerals import NUMERAL
from iopdocs.rules._patterns import pattern

__all__ = ["AGREEMENT", "COUNT", "TIME", "sentences"]

AGREEMENT: Final = (
    r"(?:avtalet|avtal|överenskommelsen|överenskommelse|partnerskapet|partnerskapsavtalet|samverkansavtalet)"
)
"""A pattern for what the agreement is called."""

TIME: Final = r"(?:avtalstiden|avtalsperioden|löptiden)"
"""A pattern for what its time is called."""

COUNT: Final = rf"(?P<count>\d{{1,3}}|{NUMERAL})"
"""A pattern for a number of months or years, in figures or words."""

_SENTENCE: Final = pattern(r"[^.!?]+(?:[.!?](?!\s+[A-ZÅÄÖ]|\s*$)[^.!?]*)*[.!?]?")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text."""
    return (found[0] for found in _SENTENCE.finditer(text))
