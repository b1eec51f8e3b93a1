"""Compiled templates kept on disk (förråd), so that a program that makes one document starts quickly.

Each entry is named by the digest of all that it was made from, so nothing in it ever grows old. It holds plain text. A
folder that others can write to is not used: they could change what an agreement says. See
docs/decisions/0018-cupboard.md.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from iopdocs.opc import write_atomically
from iopdocs.wording.functions import is_sound

__all__ = ["Cupboard", "Entry", "digest_of"]

_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_ROOT: Final = 0
_MOST_BYTES: Final = 4_000_000


class Entry(NamedTuple):
    """What is kept of one file: its text form, and the Python sources of its functions."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cupboard:
    """A folder with compiled templates (förråd); what cannot be read or written is made anew and not told of."""

    folder: Path

    def entry(self, digest: str, make: Callable[[], Entry]) -> Entry:
        """Return the entry that ``make`` gives, from the folder if it is there; raises what ``make`` raises."""
        place = self.folder / f"{digest}.json"
        found = _read(place) if _is_ours(self.folder) and _is_ours(place) else None
        if found is None:
            found = make()
            self._keep(place, found)
        return found

    def _keep(self, place: Path, entry: Entry) -> None:
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self.folder):
                write_atomically(place, json.dumps(entry, ensure_ascii=False).encode())


def _is_ours(place: Path) -> bool:
    """Whether nobody but the user and the system's owner can have written a file or what stands in a folder."""
    try:
        found = place.lstat()
    except OSError:
        return False
    if not hasattr(os, "geteuid"):  # Windows: a user's own folder is closed to others
        return True
    linked = stat.S_ISLNK(found.st_mode)
    return not linked and found.st_uid in {_ROOT, os.geteuid()} and not found.st_mode & _OTHERS_WRITE


def _read(place: Path) -> Entry | None:
    try:
        if place.stat().st_size > _MOST_BYTES:
            return None
        text, sources = json.loads(place.read_bytes())
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    said = isinstance(text, str) and isinstance(sources, list) and all(isinstance(one, str) for one in sources)
    return Entry(text, tuple(sources)) if said and all(map(is_sound, sources)) else None


def digest_of(*said: str | bytes) -> str:
    """Return the name of what is made from some texts by this version of the library."""
    every = hashlib.sha256(_library())
    for one in said:
        data = one.encode() if isinstance(one, str) else one
        every.update(b"%d:" % len(data) + data)
    return every.hexdigest()


@cache
def _library() -> bytes:
    """What tells this library's code from all others': its files, their sizes and when they were written."""
    top = Path(__file__).parents[1]
    return repr(sorted(_files(top))).encode()


def _files(folder: Path) -> Iterable[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(Path(entry.path))
            elif entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
