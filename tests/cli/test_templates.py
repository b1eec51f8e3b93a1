"""``iopdocs templates``: a lawyer's way from lines of text to a settled Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopdocs.cli import main
from iopdocs.wording.totext import to_text


def run(*arguments: str) -> int:
    """Run one command."""
    return main(["templates", *arguments])


def test_new_writes_a_word_file_of_the_text_beside(tmp_path: Path) -> None:
    """A first Word file is written of the lines that lie beside."""
    text = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"
    (tmp_path / "term.txt").write_text(text, "utf-8")
    assert run("new", "term", "--folder", str(tmp_path)) == 0
    assert to_text((tmp_path / "term.docx").read_bytes()) == text


def test_new_without_text_gives_a_start(tmp_path: Path) -> None:
    """Without text the file has a heading and one paragraph to write over."""
    assert run("new", "notice", "--folder", str(tmp_path)) == 0
    assert to_text((tmp_path / "notice.docx").read_bytes()).startswith("# {{ heading }}\n§ ")
    assert run("lint", "--folder", str(tmp_path)) == 0


def test_new_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A Word file that is there is the source; it is left as it is."""
    (tmp_path / "term.docx").write_bytes(b"x")
    assert run("new", "term", "--folder", str(tmp_path)) == 2
    assert (tmp_path / "term.docx").read_bytes() == b"x"
    assert "finns redan" in capsys.readouterr().err


def test_new_refuses_a_name_that_is_no_clause_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name is never used as a path unchecked."""
    assert run("new", "../term", "--folder", str(tmp_path)) == 2
    assert list(tmp_path.iterdir()) == []
    assert "finns inte" in capsys.readouterr().err


def test_sync_rewrites_the_text_and_is_then_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The Word file is the source: an old text is written anew, and a second time changes nothing."""
    run("new", "term", "--folder", str(tmp_path))
    (tmp_path / "term.txt").write_text("gammal text\n", "utf-8")
    assert run("sync", "--folder", str(tmp_path)) == 0
    assert "ändrad" in capsys.readouterr().out
    assert (tmp_path / "term.txt").read_text("utf-8").startswith("# {{ heading }}")
    assert run("sync", "--folder", str(tmp_path)) == 0
    assert "redan i ordning" in capsys.readouterr().out


def test_sync_leaves_a_file_that_cannot_be_settled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad file is told and left; the others are settled."""
    run("new", "term", "--folder", str(tmp_path))
    (tmp_path / "notice.docx").write_bytes(b"inte Word")
    (tmp_path / "term.txt").write_text("gammal text\n", "utf-8")
    assert run("sync", "--folder", str(tmp_path)) == 1
    assert (tmp_path / "notice.docx").read_bytes() == b"inte Word"
    assert (tmp_path / "term.txt").read_text("utf-8").startswith("#")
    assert "notice.docx" in capsys.readouterr().err


def test_sync_unpacks_the_letterhead_for_reviews(tmp_path: Path) -> None:
    """The letterhead's parts lie beside it as files."""
    from iopdocs.wording.templates import builtin

    source = builtin().path("letterhead.docx")
    (tmp_path / "letterhead.docx").write_bytes(source.read_bytes())
    assert run("sync", "--folder", str(tmp_path)) == 0
    unpacked = (tmp_path / "letterhead" / "word" / "styles.xml").read_bytes()
    assert unpacked == builtin().letterhead.parts["word/styles.xml"]


def test_lint_tells_faults_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault stops nobody else's file and gives exit status 1."""
    run("new", "term", "--folder", str(tmp_path))
    (tmp_path / "notice.txt").write_text("# {{ heading }}\n§ {{ notice.mounths }}\n", "utf-8")
    run("new", "notice", "--folder", str(tmp_path))
    capsys.readouterr()
    assert run("lint", "--folder", str(tmp_path)) == 1
    out = capsys.readouterr().out
    assert "notice.docx:2: TPL003 fel: " in out
    assert "months" in out
    assert "term.docx:" not in out.replace("term.docx: TPL020 varning", "")


def test_a_file_that_is_not_there_cannot_be_examined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name is told, not passed over."""
    assert run("lint", str(tmp_path / "nej.docx")) == 2
    assert "nej.docx finns inte" in capsys.readouterr().err
