"""The filters that a clause template may use (filter), what they take and what they give.

The table is the allow-list: a template can call nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, get_args

from iopdocs import swedish
from iopdocs.model import Hole
from iopdocs.parties import Party
from iopdocs.values.dates import Period, When
from iopdocs.wording.scope import Type, named, of_annotation

__all__ = ["FILTERS", "Filter", "Names"]

_PARTIES: tuple[type, ...] = of_annotation(Party).classes
_NUMBER = (int, Decimal)
_TEXT = named(str)
_GENDER = named(str, choices=get_args(swedish.Gender))


class Names(Protocol):
    """What the parties are called; a name that is missing is a hole."""

    def called(self, party: str) -> str | Hole:
        """What a party is called in the running text, by its id."""

    def full_name(self, party: str) -> str | Hole:
        """A party's legal name, by its id."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: ``function`` is called with the value and the template's argument, if there is one.

    ``takes`` are the classes of the value, ``items`` of its elements; ``argument`` is the type of the argument,
    which may be left out if ``defaulted``; ``names`` says that the function is first given the :class:`Names`.
    """

    function: Callable[..., str | int]
    takes: tuple[type, ...]
    says: str
    gives: Type = _TEXT
    items: tuple[type, ...] = ()
    argument: Type | None = None
    defaulted: bool = True
    names: bool = False

    def fits(self, kind: Type) -> bool:
        """Whether the filter can take every value of a type; yes and no are not numbers here."""
        if not kind.of(*self.takes) or bool in kind.classes:
            return False
        return not self.items or (kind.item is not None and kind.item.of(*self.items) and not kind.item.optional)


def _amount(amount: Decimal | int, unit: str) -> str:
    return swedish.amount(amount, swedish.Unit(unit))


def _tkr(amount: Decimal | int) -> str:
    return swedish.amount_with_unit(amount, swedish.Unit.TKR)


def _months(count: int) -> str:
    return swedish.plural(count, "månad", "månader")


def _days(count: int) -> str:
    return swedish.plural(count, "dag", "dagar")


def _years(count: int) -> str:
    return swedish.plural(count, "år", "år", "neuter")


def _date(value: date | When) -> str:
    if isinstance(value, When):
        return swedish.den_date(value.first) if value.exact else swedish.when(value)
    return swedish.den_date(value)


def _called(names: Names, value: Any) -> str:
    return str(names.called(getattr(value, "id", value)))


def _name(names: Names, value: Any) -> str:
    return str(names.full_name(getattr(value, "id", value)))


FILTERS: dict[str, Filter] = {
    "called": Filter(_called, (str, *_PARTIES), "vad parten kallas i avtalet: kommunen", names=True),
    "name": Filter(_name, (str, *_PARTIES), "partens fullständiga namn", names=True),
    "cap": Filter(swedish.capitalised, (str,), "stor begynnelsebokstav"),
    "genitive": Filter(swedish.genitive, (str,), "genitiv: kommunens"),
    "join": Filter(swedish.list_of, (tuple,), "uppräkning: A, B och C", items=(str,), argument=_TEXT),
    "kr": Filter(swedish.kronor, _NUMBER, "500 000 kr"),
    "tkr": Filter(_tkr, _NUMBER, "500 tkr"),
    "amount": Filter(
        _amount,
        _NUMBER,
        "beloppet i en enhet, utan enheten: 500",
        argument=of_annotation(swedish.Unit),
        defaulted=False,
    ),
    "percent": Filter(swedish.percent, _NUMBER, "12,5 %"),
    "number": Filter(swedish.number, _NUMBER, "1 760"),
    "count": Filter(swedish.cardinal, (int,), "tal i ord till och med tolv: två", argument=_GENDER),
    "months": Filter(_months, (int,), "tre månader"),
    "days": Filter(_days, (int,), "tio dagar"),
    "years": Filter(_years, (int,), "två år"),
    "date": Filter(_date, (date, When), "den 1 januari 2018"),
    "when": Filter(swedish.when, (When,), "november 2018"),
    "iso": Filter(swedish.iso, (date,), "2018-01-01"),
    "period": Filter(swedish.period, (Period,), "från och med … till och med …"),
    "period_days": Filter(swedish.period_days, (Period,), "från och med den … till och med den …, också för hela år"),
    "length": Filter(len, (tuple,), "antal", gives=named(int)),
}
"""The filters by name."""
