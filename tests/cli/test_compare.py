"""``iopdocs compare``."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.opc import read_package

Runner = Callable[..., Any]


@pytest.fixture
def versions(root: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two versions of an agreement, of which the new one has a longer notice."""
    text = (root / "docs" / "handledning" / "motesplatsen.yaml").read_text("utf-8")
    old, new = tmp_path / "gammalt.yaml", tmp_path / "nytt.yaml"
    old.write_text(text, "utf-8")
    new.write_text(text.replace("{kind: notice, months: 3", "{kind: notice, months: 6"), "utf-8")
    return old, new


def test_what_differs_is_told(iopdocs: Runner, versions: tuple[Path, Path]) -> None:
    """The summary is the library's, and the status says that the versions differ, as that of diff does."""
    run = iopdocs("compare", *versions)
    assert (run.status, run.err) == (1, "")
    assert run.out == f"{iop.compare(*versions).text}\n"
    assert "Punkt 12 Uppsägning: ändrad" in run.out


def test_versions_with_the_same_text(iopdocs: Runner, versions: tuple[Path, Path]) -> None:
    """Where nothing differs the status is 0, whatever sort of files they are."""
    iop.render(versions[0]).save(versions[0].with_suffix(".docx"))
    run = iopdocs("compare", versions[0], "gammalt.docx")
    assert run.status == 0
    assert run.out.endswith("Versionerna har samma text.\n")


def test_as_json(iopdocs: Runner, versions: tuple[Path, Path]) -> None:
    """With --json the differences are data."""
    run = iopdocs("compare", *versions, "--json")
    assert run.status == 1
    assert json.loads(run.out) == iop.compare(*versions).to_data()


