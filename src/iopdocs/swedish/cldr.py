"""What is taken from CLDR (språkdata), loaded once and only when something is printed."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

__all__ = ["Cldr", "cldr"]


class Cldr(NamedTuple):
    """What is taken from CLDR: the signs in numbers, and the names of the months from number 1."""

    group: str
    decimal: str
    minus: str
    months: dict[int, str]


@cache
def cldr() -> Cldr:
    """Return the Swedish signs and names."""
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

    locale = Locale("sv", "SE")
    signs = get_group_symbol(locale), get_decimal_symbol(locale), get_minus_sign_symbol(locale)
    return Cldr(*signs, dict(locale.months["format"]["wide"]))
