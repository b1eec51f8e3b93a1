"""Seasons (säsonger): a part of the year that comes back every year, as ``1 oktober–28 februari``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from iopdocs.values.checked import text_schema
from iopdocs.values.date_spelling import DAY_OF_YEAR, MONTH
from iopdocs.values.date_words import MONTHS, normal
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import JsonSchema, any_case, one_of, written
from iopdocs.values.yearly import DAY_AND_MONTH, has_day, month_of

__all__ = ["End", "Season"]

_LONGEST: Final = 80
_END: Final = rf"(?:{DAY_AND_MONTH}|([a-z]+)\.?)"
_SEASON: Final = re.compile(
    rf"(?:(?:från och med|fr\.? ?o\.? ?m\.?) )?{_END}(?: ?[–—-] ?|,? (?:till och med|t\.? ?o\.? ?m\.?) ){_END}"
    r"(?:,? (?:varje|vart) år)?"
)
_EXAMPLES: Final = ("1 oktober–28 februari", "oktober–februari")


class End(NamedTuple):
    """Where a season begins or ends: a day of a month, or with no ``day`` the whole month."""

    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class Season:
    """A part of every year, both ends included (säsong); it may go over the turn of the year."""

    first: End
    last: End

    @classmethod
    def parse(cls, value: object) -> Season:
        """Return the season that text means; a ``Season`` is returned as it is.

        Raises:
            ValueError: with a Swedish sentence, when it is no season, or when one end is a day and the other a month.
        """
        if type(value) is cls:
            return value
        text = exact_text(value)
        found = _SEASON.fullmatch(normal(text)) if text is not None and len(text) <= _LONGEST else None
        first, last = (_end(*found.groups()[:4]), _end(*found.groups()[4:])) if found else (None, None)
        if first is None or last is None or (first.day is None) is not (last.day is None):
            raise refused("season", f"{shown(value)} är inte en säsong; skriv till exempel {' eller '.join(_EXAMPLES)}")
        return cls(first, last)

    def __str__(self) -> str:
        """Return the canonical text, which reads back as the same value."""
        return "–".join(
            " ".join(map(str, filter(None, (end.day, MONTHS[end.month - 1])))) for end in (self.first, self.last)
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return text_schema(cls.parse, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(_JSON_SCHEMA)


def _end(day: str | None, name: str | None, number: str | None, alone: str | None) -> End | None:
    """Return an end of a season, or ``None`` for a day that no year has."""
    month = month_of(name or alone, number)
    if month is None or day is None:
        return None if month is None else End(month, None)
    return End(month, int(day)) if has_day(month, int(day), leap=True) else None


_WRITTEN_END: Final = rf"(?:{DAY_OF_YEAR}|{MONTH})"
_FROM: Final = rf"(?:(?:{any_case('från och med')}|[Ff][Rr]\.?\s?[Oo]\.?\s?[Mm]\.?)\s+)?"
_TO: Final = rf"(?:\s*[–—\u2011-]\s*|,?\s+(?:{any_case('till och med')}|[Tt]\.?\s?[Oo]\.?\s?[Mm]\.?)\s+)"
_YEARLY: Final = rf"(?:,?\s+{one_of(['varje år', 'vart år'])})?"
_JSON_SCHEMA: Final[JsonSchema] = written("säsong", f"{_FROM}{_WRITTEN_END}{_TO}{_WRITTEN_END}{_YEARLY}", _EXAMPLES)
