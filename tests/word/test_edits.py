"""What users do to a document in Word, and what is told of it afterwards."""

from __future__ import annotations

import copy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.criteria import Assessment
from iopdocs.errors import NotReady
from iopdocs.opc import read_package, write_package
from iopdocs.testing import assemble, example_agreement
from iopdocs.word.inside import MARK
from iopdocs.wording.templates import Templates

MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
OTHERS = [clause_class(kind).example for kind in ("dispute", "amendments")]

Body = etree._Element
Change = Callable[[Body], object]


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    """An agreement of four clauses; the first is referred to, and none is empty."""
    return Agreement.model_validate(example_agreement(TERM, NOTICE, *OTHERS))


@pytest.fixture(scope="module")
def document(agreement: Agreement) -> iop.Document:
    """Its document."""
    return assemble(agreement)


def edited(document: iop.Document, change: Change) -> bytes:
    """A document whose text somebody has changed."""
    parts = read_package(document.data, name="avtal.docx")
    root = etree.fromstring(parts[MAIN])
    change(root[0])
    return write_package(parts | {MAIN: etree.tostring(root)})


def told(data: bytes) -> list[str]:
    """What is told of hand-made edits: code and sentence."""
    found = (one for one in iop.check(data) if one.code.startswith("WRD") and one.severity is iop.Severity.ERROR)
    return [f"{one.code} {one.message}" for one in found]


def clause(body: Body, number: int) -> list[etree._Element]:
    """The paragraphs of a clause, heading first."""
    found: list[list[etree._Element]] = [[]]
    for node in body.iterchildren(f"{W}p"):
        style = node.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Heading1":
            found.append([])
        found[-1].append(node)
    return found[number]


def paragraph(text: str) -> etree._Element:
    """A paragraph as a user writes one."""
    made = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = text
    return made


def first_text(body: Body, number: int) -> etree._Element:
    """The first text below the heading of a clause."""
    return next(clause(body, number)[1].iter(f"{W}t"))


CHANGED = "har ändrats för hand i Word-filen; uppgifterna i filen är de som den skapades med"


def test_nothing_is_told_of_what_nobody_has_edited(document: iop.Document) -> None:
    """A document as it was written agrees with its data."""
    assert told(document.data) == []


def test_a_word_is_changed(document: iop.Document, agreement: Agreement) -> None:
    """A clause that was rewritten is told by its heading and its place in the data; the data are the old ones."""

    def change(body: Body) -> None:
        text = first_text(body, 2)
        text.text = (text.text or "").replace("tre", "sex") + " Nytt."

    data = edited(document, change)
    assert told(data) == [f"WRD004 klausulen Uppsägning {CHANGED}"]
    (found,) = [one for one in iop.check(data) if one.code == "WRD004"]
    assert found.path == ("clauses", 1)
    assert found.hint is not None
    assert iop.load(data) == agreement


def test_no_new_document_is_written_over_edits(document: iop.Document) -> None:
    """What was edited by hand would be lost in a new document, so none is made, and no draft either."""
    data = edited(document, lambda body: body.insert(0, paragraph("Nytt.")))
    with pytest.raises(NotReady, match="WRD007"):
        iop.render(data)
    with pytest.raises(iop.NotReady):
        iop.render(data, draft=True)


def test_a_clause_is_deleted(document: iop.Document) -> None:
    """A clause that was taken out is told."""
    data = edited(document, lambda body: [*map(body.remove, clause(body, 3))])
    (found,) = told(data)
    assert found.startswith("WRD005 klausulen Tvist finns inte kvar i Word-filen")


def test_a_clause_is_moved(document: iop.Document) -> None:
    """A clause that was moved is told, and only it; its text is as it was."""

    def change(body: Body) -> None:
        target = clause(body, 1)[0]
        for one in clause(body, 4):
            target.addprevious(one)

    (found,) = told(edited(document, change))
    assert found.startswith("WRD006 klausulen Ändringar och tillägg har flyttats för hand")


