"""Amounts that go beyond what there is: time, sources, ceilings, and the figures that tables print."""

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

HALF_A_YEAR = "2027-01-01 – 2027-06-30"


def budget(line: str, *, unit: str = "kr", period: str = "", party: str = "kommunen", total: str = "") -> str:
    """An example with a budget of one line."""
    time = f", period: {period}" if period else ""
    stated = f", stated_total: {total}" if total else ""
    part = f"{{party: {party}, lines: [{{label: Stöd, {line}}}]{stated}}}"
    return f"clauses:\n  - {{kind: budget, unit: {unit}{time}, contributions: [{part}]}}\n"


@pytest.mark.parametrize(
    ("factors", "too_many"),
    [
        ("2 personer, 181 nätter", False),
        ("2 personer, 182 nätter", True),
        ("12 platser, 365 dygn", True),
        ("4 personer, 200 dagar", True),
        ("200 dagar", False),
        ("6 månader", False),
        ("7 månader", True),
        ("26 veckor", False),
        ("27 veckor", True),
        ("4 tim/månad, 6 månader", False),
        ("400 vårddygn", False),
    ],
)
def test_no_more_time_than_there_is(judged: Judge, factors: str, *, too_many: bool) -> None:
    """Weeks, nights and months are held against the time of the budget; days alone may be those of several persons."""
    line = f"kind: premises, basis: {{kind: product, factors: [{factors}], rate: 100 kr}}"
    assert ("BAS004" in judged(budget(line, period=HALF_A_YEAR, party="foreningen")).codes) == too_many


def test_every_negative_amount_is_told(judged: Judge) -> None:
    """Each year's amount is something that a party puts in, as the amount of the whole line is."""
    years = "{year: 2027, amount: -5 000 kr}, {year: 2028, amount: 5 000 kr}, {year: 2029, amount: -6 000 kr}"
    found = [one for one in judged(budget(f"kind: staff, years: [{years}]")) if one.code == "BUD002"]
    assert [one.path[-3:] for one in found] == [("years", 0, "amount"), ("years", 2, "amount")]
    assert "\N{MINUS SIGN}6\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in found[1].message


@pytest.mark.parametrize(
    ("amount", "unit", "rounded"),
    [
        ("650 tkr", "mnkr", False),
        ("'0,65 mnkr'", "mnkr", False),
        ("650 500 kr", "mnkr", True),
        ("650 tkr", "tkr", False),
        ("'12,5 tkr'", "tkr", False),
        ("'12 500,40 kr'", "tkr", True),
        ("12 500 kr", "kr", False),
        ("'134,50 kr'", "kr", False),
        ("'600–650,5 tkr'", "mnkr", True),
    ],
)
def test_a_table_shows_what_was_agreed(judged: Judge, amount: str, unit: str, *, rounded: bool) -> None:
    """An amount that somebody has stated is not to stand rounded in the table, once or for a year."""
    codes = judged(budget(f"kind: staff, amount: {amount}", unit=unit)).codes
    assert ("BUD023" in codes) == rounded
    codes = judged(budget(f"kind: staff, years: [{{year: 2027, amount: {amount}}}]", unit=unit)).codes
    assert ("BUD023" in codes) == rounded


def test_what_is_computed_may_be_rounded(judged: Judge) -> None:
    """A product that a table rounds is as it should be."""
    line = "kind: volunteer, amount: 236 tkr, basis: {kind: product, factors: [44 veckor, 40 tim/vecka], rate: 134 kr}"
    assert "BUD023" not in judged(budget(line, unit="tkr", party="foreningen")).codes


@pytest.mark.parametrize(
    ("amount", "total", "wrong"),
    [
        ("högst 1 860 000 kr", "1 680 000 kr", True),
        ("högst 1 860 000 kr", "högst 1 680 000 kr", True),
        ("högst 1 860 000 kr", "1 860 000 kr", False),
        ("högst 1 860 000 kr", "högst 1 860 000 kr", False),
        ("högst 1 860 000 kr", "cirka 1 700 000 kr", False),
        ("400–500 tkr", "450 tkr", False),
    ],
)
def test_the_sum_of_what_is_at_most(judged: Judge, amount: str, total: str, *, wrong: bool) -> None:
    """A sum of upper bounds is an upper bound: a lower one is another figure, though it may come to be what is paid."""
    assert ("BUD001" in judged(budget(f"kind: staff, amount: {amount}", total=total)).codes) == wrong


