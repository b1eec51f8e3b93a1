"""The unit an amount is written in (enhet): kr, tkr, mnkr or mdkr, and every word that means one of them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from iopdocs.values.checked import text_schema
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import JsonSchema, one_of, shown_as

__all__ = ["UNIT_WORDS", "Unit"]


_EXPONENTS: Final = {"kr": 0, "tkr": 3, "mnkr": 6, "mdkr": 9}
_STEPS: Final = {"kr": Decimal("0.01"), "tkr": Decimal(1), "mnkr": Decimal("0.1"), "mdkr": Decimal("0.1")}
_AMPLE: Final = Context(prec=1000)
"""Room for any computed amount: with Python's 28 digits a product of large factors would raise."""


class Unit(StrEnum):
    """The unit of printed amounts (enhet): the short forms recommended by Språkrådet."""

    KR = "kr"
    TKR = "tkr"
    MNKR = "mnkr"
    MDKR = "mdkr"

    exponent: int
    """How many noughts one of the unit has in kronor."""

    factor: int
    """How many kronor one of the unit is."""

    step: Decimal
    """The smallest difference that is printed, in the unit."""

    def __init__(self, word: str) -> None:
        self.exponent = _EXPONENTS[word]
        self.factor = 10**self.exponent
        self.step = _STEPS[word]

    def round(self, kronor: Decimal | int) -> Decimal:
        """Return how many of the unit an amount in kronor is, rounded half up to what is printed.

        An amount in kr keeps its öre; mnkr and mdkr have one decimal, also when it is nought.
        """
        if self is Unit.KR and kronor == (whole := Decimal(int(kronor))):  # as most are, and fast
            return whole
        exact = Decimal(kronor).scaleb(-self.exponent, _AMPLE)
        rounded = exact.quantize(self.step, ROUND_HALF_UP, _AMPLE)
        return rounded if self is not Unit.KR or rounded % 1 else rounded.to_integral_value()

    @classmethod
    def parse(cls, value: object) -> Unit:
        """Return the unit a word means; older forms such as *mkr*, *kkr* and *SEK* are understood."""
        word = exact_text(value)
        unit = UNIT_WORDS.get(word.strip().lower()) if word and len(word) <= _LONGEST_WORD else None
        if unit is None:
            raise refused("unit", f"{shown(value)} är inte en enhet; skriv kr, tkr, mnkr eller mdkr")
        return unit

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return text_schema(cls.parse, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(_JSON_SCHEMA)


_LONGEST_WORD: Final = 30

UNIT_WORDS: Final[dict[str, Unit]] = {
    word: unit
    for unit, words in (
        (Unit.KR, "kr|kr.|krona|kronor|sek"),
        (Unit.TKR, "tkr|tkr.|kkr|tusen kr|tusen kronor|ksek|tsek"),
        (Unit.MNKR, "mnkr|mnkr.|mkr|mn kr|milj kr|milj. kr|miljon kr|miljoner kr"),
        (Unit.MNKR, "milj kronor|milj. kronor|miljon kronor|miljoner kronor|msek"),
        (Unit.MDKR, "mdkr|mdkr.|mdr kr|md kr|miljard kr|miljarder kr|miljard kronor|miljarder kronor"),
    )
    for word in words.split("|")
}
"""Every word, in lower case with plain spaces, that means a unit; old ones are read, never printed."""

_JSON_SCHEMA: Final[JsonSchema] = {
    "title": "enhet",
    "anyOf": [
        {"enum": [*map(str, Unit)], "errorMessage": shown_as(Unit)},
        {"type": "string", "pattern": rf"^\s*{one_of(UNIT_WORDS)}\s*$"},
    ],
}
