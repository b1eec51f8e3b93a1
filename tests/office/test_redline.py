"""LibreOffice settles redlines: accepted they have the new text, rejected the old."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import pytest

import iopdocs as iop
from iopdocs.changes.redline import redline
from iopdocs.document import Document
from iopdocs.word.reader import Item, Line, read_items
from tests.changes.settled import without_automatic
from tests.changes.written import DATE

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]

Pairs = dict[str, tuple[Document, Document]]

MACRO: Final = """
Sub Main(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  name = Dir(folder & "/*.docx")
  Do While name <> ""
    For Each verb In Array("Accept", "Reject")
      document = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & name), "_blank", 0, hidden())
      frame = document.CurrentController.Frame
      dispatcher.executeDispatch(frame, ".uno:" & verb & "AllTrackedChanges", "", 0, Array())
      document.storeToURL(ConvertToURL(folder & "/" & verb & "/" & name), kind())
      document.close(True)
    Next
    name = Dir()
  Loop
End Sub
"""
MODULE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    f'script:language="StarBasic">{escape(MACRO)}</script:module>'
)


@pytest.fixture(scope="module")
def pairs(examples: Path) -> Pairs:
    """Two versions of one agreement, one as printed and as mended, and two pairs that have little in common."""
    made = {file.stem: iop.render(file, draft=True) for file in sorted(examples.glob("*.yaml"))}
    data = iop.load(examples / "timra-soraker-2018.yaml").to_data()
    later = [one for one in data["clauses"] if one["kind"] != "relation"]
    later.insert(
        4, {"kind": "free", "heading": "Samlokalisering", "points": [{"text": "Parterna delar på 500 000 kr."}]}
    )
    new = iop.render(data | {"clauses": later, "reference": "KS/2018:7"}, draft=True)
    return {
        "versions": (made["timra-soraker-2018"], new),
        "printed": (made["timra-soraker-2018-as-printed"], made["timra-soraker-2018"]),
        "unlike": (made["malmo-2015-boost"], made["malmo-2015-carpe-sophia"]),
        "longer": (made["malmo-2015-hassela-helpline"], made["malmo-2015-yalla-trappan"]),
    }


@pytest.fixture(scope="module")
def settled_by_office(pairs: Pairs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice has accepted and what it has rejected, by a macro in a profile of its own."""
    folder = tmp_path_factory.mktemp("redlines")
    for name, (old, new) in pairs.items():
        redline(old, new, author="iopdocs", date=DATE).save(folder / f"{name}.docx")
    for verb in ("Accept", "Reject"):
        (folder / verb).mkdir()
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice saknas: apt-get install --no-install-recommends libreoffice-writer-nogui"
    profile = tmp_path_factory.mktemp("profile")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # The first start fills the profile, and would write over a macro that is there.
    subprocess.run([*command, "--terminate_after_init"], check=True, timeout=120, capture_output=True)
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(MODULE, "utf-8")
    macro = f'macro:///Standard.Module1.Main("{folder}")'
    subprocess.run([*command, macro], check=True, timeout=300, capture_output=True)
    return folder


def said(data: bytes) -> list[str]:
    """The text of a document without numbers, but for LibreOffice's empty paragraphs.

    It leaves one where a paragraph was deleted before a table.
    """
    lines = map(text_of, read_items(without_automatic(data)))
    return [line for line in lines if line.strip()]


def text_of(item: Item) -> str:
    """The text of a paragraph or a row."""
    return item.text if isinstance(item, Line) else "\t".join(item.texts)


@pytest.mark.parametrize("name", ["versions", "printed", "unlike", "longer"])
def test_settled_by_libreoffice(pairs: Pairs, settled_by_office: Path, name: str) -> None:
    """What LibreOffice accepts says what the new document does, and what it rejects what the old one did."""
    old, new = pairs[name]
    accepted, rejected = ((settled_by_office / verb / f"{name}.docx").read_bytes() for verb in ("Accept", "Reject"))
    assert said(accepted) == said(new.data)
    assert said(rejected) == said(old.data)


def test_numbers_are_right_when_it_is_settled(pairs: Pairs, settled_by_office: Path) -> None:
    """Between two versions of one agreement every numbered paragraph has its number back, either way."""
    accepted, rejected = (
        read_items((settled_by_office / verb / "versions.docx").read_bytes()) for verb in ("Accept", "Reject")
    )
    for items, document in zip((accepted, rejected), reversed(pairs["versions"]), strict=True):
        labels = [item.label for item in items if isinstance(item, Line) and item.text]
        assert labels == [item.label for item in read_items(document.data) if isinstance(item, Line) and item.text]
