"""What an office suite makes of the documents: the same numbers, sound pages, no complaints."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.document import pdfs
from iopdocs.word.reader import Cells, Line, read_items

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]

TIMRA = "timra-soraker-2018"
FOOTER = re.compile(r"Sida ([0-9]+) av ([0-9]+)$")


def squeezed(text: str) -> str:
    """A text with single spaces: an export to text indents."""
    return " ".join(text.split())


def our_lines(data: bytes) -> list[str]:
    """Every paragraph and cell with its number, as we count it."""
    lines: list[str] = []
    for item in read_items(data):
        lines += item.texts if isinstance(item, Cells) else [f"{item.label} {item.text}"]
    return [squeezed(line) for line in lines if squeezed(line)]


def test_labels_are_those_that_libreoffice_computes(converted: Any) -> None:
    """The labels and the references that LibreOffice computes equal ours, on every example and generated agreement."""
    unlike = {}
    for name, document in converted.documents.items():
        theirs = [squeezed(line) for line in converted.text(name).split("\n") if squeezed(line)]
        ours = our_lines(document.data)
        if theirs != ours:
            unlike[name] = [pair for pair in zip(theirs, ours, strict=False) if len(set(pair)) > 1][:1]
    assert unlike == {}
    assert len(converted.documents) > 80
    assert "1.1 De har också" in our_lines(converted.documents["letters-first"].data)


def test_no_warning(converted: Any) -> None:
    """LibreOffice converts every document without a warning."""
    said = [line for line in converted.printed.splitlines() if not line.startswith("convert ")]
    # That Java is not installed is no fault of the document's.
    assert [line for line in said if "javaldx" not in line] == []


def test_every_document_has_pages(converted: Any) -> None:
    """Every document becomes a PDF with at least one page, and none is empty."""
    for name in converted.documents:
        pages = converted.pages(name)
        assert pages, name
        assert all(pages), name


def test_length_of_the_example(converted: Any) -> None:
    """The example agreement is five to seven pages, the last with the signatures."""
    pages = converted.pages(TIMRA)
    assert 5 <= len(pages) <= 7
    assert "Namnteckning" in "".join(pages[-1])


def test_header_and_footer_on_each_page(converted: Any) -> None:
    """Every page bears the diarienummer, and says which page it is of how many."""
    pages = converted.pages(TIMRA)
    for number, page in enumerate(pages, 1):
        assert "KS/2017:123" in page[0]
        footer = FOOTER.search(page[-1])
        assert footer is not None
        assert footer.groups() == (str(number), str(len(pages)))


@pytest.mark.parametrize("name", [TIMRA, f"{TIMRA}-as-printed", *(f"shifted-{lines}" for lines in range(1, 7))])
def test_no_orphan_heading(name: str, converted: Any) -> None:
    """No heading, caption or head of a table is the last thing on a page, wherever the pages break."""
    kept = {"heading 1", "heading 2", "caption"}
    items = read_items(converted.documents[name].data)
    alone = {squeezed(f"{item.label} {item.text}") for item in items if isinstance(item, Line) and item.style in kept}
    alone |= {squeezed(" ".join(item.texts)) for item in items if isinstance(item, Cells) and item.head}
    for page in converted.pages(name):
        lines = [squeezed(line) for line in page if not FOOTER.search(line)]
        assert lines[-1] not in alone


def test_no_word_of_a_head_is_broken(letterheads: dict[str, bytes], examples: Path, tmp_path: Path) -> None:
    """Columns are wide enough for the words above them, also where the letterhead has narrow pages and another font."""
    made = {}
    for name, letterhead in letterheads.items():
        (tmp_path / name / "sv").mkdir(parents=True)
        (tmp_path / name / "profile.yaml").write_text("name: Exempelby kommun\n", "utf-8")
        (tmp_path / name / "sv" / "letterhead.docx").write_bytes(letterhead)
        made[name] = iop.render(examples / f"{TIMRA}.yaml", profile=tmp_path / name, draft=True)
    for name, pdf in zip(made, pdfs(made.values()), strict=True):
        assert isinstance(pdf, bytes), pdf
        (tmp_path / "avtal.pdf").write_bytes(pdf)
        shown = subprocess.run(["pdftotext", str(tmp_path / "avtal.pdf"), "-"], check=True, capture_output=True)
        heads = [item for item in read_items(made[name].data) if isinstance(item, Cells) and item.head]
        words = {word for head in heads for text in head.texts for word in text.split()}
        assert "Organisationsnummer" in words
        assert words <= {*shown.stdout.decode().split()}, name
