"""PDF for the archive: what another maker's validator, PDF library and reader say of it."""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pdfplumber
import pikepdf
import pytest

import iopdocs as iop
from iopdocs.document import pdfs
from iopdocs.errors import ExportError
from iopdocs.office.archive import archival
from iopdocs.word.reader import Cells, Line, read_items

STANDARDS = ("2b", "ua1")
FOOTER = re.compile(r"(?:Sida |– ?)([0-9]+)(?: av [0-9]+| ?–)$", re.MULTILINE)
"""What a page's number looks like in the three letterheads."""
BULLET = re.compile("[•\ue000-\uf8ff]")
"""A list's bullet, which may come from a typeface of signs without names."""


@dataclass(frozen=True)
class Archived:
    """Documents by the names of their examples, and each as PDF for the archive."""

    documents: dict[str, iop.Document]
    made: dict[str, bytes]

    def opened(self) -> Iterator[tuple[iop.Document, bytes, pikepdf.Pdf]]:
        """Each document with its PDF, as bytes and opened."""
        for name, document in self.documents.items():
            with pikepdf.open(BytesIO(self.made[name])) as pdf:
                yield document, self.made[name], pdf


@pytest.fixture(scope="module")
def archived(examples: Path, letterheads: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """Every example as PDF for the archive, and one with a table of contents and by other letterheads."""
    files = sorted(examples.glob("*.yaml"))
    documents = {file.stem: iop.render(file, draft=bool(iop.check(file).errors)) for file in files}
    sample = iop.load(examples / "timra-soraker-2018.yaml").to_data()
    documents["contents"] = iop.render(sample | {"contents": True})
    documents["page numbers"] = documents["contents"].with_page_numbers()
    for name, data in letterheads.items():
        profile = tmp_path_factory.mktemp("profile")
        (profile / "sv").mkdir()
        (profile / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
        (profile / "sv" / "letterhead.docx").write_bytes(data)
        documents[name] = iop.render(sample, profile=profile)
    made = pdfs(documents.values(), archive=True)
    return Archived(documents, {name: one for name, one in zip(documents, made, strict=True) if isinstance(one, bytes)})


def squeezed(text: str) -> str:
    """A text without spaces and line breaks, of which a page has its own."""
    return "".join(text.split())


def printed(data: bytes, folder: Path) -> list[str]:
    """What pdftotext finds on each page."""
    (folder / "avtal.pdf").write_bytes(data)
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(folder / "avtal.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


def faults(data: bytes) -> list[str]:
    """What the validator finds against either standard."""
    reports = [page.validate_pdf_bytes(data, profile=standard) for standard in STANDARDS]
    return [str(failure.rule_id) for report in reports for failure in report.failures]


def changed(data: bytes, change: Any) -> bytes:
    """A PDF with something changed in it."""
    written = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(written)
    return written.getvalue()


@pytest.mark.office
def test_every_example_is_made(archived: Archived) -> None:
    """Every example becomes a PDF."""
    assert archived.made.keys() == archived.documents.keys()
    assert len(archived.made) > 10


@pytest.mark.office
def test_validator_finds_nothing(archived: Archived) -> None:
    """Every example is PDF/A-2b and PDF/UA-1 by a validator of another maker."""
    assert {name: faults(made) for name, made in archived.made.items() if faults(made)} == {}


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_fonts(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        del font.FontDescriptor.FontFile2


def _without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


@pytest.mark.office
@pytest.mark.parametrize("change", [_without_language, _without_tags, _without_fonts, _without_title])
def test_validator_would_find_it(archived: Archived, change: Any) -> None:
    """The validator is one that finds what is taken away."""
    assert faults(changed(archived.made["timra-soraker-2018"], change))


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """The fonts of a PDF that have a description."""
    return [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontDescriptor" in each]


@pytest.mark.office
def test_marks(archived: Archived) -> None:
    """Language, title, tags and the marks of the standards are set, and all fonts are inside."""
    for document, _, pdf in archived.opened():
        assert pdf.pdf_version == "1.7"
        assert pdf.Root.Lang == "sv-SE"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == document.title
        with pdf.open_metadata() as told:
            assert told["dc:title"] == document.title
            assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "B", "1")
        assert fonts(pdf)
        assert all("/FontFile2" in font.FontDescriptor for font in fonts(pdf))


@pytest.mark.office
def test_outline_is_the_headings(archived: Archived) -> None:
    """The outline lists the headings with their numbers, in order."""
    for document, _, pdf in archived.opened():
        headings = [item for item in read_items(document.data) if isinstance(item, Line) and item.style == "heading 1"]
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [f"{one.label} {one.text}".strip() for one in headings]


def marked_texts(data: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked piece of content, by the number of its page and its own."""
    texts: dict[tuple[int, int], str] = {}
    with pdfplumber.open(BytesIO(data)) as pdf:
        for number, one in enumerate(pdf.pages):
            for char in one.chars:
                place = (number, char["mcid"])
                texts[place] = texts.get(place, "") + char["text"]
    return texts


def in_order_of_tags(node: Any, pages: dict[Any, int], number: int = -1) -> Iterator[tuple[int, int]]:
    """The places of marked content in the order in which a screen reader takes them."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from in_order_of_tags(one, pages, number)
    elif isinstance(node, int):
        yield number, node
    else:
        here = pages[node.Pg.objgen] if "/Pg" in node else number
        inside = node.get("/MCID", node.get("/K", pikepdf.Array()))
        yield from in_order_of_tags(inside, pages, here)


@pytest.mark.office
def test_what_is_read_aloud_is_the_document(archived: Archived) -> None:
    """The text in the order of the tags is the document's text; headers, footers and lines are no part of it."""
    for document, data, pdf in archived.opened():
        texts = marked_texts(data)
        pages = {one.obj.objgen: number for number, one in enumerate(pdf.pages)}
        told = "".join(texts.get(place, "") for place in in_order_of_tags(pdf.Root.StructTreeRoot.K, pages))
        assert BULLET.sub("", squeezed(told)) == BULLET.sub("", squeezed(document.text))


@pytest.mark.office
def test_heads_of_tables_are_marked(archived: Archived) -> None:
    """Each cell of a row that is a head in the document is one in the tags, for its column."""
    for document, _, pdf in archived.opened():
        heads = [len(item.texts) for item in read_items(document.data) if isinstance(item, Cells) and item.head]
        marked = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]
        assert len(marked) == sum(heads)
        assert all(pikepdf.Name.Column in [one.get("/Scope") for one in cell.A] for cell in marked)


@pytest.mark.office
def test_text_can_be_searched_for(archived: Archived, tmp_path: Path) -> None:
    """Every line of a signature page, which e-signature services look for, is found; each page says its number."""
    for document, data, _ in archived.opened():
        pages = printed(data, tmp_path)
        text = squeezed("".join(pages))
        signed = [one for one in read_items(document.data) if isinstance(one, Line) and one.style == "underskrift"]
        assert [one.text for one in signed if squeezed(one.text) not in text] == []
        assert [FOOTER.findall(one) for one in pages] == [[str(number)] for number in range(1, len(pages) + 1)]


@pytest.mark.office
@pytest.mark.parametrize("archive", [False, True])
def test_anchors_of_signatures_are_found(examples: Path, tmp_path: Path, *, archive: bool) -> None:
    """The anchor of each signature stands once in the PDF, whole and on one line, where a service looks for it."""
    data = iop.load(examples / "timra-soraker-2018.yaml").to_data()
    for clause in data["clauses"]:
        if clause["kind"] == "signatures":
            clause.clear()
            clause |= {"kind": "signatures", "method": "electronic"}
    document = iop.render(data)
    anchors = [one.anchor for one in iop.signing_list(data).signatories if one.anchor]
    text = "".join(printed(document.pdf(archive=archive), tmp_path))
    assert len(anchors) == 2
    assert [text.count(anchor) for anchor in anchors] == [1, 1]


@pytest.mark.office
def test_same_bytes(archived: Archived) -> None:
    """Made again, at another time and among other documents, a PDF is the same bytes."""
    document = archived.documents["malmo-2017"]
    assert document.pdf(archive=True) == archived.made["malmo-2017"]


@pytest.mark.office
def test_nothing_tells_who_made_it_and_when(archived: Archived) -> None:
    """The PDF tells title, author as the Word file does, and program: no time, no path, no user."""
    for _, _, pdf in archived.opened():
        assert set(pdf.docinfo.keys()) <= {"/Title", "/Author", "/Creator", "/Producer"}
        with pdf.open_metadata() as told:
            assert {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"}.isdisjoint(told)


def handmade(**instead: Any) -> bytes:
    """A page as LibreOffice 7.4 leaves it: a line outside all marks, tabbing named by a string, and its clock."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    lines = b"/P <</MCID 0>> BDC 0 0 m 9 9 l S EMC q 1 w 0 0 m 5 5 l 9 0 l S Q 0 0 9 9 re W n 1 1 2 2 re f"
    pdf.pages[0].obj.Contents = pdf.make_stream(instead.get("content", lines))
    pdf.pages[0].obj.Tabs = pikepdf.String("S")
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
    pdf.Root.Metadata = pdf.make_stream(instead.get("marks", MARKS).encode(), Type=pikepdf.Name.Metadata)
    pdf.docinfo["/Title"] = instead.get("title", "Avtal")
    pdf.docinfo["/CreationDate"] = "D:20180101000000Z"
    pdf.trailer["/DocChecksum"] = pikepdf.Name("/AB12")
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


MARKS = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfuaid:part>1</pdfuaid:part><xmp:CreateDate>2018-01-01T00:00:00Z</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def test_lines_outside_marks_become_artefacts() -> None:
    """Each path that belongs to no content gets a mark of its own; what is marked already is left."""
    with pikepdf.open(BytesIO(archival(handmade()))) as pdf:
        said = pdf.pages[0].obj.Contents.read_bytes().decode().split()
    assert " ".join(said) == (
        "/P << /MCID 0 >> BDC 0 0 m 9 9 l S EMC "
        "q 1 w /Artifact BMC 0 0 m 5 5 l 9 0 l S EMC Q "
        "/Artifact BMC 0 0 9 9 re W n EMC /Artifact BMC 1 1 2 2 re f EMC"
    )


def test_metadata_are_settled() -> None:
    """Tabbing gets a name, the mark of PDF/UA is explained, and the clock is gone."""
    with pikepdf.open(BytesIO(archival(handmade()))) as pdf:
        told = pdf.Root.Metadata.read_bytes().decode()
        assert pdf.pages[0].obj.Tabs == pikepdf.Name.S
        assert list(pdf.docinfo.keys()) == ["/Title"]
        assert "/DocChecksum" not in pdf.trailer
    assert told.count("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<") == 1
    assert "2018" not in told


def test_no_stream_ends_with_a_carriage_return() -> None:
    """Whatever a page holds, its compressed bytes do not end with half of an end of line."""
    texts = (b"BT (%d) Tj ET" % number for number in range(9999))
    doubtful = next(text for text in texts if zlib.compress(text).endswith(b"\r"))
    with pikepdf.open(BytesIO(archival(handmade(content=doubtful)))) as pdf:
        assert pdf.pages[0].obj.Contents.read_bytes() == doubtful
        raw = [each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert [each for each in raw if each.endswith(b"\r")] == []


def test_what_is_settled_stays() -> None:
    """A PDF that needs nothing, as a later LibreOffice may make it, is left as it is."""
    once = archival(handmade())
    with pikepdf.open(BytesIO(once)) as first, pikepdf.open(BytesIO(archival(once))) as second:
        assert second.Root.Metadata.read_bytes() == first.Root.Metadata.read_bytes()
        assert second.pages[0].obj.Contents.read_bytes() == first.pages[0].obj.Contents.read_bytes()


@pytest.mark.parametrize(
    ("instead", "said"),
    [({"marks": "<x/>"}, "uppgradera det till version 7.4"), ({"title": " "}, "kräver att dokumentet har en titel")],
)
def test_what_cannot_be_archived_is_refused(instead: dict[str, str], said: str) -> None:
    """A PDF without the marks, which an old LibreOffice makes, or without a title is not called archived."""
    with pytest.raises(ExportError, match=said):
        archival(handmade(**instead))


def test_broken_metadata_are_refused() -> None:
    """Metadata that are no XML are an error of the export."""
    with pytest.raises(ExportError, match="inte går att läsa"):
        archival(handmade().replace(b"</rdf:RDF>", b"          "))
