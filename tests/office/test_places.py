"""Where bookmarks stand: read from LibreOffice's PDF, and told what to do when they cannot be."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from iopdocs.errors import ExportError
from iopdocs.office import pages_of_bookmarks, places, program
from iopdocs.opc import CONTENT_TYPES, write_package

BREAK = '<w:r><w:br w:type="page"/></w:r>'
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def printed(destinations: dict[str, int] | None, sheets: int = 3) -> bytes:
    """A PDF that names places, in the way that LibreOffice does."""
    written = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(sheets):
            pdf.add_blank_page()
        if destinations is not None:
            named = {
                f"/{name}": pikepdf.Array([pdf.pages[page].obj, pikepdf.Name.XYZ, 56, 700, 0])
                for name, page in destinations.items()
            }
            pdf.Root.Dests = pdf.make_indirect(pikepdf.Dictionary(named))
        pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (printed({"5FToc000020000": 0, "5Fiops5F1": 2}), {"_Toc000020000": 1, "_iops_1": 3}),
        (printed({"_Toc000020000": 1}), {"_Toc000020000": 2}),
        (printed(None), {}),
    ],
)
def test_places_in_a_pdf(made: bytes, found: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each named place has its page, counted from 1, with the name that the bookmark has in Word."""
    monkeypatch.setattr(places, "exported", lambda *_: [made])
    monkeypatch.setattr(places, "program", lambda _: "")
    assert pages_of_bookmarks([b""]) == (found,)


def test_what_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF that cannot be read, and a document that cannot be exported, are reasons in their places."""
    refusal = ExportError("LibreOffice kunde inte")
    monkeypatch.setattr(places, "exported", lambda *_: [b"%PDF-1.7 %%EOF", refusal])
    monkeypatch.setattr(places, "program", lambda _: "")
    first, second = pages_of_bookmarks([b"", b""])
    assert "som inte går att läsa" in str(first)
    assert second is refusal


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where LibreOffice is missing the error says what it is needed for and how to install it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(program, "_USUAL_PLACES", ())
    with pytest.raises(ExportError, match=r"sidnummer till innehållsförteckningen .*installera det med: apt-get"):
        pages_of_bookmarks([b""])
    assert pages_of_bookmarks([]) == ()


def test_without_pikepdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the Python package is missing the error says how to install it, before anything is started."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(places, "program", lambda _: "")
    with pytest.raises(ExportError, match=r"^Sidnummer i innehållsförteckningen kräver .*pip install 'iopdocs\[pdf\]'"):
        pages_of_bookmarks([b""])


def marked(number: int) -> str:
    """A paragraph with a bookmark."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="_iops_{number}"/>'
    return f'<w:p>{start}<w:r><w:t>Text</w:t></w:r><w:bookmarkEnd w:id="{number}"/></w:p>'


@pytest.mark.office
def test_empty_pages_count() -> None:
    """A page that LibreOffice leaves empty, so that the next section begins on a right-hand page, is a page."""
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    odd = f'<w:sectPr><w:type w:val="oddPage"/>{size}</w:sectPr>'
    text = f"{marked(1)}<w:p><w:pPr><w:sectPr>{size}</w:sectPr></w:pPr></w:p>{marked(2)}<w:p>{BREAK}</w:p>{marked(3)}"
    main = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{text}{odd}</w:body></w:document>'
    from iopdocs.office import export

    data = write_package(
        {CONTENT_TYPES: export._TYPES, "_rels/.rels": export._RELATIONS, "word/document.xml": main.encode()}
    )
    (found,) = pages_of_bookmarks([data])
    assert found == {"_iops_1": 1, "_iops_2": 3, "_iops_3": 4}
