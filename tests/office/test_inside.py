"""What remains of a document's data, and of its clauses' bounds, when LibreOffice has opened and saved it."""

import shutil
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.opc import read_package, write_package
from iopdocs.paper import Paper
from iopdocs.testing import assemble, example_agreement
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.templates import Templates, builtin
from tests.office.conftest import convert, documents

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]

MAIN = "word/document.xml"


def by_hand(path: Path) -> list[str]:
    """What is told of edits by hand; that wording of one's own is not used anew is none (WRD011)."""
    return [str(one) for one in iop.check(path) if one.code.startswith("WRD") and one.code != "WRD011"]


def noted(folder: Path) -> iop.Document:
    """A document with a footnote, which none of our wordings has."""
    (folder / "sv").mkdir()
    text = "# {{ heading }}\n§ Text.[^1]\n[^1] Enligt beslut.\n"
    (folder / "sv" / "term.docx").write_bytes(to_docx(text, builtin().letterhead.parts, name="term.txt"))
    agreement = Agreement.model_validate(example_agreement({"kind": "term", "period": "2027"}))
    return assemble(agreement, templates=Templates((folder, *builtin().folders)))


def test_saved_by_libreoffice(examples: Path, tmp_path: Path) -> None:
    """LibreOffice keeps data and bounds: what it has saved loads as the equal paper, and nothing counts as edited.

    One clause is then edited in what it has saved, and that clause alone is told.
    """
    made = dict(documents(examples)) | {"noted": noted(tmp_path)}
    (tmp_path / "saved").mkdir()
    files = [str(document.save(tmp_path / f"{name}.docx")) for name, document in made.items()]
    convert("docx", files, tmp_path / "saved")
    unlike = {}
    for name, document in made.items():
        saved = tmp_path / "saved" / f"{name}.docx"
        same = iop.load(saved, paper=Paper, draft=True) == iop.load(document, paper=Paper, draft=True)
        if not same or by_hand(saved):
            unlike[name] = by_hand(saved)
    assert unlike == {}
    assert len(made) > 80
    parts = read_package((tmp_path / "saved" / "clause-notice.docx").read_bytes(), name="clause-notice.docx")
    edited = write_package(parts | {MAIN: parts[MAIN].replace(b"tre m", b"sex m")})
    assert [one.code for one in iop.check(edited) if one.code.startswith("WRD")] == ["WRD004"]
    shutil.rmtree(tmp_path / "saved")
