"""Days, dates of any precision, and periods."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from iopdocs.values import Day, Period, Precision, When, months_end, parse_day

DAY: TypeAdapter[date] = TypeAdapter(Day)
WHEN = TypeAdapter(When)
PERIOD = TypeAdapter(Period)

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
years = st.integers(1000, 2998)
whens = st.one_of(
    days.map(When),
    days.map(lambda day: When(f"{day.year}-{day.month:02}")),
    years.map(lambda year: When(str(year))),
    years.map(lambda year: When(f"årsskiftet {year}/{year + 1}")),
    years.map(lambda year: When(f"vintern {year}/{year + 1}")),
    st.builds(lambda season, year: When(f"{season} {year}"), st.sampled_from(["våren", "sommaren", "hösten"]), years),
)
periods = st.builds(Period, whens, st.none() | whens)


class _Date(date):
    """A subclass, as the libraries for frozen clocks make them."""

    def isoformat(self) -> str:
        raise NotImplementedError


def test_a_day_is_a_date_or_its_iso_text() -> None:
    """A day is read from a date or from åååå-mm-dd, with blanks around it."""
    day = date(2018, 1, 1)
    read = [parse_day(value) for value in (day, "2018-01-01", " 2018-01-01\n", _Date(2018, 1, 1))]
    assert read == [day] * 4
    assert {type(one) for one in read} == {date}


@pytest.mark.parametrize(
    "wrong",
    [
        0,
        86400,
        "86400",
        1.5,
        None,
        True,
        "",
        "2018",
        "20180101",
        "2018-1-1",
        "18-01-01",
        "2018-02-29",
        "2018-W01-1",
        "2018-01-01T00:00:00",
        "\uff12\uff10\uff11\uff18-01-01",
        "0018-01-01",
        "3018-01-01",
        date(18, 1, 1),
        datetime(2018, 1, 1),  # noqa: DTZ001 -- a time of day without zone is what is refused
        datetime(2018, 1, 1, tzinfo=UTC),
        pytest.param("2018-01-01" * 100_000, id="huge text"),
        [2018, 1, 1],
    ],
)
def test_what_is_no_day_is_refused(wrong: object) -> None:
    """No epoch numbers, no times of day, no other formats, no days that do not exist."""
    with pytest.raises(ValidationError) as caught:
        DAY.validate_python(wrong)
    assert [error["type"] for error in caught.value.errors()] == ["day"]


@pytest.mark.parametrize(
    ("text", "precision", "first", "last", "canonical"),
    [
        ("2018-11-05", "day", "2018-11-05", "2018-11-05", "2018-11-05"),
        ("2018\u201111\u201105", "day", "2018-11-05", "2018-11-05", "2018-11-05"),
        ("5 november 2018", "day", "2018-11-05", "2018-11-05", "2018-11-05"),
        ("den 5 november 2018", "day", "2018-11-05", "2018-11-05", "2018-11-05"),
        ("den\u00a05\u00a0november 2018", "day", "2018-11-05", "2018-11-05", "2018-11-05"),
        ("5 nov. 2018", "day", "2018-11-05", "2018-11-05", "2018-11-05"),
        ("5/11 2018", "day", "2018-11-05", "2018-11-05", "2018-11-05"),
        ("24/8 2015", "day", "2015-08-24", "2015-08-24", "2015-08-24"),
        ("2018-11", "month", "2018-11-01", "2018-11-30", "2018-11"),
        ("november 2018", "month", "2018-11-01", "2018-11-30", "2018-11"),
        ("Februari  2020", "month", "2020-02-01", "2020-02-29", "2020-02"),
        ("2018", "year", "2018-01-01", "2018-12-31", "2018"),
        ("våren 2021", "season", "2021-01-01", "2021-06-30", "våren 2021"),
        ("va\u030aren 2021", "season", "2021-01-01", "2021-06-30", "våren 2021"),
        ("sommaren 2021", "season", "2021-06-01", "2021-08-31", "sommaren 2021"),
        ("hösten 2021", "season", "2021-07-01", "2021-12-31", "hösten 2021"),
        ("vintern 2020/21", "season", "2020-11-01", "2021-03-31", "vintern 2020/21"),
        ("årsskiftet 2018/19", "turn", "2018-12-31", "2019-01-01", "årsskiftet 2018/19"),
        ("årsskiftet 2018/2019", "turn", "2018-12-31", "2019-01-01", "årsskiftet 2018/19"),
        ("årsskiftet 18/19", "turn", "2018-12-31", "2019-01-01", "årsskiftet 2018/19"),
        ("årsskiftet 1999/2000", "turn", "1999-12-31", "2000-01-01", "årsskiftet 1999/2000"),
        ("årsskiftet 99/00", "turn", "1999-12-31", "2000-01-01", "årsskiftet 1999/2000"),
    ],
)
def test_dates_are_as_exact_as_their_source(text: str, precision: str, first: str, last: str, canonical: str) -> None:
    """A date in words means the days it may be and no more exactly than it is written."""
    when = When(text)
    assert (when.precision, when.first.isoformat(), when.last.isoformat()) == (precision, first, last)
    assert str(when) == canonical
    assert when.exact is (precision == "day")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "snart",
        "31 april 2018",
        "5 nivember 2018",
        "2018-13",
        "13/13 2018",
        "018",
        "vår",
        "årsskiftet 2018/20",
        "vintern 2018/20",
        "årsskiftet 18/20",
        "årsskiftet 2999/3000",
        "november 18",
        "2018-11-05 kl. 12",
        "\uff12\uff10\uff11\uff18",
        20181105,
        20180,
        True,
        None,
        datetime(2018, 1, 1, tzinfo=UTC),
        pytest.param("november 2018" * 100_000, id="huge text"),
    ],
)
def test_what_is_no_date_is_refused(wrong: object) -> None:
    """What is no date gives the error type when."""
    with pytest.raises(ValidationError) as caught:
        WHEN.validate_python(wrong)
    assert [error["type"] for error in caught.value.errors()] == ["when"]


@pytest.mark.parametrize(
    ("wrong", "either"),
    [
        ("årsskiftet 2018", "årsskiftet 2017/18 eller årsskiftet 2018/19"),
        ("vintern 2000", "vintern 1999/2000 eller vintern 2000/01"),
    ],
)
def test_a_date_that_may_be_two_years_asks_which(wrong: str, either: str) -> None:
    """The turn of a year and the winter lie in two years, so one year is not enough."""
    with pytest.raises(ValueError, match=either):
        When(wrong)


def test_a_turn_of_the_year_opens_and_closes_on_either_side() -> None:
    """What begins at the turn begins on 1 January; what ends then ends on 31 December."""
    turn = When("årsskiftet 2018/19")
    assert (turn.opens, turn.closes) == (date(2019, 1, 1), date(2018, 12, 31))


@given(whens)
def test_a_date_survives_json(when: When) -> None:
    """A date written to JSON and read back is the same, with its precision."""
    assert WHEN.validate_json(WHEN.dump_json(when)) == when
    assert WHEN.validate_python(WHEN.dump_python(when)) == when
    assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301 -- its own bytes
    assert hash(When(when.text)) == hash(when)
    assert when.first <= when.last


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2018-01-01 – 2018-12-31", "2018-01-01", "2018-12-31"),
        ("2018-01-01–2018-12-31", "2018-01-01", "2018-12-31"),
        ("2018-01-01 - 2018-12-31", "2018-01-01", "2018-12-31"),
        ("1 januari–31 december 2018", "2018-01-01", "2018-12-31"),
        ("1–31 januari 2018", "2018-01-01", "2018-01-31"),
        ("den 1–31 januari 2018", "2018-01-01", "2018-01-31"),
        ("1/1–31/12 2018", "2018-01-01", "2018-12-31"),
        ("november–december 2018", "2018-11-01", "2018-12-31"),
        ("november 2018 – mars 2019", "2018-11-01", "2019-03-31"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("under 2018", "2018-01-01", "2018-12-31"),
        ("2019–2021", "2019-01-01", "2021-12-31"),
        ("2019-2021", "2019-01-01", "2021-12-31"),
        ("fr.o.m. 2018-01-01 t.o.m. 2018-12-31", "2018-01-01", "2018-12-31"),
        ("fr o m 1 januari 2018 t o m 31 december 2018", "2018-01-01", "2018-12-31"),
        ("från och med den 1 januari 2018 till och med den 31 december 2018", "2018-01-01", "2018-12-31"),
        ("2018-01-01 t.o.m. 2018-12-31", "2018-01-01", "2018-12-31"),
        ("årsskiftet 18/19–årsskiftet 2021/22", "2019-01-01", "2021-12-31"),
        ("fr.o.m. 2018-01-01 tills vidare", "2018-01-01", None),
        ("2018-01-01 – tills vidare", "2018-01-01", None),
        ("från och med årsskiftet 2018/19 och tills vidare", "2019-01-01", None),
        ({"first": "2018-01-01", "last": "2018-12-31"}, "2018-01-01", "2018-12-31"),
        ({"first": "2018-01-01", "last": None}, "2018-01-01", None),
        ({"first": "2018-01-01", "last": "Tills vidare"}, "2018-01-01", None),
        (("2018-01-01", "2018-12-31"), "2018-01-01", "2018-12-31"),
        ([date(2018, 1, 1), date(2018, 12, 31)], "2018-01-01", "2018-12-31"),
        ("31 december–1 januari 2018", "2018-12-31", "2018-01-01"),
    ],
)
def test_periods_are_read_as_people_write_them(value: object, start: str, end: str | None) -> None:
    """Each spelling gives the inclusive first and last day; a reversed period can be represented."""
    period = PERIOD.validate_python(value)
    assert period == Period.parse(value)
    assert period.start.isoformat() == start
    assert (period.end.isoformat() if period.end else None) == end


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "nej",
        "2018-01-01 –",
        "från 2018-01-01 till 2018-12-31",
        "tills vidare",
        20180,
        True,
        None,
        date(2018, 1, 1),
        ["2018-01-01"],
        ["2018", "2019", "2020"],
        {},
        {"first": "2018-01-01"},
        {"first": "2018-01-01", "last": "2018-12-31", "x": 1},
        {"first": None, "last": None},
        {"first": "x", "last": "y"},
        {1: 2},
        pytest.param("2018 – " * 100_000, id="huge text"),
    ],
)
def test_what_is_no_period_is_refused(wrong: object) -> None:
    """What is no period is refused; open-ended must be said."""
    with pytest.raises(ValidationError):
        PERIOD.validate_python(wrong)
    with pytest.raises(ValueError, match=r"är inte (en period|ett datum)"):
        Period.parse(wrong)


def test_a_fault_in_a_period_names_its_field() -> None:
    """The path of a fault leads to the date it is in."""
    with pytest.raises(ValidationError) as caught:
        PERIOD.validate_python({"first": "2018-13-01", "last": "2018-12-31"})
    assert [(error["loc"], error["type"]) for error in caught.value.errors()] == [(("first",), "when")]


@pytest.mark.parametrize(
    ("text", "days", "whole_months", "months"),
    [
        ("2018", 365, 12, 12),
        ("2020", 366, 12, 12),
        ("2019-03-01 – 2020-02-29", 366, 12, 12),
        ("2018-01-15 – 2018-12-31", 351, 11, None),
        ("2018-01-31 – 2018-02-28", 29, 1, 1),
        ("2018-05-05", 1, 0, None),
        ("2018-12-31 – 2018-01-01", 0, 0, None),
        ("2018-01-01 – tills vidare", None, None, None),
        ("2998-01-01 – 2999-12-31", 730, 24, 24),
    ],
)
def test_a_period_counts_its_days_and_months(
    text: str, days: int | None, whole_months: int | None, months: int | None
) -> None:
    """Both ends are counted; months is set only when the period is exactly that many."""
    period = Period.parse(text)
    assert (period.days, period.whole_months, period.months) == (days, whole_months, months)


@given(days.filter(lambda day: day.year < 2900), st.integers(1, 120))
def test_a_period_of_months_knows_how_many(first: date, months: int) -> None:
    """A period made to last some months says that it does."""
    assert Period(When(first), When(months_end(first, months))).months == months


@given(days, days, days)
def test_a_period_contains_the_days_from_start_to_end(first: date, last: date, day: date) -> None:
    """Bounds are inclusive."""
    period = Period(When(first), When(last))
    assert period.contains(day) is (first <= day <= last)
    assert Period(When(first), None).contains(day) is (first <= day)
    assert len([one for one in (first, last) if period.contains(one)]) == (2 if first <= last else 0)


@given(days, st.integers(0, 3000))
def test_days_are_counted_inclusively(first: date, more: int) -> None:
    """A period from a day to the same day is one day."""
    if first.year < 2990:
        assert Period(When(first), When(first + timedelta(days=more))).days == more + 1


@given(periods)
def test_a_period_survives_json(period: Period) -> None:
    """A period written to JSON and read back is the same."""
    assert PERIOD.validate_json(PERIOD.dump_json(period)) == period
    assert PERIOD.validate_python(PERIOD.dump_python(period)) == period
    assert PERIOD.validate_python(period) == period
    assert hash(Period.parse(period)) == hash(period)


@given(periods)
def test_a_period_as_text_reads_back(period: Period) -> None:
    """The text of a period, with its ends as exact as they are known, is the same period."""
    assert Period.parse(str(period)) == period


def test_precisions_are_five() -> None:
    """The precisions a template or rule must handle are these."""
    assert [*Precision] == ["day", "month", "season", "year", "turn"]


@pytest.mark.parametrize("kind", [When, Period])
def test_a_year_that_yaml_takes_for_a_number_is_read(kind: type[When] | type[Period]) -> None:
    """A year may be a whole number, as YAML and JSON read it, wherever its text may stand."""
    adapter = TypeAdapter(kind)
    assert adapter.validate_python(2027) == adapter.validate_python("2027")
    assert Period.parse({"first": 2027, "last": 2029}) == Period.parse("2027–2029")


@pytest.mark.parametrize("text", ["2019 och framåt", "Från 2019", "från och med 2019", "fr.o.m. 2019", "2019-"])
def test_one_who_leaves_the_end_open_is_told_how(text: str) -> None:
    """A period without an end must say so, and the refusal tells in what words."""
    with pytest.raises(ValidationError, match="utan slutdag skrivs den 2019-01-01 tills vidare"):
        TypeAdapter(Period).validate_python(text)
    with pytest.raises(ValidationError, match="skriv till exempel 2018-01-01"):
        TypeAdapter(Period).validate_python("från 2018-01-01 till 2018-12-31")
