"""The folder that is written to, and its manifest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from iopdocs.batches.folder import MANIFEST, Entry, Folder
from iopdocs.batches.results import Status

ALFA = Entry("Alfa", "alfa", Status.DONE, "in", "ord")


def noted(folder: Path) -> list[dict[str, Any]]:
    """The lines of the manifest."""
    return [json.loads(line) for line in (folder / MANIFEST).read_text("utf-8").splitlines()]


def written(folder: Path, entry: Entry = ALFA, data: bytes = b"ett") -> Path | None:
    """Write a document in a run of its own; return where an older one was put."""
    with Folder(folder) as open_folder:
        return open_folder.write(entry, data)


def is_done(folder: Path, entry: Entry = ALFA) -> bool:
    """Whether a new run finds the document done."""
    with Folder(folder) as open_folder:
        return open_folder.has(entry)


def test_a_document_is_written_and_noted(tmp_path: Path) -> None:
    """The folder is made, the document lies in it, and the manifest has the digests of input and output."""
    folder = tmp_path / "a" / "b"
    assert written(folder) is None
    assert (folder / "alfa.docx").read_bytes() == b"ett"
    assert noted(folder) == [
        {
            "key": "Alfa",
            "file": "alfa",
            "status": "done",
            "input": "in",
            "wording": "ord",
            "draft": False,
            "output": hashlib.sha256(b"ett").hexdigest(),
        }
    ]


@pytest.mark.parametrize(
    ("entry", "done"),
    [
        (ALFA, True),
        (ALFA._replace(file="ALFA"), False),
        (ALFA._replace(input="annat"), False),
        (ALFA._replace(wording="ny"), False),
        (ALFA._replace(base="grund"), False),
        (ALFA._replace(draft=True), False),
        (ALFA._replace(file="beta"), False),
    ],
)
def test_only_the_same_of_the_same_is_done(tmp_path: Path, entry: Entry, *, done: bool) -> None:
    """A document is done when input, wording, base and draft are the same, and it lies where it should."""
    written(tmp_path)
    assert is_done(tmp_path, entry) is done


def test_a_document_that_is_gone_is_not_done(tmp_path: Path) -> None:
    """What somebody has taken away is made again, and nothing is put aside."""
    written(tmp_path)
    (tmp_path / "alfa.docx").unlink()
    assert not is_done(tmp_path)
    assert written(tmp_path) is None
    assert is_done(tmp_path)


def test_a_changed_document_is_put_aside(tmp_path: Path) -> None:
    """Somebody's work is never written over: it gets a name of its own, the same for the same content."""
    written(tmp_path)
    (tmp_path / "alfa.docx").write_bytes(b"juristens")
    assert not is_done(tmp_path)
    aside = tmp_path / f"alfa.undanlagd-{hashlib.sha256(b'juristens').hexdigest()[:8]}.docx"
    assert written(tmp_path) == aside
    assert aside.read_bytes() == b"juristens"
    assert (tmp_path / "alfa.docx").read_bytes() == b"ett"
    assert is_done(tmp_path)


def test_a_document_that_was_there_before_is_put_aside_too(tmp_path: Path) -> None:
    """What the manifest does not know may be anybody's; the very same bytes are ours whoever wrote them."""
    (tmp_path / "alfa.docx").write_bytes(b"annans")
    assert written(tmp_path) is not None
    (tmp_path / "beta.docx").write_bytes(b"ett")
    assert written(tmp_path, ALFA._replace(file="beta")) is None


def test_our_own_document_is_replaced(tmp_path: Path) -> None:
    """A document that is as it was written is replaced by a new one."""
    written(tmp_path)
    assert written(tmp_path, ALFA._replace(input="nytt"), b"tv\xc3\xa5") is None
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["alfa.docx", MANIFEST]
    assert is_done(tmp_path, ALFA._replace(input="nytt"))
    assert not is_done(tmp_path)


@pytest.mark.parametrize(
    "rest", [b'{"key": "beta", "file": "be', b"\xff\xfe\n", b"[1]\n", b'{"file": "alfa", "output": 3}\n']
)
def test_half_a_line_is_passed_over(tmp_path: Path, rest: bytes) -> None:
    """A run that was broken off while it wrote costs its last line alone, and the next line starts afresh."""
    written(tmp_path)
    with (tmp_path / MANIFEST).open("ab") as stream:
        stream.write(rest)
    assert is_done(tmp_path)
    written(tmp_path, ALFA._replace(key="gamma", file="gamma"))
    assert json.loads((tmp_path / MANIFEST).read_bytes().splitlines()[-1])["file"] == "gamma"
    assert is_done(tmp_path, ALFA._replace(file="gamma"))


def test_a_row_without_a_document_is_noted_and_does_not_undo_what_was(tmp_path: Path) -> None:
    """A refusal is noted with its codes; the document of an earlier row is still known as ours."""
    written(tmp_path)
    with Folder(tmp_path) as folder:
        folder.note(ALFA._replace(status=Status.REFUSED, input="nytt", codes=("INP001",)))
    assert noted(tmp_path)[-1]["status"] == "refused"
    assert noted(tmp_path)[-1]["codes"] == ["INP001"]
    assert is_done(tmp_path)


def test_a_folder_must_be_open(tmp_path: Path) -> None:
    """Nothing is noted in a folder that is not open."""
    with pytest.raises(ValueError, match="not open"):
        Folder(tmp_path).note(ALFA)


def test_a_failed_write_leaves_the_old_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, what lay there lies there still and counts as it did."""

    def full(*_: object) -> None:
        raise OSError(28, "full")

    written(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("iopdocs.batches.folder.write_atomically", full)
        with pytest.raises(OSError, match="full"):
            written(tmp_path, ALFA._replace(input="nytt"), b"nytt")
    assert (tmp_path / "alfa.docx").read_bytes() == b"ett"
    assert is_done(tmp_path)
