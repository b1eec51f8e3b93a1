"""``iopdocs read-back``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from tests.readback.editing import edited, say

Runner = Callable[..., Any]


@pytest.fixture
def example(root: Path) -> Path:
    """The handbook's agreement."""
    return root / "docs" / "handledning" / "motesplatsen.yaml"


@pytest.fixture
def file(example: Path, tmp_path: Path) -> Path:
    """Its Word file, with another notice and another sentence than the template has."""
    path = tmp_path / "avtal.docx"
    path.write_bytes(edited(iop.render(example), say("Uppsägningstiden är tre", "Uppsägningstiden är sex")))
    return path


def test_what_was_read_back_is_told_and_written(iopdocs: Runner, file: Path, example: Path, tmp_path: Path) -> None:
    """The file that is written reads as the paper, and has only what somebody must say."""
    run = iopdocs("read-back", file, "-o", "avtal.yaml")
    assert (run.status, run.err) == (0, "")
    assert run.out == (
        f"{file}: inläst: klausulen Uppsägning, uppsägningstid i månader: ”3” → ”6”\n"
        "skrev avtal.yaml\nGranska det med iopdocs check avtal.yaml och skriv det med iopdocs render avtal.yaml\n"
    )
    written = tmp_path / "avtal.yaml"
    assert iop.load(written) == iop.read_back(file).paper
    assert len(written.read_text("utf-8").splitlines()) < 2 * len(example.read_text("utf-8").splitlines())
    assert iopdocs("render", "avtal.yaml", "-o", "nytt.docx").status == 0
    assert iopdocs("compare", "nytt.docx", "avtal.yaml").status == 0


def test_as_json(iopdocs: Runner, file: Path, tmp_path: Path) -> None:
    """A name that ends with .json gives JSON."""
    assert iopdocs("read-back", file, "-o", "avtal.json").status == 0
    assert json.loads((tmp_path / "avtal.json").read_text("utf-8")) == iop.read_back(file).paper.to_data()


def test_what_could_not_be_read(iopdocs: Runner, file: Path, example: Path) -> None:
    """What no data say is told with a hint, and the rest is written all the same."""
    edits = (
        say("Uppsägningstiden är tre", "Uppsägningstiden är sex"),
        say("Ändringar och tillägg numreras", "De numreras"),
    )
    file.write_bytes(edited(iop.render(example), *edits))
    run = iopdocs("read-back", file, "-o", "avtal.yaml")
    assert run.status == 1
    assert f"{file}: klausulen Ändringar och tillägg: WRD013 fel: " in run.out
    assert "”Ändringar och tillägg numreras i följd …” har ändrats till ”De numreras i följd …”" in run.out
    assert f"{file}: 1 fel\n" in run.out
    assert "skrev avtal.yaml" in run.out


def test_a_file_that_nobody_edited(iopdocs: Runner, file: Path, example: Path) -> None:
    """Nothing to read back is said in one line."""
    iop.render(example).save(file)
    run = iopdocs("read-back", file)
    assert (run.status, run.out) == (0, f"{file}: inget är ändrat för hand\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("avtal.docx", "namnet avtal.docx ska sluta på .yaml eller .json"),
        ("finns.yaml", "finns.yaml finns redan och skrivs inte över; --force skriver över den"),
    ],
)
def test_what_is_not_written(iopdocs: Runner, file: Path, tmp_path: Path, name: str, said: str) -> None:
    """A file of another sort, or one that exists, is refused before anything is read."""
    (tmp_path / "finns.yaml").touch()
    run = iopdocs("read-back", file, "-o", name)
    assert (run.status, run.out) == (2, "")
    assert said in run.err


def test_what_cannot_be_read(iopdocs: Runner, tmp_path: Path) -> None:
    """A file that is not there, or that carries no data, is told."""
    run = iopdocs("read-back", "saknas.docx")
    assert (run.status, run.err) == (2, "iopdocs read-back: filen saknas.docx finns inte\n")
    (tmp_path / "annat.docx").write_bytes(b"PK\x03\x04")
    run = iopdocs("read-back", "annat.docx")
    assert run.status == 2
    assert "WRD001" in run.err
    assert "inget lästes in" in run.err
