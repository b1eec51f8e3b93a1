"""Many documents to PDF: one that cannot be exported costs the others nothing, and no document reaches the network."""

from __future__ import annotations

import http.server
import importlib.util
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.errors import ExportError
from iopdocs.office import export, program, to_pdf, to_pdfs

ODD = """#!/bin/sh
PATH=/usr/bin:/bin
echo start >> "$0.starts"
for file; do case "$file" in *.docx)
    case "$(head -c 5 "$file")" in
        sluta) kill -SEGV $$;;
        vanta) sleep 600;;
        trasi) continue;;
    esac
    { head -c 5 "$file"; printf %%%%EOF; } > "${file%.docx}.pdf";;
esac; done
"""
"""A program that dies of some documents, hangs on some, cannot read some, and writes the beginning of the others."""

PICTURE = """<w:p><w:r><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="900000" cy="900000"/><wp:docPr id="9" name="x"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rIdX"/>
</pic:blipFill><pic:spPr><a:prstGeom prst="rect"/></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
RELATION = (
    '<Relationship Id="rIdX" TargetMode="External" Target="{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The odd program in the place of LibreOffice; the path of the list of its starts."""
    script = tmp_path / "soffice"
    script.write_text(ODD, "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "soffice.starts"


def starts(log: Path) -> int:
    """How many times the program was started."""
    return len(log.read_text("utf-8").split()) if log.is_file() else 0


def told(made: tuple[bytes | ExportError, ...]) -> list[str]:
    """The beginning of each result: a word of the PDF, or of the reason."""
    return [one.decode() if isinstance(one, bytes) else " ".join(str(one).split()[:3]) for one in made]


def test_one_document_does_not_cost_the_others_theirs(odd: Path) -> None:
    """Whatever a document does to the program, the others are made, each result in its document's place."""
    made = to_pdfs([b"ett  ", b"trasi", b"tva  ", b"sluta", b"tre  ", b"vanta", b"fyra "], seconds=3)
    assert told(made) == [
        "ett  %%EOF",
        "LibreOffice kunde inte",
        "tva  %%EOF",
        "LibreOffice stannade (felkod",
        "tre  %%EOF",
        "LibreOffice blev inte",
        "fyra %%EOF",
    ]
    assert starts(odd) == 3


def test_without_trouble_there_is_one_start(odd: Path) -> None:
    """Documents that cannot be read need no further start."""
    made = to_pdfs([b"trasi", b"ett  ", b"trasi"])
    assert told(made) == ["LibreOffice kunde inte", "ett  %%EOF", "LibreOffice kunde inte"]
    assert starts(odd) == 1


def test_a_start_takes_a_bounded_number(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Very many documents are shared between several starts, and keep their order."""
    monkeypatch.setattr(export, "_PER_START", 2)
    assert told(to_pdfs([b"%05d" % number for number in range(5)])) == [f"{number:05}%%EOF" for number in range(5)]
    assert starts(odd) == 3


def test_a_dead_program_is_not_tried_for_each_document(odd: Path) -> None:
    """When not even an empty document can be made the rest are not tried, and the reason says so."""
    (odd.parent / "soffice").write_text(ODD.replace("for file", "exit 1; for file"), "utf-8")
    made = to_pdfs([b"ett", b"tva", b"tre"])
    assert told(made) == ["LibreOffice stannade (felkod", *["LibreOffice fungerar inte"] * 2]
    assert starts(odd) == 2


def test_nothing_to_do_needs_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No documents are no work."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert to_pdfs([]) == ()


def test_one_document_raises(odd: Path) -> None:
    """For a single document the reason is raised."""
    assert to_pdf(b"ett  ") == b"ett  %%EOF"
    with pytest.raises(ExportError, match="öppna det i en ordbehandlare och se om det är helt"):
        to_pdf(b"trasi")
    assert starts(odd) == 2


def test_archive_without_pikepdf(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the Python package is missing the error says how to install it, before anything is started."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ExportError, match=r"pip install 'iopdocs\[pdf\]'"):
        to_pdfs([b"ett"], archive=True)
    assert starts(odd) == 0


def test_archive_of_what_is_no_pdf(odd: Path) -> None:
    """What LibreOffice has written and cannot be read is the reason for that document only."""
    (made,) = to_pdfs([b"ett"], archive=True)
    assert str(made) == "LibreOffice gjorde en PDF som inte går att läsa; försök igen"
    assert starts(odd) == 1


@pytest.mark.office
def test_broken_documents_among_good_ones(examples: Path) -> None:
    """LibreOffice itself refuses text, half a file and a file without its parts, and makes the others."""
    good = iop.render(examples / "malmo-2015-boost.yaml", draft=True).data
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    made = to_pdfs([b"ren text", good, good[: len(good) // 2], empty.getvalue(), good])
    assert [isinstance(one, bytes) for one in made] == [False, True, False, False, True]
    assert {str(one) for one in made if isinstance(one, ExportError)} == {export._NOT_MADE}


@contextmanager
def listening(asked: list[str]) -> Iterator[str]:
    """A server that notes what it is asked for; yields its address."""

    class Note(http.server.BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode())

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Note)
    threading.Thread(target=server.serve_forever).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/bild.png"
    finally:
        server.shutdown()
        server.server_close()


def reaching_out(data: bytes, address: str) -> bytes:
    """A document with a picture that lies somewhere else."""
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(package, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body>" + PICTURE.encode(), 1)
            elif name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", RELATION.format(address).encode())
            after.writestr(name, part)
    return package.getvalue()


@pytest.mark.office
def test_no_document_reaches_the_network(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that lies somewhere else is not fetched, which LibreOffice without our settings does."""
    good = iop.render(examples / "malmo-2015-boost.yaml", draft=True).data
    asked: list[str] = []
    with listening(asked) as address:
        document = reaching_out(good, address)
        assert to_pdf(document).startswith(b"%PDF-")
        assert asked == []
        monkeypatch.setattr(program, "_PROFILE", '<oor:items xmlns:oor="http://openoffice.org/2001/registry"/>')
        assert to_pdf(document).startswith(b"%PDF-")
    assert asked
