"""Swedish output formats, with Babel as the oracle."""

import subprocess
import sys
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from iopdocs import swedish
from iopdocs.swedish import EN_DASH, MINUS, NBSP
from iopdocs.values import Period, StatedAmount, Unit, When, parse_kronor
from iopdocs.values.date_words import MONTHS

LOCALE = "sv_SE"

numbers = st.decimals(-(10**12), 10**12, places=4, allow_nan=False)
amounts = st.integers(-(10**14) + 1, 10**14 - 1).map(lambda ore: parse_kronor(Decimal(ore) / 100))
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
years = st.integers(1000, 2998)
whens = st.one_of(
    days.map(When),
    days.map(lambda day: When(f"{day.year}-{day.month:02}")),
    years.map(lambda year: When(str(year))),
    years.map(lambda year: When(f"årsskiftet {year}/{year + 1}")),
    st.builds(lambda season, year: When(f"{season} {year}"), st.sampled_from(["våren", "sommaren", "hösten"]), years),
)
periods = st.builds(Period, whens, st.none() | whens) | whens.map(lambda when: Period(when, when))


def typeset(text: str) -> str:
    """What Babel prints, with the one thing it gets wrong put right: a hyphen for a minus."""
    return text.replace("-", MINUS)


def test_the_signs_are_those_of_cldr() -> None:
    """The named signs and the names of the months are the ones CLDR has for Swedish."""
    assert (NBSP, MINUS, EN_DASH) == ("\u00a0", "\u2212", "\u2013")
    assert swedish.number(Decimal("-1234.5")) == f"{MINUS}1{NBSP}234,5"
    assert tuple(get_month_names("wide", locale=LOCALE).values()) == MONTHS


@given(numbers | st.integers(-(10**20), 10**20))
def test_numbers_are_babels(number: Decimal | int) -> None:
    """Numbers are grouped as Babel groups them; the minus is a minus."""
    assert swedish.number(number) == typeset(format_decimal(number, locale=LOCALE, decimal_quantization=False))


@given(amounts)
def test_kronor_are_babels(amount: Decimal) -> None:
    """Amounts are Babel's, with öre only when there are any."""
    pattern = "#,##0\u00a0¤" if amount == int(amount) else "#,##0.00\u00a0¤"
    expected = format_currency(amount, "SEK", pattern, locale=LOCALE, currency_digits=False)
    assert swedish.kronor(amount) == typeset(expected)


@given(amounts)
def test_no_ore_is_lost_in_print(amount: Decimal) -> None:
    """Öre never lost: an amount in print reads back as the same amount, in kronor and as a stated one."""
    assert parse_kronor(swedish.kronor(amount)) == amount
    assert parse_kronor(swedish.amount_with_unit(amount, Unit.KR)) == amount
    assert str(StatedAmount(swedish.kronor(amount))) == swedish.kronor(amount)


@given(amounts, st.sampled_from(Unit))
def test_an_amount_in_print_fits_what_it_was_printed_from(amount: Decimal, unit: Unit) -> None:
    """Printing in tkr or mnkr rounds to what a reader would accept as the exact amount."""
    if abs(unit.round(amount)) * unit.factor < 10**12:
        stated = StatedAmount(swedish.amount_with_unit(amount, unit))
        assert stated.unit is unit
        assert stated.fits(amount)


@given(amounts, st.sampled_from([(Unit.TKR, "#,##0", 3), (Unit.MNKR, "#,##0.0", 6)]))
def test_amounts_in_a_unit_are_babels(amount: Decimal, how: tuple[Unit, str, int]) -> None:
    """Rounding is half up (Babel's is half to even), the rest is Babel's."""
    unit, pattern, exponent = how
    exact = amount.scaleb(-exponent)
    rounded = exact.quantize(Decimal(1) if unit is Unit.TKR else Decimal("0.1"), ROUND_HALF_UP) + 0
    expected = typeset(format_decimal(rounded, pattern, locale=LOCALE))
    assert swedish.amount(amount, unit) == expected
    assert swedish.amount_with_unit(amount, unit) == f"{expected}{NBSP}{unit}"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (swedish.number(1_555_000), "1_555_000"),
        (swedish.number(3750), "3_750"),
        (swedish.number(Decimal("2.50")), "2,5"),
        (swedish.number(Decimal("-0.0")), "0"),
        (swedish.kronor(Decimal(500_000)), "500_000_kr"),
        (swedish.kronor(Decimal("134.5")), "134,50_kr"),
        (swedish.kronor(Decimal("33.625")), "33,625_kr"),
        (swedish.kronor(-500), "−500_kr"),
        (swedish.kronor(0), "0_kr"),
        (swedish.amount(Decimal(235_500), Unit.TKR), "236"),
        (swedish.amount(Decimal(-400), Unit.TKR), "0"),
        (swedish.amount(Decimal(650_000), Unit.MNKR, 2), "0,65"),
        (swedish.amount(Decimal(1_200_000), Unit.MNKR, 2), "1,20"),
        (swedish.amount(Decimal(235_849), Unit.TKR, 1), "235,8"),
        (swedish.amount(Decimal(650_000), Unit.MNKR, 0), "0,7"),
        (swedish.amount(Decimal("134.5"), Unit.KR, 1), "134,50"),
        (swedish.amount(Decimal("134.5"), Unit.KR), "134,50"),
        (swedish.amount_with_unit(Decimal(235_840), Unit.TKR), "236_tkr"),
        (swedish.amount_with_unit(Decimal(500_000), Unit.MNKR), "0,5_mnkr"),
        (swedish.amount_with_unit(Decimal(2_000_000), Unit.MNKR), "2,0_mnkr"),
        (swedish.percent(Decimal("12.5")), "12,5_%"),
        (swedish.percent(Decimal("33.333333")), "33,333333_%"),
        (swedish.percent(10), "10_%"),
    ],
)
def test_numbers_look_as_in_a_swedish_document(printed: str, expected: str) -> None:
    """Each format gives what a Swedish reader expects (a low line stands for the hard space)."""
    assert printed == expected.replace("_", NBSP)


