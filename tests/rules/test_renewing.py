"""How a party keeps an agreement from being extended, and how that goes with giving notice."""

from __future__ import annotations

from typing import Any

import pytest

import iopdocs
from iopdocs.testing import example_agreement

TERM = {"kind": "term", "period": "2027-01-01 – 2027-12-31"}
AUTOMATIC = {"kind": "extension", "option": "automatic", "months": "12", "max_times": "3"}
BEFORE = AUTOMATIC | {"months_before": "6"}
TO_THE_END = {"kind": "notice", "months": "6", "to": "end_of_term"}


def told(code: str, *clauses: dict[str, Any]) -> list[str]:
    """What is said with one code about an agreement, hard spaces as spaces."""
    found = iopdocs.check(example_agreement(TERM, *clauses))
    return [one.message.replace("\u00a0", " ") for one in found if one.code == code]


@pytest.mark.parametrize(
    ("extension", "said"),
    [
        ({"option": "automatic", "months": "12", "max_times": "2"}, "högst två gånger"),
        ({"option": "automatic", "months": "12"}, "flera gånger"),
        ({"option": "automatic"}, "flera gånger"),
        ({"option": "automatic", "months": "12", "until": "2029-12-31"}, "högst två gånger"),
        ({"option": "automatic", "months": "12", "until": "2028-12-31"}, None),
        ({"option": "automatic", "months": "12", "max_times": "1"}, None),
        ({"option": "by_decision", "months": "12"}, "flera gånger"),
        ({"option": "by_decision"}, None),
        ({"option": "by_decision", "months": "12", "max_times": "1"}, None),
    ],
)
def test_a_day_of_one_year_is_that_of_one_extension(extension: dict[str, str], said: str | None) -> None:
    """A day in the calendar has passed when the agreement is to be extended again."""
    rest = "men den sista tiden att besluta, den 30 juni 2027, gäller bara den första gången"
    found = told("TRM021", {"kind": "extension", "decide_by": "2027-06-30"} | extension)
    assert found == ([f"avtalet kan förlängas {said} {rest}"] if said else [])


def test_other_days_are_those_of_every_extension() -> None:
    """Months before the end and a day of every year are right each time."""
    assert told("TRM021", BEFORE) == told("TRM021", AUTOMATIC | {"decide_each": "30 juni"}) == []


def test_a_party_can_say_no_in_time() -> None:
    """Without a day a party says no on the last day; a notice to the end of the term has one."""
    assert told("TRM022", AUTOMATIC)
    assert told("TRM022", AUTOMATIC, {"kind": "notice", "months": "6"})
    assert told("TRM022", AUTOMATIC, TO_THE_END) == []
    assert told("TRM022", BEFORE) == told("TRM022", AUTOMATIC | {"option": "by_decision"}) == []


def test_the_day_is_told_once() -> None:
    """Of two ways only the first is printed, so both are not given."""
    found = told("TRM023", BEFORE | {"decide_each": "30 juni", "decide_by": "2027-06-30"})
    assert found == ["förlängningen beslutas senast enligt både decide_by, months_before och decide_each"]
    assert told("TRM023", BEFORE) == []


@pytest.mark.parametrize(
    ("extension", "said"),
    [
        ({"months_before": "6"}, None),
        ({"decide_each": "30 juni"}, None),
        ({"months_before": "3"}, "senast tre månader före avtalstidens slut"),
        ({"decide_each": "30 september"}, "senast den 30 september 2027"),
        ({"decide_by": "2027-05-31", "max_times": "1"}, "senast den 31 maj 2027"),
        ({}, None),
    ],
)
def test_notice_and_extension_have_the_same_day(extension: dict[str, str], said: str | None) -> None:
    """Both say how the agreement ends where it would else be extended."""
    first = "avtalet sägs upp senast sex månader före avtalstidens slut men en part säger nej till förlängning"
    assert told("TRM024", AUTOMATIC | extension, TO_THE_END) == ([f"{first} {said}"] if said else [])


