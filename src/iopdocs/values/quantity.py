"""Quantities (mängder): a number and what is counted, as an agreement writes it: ``44 veckor``, ``40 tim/vecka``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from iopdocs.values.checked import text_schema
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import SPACE, written

__all__ = ["Measure", "Quantity"]

_LONGEST: Final = 80
_SPACES: Final = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
_QUANTITY: Final = re.compile(
    r"(0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:,([0-9]{1,4}))? *([^\W\d_][^|{}<>]{0,40})"
)


class Measure(StrEnum):
    """What a quantity counts (måttenhet), as far as rules can compute with it."""

    HOUR = "timmar"
    HOUR_PER_WEEK = "timmar per vecka"
    DAY = "dagar"
    WEEK = "veckor"
    MONTH = "månader"
    YEAR = "år"
    PERSON = "personer"
    PLACE = "platser"
    OTHER = "annat"


_PER_WEEK: Final = re.compile(r"(tim|timme|timmar|h)\.?( ?/ ?| per | i )(v|vecka|veckan)\.?")
_WORDS: Final = (
    (re.compile(r"(tim|timme|timmar|h)\.?"), Measure.HOUR),
    (_PER_WEEK, Measure.HOUR_PER_WEEK),
    (re.compile(r"dag(ar)?"), Measure.DAY),
    (re.compile(r"(v|vecka|veckor)\.?"), Measure.WEEK),
    (re.compile(r"(mån|månad|månader)\.?"), Measure.MONTH),
    (re.compile(r"år"), Measure.YEAR),
    (re.compile(r"(person(er)?|deltagare|invånare|st)\.?"), Measure.PERSON),
    (re.compile(r"plats(er)?"), Measure.PLACE),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something (mängd): ``Quantity(Decimal(44), "veckor")``; as text ``44 veckor``."""

    number: Decimal
    unit: str

    @classmethod
    def parse(cls, value: object) -> Quantity:
        """Return the quantity that text states; raises ``ValueError`` with a Swedish sentence."""
        if type(value) is cls:
            return value
        text = exact_text(value)
        found = _QUANTITY.fullmatch(text.translate(_SPACES).strip()) if text and len(text) <= _LONGEST else None
        if found is None:
            example = "44\N{NO-BREAK SPACE}veckor eller 40\N{NO-BREAK SPACE}tim/vecka"
            raise refused("quantity", f"{shown(value)} är inte en mängd med enhet; skriv till exempel {example}")
        return cls(Decimal(found[1].replace(" ", "") + ("." + found[2] if found[2] else "")), found[3].strip())

    @property
    def measure(self) -> Measure:
        """What is counted, read from the unit's word."""
        word = self.unit.lower()
        return next((measure for pattern, measure in _WORDS if pattern.fullmatch(word)), Measure.OTHER)

    def __str__(self) -> str:
        """Return the quantity as Swedish text with hard spaces."""
        whole, _, decimals = f"{self.number:f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
        return f"{grouped}{',' + decimals if decimals else ''}\N{NO-BREAK SPACE}{self.unit}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return text_schema(cls.parse, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(_JSON_SCHEMA)


_PATTERN: Final = (
    rf"(?:0|[1-9][0-9]{{0,8}}|[1-9][0-9]{{0,2}}(?:{SPACE}[0-9]{{3}})+)(?:,[0-9]{{1,4}})?{SPACE}*"
    r"[^\s0-9,.|{}<>][^|{}<>]*"
)
_JSON_SCHEMA: Final = written("mängd med enhet", _PATTERN, ["44 veckor", "40 tim/vecka", "3 personer"])