def test_the_supplement_as_a_draft_to_edit(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """The file reads as the supplement, is checked without remarks, and gives its document."""
    run = iopdocs("compare", *versions, "--amendment", "tillagg.yaml", "--starts", "2027-07-01", "--number", "2")
    assert (run.status, run.err) == (0, "")
    assert run.out == (
        "skrev tillagg.yaml\nGranska det med iopdocs check tillagg.yaml och skriv det med iopdocs render tillagg.yaml\n"
    )
    agreement = iop.compare(*versions).amendment(starts="2027-07-01", number=2)
    assert iop.load(tmp_path / "tillagg.yaml") == agreement
    assert iopdocs("check", "tillagg.yaml").out == "tillagg.yaml: inga anmärkningar\n"
    assert iopdocs("render", "tillagg.yaml").status == 0


def test_the_supplement_as_a_document(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """A name that ends with .docx gives the finished document, with its data inside."""
    said = (
        "--starts",
        "2027-07-01",
        "--dated",
        "2027-05-15",
        "--reference",
        "KS 2027/9",
        "--agreement",
        "avtalet om unga",
    )
    run = iopdocs("compare", *versions, "--amendment", "tillagg.docx", *said)
    assert (run.status, run.out) == (0, "skrev tillagg.docx\n")
    agreement = iop.load(tmp_path / "tillagg.docx")
    assert (agreement.title, agreement.reference) == ("Tillägg nr\u00a01 till avtalet om unga", "KS 2027/9")


def test_empty_cells_come_back(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """A table with empty cells is the same in the file."""
    old, new = versions
    new.write_text(
        old.read_text("utf-8").replace("role: fritidschef, count: 1", "role: fritidschef, count: 2"), "utf-8"
    )
    assert iopdocs("compare", *versions, "--amendment", "tillagg.yaml", "--starts", "2027-07-01").status == 0
    assert iop.load(tmp_path / "tillagg.yaml") == iop.compare(old, new).amendment(starts="2027-07-01")


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--amendment", "tillagg.txt", "--starts", "2027-07-01"), "ska sluta på .yaml eller .docx"),
        (("--amendment", "tillagg.yaml"), "ange med --starts från vilken dag ändringarna gäller"),
        (("--amendment", "gammalt.yaml", "--starts", "2027-07-01"), "skrivs inte över, för en version"),
        (("--amendment", "annat.yaml", "--starts", "2027-07-01"), "finns redan och skrivs inte över"),
    ],
)
def test_what_cannot_be_written(
    iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path, flags: tuple[str, ...], said: str
) -> None:
    """What is missing on the command line, or would be lost, is a sentence and status 2."""
    (tmp_path / "annat.yaml").write_text("eget\n", "utf-8")
    run = iopdocs("compare", *versions, *flags)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert (tmp_path / "annat.yaml").read_text("utf-8") == "eget\n"


def test_a_file_is_written_over_when_asked(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """With --force the supplement takes the place of what was there."""
    (tmp_path / "annat.yaml").write_text("eget\n", "utf-8")
    run = iopdocs("compare", *versions, "--amendment", "annat.yaml", "--starts", "2027-07-01", "--force")
    assert run.status == 0
    assert "supplement" in (tmp_path / "annat.yaml").read_text("utf-8")


def test_what_is_refused(iopdocs: Runner, versions: tuple[Path, Path]) -> None:
    """Nothing to write, and a day that is none, are sentences and status 1."""
    run = iopdocs("compare", versions[0], versions[0], "--amendment", "tillagg.yaml", "--starts", "2027-07-01")
    assert run.status == 1
    assert run.err.startswith("inget tillägg skrevs: inget i avtalets text skiljer versionerna åt")
    run = iopdocs("compare", *versions, "--amendment", "tillagg.yaml", "--starts", "snart")
    assert run.status == 1
    assert "inget tillägg skrevs: 1 fel" in run.err
    assert "tillagg.yaml" not in run.files


def test_a_version_that_cannot_be_read(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """A version that cannot be opened, or is no agreement, is told by its name with status 2."""
    run = iopdocs("compare", "saknas.yaml", versions[1])
    assert (run.status, run.err) == (2, "iopdocs compare: filen saknas.yaml finns inte\n")
    (tmp_path / "fel.yaml").write_text("title: Avtal\nparter: []\n", "utf-8")
    run = iopdocs("compare", versions[0], "fel.yaml")
    assert run.status == 2
    assert "inget jämfördes" in run.err
    assert "fel.yaml:2: INP" in run.err


def test_tracked_changes(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """The Word file is the library's redline, by the name and of the day that are said."""
    run = iopdocs("compare", *versions, "--redline", "andringar.docx", "--author", "Kansliet", "--date", "2027-07-01")
    assert (run.status, run.out, run.err) == (0, "skrev andringar.docx\n", "")
    made = iop.compare(*versions).redline(author="Kansliet", date=datetime(2027, 7, 1))  # noqa: DTZ001 -- a day
    assert (tmp_path / "andringar.docx").read_bytes() == made.data
    assert made.title == iop.load(versions[1]).shown_title


def test_tracked_changes_of_word_files(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """Word files are taken as they stand, also those that carry no data; who and when need not be said."""
    for version in versions:
        iop.render(version, data=False).save(version.with_suffix(".docx"))
    run = iopdocs("compare", "gammalt.docx", "nytt.docx", "--redline", "ut.docx")
    assert (run.status, run.err) == (0, "")
    assert b'w:author="iopdocs"' in read_package((tmp_path / "ut.docx").read_bytes(), name="ut")["word/document.xml"]


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (["--redline", "ut.pdf"], (2, "namnet ut.pdf ska sluta på .docx")),
        (["--redline", "ut.docx", "--amendment", "t.yaml", "--starts", "2027-07-01"], (2, "skrivs var för sig")),
        (["--redline", "ut.docx", "--date", "juli"], (2, "--date juli är ingen dag; skriv den som 2027-07-01")),
        (["--redline", "ut.docx", "--author", " "], (1, "inga ändringsmarkeringar skrevs: ange vem som står")),
        (["--redline", "finns.docx"], (2, "finns.docx finns redan och skrivs inte över")),
    ],
)
def test_tracked_changes_that_are_not_written(
    iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path, words: list[str], refused: tuple[int, str]
) -> None:
    """What stands in the way is told, and nothing is written."""
    (tmp_path / "finns.docx").write_bytes(b"")
    run = iopdocs("compare", *versions, *words)
    assert run.status == refused[0]
    assert refused[1] in run.err
    assert not (tmp_path / "ut.docx").exists()


def test_tracked_changes_of_what_cannot_be_read(iopdocs: Runner, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """A file that is not there, or is no Word file after all, is told of by name."""
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04")
    assert "saknas.yaml" in iopdocs("compare", versions[0], "saknas.yaml", "--redline", "ut.docx").err
    run = iopdocs("compare", versions[0], "trasig.docx", "--redline", "ut.docx")
    assert run.status == 2
    assert "det nya dokumentet" in run.err
