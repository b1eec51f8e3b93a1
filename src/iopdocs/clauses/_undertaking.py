"""What a party undertakes, as one phrase (åtagandets ordalydelse): how much, how often and when, each in its place.

How much stands before the noun that it counts, where the text has it so that it can: ``erbjuda 12 gästrum``. A measure
of time follows the text, ``hålla museet öppet minst 300 dagar om året``, and anything else stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol

from iopdocs import swedish
from iopdocs.clauses._extent import Extent
from iopdocs.clauses._phrases import FREQUENCIES, Frequency
from iopdocs.values.dates import Period
from iopdocs.values.season import Season

__all__ = ["Undertaken", "undertaking"]

_PREPOSITIONS: Final = frozenset({"av", "för", "från", "hos", "i", "med", "om", "på", "till", "under", "åt"})
_TIME: Final = re.compile(
    r"\b(?:tim|timme|timmar|h|dag|dagar|vardagar|dygn|kväll|kvällar|natt|nätter|förmiddagar|eftermiddagar|helg|helger|v"
    r"|vecka|veckor|mån|månad|månader|termin|terminer|läsår|år|gång|gånger)\b",
    re.IGNORECASE,
)
_READS_ON: Final = re.compile(rf"{_TIME.pattern}(?:(?: (?:om|i|per|varje|varannan) |/)\w+)?$", re.IGNORECASE)
_AT_TIMES: Final = re.compile(
    r"(?:\w+ )?\w*(?:dag|kväll|natt|nätter|helg|veck|morgon|morgnar|gång)\w*\b|kl(?:ockan|\.)|(?:alla|varje|varannan) "
    r"|dygnet\b",
    re.IGNORECASE,
)
_NAMED_DAYS: Final = re.compile(r"(?:var|hel|mån|tis|ons|tors|fre|lör|sön)dagar", re.IGNORECASE)
_SHORTEST_PART: Final = 4
"""A word of fewer letters may be the end of quite another: år of går."""

_RATE: Final = re.compile(r"(?:\bper |\bom |\bi |\bvarje |/ ?)(v\b|veck|mån|kvartal|tertial|halvår|år)", re.IGNORECASE)
_RATES: Final = {
    "v": "weekly",
    "veck": "weekly",
    "mån": "monthly",
    "kvartal": "quarterly",
    "tertial": "four_monthly",
    "halvår": "half_yearly",
    "år": "yearly",
}
_AFTER_TIME: Final = {"weekly": "i veckan", "monthly": "i månaden", "yearly": "om året"}


class Undertaken(Protocol):
    """What the phrase is made of."""

    @property
    def text(self) -> str:
        """What is done."""

    @property
    def quantity(self) -> Extent | None:
        """How much."""

    @property
    def frequency(self) -> Frequency | None:
        """How often."""

    @property
    def hours(self) -> str | None:
        """At what times."""

    @property
    def period(self) -> Period | None:
        """From when to when, once."""

    @property
    def season(self) -> Season | None:
        """From when to when, each year."""


def undertaking(one: Undertaken) -> str:
    """Return what follows *åtar sig att*: the text with how much, how often and when."""
    text, measure = _with_extent(f"{one.text}", one.quantity)
    phrase = text
    for piece in _pieces(one, measure):
        phrase += f"{_joint(text, phrase, piece)}{piece}"
    return phrase


def _with_extent(text: str, extent: Extent | None) -> tuple[str, str | None]:
    """Return the text with how much is done in it, or the measure of time that is to follow it."""
    if extent is None or _says(text, extent.shown):
        return text, None
    words, unit = text.split(" "), extent.number.unit
    places = [at for at, word in enumerate(words) if _is_of(word, unit.split(" ")[0])]
    if places:
        return _placed(words, places, extent) or f"{text} ({extent.shown})", None
    if _TIME.match(unit):
        return text, extent.shown
    return f"{text} {extent.shown}" if words[-1].casefold() in _PREPOSITIONS else f"{text} ({extent.shown})", None


def _says(text: str, shown: str) -> bool:
    """Whether the text says how much in the same words."""
    said, wanted = (words.replace(swedish.NBSP, " ").casefold() for words in (text, shown))
    return re.search(rf"(?<![\w,]){re.escape(wanted)}(?!\w)", said) is not None


def _pieces(one: Undertaken, measure: str | None) -> Iterator[str]:
    """Yield what follows the text, in order: the times of day or week, the measure, how often, the time of it."""
    often = _often(one)
    if one.hours:
        yield one.hours
    if measure:
        yield f"{measure} {_AFTER_TIME.get(one.frequency or '', often)}" if often and not _rate(one) else measure
    if often and (measure is None or _rate(one)):
        yield often
    if one.period:
        yield swedish.period(one.period)
    if one.season:
        yield f"{swedish.season(one.season)} varje år"


def _often(one: Undertaken) -> str | None:
    """Return how often, unless the unit of how much says the same, or the season does."""
    same = one.frequency == _rate(one) or (one.season is not None and one.frequency == "yearly" and not one.quantity)
    return FREQUENCIES[one.frequency] if one.frequency and not same else None


def _rate(one: Undertaken) -> str | None:
    """Return how often the unit says that it is, as ``yearly`` for *44 veckor om året*."""
    found = _RATE.search(one.quantity.number.unit) if one.quantity else None
    return _RATES[found[1].lower()] if found else None


def _joint(text: str, phrase: str, piece: str) -> str:
    """Return what stands before a piece: a comma, unless it is the first and reads on from the text, or is *under*."""
    reads_on = _READS_ON.search(piece) or _AT_TIMES.match(piece) or piece.startswith("från och med")
    first = phrase == text and "," not in text and not text[-1:].isdigit()
    return " " if piece.startswith("under ") or (first and reads_on) else ", "


def _placed(words: list[str], places: list[int], extent: Extent) -> str | None:
    """Return the text with the number before the noun that it counts; ``None`` where that has no place for it."""
    at, figures = places[0], extent.figures
    start = _start(words, at, extent) if len(places) == 1 else None
    if start is None or figures is None:
        return None
    rest = extent.number.unit.split(" ")[1:]
    return " ".join([*words[:start], f"{figures}{swedish.NBSP}{words[at]}", *words[at + 1 :], *rest])


def _is_of(word: str, head: str) -> bool:
    """Whether a word is what a unit counts, alone or as the last part: *praktikplatser* are *platser*."""
    bare, wanted = word.casefold().rstrip(",.;"), head.casefold()
    part = len(wanted) >= _SHORTEST_PART and bare.endswith(wanted) and not _NAMED_DAYS.fullmatch(bare)
    return bare == wanted or part


def _start(words: list[str], at: int, extent: Extent) -> int | None:
    """Return from where the words before a noun give way to the number: after a verb or preposition, or the number."""
    before = [word.casefold() for word in words[:at]]
    if len(before) > 1 and _counts(before[-1], extent):
        before.pop()
        bound = extent.phrases["bound"][extent.bound] if extent.bound else None
        if len(before) > 1 and before[-1] in extent.phrases["bound"].values():
            return len(before) - 1 if before[-1] == bound else None
        return len(before)
    return at if at == 1 or (at and before[-1] in _PREPOSITIONS) else None


def _counts(word: str, extent: Extent) -> bool:
    """Whether a word is the number: *tolv* is 12."""
    number = extent.number.number
    return extent.upper is None and (swedish.COUNTS.get(word) == number or word == swedish.number(number))
