"""The finished document: bytes, text, HTML, files and PDF."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from iopdocs.agreement import Agreement
from iopdocs.document import Document, pdfs
from iopdocs.errors import ExportError
from iopdocs.testing import assemble, example_agreement

FREE = {"kind": "free", "heading": "Samråd & <råd>", "points": [{"text": "Text.", "items": [{"text": "led"}]}]}


@pytest.fixture(scope="module")
def document() -> Document:
    """A document with one clause of its own."""
    return assemble(Agreement.model_validate(example_agreement(FREE)))


def test_bytes_and_digest(document: Document) -> None:
    """The document is its Word package, and the digest is the package's."""
    assert document.to_bytes() is document.data
    assert document.data.startswith(b"PK")
    assert document.sha256 == hashlib.sha256(document.data).hexdigest()


def test_text(document: Document) -> None:
    """As text every paragraph bears the number that Word shows."""
    assert document.text.endswith("1\tSamråd & <råd>\n1.1\tText.\na)\tled\n")
    assert document.text.startswith("Exempelavtal\n")


def test_html(document: Document) -> None:
    """As HTML it says that it is Swedish, and what the agreement says is escaped."""
    assert document.html.startswith('<article lang="sv"><h1>Exempelavtal</h1>')
    assert "<h2>1 Samråd &amp; &lt;råd&gt;</h2><p>1.1 Text.</p>" in document.html


def test_in_jupyter(document: Document) -> None:
    """A notebook shows the text with its digest, and whether it is a draft; the title is escaped there too."""
    shown = document._repr_html_()
    assert document.html in shown
    assert f"Dokument, {len(document.data)} byte, SHA-256 {document.sha256[:16]}…" in shown
    draft = Document(document.data, 'A "<b>', draft=True)
    assert '<section lang="sv" aria-label="A &quot;&lt;b&gt;">' in draft._repr_html_()
    assert "Utkast, " in draft._repr_html_()


def test_repr(document: Document) -> None:
    """In a terminal it shows title, size and digest, not the content."""
    assert repr(document) == f"<Document 'Exempelavtal', {len(document.data)} bytes, sha256 {document.sha256[:16]}>"


def test_documents_are_values(document: Document) -> None:
    """Two documents of the same bytes and title are equal."""
    assert Document(document.data, document.title) == document
    assert len({document, Document(document.data, document.title)}) == 1
    assert Document(document.data, document.title, draft=True) != document


@pytest.mark.parametrize("kind", [str, Path])
def test_saving(document: Document, tmp_path: Path, kind: type) -> None:
    """A saved file is the package; its path is returned, and what was there is replaced."""
    place = tmp_path / "avtal.docx"
    place.write_bytes(b"old")
    assert document.save(kind(place)) == place
    assert place.read_bytes() == document.data
    assert [path.name for path in tmp_path.iterdir()] == ["avtal.docx"]


def test_saving_is_all_or_nothing(document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the writing fails the old file is as it was and nothing lies beside it."""
    place = tmp_path / "avtal.docx"
    place.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        document.save(place)
    assert place.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["avtal.docx"]


@pytest.mark.parametrize("name", ["avtal.pdf", "avtal.odt", "avtal.doc"])
def test_saving_under_the_name_of_another_kind_of_file(document: Document, tmp_path: Path, name: str) -> None:
    """A Word file is not written under a name that makes programs take it for something else."""
    with pytest.raises(ExportError, match=rf"{name} ska sluta på \.docx"):
        document.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_saving_where_there_is_no_folder(document: Document, tmp_path: Path) -> None:
    """A folder that is not there is the caller's to make."""
    with pytest.raises(FileNotFoundError):
        document.save(tmp_path / "finns" / "inte.docx")


@pytest.mark.office
def test_pdf(document: Document) -> None:
    """With LibreOffice the document becomes a PDF, one by one or many at a time."""
    made = document.pdf()
    assert made.startswith(b"%PDF-1.7")
    assert len(made) > 5_000
    assert [len(one) for one in pdfs([document, document]) if isinstance(one, bytes)] == [len(made)] * 2


def test_pdf_without_libreoffice(document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the error says how to get it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("iopdocs.office.program._USUAL_PLACES", ())
    with pytest.raises(ExportError, match="apt-get install"):
        document.pdf()
