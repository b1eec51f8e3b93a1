"""The Swedish phrases of choices."""

import pytest

from iopdocs.clauses import BudgetLine, Commitment, Surplus
from iopdocs.clauses._phrases import FREQUENCIES, MONTHS_BETWEEN, HasPhrases, phrase
from iopdocs.model import DRAFT, HoleReached, draft_validator


def test_phrase_is_that_of_the_value() -> None:
    """A chosen value is told in Swedish."""
    assert phrase(Surplus(rule="set_off"), "rule") == "räknas av mot nästa års bidrag"


def test_choice_not_yet_made_is_a_hole() -> None:
    """A draft in which nothing is chosen says which field is open."""
    draft = draft_validator(Surplus).validate_python({}, context=DRAFT)
    with pytest.raises(HoleReached, match="Regel för överskott"):
        phrase(draft, "rule")


def test_months_between_are_told_for_what_is_no_more_often_than_monthly() -> None:
    """Every frequency but those within a month has its length in months."""
    assert set(FREQUENCIES) - set(MONTHS_BETWEEN) == {"weekly", "fortnightly"}


@pytest.mark.parametrize(("cls", "other"), [(Commitment, BudgetLine), (BudgetLine, Commitment)])
def test_words_of_another_choice_lead_to_words_here(
    cls: type[Commitment | BudgetLine], other: type[HasPhrases]
) -> None:
    """What budgets and commitments call otherwise has a word on the other side."""
    own, there = cls.phrases["kind"], other.phrases["kind"]
    assert {word for alike in cls.elsewhere["kind"].values() for word in alike} <= set(own)
    assert set(cls.elsewhere["kind"]) <= set(there) - set(own)
