"""The unit an amount is written in (enhet): kr, tkr, mnkr or mdkr, and every word that means one of them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, Final, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from iopdocs.values.checked import text_schema
from iopdocs.values.refusal import exact_text, refused, shown

__all__ = ["UNIT_WORDS", "Unit"]


class Unit(StrEnum):
    """The unit of printed amounts (enhet): the short forms recommended by Språkrådet."""

    KR = "kr", 0, "0.01"
    TKR = "tkr", 3, "1"
    MNKR = "mnkr", 6, "0.1"
    MDKR = "mdkr", 9, "0.1"

    factor: int
    """How many kronor one of the unit is."""

    step: Decimal
    """The smallest difference that is printed, in the unit."""

    def __new__(cls, word: str, exponent: int, step: str) -> Self:
        """Make a member from its word, the power of ten in a unit, and the step it is printed with."""
        unit = str.__new__(cls, word)
        unit._value_ = word
        unit.factor = 10**exponent
        unit.step = Decimal(step)
        return unit

    def round(self, kronor: Decimal | int) -> Decimal:
        """Return how many of the unit an amount in kronor is, rounded half up to what is printed.

        An amount in kr keeps its öre; mnkr and mdkr have one decimal, also when it is nought.
        """
        rounded = (Decimal(kronor) / self.factor).quantize(self.step, ROUND_HALF_UP)
        whole = rounded.to_integral_value()
        return whole if self is Unit.KR and rounded == whole else rounded

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
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": [unit.value for unit in cls]}


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
