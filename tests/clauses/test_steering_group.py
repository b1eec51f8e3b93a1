"""The bodies of a partnership: their seats and names."""

from typing import Any

from iopdocs.clauses import SteeringGroup
from iopdocs.model import DRAFT, draft_validator

SEATS = [
    {"party": "kommunen", "count": "2"},
    {"party": "foreningen", "count": "1"},
    {"party": "kommunen", "count": "1"},
]
BODY: dict[str, Any] = {"id": "grupp", "name": "gruppen", "level": "working", "seats": SEATS}


def drafted(**fields: Any) -> SteeringGroup:
    """A draft of the clause with these fields."""
    made: SteeringGroup = draft_validator(SteeringGroup).validate_python(fields, context=DRAFT)
    return made


def test_size_counts_every_seat() -> None:
    """A seat with a count of two is two seats."""
    assert SteeringGroup.model_validate({"bodies": [BODY]}).bodies[0].size == 4


def test_parties_of_a_body_are_named_once() -> None:
    """Each party with a seat is there once, in the order of the file."""
    assert SteeringGroup.model_validate({"bodies": [BODY]}).bodies[0].parties == ("kommunen", "foreningen")


def test_meetings_may_be_unsaid() -> None:
    """A body that meets when it likes has no phrase for how often."""
    clause = SteeringGroup.model_validate({"bodies": [BODY, BODY | {"meets": "quarterly"}]})
    assert [body.meets_phrase for body in clause.bodies] == [None, "varje kvartal"]


def test_bodies_are_introduced_by_their_ids() -> None:
    """Other clauses can name a body by its id."""
    assert SteeringGroup.model_validate({"bodies": [BODY]}).introduces == (("grupp", "gruppen"),)


def test_a_body_without_id_is_not_introduced() -> None:
    """In a draft a body, or all of them, may be without a name to refer by."""
    assert drafted(bodies=[{"name": "gruppen"}, BODY]).introduces == (("grupp", "gruppen"),)
    assert drafted().introduces == ()
