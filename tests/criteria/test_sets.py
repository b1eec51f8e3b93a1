"""The known sets of criteria: dated data with their source."""

import re

import pytest

from iopdocs.criteria import SETS, CriteriaSet

KNOWN = {
    "malmo-2017": (4, 2017, "confirmed"),
    "skr-2017": (8, 2017, "second_hand"),
    "stenungsund": (8, None, "confirmed"),
    "uddevalla-2020": (7, 2020, "second_hand"),
    "umea": (7, None, "second_hand"),
}
every_set = pytest.mark.parametrize("chosen", SETS.values(), ids=SETS)


def test_the_sets_are_those_of_the_sources() -> None:
    """Each set has as many criteria as its source, its year as far as it is known, and how surely it is known."""
    assert {one.id: (len(one.criteria), one.year, one.certainty) for one in SETS.values()} == KNOWN


@every_set
def test_each_set_stands_under_its_own_id(chosen: CriteriaSet) -> None:
    """The mapping is by id."""
    assert SETS[chosen.id] is chosen


@every_set
def test_the_ids_of_criteria_are_unlike(chosen: CriteriaSet) -> None:
    """An answer can only mean one criterion."""
    ids = [one.id for one in chosen.criteria]
    assert len(set(ids)) == len(ids)


@every_set
def test_each_criterion_is_a_sentence_with_a_heading(chosen: CriteriaSet) -> None:
    """A heading goes without a full stop, the wording with one."""
    for one in chosen.criteria:
        assert re.fullmatch(r"[A-ZÅÄÖ].*[^.]", one.title)
        assert re.fullmatch(r"[A-ZÅÄÖ].*\.", one.text)


@every_set
def test_only_what_the_source_recommends_says_bor(chosen: CriteriaSet) -> None:
    """What the source puts as *bör* is no requirement, and nothing else is a recommendation."""
    assert [one.id for one in chosen.criteria if not one.required] == [
        one.id for one in chosen.criteria if " bör " in one.text
    ]


@every_set
def test_each_set_says_where_its_text_comes_from(chosen: CriteriaSet) -> None:
    """The reader learns whose policy it is and where the text was read; a finding cites the same."""
    assert chosen.provenance
    assert chosen.publisher in chosen.shown_title
    assert (str(chosen.source), chosen.source.url) == (chosen.shown_title, chosen.url or "")


def test_the_sets_conflict() -> None:
    """The same subject is a requirement of one publisher, a recommendation of another and unsaid by a third."""
    initiative = {key: one.criterion("initiative") for key, one in SETS.items()}
    required = {key: one and one.required for key, one in initiative.items()}
    assert required == {
        "malmo-2017": False,
        "skr-2017": None,
        "stenungsund": True,
        "uddevalla-2020": True,
        "umea": True,
    }


def test_the_mapping_cannot_be_changed() -> None:
    """What is known is the same for all."""
    with pytest.raises(TypeError):
        SETS["malmo-2017"] = SETS["umea"]  # type: ignore[index] # this is what is refused
