"""Lawyers may edit the clause templates in LibreOffice as well: what it saves still says the same."""

import shutil
import subprocess
from pathlib import Path

import pytest

from iopdocs.opc import read_package
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import normalise
from iopdocs.wording.totext import to_text

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]


def test_saved_by_libreoffice(tmp_path: Path) -> None:
    """Every clause template saved by LibreOffice has the same text, and is normalised to the same bytes."""
    folder = builtin_templates() / "sv"
    letterhead = read_package((folder / "letterhead.docx").read_bytes(), name="letterhead.docx")
    files = sorted(path for path in folder.glob("*.docx") if path.stem != "letterhead")
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice saknas: apt-get install --no-install-recommends libreoffice-writer-nogui"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *map(str, files)], check=True, timeout=300, capture_output=True
    )
    assert len(files) > 20
    for file in files:
        saved = (tmp_path / file.name).read_bytes()
        assert saved != file.read_bytes()
        assert to_text(saved, name=file.name) == to_text(file.read_bytes())
        assert normalise(saved, letterhead, name=file.name) == file.read_bytes()
