"""Valid Office Open XML, as others judge it: the Open XML SDK, openxml-audit and ooxml-integrity."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from zipfile import ZipFile

import ooxml_integrity
import openxml_audit
import pytest

import iopdocs as iop
from iopdocs.opc import read_package, write_package

_LEFT_OUT = re.compile(r"clause-|(generated|draft)-\d*[13579]$")
Faults = Mapping[str, list[str]]
Judge = Callable[[Path], Faults]
Sdk = Callable[[Iterable[Path]], Faults]


def audited(folder: Path) -> Faults:
    """What openxml-audit says about every document in a folder: a port of the SDK's rules, and some of Word's own."""
    validator = openxml_audit.OpenXmlValidator(openxml_audit.FileFormat.MICROSOFT_365)
    told = {path.name: [str(one) for one in validator.validate(path).errors] for path in folder.glob("*.docx")}
    # One letterhead is made without a theme on purpose: the part is optional (ISO/IEC 29500-1, 11.3).
    return told | {name: [one for one in told[name] if "/theme" not in one] for name in told if "region" in name}


def integral(folder: Path) -> Faults:
    """What ooxml-integrity says about every document in a folder: references, grids, bookmarks."""
    told = {path.name: ooxml_integrity.check(path) for path in folder.glob("*.docx")}
    # A generated text may be "&#38;", and then that is what the document shall say.
    return {name: [str(one) for one in found if one.code != "TXT002"] for name, found in told.items()}


def faulty(told: Faults) -> Faults:
    """Only the documents that something is wrong with."""
    return {name: faults for name, faults in told.items() if faults}


@pytest.mark.node
def test_open_xml_sdk(made: Path, sdk: Sdk) -> None:
    """Every example, each letterhead, all clause types and half of the generated papers are valid by the SDK."""
    # It is started anew for each file, which takes most of a second.
    files = [path for path in made.glob("*.docx") if not _LEFT_OUT.match(path.stem)]
    told = sdk(files)
    assert len(told) > 110
    assert faulty(told) == {}


@pytest.mark.parametrize("judge", [audited, integral])
def test_others(made: Path, judge: Judge) -> None:
    """The same documents are clean by two validators in Python, which look for what the SDK does not."""
    told = judge(made)
    assert len(told) > 250
    assert faulty(told) == {}


@pytest.fixture
def broken(examples: Path, tmp_path: Path) -> Path:
    """A folder with a document whose first paragraph has its looks after its text, and names no style there is."""
    document = iop.render(examples / "timra-soraker-2018.yaml")
    parts = read_package(document.data, name="avtal.docx")
    looks = b'<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    main = parts["word/document.xml"]
    start = main.index(looks)
    end = main.index(b"</w:p>", start)
    moved = main[start + len(looks) : end] + looks.replace(b"Title", b"Rubrik")
    (tmp_path / "broken.docx").write_bytes(
        write_package(parts | {"word/document.xml": main[:start] + moved + main[end:]})
    )
    return tmp_path


@pytest.mark.node
def test_open_xml_sdk_can_say_no(broken: Path, sdk: Sdk) -> None:
    """A paragraph whose parts stand in the wrong order is told of."""
    assert any(
        "unexpected child element" in fault and "pPr" in fault for fault in sdk(broken.glob("*.docx"))["broken.docx"]
    )


@pytest.mark.parametrize("judge", [audited, integral])
def test_others_can_say_no(broken: Path, judge: Judge) -> None:
    """A style that is not there is told of."""
    assert any("Rubrik" in fault for fault in judge(broken)["broken.docx"])


def test_zip_is_sound(made: Path) -> None:
    """The standard library's zip reader finds nothing wrong with any package."""
    for path in made.glob("*.docx"):
        with ZipFile(path) as archive:
            assert archive.testzip() is None, path.name
