"""Computations that running text tells in words (uträkningar i ord): ``varav``, ``sammanlagt``, ``dvs.``.

What is told in one sentence is held together by what is counted: 400 kr *per vecka* for 120 *veckor* is kronor, and so
many hours *varje kväll* are hours when the evenings are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import Final, NamedTuple

from iopdocs import swedish
from iopdocs.rules._arithmetic import Computed
from iopdocs.rules._case import said
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences, stem
from iopdocs.values.spelling import SPACE
from iopdocs.values.unit import UNIT_WORDS, Unit

__all__ = ["SIGNS", "Number", "Told", "priced_in", "told_computations"]

SIGNS: Final = (
    *("arav", "ammanlagt", "otalt", "illsammans", "ördela", "estående", "dvs", "d.v.s", "det vill säga", "alltså"),
    *("vilket", "kr för ", "kronor för ", "("),
)
"""One of these stands in every text that tells a computation in words."""

_DIGIT: Final = pattern(r"\d")
_MONEY: Final = "kr"
_TIMES: Final = "(?:år|halvår|kvartal|dygn)(?:et)?|(?:termin|månad|dag)(?:en)?|veckan?|timmen?"
_NUMBER: Final = pattern(
    rf"(?<![\w,.:/§–-])(?<!§{SPACE})(?P<whole>\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}})+|\d+)(?:,(?P<part>\d+))?"
    rf"(?![\d–]|,\d|-\d|{SPACE}?[–-]{SPACE}?\d)"
    rf"(?:{SPACE}?(?P<money>tkr|kkr|mnkr|mkr|kronor|kr|(?:miljoner|miljon|tusen){SPACE}(?:kronor|kr)|:-)(?!\w)"
    rf"|{SPACE}?(?P<percent>%|procent\b)|{SPACE}(?P<noun>[a-zåäö]{{2,}})(?![\w-]))?"
    rf"(?:(?:{SPACE}?/{SPACE}?|{SPACE}(?:per|varje|för{SPACE}varje){SPACE})(?P<each>[a-zåäö]+)"
    rf"(?:{SPACE}och{SPACE}(?!sammanlagt|totalt|tillsammans|alltså)(?P<also>[a-zåäö]+))?"
    rf"|{SPACE}(?:i|om){SPACE}(?P<time>{_TIMES})\b)?",
    re.IGNORECASE,
)
_RESULT: Final = pattern(
    rf"(?:\bsammanlagt|\btotalt|\btillsammans|\bdvs\.?|\bd\.?{SPACE}?v\.?{SPACE}?s\.?|\bdet{SPACE}vill{SPACE}säga"
    rf"|\balltså|\bvilket{SPACE}(?:är|blir|ger|motsvarar)|\()[^\d.;]{{0,25}}\Z",
    re.IGNORECASE,
)
_FOR: Final = pattern(rf",?{SPACE}för{SPACE}\Z")
_BETWEEN: Final = pattern(rf"\(|\bdvs\b|\bd\.{SPACE}?v\.|\bdet{SPACE}vill{SPACE}säga\b|\balltså\b")
_ABOUT: Final = pattern(rf"\b(?:ca\.?|cirka|drygt|knappt|nästan|ungefär|omkring|minst|högst){SPACE}\Z", re.IGNORECASE)
_WHEREOF: Final = pattern(rf"\bvarav\b|\bfördela(?:t|de|s|d){SPACE}på\b|\bbestående{SPACE}av\b", re.IGNORECASE)
_BEYOND: Final = pattern(r";|\b(?:utöver|därutöver|dessutom|jämfört|i stället|istället)\b", re.IGNORECASE)
_NOT_ALL: Final = pattern(
    r"\b(?:bland annat|bl\.a\.|till exempel|minst|högst|resten|återstoden|återstående|övrig\w*)\b", re.IGNORECASE
)
_CONJOINED: Final = pattern(rf"(?:\bvarav|\bpå|\bav|\boch|\bsamt|,|\+){SPACE}\Z", re.IGNORECASE)
_NO_NOUN: Final = frozenset(
    {"och", "eller", "till", "av", "är", "från", "med", "som", "på", "för", "kap", "st", "varav"}
)
_MOST_OTHERS: Final = 4
_MOST_NUMBERS: Final = 30
"""A sentence with more numbers is a table without lines; to look for what they come to would take long."""
_NEAR: Final = 60
"""How far before a number the word may begin that says what it is."""
_YEARS: Final = range(1900, 2100)
_NEARLY: Final = Decimal("0.05")
_ROUGHLY: Final = Decimal("0.1")
_MONTHS: Final = {"manad": 1, "kvartal": 3, "halvar": 6, "ar": 12}


class Told(NamedTuple):
    """A computation in a text: where the figures that follow from others are, and what is wrong, if anything."""

    spans: tuple[tuple[int, int], ...]
    wrong: Computed | None


class Number(NamedTuple):
    """A number in a sentence: of what, and for each of what; ``step`` is what one in its last digit is."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: Unit | None
    of: str
    per: tuple[str, ...]
    shown: str

    @property
    def counts(self) -> bool:
        """Whether it is a plain number of something that is no money."""
        return self.unit is None and bool(self.of) and not self.per

    def shows(self, value: Decimal) -> bool:
        """Whether a computed value may be printed as this number."""
        return abs(value - self.value) * 2 <= (self.step if value % 1 or self.unit else 0)


