"""A day that comes back every year, and the last such day before another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.values import day_before, parse_day_of_year

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
DAYS_OF_YEAR = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(
    lambda day: parse_day_of_year(f"{day.day}/{day.month}")
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("30 juni", "30 juni"),
        ("den 30 juni", "30 juni"),
        ("Den 1 Mars", "1 mars"),
        ("31 dec.", "31 december"),
        ("15 sept", "15 september"),
        ("30/6", "30 juni"),
        (" 30\N{NO-BREAK SPACE}juni ", "30 juni"),
    ],
)
def test_a_day_and_month_are_read(text: str, read: str) -> None:
    """Each way to write it is kept as the day and the name of the month."""
    assert parse_day_of_year(text) == read
    assert parse_day_of_year(read) == read


@pytest.mark.parametrize(
    "wrong",
    [
        "31 september",
        "29 februari",
        "0 maj",
        "30/13",
        "30 juni 2027",
        "juni",
        "den sista juni",
        "",
        30,
        None,
        "3 0 juni",
    ],
)
def test_what_is_no_day_of_every_year_is_refused(wrong: object) -> None:
    """A day that some year lacks is refused with what to write instead."""
    with pytest.raises(
        ValueError, match="är inte en dag som finns varje år; skriv till exempel 30\N{NO-BREAK SPACE}juni"
    ):
        parse_day_of_year(wrong)


@given(DAYS_OF_YEAR, DAYS)
def test_the_day_before_is_the_last_one(day_of_year: str, end: date) -> None:
    """Return "the last such day that is not after ``end``"."""
    found = day_before(day_of_year, end)
    assert parse_day_of_year(f"{found.day}/{found.month}") == day_of_year
    assert timedelta(0) <= end - found <= timedelta(365)
