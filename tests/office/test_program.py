"""LibreOffice as a program: found, run in a folder of its own, ended in time, and nothing left behind."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.errors import ExportError
from iopdocs.office import program
from iopdocs.office.program import convert

WRITE = 'for file; do case "$file" in *.docx) { cat "$file"; printf %%%%EOF; } > "${file%.docx}.pdf";; esac; done'
"""A script that makes of each document something that ends as a PDF."""


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
    monkeypatch.setattr(program, "_USUAL_PLACES", ())
    with pytest.raises(ExportError, match="apt-get install --no-install-recommends libreoffice-writer-nogui"):
        convert([b""], "pdf", seconds=60)


def test_where_installers_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice is found where the installer puts it when the search path says nothing of it."""
    usual = tmp_path / "LibreOffice" / "soffice"
    usual.parent.mkdir()
    usual.write_text("#!/bin/sh\n", "utf-8")
    usual.chmod(0o755)
    monkeypatch.setattr(program, "_USUAL_PLACES", (str(tmp_path / "saknas"), str(usual)))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program.program() == str(usual)


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_what_libreoffice_writes_is_returned(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The program gets the documents in a folder of its own; the PDFs that it writes there are returned in order."""
    pretend(tmp_path, monkeypatch, WRITE, name)
    assert convert(["två å".encode(), b"ett"], "pdf", seconds=60).made == ("två å%%EOF".encode(), b"ett%%EOF")
    assert list(temporary.iterdir()) == []


def test_temporary_files_are_its_own(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Profile and temporary files lie in the folder that is taken away afterwards."""
    pretend(
        tmp_path,
        monkeypatch,
        'for last; do :; done; echo "$TMPDIR $*%%EOF" > "${last%.docx}.pdf"; echo x > "$TMPDIR/lu123.tmp"',
    )
    (made,) = convert([b""], "pdf", seconds=60).made
    assert made is not None
    said = made.decode()
    folder = said.split(" ")[0]
    assert folder.startswith(str(temporary))
    assert "-env:UserInstallation=file:///" in said
    assert f"--outdir {folder} {folder}/0001.docx" in said
    assert list(temporary.iterdir()) == []


def test_a_program_that_stops_early(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that stops early is told with what it answered, and what it has made is kept."""
    pretend(tmp_path, monkeypatch, WRITE.replace(";;", "; exit 77;;"))
    run = convert([b"a", b"b"], "pdf", seconds=60)
    assert run.made == (b"a%%EOF", None)
    assert run.trouble == "LibreOffice stannade (felkod 77); försök igen"
    assert list(temporary.iterdir()) == []


def test_a_program_that_cannot_be_started(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that the system cannot start is an error of the export."""
    pretend(tmp_path, monkeypatch, "")
    (tmp_path / "program" / "soffice").write_bytes(b"\x7fELF")
    with pytest.raises(ExportError, match="går inte att starta"):
        convert([b""], "pdf", seconds=60)
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
    run = convert([b""], "pdf", seconds=1.5)
    assert run.made == (None,)
    assert run.trouble == "LibreOffice blev inte färdigt på 1,5 sekunder och har avslutats; försök igen"
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
            convert([b""], "pdf", seconds=600)
    assert not is_running(int(child.read_text("utf-8")))
    assert list(temporary.iterdir()) == []


def test_half_a_file_is_no_pdf(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program was writing when it was ended is not taken for a document."""
    pretend(tmp_path, monkeypatch, 'for last; do :; done; printf %s "%PDF-1.7 halv" > "${last%.docx}.pdf"; sleep 600')
    assert convert([b""], "pdf", seconds=0.5).made == (None,)
    assert list(temporary.iterdir()) == []


def test_time_is_counted_from_the_last_document(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time limit is for a document: many may take as long as they need."""
    pretend(tmp_path, monkeypatch, WRITE.replace("*.docx)", "*.docx) sleep 0.8;"))
    run = convert([b"x"] * 5, "pdf", seconds=3)
    assert run == program.Run((b"x%%EOF",) * 5)
    assert list(temporary.iterdir()) == []


def test_no_room_for_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where temporary files cannot be written the error names the place."""
    pretend(tmp_path, monkeypatch, WRITE)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "saknas"))
    with pytest.raises(ExportError, match=r"filer kunde inte skrivas i .*saknas; se till att där finns utrymme"):
        convert([b""], "pdf", seconds=60)


def arguments(process: Path) -> str:
    """The command line of a process, empty if it has ended meanwhile."""
    try:
        return (process / "cmdline").read_text("utf-8", "replace")
    except OSError:
        return ""


@pytest.mark.office
@pytest.mark.parametrize("seconds", [0.2, 0.7])
def test_libreoffice_itself_is_ended(temporary: Path, examples: Path, seconds: float) -> None:
    """LibreOffice, which starts a second process that does the work, is ended with it at whatever point it is."""
    document = iop.render(examples / "timra-soraker-2018.yaml")
    run = convert([document.data] * 100, "pdf", seconds=seconds)
    assert run.trouble is not None
    running = [process.name for process in Path("/proc").glob("[0-9]*") if str(temporary) in arguments(process)]
    assert running == []
    assert list(temporary.iterdir()) == []
