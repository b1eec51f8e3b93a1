"""Dates and periods (datum, perioder): exact days, dates as exact as their source, spans of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final, NoReturn

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from iopdocs.values.checked import Checked, text_schema
from iopdocs.values.date_spelling import DAY, PERIOD, WHEN
from iopdocs.values.date_words import Precision, Read, day_of, no_date, normal, read_when
from iopdocs.values.months import YEARS, add_months, months_end, months_of
from iopdocs.values.period_words import bounds_of
from iopdocs.values.refusal import exact_items, exact_text, refused, shown

__all__ = ["Day", "Period", "Precision", "When", "add_months", "months_end", "parse_day"]

_LONGEST_PERIOD: Final = 120
_FIELDS: Final = ("first", "last")
_OPEN: Final = "tills vidare"
_ONWARDS: Final = re.compile(r"(?:från|fr\.? ?o\.? ?m\.?)(?!.* till ) [^–—]+|.+ framåt|.+ ?[–—-]")
"""What lacks a last day, without saying that it has none."""


def parse_day(value: object) -> date:
    """Return a day, from a ``date`` or ``åååå-mm-dd``.

    Raises:
        ValueError: with a Swedish sentence, for anything else: times of day, other formats, days that do not
        exist.
    """
    day = _plain_date(value)
    if day is None:
        text = exact_text(value)
        day = day_of(text.strip()) if text is not None and len(text) <= _LONGEST_PERIOD else None
    if day is None or day.year not in YEARS:
        raise refused("day", f"{shown(value)} är inte en dag; skriv år, månad och dag som 2018-01-01")
    return day


def _plain_date(value: object) -> date | None:
    kind = type(value)
    if not issubclass(kind, date) or issubclass(kind, datetime):
        return None
    return date.fromordinal(date.toordinal(value))  # type: ignore[arg-type] # a date by its type


Day = Annotated[date, Checked(parse_day, date.isoformat, DAY)]
"""An exact day (dag), written ``åååå-mm-dd``."""


@dataclass(frozen=True, slots=True, init=False)
class When:
    """A date as exact as its source (tidpunkt): ``When("november 2018")``, ``When(date(2018, 11, 5))``.

    ``first`` and ``last`` are the days it may mean. The turn of a year, *årsskiftet 2018/19*, lies between
    its two days. ``text`` is the canonical text, which reads back as the same value.
    """

    precision: Precision
    first: date
    last: date
    text: str

    def __init__(self, value: object) -> None:
        for name, part in zip(Read._fields, _read_when(value), strict=True):
            object.__setattr__(self, name, part)

    @classmethod
    def parse(cls, value: object) -> When:
        """Return the date that a ``date`` or text means; a ``When`` is returned as it is."""
        return value if type(value) is cls else cls(value)

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.precision is Precision.DAY

    @property
    def opens(self) -> date:
        """The first day of what begins then: for the turn of a year 1 January."""
        return self.last if self.precision is Precision.TURN else self.first

    @property
    def closes(self) -> date:
        """The last day of what ends then: for the turn of a year 31 December."""
        return self.first if self.precision is Precision.TURN else self.last

    def __str__(self) -> str:
        """Return the canonical text."""
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return text_schema(cls.parse, str)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(WHEN)


def _year_text(value: object) -> str | None:
    """Return text, or a year that YAML or JSON has taken for a number, as text; ``None`` for all else."""
    return str(value) if type(value) is int and value in YEARS else exact_text(value)


def _read_when(value: object) -> Read:
    text = _year_text(value)
    if text is not None:
        return read_when(text)
    day = _plain_date(value)
    if day is None or day.year not in YEARS:
        raise no_date(value)
    return Read(Precision.DAY, day, day, day.isoformat())


@dataclass(frozen=True, slots=True)
class Period:
    """A period of days, the first and the last included (period); no ``last`` is *tills vidare*.

    ``Period.parse`` reads ``"2018-01-01 – 2018-12-31"``, ``"1 januari–31 december 2018"``, ``"2019–2021"``,
    ``"2018"``, ``"fr.o.m. 2018-01-01 t.o.m. 2018-12-31"``, a pair, and the fields ``first`` and ``last``. A
    period that ends before it begins can be represented: that it does is for a rule to say.
    """

    first: When
    last: When | None

    @classmethod
    def parse(cls, value: object) -> Period:
        """Return the period that text, a pair or the fields ``first`` and ``last`` mean.

        Raises:
            ValueError: with a Swedish sentence, when it is not a period.
        """
        bounds = _bounds(value)
        if set(bounds) != set(_FIELDS):
            _no_period(value)
        return cls(When.parse(bounds["first"]), _last(bounds["last"]))

    def __str__(self) -> str:
        """Return the period as text that reads back as the same value: ``2018-01-01 – 2018-12-31``."""
        bounds = _fields(self)
        return f"{bounds['first']} – {bounds['last']}"

    @property
    def start(self) -> date:
        """The first day (första dag)."""
        return self.first.opens

    @property
    def end(self) -> date | None:
        """The last day (sista dag), ``None`` for an open-ended period."""
        return None if self.last is None else self.last.closes

    @property
    def days(self) -> int | None:
        """The number of days, both ends counted; ``None`` for an open-ended period."""
        return None if self.end is None else max(0, (self.end - self.start).days + 1)

    @property
    def whole_months(self) -> int | None:
        """How many whole months fit in the period; ``None`` for an open-ended one."""
        return None if self.end is None else months_of(self.start, self.end)

    @property
    def months(self) -> int | None:
        """The length in months when the period is exactly that many; else ``None``."""
        months = self.whole_months
        return months if months and months_end(self.start, months) == self.end else None

    def contains(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return self.start <= day and (self.end is None or day <= self.end)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that tells a fault with the name of the field it is in."""
        when = handler.generate_schema(When)
        last = core_schema.no_info_plain_validator_function(_last)
        fields = core_schema.typed_dict_schema(
            {"first": core_schema.typed_dict_field(when), "last": core_schema.typed_dict_field(last)},
            extra_behavior="forbid",
        )
        steps: list[CoreSchema] = [
            core_schema.no_info_plain_validator_function(_bounds),
            fields,
            core_schema.no_info_plain_validator_function(_made),
        ]
        written = core_schema.plain_serializer_function_ser_schema(_fields)
        return core_schema.chain_schema(steps, serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(PERIOD)


def _bounds(value: object) -> dict[Any, Any]:
    """Return what is to be ``first`` and ``last``, still unchecked."""
    if type(value) is Period:
        return {"first": value.first, "last": value.last}
    if issubclass(type(value), dict):
        return dict(dict.items(value))  # type: ignore[arg-type] # a dict by its type
    items = exact_items(value)
    if items is not None and len(items) == len(_FIELDS):
        return dict(zip(_FIELDS, items, strict=True))
    text = _year_text(value)
    return _in_words(text) if text is not None and len(text) <= _LONGEST_PERIOD else _no_period(value)


def _in_words(text: str) -> dict[str, object]:
    """Return one date as both ends, so that a year or a month is a period, else the two dates of the text."""
    try:
        return dict.fromkeys(_FIELDS, When(text))
    except ValueError:
        bounds = bounds_of(text)
    return dict(zip(_FIELDS, bounds, strict=True)) if bounds else _no_period(text)


def _no_period(value: object) -> NoReturn:
    text = exact_text(value)
    open_ended = text is not None and _ONWARDS.fullmatch(normal(text[:_LONGEST_PERIOD]))
    examples = "2018-01-01 – 2018-12-31 eller 2019–2021"
    way = "utan slutdag skrivs den 2019-01-01 tills vidare" if open_ended else f"skriv till exempel {examples}"
    raise refused("period", f"{shown(value)} är inte en period; {way}")


def _last(value: object) -> When | None:
    text = exact_text(value)
    open_ended = value is None or (text is not None and len(text) <= _LONGEST_PERIOD and normal(text) == _OPEN)
    return None if open_ended else When.parse(value)


def _made(fields: dict[str, Any]) -> Period:
    return Period(**fields)


def _fields(period: Period) -> dict[str, str]:
    return {"first": period.first.text, "last": "tills vidare" if period.last is None else period.last.text}
