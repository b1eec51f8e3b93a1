"""The filters: what each gives, and that each takes only what it can print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from iopdocs.model import Hole, HoleReached
from iopdocs.parties import Kommun
from iopdocs.values import OrgNr, Period, When
from iopdocs.wording.filters import FILTERS
from iopdocs.wording.scope import Type, named

KOMMUN = Kommun(kind="kommun", id="kommunen", name="Exempelby kommun", orgnr=OrgNr("212000-2395"))
NBSP = "\N{NO-BREAK SPACE}"


class Names:
    """What two parties are called; one has no name yet."""

    def called(self, party: str) -> str | Hole:
        """What a party is called."""
        return {"kommunen": "kommunen"}.get(party) or Hole(party)

    def full_name(self, party: str) -> str | Hole:
        """A party's whole name."""
        return {"kommunen": "Exempelby kommun"}.get(party) or Hole(party)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("cap", ("kommunen",), "Kommunen"),
        ("genitive", ("kommunen",), "kommunens"),
        ("join", (("a", "b", "c"),), "a, b och c"),
        ("join", (("a", "b"), "eller"), "a eller b"),
        ("kr", (Decimal(500000),), f"500{NBSP}000{NBSP}kr"),
        ("tkr", (Decimal(500000),), f"500{NBSP}tkr"),
        ("amount", (Decimal(500000), "tkr"), "500"),
        ("percent", (Decimal("12.5"),), f"12,5{NBSP}%"),
        ("number", (1760,), f"1{NBSP}760"),
        ("count", (2,), "två"),
        ("count", (1, "neuter"), "ett"),
        ("months", (1,), "en månad"),
        ("months", (3,), "tre månader"),
        ("days", (1,), "en dag"),
        ("days", (14,), f"14{NBSP}dagar"),
        ("years", (1,), "ett år"),
        ("years", (2,), "två år"),
        ("date", (date(2018, 1, 1),), f"den{NBSP}1{NBSP}januari 2018"),
        ("date", (When("2018-01-01"),), f"den{NBSP}1{NBSP}januari 2018"),
        ("date", (When("november 2018"),), "november 2018"),
        ("when", (When("november 2018"),), "november 2018"),
        ("iso", (date(2018, 1, 1),), "2018-01-01"),
        ("period", (Period.parse("2018"),), "under 2018"),
        (
            "period_days",
            (Period.parse("2018"),),
            "från och med den\u00a01\u00a0januari 2018 till och med den\u00a031\u00a0december 2018",
        ),
        ("length", ((1, 2),), 2),
        ("called", (Names(), "kommunen"), "kommunen"),
        ("called", (Names(), KOMMUN), "kommunen"),
        ("name", (Names(), "kommunen"), "Exempelby kommun"),
        ("name", (Names(), KOMMUN), "Exempelby kommun"),
    ],
)
def test_what_filters_give(name: str, arguments: tuple[object, ...], expected: object) -> None:
    """Each filter prints by the Swedish rules."""
    assert FILTERS[name].function(*arguments) == expected


def test_every_filter_is_tried() -> None:
    """No filter is without an example above."""
    mark = next(mark for mark in test_what_filters_give.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined] # set by pytest
    assert {case[0] for case in mark.args[1]} == set(FILTERS)


@pytest.mark.parametrize("name", ["called", "name"])
@pytest.mark.parametrize("party", ["okand", Hole("Part")])
def test_unknown_parties_are_holes(name: str, party: object) -> None:
    """A party that is not there is a missing fact, not a word in the text."""
    with pytest.raises(HoleReached, match=r"okand|Part"):
        FILTERS[name].function(Names(), party)


@pytest.mark.parametrize(
    ("name", "kind", "fits"),
    [
        ("kr", named(Decimal), True),
        ("kr", named(int), True),
        ("kr", named(bool), False),
        ("kr", named(int, bool), False),
        ("kr", named(str), False),
        ("kr", Type(()), False),
        ("date", named(date), True),
        ("date", named(When), True),
        ("date", named(date, str), False),
        ("iso", named(When), False),
        ("join", named(tuple, item=named(str)), True),
        ("join", named(tuple, item=named(int)), False),
        ("join", named(tuple, item=Type((str,), optional=True)), False),
        ("join", named(tuple), False),
        ("length", named(tuple), True),
        ("length", named(str), False),
        ("called", named(Kommun), True),
        ("called", named(str), True),
        ("called", named(date), False),
    ],
)
def test_what_filters_take(name: str, kind: Type, fits: bool) -> None:
    """A filter takes only values of its classes; yes and no are not numbers."""
    assert FILTERS[name].fits(kind) is fits
