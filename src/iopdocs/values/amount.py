"""Amounts as agreements say them (belopp): exact, about, at most, at least or a range; once or each year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from iopdocs.values.checked import text_schema
from iopdocs.values.kronor import AMOUNT_PATTERN, NO_AMOUNT, StatedAmount, no_amount
from iopdocs.values.refusal import exact_text, refused, shown
from iopdocs.values.spelling import one_of, written
from iopdocs.values.unit import Unit

__all__ = ["Amount", "Certainty", "Per", "Span"]

_NBSP: Final = "\N{NO-BREAK SPACE}"
_LONGEST: Final = 120


class Certainty(StrEnum):
    """How sure an amount is (säkerhet)."""

    EXACT = "exakt"
    ABOUT = "cirka"
    AT_MOST = "högst"
    AT_LEAST = "minst"
    BETWEEN = "mellan"


class Per(StrEnum):
    """How often an amount recurs (återkommer)."""

    YEAR = "år"
    HALF_YEAR = "halvår"
    QUARTER = "kvartal"
    MONTH = "månad"

    @property
    def months(self) -> int:
        """How many months there are between two times."""
        return {"år": 12, "halvår": 6, "kvartal": 3, "månad": 1}[self.value]


_PREFIXES: Final = (
    (re.compile(r"(?:cirka|ca\.?|c:a|omkring|ungefär)\s+"), Certainty.ABOUT),
    (re.compile(r"(?:högst|max(?:imalt)?\.?|upp till|som mest)\s+"), Certainty.AT_MOST),
    (re.compile(r"(?:minst|lägst|minimum|åtminstone)\s+"), Certainty.AT_LEAST),
)
_SUFFIX: Final = re.compile(
    r"\s*(?:/\s*|per\s+|varje\s+|och\s+)(år|halvår|kvartal|månad)$|\s+(årligen|kvartalsvis|månadsvis|halvårsvis)$"
)
_ADVERBS: Final = {"årligen": Per.YEAR, "halvårsvis": Per.HALF_YEAR, "kvartalsvis": Per.QUARTER, "månadsvis": Per.MONTH}
_RANGE: Final = re.compile(r"(?:mellan\s+)?(.*?\d[^–-]*?)\s*(?:[–-]|\soch\s|\still\s)\s*(\d.*)")
_HAS_UNIT: Final = re.compile(r"[a-zåäö]")
_PRICE: Final = re.compile(r"\d ?(?:kr|kronor|tkr|mnkr|:-)? ?(?:/|per |varje ) ?[^\W\d]")
_RECURS: Final = (
    "ett belopp kan återkomma per år, halvår, kvartal eller månad, "
    "och ett pris per något annat skrivs i basis, med kind: unit_price"
)
_FIGURE: Final = re.compile(r"[0-9]+(?:[ \u00a0][0-9]+)*[ \u00a0]?(?:kr|tkr|mnkr)?")
"""Most amounts are a figure and its unit; such a text need not be searched for anything else."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a sum of amounts can be in kronor (spann): from ``low`` to ``high``, ``None`` for no upper bound."""

    low: Decimal
    high: Decimal | None
    about: bool = False

    def __add__(self, other: Span) -> Span:
        """Return what two amounts are together."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(self.low + other.low, high, self.about or other.about)

    def times(self, factor: Decimal) -> Span:
        """Return the span that many times."""
        return Span(self.low * factor, None if self.high is None else self.high * factor, self.about)

    @property
    def exact(self) -> bool:
        """Whether the amount is one exact figure."""
        return self.low == self.high and not self.about

    @property
    def figure(self) -> Decimal:
        """The one figure that stands for the span: the upper bound if there is one."""
        return self.low if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it stands in an agreement (belopp).

    ``stated`` is the printed figure, of a range the lower one; ``upper`` the upper one of a range; ``per`` says that
    the amount recurs. JSON text is the Swedish print, which reads back as the same value.
    """

    stated: StatedAmount
    certainty: Certainty = Certainty.EXACT
    upper: StatedAmount | None = None
    per: Per | None = None

    @classmethod
    def parse(cls, value: object) -> Amount:
        """Return the amount that text, a whole number or a ``Decimal`` says; raises ``ValueError`` in Swedish."""
        if type(value) is cls:
            return value
        if type(value) is StatedAmount:
            return cls(value)
        text = exact_text(value)
        if text is None:
            return cls(StatedAmount.parse(value))
        if len(text) > _LONGEST:
            raise no_amount(value)
        if _FIGURE.fullmatch(text):
            return cls(StatedAmount(text))
        return cls._read(" ".join(text.split()).lower(), value)

    @classmethod
    def _read(cls, text: str, value: object) -> Amount:
        try:
            return cls._of(text)
        except PydanticCustomError as error:
            if _PRICE.search(text):
                raise refused("amount", f"{shown(value)} är inte ett belopp; {_RECURS}") from None
            raise (no_amount(value) if NO_AMOUNT in (error.context or ()) else error) from None

    @classmethod
    def _of(cls, text: str) -> Amount:
        per = None
        if suffix := _SUFFIX.search(text):
            per = Per(suffix[1]) if suffix[1] else _ADVERBS[suffix[2]]
            text = text[: suffix.start()]
        for pattern, certainty in _PREFIXES:
            if prefix := pattern.match(text):
                return cls(StatedAmount.parse(text[prefix.end() :]), certainty, None, per)
        if found := _RANGE.fullmatch(text):
            return cls._read_range(found[1], found[2], per)
        return cls(StatedAmount.parse(text), Certainty.EXACT, None, per)

    @classmethod
    def _read_range(cls, low: str, high: str, per: Per | None) -> Amount:
        """Read a range; a unit that stands once, behind the second figure, holds for both."""
        upper = StatedAmount.parse(high)
        lower = StatedAmount.parse(low if _HAS_UNIT.search(low) else f"{low} {upper.unit}")
        if lower.kronor > upper.kronor:
            raise refused("amount", f"{shown(f'{low}–{high}')} är inte ett spann; det lägre beloppet ska stå först")
        return cls(lower, Certainty.BETWEEN, upper, per)

    @property
    def kronor(self) -> Decimal:
        """The figure in kronor; of a range the upper one."""
        return (self.upper or self.stated).kronor

    @property
    def step(self) -> Decimal:
        """How many kronor one in the last printed digit is."""
        return self.stated.step

    @property
    def unit(self) -> Unit:
        """The unit in which the amount is printed."""
        return self.stated.unit

    @property
    def exact(self) -> bool:
        """Whether the amount is one exact figure, said once."""
        return self.certainty is Certainty.EXACT and self.per is None

    @property
    def span(self) -> Span:
        """What the amount can be in kronor, each time it is paid."""
        figure = self.stated.kronor
        match self.certainty:
            case Certainty.AT_MOST:
                return Span(Decimal(0), figure)
            case Certainty.AT_LEAST:
                return Span(figure, None)
            case Certainty.BETWEEN:
                return Span(figure, self.kronor)
        return Span(figure, figure, self.certainty is Certainty.ABOUT)

    def fits(self, exact: Decimal) -> bool:
        """Whether an exact amount in kronor can be what was printed; what is only *about* fits anything."""
        if self.certainty is Certainty.EXACT:
            return self.stated.fits(exact)
        span, slack = self.span, self.step / 2
        return span.about or (span.low - slack <= exact and (span.high is None or exact <= span.high + slack))

    def __str__(self) -> str:
        """Return the amount as Swedish text: ``cirka 500 000 kr per år``."""
        recurring = f" per {self.per}" if self.per else ""
        return f"{self._figures()}{recurring}"

    def _figures(self) -> str:
        if self.certainty is Certainty.EXACT:
            return str(self.stated)
        if self.upper is None:
            return f"{self.certainty}{_NBSP}{self.stated}"
        low = str(self.stated)
        if self.stated.unit is self.upper.unit:
            low = low.removesuffix(f"{_NBSP}{self.stated.unit}")
        return f"{low}–{self.upper}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return text_schema(cls.parse, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(_JSON_SCHEMA)


_HEDGE: Final = one_of(
    (
        *("cirka", "ca", "c:a", "omkring", "ungefär", "mellan"),
        *("högst", "maximalt", "max", "upp till", "som mest"),
        *("minst", "lägst", "minimum", "åtminstone"),
    )
)
_RECURRING: Final = (
    rf"\s*(?:/\s*|{one_of(['per', 'varje', 'och'])}\s+){one_of(['år', 'halvår', 'kvartal', 'månad'])}"
    rf"|\s+{one_of(_ADVERBS)}"
)
_PATTERN: Final = (
    rf"(?:{_HEDGE}\.?\s+)?{AMOUNT_PATTERN}"
    rf"(?:(?:\s*[–-]\s*|\s+{one_of(['och', 'till'])}\s+){AMOUNT_PATTERN})?(?:{_RECURRING})?"
)
_JSON_SCHEMA: Final = written("belopp", _PATTERN, ["500 000 kr", "cirka 500 tkr per år", "400–500 tkr"], number=True)
