"""What differs between two versions: told by clause and by point, by what they are and not by where they stand."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.changes.lines import read_lines
from iopdocs.changes.version import read_version
from iopdocs.clauses import clause_class
from iopdocs.opc.package import Package
from iopdocs.testing import example_agreement, texts
from tests.changes.pairs import Data, pairs

GOLDEN = Path(__file__).parent / "golden"
SEARCH = settings(max_examples=30, phases=[Phase.explicit, Phase.generate])
FEW_WORDS = st.sampled_from(["alfa", "beta gamma", "delta epsilon zeta"])
TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
INSURANCE = clause_class("insurance").example
DEFINITIONS: Data = {
    "kind": "definitions",
    "items": [{"term": "ungdomar", "meaning": "de som är 13–19 år"}, {"term": "lokalen", "meaning": "Kupolen"}],
}


def free(heading: str, *points: Any, **more: Any) -> Data:
    """A free clause."""
    return {"kind": "free", "heading": heading, "points": list(points), **more}


def compared(old: list[Data], new: list[Data], **changes: Any) -> iop.Comparison:
    """The comparison of two versions with these clauses."""
    return iop.compare(example_agreement(*old), example_agreement(*new) | changes)


def told(comparison: iop.Comparison) -> list[tuple[str, tuple[str, ...]]]:
    """The clauses that differ and what has happened to each."""
    return [(one.clause, one.kinds) for one in comparison.clauses]


@pytest.fixture(scope="module")
def meeting_place(root: Path) -> Data:
    """The example of the handbook."""
    return iop.load(root / "docs" / "handledning" / "motesplatsen.yaml").to_data()


def later(data: Data) -> Data:
    """The same agreement a year longer, with more money and an insurance."""
    new = deepcopy(data)
    clauses = {one["kind"]: one for one in new["clauses"]}
    municipality = clauses["budget"]["contributions"][0]
    municipality["lines"][0]["amount"], municipality["stated_total"] = "440 000 kr", "560 000 kr"
    clauses["budget"]["period"] = clauses["term"]["period"] = {"first": "2027-01-01", "last": "2028-12-31"}
    at = [one["kind"] for one in new["clauses"]].index("notice")
    new["clauses"].insert(at, {"kind": "insurance", "items": [INSURANCE["items"][0]]})
    return new


def test_the_summary(meeting_place: Data, request: pytest.FixtureRequest) -> None:
    """The summary in words is the approved one: tables row by row, new numbers once, hard spaces in sums."""
    text = iop.compare(meeting_place, later(meeting_place)).text
    file = GOLDEN / "jamforelse.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(f"{text}\n", "utf-8")
    assert f"{text}\n" == file.read_text("utf-8")
    assert "520\u00a0000\u00a0kr har blivit 560\u00a0000\u00a0kr, 40\u00a0000\u00a0kr mer" in text


def test_an_inserted_clause_changes_no_other() -> None:
    """What follows an inserted clause has another number and is otherwise the same, references to it too."""
    found = compared([TERM, NOTICE], [INSURANCE, TERM, NOTICE])
    assert told(found) == [("insurance", ("added",)), ("term", ("renumbered",)), ("notice", ("renumbered",))]
    assert ("point", "2.1", "3.1") in {(one.sort, one.old, one.new) for one in found.renumberings}
    assert "punkterna\u00a01 och 2 har blivit 2 och 3" in found.text


def test_a_reference_to_what_has_another_number_is_no_change() -> None:
    """The number in a reference follows what it leads to."""
    decisions, amendments = clause_class("decisions").example, {"kind": "amendments"}
    found = compared([decisions, amendments], [decisions, TERM, amendments])
    assert told(found) == [("term", ("added",)), ("amendments", ("renumbered",))]


def test_a_reference_that_leads_elsewhere_is_a_change() -> None:
    """The same words are another thing when what they refer to has gone."""
    decisions, amendments = clause_class("decisions").example, {"kind": "amendments"}
    found = compared([decisions, amendments], [decisions])
    assert told(found) == [("decisions", ("changed",)), ("amendments", ("removed",))]


def test_a_moved_clause_is_told_as_moved() -> None:
    """One that was moved is moved, and those around it are not."""
    found = compared([TERM, NOTICE, INSURANCE], [INSURANCE, TERM, NOTICE])
    assert told(found)[0] == ("insurance", ("moved", "renumbered"))
    assert {kinds for _, kinds in told(found)[1:]} == {("renumbered",)}


def test_clauses_of_a_type_are_paired_by_what_they_say() -> None:
    """Of several free clauses each is compared with the one that it was, wherever it stands."""
    rooms, keys = free("Lokaler", "Lokalen är Kupolen.", "Den städas."), free("Nycklar", "Nycklar lämnas mot kvitto.")
    new_rooms = free("Lokaler", "Lokalen är Kupolen.", "Den städas varje dag.")
    found = compared([rooms, keys], [keys, new_rooms])
    assert {one.heading: one.kinds for one in found.clauses}["Lokaler"][-1] == "changed"
    (clause,) = [one for one in found.clauses if one.points]
    assert [(point.old_number, point.new_number) for point in clause.points] == [("1.2", "2.2")]


def test_free_clauses_about_other_things_are_not_the_same() -> None:
    """A free clause can be about anything, so another one in its place is another clause."""
    found = compared([free("Lokaler", "Lokalen är Kupolen.")], [free("Bilar", "Bussen får lånas.")])
    assert [one.kinds for one in found.clauses] == [("removed",), ("added",)]


def test_a_point_holds_its_list() -> None:
    """An item of a list belongs to its point, and is told as the line that differs."""
    new = deepcopy(DEFINITIONS)
    new["items"][1]["meaning"] = "Kupolen och gården"
    (clause,) = compared([DEFINITIONS], [new]).clauses
    (point,) = clause.points
    assert (point.old_number, point.kind) == ("1.1", "changed")
    assert [(line.old, line.new) for line in point.lines] == [("b) lokalen: Kupolen", "b) lokalen: Kupolen och gården")]


def test_a_point_is_inserted_and_another_removed() -> None:
    """Points are paired by what they say."""
    old = free("Regler", "Dörren låses varje kväll klockan nio.", "Ljuset släcks.", "Musiken stängs av före tio.")
    new = free(
        "Regler",
        "Dörren låses varje kväll klockan nio.",
        "Nyckeln ligger hos vaktmästaren.",
        "Musiken stängs av före tio.",
        "Vaktmästaren ringer om något har gått sönder.",
    )
    (clause,) = compared([old], [new]).clauses
    assert [(one.kind, one.old_number, one.new_number) for one in clause.points] == [
        ("changed", "1.2", "1.2"),
        ("added", None, "1.4"),
    ]


def test_the_parties_and_the_title() -> None:
    """What stands before the clauses, and in headers, counts too."""
    found = compared([TERM], [TERM], title="En annan rubrik")
    assert [one.sort for one in found.around] == ["title", "margin"]
    assert [one.title for one in found.facts] == ["Rubrik"]
    assert not found.same_text


def test_only_the_data_differ() -> None:
    """A day that no text shows is a fact that differs, and the text is the same."""
    found = compared([TERM], [TERM], dated="2027-01-15")
    assert found.same_text
    assert not found.same_data
    assert [one.text for one in found.facts] == ["Avtalets datum: saknas har blivit 15\u00a0januari 2027"]


def test_data_that_nothing_shows() -> None:
    """Where neither text nor facts differ but the data do, that is told."""
    found = compared([TERM], [TERM | {"id": "tiden"}])
    assert "Uppgifterna skiljer sig i något som texten inte visar." in found.text
    assert compared([TERM], [TERM]).text.endswith("Versionerna har samma text.")


def test_drafts_are_compared_and_told() -> None:
    """A version that lacks facts is compared as the draft that it is."""
    found = compared([TERM], [{"kind": "term"}])
    assert "Utkast: nej har blivit ja" in found.text
    assert told(found) == [("term", ("changed",))]


def test_a_word_file_is_compared_as_it_stands(meeting_place: Data) -> None:
    """What has been edited by hand in Word differs from the version it was made of, and is told as edited."""
    document = iop.render(meeting_place)
    assert iop.compare(document, meeting_place).same_text
    assert iop.compare(document.data, document).same_text


def test_several_budgets_of_years(root: Path) -> None:
    """Every table has its number, and is compared row by row, those with a column for each year too."""
    old = root / "docs" / "examples" / "malmo-2017.yaml"
    found = iop.compare(old, old)
    assert found.same_text
    assert (found.renumberings, found.clauses) == ((), ())


def test_a_footnote_belongs_to_its_point(make_noted: Any) -> None:
    """The text of a footnote is a line of the point that has its mark."""
    old, new = make_noted("Räknat i kronor."), make_noted("Räknat i tusental.")
    (clause,) = iop.compare(old, new).clauses
    (point,) = clause.points
    assert [(line.old, line.new) for line in point.lines] == [("¹ Räknat i kronor.", "¹ Räknat i tusental.")]


def test_shown_in_a_notebook() -> None:
    """The comparison shows itself as HTML, with everything escaped."""
    shown = compared([free("Regler", "<b>A</b> & B.")], [free("Regler", "<b>A</b> & C.")])._repr_html_()
    assert "<del>1.1 &lt;b&gt;A&lt;/b&gt; &amp; B.</del>" in shown
    assert "<ins>1.1 &lt;b&gt;A&lt;/b&gt; &amp; C.</ins>" in shown
    assert "<b>" not in shown


def test_as_json(meeting_place: Data) -> None:
    """The data have stable keys, sums as text."""
    data = json.loads(iop.compare(meeting_place, later(meeting_place)).to_json())
    assert {*data} == {"same_text", "clauses", "around", "renumberings", "money", "facts"}
    (money,) = data["money"]
    assert (money["party"], money["old"], money["new"], money["difference"]) == (
        *("kommunen", "520000", "560000"),
        "40000",
    )


@SEARCH
@given(pair=pairs())
def test_no_change_and_the_same_text_are_the_same(pair: tuple[Data, Data]) -> None:
    """No changes if and only if both documents have the same text."""
    old, new = (read_version(one, None) for one in pair)
    shown = [
        (*(unit.shown for unit in one.units), *one.margins, one.paper.contents, one.is_draft) for one in (old, new)
    ]
    assert iop.compare(*pair).same_text == (shown[0] == shown[1])


@SEARCH
@given(pair=pairs(text=FEW_WORDS))
def test_every_line_that_differs_belongs_to_a_change(pair: tuple[Data, Data]) -> None:
    """Every line of text that differs belongs to some change, or has another number and nothing else."""
    found = iop.compare(*pair)
    old, new = found.pairing.old, found.pairing.new
    points = [*found.around, *(point for clause in found.clauses for point in clause.points)]
    gone = [line.old for point in points for line in point.lines if line.old is not None]
    come = [line.new for point in points for line in point.lines if line.new is not None]
    before, after = ([line.shown for unit in one.units for line in unit.lines] for one in (old, new))
    margins = [[*one.margins] for one in (old, new)]
    kept = len(before) + len(margins[0]) - len(gone), len(after) + len(margins[1]) - len(come)
    assert kept[0] == kept[1]
    if not found.renumberings:
        assert sorted(_without(before + margins[0], gone)) == sorted(_without(after + margins[1], come))


def _without(lines: list[str], some: list[str]) -> list[str]:
    left = list(lines)
    for line in some:
        left.remove(line)
    return left


@SEARCH
@given(pair=pairs(text=texts()))
def test_the_other_way_round(pair: tuple[Data, Data]) -> None:
    """What is added one way is removed the other way."""
    there, back = iop.compare(*pair), iop.compare(*reversed(pair))
    counts = [[kinds for _, kinds in told(one)] for one in (there, back)]
    assert counts[0].count(("added",)) == counts[1].count(("removed",))
    assert counts[0].count(("removed",)) == counts[1].count(("added",))


@SEARCH
@given(pair=pairs())
def test_lines_are_the_documents_text(pair: tuple[Data, Data]) -> None:
    """The lines that are compared are those of the document, with the same labels and the same text."""
    document = iop.render(Agreement.model_validate(pair[0]), draft=True)
    lines = read_lines(Package.open(document.data, document.title))
    words = [word for _, line in lines for word in line.shown.replace("|", " ").split()]
    assert sorted(words) == sorted(document.text.replace("|", " ").split())
