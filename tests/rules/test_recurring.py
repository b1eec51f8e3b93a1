"""Payments that recur, and indices: what does not add up, and what is of no use."""

from collections.abc import Callable

import pytest

import iopdocs
from iopdocs.findings import Findings
from iopdocs.testing import example_agreement

Judge = Callable[[str], Findings]

TWO_YEARS = "  - {kind: term, period: 2027-01-01 – 2028-12-31}\n"


def paid(amount: str, recurring: str, *, period: str = "") -> str:
    """An example of two years with a contribution and how it is paid."""
    time = f", period: {period}" if period else ""
    line = f"{{label: Stöd, kind: cash, to: foreningen, {amount}}}"
    budget = f"  - {{kind: budget, unit: kr{time}, contributions: [{{party: kommunen, lines: [{line}]}}]}}\n"
    clause = f"  - {{kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, {recurring}}}\n"
    return f"clauses:\n{TWO_YEARS}{budget}{clause}"


@pytest.mark.parametrize(
    ("amount", "each", "period", "wrong"),
    [
        ("amount: 800 000 kr", "100 000 kr", "", False),
        ("amount: 800 000 kr", "200 000 kr", "", True),
        ("amount: 400 000 kr", "100 000 kr", "2027", False),
        ("amount: 247 700 kr", "61 925 kr", "2027", False),
        ("amount: 247 700 kr", "69 125 kr", "2027", True),
        ("amount: 400 000 kr per år", "100 000 kr", "", False),
        ("amount: 400 000 kr per år", "50 000 kr", "", True),
        ("amount: högst 400 000 kr", "50 000 kr", "2027", False),
        ("years: [{year: 2027, amount: 400 tkr}, {year: 2028, amount: 480 tkr}]", "120 000 kr", "", True),
        ("years: [{year: 2027, amount: 400 tkr}, {year: 2028, amount: 480 tkr}]", "110 000 kr", "", False),
        ("amount: 10 000 kr per månad", "30 000 kr", "", False),
        ("amount: 10 000 kr per månad", "10 000 kr", "", True),
        ("amount: 100 000 kr", "33 333 kr", "2027-01-01 – 2027-09-30", False),
        ("amount: 100 000 kr", "33 334 kr", "2027-01-01 – 2027-09-30", False),
        ("amount: 100 000 kr", "33 300 kr", "2027-01-01 – 2027-09-30", True),
        ("amount: 400 000 kr", "100 001 kr", "2027", True),
        ("years: [{year: 2027, amount: 400 tkr}, {year: 2028, amount: 480 tkr}]", "140 000 kr", "", True),
    ],
)
def test_payments_that_recur_make_the_contribution(
    judged: Judge, amount: str, each: str, period: str, *, wrong: bool
) -> None:
    """As often as it is paid in the time of the budget, in every year or in all of them, it is the contribution."""
    codes = judged(paid(amount, f"frequency: quarterly, each: {each}", period=period)).codes
    assert ("PAY007" in codes) == wrong


def test_instalments_and_recurrence_say_two_things(judged: Judge) -> None:
    """A table of payments and a sentence about how often do not stand together."""
    for way in ("timing: advance", "times: i januari och juli", "each: 100 000 kr"):
        recurring = f"{way}, instalments: [{{amount: 400 000 kr}}]"
        assert "PAY008" in judged(paid("amount: 400 000 kr", recurring)).codes


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("method: other", "IDX005"),
        ("method: other, name: byggkostnadsindex", None),
        ("method: kpi, name: byggkostnadsindex", "IDX003"),
        ("method: opi, percent: 2 %", "IDX003"),
        ("method: lci, part: 80 %, cap: 3 %", None),
        ("method: fixed, percent: 2 %, part: 80 %", "IDX003"),
        ("method: negotiated, cap: 3 %", "IDX003"),
    ],
)
def test_an_index_has_what_it_needs_and_no_more(judged: Judge, fields: str, code: str | None) -> None:
    """What the wording of a method does not use is told, and so is a name that is missing."""
    codes = judged(f"clauses:\n  - {{kind: index, {fields}, first: 2027-07-01}}\n").codes
    assert [one for one in codes if one in ("IDX003", "IDX005")] == ([code] if code else [])


def test_a_day_of_each_year_is_a_due_day() -> None:
    """A report that is due on a day of each year has a day on which it is late."""
    report = {"what": "årsredovisning", "sender": "foreningen", "receivers": ["kommunen"], "frequency": "yearly"}
    found = [
        {one.code for one in iopdocs.check(example_agreement({"kind": "follow_up", "reports": [report | more]}))}
        for more in ({}, {"due_each": "den 15 mars"})
    ]
    assert ["REP005" in codes for codes in found] == [True, False]


@pytest.mark.parametrize(
    ("amount", "parts", "said"),
    [
        ("amount: 206 320 kr", "{amount: 103 160 kr, share: 50 %}, {amount: 103 160 kr, share: 50 %}", None),
        (
            "amount: 206 320 kr",
            "{amount: 123 792 kr, share: 60 %}, {amount: 83 528 kr, share: 40 %}",
            "40 % av bidraget är 82 528 kr men delbetalningen anges till 83 528 kr",
        ),
        ("amount: 100 000 kr", "{amount: 33 333 kr, share: '33,3 %'}", None),
        ("amount: 100 000 kr", "{amount: 33 000 kr}", None),
        ("years: [{year: 2027, amount: 100 kr}, {year: 2028, amount: 300 kr}]", "{amount: 50 kr, share: 50 %}", None),
        (
            "years: [{year: 2027, amount: 100 kr}, {year: 2028, amount: 300 kr}]",
            "{amount: 60 kr, share: 50 %}",
            "50 % av bidraget är 50 kr, 150 kr eller 200 kr men delbetalningen anges till 60 kr",
        ),
    ],
)
def test_an_instalment_is_the_share_that_it_is_said_to_be(
    judged: Judge, amount: str, parts: str, said: str | None
) -> None:
    """The amount of an instalment is held against its share of the contribution, of a year or of all."""
    found = [one for one in judged(paid(amount, f"instalments: [{parts}]")) if one.code == "PAY010"]
    assert [one.message.replace("\u00a0", " ") for one in found] == ([said] if said else [])
