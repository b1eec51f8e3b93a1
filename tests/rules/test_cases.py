"""Agreements as clerks type them: exactly what is said of each, and nothing besides."""

from pathlib import Path

import pytest

import iopdocs

CASES = Path(__file__).with_name("cases")
EXPECTED = {
    "akutboende": "LAW003",
    "brottsoffer": "LAW003 LAW004 TRM014 TRM021 TRM026",
    "ensamkommande": "LAW003 LAW004 LAW004 PAY011 TRM014 TRM021",
    "idrott": "CHI004 GOV003 LAW003 TRM014 TRM021 TRM026",
    "integration": "BUD014 BUD025 BUD025 CHI004 LAW003",
    "klubbhus": "COM015 LAW003 LAW004 TRM014",
    "kvinnojour": "LAW003 LAW004 PAY011 TRM014",
    "kyrkan": "COM015 LAW003 TRM014",
    "nattvandring": "CHI002 CHI003 CHI004 TRM003",
    "ramavtal": "TRM014",
    "sommarlov": "PAY001",
    "spontanidrott": "LAW003 STR008 TRM014 TRM021",
    "tillagg": "",
}


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_what_is_said_of_an_agreement(name: str) -> None:
    """Each plausible agreement has the findings that a municipal lawyer would want, and no others."""
    assert sorted(iopdocs.check(CASES / f"{name}.yaml").codes) == EXPECTED[name].split()
