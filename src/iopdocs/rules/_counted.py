"""What clauses count in fields of their own, such as places and rooms, and what a text says of the same (antal)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from iopdocs.clauses._extent import Extent
from iopdocs.clauses.commitments import Commitments
from iopdocs.clauses.purpose import Purpose
from iopdocs.rules._case import Case
from iopdocs.rules._numerals import NUMERAL, counted
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences, stem
from iopdocs.rules._texts import Found
from iopdocs.values import Measure
from iopdocs.values.spelling import SPACE

__all__ = ["Counted", "Counting", "countings", "said_of"]

_SAID: Final = pattern(
    rf"(?:\b(?P<which>de|dessa|alla|samtliga){SPACE})?"
    rf"(?<![\w,.:/§–-])(?P<count>\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{1,5}}|{NUMERAL})(?![\w,–-]|{SPACE}?[–-])"
    rf"{SPACE}(?P<noun>[a-zåäö]{{3,}})\b",
    re.IGNORECASE,
)
_SOME: Final = pattern(
    r"(?:\b(?:varav|ytterligare|upp till|minst|högst|cirka|ca\.?|ungefär|omkring|fler än|färre än|mer än|mindre än"
    r"|först[ae]|resterande|övriga|extra|av|till|från|med|utöka\w*|minska\w*|öka\w*|eller)[ \u00a0])\Z",
    re.IGNORECASE,
)
_PAST: Final = pattern(
    r"\b(?:var|hade|fanns|fick|tidigare|har haft|planeras|kan|om|när|varje|per|vid)\b", re.IGNORECASE
)
_TOGETHER: Final = pattern(r"\b(?:sammanlagt|totalt|tillsammans|alla|samtliga)\b", re.IGNORECASE)
_TOO_COMMON: Final = frozenset(
    {Measure.HOUR, Measure.HOUR_PER_WEEK, Measure.DAY, Measure.WEEK, Measure.MONTH, Measure.YEAR}
)
_NO_THINGS: Final = frozenset({"procent", "person", "gang", "st", "tillfall", "tim", "del", "grad", "kron", "kr"})
_MOST: Final = 8
_NEAR: Final = 30
_LEAST: Final = 4


class Counted(NamedTuple):
    """A number of something in a field, the numbers that keep to it, and whether it is summed with others."""

    number: Decimal
    least: Decimal
    most: Decimal
    shown: str
    summed: bool


class Counting(NamedTuple):
    """All that one clause counts of the same thing, as *platser*, and where the clause stands."""

    clause: int
    thing: str
    word: str
    items: tuple[Counted, ...]

    @property
    def total(self) -> Decimal:
        """All of them together."""
        return sum((one.number for one in self.items), Decimal(0))

    @property
    def shown(self) -> str:
        """What is counted, as in a sentence."""
        return self.items[0].shown

    def has(self, number: int) -> bool:
        """Whether a number is one of them, within one, or some of them together."""
        numbers = [one.number for one in self.items[:_MOST]]
        sums = {sum(some) for size in range(1, len(numbers) + 1) for some in combinations(numbers, size)}
        return number in sums or any(one.least <= number <= one.most for one in self.items)


def countings(case: Case) -> Iterator[Counting]:
    """Yield what the commitments and goals of each clause count."""
    for index, clause in enumerate(case.agreement.clauses):
        extents: list[Extent | None] = []
        if isinstance(clause, Commitments):
            extents = [one.quantity for one in clause.commitments if one.period is None]
        elif isinstance(clause, Purpose):
            extents = [one.target for one in clause.goals if one.baseline is None]
        yield from _gathered(index, [one for one in extents if one is not None])


def _gathered(index: int, extents: list[Extent]) -> Iterator[Counting]:
    things: dict[str, tuple[str, list[Counted]]] = {}
    for one in extents:
        word = one.number.unit.split()[0].lower()
        thing = stem(word)
        if one.number.measure not in _TOO_COMMON and thing not in _NO_THINGS and len(thing) >= _LEAST:
            things.setdefault(thing, (word, []))[1].append(_counted(one))
    for thing, (word, items) in things.items():
        yield Counting(index, thing, word, tuple(items))


def _counted(extent: Extent) -> Counted:
    number, upper = extent.number.number, (extent.upper or extent.number).number
    least = {"at_most": Decimal(0), "about": number / 2}.get(str(extent.bound), number)
    most = {"at_least": Decimal("Infinity"), "about": upper * 2}.get(str(extent.bound), upper)
    return Counted(number, least, most, extent.shown, extent.bound != "about" and extent.upper is None)


def said_of(counting: Counting, case: Case) -> Iterator[tuple[Found, str, int, bool]]:
    """Yield what texts say of the same: the text, the words, the number, and whether it is of all together.

    In the clause itself every such number is meant; elsewhere only *de fjorton gästrummen*.
    """
    for found in case.saying(counting.word[:_LEAST]):
        for sentence in (one for _, one in sentences(found.text) if counting.word[:_LEAST] in one):
            together, past = _TOGETHER.search(sentence), _PAST.search(sentence) is not None
            for one in _SAID.finditer(sentence):
                number = counted(re.sub(SPACE, "", one["count"]) if one["count"][0].isdecimal() else one["count"])
                definite = bool(one["which"]) and one["noun"].lower().endswith(("na", "en"))
                here = found.path[1] == counting.clause and not past and not _is_of_some(sentence, one)
                if number and (number > 1 or definite) and _is_same(counting.thing, one["noun"]) and (definite or here):
                    yield found, one[0].strip(), number, together is not None and together.start() < one.end()


def _is_of_some(sentence: str, found: re.Match[str]) -> bool:
    """Whether a number is that of a part, or a bound."""
    return _SOME.search(sentence, max(found.start() - _NEAR, 0), found.start()) is not None


def _is_same(thing: str, noun: str) -> bool:
    other = stem(noun)
    return (
        other == thing
        or (other.endswith(thing) and len(thing) >= _LEAST)
        or (thing.endswith(other) and len(other) > _LEAST)
    )
