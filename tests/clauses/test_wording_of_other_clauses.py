"""What a clause says when another clause of the agreement says something."""

from collections.abc import Callable

import pytest

Text = Callable[..., str]

TERM = {"kind": "term", "period": "2027"}


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("none", "När avtalstiden har gått ut upphör avtalet utan uppsägning.\n"),
        ("by_decision", "upphör avtalet utan uppsägning, om det inte har förlängts enligt punkt 2.\n"),
        ("automatic", "Avtalet upphör när avtalstiden har gått ut, om det inte förlängs enligt punkt 2.\n"),
    ],
)
def test_the_end_of_the_term(option: str, said: str, text_of: Text) -> None:
    """The term speaks of an extension only where there can be one."""
    told = text_of(TERM, {"kind": "extension", "option": option}).replace("\N{NO-BREAK SPACE}", " ")
    assert said in told


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (["anställd i öppna förskolan"], "Kravet gäller följande funktion: anställd i öppna förskolan.\n"),
        (
            ["anställd", "ideellt engagerade"],
            "Kravet gäller följande funktioner:\na)\tanställd\nb)\tideellt engagerade\n",
        ),
    ],
)
def test_who_shows_an_extract(roles: list[str], said: str, text_of: Text) -> None:
    """A role in the indefinite form stands as one of a list, in singular or plural."""
    assert said in text_of({"kind": "police_record", "roles": roles, "max_age_months": 12})
