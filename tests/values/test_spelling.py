"""Every form that a value's reader takes is also let through by its JSON Schema, and what is no value is not."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from iopdocs.values import (
    Amount,
    Day,
    DayOfYear,
    Flag,
    Kronor,
    Line,
    OrgNr,
    Paragraphs,
    Period,
    Quantity,
    Season,
    Share,
    Slug,
    StatedAmount,
    Unit,
    When,
)
from iopdocs.values.date_words import MONTHS
from iopdocs.values.unit import UNIT_WORDS

SPACES = st.sampled_from(["", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What reads values of a type."""
    return TypeAdapter(kind)


@cache
def validator(kind: Any) -> Draft202012Validator:
    """What judges values by the JSON Schema of a type."""
    return Draft202012Validator(adapter(kind).json_schema())


def lets_through(kind: Any, value: object) -> bool:
    """Whether the JSON Schema of a type accepts a value."""
    return bool(validator(kind).is_valid(value))


def is_read(kind: Any, value: object) -> bool:
    """Whether the reader of a type accepts a value."""
    try:
        adapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def in_some_case(text: str) -> st.SearchStrategy[str]:
    """The text as it is, in capitals, or with a capital first."""
    return st.sampled_from([text, text.upper(), text.capitalize()])


NUMBERS = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**9).map(lambda number: f"{number:,}".replace(",", " ")),
    st.tuples(st.integers(0, 10**5), st.integers(0, 99)).map(lambda parts: f"{parts[0]},{parts[1]:02}"),
)
UNITS = st.sampled_from(["", *UNIT_WORDS]).flatmap(in_some_case)
AMOUNTS = st.builds("{}{}{}{}".format, st.sampled_from(["", "-", "−", "- "]), NUMBERS, SPACES, UNITS)
HEDGES = st.sampled_from(["", "ca ", "ca. ", "Cirka ", "c:a ", "högst ", "max. ", "upp till ", "minst ", "Mellan "])
RANGES = st.builds("{}{}{}".format, NUMBERS, st.sampled_from(["–", " – ", "-", " till ", " och "]), AMOUNTS)
RECURRING = st.sampled_from(["", "/år", " per år", " varje månad", " årligen", " Kvartalsvis", "/ halvår", " och år"])
LOOSE_AMOUNTS = st.builds("{}{}{}".format, HEDGES, AMOUNTS | RANGES, RECURRING)
YEARS = st.integers(1990, 2060).map(str)
MONTH_WORDS = st.sampled_from([*MONTHS, *(f"{name[:3]}." for name in MONTHS), "sept"]).flatmap(in_some_case)
TURNS = st.sampled_from(["2018/19", "2018/2019", "18/19", "1999/2000", "2018–19", "2018-19"])
DAYS = st.dates().map(str)
DATES = st.one_of(
    DAYS,
    YEARS,
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    st.builds("{} {}".format, MONTH_WORDS, YEARS),
    st.builds("{}{} {} {}".format, st.sampled_from(["", "den ", "Den "]), st.integers(1, 28), MONTH_WORDS, YEARS),
    st.builds("{}/{}{}{}".format, st.integers(1, 28), st.integers(1, 12), st.sampled_from(" -"), YEARS),
    st.builds("{} {}".format, st.sampled_from(["vår", "våren", "Sommaren", "hösten"]), YEARS),
    st.builds("{} {}".format, st.sampled_from(["vintern", "Årsskiftet", "årsskiftet"]), TURNS),
)
STARTS = DATES | st.integers(1, 28).map(str) | MONTH_WORDS | st.builds("{} {}".format, st.integers(1, 28), MONTH_WORDS)
FROM = st.sampled_from(["", "från och med ", "Fr.o.m. ", "fr o m ", "fom "])
TO = st.sampled_from([" till och med ", ", till och med ", " t.o.m. ", " tom ", "–", " – ", " - ", "-"])
SEASON_ENDS = st.one_of(
    MONTH_WORDS,
    st.builds("{}{} {}".format, st.sampled_from(["", "den "]), st.integers(1, 31), MONTH_WORDS),
    st.builds("{}/{}".format, st.integers(1, 31), st.integers(1, 12)),
)
SEASONS = st.builds(
    "{}{}{}{}{}".format, FROM, SEASON_ENDS, TO, SEASON_ENDS, st.sampled_from(["", " varje år", ", Vart år"])
)
FURTHER = st.sampled_from(["", " tills vidare", " – tills vidare", ", tills vidare", " och tills vidare"])
PERIODS = st.one_of(
    DATES,
    st.builds("{}{}{}".format, FROM, DATES, FURTHER),
    st.builds("{}{}{}{}".format, FROM, STARTS, TO, DATES),
    DATES.map("under {}".format),
)
BLANKS = st.sampled_from(["", " ", "\n", "\N{NO-BREAK SPACE}"])
CASES = [
    (Kronor, AMOUNTS),
    (StatedAmount, AMOUNTS),
    (Amount, LOOSE_AMOUNTS),
    (Unit, st.sampled_from([*UNIT_WORDS]).flatmap(in_some_case)),
    (Share, st.builds("{}{}{}".format, NUMBERS, SPACES, st.sampled_from(["%", "procent", "Procent"]))),
    (Quantity, st.builds("{}{}{}".format, NUMBERS, SPACES, st.sampled_from(["veckor", "tim/vecka", "år", "m²", "h"]))),
    (Season, SEASONS),
    (OrgNr, st.sampled_from(["212000-2395", "2120002395", "162120002395", "16212000-2395", "802000-1234"])),
    (Day, DAYS),
    (
        DayOfYear,
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["", "den "]),
            st.integers(0, 32),
            MONTH_WORDS.map(" {}".format) | st.integers(1, 13).map("/{}".format),
        ),
    ),
    (When, DATES),
    (Period, PERIODS),
    (Flag, st.sampled_from(["ja", "nej", "yes", "no", "true", "false", "sant", "falskt"]).flatmap(in_some_case)),
    (Line, st.text(max_size=30)),
    (Paragraphs, st.text(max_size=30) | st.lists(st.text(max_size=10), max_size=3)),
    (Slug, st.text("abz09_-", max_size=42)),
]


