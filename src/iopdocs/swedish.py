"""Swedish output formats (svenska skrivregler): how numbers, money, dates and lists look.

Names and signs come from Babel's CLDR data, loaded once and only when something is printed. How they are put
together is decided here, because Babel prints öre nobody asked for, drops digits of a percentage and writes
the minus as a hyphen. Nothing is lost: a number is rounded only where a unit is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from iopdocs.values.dates import Period, Precision, When
from iopdocs.values.season import End, Season
from iopdocs.values.unit import Unit

__all__ = [
    "CARDINALS",
    "EN_DASH",
    "MINUS",
    "NBSP",
    "Gender",
    "Unit",
    "amount",
    "amount_with_unit",
    "capitalised",
    "cardinal",
    "den_date",
    "genitive",
    "iso",
    "kronor",
    "list_of",
    "long_date",
    "number",
    "percent",
    "period",
    "period_days",
    "period_short",
    "plural",
    "rounded",
    "season",
    "uncapitalised",
    "unit_in_words",
    "when",
]

NBSP: Final = "\N{NO-BREAK SPACE}"
"""Stands within numbers, between a number and its unit, and between the day and the month."""

MINUS: Final = "\N{MINUS SIGN}"
"""Stands before negative numbers."""

EN_DASH: Final = "\N{EN DASH}"
"""Stands, without spaces, between the ends of an interval (tankstreck)."""

Gender = Literal["common", "neuter"]
"""The gender of what is counted: ``common`` for *en*, ``neuter`` for *ett*."""

CARDINALS: Final = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip
"""The counts that are written in words, from nought (räkneord)."""
_ORE_DIGITS: Final = 2
_CLOSING: Final = "”’\"'»)] "
_TAKES_COLON: Final = re.compile(r"(?:\b[A-ZÅÄÖ]{2,5}|[0-9]|\.[a-z]{2,})$")
_WITH_DAYS: Final = frozenset({Precision.MONTH, Precision.YEAR})
_CALENDAR: Final = frozenset({Precision.DAY, Precision.YEAR})


class _Cldr(NamedTuple):
    """What is taken from CLDR: the signs in numbers, and the names of the months from number 1."""

    group: str
    decimal: str
    minus: str
    months: dict[int, str]


@cache
def _cldr() -> _Cldr:
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

    locale = Locale("sv", "SE")
    signs = get_group_symbol(locale), get_decimal_symbol(locale), get_minus_sign_symbol(locale)
    return _Cldr(*signs, dict(locale.months["format"]["wide"]))


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
    cldr = _cldr()
    return text.replace(",", cldr.group).replace(".", cldr.decimal).replace("-", cldr.minus)


def iso(day: date) -> str:
    """Return ``2018-01-01``, as in tables and headers."""
    return day.isoformat()


def long_date(day: date) -> str:
    """Return ``1 januari 2018``."""
    return f"{day.day}{NBSP}{_cldr().months[day.month]} {day.year}"


def den_date(day: date) -> str:
    """Return ``den 1 januari 2018``, as in running text."""
    return f"den{NBSP}{long_date(day)}"


def when(moment: When) -> str:
    """Return a date as exact as it is known: ``1 januari 2018``, ``november 2018``, ``2018``."""
    if moment.precision is Precision.DAY:
        return long_date(moment.first)
    if moment.precision is Precision.MONTH:
        return f"{_cldr().months[moment.first.month]} {moment.first.year}"
    return moment.text


def _when_in_text(moment: When) -> str:
    return den_date(moment.first) if moment.precision is Precision.DAY else when(moment)


def period(span: Period) -> str:
    """Return a period in running text, where it cannot be doubted that both ends belong to it.

    ``från och med den 1 januari 2018 till och med den 31 december 2018``; open-ended ``från och med … och
    tills vidare``; a period given as one year, month or season ``under 2018``.
    """
    first = _when_in_text(span.first)
    if span.last is None:
        return f"från och med {first} och tills vidare"
    if span.first != span.last:
        return f"från och med {first} till och med {_when_in_text(span.last)}"
    return first if span.first.exact else f"under {first}"


def period_days(span: Period) -> str:
    """Return a period in running text with the first and last day of the years and months that bound it.

    ``från och med den 1 januari 2019 till och med den 31 december 2021`` for 2019–2021. Seasons and turns of years,
    which are known no better, stay as they are.
    """
    first, last = span.first, span.last
    opens = When(first.first) if first.precision in _WITH_DAYS else first
    return period(Period(opens, When(last.last) if last and last.precision in _WITH_DAYS else last))


def season(span: Season) -> str:
    """Return a season in running text: ``från och med den 1 oktober till och med den 28 februari``."""
    first, last = (_end_in_text(end) for end in (span.first, span.last))
    return f"från och med {first} till och med {last}"


def _end_in_text(end: End) -> str:
    month = _cldr().months[end.month]
    return month if end.day is None else f"den{NBSP}{end.day}{NBSP}{month}"


def period_short(span: Period) -> str:
    """Return a period for tables: ``1 januari–31 december 2018``, ``2019–2021`` for whole calendar years.

    Open-ended: ``1 januari 2018 – tills vidare``.
    """
    first, last = span.first, span.last
    if last is None:
        return f"{when(first)} {EN_DASH} tills vidare"
    if first == last:
        return when(first)
    if _is_calendar_years(first, last):
        return f"{first.first.year}{EN_DASH}{last.last.year}"
    return f"{_opening(first, last)}{EN_DASH}{when(last)}"


def _is_calendar_years(first: When, last: When) -> bool:
    """Whether a period is two or more whole years; seasons and turns of years say something else."""
    begins, ends = first.first, last.last
    whole = (begins.month, begins.day, ends.month, ends.day) == (1, 1, 12, 31)
    return whole and begins.year < ends.year and {first.precision, last.precision} <= _CALENDAR


def _opening(first: When, last: When) -> str:
    """Return the first date without what it shares with the last."""
    begins, ends = first.first, last.first
    if first.precision is not last.precision or begins.year != ends.year:
        return when(first)
    if first.precision is Precision.DAY:
        month = "" if begins.month == ends.month else f"{NBSP}{_cldr().months[begins.month]}"
        return f"{begins.day}{month}"
    return _cldr().months[begins.month] if first.precision is Precision.MONTH else when(first)


def list_of(items: Iterable[str], last: str = "och") -> str:
    """Return ``A, B och C``; there is no comma before the last (uppräkning)."""
    *but_last, final = [f"{item}" for item in items] or [""]
    return f"{', '.join(but_last)} {last} {final}" if but_last else final


def cardinal(count: int, gender: Gender = "common") -> str:
    """Return a count in words up to twelve, in figures from 13 (räkneord): ``en``, ``ett``, ``13``."""
    if count == 1 and gender == "neuter":
        return "ett"
    return CARDINALS[count] if 0 <= count < len(CARDINALS) else number(count)


def plural(count: int, one: str, many: str, gender: Gender = "common") -> str:
    """Return a count and what is counted: ``en månad``, ``tre månader``, ``13 månader``."""
    space = " " if 0 <= count < len(CARDINALS) else NBSP
    return f"{cardinal(count, gender)}{space}{one if count == 1 else many}"


def genitive(name: str) -> str:
    """Return the genitive of a name (genitiv): ``Timrå kommuns``.

    A name that ends in s, x or z is its own genitive. Initials, figures and web names take a colon:
    ``SKR:s``. Closing quotation marks and brackets are looked through.
    """
    bare = name.rstrip(_CLOSING)
    if not bare or bare[-1] in "sxzSXZ":
        return name
    return f"{name}:s" if _TAKES_COLON.search(bare) else f"{name}s"


def capitalised(text: str) -> str:
    """Return text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Return text as it stands within a sentence: with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
