"""How often something is said to recur (hur ofta): ``två gånger per år``, ``varje kvartal``, ``månadsvis``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern
from iopdocs.values.spelling import SPACE

__all__ = ["A_YEAR", "Often", "often_in"]

A_YEAR: Final = {
    "weekly": Fraction(52),
    "fortnightly": Fraction(26),
    "monthly": Fraction(12),
    "bimonthly": Fraction(6),
    "quarterly": Fraction(4),
    "four_monthly": Fraction(3),
    "half_yearly": Fraction(2),
    "yearly": Fraction(1),
}
"""How many times a year each frequency is."""

_EVERY: Final = {"vecka": 52, "månad": 12, "kvartal": 4, "tertial": 3, "halvår": 2, "termin": 2, "år": 1}
_UNITS: Final = "|".join(_EVERY)
_ADVERBS: Final = {"veckovis": 52, "månadsvis": 12, "månatligen": 12, "kvartalsvis": 4, "halvårsvis": 2, "årligen": 1}
_OFTEN: Final = pattern(
    rf"(?:\b(?P<least>minst|högst|upp{SPACE}till){SPACE})?(?:"
    rf"\b(?P<count>\d{{1,2}}|{NUMERAL}){SPACE}(?:gång(?:er)?|ggr){SPACE}?(?:per|om|i|/|varje){SPACE}?"
    rf"(?P<unit>{_UNITS})(?:en|n|et)?\b"
    rf"|\b(?P<every>varje|var|varannan|vartannat){SPACE}(?P<each>{_UNITS})\b"
    rf"|\b(?P<adverb>{'|'.join(_ADVERBS)})\b)",
    re.IGNORECASE,
)


class Often(NamedTuple):
    """What a text says of how often: times a year, at least or at most so many, and the words."""

    times: Fraction
    bound: str
    words: str
    start: int

    def agrees_with(self, times: Fraction) -> bool:
        """Whether something that recurs so many times a year keeps to the words."""
        if self.bound:
            return times >= self.times if self.bound == "minst" else times <= self.times
        return times == self.times


def often_in(sentence: str) -> Iterator[Often]:
    """Yield everything that a sentence says of how often."""
    for found in _OFTEN.finditer(sentence):
        times = _times(found)
        if times is not None:
            yield Often(times, (found["least"] or "").lower(), found[0], found.start())


def _times(found: re.Match[str]) -> Fraction | None:
    if found["adverb"]:
        return Fraction(_ADVERBS[found["adverb"].lower()])
    if found["every"]:
        half = found["every"].lower() in {"varannan", "vartannat"}
        return Fraction(_EVERY[found["each"].lower()], 2 if half else 1)
    count = counted(found["count"].lower())
    return Fraction(count * _EVERY[found["unit"].lower()]) if count else None
