"""Writing what a command has made to a file (spara), and telling how that went."""

from __future__ import annotations

from pathlib import Path

from iopdocs.cli.output import complain, say
from iopdocs.cli.status import Status
from iopdocs.trouble import reason

__all__ = ["saved"]


def saved(data: bytes, path: Path, *, by: str, told: str = "", folder: Path | None = None) -> Status:
    """Write a file as a whole or not at all, and tell which; ``folder`` is made when it does not exist.

    Args:
        data: what the file is to hold.
        path: where it is written.
        by: the command, as a complaint names it.
        told: what more is said of a file that was written.
        folder: the folder that the user asked for.
    """
    from iopdocs.opc import write_atomically

    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        complain(f"iopdocs {by}: {path} kunde inte skrivas: {reason(error)}")
        return Status.NOT_RUN
    say(f"skrev {path}{told}")
    return Status.DONE
