"""Computations that are written out in running text (uträkningar): ``3 x 6 x 24 x 385 = 166 320 kr``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from math import prod
from typing import Final, NamedTuple

from iopdocs import swedish
from iopdocs.rules._patterns import pattern
from iopdocs.values.spelling import SPACE
from iopdocs.values.unit import UNIT_WORDS, Unit

__all__ = ["Computed", "computations", "shares"]

_DIGITS: Final = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?"
_NUMBER: Final = rf"(?<![\d,.§/])(?:{_DIGITS})(?![\d.]*\d)"
_WORDS: Final = r"(?:[A-Za-zÅÄÖåäö][\wåäöÅÄÖ./]*\.?|%)"
_TERM: Final = rf"{_NUMBER}(?:{SPACE}?{_WORDS}(?:{SPACE}{_WORDS}){{0,2}})?"
_WHOLE_TERM: Final = pattern(_TERM)
_LAST_TERM: Final = pattern(rf"(?:{_TERM})\Z")
_TIMES: Final = pattern(rf"{SPACE}?(?:[×*·]|(?<=[\s\d])x(?=[\s\d])|\b[àá]\b){SPACE}?")
_PLUS: Final = pattern(rf"{SPACE}?\+{SPACE}?")
_RESULT: Final = pattern(rf"{SPACE}?={SPACE}?(?P<result>{_NUMBER})(?:{SPACE}?(?P<unit>{_WORDS}))?")
_FACTOR: Final = pattern(rf"(?P<number>{_NUMBER})(?:{SPACE}?(?P<unit>{_WORDS}))?")
_SHARE: Final = pattern(
    rf"(?P<share>{_NUMBER}){SPACE}?(?:%|procent){SPACE}av{SPACE}(?:de{SPACE}|dessa{SPACE}|totalt{SPACE}|samtliga{SPACE})?"
    rf"(?P<whole>{_NUMBER})(?P<what>[^.;:()\d]{{0,40}}?),?{SPACE}?"
    rf"(?:=|\(|dvs\.?|d\.?{SPACE}?v\.?{SPACE}?s\.?|det{SPACE}vill{SPACE}säga|alltså|vilket{SPACE}(?:är|blir|motsvarar|ger)|motsvarar)"
    rf"{SPACE}?(?:minst{SPACE}|alltså{SPACE})?(?P<part>{_NUMBER})(?!{SPACE}?(?:%|procent|år))(?:{SPACE}?(?P<unit>{_WORDS}))?",
    re.IGNORECASE,
)
_PERCENT: Final = frozenset({"%", "procent"})


class Computed(NamedTuple):
    """A computation as it is written, what it gives, and what it is said to give (uträkning)."""

    written: str
    gives: str
    said: str


def computations(text: str) -> Iterator[Computed]:
    """Yield the products and sums of a text that give something else than they are said to give."""
    begins = 0
    for result in _RESULT.finditer(text):
        before = text[begins : result.start()]
        for sign, compute in ((_TIMES, _product), (_PLUS, _total)):
            chain = _chain(before, sign)
            if chain is not None:
                yield from _wrong(chain, result, compute)
        begins = result.start("result")


def _chain(text: str, sign: re.Pattern[str]) -> str | None:
    """Return the terms with a sign between them that a text ends with, if there are two or more.

    They are gone through from the end: one pattern for all of them would try every way to part what has many.
    """
    terms, begins, ends, left = 0, len(text), len(text), 0
    for found in reversed([*sign.finditer(text)]):
        if _WHOLE_TERM.fullmatch(text, found.end(), ends) is None:
            left = found.end()
            break
        terms, begins, ends = terms + 1, found.end(), found.start()
    first = _LAST_TERM.search(text, left, ends)
    if first is not None:
        terms, begins = terms + 1, first.start()
    return text[begins:] if terms > 1 else None


def shares(text: str) -> Iterator[Computed]:
    """Yield the shares of a number that are said to be something else; a whole number may be rounded either way."""
    for found in _SHARE.finditer(text):
        share, whole, part = (_decimal(found[name]) for name in ("share", "whole", "part"))
        of, unit = _unit(found["what"].strip().split(" ")[0]), _unit(found["unit"])
        exact = share * whole * of / 100 / unit
        if abs(exact - part) >= 1 / (Decimal(1) if unit == of else unit):
            written = found[0][: found.start("what") - found.start()]
            yield Computed(_hard(written), _with_unit(exact, found["unit"]), _said(found, "part"))


def _wrong(chain: str, found: re.Match[str], compute: Callable[[list[re.Match[str]]], Decimal]) -> Iterator[Computed]:
    factors = list(_FACTOR.finditer(chain))
    if not _fit_together(factors, found["unit"], compute):
        return
    said, unit = _decimal(found["result"]), _unit(found["unit"])
    exact = compute(factors) / unit
    step = Decimal(1).scaleb(int(said.as_tuple().exponent))
    if abs(exact - said) * 2 > (step if exact % step else 0):
        yield Computed(_hard(chain), _with_unit(exact, found["unit"]), _said(found, "result"))


def _fit_together(
    factors: list[re.Match[str]], result: str | None, compute: Callable[[list[re.Match[str]]], Decimal]
) -> bool:
    """Whether the units let the figures be computed as they stand: no minutes into hours, no weeks into months."""
    units = [(one["unit"] or "").lower().rstrip(".") for one in factors]
    if compute is _total:
        return len({"kr" if one in UNIT_WORDS else one for one in units if one}) <= 1
    if any(one.startswith("min") for one in units) and not (result or "").lower().startswith("min"):
        return False
    begins = {one[:1] for one in units}
    return all(one.partition("/")[2][:1] in begins for one in units if "/" in one)


def _product(factors: list[re.Match[str]]) -> Decimal:
    return prod((_value(one) / (100 if one["unit"] in _PERCENT else 1) for one in factors), start=Decimal(1))


def _total(factors: list[re.Match[str]]) -> Decimal:
    return sum(map(_value, factors), Decimal(0))


def _value(factor: re.Match[str]) -> Decimal:
    return _decimal(factor["number"]) * _unit(factor["unit"])


def _unit(word: str | None) -> int:
    """Return how many kronor one of a unit is; 1 of what is no unit of money."""
    return UNIT_WORDS.get((word or "").lower(), Unit.KR).factor


def _with_unit(number: Decimal, unit: str | None) -> str:
    return swedish.number(number) + (f"{swedish.NBSP}{unit.rstrip('.')}" if unit else "")


def _said(found: re.Match[str], name: str) -> str:
    return _with_unit(_decimal(found[name]), found["unit"])


def _hard(text: str) -> str:
    """Return a text where a figure stays with its unit."""
    return re.sub(r"(?<=\d) (?![x×*·+àá])", swedish.NBSP, text)


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", text).replace(",", "."))
