"""Judging Word files from the command line: letterheads, and the accessibility of finished documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.opc import read_package, write_package

Runner = Callable[..., Any]


@pytest.fixture
def letterhead(root: Path) -> Path:
    """The built-in letterhead."""
    return root / "templates" / "sv" / "letterhead.docx"


def without(path: Path, part: str, text: str, folder: Path) -> Path:
    """A copy of a file with a text taken out of a part."""
    parts = read_package(path.read_bytes(), name=path.name)
    assert text.encode() in parts[part]
    (folder / "brev.docx").write_bytes(write_package(parts | {part: parts[part].replace(text.encode(), b"")}))
    return folder / "brev.docx"


def test_sound_letterhead(iopdocs: Runner, letterhead: Path) -> None:
    """A letterhead that keeps the contract is said to, with status 0."""
    run = iopdocs("templates", "check", letterhead)
    assert (run.status, run.err) == (0, "")
    assert run.out == f"{letterhead}: inga anmärkningar\n"


def test_faulty_letterhead(iopdocs: Runner, letterhead: Path, tmp_path: Path) -> None:
    """An error gives status 1; each finding names the file and is followed by what to do in Word."""
    path = without(letterhead, "word/document.xml", "{{ clauses }}", tmp_path)
    run = iopdocs("templates", "check", path)
    assert run.status == 1
    assert f"{path}: LTR002 fel: stycket {{{{ clauses }}}} saknas" in run.out
    assert "    skriv {{ clauses }} i ett eget stycke" in run.out
    assert run.out.splitlines()[-1].startswith(f"{path}: 1 fel")


def test_warnings_count_when_asked(iopdocs: Runner, letterhead: Path, tmp_path: Path) -> None:
    """A warning gives status 0, and 1 with --strict."""
    path = without(letterhead, "word/footer1.xml", " PAGE ", tmp_path)
    assert iopdocs("templates", "check", path).status == 0
    run = iopdocs("templates", "check", "--strict", path)
    assert run.status == 1
    assert "LTR010 varning" in run.out


def test_as_data(iopdocs: Runner, letterhead: Path, tmp_path: Path) -> None:
    """With --json each file is an object with its findings, their sources and counts."""
    path = without(letterhead, "word/settings.xml", '<w:themeFontLang w:val="sv-SE"/>', tmp_path)
    run = iopdocs("templates", "check", "--json", path, letterhead)
    first, second = json.loads(run.out)
    assert (first["file"], first["errors"], second["findings"]) == (str(path), 1, [])
    assert first["findings"][0]["code"] == "TLG002"
    assert first["findings"][0]["source"]["section"] == "10.3.1.1 (WCAG 2.1, 3.1.1)"


def test_finished_document(iopdocs: Runner, examples: Path, tmp_path: Path) -> None:
    """What the program writes can be read by everyone; a file without a title cannot, and the command says so."""
    good = iop.render(examples / "timra-soraker-2018.yaml").save(tmp_path / "avtal.docx")
    assert iopdocs("accessibility", good).status == 0
    title = "<dc:title>Överenskommelse om idéburet offentligt partnerskap</dc:title>"
    run = iopdocs("accessibility", without(good, "docProps/core.xml", title, tmp_path))
    assert run.status == 1
    assert "TLG001 fel: titel saknas" in run.out


def test_files_that_cannot_be_read(iopdocs: Runner, letterhead: Path, tmp_path: Path) -> None:
    """A missing file, a folder and what is no Word file give status 2 and do not stop the others."""
    (tmp_path / "avtal.pdf").write_bytes(b"%PDF-1.7")
    run = iopdocs("accessibility", "saknas.docx", tmp_path, tmp_path / "avtal.pdf", letterhead)
    assert run.status == 2
    assert "saknas.docx finns inte" in run.err
    assert f"{tmp_path} går inte att läsa" in run.err
    assert "avtal.pdf: filen går inte att läsa som Word-dokument" in run.err
    assert f"{letterhead}: " in run.out
