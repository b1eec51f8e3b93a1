"""Other papers than agreements are read in the same way: whole, or as much of one as can be made."""

from typing import Any

import pytest

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.criteria import Assessment
from iopdocs.model import Hole, holes
from iopdocs.papers import PAPERS, paper_class
from iopdocs.reading import Built, build, read

TEXT = """\
kind: assessment
title: Bedömning
parties:
  - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
  - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Exemplet, orgnr: 802400-0005}
project: En mötesplats.
criteria_set: malmo-2017
answers:
  - criterion: initiative
    answer: yes
  - criterion: market
    answer: yes
"""


def changed(old: str, new: str) -> Built:
    """What is built of the text above with a piece of it changed."""
    assert old in TEXT
    return build(read(TEXT.replace(old, new), name="bedömning.yaml"))


def assessment_of(built: Built) -> Assessment:
    """The assessment that was made."""
    assert isinstance(built.paper, Assessment), str(built.findings)
    return built.paper


def test_the_kind_at_the_top_chooses_the_class() -> None:
    """A file that says no kind is an agreement."""
    assert paper_class(None) is Agreement
    assert {kind: paper_class(kind) for kind in PAPERS} == {"assessment": Assessment}


def test_a_faultless_assessment_is_read() -> None:
    """An assessment is read from YAML and JSON as an agreement is."""
    built = build(read(TEXT))
    assert (built.complete, built.findings.codes) == (True, ())
    again = build(read(assessment_of(built).model_dump_json()))
    assert again.paper == built.paper


@pytest.mark.parametrize(
    ("old", "new", "sentence", "hint"),
    [
        ("project: En mötesplats.\n", "", "1: INP001 fel: vad ansökan gäller (project) saknas i bedömningen", None),
        ("title:", "titel:", "2: INP002 fel: fältet titel finns inte i bedömningen", "menas title?"),
        (
            "    answer: yes\n  - criterion: market",
            "    svar: yes\n  - criterion: market",
            "10: INP002 fel: fältet svar finns inte i svaret på initiative",
            "menas answer?",
        ),
        (
            "    answer: yes\n  - criterion: market",
            "    answer: ja\n  - criterion: market",
            "10: INP005 fel: svar (answer) är ”ja”, som inte är något av valen",
            "menas yes (ja)?",
        ),
        (
            "  - criterion: initiative\n    answer: yes\n",
            "  - answer: yes\n",
            "9: INP001 fel: kriterium (criterion) saknas i svar nummer 1",
            "kriteriets id",
        ),
        (
            "malmo-2017",
            "malmö-2017",
            "7: INP003 fel: kriterierna ”malmö-2017” finns inte; menas malmo-2017?",
            None,
        ),
        (
            "malmo-2017",
            "{id: x, title: Riktlinjer, publisher: Y, criteria: [{id: a, title: A}]}",
            "7: INP001 fel: kriteriets lydelse (text) saknas i punkt 1 under criteria i criteria_set i bedömningen",
            "vad som ska vara uppfyllt, som en mening",
        ),
        (
            "kind: assessment",
            "kind: assesment",
            "1: INP023 fel: handlingen ”assesment” finns inte",
            "menas assessment (bedömning)?",
        ),
        (
            "kind: assessment",
            "kind: avtal",
            "1: INP023 fel: handlingen ”avtal” finns inte",
            "ett avtal skrivs utan kind; annars är valen assessment: bedömning",
        ),
    ],
)
def test_each_fault_has_one_sentence_at_its_line(old: str, new: str, sentence: str, hint: str | None) -> None:
    """A fault in an assessment is told as one in an agreement, in the assessment's own words."""
    found = changed(old, new).findings
    first = next(one for one in found if str(one) == f"bedömning.yaml:{sentence}")
    assert first.hint == hint


def test_an_unknown_kind_makes_nothing() -> None:
    """What the fields of an unknown kind mean is not guessed."""
    built = changed("kind: assessment", "kind: avtal")
    assert (built.paper, built.findings.codes) == (None, ("INP023",))


@pytest.mark.parametrize("kind", [5, ["assessment"], {"assessment": "x"}, "", b"assessment"])
def test_a_kind_of_any_shape_is_told(kind: Any) -> None:
    """Whatever stands as the kind, it is a finding."""
    assert build(read({"kind": kind, "title": "x"})).findings.codes == ("INP023",)


def test_a_missing_fact_is_a_hole() -> None:
    """A half-filled assessment is a draft of what is there."""
    built = changed("    answer: yes\n  - criterion: market", "  - criterion: market")
    assert (built.complete, built.draftable) == (False, True)
    assert list(holes(assessment_of(built))) == [(("answers", 0, "answer"), Hole("Svar"))]


def test_a_missing_part_of_own_criteria_is_a_hole() -> None:
    """Criteria that are written out may lack facts in a draft like all else."""
    built = changed("malmo-2017", "{id: x, publisher: Y, criteria: [{id: a, title: A, text: B}]}")
    assert built.draftable
    assert list(holes(assessment_of(built))) == [(("criteria_set", "title"), Hole("Kriteriernas namn"))]


def test_an_answer_that_is_no_answer_is_left_out_and_the_others_keep_their_places() -> None:
    """What is said of the next answer has that answer's line."""
    built = changed("  - criterion: initiative\n    answer: yes\n", "  - initiative\n")
    assert built.findings.codes == ("INP004",)
    assert [one.criterion for one in assessment_of(built).answers] == ["market"]
    found = iop.check(TEXT.replace("  - criterion: initiative\n    answer: yes\n", "  - initiative\n"))
    assert [one.line for one in found if one.code == "CRI007"] == [11]


def test_loading_asks_for_the_paper_that_is_wanted() -> None:
    """INP024 as it is told: an agreement is loaded unless another paper is asked for, and none is taken for another."""
    assert isinstance(iop.load(TEXT, paper=Assessment), Assessment)
    for source in (TEXT, iop.load(TEXT, paper=Assessment)):
        with pytest.raises(iop.InvalidAgreement) as refused:
            iop.load(source)
        assert str(refused.value) == "$: INP024 fel: handlingens sort är bedömning men ska vara avtal"


def test_an_assessment_in_hand_is_checked_and_rendered_as_its_file() -> None:
    """A path, text, data and the assessment itself say the same."""
    made = iop.load(TEXT, paper=Assessment)
    assert iop.render(made).data == iop.render(TEXT).data
    assert iop.check(made).codes == iop.check(made.to_data()).codes
    assert iop.render(made).form == "bedömning"
