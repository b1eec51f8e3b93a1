"""Whole months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.values import add_months, months_end
from iopdocs.values.months import months_of

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
few_months = st.integers(1, 240)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2019-03-01", 12, "2020-02-29"),
        ("2022-03-01", 12, "2023-02-28"),
        ("2018-01-01", 12, "2018-12-31"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-28"),
        ("2018-01-31", 1, "2018-02-28"),
        ("2018-01-31", 2, "2018-03-30"),
        ("2018-01-15", 3, "2018-04-14"),
        ("2018-01-01", 0, "2017-12-31"),
    ],
)
def test_months_end_on_the_day_before_the_same_number(first: str, months: int, last: str) -> None:
    """A period of months ends the day before the same-numbered day, or on the month's last day."""
    assert months_end(date.fromisoformat(first), months) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2018-01-31", 1, "2018-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2018-12-01", 1, "2019-01-01"),
        ("2018-03-31", -1, "2018-02-28"),
        ("2018-01-15", -13, "2016-12-15"),
    ],
)
def test_a_month_later_is_the_same_numbered_day(day: str, months: int, then: str) -> None:
    """A number of months later (or earlier) is the same-numbered day, or the month's last."""
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


@given(days, few_months)
def test_the_next_period_begins_the_day_after(first: date, months: int) -> None:
    """A period of months from the first of a month, renewed, leaves no day out and takes none twice."""
    first = first.replace(day=1)
    assert months_end(first, months) + timedelta(days=1) == add_months(first, months)


@given(days, few_months)
def test_months_are_counted_back_from_their_end(first: date, months: int) -> None:
    """The whole months between the first and last day are those the last day was computed from."""
    last = months_end(first, months)
    assert months_of(first, last) == months
    assert months_of(first, last - timedelta(days=1)) == months - 1


@given(days, days)
def test_as_many_months_as_fit(first: date, last: date) -> None:
    """The months that fit end in the period, and one more does not."""
    months = months_of(first, last)
    assert months == 0 or months_end(first, months) <= last
    assert last < first or months_end(first, months + 1) > last


@given(days, few_months)
def test_longer_ends_later(first: date, months: int) -> None:
    """One month more always ends later."""
    assert months_end(first, months) < months_end(first, months + 1)


@pytest.mark.parametrize("months", [100_000, -100_000, 10**30])
def test_beyond_the_calendar_is_refused(months: int) -> None:
    """Where the calendar ends there is a refusal that says so, and no overflow."""
    for function in (add_months, months_end):
        with pytest.raises(ValueError, match="utanför kalendern"):
            function(date(2018, 1, 1), months)
