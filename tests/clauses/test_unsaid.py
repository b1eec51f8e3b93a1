"""What an agreement does not say, its wording does not say either."""

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.clauses import SteeringGroup, clause_class

UNSAID = [
    ("repayment", "days", "från den dag då kravet kom fram"),
    ("documentation", "controller", "personuppgiftsansvarig"),
    ("documentation", "secrecy", "Tystnadsplikten"),
    ("documentation", "records", "svarar för"),
    ("target_group", "consent", "samtycke"),
    ("target_group", "guardians", "Vårdnadshavare"),
    ("target_group", "voluntary", "frivilligt"),
    ("values", "child_convention", "barnets rättigheter"),
    ("notice", "written", "skriftlig"),
    ("renegotiation", "may_leave", "lämna partnerskapet"),
    ("follow_up", "reports", "tabellen"),
]
"""Clause type, field, and what its wording says only if the field is there."""


@pytest.mark.parametrize(("kind", "field", "words"), UNSAID, ids=lambda one: one.replace(" ", "-"))
def test_nothing_is_said_of_what_is_unsaid(kind: str, field: str, words: str, text_of: Callable[..., str]) -> None:
    """The example tells it; without the field the clause is whole and silent about it."""
    example: dict[str, Any] = clause_class(kind).example
    silent = text_of({name: value for name, value in example.items() if name != field})
    assert words in text_of(example)
    assert words not in silent


def test_a_seat_is_one_seat() -> None:
    """Whoever is named without a number has one seat."""
    body = {"id": "grupp", "name": "gruppen", "level": "steering", "seats": [{"party": "kommunen"}]}
    assert SteeringGroup.model_validate({"bodies": [body]}).bodies[0].size == 1
