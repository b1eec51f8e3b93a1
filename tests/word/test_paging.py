"""Page numbers in the table of contents: put in where they belong, until they agree with the pages that they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.document import Document, with_page_numbers
from iopdocs.errors import ExportError
from iopdocs.opc import read_package, write_package
from iopdocs.testing import assemble, document_faults, example_agreement
from iopdocs.word import paging
from iopdocs.wording.templates import Templates

Make = Callable[..., Agreement]
MakeTemplates = Callable[..., Templates]
Pages = Callable[[str], "dict[str, int] | ExportError"]
Layout = Callable[[Pages], list[int]]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
FIRST, SECOND, THIRD = (f"_Toc{number:09}" for number in (20000, 20001, 20002))
TERM = {"kind": "term", "period": "2027"}


def main_of(data: bytes) -> str:
    """The main part of a package."""
    with ZipFile(BytesIO(data)) as package:
        return package.read(MAIN).decode()


def free(*headings: str, contents: bool = True) -> Document:
    """A document with a clause for each heading, and a table of contents."""
    clauses = [{"kind": "free", "heading": one, "points": [{"text": "Text."}]} for one in headings]
    return assemble(Agreement.model_validate(example_agreement(*clauses) | {"contents": contents}))


@pytest.fixture
def layout(monkeypatch: pytest.MonkeyPatch) -> Layout:
    """Lets a function of the main part stand in for LibreOffice; returns how many documents each start was given."""

    def stand_in(pages: Pages) -> list[int]:
        starts: list[int] = []

        def pages_of_bookmarks(packages: Iterable[bytes]) -> tuple[Mapping[str, int] | ExportError, ...]:
            given = list(packages)
            starts.append(len(given))
            return tuple(pages(main_of(data)) for data in given)

        monkeypatch.setattr(paging, "pages_of_bookmarks", pages_of_bookmarks)
        return starts

    return stand_in


def contents_of(document: Document) -> list[str]:
    """The lines of the table of contents of a document that has no faults."""
    assert document_faults(document.data) == ()
    lines = document.text.splitlines()
    start = lines.index("Innehåll") + 1
    return lines[start : next(at for at in range(start, len(lines)) if lines[at].count("\t") < 2)]


def test_each_line_has_its_page(layout: Layout) -> None:
    """Each line ends with a tab and the number of the page, in a field that leads to the heading."""
    starts = layout(lambda _: {FIRST: 1, SECOND: 3, THIRD: 12})
    before = free("Bakgrund", "Mål & medel", "Tvist")
    after = before.with_page_numbers()
    assert contents_of(after) == ["1\tBakgrund\t1", "2\tMål & medel\t3", "3\tTvist\t12"]
    main = main_of(after.data)
    assert re.findall(r" PAGEREF (\w+) \\h ", main) == [FIRST, SECOND, THIRD]
    assert main.count('fldCharType="begin"') == main.count('fldCharType="end"')
    assert starts[:2] == [1, 1]
    assert (after.title, after.draft, after.form) == (before.title, before.draft, before.form)


def test_word_updates_the_numbers_too(layout: Layout) -> None:
    """The table is a field that asks for page numbers, so that who updates it in Word keeps them."""
    layout(lambda _: {FIRST: 1})
    before = free("Bakgrund")
    assert r' TOC \o "1-1" \n \h \z \u ' in main_of(before.data)
    assert r' TOC \o "1-1" \h \z \u ' in main_of(before.with_page_numbers().data)


def test_nothing_else_changes(layout: Layout) -> None:
    """All but the table of contents is as it was, and the same pages are the same bytes."""
    layout(lambda _: {FIRST: 1, SECOND: 2})
    before = free("Bakgrund", "Tvist")
    after = before.with_page_numbers()
    assert after.data == before.with_page_numbers().data
    parts, others = (read_package(one.data, name="avtal.docx") for one in (before, after))
    assert {name for name in parts if parts[name] != others[name]} == {MAIN}
    page = r"(<w:r><w:rPr><w:webHidden/></w:rPr>.*?</w:r>)+(?=</w:hyperlink>)"
    bare = re.sub(page, "", main_of(after.data)).replace(r'"1-1" \h', r'"1-1" \n \h')
    assert bare == main_of(before.data)


def test_data_inside_are_the_same(layout: Layout) -> None:
    """The document still carries its agreement, and page numbers are no edit by hand."""
    layout(lambda _: {FIRST: 1, SECOND: 2})
    data = example_agreement(TERM, {"kind": "notice", "months": "3"}) | {"contents": True}
    document = iop.render(data, draft=True).with_page_numbers()
    assert contents_of(document)[1].endswith("\t2")
    assert iop.load(document) == iop.load(data)
    assert iop.check(document).codes == iop.check(data).codes
    assert iop.render(document, draft=True) == iop.render(data, draft=True)


def test_numbers_are_those_of_the_document_they_stand_in(layout: Layout) -> None:
    """Where a number of two digits pushes a heading to the next page, it is that page that is told."""

    def pages(main: str) -> dict[str, int]:
        last = 9 if "<w:t>1</w:t></w:r>" in main.split(f"PAGEREF {SECOND}")[1] else 10
        return {FIRST: 2, SECOND: last}

    starts = layout(pages)
    assert contents_of(free("A", "B").with_page_numbers()) == ["1\tA\t2", "2\tB\t10"]
    assert starts[0] == starts[1] == 1


def test_numbers_that_never_agree(layout: Layout) -> None:
    """Where the numbers themselves move the heading to and fro it is an error that says what can be done."""
    sheets = iter(range(1, 100))
    starts = layout(lambda _: {FIRST: next(sheets) % 2 + 1})
    with pytest.raises(ExportError, match="skriv dokumentet utan sidnummer"):
        free("Bakgrund").with_page_numbers()
    assert len(starts) < 10


def test_many_documents_share_the_starts(layout: Layout) -> None:
    """Documents are looked up together, and one whose pages cannot be told costs the others nothing."""
    refusal = ExportError("LibreOffice kunde inte")
    starts = layout(lambda main: refusal if "Tvist" in main else {FIRST: 4})
    documents = [free("Bakgrund"), free("Tvist"), free("Mål", contents=False), free("Syfte")]
    first, second, third, fourth = with_page_numbers(documents)
    assert [contents_of(one)[0] for one in (first, fourth) if isinstance(one, Document)] == [
        "1\tBakgrund\t4",
        "1\tSyfte\t4",
    ]
    assert second is refusal
    assert "contents: ja" in str(third)
    assert starts[:2] == [3, 2]
    assert sum(starts) == 5


def test_without_contents_there_is_nothing_to_number() -> None:
    """A document without a table of contents is an error that says how to get one."""
    document = free("Bakgrund", contents=False)
    assert not document.has_contents
    with pytest.raises(ExportError, match="skriv contents: ja"):
        document.with_page_numbers()


def test_numbered_already(layout: Layout) -> None:
    """Page numbers are put in once; what has them, or has no headings, is as it is, and nothing is started."""
    layout(lambda _: {FIRST: 1})
    document = free("Bakgrund").with_page_numbers()
    starts = layout(lambda _: {})
    assert document.has_contents
    assert document.with_page_numbers() == document
    empty = iop.render({"title": "A", "contents": True, "parties": example_agreement()["parties"]}, draft=True)
    assert empty.with_page_numbers() == empty
    assert sum(starts) == 0


def test_a_heading_that_is_not_found(layout: Layout) -> None:
    """A LibreOffice that does not tell where headings stand is an error that says what to do."""
    layout(lambda _: {})
    with pytest.raises(ExportError, match=r"uppgradera det till version 7\.4 eller senare"):
        free("Bakgrund").with_page_numbers()


def lines(document: Document) -> list[etree._Element]:
    """The lines of the table of contents."""
    root = etree.fromstring(main_of(document.data).encode())
    return [link.getparent() for link in root.iter(f"{W}hyperlink")]  # type: ignore[misc] # a link stands in a line


def test_tab_stop_of_the_style(
    layout: Layout, make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """The style of the lines has a dotted tab stop to the right; where it has none the lines get one, as in Word."""
    layout(lambda _: {FIRST: 1})
    agreement = make_agreement(TERM, contents="ja")
    bare = re.sub(rb'<w:tab w:val="right" w:leader="dot" [^>]*/>', b"", letterhead["word/styles.xml"])
    assert bare != letterhead["word/styles.xml"]
    for styles, wanted in ((letterhead["word/styles.xml"], []), (bare, [("right", "dot", "9072")])):
        templates = make_templates({"word/styles.xml": styles}, term="# {{ heading }}\n§ A\n")
        (line,) = lines(assemble(agreement, templates=templates).with_page_numbers())
        tabs = line.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        assert [tuple(tab.get(f"{W}{name}") for name in ("val", "leader", "pos")) for tab in tabs] == wanted


COVER = (
    "<w:p><w:r><w:t>Omslag</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
)


@pytest.mark.parametrize(
    ("cover", "text", "shown"),
    [
        ("", "", "3"),
        ("", '<w:pgNumType w:start="1"/>', "2"),
        ("", '<w:pgNumType w:start="7"/>', "8"),
        ('<w:pgNumType w:start="5"/>', "", "7"),
        ("", '<w:pgNumType w:fmt="lowerRoman"/>', "iii"),
        ("", '<w:pgNumType w:fmt="upperRoman" w:start="3"/>', "IV"),
        ("", '<w:pgNumType w:fmt="upperLetter"/>', "C"),
        ("", '<w:pgNumType w:fmt="okänd" w:start="x"/>', "3"),
    ],
)
def test_cover(layout: Layout, cover: str, text: str, shown: str) -> None:
    """After a cover of one sheet the number on the third is what the letterhead's sections say that it is."""

    def pages(main: str) -> dict[str, int]:
        assert main.index("_iops_1") > main.index("Omslag")
        return {FIRST: 3, "_iops_1": 2}

    layout(pages)
    document = free("Bakgrund")
    parts = read_package(document.data, name="avtal.docx")
    main = parts[MAIN].decode().replace("<w:body>", f"<w:body>{COVER.format(cover)}", 1)
    before, final, after = main.rpartition("<w:sectPr>")
    main = f"{before}{final}{text}{after}"
    made = Document(write_package(parts | {MAIN: main.encode()}), "").with_page_numbers()
    assert f"1\tBakgrund\t{shown}" in made.text.splitlines()
    assert "_iops_" not in main_of(made.data)
