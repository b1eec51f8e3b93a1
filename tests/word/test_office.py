"""LibreOffice: a PDF when it is there, a clear error when it is not, and nothing left behind."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from iopdocs.errors import ExportError
from iopdocs.word.office import to_pdf


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own for temporary files, so that what is left in it is seen."""
    folder = tmp_path / "tillfälligt"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, name: str = "soffice") -> None:
    """Put a script in the place of LibreOffice, where it is the only program that can be found."""
    programs = folder / "program"
    programs.mkdir()
    (programs / name).write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", "utf-8")
    (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where LibreOffice is missing the error says how to install it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ExportError, match="apt-get install --no-install-recommends libreoffice-writer-nogui"):
        to_pdf(b"")


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_what_libreoffice_writes_is_returned(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The program gets the document in a folder of its own; the PDF that it writes there is returned."""
    pretend(tmp_path, monkeypatch, 'for last; do :; done; cp "$last" "${last%.docx}.pdf"', name)
    assert to_pdf("innehåll".encode()) == "innehåll".encode()
    assert list(temporary.iterdir()) == []


def test_temporary_files_are_its_own(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Profile and temporary files lie in the folder that is taken away afterwards."""
    pretend(
        tmp_path,
        monkeypatch,
        'for last; do :; done; echo "$TMPDIR $*" > "${last%.docx}.pdf"; echo x > "$TMPDIR/lu123.tmp"',
    )
    said = to_pdf(b"").decode()
    folder = said.split(" ")[0]
    assert folder.startswith(str(temporary))
    assert "-env:UserInstallation=file:///" in said
    assert f"--outdir {folder} {folder}/avtal.docx" in said
    assert list(temporary.iterdir()) == []


def test_when_nothing_is_written(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that ends without a PDF is an error."""
    pretend(tmp_path, monkeypatch, "echo fel; exit 77")
    with pytest.raises(ExportError, match="gjorde ingen PDF"):
        to_pdf(b"")
    assert list(temporary.iterdir()) == []


def test_a_program_that_cannot_be_started(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that the system cannot start is an error of the export."""
    pretend(tmp_path, monkeypatch, "")
    (tmp_path / "program" / "soffice").write_bytes(b"\x7fELF")
    with pytest.raises(ExportError, match="går inte att starta"):
        to_pdf(b"")
    assert list(temporary.iterdir()) == []


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_a_hung_program_is_ended_with_its_children(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When time is up the program and what it has started are gone, and no folder is left."""
    children = tmp_path / "barn"
    busy = 'while :; do echo x > "$TMPDIR/f$RANDOM$$"; done'
    pretend(tmp_path, monkeypatch, f"sh -c '{busy}' &\necho $! > {children}\necho $$ >> {children}\nsleep 600")
    with pytest.raises(ExportError, match=r"inte färdigt på 0.5 sekunder och har avslutats"):
        to_pdf(b"", seconds=0.5)
    numbers = [int(line) for line in children.read_text("utf-8").split()]
    assert len(numbers) == 2
    assert [number for number in numbers if is_running(number)] == []
    assert list(temporary.iterdir()) == []


def test_an_interrupt_ends_the_program(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the user interrupts, the program is ended too."""
    child = tmp_path / "barn"
    pretend(tmp_path, monkeypatch, f"echo $$ > {child}\nsleep 600")
    real = subprocess.Popen.communicate

    def interrupted(process: subprocess.Popen[bytes], *, timeout: float) -> tuple[bytes, bytes]:
        if timeout == 600:
            while not child.is_file() or not child.read_text("utf-8").strip():
                time.sleep(0.01)
            raise KeyboardInterrupt
        return real(process, timeout=timeout)

    with monkeypatch.context() as patched:
        patched.setattr(subprocess.Popen, "communicate", interrupted)
        with pytest.raises(KeyboardInterrupt):
            to_pdf(b"", seconds=600)
    assert not is_running(int(child.read_text("utf-8")))
    assert list(temporary.iterdir()) == []
