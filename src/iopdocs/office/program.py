"""The program LibreOffice (kontorsprogrammet): where it is, one run of it, and its end.

Each run has a folder of its own for profile and temporary files, so it meets neither the user's settings nor another
run; a time limit ends it with all its processes. The profile says no to the network and to macros, whatever is in the
document.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from iopdocs.errors import ExportError

__all__ = ["Run", "convert", "program"]

_NAMES: Final = ("soffice", "libreoffice")
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
"""Where the installers for macOS and Windows put it, without telling the system's search path."""

_MISSING: Final = (
    "LibreOffice behövs för att {} men finns inte på datorn; "
    "installera det med: apt-get install --no-install-recommends libreoffice-writer-nogui"
)
_SECONDS_TO_END: Final = 10

_SETTING: Final = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    f"{''.join(_SETTING.format(*setting) for setting in _SETTINGS)}</oor:items>\n"
)
_WORD: Final = "MS Word 2007 XML"
"""What LibreOffice calls .docx: unless it is told, it takes a broken file for plain text and prints the bytes."""


def program(purpose: str = "göra PDF") -> str:
    """Return the path of LibreOffice; raises :class:`ExportError`, which says how to install it, without it.

    ``purpose`` is what it is needed for, in Swedish, as it stands after *att*.
    """
    found = next(filter(None, map(shutil.which, (*_NAMES, *_USUAL_PLACES))), None)
    if found is None:
        raise ExportError(_MISSING.format(purpose))
    return found


class Run(NamedTuple):
    """What one start gave: the file made of each document or ``None``, and what went wrong with the program."""

    made: tuple[bytes | None, ...]
    trouble: str | None = None


def convert(packages: Sequence[bytes], kind: str, *, seconds: float) -> Run:
    """Convert Word packages to PDF, in their order, in one start; ``kind`` is LibreOffice's name of the format.

    The program is ended when no document has become ready in ``seconds``; what it has made by then is kept.

    Raises:
        ExportError: the program is missing or cannot be started, or there is no room for its files.
    """
    try:
        return _converted(packages, kind, seconds)
    except OSError as error:
        raise ExportError(
            f"filer kunde inte skrivas i {tempfile.gettempdir()}; se till att där finns utrymme"
        ) from error


def _converted(packages: Sequence[bytes], kind: str, seconds: float) -> Run:
    with tempfile.TemporaryDirectory(prefix="iopdocs-", ignore_cleanup_errors=True) as folder:
        sources = _written(Path(folder), packages)
        goals = [source.with_suffix(".pdf") for source in sources]
        command = [program(), *_arguments(Path(folder)), "--convert-to", kind, "--outdir", folder, *map(str, sources)]
        trouble = _run(command, folder, seconds, finished=lambda: sum(goal.exists() for goal in goals))
        return Run(tuple(map(_read, goals)), trouble)


def _written(folder: Path, packages: Sequence[bytes]) -> list[Path]:
    sources = [folder / f"{number:04}.docx" for number in range(1, len(packages) + 1)]
    for source, data in zip(sources, packages, strict=True):
        source.write_bytes(data)
    return sources


def _read(made: Path) -> bytes | None:
    """Return a PDF that is whole; the program may have been ended in the middle of it."""
    data = made.read_bytes() if made.is_file() else b""
    return data if data.rstrip().endswith(b"%%EOF") else None


def _arguments(folder: Path) -> list[str]:
    """Return the arguments that give the run a profile of its own in a folder."""
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, "utf-8")
    return [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", f"--infilter={_WORD}"]


def _run(command: Sequence[str], folder: str, seconds: float, finished: Callable[[], int]) -> str | None:
    """Run the program to its end or ours; return what went wrong, as far as the program tells."""
    with _started(command, folder) as process:
        try:
            _wait(process, seconds, finished)
        except subprocess.TimeoutExpired:
            _end(process)
            shown = f"{seconds:g}".replace(".", ",")
            return f"LibreOffice blev inte färdigt på {shown} sekunder och har avslutats; försök igen"
        except BaseException:
            _end(process)
            raise
    return f"LibreOffice stannade (felkod {process.returncode}); försök igen" if process.returncode else None


def _started(command: Sequence[str], folder: str) -> subprocess.Popen[bytes]:
    """Start the program in a session of its own, so that all that it starts can be ended together."""
    try:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=os.environ | {"TMPDIR": folder}, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise ExportError(f"LibreOffice går inte att starta: {command[0]}") from error


def _wait(process: subprocess.Popen[bytes], seconds: float, finished: Callable[[], int]) -> None:
    """Wait for the end as long as something gets finished; raises ``TimeoutExpired`` when nothing does."""
    before = -1
    while (now := finished()) > before:
        before = now
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=seconds)
            return
    raise subprocess.TimeoutExpired(process.args, seconds)


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