def told_computations(text: str) -> Iterator[Told]:
    """Yield every computation that a text tells in words, right or wrong."""
    for begins, sentence in sentences(text) if _DIGIT.search(text) else ():
        numbers = list(_numbers(sentence)) if any(map(sentence.__contains__, SIGNS)) else []
        if 1 < len(numbers) <= _MOST_NUMBERS:
            for one in (_parts(sentence, numbers), _product(sentence, numbers), _other_time(sentence, numbers)):
                if one is not None:
                    yield Told(tuple((start + begins, end + begins) for start, end in one.spans), one.wrong)


def priced_in(sentence: str) -> Iterator[Number]:
    """Yield the amounts of a sentence that are for each of something: 1 900 kr *per plats och dygn*."""
    return (one for one in _numbers(sentence) if one.unit is not None and one.per)


def _numbers(sentence: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(sentence):
        word, noun = (found["money"] or "").replace("\u00a0", " ").lower(), (found["noun"] or "").lower()
        if found["percent"] or ("." in found["whole"] and not word):
            continue
        unit = UNIT_WORDS.get("kr" if word == ":-" else word) if word else None
        step = Decimal(1).scaleb(-len(found["part"] or ""))
        value = Decimal(re.sub(r"\D", "", found["whole"]) + "." + (found["part"] or "0"))
        factor = unit.factor if unit is not None else 1
        if unit is None and value in _YEARS and noun not in {"timmar", "personer", "deltagare"}:
            continue
        of = _MONEY if unit is not None else "" if noun in _NO_NOUN else stem(noun)
        per = tuple(stem(one) for one in (found["each"], found["also"], found["time"]) if one)
        written = (
            found[0].strip() if of else found[0][: found.end("part" if found["part"] else "whole") - found.start()]
        )
        shown = re.sub(r"(?<=\d) (?=\S)", swedish.NBSP, written)
        yield Number(found.start(), found.end(), value * factor, step * factor, unit, of, per, shown)


def _parts(sentence: str, numbers: list[Number]) -> Told | None:
    """Return what a whole is said to be made up of: *42,3 mnkr, varav 28,4 mnkr … och 13,9 mnkr*."""
    sign = _WHEREOF.search(sentence)
    before = [one for one in numbers if sign is not None and one.end <= sign.start() and not one.per]
    if sign is None or not before:
        return None
    whole, rest = before[-1], sentence[sign.end() :]
    ends = min((found.start() for found in (_BEYOND.search(rest), _WHEREOF.search(rest)) if found), default=len(rest))
    after = [one for one in numbers if sign.end() <= one.start < sign.end() + ends]
    parts = _of_the_same(sentence, whole, after)
    if not parts:
        return None
    total, slack = sum((one.value for one in parts), Decimal(0)), _slack(whole, parts)
    short, closed = whole.value - total - slack, _NOT_ALL.search(rest) is None
    nearly = len(parts) > 1 and short > 0 and short + slack < whole.value * _NEARLY
    wrong = closed and not any(one.per for one in after) and (total - slack > whole.value or nearly)
    return Told(tuple((one.start, one.end) for one in parts), _sum(whole, parts, total) if wrong else None)


def _near(one: Number) -> int:
    return max(one.start - _NEAR, 0)


def _of_the_same(sentence: str, whole: Number, after: list[Number]) -> list[Number]:
    """Return the numbers that may be parts of the whole: amounts of an amount, else what is set beside each other."""
    if whole.unit is None:
        return [one for one in after if one.unit is None and _CONJOINED.search(sentence, _near(one), one.start)]
    bare = [one for one in after if one.unit is None and not one.of]
    if len(bare) > 1 and len(bare) == len(after):
        factor = whole.unit.factor
        return [one._replace(value=one.value * factor, step=one.step * factor, unit=whole.unit) for one in bare]
    return [one for one in after if one.unit is not None and not one.per]


def _slack(whole: Number, parts: list[Number]) -> Decimal:
    """Return how much a sum may differ since its parts are rounded; whole kronor and persons are exact."""
    return sum((one.step / 2 for one in (whole, *parts) if one.step > 1 or one.step < 1), Decimal(0))


def _sum(whole: Number, parts: list[Number], total: Decimal) -> Computed:
    shown = said(total, whole.unit) if whole.unit is not None else swedish.number(total)
    return Computed(" + ".join(one.shown for one in parts), shown, whole.shown)


def _product(sentence: str, numbers: list[Number]) -> Told | None:
    """Return what so many of something come to: *1 500 kr per katt för 40 katter, sammanlagt 60 000 kr*."""
    result = next((one for one in numbers if one.of and _is_result(sentence, one, numbers)), None)
    if result is None:
        return None
    rates = [one for one in numbers if one is not result and one.per and one.of == result.of]
    if len(rates) != 1:
        return None
    others = [one for one in numbers if one is not result and one is not rates[0]]
    factors = _factors(rates[0], others)
    if factors is None:
        return None
    exact = prod((one.value for one in factors), start=Decimal(1))
    unused = [one.value for one in others if one not in factors and one.counts][:_MOST_OTHERS]
    more = (prod(some, start=exact) for size in range(len(unused) + 1) for some in combinations(unused, size))
    about = _ABOUT.search(sentence, _near(result), result.start) is not None
    right = any(result.shows(one) or (about and abs(one - result.value) <= one * _ROUGHLY) for one in more)
    return Told(((result.start, result.end),), None if right else _multiplied(result, factors, exact))


def _is_result(sentence: str, one: Number, numbers: list[Number]) -> bool:
    if one.unit is None or one.per:
        return one.unit is None and _RESULT.search(sentence, _near(one), one.start) is not None
    if _RESULT.search(sentence, _near(one), one.start):
        return True
    following = next((other for other in numbers if other.start >= one.end), None)
    if following is not None and following.counts and _FOR.fullmatch(sentence, one.end, following.start):
        return any(following.of in other.per for other in numbers)
    plain = [other for other in numbers if other.unit is not None and not other.per]
    priced = [other.start for other in numbers if other.unit is not None and other.per and other.start > one.end]
    return len(plain) == 1 and bool(priced) and _BETWEEN.search(sentence, one.end, priced[0]) is not None


def _factors(rate: Number, others: list[Number]) -> list[Number] | None:
    """Return a rate and the numbers of what it is for each of, each found once; ``None`` where one is not."""
    factors, asked = [rate], [*rate.per]
    while asked:
        unit = asked.pop()
        found = [one for one in others if one.unit is None and one.of.endswith(unit) and one not in factors]
        if len(found) != 1:
            return None
        factors.append(found[0])
        asked += found[0].per
    return factors


def _multiplied(result: Number, factors: list[Number], exact: Decimal) -> Computed:
    money = result.unit is not None
    noun = result.shown.rpartition(swedish.NBSP)[2]
    gives = swedish.kronor(exact) if money else f"{swedish.number(exact)}{swedish.NBSP}{noun}"
    return Computed(" × ".join(one.shown for one in factors), gives, result.shown)


def _other_time(sentence: str, numbers: list[Number]) -> Told | None:
    """Return the same amount told for two lengths of time: *12 000 kr per månad (144 000 kr per år)*."""
    timed = [one for one in numbers if one.unit is not None and len(one.per) == 1 and one.per[0] in _MONTHS]
    match timed:
        case [first, second] if _RESULT.search(sentence, _near(second), second.start):
            pass
        case _:
            return None
    ratio = Decimal(_MONTHS[second.per[0]]) / _MONTHS[first.per[0]]
    exact = first.value * ratio
    if ratio == 1:
        return None
    right = abs(exact - second.value) * 2 <= second.step + (first.step * ratio if first.step > 1 else 0)
    each = {"manad": "månad", "kvartal": "kvartal", "halvar": "halvår", "ar": "år"}[second.per[0]]
    told = Computed(first.shown, f"{swedish.kronor(exact)} per {each}", second.shown)
    return Told(((second.start, second.end),), None if right else told)
