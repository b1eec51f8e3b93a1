"""How long the agreement can be extended, and the day that no extension goes beyond."""

from __future__ import annotations

from typing import Any

import pytest

import iopdocs
from iopdocs.testing import example_agreement

TERM = {"kind": "term", "period": "2027-01-01 – 2028-12-31"}


def told(code: str, **extension: Any) -> list[str]:
    """What is said with one code about an extension, hard spaces as spaces."""
    found = iopdocs.check(example_agreement(TERM, {"kind": "extension", **extension}))
    return [one.message.replace("\u00a0", " ") for one in found if one.code == code]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2029-12-31", []),
        ("januari 2029", []),
        (
            "2028",
            ["avtalet kan förlängas längst till och med 2028 men gäller redan till och med den 31 december 2028"],
        ),
        ("2027", ["avtalet kan förlängas längst till och med 2027 men gäller redan till och med den 31 december 2028"]),
    ],
)
def test_extensions_go_beyond_the_term(until: str, said: list[str]) -> None:
    """An extension that ends within the term is none."""
    assert told("TRM020", option="by_decision", months="12", until=until) == said


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ({"max_times": "2"}, "med alla förlängningar blir avtalstiden 48 månader, till och med den 31 december 2030"),
        ({"until": "2029-06-30"}, "med alla förlängningar blir avtalstiden till och med den 30 juni 2029"),
        (
            {"max_times": "2", "until": "2029-06-30"},
            "med alla förlängningar blir avtalstiden till och med den 30 juni 2029",
        ),
        (
            {"max_times": "1", "until": "2031-06-30"},
            "med alla förlängningar blir avtalstiden 36 månader, till och med den 31 december 2029",
        ),
    ],
)
def test_the_whole_length_ends_at_the_first_bound(bounds: dict[str, str], said: str) -> None:
    """The number of extensions and the last day both bound the length."""
    assert told("TRM014", option="by_decision", months="12", **bounds) == [said]


def test_a_last_day_bounds_automatic_extensions() -> None:
    """An automatic extension needs a number or a last day."""
    assert told("TRM012", option="automatic", months="12")
    assert told("TRM012", option="automatic", months="12", until="2031-12-31") == []


def test_a_last_day_describes_an_extension() -> None:
    """Where there is no extension nothing is to be said of its end."""
    assert told("TRM013", option="none", until="2031-12-31")