def test_a_clause_is_moved_into_anothers_place(document: iop.Document) -> None:
    """A clause that Word has pasted within another's bookmarks is still itself, and the other is unchanged."""

    def change(body: Body) -> None:
        heading = clause(body, 1)[0]
        start = next(one for one in heading.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == f"{MARK}1")
        heading.addprevious(start)
        for one in clause(body, 4):
            heading.addprevious(one)

    assert [one.split()[0] for one in told(edited(document, change))] == ["WRD006"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_clause_is_added(document: iop.Document, count: int) -> None:
    """Text between two clauses is new; the clauses around it are unchanged."""

    def change(body: Body) -> None:
        for number in range(count):
            clause(body, 3)[0].addprevious(paragraph(f"Ny text {number}."))

    stycken = ["", "ett stycke", "två stycken"][count]
    where = "efter klausulen Uppsägning"
    data = edited(document, change)
    assert told(data) == [f"WRD007 {where} har {stycken} lagts till för hand i Word-filen"]
    assert [one.hint for one in iop.check(data) if one.code == "WRD007" and "fri klausul (free)" in (one.hint or "")]


def test_text_is_added_where_word_counts_it_to_the_next_clause(document: iop.Document) -> None:
    """What is written right before a heading may fall within the next clause's bookmark; it is new text even so."""

    def change(body: Body) -> None:
        heading = clause(body, 3)[0]
        new = paragraph("Ny text.")
        start = next(one for one in heading.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == f"{MARK}3")
        new.insert(0, start)
        heading.addprevious(new)

    (found,) = told(edited(document, change))
    assert found == "WRD007 efter klausulen Uppsägning har ett stycke lagts till för hand i Word-filen"


def test_text_is_added_first_and_last(document: iop.Document) -> None:
    """Text before the first clause and after the last is told as what it is."""

    def change(body: Body) -> None:
        clause(body, 1)[0].addprevious(paragraph("Först."))
        clause(body, 4)[-1].addnext(paragraph("Sist."))

    assert told(edited(document, change)) == [
        "WRD007 före första klausulen har ett stycke lagts till för hand i Word-filen",
        "WRD007 efter sista klausulen har ett stycke lagts till för hand i Word-filen",
    ]


def test_the_title_is_changed(document: iop.Document) -> None:
    """The letterhead's own text, with the heading and the parties, is compared too."""

    def change(body: Body) -> None:
        next(body.iter(f"{W}t")).text = "En annan rubrik"

    (found,) = told(edited(document, change))
    assert found.startswith("WRD008 texten före första klausulen har ändrats för hand")


def test_a_cell_is_changed(examples: Path) -> None:
    """A figure in the budget table belongs to its clause."""
    document = iop.render(examples / "timra-soraker-2018.yaml")

    def change(body: Body) -> None:
        cells = (one for row in body.iter(f"{W}tc") for one in row.iter(f"{W}t"))
        figure = next(one for one in cells if one.text == "235\u00a0840")
        figure.text = "235\u00a0841"

    (found,) = told(edited(document, change))
    assert found == f"WRD004 klausulen Budget 2018 {CHANGED}"


def without_marks(body: Body) -> None:
    """Take away every bookmark around a clause, as some programs do."""
    for one in [*body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)


def test_bookmarks_are_lost(document: iop.Document) -> None:
    """Without bookmarks the clauses are known by their text."""
    assert told(edited(document, without_marks)) == []


def test_bookmarks_are_lost_and_text_is_changed(document: iop.Document) -> None:
    """A clause that can no longer be known is told; the others still are known."""

    def change(body: Body) -> None:
        without_marks(body)
        first_text(body, 2).text = "Något helt annat."

    codes = [one.split()[0] for one in told(edited(document, change))]
    assert codes == ["WRD005", "WRD007"]


def saved_by_another_program(body: Body) -> None:
    """Do what Word does to a file when it saves it: part runs, mark sittings and misspellings, add empty paragraphs."""
    for run in [*body.iter(f"{W}r")]:
        text = run.find(f"{W}t")
        run.set(f"{W}rsidR", "00A1B2C3")
        if text is not None and len(text.text or "") > 2 and len(run) <= 2:
            rest = copy.deepcopy(run)
            run.addnext(rest)
            rest.addprevious(etree.Element(f"{W}proofErr"))
            text.text, rest.find(f"{W}t").text = text.text[:2], text.text[2:]  # type: ignore[union-attr, index] # a copy has it too
            text.set(SPACE, "preserve")
    for one in [*body.iterchildren(f"{W}p")][1::3]:
        one.addnext(etree.Element(f"{W}p"))


def test_a_file_is_saved_by_another_program(document: iop.Document) -> None:
    """Other runs, marks of editing and empty paragraphs say nothing else than the text said."""
    assert told(edited(document, saved_by_another_program)) == []


def test_a_file_is_saved_by_python_docx(document: iop.Document, agreement: Agreement) -> None:
    """python-docx keeps the data and the bookmarks."""
    out = BytesIO()
    docx.Document(BytesIO(document.data)).save(out)
    assert told(out.getvalue()) == []
    assert iop.load(out.getvalue()) == agreement


def test_fields_are_updated(examples: Path) -> None:
    """What references show follows from where the clauses stand, and is no edit."""

    def change(body: Body) -> None:
        inside = False
        for node in body.iter(f"{W}fldChar", f"{W}t"):
            if node.tag == f"{W}fldChar":
                inside = node.get(f"{W}fldCharType") == "separate"
            elif inside:
                node.text = "99.9"

    document = iop.render(examples / "timra-soraker-2018.yaml")
    data = edited(document, change)
    assert "99.9" in iop.Document(data, "").text
    assert told(data) == []


def tracked(kind: str, run: etree._Element | None) -> None:
    """Put a run within a tracked change."""
    assert run is not None
    change = etree.Element(f"{W}{kind}", {f"{W}id": "1", f"{W}author": "A"})
    run.addprevious(change)
    change.append(run)
    if kind == "del":
        for text in change.iter(f"{W}t"):
            text.tag = f"{W}delText"


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_a_tracked_deletion(document: iop.Document, kind: str) -> None:
    """Tracked changes are read as if they were accepted: what is struck out is gone."""
    data = edited(document, lambda body: tracked(kind, first_text(body, 2).getparent()))
    assert told(data) == [f"WRD004 klausulen Uppsägning {CHANGED}"]


@pytest.mark.parametrize("kind", ["ins", "moveTo"])
def test_a_tracked_insertion(document: iop.Document, kind: str) -> None:
    """What a tracked change has put in is there."""

    def change(body: Body) -> None:
        run = first_text(body, 2).getparent()
        assert run is not None
        new = copy.deepcopy(run)
        run.addnext(new)
        tracked(kind, new)

    assert told(edited(document, change)) == [f"WRD004 klausulen Uppsägning {CHANGED}"]


def test_hyphens_that_programs_write_as_elements(make_agreement: Callable[..., Agreement]) -> None:
    """LibreOffice writes a hard and a soft hyphen as elements of their own; the text is the same."""
    document = assemble(
        make_agreement({"kind": "free", "heading": "A", "points": [{"text": "IOP\u2011avtal, sam\u00adverkan"}]})
    )

    def change(body: Body) -> None:
        for text in [*body.iter(f"{W}t")]:
            run = text.getparent()
            if "\u2011" in (text.text or "") and run is not None:
                first, second, third = "IOP", "avtal, sam", "verkan"
                run.remove(text)
                for tag, said in (
                    ("t", first),
                    ("noBreakHyphen", None),
                    ("t", second),
                    ("softHyphen", None),
                    ("t", third),
                ):
                    etree.SubElement(run, f"{W}{tag}").text = said

    assert told(edited(document, change)) == []


def test_an_edit_of_a_draft(make_agreement: Callable[..., Agreement]) -> None:
    """A draft is compared as well, by the clause types where a heading is missing."""
    free = {"kind": "free", "points": [{"text": "Text."}]}
    document = assemble(make_agreement(TERM, free, draft=True), draft=True)

    def change(body: Body) -> None:
        next(one for one in body.iter(f"{W}t") if one.text == "Text.").text = "Annat."

    assert told(edited(document, change)) == [f"WRD004 klausulen free {CHANGED}"]


def test_an_edit_of_another_paper(examples: Path) -> None:
    """An assessment has no clauses: it is told of as a whole."""
    assessment = iop.load(examples / "stenungsund-ansokan.yaml", paper=Assessment, draft=True)
    document = assemble(assessment, draft=True)
    assert iop.load(document, paper=Assessment, draft=True) == assessment
    data = edited(document, lambda body: setattr([*body.iter(f"{W}t")][-1], "text", "Nytt."))
    (found,) = [one for one in iop.check(data) if one.code == "WRD004"]
    assert found.message == f"bedömningen {CHANGED}"
    assert found.path == ()


def test_a_long_document_is_compared_in_reasonable_time(make_agreement: Callable[..., Agreement]) -> None:
    """Without bookmarks a file of many like paragraphs is searched only so far; then clauses count as lost."""
    points = [{"text": f"Punkt {number}. " + "Text. " * 20} for number in range(400)]
    document = assemble(make_agreement(*({"kind": "free", "heading": f"H{one}", "points": points} for one in range(8))))

    def change(body: Body) -> None:
        without_marks(body)
        for one in [*body.iter(f"{W}t")]:
            one.text = (one.text or "").replace("Punkt 399", "Punkt 400")

    assert {one.split()[0] for one in told(edited(document, change))} >= {"WRD005"}


def with_part(document: iop.Document, part: str, old: str, new: str) -> bytes:
    """A document in one part of which something has been replaced."""
    parts = read_package(document.data, name="avtal.docx")
    assert old.encode() in parts[part]
    return write_package(parts | {part: parts[part].replace(old.encode(), new.encode())})


def test_the_header_is_changed(examples: Path) -> None:
    """What stands in the header is of the data too: the diarienummer."""
    document = iop.render(examples / "timra-soraker-2018.yaml")
    (found,) = told(with_part(document, "word/header1.xml", "KS/2017:123", "KS/2018:1"))
    assert found.startswith("WRD009 sidhuvudet eller sidfoten har ändrats för hand i Word-filen")


NOTED = "# {{ heading }}\n§ Text.[^1]\n[^1] Enligt beslut, se {{ ref('notice') }}.\n"


@pytest.fixture
def noted(make_agreement: Callable[..., Agreement], make_templates: Callable[..., Templates]) -> iop.Document:
    """A document with a footnote."""
    templates = make_templates(term=NOTED.replace("'", '"'), notice="# {{ heading }}\n§ Text.\n")
    return assemble(make_agreement(TERM, NOTICE), templates=templates)


def test_a_footnote_is_changed(noted: iop.Document) -> None:
    """A footnote is a part of the agreement's text, though it stands in another part of the file."""
    assert told(noted.data) == []
    (found,) = told(with_part(noted, "word/footnotes.xml", "beslut", "sed"))
    assert found.startswith("WRD010 en fotnot har ändrats, lagts till eller tagits bort för hand i Word-filen")


def test_a_footnote_is_added(noted: iop.Document) -> None:
    """A note that somebody has added is told, though the text that refers to it shows no more than a number."""
    new = '<w:footnote w:id="9"><w:p><w:r><w:t>Nytt.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    (found,) = told(with_part(noted, "word/footnotes.xml", "</w:footnotes>", new))
    assert found.startswith("WRD010")
