"""Swedish output formats (svenska skrivregler): how numbers, money, dates and lists look.

Names and signs come from Babel's CLDR data, loaded once and only when something is printed. How they are put
together is decided here, because Babel prints öre nobody asked for, drops digits of a percentage and writes
the minus as a hyphen. Nothing is lost: a number is rounded only where a unit is asked for.
"""

from __future__ import annotations

from iopdocs.swedish.figures import amount, amount_with_unit, kronor, number, percent, rounded, unit_in_words
from iopdocs.swedish.signs import EN_DASH, MINUS, NBSP
from iopdocs.swedish.times import den_date, iso, long_date, period, period_days, period_short, season, when
from iopdocs.swedish.words import (
    CARDINALS,
    COUNTS,
    Gender,
    capitalised,
    cardinal,
    genitive,
    list_of,
    plural,
    uncapitalised,
)
from iopdocs.values.unit import Unit

__all__ = [
    "CARDINALS",
    "COUNTS",
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
