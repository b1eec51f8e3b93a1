"""Units of amounts."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from iopdocs.values import Unit
from iopdocs.values.unit import UNIT_WORDS

UNIT = TypeAdapter(Unit)


@pytest.mark.parametrize(("unit", "factor"), [("kr", 1), ("tkr", 1_000), ("mnkr", 1_000_000), ("mdkr", 1_000_000_000)])
def test_a_unit_knows_its_kronor(unit: str, factor: int) -> None:
    """Each unit is its short form, and so many kronor."""
    assert Unit(unit).factor == factor
    assert f"{Unit(unit)}" == unit


@pytest.mark.parametrize(
    ("unit", "kronor", "rounded"),
    [
        (Unit.TKR, "235500", "236"),
        (Unit.TKR, "235499.99", "235"),
        (Unit.TKR, "-235500", "-236"),
        (Unit.MNKR, "550000", "0.6"),
        (Unit.MNKR, "2000000", "2.0"),
        (Unit.KR, "134.50", "134.50"),
        (Unit.KR, "134.505", "134.51"),
        (Unit.KR, "500000.00", "500000"),
        (Unit.TKR, "1E+40", f"{10**37}"),
        (Unit.KR, "1E+40", f"{10**40}"),
    ],
)
def test_half_is_rounded_up(unit: Unit, kronor: str, rounded: str) -> None:
    """Half a step goes up, as in Swedish accounts, not to the even number."""
    assert str(unit.round(Decimal(kronor))) == rounded


@pytest.mark.parametrize(("word", "unit"), [("Mkr", Unit.MNKR), (" kkr ", Unit.TKR), ("SEK", Unit.KR)])
def test_older_words_are_understood(word: str, unit: Unit) -> None:
    """The old municipal words are read as the unit they mean, and dumped as the word in use."""
    assert UNIT.validate_python(word) is unit
    assert UNIT.validate_json(UNIT.dump_json(unit)) is unit


def test_every_word_is_written_as_it_is_looked_up() -> None:
    """The words are in lower case with single spaces, since that is how they are looked up."""
    assert [word for word in UNIT_WORDS if word != " ".join(word.lower().split())] == []


@pytest.mark.parametrize("wrong", ["", "euro", "t kr", 1000, None, pytest.param("kr" * 500_000, id="huge text")])
def test_what_is_no_unit_is_refused(wrong: object) -> None:
    """Anything else gives the error type unit, with the words to choose from."""
    with pytest.raises(ValidationError) as caught:
        UNIT.validate_python(wrong)
    (error,) = caught.value.errors()
    assert error["type"] == "unit"
    assert error["msg"].endswith("skriv kr, tkr, mnkr eller mdkr")