def test_notice_to_an_end_needs_an_agreement_that_goes_on() -> None:
    """An agreement that ends anyway, or has no end, cannot be ended to that day."""
    assert told("TRM025", AUTOMATIC, TO_THE_END) == []
    for option in ("none", "by_decision"):
        assert (
            "upphör ändå den 31 december 2027" in told("TRM025", {"kind": "extension", "option": option}, TO_THE_END)[0]
        )
    open_ended = {"kind": "term", "period": "2027-01-01 tills vidare"}
    found = iopdocs.check(example_agreement(open_ended, TO_THE_END))
    assert ["gäller tills vidare" in one.message for one in found if one.code == "TRM025"] == [True]


@pytest.mark.parametrize(("to", "asked"), [(None, True), ("any_time", False), ("end_of_term", False)])
def test_it_is_asked_whether_notice_may_be_given_at_any_time(to: str | None, *, asked: bool) -> None:
    """Who writes of both seldom means both; when it is said which is meant nothing more is asked."""
    notice = {"kind": "notice", "months": "6"} | ({"to": to} if to else {})
    assert bool(told("TRM026", BEFORE, notice)) == asked
    assert told("TRM026", {"kind": "extension", "option": "none"}, notice) == []


def test_a_party_that_cannot_give_notice_is_told() -> None:
    """Where only some may give notice it is told who may not; two clauses for one party each bind nobody."""
    of: dict[str, Any] = {"kind": "notice", "months": "3"}
    assert told("TRM027", of) == told("TRM027", of | {"parties": ["kommunen", "foreningen"]}) == []
    (found,) = told("TRM027", of | {"parties": ["kommunen"]})
    assert found.endswith("får säga upp avtalet men inte Föreningen Exemplet")
    both = [of | {"id": key, "parties": [key]} for key in ("kommunen", "foreningen")]
    assert told("TRM027", *both) == []


@pytest.mark.parametrize(
    ("extension", "notice", "said"),
    [
        ({"months_before": "12"}, None, "tolv månader före avtalstidens slut men avtalstiden är bara tolv månader"),
        ({"months": "6", "months_before": "9"}, None, "nio månader före avtalstidens slut men varje ny avtalstid är"),
        ({"months": "6", "months_before": "9", "max_times": "1"}, None, None),
        ({"months": "6"}, TO_THE_END, "sex månader före avtalstidens slut men varje ny avtalstid är bara sex månader"),
        ({"months_before": "11"}, None, None),
        ({}, TO_THE_END, None),
    ],
)
def test_a_party_says_no_within_the_term(
    extension: dict[str, str], notice: dict[str, str] | None, said: str | None
) -> None:
    """An extension cannot be refused before the term that it follows has begun."""
    found = told("TRM028", AUTOMATIC | extension, *([notice] if notice else []))
    assert [said in one for one in found if said] == ([True] if said else [])
    assert bool(found) == bool(said)


def test_the_rules_about_decisions_know_months_and_days_of_every_year() -> None:
    """What is said of a day in the calendar is said of the day that months or a day of every year give."""
    decided = {"kind": "extension", "option": "by_decision", "months": "12", "max_times": "2"}
    notice = {"kind": "notice", "months": "3"}
    report = {"what": "slutrapport", "sender": "foreningen", "receivers": ["kommunen"], "frequency": "once"}
    reports = {"kind": "follow_up", "reports": [report | {"due": "2028-02-28"}]}
    for way in ({"months_before": "2"}, {"decide_each": "31 oktober"}):
        assert len(told("TRM010", decided | way, notice)) == 1
        assert len(told("REP004", decided | way, reports)) == 1
        assert told("TRM013", {"kind": "extension", "option": "none"} | way)
    assert told("TRM010", decided | {"months_before": "3"}, notice) == []
    assert told("TRM010", AUTOMATIC | {"months_before": "2"}, notice | {"to": "end_of_term"}) == []


def test_an_agreement_that_can_be_refused_in_time_has_a_notice() -> None:
    """Who may say no to an extension may end the agreement; a clause on notice is then not missed."""
    assert told("COM001", AUTOMATIC)
    assert told("COM001", BEFORE) == []
    assert told("COM001", BEFORE | {"option": "by_decision"})
