"""What is computed in running text is computed again."""

from __future__ import annotations

import pytest

from iopdocs.rules._arithmetic import Computed, computations, shares


def plain(found: list[Computed]) -> list[tuple[str, str, str]]:
    """What was found, hard spaces as spaces."""
    return [
        (one.written.replace("\u00a0", " "), one.gives.replace("\u00a0", " "), one.said.replace("\u00a0", " "))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 x 6 x 24 x 385 = 166 230 kr.", ("3 x 6 x 24 x 385", "166 320 kr", "166 230 kr")),
        ("Ideellt: 44 v*40 tim = 176 tim*134 kr", ("44 v*40 tim", "1 760 tim", "176 tim")),
        ("2 400 timmar à 220 kr = 582 000 kr", ("2 400 timmar à 220 kr", "528 000 kr", "582 000 kr")),
        ("40 tkr + 166 tkr = 205 tkr", ("40 tkr + 166 tkr", "206 tkr", "205 tkr")),
        ("3 st x 196 tkr x 10% = 20 tkr", ("3 st x 196 tkr x 10%", "58,8 tkr", "20 tkr")),
        ("20 platser × 1\u00a0500 kr = 300 tkr", ("20 platser × 1 500 kr", "30 tkr", "300 tkr")),
    ],
)
def test_wrong_computations_are_told(text: str, found: tuple[str, str, str]) -> None:
    """Products and sums, in kronor or thousands, with units or without."""
    assert plain(list(computations(text))) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "3 x 6 x 24 x 385 = 166 320 kr",
        "18 v x 15 tim x 175 kr = 47 tkr",
        "3 st x 196 tkr x 10 % = 59 tkr",
        "12 mån x 18 500 kr/mån = 222 000 kr",
        "2 ggr/vecka x 40 veckor = 80 tillfällen",
        "0,5 tjänst x 600 000 kr = 300 000 kr",
        "40 000 kr + 166 320 kr = 206 320 kr",
        "30 min x 4 = 2 tim",
        "2 tim/vecka x 12 mån = 104 tim",
        "2 tim + 30 min = 2,5 tim",
        "Telefon 08-123 45 67, anknytning 12 = växeln",
        "Vi säger att x = 3.",
        "4 x 100 m stafett",
    ],
)
def test_right_computations_and_others_are_left_alone(text: str) -> None:
    """What is right, rounded as it is written, or in units that do not fit together, is no fault."""
    assert plain(list(computations(text))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "minst 70 % av de 30 deltagarna, det vill säga 24 personer",
            [("70 % av de 30", "21 personer", "24 personer")],
        ),
        ("40 procent av 206 320 kr, dvs. 83 528 kr", [("40 procent av 206 320", "82 528 kr", "83 528 kr")]),
        ("70 % av de 30 deltagarna, det vill säga 21 personer", []),
        ("80 procent av 25 platser (20 platser)", []),
        ("33 % av 10 deltagare, alltså 3", []),
        ("75 % av 1 200 000 kr motsvarar 900 tkr", []),
        ("50 % av 30 unga (16 år)", []),
        ("50 % av de 20 deltagarna (25 % under 2027)", []),
    ],
)
def test_shares_of_a_number(text: str, found: list[tuple[str, str, str]]) -> None:
    """A share of so and so many is so many, rounded up or down."""
    assert plain(list(shares(text))) == found


@pytest.mark.parametrize(
    "text", ["1x" * 2000 + "=", "1x" * 1999 + "1 = 2", "1 a b x " * 500 + "1 = 2", "1+" * 2000 + "="]
)
def test_a_long_chain_is_read_to_its_end(text: str) -> None:
    """A line of thousands of signs is gone through once, whatever it can be taken for."""
    assert len(plain(list(computations(text)))) == text.endswith("2")
