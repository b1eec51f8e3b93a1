"""Numbers with a unit that bind upwards, downwards or not quite."""

from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from iopdocs.clauses import Extent

NBSP = "\N{NO-BREAK SPACE}"
READ = [
    ("20 platser", "20 platser", 20, 20),
    ("minst 20 platser", "minst 20 platser", 20, None),
    ("Högst 1 760 tim", "högst 1 760 tim", None, 1760),
    ("ca 44 veckor om året", "cirka 44 veckor om året", None, None),
    ("20–30 platser", "20–30 platser", 20, 30),
    ("20 - 30 platser", "20–30 platser", 20, 30),
    ("mellan 20 och 30 platser", "20–30 platser", 20, 30),
    ("minst 80 % av deltagarna", "minst 80 procent av deltagarna", 80, None),
    ("80%", "80 procent", 80, 80),
    ("2,5 årsarbetare", "2,5 årsarbetare", Decimal("2.5"), Decimal("2.5")),
]


@pytest.mark.parametrize(("written", "shown", "least", "most"), READ)
def test_text_says_number_unit_and_bound(written: str, shown: str, least: Decimal, most: Decimal) -> None:
    """What people write is read, printed in one way, and can be computed with."""
    extent = Extent.model_validate(written)
    assert extent.shown.replace(NBSP, " ") == shown
    assert (extent.least, extent.most) == (least, most)
    assert Extent.model_validate_json(extent.model_dump_json()) == extent


@pytest.mark.parametrize("written", ["", "många platser", "20", "minst", "tjugo platser", "20–30", "x" * 500])
def test_text_without_number_or_unit_is_refused(written: str) -> None:
    """A text that cannot be read is refused with examples, in one sentence about the field itself."""
    with pytest.raises(ValidationError) as refused:
        Extent.model_validate(written)
    (error,) = refused.value.errors()
    assert error["loc"] == ()
    assert "till exempel" in error["msg"]


def test_ends_of_different_kinds_keep_their_units() -> None:
    """Where the ends of a range are of two kinds both units are printed."""
    data: dict[str, Any] = {"number": "1 dag", "upper": "2 veckor", "bound": "about"}
    assert Extent.model_validate(data).shown.replace(NBSP, " ") == "cirka 1 dag–2 veckor"


@pytest.mark.parametrize("value", ["minst 20 platser", "80 % av deltagarna", {"number": "20 platser"}])
def test_json_schema_knows_both_ways_to_write_it(value: object) -> None:
    """An editor that follows the schema takes a text as well as fields."""
    assert Draft202012Validator(TypeAdapter(Extent).json_schema()).is_valid(value)


@pytest.mark.parametrize("number", ["20–25 platser", "minst 3 platser", "50 % av programmen", "20 till 25 platser"])
def test_a_whole_extent_is_no_number(number: str) -> None:
    """One who writes the whole extent as its number is told that it is written without that."""
    with pytest.raises(ValidationError, match=f"”{number}” är en hel omfattning; skriv den som en text utan number"):
        Extent.model_validate({"number": number})
    assert Extent.model_validate(number) == Extent.model_validate(Extent.model_validate(number).model_dump())


@pytest.mark.parametrize("value", ["halv tjänst", "en halv tjänst", "1/3 tjänst", {"number": "halv tjänst"}])
def test_a_part_of_a_post_is_told_how_it_is_written(value: object) -> None:
    """Staff, the commonest quantity of all, is a number of posts or per cent of a full one."""
    with pytest.raises(ValidationError, match="skriv till exempel 0,5\u00a0tjänst eller 75\u00a0%\u00a0av\u00a0heltid"):
        Extent.model_validate(value)
