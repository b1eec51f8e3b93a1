"""Commitments gathered by party."""

from typing import Any

from iopdocs.clauses import Commitments
from iopdocs.model import DRAFT, draft_validator


def commitments(*pairs: tuple[str, str]) -> Commitments:
    """A clause with these parties and texts."""
    data = [{"party": party, "text": text} for party, text in pairs]
    return Commitments.model_validate({"commitments": data})


def test_commitments_are_gathered_by_party_in_the_order_of_the_file() -> None:
    """Parties stand in the order in which they first occur, and so do the commitments of each."""
    clause = commitments(("b", "ett"), ("a", "två"), ("b", "tre"))
    gathered = [(group.party, [one.text for one in group.commitments]) for group in clause.by_party]
    assert gathered == [("b", ["ett", "tre"]), ("a", ["två"])]


def test_no_commitment_is_lost_when_a_draft_lacks_a_party() -> None:
    """A commitment that nobody has taken on yet is gathered under its hole."""
    data: Any = {"commitments": [{"text": "ett"}, {"party": "a", "text": "två"}, {"text": "tre"}]}
    draft = draft_validator(Commitments).validate_python(data, context=DRAFT)
    assert [len(group.commitments) for group in draft.by_party] == [2, 1]