@pytest.mark.parametrize(("second", "wrong"), [("270 tkr", False), ("170 tkr", True)])
def test_sources_of_several_years(judged: Judge, second: str, *, wrong: bool) -> None:
    """What the sources give is the sum of the years, where all of them are decided."""
    years = "years: [{year: 2027, amount: 300 tkr}, {year: 2028, amount: 610 tkr}]"
    sources = f"funding: [{{source: kommunen, amount: 640 tkr}}, {{source: en fond, amount: {second}}}]"
    assert ("BUD013" in judged(budget(f"kind: staff, {years}, {sources}")).codes) == wrong
    later = years.replace(", amount: 610 tkr", "")
    assert "BUD013" not in judged(budget(f"kind: staff, {later}, {sources}")).codes


@pytest.mark.parametrize(("second", "wrong"), [("100 tkr", False), ("50 tkr", True), ("100 tkr per år", False)])
def test_sources_of_what_recurs(judged: Judge, second: str, *, wrong: bool) -> None:
    """What the sources give each time is the amount of each time."""
    sources = f"funding: [{{source: socialnämnden, amount: 300 tkr}}, {{source: en fond, amount: {second}}}]"
    assert ("BUD013" in judged(budget(f"kind: staff, amount: 400 tkr per år, {sources}")).codes) == wrong


@pytest.mark.parametrize(
    ("amount", "wrong"),
    [("högst 400 000 kr", True), ("cirka 400 000 kr", False), ("minst 400 000 kr", False), ("400 000 kr", True)],
)
def test_no_more_is_claimed_back_than_may_be_paid(judged: Judge, amount: str, *, wrong: bool) -> None:
    """Also an upper bound is a bound of what can have been paid."""
    example = budget(f"kind: cash, to: foreningen, amount: {amount}")
    claim = "  - {kind: repayment, triggers: [misuse], extent: part, at_most: 500 000 kr}\n"
    assert ("PAY006" in judged(example + claim).codes) == wrong


THREE_YEARS = "  - {kind: term, period: 2025-01-01 – 2027-12-31}\n  - {kind: extension, option: none}\n"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("'2025'", "1\u00a0500\u00a0000\u00a0kr, om de är lika stora hela tiden, och"),
        ("2025-01-01 – 2027-12-31", None),
        ("", None),
    ],
)
def test_a_budget_for_a_part_of_the_term(judged: Judge, period: str, said: str | None) -> None:
    """The value is that of the whole term, also where the budget is for its first year; the message says how."""
    example = budget("kind: cash, to: foreningen, amount: 500 000 kr", period=period) + THREE_YEARS
    found = [one.message for one in judged(example) if one.code == "LAW003"]
    assert [said in one for one in found if said] == ([True] if said else [])
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("amount", "wrong"), [("100 000 kr", True), ("200 000 kr", False), ("cirka 100 000 kr", False)]
)
def test_a_source_gives_the_share_that_it_says(judged: Judge, amount: str, *, wrong: bool) -> None:
    """What a source gives is held against its share where both are exact."""
    source = f"funding: [{{source: ett statsbidrag, amount: {amount}, share: 50 %}}]"
    assert ("BUD020" in judged(budget(f"kind: staff, amount: 400 000 kr, {source}")).codes) == wrong


def test_what_recurs_counts_as_often_as_it_recurs(judged: Judge) -> None:
    """A yearly amount is that of each year of the term, however short a time its budget is for."""
    example = budget("kind: cash, to: foreningen, amount: 500 000 kr per år", period="'2025'") + THREE_YEARS
    (found,) = [one.message for one in judged(example) if one.code == "LAW003"]
    assert "1\u00a0500\u00a0000\u00a0kr" in found


