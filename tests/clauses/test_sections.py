"""Paragraphs of minutes, as they are printed."""

import pytest

from iopdocs.clauses import Policy, Responsibility


@pytest.mark.parametrize("written", ["§ 76", "§\N{NO-BREAK SPACE}76"])
def test_sign_and_number_stay_on_one_line(written: str) -> None:
    """However the section was typed, no line break can come between the sign and the number."""
    policy = Policy.model_validate({"title": "policy", "section": written})
    decided = Responsibility.model_validate(Responsibility.example | {"section": written})
    assert policy.section_text == decided.section_text == "§\N{NO-BREAK SPACE}76"


def test_section_may_be_unsaid() -> None:
    """A policy whose minutes are not known has no section to print."""
    assert Policy.model_validate({"title": "policy"}).section_text is None
