"""Page numbers in the table of contents are those of the pages that the headings are printed on."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.document import Document, pdfs, with_page_numbers
from iopdocs.opc import read_package, write_package
from tests.office.test_updating import update

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]

MAIN = "word/document.xml"
SAMPLE = "timra-soraker-2018"
COVER = (
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Omslag</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
)
LONG = "Rubriken är så lång att den fyller raden och nästan når fram till den högra marginalen här "
"""A heading that fills its line in the table of contents, so that the number of its page takes another line."""


@dataclass(frozen=True)
class Made:
    """A document with page numbers, what is printed on its pages, and its lines when LibreOffice updates the table."""

    document: Document
    pages: list[list[str]]
    updated: list[str]

    @property
    def told(self) -> list[list[str]]:
        """Number, heading and page of each line of the table of contents."""
        lines = [line.split("\t") for line in self.document.text.splitlines()]
        start = lines.index(["Innehåll"]) + 1
        return lines[start : next(at for at in range(start, len(lines)) if len(lines[at]) < 3)]

    def printed(self, line: str) -> list[int]:
        """The sheets on which a line is printed, counted from 1; the table of contents has its lines otherwise."""
        return [number for number, page in enumerate(self.pages, 1) if line in page]


def with_cover(document: Document) -> Document:
    """A document with a cover before it, after which the pages are counted from 1."""
    parts = read_package(document.data, name="avtal.docx")
    before, last, after = parts[MAIN].decode().rpartition("<w:sectPr>")
    main = f'{before}{last}<w:pgNumType w:start="1"/>{after}'.replace("<w:body>", f"<w:body>{COVER}", 1)
    # The schema has the numbers after size and margins.
    main = re.sub(r'(<w:pgNumType w:start="1"/>)(.*?<w:pgMar [^>]*/>)', r"\2\1", main)
    return Document(write_package(parts | {MAIN: main.encode()}), "")


def said(finding: iop.Finding) -> tuple[object, ...]:
    """What a finding says, wherever the agreement comes from."""
    return finding.code, finding.path, finding.message


def printed(data: bytes, folder: Path) -> list[list[str]]:
    """The lines on each page of a PDF, with single spaces."""
    (folder / "avtal.pdf").write_bytes(data)
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(folder / "avtal.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return [[" ".join(line.split()) for line in page.split("\n")] for page in text.removesuffix("\f").split("\f")]


@pytest.fixture(scope="module")
def made(examples: Path, letterheads: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Made]:
    """A long agreement by two letterheads and behind a cover, and one with headings that fill their lines."""
    data = iop.load(examples / f"{SAMPLE}.yaml").to_data() | {"contents": True}
    profile = tmp_path_factory.mktemp("profil")
    (profile / "sv").mkdir()
    (profile / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
    (profile / "sv" / "letterhead.docx").write_bytes(letterheads["region"])
    headings = [{"kind": "free", "heading": f"{LONG}{at}", "points": [{"text": "Text. " * 300}]} for at in range(1, 12)]
    plain = {
        "ours": iop.render(data),
        "region": iop.render(data, profile=profile),
        "cover": with_cover(iop.render(data)),
        "full lines": iop.render(data | {"clauses": [*headings, *data["clauses"]]}, draft=True),
    }
    numbered = with_page_numbers(plain.values())
    ready = {name: one for name, one in zip(plain, numbered, strict=True) if isinstance(one, Document)}
    assert ready.keys() == plain.keys()
    files = {name.replace(" ", "-"): plain[name].data for name in plain}
    updated = update(files, tmp_path_factory.mktemp("uppdaterat"))
    folder = tmp_path_factory.mktemp("pdf")
    return {
        name: Made(ready[name], printed(pdf, folder), updated[name.replace(" ", "-")])
        for name, pdf in zip(ready, pdfs(ready.values()), strict=True)
        if isinstance(pdf, bytes)
    }


@pytest.mark.parametrize(("name", "unnumbered"), [("ours", 0), ("region", 0), ("cover", 1)])
def test_numbers_are_the_pages(name: str, unnumbered: int, made: Mapping[str, Made]) -> None:
    """Each heading is printed on the page whose number the table of contents tells, after the pages of the cover."""
    one = made[name]
    assert len({page for _, _, page in one.told}) > 4
    for label, heading, page in one.told:
        assert one.printed(f"{label} {heading}") == [int(page) + unnumbered], heading


def test_lines_that_numbers_make_longer(made: Mapping[str, Made]) -> None:
    """Where numbers take lines of their own, which push headings to other pages, they are those of the pages."""
    one = made["full lines"]
    squeezed = ["".join(page).replace(" ", "") for page in one.pages]
    for label, heading, page in one.told:
        start = f"{label}{heading}".replace(" ", "")
        assert start in squeezed[int(page) - 1], heading
    assert {len(page) for _, _, page in one.told} == {1, 2}


@pytest.mark.parametrize("name", ["ours", "region", "cover", "full lines"])
def test_libreoffice_gives_the_same_numbers(name: str, made: Mapping[str, Made]) -> None:
    """Who updates the table of contents in LibreOffice gets the numbers that were there."""
    one = made[name]
    start = one.updated.index("Innehåll") + 1
    theirs = [line.rpartition(" ")[2] for line in one.updated[start : start + len(one.told)]]
    assert theirs == [page for _, _, page in one.told]


def test_nothing_is_wrong_with_them(made: Mapping[str, Made]) -> None:
    """With page numbers the document can be read by everyone, and its agreement read back."""
    one = made["ours"].document
    assert str(one.accessibility()) == ""
    assert [*map(said, iop.check(one))] == [*map(said, iop.check(iop.load(one)))]
    assert iop.load(one).contents is True
