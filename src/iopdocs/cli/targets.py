"""Where the documents go (utdata): decided from the command line alone, never from what an agreement says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iopdocs.cli.sources import STANDARD_INPUT
from iopdocs.cli.status import CannotRun

__all__ = ["PDF", "STANDARD_OUTPUT", "TEXT", "WORD", "Target", "refuse_existing", "refuse_input", "targets"]

STANDARD_OUTPUT = "-"
WORD, PDF, TEXT = ENDINGS = (".docx", ".pdf", ".txt")


@dataclass(frozen=True)
class Target:
    """Where one document is written and as what; without ``path`` to standard output.

    ``folder`` is made when it does not exist: the user named it as a folder.
    """

    ending: str
    path: Path | None = None
    folder: Path | None = None


def targets(names: Sequence[str], output: str | None, ending: str | None) -> list[Target]:
    """Return a target for each input by ``-o`` and the asked-for ending.

    Raises:
        CannotRun: the command line does not tell where to write, or what is to be written over is an input.
    """
    if output is None or _is_folder(output):
        found = [_named_after(name, output, ending or WORD) for name in names]
    elif len(names) > 1:
        raise CannotRun("-o ska vara en mapp när flera avtal anges; sluta namnet med / om den inte finns")
    else:
        found = [Target(ending or WORD) if output == STANDARD_OUTPUT else _file(Path(output), ending)]
    _refuse_inputs(found, names)
    _refuse_twice(found)
    return found


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _named_after(name: str, output: str | None, ending: str) -> Target:
    if name == STANDARD_INPUT:
        raise CannotRun("ange med -o vad filen ska heta när avtalet läses från standard in")
    folder = None if output is None else Path(output)
    return Target(ending, (folder or Path()) / f"{Path(name).stem}{ending}", folder)


def _file(path: Path, ending: str | None) -> Target:
    suffix = path.suffix.lower()
    if suffix not in ENDINGS or (ending is not None and ending != suffix):
        wanted = ending or ", ".join(ENDINGS[:-1]) + f" eller {ENDINGS[-1]}"
        raise CannotRun(f"namnet {path} ska sluta på {wanted}")
    return Target(suffix, path)


def _refuse_inputs(found: Sequence[Target], names: Sequence[str]) -> None:
    for target in found:
        if target.path is not None:
            refuse_input(target.path, names)


def refuse_input(path: Path, names: Sequence[str], what: str = "avtalet") -> None:
    """Raise :class:`CannotRun` if a file that is to be written is one of those that are read."""
    if os.path.realpath(path) in {os.path.realpath(name) for name in names if name != STANDARD_INPUT}:
        raise CannotRun(f"{path} skrivs inte över, för {what} läses därifrån")


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise :class:`CannotRun` if a file that is to be written is there already, unless that is asked for."""
    if path.exists() and not force:
        raise CannotRun(f"{path} finns redan och skrivs inte över; --force skriver över den")


def _refuse_twice(found: Sequence[Target]) -> None:
    paths = [target.path for target in found]
    twice = next((path for path in paths if path is not None and paths.count(path) > 1), None)
    if twice is not None:
        raise CannotRun(f"flera avtal skulle skrivas till {twice}; skriv dem var för sig med -o")
