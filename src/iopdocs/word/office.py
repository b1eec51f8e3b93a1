"""LibreOffice, for what only an office suite can do (PDF).

Each call has a profile folder of its own, so it meets neither the user's settings nor another call; a time limit ends it
with all its processes.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from iopdocs.errors import ExportError

__all__ = ["to_pdf"]

_NAMES = ("soffice", "libreoffice")
_MISSING = (
    "LibreOffice behövs för att göra PDF men finns inte på datorn; "
    "installera det med: apt-get install --no-install-recommends libreoffice-writer-nogui"
)


def to_pdf(data: bytes, *, seconds: float = 120) -> bytes:
    """Return a Word package as PDF; raises :class:`ExportError` if LibreOffice is missing, fails or takes too long."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise ExportError(_MISSING)
    with tempfile.TemporaryDirectory(prefix="iopdocs-") as folder:
        source = Path(folder) / "avtal.docx"
        source.write_bytes(data)
        _convert(program, source, Path(folder), seconds)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise ExportError("LibreOffice gjorde ingen PDF av dokumentet; försök igen")
        return made.read_bytes()


def _convert(program: str, source: Path, folder: Path, seconds: float) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    process = subprocess.Popen(  # noqa: S603 -- a fixed program; the file's name is ours
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise ExportError(f"LibreOffice blev inte färdigt på {seconds:.0f} sekunder och har avslutats; försök igen") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with its children; soffice starts soffice.bin, which would outlive it."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
