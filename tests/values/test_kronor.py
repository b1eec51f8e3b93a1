"""Amounts in kronor and amounts as printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from iopdocs.values import Kronor, StatedAmount, Unit, kronor_text, parse_kronor

KRONOR: TypeAdapter[Decimal] = TypeAdapter(Kronor)
STATED: TypeAdapter[StatedAmount] = TypeAdapter(StatedAmount)
MOST_ORE = 10**14 - 1

ores = st.integers(-MOST_ORE, MOST_ORE)
amounts = ores.map(lambda ore: parse_kronor(Decimal(ore) / 100))


@pytest.mark.parametrize(
    ("given_value", "kronor"),
    [
        (0, "0"),
        (500000, "500000"),
        (-5, "-5"),
        ("500000", "500000"),
        ("  500 000 kr ", "500000"),
        ("500\u00a0000\u00a0kr", "500000"),
        ("500\u202f000\u202fkr", "500000"),
        ("500 000 kronor", "500000"),
        ("500 000 KR", "500000"),
        ("1 krona", "1"),
        ("500tkr", "500000"),
        ("500 tkr", "500000"),
        ("500 kkr", "500000"),
        ("0,5 mnkr", "500000"),
        ("1,555 mnkr", "1555000"),
        ("1,5 mkr", "1500000"),
        ("1,5 Mkr", "1500000"),
        ("2 milj kr", "2000000"),
        ("2 milj. kr", "2000000"),
        ("2 MSEK", "2000000"),
        ("2 miljoner kronor", "2000000"),
        ("500 SEK", "500"),
        ("1 mdkr", "1000000000"),
        ("134,50 kr", "134.50"),
        ("134,5", "134.50"),
        ("0,125 tkr", "125"),
        ("1 234,567 tkr", "1234567"),
        ("\N{MINUS SIGN}5 000 kr", "-5000"),
        ("-5 000,25", "-5000.25"),
        (Decimal("500000.00"), "500000"),
        (Decimal("5E+5"), "500000"),
        (Decimal("-0.0"), "0"),
        (Decimal("134.5"), "134.50"),
        ("999 999 999 999,99 kr", "999999999999.99"),
    ],
)
def test_amounts_are_read_as_people_write_them(given_value: object, kronor: str) -> None:
    """Each spelling gives the exact amount, in one form: no exponent, two decimals or none."""
    assert str(parse_kronor(given_value)) == kronor


@pytest.mark.parametrize(
    "wrong",
    [
        "12,345",
        "12,345 tkr",
        "1,555,000",
        "1.555.000",
        "1555.00",
        "1e3",
        "1_000",
        "NaN",
        "inf",
        "",
        " ",
        "kr",
        "fem kronor",
        "50 0000 kr",
        "0500 kr",
        "500  000 kr",
        "5 00 kr",
        "500\u2009000 kr",
        "\uff15\uff10\uff10 kr",
        "\u0665\u0660\u0660",
        "500 euro",
        "5 % kr",
        "+500",
        "--5",
        "5,",
        ",5",
        "500 kr 500 kr",
        "134,505 kr",
        "0,001",
        "0,000000001 mnkr",
        "1 000 mdkr",
        "500–600 kr",
        500.0,
        0.1,
        float("nan"),
        True,
        False,
        None,
        [500],
        {"kr": 500},
        b"500",
        10**12,
        pytest.param(10**10_000, id="huge number"),
        pytest.param("9" * 1_000_000, id="huge text"),
        Decimal("0.001"),
        Decimal("1e12"),
        Decimal("1e999999"),
        Decimal("1e-999999"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
    ],
)
def test_what_is_no_amount_is_refused(wrong: object) -> None:
    """What is ambiguous, inexact, too large or no amount gives the error type kronor, for both types."""
    for adapter in (KRONOR, STATED):
        with pytest.raises(ValidationError) as caught:
            adapter.validate_python(wrong)
        assert [error["type"] for error in caught.value.errors()] == ["kronor"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("12,345", "”12,345” är inte ett belopp; skriv till exempel 500\u00a0000\u00a0kr eller 500\u00a0tkr"),
        ("0,001", "”0,001” är inte ett helt antal öre; skriv högst två decimaler"),
        (
            "{0} {x}",
            "”{0} {x}” är inte ett belopp; skriv till exempel 500\u00a0000\u00a0kr eller 500\u00a0tkr",
        ),
        (10**12, "1000000000000 är för stort; ett belopp är under tusen miljarder kronor"),
    ],
)
def test_the_refusal_holds_the_value(wrong: object, sentence: str) -> None:
    """A refusal is a Swedish sentence with the value in it, also outside pydantic."""
    with pytest.raises(ValueError, match="är") as caught:
        parse_kronor(wrong)
    assert str(caught.value) == sentence


@given(ores)
def test_no_ore_is_lost(ore: int) -> None:
    """Öre never lost: what an amount is written as is read back as the same number of öre."""
    amount = parse_kronor(Decimal(ore) / 100)
    assert amount * 100 == ore
    assert parse_kronor(kronor_text(amount)) == amount


@given(ores)
def test_equal_amounts_have_one_json_text(ore: int) -> None:
    """500000 and 500000.00 are the same amount and the same JSON."""
    short = KRONOR.validate_python(Decimal(ore) / 100)
    long = KRONOR.validate_python(Decimal(ore).scaleb(-2).quantize(Decimal("0.0001")))
    assert KRONOR.dump_json(short) == KRONOR.dump_json(long)
    assert KRONOR.validate_json(KRONOR.dump_json(short)) == short


@pytest.mark.parametrize(
    ("text", "kronor", "step", "printed"),
    [
        ("236 tkr", "236000", "1000", "236\u00a0tkr"),
        ("0,5 mnkr", "500000", "100000", "0,5\u00a0mnkr"),
        ("0,50 mnkr", "500000", "10000", "0,50\u00a0mnkr"),
        ("500000", "500000", "1", "500\u00a0000\u00a0kr"),
        ("134,50 kr", "134.50", "0.01", "134,50\u00a0kr"),
        ("2 miljoner kronor", "2000000", "1000000", "2\u00a0mnkr"),
        ("1 mdkr", "1000000000", "1000000000", "1\u00a0mdkr"),
        ("-5 kkr", "-5000", "1000", "\N{MINUS SIGN}5\u00a0tkr"),
    ],
)
def test_a_stated_amount_keeps_unit_and_decimals(text: str, kronor: str, step: str, printed: str) -> None:
    """An amount on paper keeps its unit and its decimals, which tell how exact it is."""
    stated = StatedAmount(text)
    assert (stated.kronor, stated.step, str(stated)) == (Decimal(kronor), Decimal(step), printed)
    assert stated.number * stated.unit.factor == stated.kronor


def test_a_whole_number_is_stated_in_kronor() -> None:
    """An amount given as a number has the unit kr and no decimals."""
    assert str(StatedAmount.parse(500_000)) == "500\u00a0000\u00a0kr"


def test_how_exact_an_amount_is_tells_amounts_apart() -> None:
    """0,5 mnkr and 500 tkr are the same kronor but not the same statement."""
    assert StatedAmount("0,5 mnkr").kronor == StatedAmount("500 tkr").kronor
    assert len({StatedAmount("0,5 mnkr"), StatedAmount("0,50 mnkr"), StatedAmount("500 tkr")}) == 3


@pytest.mark.parametrize(
    ("text", "exact", "fits"),
    [
        ("236 tkr", "235840", True),
        ("236 tkr", "235500", True),
        ("236 tkr", "236500", True),
        ("236 tkr", "235499.99", False),
        ("995 tkr", "991000", False),
        ("500 000 kr", "500000.50", True),
        ("500 000 kr", "500001", False),
        ("134,50 kr", "134.51", False),
    ],
)
def test_a_stated_amount_fits_what_it_may_be_rounded_from(text: str, exact: str, fits: bool) -> None:
    """An exact amount fits when it lies within half of the last printed digit."""
    assert StatedAmount(text).fits(Decimal(exact)) is fits


@given(amounts, st.sampled_from(Unit))
def test_rounding_to_a_unit_is_within_half_a_step(amount: Decimal, unit: Unit) -> None:
    """Printing in tkr and reading back lands within half a thousand, half up; in kr nothing is lost."""
    printed = unit.round(amount)
    step = 0 if unit is Unit.KR else unit.step * unit.factor
    assert abs(printed * unit.factor - amount) * 2 <= step


@given(st.integers(-(10**9), 10**9), st.sampled_from(["kr", "tkr", "mnkr", "mdkr"]), st.integers(0, 2))
def test_a_stated_amount_survives_json(digits: int, unit: str, decimals: int) -> None:
    """A stated amount written to JSON and read back is the same: unit, digits and decimals."""
    number = f"{Decimal(digits).scaleb(-decimals):f}".replace(".", ",")
    if Unit(unit).factor * abs(digits) >= 10**12:
        unit = "kr"
    stated = STATED.validate_python(f"{number} {unit}")
    assert (stated.digits, stated.decimals, stated.unit) == (digits, decimals, unit)
    assert STATED.validate_json(STATED.dump_json(stated)) == stated
    assert STATED.validate_python(STATED.dump_python(stated)) == stated
