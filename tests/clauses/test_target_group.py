"""Ages and consent of the target group."""

import pytest

from iopdocs.clauses import TargetGroup


def group(**fields: str | None) -> TargetGroup:
    """The example with other fields."""
    return TargetGroup.model_validate(TargetGroup.example | fields)


@pytest.mark.parametrize(("age", "minors"), [("17", True), ("18", False), ("0", True), (None, False)])
def test_minors_are_told_by_the_lowest_age(age: str | None, minors: bool) -> None:
    """Whoever is under 18 is a minor; without a lowest age nothing is said."""
    assert group(age_min=age).minors is minors


def test_consent_is_told_in_swedish() -> None:
    """The phrase is the one of the value chosen."""
    assert group(consent="guardian").consent_phrase == "vårdnadshavare"


@pytest.mark.parametrize("age", ["-1", "121", "fjorton"])
def test_impossible_age_is_refused(age: str) -> None:
    """An age is a whole number of years that a person can have."""
    with pytest.raises(ValueError, match="age_min"):
        group(age_min=age)
