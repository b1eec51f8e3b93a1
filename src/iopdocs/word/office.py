"""LibreOffice, for what only an office suite can do (PDF).

Each call has a folder of its own for profile and temporary files, so it meets neither the user's settings nor another
call; a time limit ends it with all its processes.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from iopdocs.errors import ExportError

__all__ = ["to_pdf"]

_NAMES: Final = ("soffice", "libreoffice")
_MISSING: Final = (
    "LibreOffice behövs för att göra PDF men finns inte på datorn; "
    "installera det med: apt-get install --no-install-recommends libreoffice-writer-nogui"
)
_SECONDS_TO_END: Final = 10


def to_pdf(data: bytes, *, seconds: float = 120) -> bytes:
    """Return a Word package as PDF.

    Raises:
        ExportError: LibreOffice is missing, fails, or is not ready in ``seconds``.
    """
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise ExportError(_MISSING)
    with tempfile.TemporaryDirectory(prefix="iopdocs-") as folder:
        source = Path(folder) / "avtal.docx"
        source.write_bytes(data)
        _convert(program, source, seconds)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise ExportError("LibreOffice gjorde ingen PDF av dokumentet; försök igen")
        return made.read_bytes()


def _convert(program: str, source: Path, seconds: float) -> None:
    folder = source.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, source)
    environment = os.environ | {"TMPDIR": str(folder)}
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise ExportError(f"LibreOffice går inte att starta: {program}") from error
    with process:
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            message = f"LibreOffice blev inte färdigt på {seconds:g} sekunder och har avslutats; försök igen"
            raise ExportError(message) from error
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with its children: soffice starts soffice.bin, which would outlive it.

    They share the end of a pipe, so when it closes they are all gone and leave no file behind.
    """
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=_SECONDS_TO_END)
