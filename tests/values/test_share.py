"""Shares in per cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from iopdocs.values import Share, parse_share

SHARE: TypeAdapter[Decimal] = TypeAdapter(Share)


@pytest.mark.parametrize(
    ("given_value", "share"),
    [
        ("10 %", "10"),
        ("10%", "10"),
        ("10\u00a0%", "10"),
        ("12,5 %", "12.5"),
        ("12,50 %", "12.5"),
        ("10 procent", "10"),
        ("0 %", "0"),
        ("100,0 %", "100"),
        (Decimal("33.3"), "33.3"),
        (Decimal("1E+2"), "100"),
    ],
)
def test_a_share_is_its_number_of_per_cent(given_value: object, share: str) -> None:
    """12,5 % is 12.5, never 0.125."""
    assert str(parse_share(given_value)) == share


@pytest.mark.parametrize(
    "wrong",
    [
        10,
        "10",
        0.1,
        True,
        None,
        "1/3",
        "10.5 %",
        "101 %",
        "100,01 %",
        "-5 %",
        "5–10 %",
        "1\uff10 %",
        "%",
        "",
        Decimal(-1),
        Decimal(101),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("1e999999"),
        Decimal("0e999999"),
        Decimal("1e-999999"),
        pytest.param("1" * 1_000_000 + " %", id="huge text"),
    ],
)
def test_what_is_no_share_is_refused(wrong: object) -> None:
    """A share says that it is per cent, is exact and lies between 0 and 100 %."""
    with pytest.raises(ValidationError) as caught:
        SHARE.validate_python(wrong)
    assert [error["type"] for error in caught.value.errors()] == ["share"]


@given(st.decimals(0, 100, places=4))
def test_a_share_survives_json(value: Decimal) -> None:
    """No digit of a share is lost in JSON."""
    share = SHARE.validate_python(value)
    assert share == value
    assert SHARE.validate_json(SHARE.dump_json(share)) == share
    assert str(SHARE.validate_json(SHARE.dump_json(share))) == str(share)