@pytest.mark.parametrize(
    ("extension", "said"),
    [
        ("option: none", None),
        ("option: by_decision, months: 12", "är redan med en förlängning 1 000 000 kr"),
        ("option: automatic, months: 12", "är redan med en förlängning 1 000 000 kr"),
        ("option: automatic, months: 12, max_times: 1", "är med en förlängning 1 000 000 kr"),
        ("option: automatic, months: 12, max_times: 3", "är med alla förlängningar 2 000 000 kr"),
        ("option: automatic, months: 12, until: 2027-12-31", "är med alla förlängningar 1 500 000 kr"),
        ("option: by_decision, until: 2027-12-31", "är med alla förlängningar 1 500 000 kr"),
        ("option: by_decision", None),
        ("option: automatic, months: 12, max_times: 4, until: 2026-12-31", "är med en förlängning 1 000 000 kr"),
    ],
)
def test_the_value_holds_the_extensions_that_there_may_be(judged: Judge, extension: str, said: str | None) -> None:
    """One extension counts where nothing says how many there may be, and it is not called all of them."""
    term = "  - {kind: term, period: 2025-01-01 – 2025-12-31}\n"
    example = budget("kind: cash, to: foreningen, amount: 500 000 kr") + term
    found = judged(example + f"  - {{kind: extension, {extension}}}\n")
    told = [one.message.replace("\u00a0", " ") for one in found if one.code == "LAW003"]
    assert [said in one for one in told if said is not None] == ([True] if said else [])
    assert bool(told) == bool(said)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (
            "2022-01-01 – 2023-12-31",
            "är 200 000 euro; programmet säger till redan vid 1 600 000 kr, med 8 kr för en euro",
        ),
        ("2022-01-01 – 2024-12-31", "är 200 000 euro, från 2024 300 000 euro; programmet säger till redan vid"),
        (
            "2012-01-01 – 2013-12-31",
            "på högst tre år och taket för stöd av mindre betydelse 2012 finns inte i programmet",
        ),
    ],
)
def test_the_ceiling_is_told_with_the_rate(judged: Judge, years: str, said: str) -> None:
    """Euro and kronor are not set beside each other as if they could be compared."""
    term = f"  - {{kind: term, period: {years}}}\n"
    found = judged(budget("kind: cash, to: foreningen, amount: 2 000 000 kr") + term)
    (told,) = [one.message.replace("\u00a0", " ") for one in found if one.code == "LAW004"]
    assert said in told


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("2027-01-01", "blir avtalstiden 24\u00a0månader, till och med den\u00a031\u00a0december 2028"),
        ("2027-01-15", "blir avtalstiden till och med den\u00a031\u00a0december 2028"),
    ],
)
def test_a_length_is_told_in_months_where_it_is_whole(judged: Judge, first: str, said: str) -> None:
    """Of a term that is no whole number of months only its last day is told, extensions counted."""
    term = f"  - {{kind: term, period: {first} – 2027-12-31}}\n"
    extension = "  - {kind: extension, option: by_decision, decide_by: september 2027, months: 12, max_times: 1}\n"
    (found,) = [one.message for one in judged(f"clauses:\n{term}{extension}") if one.code == "TRM014"]
    assert said in found


def test_support_of_a_first_year_is_that_of_three(judged: Judge) -> None:
    """A yearly contribution of 900 000 kr passes the ceiling in three years, whatever time the budget is for."""
    example = budget("kind: cash, to: foreningen, amount: 900 000 kr", period="'2025'") + THREE_YEARS
    assert "LAW004" in judged(example).codes


def test_the_best_three_years_are_counted(judged: Judge) -> None:
    """Where the years differ the dearest three that follow one another count, not a share of them all."""
    amounts = {2025: 100, 2026: 900, 2027: 900, 2028: 900, 2029: 100}
    years = ", ".join(f"{{year: {year}, amount: {amount} tkr}}" for year, amount in amounts.items())
    term = "  - {kind: term, period: 2025-01-01 – 2029-12-31}\n"
    found = judged(budget(f"kind: cash, to: foreningen, years: [{years}]", unit="tkr") + term)
    assert any(one.code == "LAW004" and "2\u00a0700\u00a0000\u00a0kr" in one.message for one in found)
