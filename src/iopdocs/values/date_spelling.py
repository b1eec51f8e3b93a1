"""How dates and periods may be written (skrivsätt för datum), as JSON Schema: every form that their readers take."""

from __future__ import annotations

from typing import Final

from iopdocs.values.date_words import MONTH_NUMBERS
from iopdocs.values.months import YEARS
from iopdocs.values.spelling import JsonSchema, any_case, one_of, written

__all__ = ["DAY", "DAY_OF_YEAR", "MONTH", "PERIOD", "WHEN"]

_HYPHEN: Final = r"[-\u2011]"
_YEAR: Final = "[12][0-9]{3}"
_SHORT_YEAR: Final = f"(?:{_YEAR}|[0-9]{{2}})"
MONTH: Final = one_of(MONTH_NUMBERS) + r"\.?"
"""A pattern for the name of a month."""
_NUMBERED_DAY: Final = rf"(?:{any_case('den')}\s+)?[0-9]{{1,2}}"
_SLASHED: Final = f"{_NUMBERED_DAY}/[0-9]{{1,2}}"
_SEASON: Final = f"{one_of(['vår', 'sommar', 'höst'])}(?:{any_case('en')})?"
_TURN: Final = rf"{one_of(['vintern', 'årsskiftet'])}\s+{_SHORT_YEAR}[/–\u2011-]{_SHORT_YEAR}"
_WHEN: Final = "|".join(
    (
        f"{_YEAR}(?:{_HYPHEN}[0-9]{{2}}){{0,2}}",
        rf"(?:{_NUMBERED_DAY}\s+)?{MONTH}\s+{_YEAR}",
        rf"{_SLASHED}(?:\s+|{_HYPHEN}){_YEAR}",
        rf"{_SEASON}\s+{_YEAR}",
        _TURN,
    )
)

DAY: Final[JsonSchema] = written("dag", f"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}", ["2018-01-01"]) | {"format": "date"}
"""An exact day."""

_YEARS_AS_NUMBERS: Final = {"minimum": YEARS.start, "maximum": YEARS.stop - 1}
_WHEN_EXAMPLES: Final = ["2018-11-05", "november 2018", "årsskiftet 2018/19", "2018"]
WHEN: Final[JsonSchema] = written("datum", _WHEN, _WHEN_EXAMPLES, number=True) | _YEARS_AS_NUMBERS
"""A date as exact as it is known; digits alone are a year."""


def _abbreviated(first: str, second: str, third: str) -> str:
    """Return a pattern for three letters with or without points and blanks: fr.o.m., fr o m, from."""
    return r"\.?\s?".join(map(any_case, (first, second, third))) + r"\.?"


_FROM: Final = rf"(?:(?:{one_of(['från och med', 'fom'])}|{_abbreviated('fr', 'o', 'm')})\s+)?"
_TO: Final = (
    rf"(?:,?\s+(?:{one_of(['till och med', 'tom'])}|{_abbreviated('t', 'o', 'm')})\s+"
    rf"|\s*[–—]\s*|\s+{_HYPHEN}\s+)"
)
DAY_OF_YEAR: Final = rf"{_NUMBERED_DAY}(?:\s+{MONTH}|/[0-9]{{1,2}})"
"""A pattern for a day and a month without a year."""
_START: Final = rf"(?:{_WHEN}|{_NUMBERED_DAY}(?:\s+{MONTH})?|{MONTH}|{_SLASHED}|{_SEASON})"
_FURTHER: Final = rf"(?:\s?[–—]|\s+{_HYPHEN}|\s+{any_case('och')}|,)?\s+{any_case('tills vidare')}"
_PERIOD: Final = "|".join(
    (
        f"{_FROM}(?:{_WHEN})(?:{_FURTHER})?",
        rf"{any_case('under')}\s+(?:{_WHEN})",
        f"{_FROM}{_START}{_TO}(?:{_WHEN})",
        f"{_YEAR}{_HYPHEN}{_YEAR}",
    )
)
_FIRST: Final[JsonSchema] = WHEN | {"title": "Första dag"}
_LAST: Final[JsonSchema] = {
    "title": "Sista dag",
    "description": "tomt eller ”tills vidare” när inget slut är bestämt",
    "anyOf": [WHEN, {"type": ["string", "null"], "pattern": rf"^\s*(?:{any_case('tills vidare')})?\s*$"}],
}

PERIOD: Final[JsonSchema] = {
    "title": "period",
    "anyOf": [
        written("period", _PERIOD, ["2018-01-01 – 2018-12-31", "2019–2021"], number=True) | _YEARS_AS_NUMBERS,
        {
            "type": "object",
            "properties": {"first": _FIRST, "last": _LAST},
            "required": ["first", "last"],
            "additionalProperties": False,
        },
        {"type": "array", "prefixItems": [_FIRST, _LAST], "items": False, "minItems": 2},
    ],
}
"""A first and a last day: as text, as two fields, or as a pair."""