@pytest.mark.parametrize(("kind", "spellings"), CASES)
@given(data=st.data())
def test_what_is_read_is_let_through(kind: Any, spellings: st.SearchStrategy[Any], data: st.DataObject) -> None:
    """A pattern lets through every form that the value's reader takes."""
    value = data.draw(spellings)
    if isinstance(value, str) and kind is not Slug:
        value = data.draw(BLANKS) + value + data.draw(BLANKS)
    assert lets_through(kind, value) or not is_read(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kronor, 500_000),
        (When, 2018),
        (Period, 2018),
        (Line, 2018),
        (Line, 1.5),
        (Line, True),
        (Flag, True),
        (OrgNr, 2120002395),
    ],
)
def test_what_yaml_takes_for_a_number_is_let_through(kind: Any, value: object) -> None:
    """In YAML 2018 is a number to an editor but text to the reader."""
    assert lets_through(kind, value)
    assert is_read(kind, str(value))


@pytest.mark.parametrize(
    "value",
    [
        {"first": "2018-01-01", "last": "2018-12-31"},
        {"first": 2018, "last": None},
        {"first": "2018", "last": "Tills vidare"},
        ["2018-01-01", "2018-12-31"],
    ],
)
def test_a_period_may_be_two_dates(value: object) -> None:
    """A period is also two fields, or a pair, whose last may be open."""
    assert lets_through(Period, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kronor, "femhundra"),
        (Kronor, "500 tk"),
        (Kronor, 1.5),
        (Kronor, True),
        (Kronor, "1 00 kr"),
        (StatedAmount, "5OO kr"),
        (Amount, "ungefär femhundra"),
        (Amount, "500 tkr ibland"),
        (Share, "0,1"),
        (Quantity, "44"),
        (Season, "hela året"),
        (Season, "1 oktober"),
        (OrgNr, "212000-239"),
        (Day, "1 januari 2018"),
        (DayOfYear, "30 juni 2018"),
        (When, "snart"),
        (When, "november"),
        (When, 99),
        (Period, "2018-01-01 till 2018-12-31"),
        (Period, {"first": "2018"}),
        (Flag, "kanske"),
        (Line, " "),
        (Line, None),
        (Line, ["a"]),
        (Paragraphs, []),
        (Slug, "Å"),
        (Unit, "tk"),
    ],
)
def test_what_cannot_be_a_value_is_not_let_through(kind: Any, value: object) -> None:
    """A slip that can be seen without computing is marked."""
    assert not lets_through(kind, value)
    assert not is_read(kind, value)
