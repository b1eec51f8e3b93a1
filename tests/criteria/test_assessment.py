"""The assessment: read like an agreement, counted, and written back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

import iopdocs as iop
from iopdocs.criteria import SETS, Assessment, CriteriaSet
from iopdocs.testing.models import Reference, model_data
from iopdocs.testing.texts import texts

Data = Callable[..., dict[str, Any]]

OWN = {
    "id": "exempelby-2026",
    "title": "riktlinjer för partnerskap",
    "publisher": "Exempelby kommun",
    "year": "2026",
    "criteria": [
        {"id": "near", "title": "Nära", "text": "Verksamheten finns i kommunen."},
        {"id": "open", "title": "Öppen", "text": "Verksamheten bör vara öppen för alla.", "required": "nej"},
    ],
}


@pytest.mark.parametrize("key", SETS)
def test_an_assessment_by_each_set(key: str, assessed: Data) -> None:
    """Every known set can be chosen, answered, checked and written; then nothing but notes is left to say."""
    data = assessed(key)
    found = iop.check(data)
    assert (found.errors.codes, found.warnings.codes) == ((), ())
    assert all(one.text in iop.render(data).text for one in SETS[key].criteria)


@pytest.mark.parametrize("chosen", ["malmo-2017", OWN])
def test_a_round_trip_over_json_and_data(chosen: Any, assessed: Data) -> None:
    """A known set is written as its id and another as its fields; both come back as they were."""
    made = Assessment.model_validate(assessed("malmo-2017", criteria_set=chosen))
    assert Assessment.model_validate_json(made.model_dump_json()) == made
    assert Assessment.model_validate(made.to_data()) == made
    assert type(made.to_data()["criteria_set"]) is type(chosen)


def test_own_criteria_are_written_out() -> None:
    """A municipality with other criteria writes them in the file, with their source."""
    made = CriteriaSet.model_validate(OWN)
    assert made.shown_title == "riktlinjer för partnerskap (Exempelby kommun, 2026)"
    assert [one.required for one in made.criteria] == [True, False]


def test_own_criteria_under_a_known_id_are_not_taken_for_the_known(assessed: Data) -> None:
    """What the file says is kept, also when it names itself as a known set does."""
    made = Assessment.model_validate(assessed("malmo-2017", criteria_set=OWN | {"id": "malmo-2017"}))
    assert made.to_data()["criteria_set"]["publisher"] == "Exempelby kommun"


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("malmo", "kriterierna ”malmo” finns inte; menas malmo-2017?"),
        ("solna", f"kriterierna ”solna” finns inte; välj bland {', '.join(SETS)} eller skriv egna kriterier som fält"),
        (["malmo-2017"], "en lista är inga kriterier; välj bland malmo-2017, skr-2017,"),
    ],
)
def test_an_unknown_set_is_refused_with_the_nearest(key: Any, sentence: str, assessed: Data) -> None:
    """Which criteria are meant is never guessed."""
    with pytest.raises(ValidationError) as refused:
        Assessment.model_validate(assessed("malmo-2017", criteria_set=key))
    assert sentence in str(refused.value)


def test_the_criteria_are_judged_in_the_order_of_the_set(assessed: Data) -> None:
    """The answers may stand in any order; the first to a criterion counts."""
    data = assessed("malmo-2017")
    again = data["answers"][0] | {"answer": "no"}
    made = Assessment.model_validate(data | {"answers": [*reversed(data["answers"]), again]})
    assert [(one.number, one.criterion.id, one.verdict) for one in made.judged] == [
        (1, "initiative", "Ja"),
        (2, "not_ordered", "Ja"),
        (3, "market", "Ja"),
        (4, "public_good", "Ja"),
    ]


def test_the_counts_make_the_whole(assessed: Data) -> None:
    """Every criterion is met, partly met, unmet or not judged."""
    data = assessed("malmo-2017")
    answers = zip(data["answers"], ("yes", "partly", "no"), strict=False)
    made = Assessment.model_validate(data | {"answers": [one | {"answer": answer} for one, answer in answers]})
    assert (made.met, made.partly_met, made.unmet, made.unanswered) == (1, 1, 1, 1)
    assert [(one.verdict, one.reason, one.evidence) for one in made.judged[2:]] == [
        ("Nej", "Så är det.", "ansökan"),
        ("Inte bedömt", None, None),
    ]


def test_an_open_answer_is_not_judged(assessed: Data) -> None:
    """In a draft a criterion whose answer is missing still has its reason, and counts as not judged."""
    data = assessed("malmo-2017")
    del data["answers"][0]["answer"]
    made = iop.load(data, paper=Assessment, draft=True)
    assert (made.met, made.unanswered, made.judged[0].reason) == (3, 1, "Så är det.")


@given(model_data(Assessment, texts()))
def test_any_assessment_can_be_checked_and_drafted(data: dict[str, Any]) -> None:
    """Whatever an assessment holds, checking it gives findings and drafting it a document."""
    data = resolved(data)
    assert iop.check(data) == iop.check(Assessment.model_validate(data))
    assert "UTKAST" in iop.render(data, draft=True).text


def resolved(value: Any) -> Any:
    """Drawn data with an id in the place of each reference."""
    if isinstance(value, Reference):
        return "market"
    if isinstance(value, dict):
        return {name: resolved(item) for name, item in value.items()}
    return [resolved(item) for item in value] if isinstance(value, list) else value


def test_the_example_of_stenungsund(examples: Path) -> None:
    """The example says what the municipality's page says; all else is open, and what is open is found."""
    found = iop.check(examples / "stenungsund-ansokan.yaml")
    assert sorted(found.codes) == ["CRI004"] * 6 + ["INP001"] * 5
    made = iop.load(examples / "stenungsund-ansokan.yaml", paper=Assessment, draft=True)
    assert (made.criteria_set.id, made.unanswered) == ("stenungsund", 8)
