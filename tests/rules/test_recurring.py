"""Payments that recur, and indices: what does not add up, and what is of no use."""

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

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
        ("years: [{year: 2027, amount: 400 tkr}, {year: 2028, amount: 480 tkr}]", "120 000 kr", "", False),
        ("years: [{year: 2027, amount: 400 tkr}, {year: 2028, amount: 480 tkr}]", "140 000 kr", "", True),
    ],
)
def test_payments_that_recur_make_the_contribution(
    judged: Judge, amount: str, each: str, period: str, *, wrong: bool
) -> None:
    """As often as it is paid in the time of the budget, in a year or in one of the years, it is the contribution."""
    codes = judged(paid(amount, f"frequency: quarterly, each: {each}", period=period)).codes
    assert ("PAY007" in codes) == wrong


def test_instalments_and_recurrence_say_two_things(judged: Judge) -> None:
    """A table of payments and a sentence about how often do not stand together."""
    recurring = "timing: advance, instalments: [{amount: 400 000 kr}]"
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
