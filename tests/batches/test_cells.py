"""What a cell says, as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.batches.cells import CellFault, cell_text
from iopdocs.values.kronor import parse_kronor


@dataclass(frozen=True)
class Cell:
    """A cell as the reader of spreadsheets gives it."""

    value: Any
    data_type: str = "n"
    number_format: str | None = "General"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        ("  ", None),
        (" Föreningen Alfa ", "Föreningen Alfa"),
        ("=A1+1", "=A1+1"),
        (500000, "500000"),
        (500000.0, "500000"),
        (0, "0"),
        (-3, "-3"),
        (134.5, "134,5"),
        (0.1 + 0.2, "0,3"),
        (33333.3333333333, "33333,3333333333"),
        (1e14, "100000000000000"),
        (0.0001, "0,0001"),
        (True, "ja"),
        (False, "nej"),
        (date(2027, 1, 1), "2027-01-01"),
        (datetime(2027, 1, 1), "2027-01-01"),  # noqa: DTZ001 -- a spreadsheet knows no time zones
    ],
)
def test_a_value_becomes_text(value: object, text: str | None) -> None:
    """A whole number has no decimals, decimals a comma, a day its digits; what arithmetic leaves behind is gone."""
    assert cell_text(Cell(value)) == text


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (0.5, "0%", "50\N{NO-BREAK SPACE}%"),
        (0.125, "0.0%", "12,5\N{NO-BREAK SPACE}%"),
        (1, "0%", "100\N{NO-BREAK SPACE}%"),
        (0.5, '0.0" %"', "0,5"),
        (8024000005, "000000\\-0000", "8024000005"),
    ],
)
def test_a_share_is_told_by_how_it_is_shown(value: float, shown_as: str, text: str) -> None:
    """Excel keeps 50 % as 0,5 and tells the difference in the format alone; a quoted sign changes nothing."""
    assert cell_text(Cell(value, number_format=shown_as)) == text


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Cell("#N/A", "e"), "felet #N/A"),
        (Cell(datetime(2027, 1, 1, 13, 30)), "klockslag (2027-01-01 13:30)"),  # noqa: DTZ001 -- as above
        (Cell(time(13, 30)), "klockslag eller en tidsrymd"),
        (Cell(timedelta(hours=3)), "klockslag eller en tidsrymd"),
        (Cell(12345678901234567), "fler än femton siffror"),
        (Cell(1e15), "fler än femton siffror"),
        (Cell(float("inf")), "inte är ändligt"),
    ],
)
def test_what_cannot_be_used_is_refused(cell: Cell, said: str) -> None:
    """Faults, times of day and numbers that Excel itself does not hold exactly are never guessed at."""
    with pytest.raises(CellFault, match=r".") as refusal:
        cell_text(cell)
    assert said in str(refusal.value)


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_amounts_come_out_exact(ore: int) -> None:
    """A number is "never rounded further": whole öre that Excel keeps as a binary fraction are the same amount."""
    exact = Decimal(ore).scaleb(-2)
    text = cell_text(Cell(float(exact)))
    assert text is not None
    assert parse_kronor(text) == exact
