"""Supplements in LibreOffice: it reads the same text, and what it has saved is compared as what it was."""

from copy import deepcopy
from pathlib import Path

import pytest

import iopdocs as iop
from tests.office.conftest import convert
from tests.office.test_libreoffice import our_lines, squeezed

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]


def later(path: Path) -> iop.Agreement:
    """A version with one clause moved, one inserted, and other points."""
    data = deepcopy(iop.load(path).to_data())
    data["clauses"].insert(2, data["clauses"].pop(6))
    data["clauses"].insert(9, {"kind": "free", "heading": "Nycklar", "points": ["Nycklarna lämnas mot kvitto."]})
    for clause in data["clauses"]:
        if clause["kind"] == "budget":
            clause["contributions"][0]["lines"][0]["note"] = "Betalas i efterskott."
        elif clause["kind"] != "signatures":
            clause["more"] = [{"text": "Parterna har talat igenom punkten.", "items": [{"text": "var för sig"}]}]
    return iop.Agreement.model_validate(data)


def test_libreoffice_reads_supplements_as_we_do(root: Path, examples: Path, tmp_path: Path) -> None:
    """LibreOffice's text of a supplement equals ours, its tables and quoted numbers too."""
    sources = {
        "motesplatsen": root / "docs" / "handledning" / "motesplatsen.yaml",
        "timra": examples / "timra-soraker-2018.yaml",
    }
    made = {
        name: iop.render(iop.compare(path, later(path)).amendment(starts="2027-07-01"))
        for name, path in sources.items()
    }
    files = [str(document.save(tmp_path / f"{name}.docx")) for name, document in made.items()]
    convert("txt:Text (encoded):UTF8", files, tmp_path)
    for name, document in made.items():
        theirs = (tmp_path / f"{name}.txt").read_text("utf-8-sig").split("\n")
        assert [squeezed(line) for line in theirs if squeezed(line)] == our_lines(document.data)
        assert "ska ha följande lydelse:" in document.text


def test_what_libreoffice_has_saved_is_the_same_version(examples: Path, tmp_path: Path) -> None:
    """A file that LibreOffice has opened and saved has the same text as the data that it was made of."""
    path = examples / "timra-soraker-2018.yaml"
    (tmp_path / "saved").mkdir()
    document = iop.render(path)
    convert("docx", [str(document.save(tmp_path / "avtal.docx"))], tmp_path / "saved")
    saved = tmp_path / "saved" / "avtal.docx"
    found = iop.compare(saved, path)
    assert (found.clauses, found.renumberings) == ((), ())
    assert iop.compare(saved, later(path)).amendment(starts="2027-07-01") == iop.compare(path, later(path)).amendment(
        starts="2027-07-01"
    )
