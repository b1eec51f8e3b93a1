"""Numbers and money as they are printed (tal och belopp)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from iopdocs.swedish.cldr import cldr
from iopdocs.swedish.signs import NBSP
from iopdocs.values.unit import Unit

__all__ = ["amount", "amount_with_unit", "kronor", "number", "percent", "rounded", "unit_in_words"]

_ORE_DIGITS: Final = 2


def number(value: Decimal | int) -> str:
    """Return a number in groups of three, with all its digits but no trailing zeros: ``1 555 000``."""
    text = _plain(value)
    return _signed(text.rstrip("0").rstrip(".") if "." in text else text)


def kronor(value: Decimal | int) -> str:
    """Return an amount with its unit: ``500 000 kr``, and ``134,50 kr`` when it is not whole (belopp).

    A fraction of an öre, which only a computation can give, is printed too.
    """
    whole, _, decimals = _plain(value).partition(".")
    decimals = decimals.rstrip("0")
    shown = f"{whole}.{decimals:0<{_ORE_DIGITS}}" if decimals else whole
    return f"{_signed(shown)}{NBSP}kr"


_UNITS: Final = {
    "kr": "kronor",
    "tkr": "tusental kronor (tkr)",
    "mnkr": "miljoner kronor (mnkr)",
    "mdkr": "miljarder kronor (mdkr)",
}


def amount(value: Decimal | int, unit: Unit, decimals: int = 0) -> str:
    """Return an amount rounded half up to a unit, which is left out: ``236`` (tkr), ``0,5`` (mnkr).

    ``decimals`` are printed where the unit has fewer of its own; an amount in kr keeps its öre and has no others.
    """
    text = _plain(rounded(value, unit, decimals))
    if unit is Unit.KR and "." in text:
        text = f"{text:0<{text.index('.') + 1 + _ORE_DIGITS}}"
    return _signed(text)


def rounded(value: Decimal | int, unit: Unit, decimals: int = 0) -> Decimal:
    """Return how many of a unit an amount in kronor is, as :func:`amount` prints it."""
    if unit is Unit.KR or not decimals:
        return unit.round(value)
    step = min(Decimal(1).scaleb(-decimals), unit.step)
    return Decimal(value).scaleb(-unit.exponent).quantize(step, ROUND_HALF_UP)


def amount_with_unit(value: Decimal | int, unit: Unit) -> str:
    """Return an amount in a unit, rounded half up, with the unit: ``236 tkr``."""
    return f"{amount(value, unit)}{NBSP}{unit}"


def unit_in_words(unit: Unit | str) -> str:
    """Return a unit in words for the running text: ``tusental kronor (tkr)``."""
    return _UNITS[str(unit)]  # str reaches a hole, a look-up would not


def percent(share: Decimal | int) -> str:
    """Return a number of per cent with all its digits: ``12,5 %`` (procent)."""
    return f"{number(share)}{NBSP}%"


def _plain(value: Decimal | int) -> str:
    """Return the digits as Python writes them, with no sign before nought."""
    unsigned = value or abs(value)
    return f"{unsigned:,f}" if type(unsigned) is Decimal else f"{unsigned:,}"


def _signed(text: str) -> str:
    """Return a number that Python has written, with Swedish signs."""
    signs = cldr()
    return text.replace(",", signs.group).replace(".", signs.decimal).replace("-", signs.minus)
