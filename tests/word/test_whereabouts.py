"""Where something stands in a Word file, in words that one can look for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.criteria import Assessment
from iopdocs.findings import Path as DataPath
from iopdocs.verbs import attempt
from iopdocs.word.whereabouts import whereabouts

BUDGET = 11
"""The number of the clause with the budget in the example."""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("clauses",), "avtalet"),
        (("title",), "avtalets rubrik"),
        (("parties", 1), "parten Söråkers Folketshusförening"),
        (("parties", 0, "signatories", 0, "authority"),
         "parten Timrå kommun, ”kommunstyrelsens ordförande”, behörighet"),
        (("parties", 1, "orgnr"), "parten Söråkers Folketshusförening, organisationsnummer"),
        (("clauses", BUDGET, "contributions", 1, "lines", 0, "amount"),
         "klausulen Budget 2018, Söråkers Folketshusförening, ”Arbetsledare med sociala avgifter”, belopp"),
        (("clauses", BUDGET, "stated_total"), "klausulen Budget 2018, partnerskapets angivna summa"),
        (("clauses", 99), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_a_path_in_words(examples: Path, path: DataPath, words: str) -> None:
    """A clause is called by its heading, a party by its name, a field by its title."""
    agreement = iop.load(examples / "timra-soraker-2018.yaml")
    assert whereabouts(agreement, path) == words


def test_other_papers_and_drafts(examples: Path) -> None:
    """An answer is called by its criterion, and a clause without heading by its kind."""
    assessment = iop.load(examples / "stenungsund-ansokan.yaml", paper=Assessment, draft=True)
    assert whereabouts(assessment, ("answers", 0)) == f"svaret på {assessment.answers[0].criterion}"
    draft = iop.load({"clauses": [{"kind": "free", "points": ["Text."]}]}, draft=True)
    assert whereabouts(draft, ("clauses", 0, "heading")) == "klausulen free, rubrik"


def test_a_text_is_called_by_its_number() -> None:
    """A text in a list has no name of its own."""
    draft = iop.load({"clauses": [{"kind": "background", "paragraphs": ["En.", "Två."]}]}, draft=True)
    assert whereabouts(draft, ("clauses", 0, "paragraphs", 1)) == "klausulen Bakgrund, punkt 2"


def test_a_word_file_is_told_of_in_words(examples: Path, tmp_path: Path) -> None:
    """The data of a Word file have no lines, so its clauses are named; the path is still there for programs."""
    path = iop.render(examples / "timra-soraker-2018.yaml").save(tmp_path / "avtal.docx")
    (found,) = (one for one in iop.check(path) if one.code == "TRM014")
    assert str(found).startswith(f"{path}: klausulen Förlängning: TRM014 notis: ")
    assert '"where": "klausulen Förlängning"' in iop.check(path).to_json()
    assert found.path == ("clauses", 17)
    assert "klausulen Förlängning" in iop.check(path)._repr_html_()
    assert attempt(path)[1] == iop.check(path)
    data = iop.load(path).to_data()
    assert {one.where for one in iop.check(data)} == {None}


@pytest.mark.parametrize(
    ("parties", "contribution"),
    [
        ({"parties": [{"kind": "kommun", "name": "Exempelby kommun"}]}, {"party": "kommunen"}),
        ({"parties": [{"kind": "kommun", "id": "kommunen", "name": "Exempelby kommun"}]}, {}),
        ({}, {"party": "kommunen"}),
    ],
)
def test_a_draft_lacks_what_parties_are_known_by(parties: dict[str, Any], contribution: dict[str, str]) -> None:
    """A party without an id, a contribution that says nobody's, or a draft without parties: told by its number."""
    lines = [{"label": "Bidrag", "kind": "cash"}]
    budget = {"kind": "budget", "unit": "kr", "contributions": [{**contribution, "lines": lines}]}
    draft = {"title": "Utkast", **parties, "clauses": [budget]}
    document = iop.render(draft, draft=True)
    assert iop.load(document, draft=True).title == "Utkast"
    assert "INP001" in iop.check(document).codes