@given(st.decimals(0, 100, places=6))
def test_per_cent_is_babels_with_every_digit(share: Decimal) -> None:
    """Per cent is Babel's when it is told not to drop digits."""
    expected = format_percent(share / 100, locale=LOCALE, decimal_quantization=False)
    assert swedish.percent(share) == expected


@given(days)
def test_long_dates_are_babels(day: date) -> None:
    """Dates in words are Babel's, with a hard space between the day and the month."""
    expected = format_date(day, "long", locale=LOCALE).replace(" ", NBSP, 1)
    assert swedish.long_date(day) == expected
    assert swedish.den_date(day) == f"den{NBSP}{expected}"
    assert swedish.iso(day) == format_date(day, "short", locale=LOCALE)


@given(whens)
def test_a_date_in_print_reads_back(when: When) -> None:
    """A date is printed as exactly as it is known, and reads back as the same."""
    assert When(swedish.when(when)) == when


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2018-11-05", "5_november 2018"),
        ("2018-11", "november 2018"),
        ("2018", "2018"),
        ("våren 2021", "våren 2021"),
        ("årsskiftet 18/19", "årsskiftet 2018/19"),
    ],
)
def test_dates_keep_their_precision_in_print(text: str, printed: str) -> None:
    """A date known to the month is printed as a month."""
    assert swedish.when(When(text)) == printed.replace("_", NBSP)


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        (
            "2018-01-01 – 2018-12-31",
            "från och med den_1_januari 2018 till och med den_31_december 2018",
            "1_januari–31_december 2018",
        ),
        (
            "2018-01-01 – 2018-01-31",
            "från och med den_1_januari 2018 till och med den_31_januari 2018",
            "1–31_januari 2018",
        ),
        (
            "2018-11-01 – 2019-03-31",
            "från och med den_1_november 2018 till och med den_31_mars 2019",
            "1_november 2018–31_mars 2019",
        ),
        (
            "2019-01-01 – 2021-12-31",
            "från och med den_1_januari 2019 till och med den_31_december 2021",
            "2019–2021",
        ),
        ("2019–2021", "från och med 2019 till och med 2021", "2019–2021"),
        ("2018", "under 2018", "2018"),
        ("november 2018", "under november 2018", "november 2018"),
        ("2018-11-05", "den_5_november 2018", "5_november 2018"),
        (
            "2018-11 – 2018-12",
            "från och med november 2018 till och med december 2018",
            "november–december 2018",
        ),
        (
            "våren 2021–hösten 2022",
            "från och med våren 2021 till och med hösten 2022",
            "våren 2021–hösten 2022",
        ),
        (
            "fr.o.m. 2018-01-01 tills vidare",
            "från och med den_1_januari 2018 och tills vidare",
            "1_januari 2018 – tills vidare",
        ),
        (
            "årsskiftet 18/19–2021-12-31",
            "från och med årsskiftet 2018/19 till och med den_31_december 2021",
            "årsskiftet 2018/19–31_december 2021",
        ),
    ],
)
def test_periods_are_printed_long_and_short(text: str, long: str, short: str) -> None:
    """In running text both bounds are said to be included; in tables an en dash stands between them."""
    period = Period.parse(text)
    assert swedish.period(period) == long.replace("_", NBSP)
    assert swedish.period_short(period) == short.replace("_", NBSP)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2007–2009", "från och med den_1_januari 2007 till och med den_31_december 2009"),
        ("2016", "från och med den_1_januari 2016 till och med den_31_december 2016"),
        ("februari 2016", "från och med den_1_februari 2016 till och med den_29_februari 2016"),
        ("2016 tills vidare", "från och med den_1_januari 2016 och tills vidare"),
        ("2018-09-01 – 2021", "från och med den_1_september 2018 till och med den_31_december 2021"),
        ("våren 2021–hösten 2022", "från och med våren 2021 till och med hösten 2022"),
        ("årsskiftet 18/19–2021", "från och med årsskiftet 2018/19 till och med den_31_december 2021"),
    ],
)
def test_whole_years_have_a_first_and_a_last_day(text: str, days: str) -> None:
    """Where the days matter a period of years or months is told by its first and last day."""
    assert swedish.period_days(Period.parse(text)) == days.replace("_", NBSP)


