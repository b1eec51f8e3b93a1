"""What has been edited by hand in a Word file is read back into its data, when that proves right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.criteria import Assessment
from iopdocs.opc.names import W
from iopdocs.paper import Paper
from tests.readback.editing import Edit, Node, edited, find, put_after, say, taken_over, taking_out, without_marks

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "handledning" / "motesplatsen.yaml"


@cache
def document() -> iop.Document:
    """The handbook's agreement as it was written."""
    return iop.render(EXAMPLE)


def spaced(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u00a0", " ")


def at(agreement: Paper, *path: str | int) -> Any:
    """What stands at a path in the data of an agreement, with plain spaces."""
    held: Any = json.loads(spaced(json.dumps(agreement.to_data(), ensure_ascii=False)))
    for step in path:
        held = held[step]
    return held


def told(things: Iterable[object]) -> list[str]:
    """Each as text, with plain spaces."""
    return [spaced(str(one)) for one in things]


def clause(kind: str) -> int:
    """The place of the first clause of a type."""
    return next(index for index, one in enumerate(iop.load(EXAMPLE).clauses) if one.kind == kind)


def test_what_the_parties_are_called() -> None:
    """Another name for a party all over the document is its short name."""

    def rename(root: Node) -> None:
        for node in root.iter(f"{W}t"):
            said = node.text or ""
            if "Föreningen M" not in said:
                node.text = said.replace("Föreningen", "Klubben").replace("föreningen", "klubben")

    found = iop.read_back(edited(document(), rename))
    assert told(found.taken) == ["parten Föreningen Mötesplatsen, partens korta namn: ”klubben” är ifyllt"]
    assert found.complete


def test_a_period_with_short_dates() -> None:
    """Days are read however they are written, when they say the same."""
    old = "från och med den 1 januari 2027 till och med den 31 december 2027"
    found = iop.read_back(edited(document(), say(old, "1/1 2027–31/12 2029")))
    period = at(found.paper, "clauses", clause("term"), "period")
    assert (period["last"], found.complete) == ("2029", True)
    assert told(found.taken) == ["klausulen Avtalstid, avtalstid: ”2027” → ”2029”"]


def test_points_change_places() -> None:
    """Items of a list that have changed places have done so in the data."""

    def swap(root: Node) -> None:
        find(root, "verksamheten eller ekonomin avviker").addprevious(find(root, "förutsättningarna för avtalet"))

    found = iop.read_back(edited(document(), swap))
    assert at(found.paper, "clauses", clause("renegotiation"), "triggers") == ["circumstances", "deviation"]
    assert found.complete


def test_a_clause_that_is_copied() -> None:
    """A clause that stands twice is there twice in the data, of its own type."""

    def copy(root: Node) -> None:
        place = find(root, "Organisation och styrning")
        for node in of_clause(root, "Syfte och mål", "Parternas insatser"):
            place.addprevious(without_marks(node))

    found = iop.read_back(edited(document(), copy))
    assert [one["kind"] for one in at(found.paper, "clauses")].count("purpose") == 2
    assert found.complete


def test_a_reference_is_no_text() -> None:
    """A point with a reference that is copied elsewhere is told: its number is a field, and no text in data."""

    def copy(root: Node) -> None:
        find(root, "Tvist").addprevious(without_marks(find(root, "Bidragets storlek framgår av punkt")))

    found = iop.read_back(edited(document(), copy))
    assert found.paper == iop.load(EXAMPLE)
    assert found.findings.codes == ("WRD013",)
    assert "framgår av punkt …" in spaced(found.findings[0].message)


ONE_FACT = {
    "a count in words": (say("Uppsägningstiden är tre", "Uppsägningstiden är sex"), ("notice", "months"), 6),
    "a count in figures": (say("Uppsägningstiden är tre", "Uppsägningstiden är 14"), ("notice", "months"), 14),
    "a text": (say("hålla mötesplatsen öppen", "hålla mötesplatsen öppen för alla"),
               ("commitments", "commitments", 1, "text"), "hålla mötesplatsen öppen för alla"),
    "the end of a text": (say("på efter skolan.", "på efter skolan och på lov."),
                          ("purpose", "purpose", 0),
                          "Fler unga i Exempelby ska ha en trygg plats att vara på efter skolan och på lov."),
    "a name": (say("Exempelby tingsrätt", "Annorstads tingsrätt"), ("dispute", "court"), "Annorstads tingsrätt"),
    "a word of a choice": (say("sammanträder varje kvartal", "sammanträder varje månad"),
                           ("steering_group", "bodies", 0, "meets"), "monthly"),
    "a number of days": (say("inom 30 dagar från den dag", "inom 60 dagar från den dag"), ("repayment", "days"), 60),
    "a factor": (say("20 tim/vecka", "25 tim/vecka"),
                 ("budget", "contributions", 1, "lines", 0, "basis", "factors", 1), "25 tim/vecka"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_FACT)
def test_one_fact(name: str) -> None:
    """A fact that is written otherwise by hand is in the data what the text says, and nothing else is changed."""
    edit, (kind, *path), value = ONE_FACT[name]
    found = iop.read_back(edited(document(), edit))
    assert at(found.paper, "clauses", clause(str(kind)), *path) == value
    assert len(found.taken) == 1
    assert {one.code for one in found.findings} <= {"WRD014"}


def test_an_amount_with_its_sums() -> None:
    """Where the sums are edited too the data say all that the file says, the stated sum as well."""
    edits = (say("400 000", "450 000", times=2), say("520 000", "570 000"), say("640 000", "690 000"))
    found = iop.read_back(edited(document(), *edits))
    assert told(found.taken) == [
        "klausulen Ekonomi, Exempelby kommun, ”Verksamhetsstöd”, belopp: ”400 000 kr” → ”450 000 kr”",
        "klausulen Ekonomi, Exempelby kommun, angiven summa: ”520 000 kr” → ”570 000 kr”",
    ]
    assert found.complete
    assert "BUD001" not in iop.check(found.paper).codes


def test_an_amount_without_its_sum() -> None:
    """A sum that nobody has counted anew is told with both figures."""
    found = iop.read_back(edited(document(), say("120 000", "125 000")))
    assert told(found.taken) == ["klausulen Ekonomi, Exempelby kommun, ”Lokal”, belopp: ”120 000 kr” → ”125 000 kr”"]
    assert found.taken[0].path == ("clauses", clause("budget"), "contributions", 0, "lines", 1, "amount")
    assert not found.complete
    messages = told(one.message for one in found.findings)
    assert "Word-filen säger ”520 000” men de inlästa uppgifterna ger ”525 000”" in messages
    assert {one.code for one in found.findings} == {"WRD014"}


def test_a_point_comes_and_goes() -> None:
    """A paragraph of a list that is put in or deleted is an item more or less."""
    whole = iop.render(EXAMPLE.parents[1] / "examples" / "timra-soraker-2018.yaml")
    values = next(at for at, one in enumerate(iop.load(whole).clauses) if one.kind == "values")
    more = iop.read_back(edited(whole, put_after("demokrati och alla", "respekt för naturen")))
    fewer = iop.read_back(edited(whole, taking_out("demokrati och alla")))
    first, second, third = at(iop.load(whole), "clauses", values, "items")
    assert at(more.paper, "clauses", values, "items") == [first, second, "respekt för naturen", third]
    assert at(fewer.paper, "clauses", values, "items") == [first, third]
    assert more.complete
    assert fewer.complete


def test_an_item_like_another() -> None:
    """An item of several facts is made as the one beside it, and that is told."""
    whole = iop.render(EXAMPLE.parents[1] / "examples" / "timra-soraker-2018.yaml")
    found = iop.read_back(edited(whole, put_after("bidra med ideellt stöd", "svara för städning")))
    assert told(found.taken) == [
        (
            "klausulen Parternas insatser, åtaganden: ”svara för städning” är tillagd; "
            "kontrollera det som texten inte visar: party soraker, kind volunteers"
        )
    ]


def test_a_row_comes_and_goes() -> None:
    """A row of a budget that is put in is a line like the one beside it, with its own label and amount."""
    row = put_after("Lokal", "Resor", "12 000", tag="tr")
    found = iop.read_back(edited(document(), row))
    lines = at(found.paper, "clauses", clause("budget"), "contributions", 0, "lines")
    assert [(one["label"], one["kind"], one["amount"]) for one in lines] == [
        ("Verksamhetsstöd", "cash", "400 000 kr"),
        ("Lokal", "premises", "120 000 kr"),
        ("Resor", "premises", "12 000 kr"),
    ]
    gone = iop.read_back(edited(document(), taking_out("Lokal", "tr")))
    assert [one["label"] for one in at(gone.paper, "clauses", clause("budget"), "contributions", 0, "lines")] == [
        "Verksamhetsstöd"
    ]


def of_clause(root: Node, heading: str, following: str) -> list[Node]:
    """The paragraphs from one heading to the next."""
    first, last = find(root, heading), find(root, following)
    body = first.getparent()
    assert body is not None
    nodes = list(body)
    return nodes[nodes.index(first) : nodes.index(last)]


def test_a_clause_is_moved() -> None:
    """A clause that has been cut and pasted elsewhere stands there in the data."""

    def move(root: Node) -> None:
        place = find(root, "Återbetalning")
        for node in of_clause(root, "Överskott", "Tvist"):
            place.addprevious(node)

    found = iop.read_back(edited(document(), move))
    kinds = [one["kind"] for one in at(found.paper, "clauses")]
    assert kinds.index("surplus") == kinds.index("repayment") - 1
    assert told(found.taken) == ["klausulen Överskott är flyttad"]
    assert found.complete


def test_a_clause_is_deleted() -> None:
    """A clause that is gone is gone from the data; a sentence elsewhere that refers to it is told."""

    def delete(root: Node) -> None:
        for node in of_clause(root, "Överskott", "Tvist"):
            owner = node.getparent()
            assert owner is not None
            owner.remove(node)

    found = iop.read_back(edited(document(), delete))
    assert "surplus" not in [one["kind"] for one in at(found.paper, "clauses")]
    assert told(found.taken) == ["klausulen Överskott är borttagen"]
    assert set(found.findings.codes) <= {"WRD014"}


def test_a_clause_of_ones_own() -> None:
    """A heading with a point between two clauses is a clause of one's own."""

    def put_in(root: Node) -> None:
        put_after("Överskott", "Kommunikation")(root)
        heading = find(root, "Kommunikation")
        point = of_clause(root, "Överskott", "Kommunikation")
        assert len(point) == 1
        put_after("Överskott får inte", "Parterna informerar gemensamt om partnerskapet.")(root)
        text = find(root, "Parterna informerar gemensamt")
        place = find(root, "Tvist")
        place.addprevious(heading)
        place.addprevious(text)

    found = iop.read_back(edited(document(), put_in))
    (free,) = (one for one in at(found.paper, "clauses") if one["kind"] == "free")
    assert free["heading"] == "Kommunikation"
    assert found.complete


def test_amounts_that_changed_places() -> None:
    """Two amounts that have changed places are two other amounts, not a row that went and one that came."""

    def swap(root: Node) -> None:
        first, second = (find(root, text, "tr") for text in ("Verksamhetsstöd", "Lokal"))
        cells = [[*row.iter(f"{W}t")][-1] for row in (first, second)]
        cells[0].text, cells[1].text = cells[1].text, cells[0].text

    found = iop.read_back(edited(document(), swap, say("betalas 400 000", "betalas 120 000")))
    lines = at(found.paper, "clauses", clause("budget"), "contributions", 0, "lines")
    assert [one["amount"] for one in lines] == ["120 000 kr", "400 000 kr"]
    assert found.complete


def test_a_table_of_ones_own() -> None:
    """A table that somebody has put in is no clause and no point: it is told, and nothing is made of it."""

    def put_in(root: Node) -> None:
        find(root, "Fler unga i Exempelby").addnext(without_marks(find(root, "Styrelseledamot", "tbl")))

    found = iop.read_back(edited(document(), put_in))
    assert found.paper == iop.load(EXAMPLE)
    assert "WRD013" in found.findings.codes


def test_one_clause_copied_and_another_deleted() -> None:
    """A clause that is not in the file has not been moved, whatever came elsewhere."""

    def edit(root: Node) -> None:
        place = find(root, "Återbetalning")
        for node in of_clause(root, "Tvist", "Underskrifter"):
            place.addprevious(without_marks(node))
        for node in of_clause(root, "Parternas inbördes relation", "Syfte och mål"):
            owner = node.getparent()
            assert owner is not None
            owner.remove(node)

    found = iop.read_back(edited(document(), edit))
    kinds = [one["kind"] for one in at(found.paper, "clauses")]
    assert "relation" not in kinds
    assert kinds.index("dispute") == kinds.index("repayment") - 1


def test_the_footer_is_not_read_back() -> None:
    """What has been edited in a footer is told, and the file is not said to be as it was."""
    from iopdocs.opc import read_package, write_package

    parts = read_package(document().data, name="avtal.docx")
    name = next(one for one in parts if ("footer" in one or "header" in one) and b"2026/123" in parts[one])
    found = iop.read_back(write_package({**parts, name: parts[name].replace(b"2026/123", b"2026/999")}))
    assert found.findings.codes == ("WRD009",)
    (told,) = found.findings
    assert "läses inte in" in str(told.hint)


def test_two_choices_in_one_line() -> None:
    """A sentence that says two things otherwise is two other choices."""
    found = iop.read_back(edited(document(), say("varje kvartal i förskott", "varje månad i efterskott")))
    payment = at(found.paper, "clauses", clause("payment"))
    assert (payment["frequency"], payment["timing"]) == ("monthly", "arrears")
    assert found.complete


@pytest.mark.parametrize("said", ["3", "tre", "tre månader", "3 månader", "tre (3) månader"])
def test_a_count_in_a_blank(said: str) -> None:
    """A number that is written in a blank is the fact, whatever words stand around it."""
    data = iop.load(EXAMPLE).to_data()
    (notice,) = (one for one in data["clauses"] if one["kind"] == "notice")
    del notice["months"]
    found = iop.read_back(edited(iop.render(data, draft=True), say("[Uppsägningstid i månader]", said)))
    assert at(found.paper, "clauses", clause("notice"), "months") == 3


def test_a_blank_takes_nothing_else_with_it() -> None:
    """A fact that is filled in leaves all others as they were."""
    data = iop.load(EXAMPLE).to_data()
    (budget,) = (one for one in data["clauses"] if one["kind"] == "budget")
    basis = budget["contributions"][1]["lines"][0]["basis"]
    rate = basis.pop("rate")
    found = iop.read_back(edited(iop.render(data, draft=True), say("[Pris per enhet]", "150 kr")))
    there = found.paper.to_data()["clauses"][clause("budget")]["contributions"][1]["lines"][0]["basis"]
    assert there == {**basis, "rate": rate}


def test_an_answer_in_an_assessment(root: Path) -> None:
    """Other papers are read back too: another answer in the table is the answer to that criterion."""
    data = iop.load(root / "docs" / "examples" / "stenungsund-ansokan.yaml", paper=Assessment, draft=True).to_data()
    versions = []
    for answer in ("yes", "no"):
        answers = [{**one, "answer": "yes", "reason": "Det framgår av ansökan."} for one in data["answers"]]
        answers[1]["answer"] = answer
        versions.append(iop.render({**data, "answers": answers}, draft=True))
    found = iop.read_back(taken_over(*versions))
    assert isinstance(found.paper, Assessment)
    assert found.paper.answers[1].answer == "no"


UNREADABLE: dict[str, Edit] = {
    "words of the template": say("Varje part får säga upp avtalet.", "Varje part får när som helst säga upp avtalet."),
    "an amount under its table": say("betalas 400 000", "betalas 450 000"),
    "a name in one place of many": say("kommunen", "kommundelen"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_no_data_say(name: str) -> None:
    """What the template says, and not the data, is told with both wordings; nothing is guessed."""
    found = iop.read_back(edited(document(), UNREADABLE[name]))
    assert found.paper == iop.load(EXAMPLE)
    assert found.taken == ()
    assert found.findings.codes == ("WRD013",)
    assert found.findings.errors
    (told,) = found.findings
    assert "har ändrats till" in told.message
    assert told.hint


def test_a_file_as_it_was_written() -> None:
    """A file that nobody has edited gives the data that it carries."""
    found = iop.read_back(document())
    assert (found.paper, found.taken, found.complete) == (iop.load(EXAMPLE), (), True)


def test_how_it_shows_itself() -> None:
    """As text and in a notebook: what was taken in and what was not, with all that the text says escaped."""
    edits = (say("Exempelby tingsrätt", "<b>tingsrätten</b>"), say("Svensk rätt gäller", "Annan rätt gäller"))
    found = iop.read_back(edited(document(), *edits))
    taken, told, hint, summary = str(found).splitlines()
    assert taken == "inläst: klausulen Tvist, domstol: ”Exempelby tingsrätt” → ”<b>tingsrätten</b>”"
    assert told.startswith("klausulen Tvist: WRD013 fel: ")
    assert (hint.strip(), summary) == (found.findings[0].hint, "1 fel")
    assert "&lt;b&gt;tingsrätten&lt;/b&gt;" in found._repr_html_()
    assert "<b>" not in found._repr_html_()
    assert "WRD013" in found._repr_html_()
    assert str(iop.read_back(document())) == "inget är ändrat för hand"


def test_blanks_that_are_filled_in() -> None:
    """What is written in the blank of a draft is the fact that was missing."""
    data = iop.load(EXAMPLE).to_data()
    del data["parties"][1]["orgnr"]
    draft = iop.render(data, draft=True)
    found = iop.read_back(edited(draft, say("[Organisationsnummer]", "802400-0005")))
    assert found.paper == iop.load(EXAMPLE)
    assert told(found.taken) == ["parten Föreningen Mötesplatsen, organisationsnummer: ”802400-0005” är ifyllt"]
    assert iop.load(draft, draft=True).to_data() == data


def test_a_blank_worded_otherwise() -> None:
    """A fact that is filled in with other words than the template's is taken in, and both wordings are told."""
    data = iop.load(EXAMPLE).to_data()
    (term,) = (one for one in data["clauses"] if one["kind"] == "term")
    del term["period"]
    draft = iop.render(data, draft=True)
    found = iop.read_back(edited(draft, say("[Avtalstid]", "1 mars 2027–28 februari 2028")))
    period = at(found.paper, "clauses", clause("term"), "period")
    assert (period["first"], period["last"]) == ("2027-03-01", "2028-02-28")
    assert set(found.findings.codes) == {"WRD014"}


def test_other_wording_than_now() -> None:
    """A file that was written with another wording is not held against this one: that is told, and nothing is read."""
    from iopdocs.opc import read_package, write_package

    parts = read_package(document().data, name="avtal.docx")
    carried = "customXml/item1.xml"
    other = parts[carried].replace(b'kind="notice" wording="', b'kind="notice" wording="f')
    found = iop.read_back(write_package({**parts, carried: other}))
    assert found.taken == ()
    assert found.findings.codes == ("WRD011",)


@pytest.mark.parametrize("source", [b"PK\x03\x04", b"ingen Word-fil", "saknas.docx"])
def test_what_is_no_word_file(source: bytes | str) -> None:
    """What cannot be read is refused with its findings."""
    with pytest.raises(iop.InvalidAgreement) as refusal:
        iop.read_back(source)
    assert refusal.value.findings.errors
