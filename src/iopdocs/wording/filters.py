"""The filters that a clause template may use (filter), what they take and what they give.

The table is the allow-list: a template can call nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from iopdocs import swedish
from iopdocs.parties import Party
from iopdocs.values.dates import Period, When
from iopdocs.wording.scope import Type, named

__all__ = ["FILTERS", "Filter"]

_PARTY_CLASSES = Party.__origin__.__args__  # type: ignore[attr-defined] -- Annotated[Union[...]] keeps them there
_TEXT = named(str)
_NUMBER = (int, Decimal)


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: ``function`` is called with the value and the template's arguments.

    ``agreement`` says that the function's first argument is what the agreement calls its parties.
    """

    function: Callable[..., Any]
    takes: tuple[type, ...]
    gives: Type
    says: str
    arguments: tuple[int, int] = (0, 0)
    agreement: bool = False


def _plain(value: object) -> str:
    return str(value)


def _months(count: int) -> str:
    return swedish.plural(count, "månad", "månader")


def _days(count: int) -> str:
    return f"{swedish.cardinal(count, 'common')} {'dag' if count == 1 else 'dagar'}"


def _years(count: int) -> str:
    return f"{swedish.cardinal(count, 'neuter')} år"


def _tkr(amount: Decimal) -> str:
    return swedish.amount_with_unit(amount, swedish.Unit.TKR)


def _date(value: date | When) -> str:
    return swedish.when(value) if isinstance(value, When) else swedish.den_date(value)


def _party_id(value: Any) -> str:
    return str(getattr(value, "id", value))


def _called(names: Any, value: Any) -> str:
    return str(names.called(_party_id(value)))


def _name(names: Any, value: Any) -> str:
    return str(names.full_name(_party_id(value)))


FILTERS: dict[str, Filter] = {
    "called": Filter(_called, (str, *_PARTY_CLASSES), _TEXT, "vad parten kallas i avtalet: kommunen", agreement=True),
    "name": Filter(_name, (str, *_PARTY_CLASSES), _TEXT, "partens fullständiga namn", agreement=True),
    "cap": Filter(swedish.capitalised, (str,), _TEXT, "stor begynnelsebokstav"),
    "genitive": Filter(swedish.genitive, (str,), _TEXT, "genitiv: kommunens"),
    "join": Filter(swedish.list_of, (tuple,), _TEXT, "uppräkning: A, B och C", (0, 1)),
    "kr": Filter(swedish.kronor, _NUMBER, _TEXT, "500 000 kr"),
    "tkr": Filter(_tkr, _NUMBER, _TEXT, "500 tkr"),
    "amount": Filter(swedish.amount, _NUMBER, _TEXT, "beloppet i en enhet, utan enheten: 500", (1, 1)),
    "percent": Filter(swedish.percent, _NUMBER, _TEXT, "12,5 %"),
    "number": Filter(swedish.number, _NUMBER, _TEXT, "1 760"),
    "count": Filter(swedish.cardinal, (int,), _TEXT, "tal i ord till och med tolv: två", (0, 1)),
    "months": Filter(_months, (int,), _TEXT, "tre månader"),
    "days": Filter(_days, (int,), _TEXT, "tio dagar"),
    "years": Filter(_years, (int,), _TEXT, "två år"),
    "date": Filter(_date, (date, When), _TEXT, "den 1 januari 2018"),
    "when": Filter(swedish.when, (When,), _TEXT, "november 2018"),
    "iso": Filter(swedish.iso, (date,), _TEXT, "2018-01-01"),
    "period": Filter(swedish.period, (Period,), _TEXT, "från och med … till och med …"),
    "length": Filter(len, (tuple,), named(int), "antal"),
}
"""The filters by name."""