@given(periods)
def test_a_period_in_print_reads_back(period: Period) -> None:
    """A printed period reads back: the long form as the same, the short form as the same days."""
    assert Period.parse(swedish.period(period)) == period
    short = Period.parse(swedish.period_short(period))
    assert (short.start, short.end) == (period.start, period.end)


@given(st.lists(st.sampled_from(["kommunen", "föreningen", "stiftelsen"]), max_size=5))
def test_lists_are_babels(items: list[str]) -> None:
    """Lists are Babel's, with och or eller and no comma before it."""
    assert swedish.list_of(items) == format_list(items, locale=LOCALE)
    assert swedish.list_of(iter(items), last="eller") == format_list(items, "or", locale=LOCALE)


@pytest.mark.parametrize(
    ("count", "common", "neuter"),
    [(0, "noll", "noll"), (1, "en", "ett"), (2, "två", "två"), (12, "tolv", "tolv"), (13, "13", "13")],
)
def test_counts_are_words_up_to_twelve(count: int, common: str, neuter: str) -> None:
    """One to twelve are written in words, with the gender of what is counted; from 13 in figures."""
    assert swedish.cardinal(count) == common
    assert swedish.cardinal(count, "neuter") == neuter


def test_large_and_negative_counts_are_figures() -> None:
    """Figures are grouped like any number."""
    assert swedish.cardinal(1760) == f"1{NBSP}760"
    assert swedish.cardinal(-1) == f"{MINUS}1"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (swedish.plural(1, "månad", "månader"), "en månad"),
        (swedish.plural(3, "månad", "månader"), "tre månader"),
        (swedish.plural(13, "månad", "månader"), "13_månader"),
        (swedish.plural(0, "ledamot", "ledamöter"), "noll ledamöter"),
        (swedish.plural(1, "år", "år", "neuter"), "ett år"),
    ],
)
def test_what_is_counted_agrees_with_the_count(printed: str, expected: str) -> None:
    """One is singular, all else plural; figures are held to their noun by a hard space."""
    assert printed == expected.replace("_", NBSP)


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Timrå kommun", "Timrå kommuns"),
        ("Söråkers Folkets Hus", "Söråkers Folkets Hus"),
        ("Hemsö Jazz", "Hemsö Jazz"),
        ("Uddevalla Box", "Uddevalla Box"),
        ("kommunen", "kommunens"),
        ("SKR", "SKR:s"),
        ("RF-SISU", "RF-SISU:s"),
        ("Studieförbundet KFUM Norr", "Studieförbundet KFUM Norrs"),
        ("TIMRÅ KOMMUN", "TIMRÅ KOMMUNs"),
        ("Projekt 2018", "Projekt 2018:s"),
        ("Nattvandring.nu", "Nattvandring.nu:s"),
        ("Föreningen ”Vårt Hus”", "Föreningen ”Vårt Hus”"),
        ("Föreningen ”Gnistan”", "Föreningen ”Gnistan”s"),
        ("Folkets Hus (i Söråkers)", "Folkets Hus (i Söråkers)"),
        ("", ""),
    ],
)
def test_names_take_s_unless_they_end_in_one(name: str, genitive: str) -> None:
    """Names ending in s, x or z are unchanged; initials, figures and web names take a colon."""
    assert swedish.genitive(name) == genitive


@pytest.mark.parametrize(
    ("text", "capitalised"),
    [("åtagandet gäller IOP", "Åtagandet gäller IOP"), ("a", "A"), ("", ""), ("3 kap.", "3 kap.")],
)
def test_only_the_first_letter_becomes_a_capital(text: str, capitalised: str) -> None:
    """The rest of the text is left as it is."""
    assert swedish.capitalised(text) == capitalised


@pytest.mark.parametrize(
    ("text", "within"), [("Avtalets rubrik", "avtalets rubrik"), ("IOP-avtal", "IOP-avtal"), ("Å", "å"), ("", "")]
)
def test_a_title_within_a_sentence(text: str, within: str) -> None:
    """The first letter is small, but an abbreviation keeps its capitals."""
    assert swedish.uncapitalised(text) == within


def test_babel_is_loaded_only_when_something_is_printed() -> None:
    """Importing the module does not load Babel; printing a number does."""
    script = (
        "import sys, iopdocs.swedish as s; before = 'babel' in sys.modules; s.number(1); "
        "print(before, 'babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["False", "True"]
