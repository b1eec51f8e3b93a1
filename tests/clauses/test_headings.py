"""Clauses that would have the same heading are told apart where they can be."""

from typing import Any

from iopdocs.agreement import Agreement
from iopdocs.model import DRAFT, draft_validator
from iopdocs.testing import assemble, example_agreement

TO = {"kind": "payment", "payer": "kommunen", "receiver": "foreningen", "method": "scheduled"}
BACK = {**TO, "payer": "foreningen", "receiver": "kommunen", "id": "back"}


def headings(*clauses: dict[str, Any]) -> list[str]:
    """The headings of an agreement with these clauses."""
    lines = assemble(Agreement.model_validate(example_agreement(*clauses))).text.splitlines()
    return [line.split("\t")[1] for line in lines if line.split("\t")[0].isdigit()]


def test_two_payments_are_told_apart_by_who_pays_whom() -> None:
    """Two payments say in their headings who pays whom, but one alone has only its heading."""
    assert headings(TO, BACK) == [
        "Utbetalning från kommunen till föreningen",
        "Utbetalning från föreningen till kommunen",
    ]
    assert headings(TO) == ["Utbetalning"]


def test_own_headings_are_kept() -> None:
    """A heading that the agreement gives is left as it is while it is alone, and so is a clause without one."""
    assert headings(TO, BACK | {"heading": "Hyra"}) == ["Utbetalning", "Hyra"]
    assert headings(TO, BACK | {"continues": "ja"}) == ["Utbetalning"]


def test_what_cannot_be_told_apart_is_left() -> None:
    """Clauses that have nothing to be told apart by keep their heading."""
    free = {"kind": "free", "heading": "Arbetet", "points": ["Så här."]}
    assert headings(free, free | {"id": "other"}) == ["Arbetet", "Arbetet"]


def test_a_draft_without_a_payer_keeps_the_heading() -> None:
    """In a draft the heading waits until it is known who pays."""
    data = example_agreement({**TO, "payer": None}, BACK)
    data["clauses"][0].pop("payer")
    draft = draft_validator(Agreement).validate_python(data, context=DRAFT)
    assert [draft.heading_of(one) for one in draft.clauses] == [
        "Utbetalning",
        "Utbetalning från föreningen till kommunen",
    ]
