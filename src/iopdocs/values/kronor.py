"""Amounts of money (belopp): exact kronor, and amounts as they stand printed on paper.

Text is read strictly: groups of three parted by a plain, hard or narrow space, decimal comma, a unit. What
could be read in two ways is refused, and so is what is not a whole number of öre.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from iopdocs.values.checked import Checked, text_schema
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import SPACE, one_of, written
from iopdocs.values.unit import UNIT_WORDS, Unit

__all__ = ["AMOUNT_PATTERN", "NO_AMOUNT", "Kronor", "StatedAmount", "Unit", "kronor_text", "no_amount", "parse_kronor"]

NO_AMOUNT: Final = "no_amount"
"""What the context of a refusal has for what is no amount at all, beside amounts that are not taken."""
_LONGEST_TEXT: Final = 60
_FINEST_EXPONENT: Final = -30
_GROUP: Final = 3
_ORE: Final = 100
_MOST_ORE: Final = 10**14
_MOST_DIGITS: Final = 12
_SPACES: Final = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
_AMOUNT: Final = re.compile(
    r"([-−]?) ?"
    r"(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+)"
    r"(?:,([0-9]+))?"
    r" *([^0-9,]*)"
)


def parse_kronor(value: object) -> Decimal:
    """Return an amount in exact kronor, from a whole number, a ``Decimal`` or text such as ``500 tkr``.

    The result has two decimals or none: equal amounts look the same.

    Raises:
        ValueError: with a Swedish sentence, for ``float``, ``bool``, what is ambiguous or no amount, for
        parts of an
            öre, and for a thousand milliards or more.
    """
    return _decimal(_ore(value))


def kronor_text(amount: Decimal) -> str:
    """Return the JSON text of an amount, ``500000`` or ``134,50``, which :func:`parse_kronor` reads back."""
    return f"{amount:f}".replace(".", ",")


def _decimal(ore: int) -> Decimal:
    return Decimal(ore).scaleb(-2) if ore % _ORE else Decimal(ore // _ORE)


def _ore(value: object) -> int:
    digits, decimals, unit = _parts(value)
    return _whole_ore(digits * unit.factor * _ORE, 10**decimals, value)


def _ore_of_decimal(value: Decimal) -> int:
    """Return the öre of a Decimal, looking at its size before computing with it."""
    if not value.is_finite():
        raise no_amount(value)
    if not value:
        return 0
    if value.adjusted() >= _MOST_DIGITS:
        raise _too_large(value)
    if int(value.as_tuple().exponent) < _FINEST_EXPONENT:
        raise _no_whole_ore(value)
    numerator, denominator = value.as_integer_ratio()
    return _whole_ore(numerator * _ORE, denominator, value)


def _whole_ore(numerator: int, denominator: int, value: object) -> int:
    ore, rest = divmod(numerator, denominator)
    if rest:
        raise _no_whole_ore(value)
    if abs(ore) >= _MOST_ORE:
        raise _too_large(value)
    return ore


def _parts(value: object) -> tuple[int, int, Unit]:
    """Return the digits as one whole number, how many of them are decimals, and the unit."""
    if type(value) is not bool and issubclass(type(value), int):
        return int.__index__(value), 0, Unit.KR  # type: ignore[arg-type] # an int by its type
    if issubclass(type(value), Decimal):
        ore = _ore_of_decimal(Decimal(value))  # type: ignore[arg-type] # as above
        return (ore, 2, Unit.KR) if ore % _ORE else (ore // _ORE, 0, Unit.KR)
    text = exact_text(value)
    if text is None or len(text) > _LONGEST_TEXT:
        raise no_amount(value)
    found = _AMOUNT.fullmatch(text.translate(_SPACES).strip())
    if found is None:
        raise no_amount(value)
    sign, whole, decimals, word = found.groups(default="")
    unit = UNIT_WORDS.get(word.lower()) if word else Unit.KR
    if unit is None or _looks_like_thousands(whole, decimals, unit):
        raise no_amount(value)
    digits = int(whole.replace(" ", "") + decimals)
    return -digits if sign else digits, len(decimals), unit


def _looks_like_thousands(whole: str, decimals: str, unit: Unit) -> bool:
    """Whether the comma may be an English one: in 12,345 tkr, but hardly in 1,555 mnkr or 0,125 tkr."""
    return len(decimals) == _GROUP and len(whole) <= _GROUP and whole != "0" and unit in (Unit.KR, Unit.TKR)


def no_amount(value: object) -> PydanticCustomError:
    """Return the refusal of what is no amount."""
    example = "500\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr eller 500\N{NO-BREAK SPACE}tkr"
    return refused("kronor", f"{shown(value)} är inte ett belopp; skriv till exempel {example}", **{NO_AMOUNT: True})


def _no_whole_ore(value: object) -> PydanticCustomError:
    return refused("kronor", f"{shown(value)} är inte ett helt antal öre; skriv högst två decimaler")


def _too_large(value: object) -> PydanticCustomError:
    return refused("kronor", f"{shown(value)} är för stort; ett belopp är under tusen miljarder kronor")


@dataclass(frozen=True, slots=True, init=False)
class StatedAmount:
    """An amount as it stands on paper (angivet belopp), with unit and decimals: ``StatedAmount("0,5 mnkr")``.

    ``digits`` are the printed digits as one whole number, the last ``decimals`` of them after the comma. Two
    amounts are equal when they are printed the same: 0,5 mnkr and 500 tkr say different things about how
    exact they are.
    """

    digits: int
    decimals: int
    unit: Unit

    def __init__(self, value: object) -> None:
        digits, decimals, unit = _parts(value)
        _whole_ore(digits * unit.factor * _ORE, 10**decimals, value)
        object.__setattr__(self, "digits", digits)
        object.__setattr__(self, "decimals", decimals)
        object.__setattr__(self, "unit", unit)

    @classmethod
    def parse(cls, value: object) -> StatedAmount:
        """Return the amount that text, a whole number or a ``Decimal`` of kronor states, or the amount itself."""
        return value if type(value) is cls else cls(value)

    @property
    def number(self) -> Decimal:
        """The printed number, in the unit: 0.5 for 0,5 mnkr."""
        return Decimal(self.digits).scaleb(-self.decimals)

    @property
    def step(self) -> Decimal:
        """How many kronor one in the last printed digit is: 1000 for 236 tkr, 100000 for 0,5 mnkr."""
        return Decimal(self.unit.factor).scaleb(-self.decimals)

    @property
    def kronor(self) -> Decimal:
        """The amount in kronor, read as if it were exact."""
        return _decimal(self.digits * self.unit.factor * _ORE // 10**self.decimals)

    def fits(self, exact: Decimal | int) -> bool:
        """Whether an exact amount in kronor can be what was printed: it lies within half a step."""
        return abs(self.kronor - exact) * 2 <= self.step

    def __str__(self) -> str:
        """Return the amount as Swedish text with hard spaces, which reads back as the same value."""
        whole, rest = divmod(abs(self.digits), 10**self.decimals)
        decimals = f",{rest:0{self.decimals}d}" if self.decimals else ""
        sign = "\N{MINUS SIGN}" if self.digits < 0 else ""
        return f"{sign}{whole:,}".replace(",", "\N{NO-BREAK SPACE}") + f"{decimals}\N{NO-BREAK SPACE}{self.unit}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return text_schema(cls.parse, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(_JSON_SCHEMA)


AMOUNT_PATTERN: Final = (
    rf"[-−]?{SPACE}?(?:0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{SPACE}[0-9]{{3}})+)(?:,[0-9]+)?{SPACE}*{one_of(UNIT_WORDS)}?"
)
"""A pattern for an amount with or without its unit, in upper or lower case."""

_JSON_SCHEMA: Final = written("exakt belopp", AMOUNT_PATTERN, ["500 000 kr", "500 tkr", "0,5 mnkr"], number=True)

Kronor = Annotated[Decimal, Checked(parse_kronor, kronor_text, _JSON_SCHEMA)]
"""An exact amount in kronor (belopp): ``"500 tkr"`` and ``500000`` are ``Decimal("500000")``."""
