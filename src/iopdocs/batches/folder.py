"""The folder that a batch is written to (katalogen): the documents, and a manifest of what has been done.

The manifest is a line of JSON for each document, added when the document is in place. A run that was broken off leaves
whole documents and at most half a line, which is passed over. The last line about a document counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final, NamedTuple, Self

from iopdocs.batches.names import same_file
from iopdocs.batches.results import Status
from iopdocs.opc import write_atomically

__all__ = ["MANIFEST", "Entry", "Folder"]

MANIFEST: Final = "manifest.jsonl"
_ENDING: Final = ".docx"
_PUT_ASIDE: Final = "undanlagd"
_SHOWN_DIGEST: Final = 8


class Entry(NamedTuple):
    """A line of the manifest (post): what a document was made of, how it went, and the digest of what was written."""

    key: str
    file: str
    status: Status
    input: str
    wording: str
    base: str | None = None
    draft: bool = False
    output: str | None = None
    codes: tuple[str, ...] = ()

    @property
    def recipe(self) -> bytes:
        """A digest of all that decides what the document says."""
        told = json.dumps([self.input, self.wording, self.base, self.draft])
        return hashlib.sha256(told.encode()).digest()

    def line(self) -> bytes:
        """Return the line as bytes; what is not known is left out."""
        known = {name: value for name, value in self._asdict().items() if value not in (None, ())}
        return json.dumps(known, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


class Folder:
    """A folder of documents, open for one batch; used in a ``with`` statement.

    Several threads may write to it, each its own documents.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written: dict[str, bytes] = {}
        self._stream: BinaryIO | None = None
        self._noting = Lock()

    def __enter__(self) -> Self:
        """Make the folder and read its manifest; raises ``OSError``."""
        self.path.mkdir(parents=True, exist_ok=True)
        stream = (self.path / MANIFEST).open("a+b")
        stream.seek(0)
        ended = True
        for line in stream:
            self._remember(line)
            ended = line.endswith(b"\n")
        if not ended:
            stream.write(b"\n")
        self._stream = stream
        return self

    def __exit__(self, *_: object) -> None:
        """Close the manifest."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def place(self, file: str) -> Path:
        """Return where a document lies."""
        return self.path / f"{file}{_ENDING}"

    def has(self, entry: Entry) -> bool:
        """Whether the document is there, was made of the same, and has not been touched since."""
        known = self._written.get(same_file(entry.file))
        if known is None:
            return False
        try:
            return known == entry.recipe + (_digest(self.place(entry.file)) or b"")
        except OSError:
            return False

    def write(self, entry: Entry, data: bytes) -> Path | None:
        """Write a document and note it; return where one that was not ours, or was changed, has been put aside.

        Raises:
            OSError: it could not be written; what was there is left as it was.
        """
        target = self.place(entry.file)
        aside = self._put_aside(entry.file, target, hashlib.sha256(data).digest())
        write_atomically(target, data)
        self.note(entry._replace(output=hashlib.sha256(data).hexdigest()))
        return aside

    def note(self, entry: Entry) -> None:
        """Add a line to the manifest; raises ``OSError``."""
        if self._stream is None:
            raise ValueError("the folder is not open")
        line = entry.line()
        with self._noting:
            self._stream.write(line)
            self._stream.flush()
            self._remember(line)

    def _put_aside(self, file: str, target: Path, new: bytes) -> Path | None:
        """Move away a document that holds what we have not written: somebody's work must not be written over."""
        there = _digest(target)
        if there is None or there == new or self._written.get(same_file(file), b"")[-len(there) :] == there:
            return None
        aside = target.with_name(f"{file}.{_PUT_ASIDE}-{there.hex()[:_SHOWN_DIGEST]}{_ENDING}")
        target.replace(aside)
        return aside

    def _remember(self, line: bytes) -> None:
        try:
            data = json.loads(line)
        except ValueError:
            return
        if isinstance(data, Mapping) and isinstance(data.get("output"), str) and isinstance(data.get("file"), str):
            self._written[same_file(data["file"])] = _recipe(data) + _bytes(data["output"])


def _recipe(data: Mapping[str, Any]) -> bytes:
    known = (data.get("input", ""), data.get("wording", ""), data.get("base"))
    return Entry("", "", Status.DONE, *known, draft=data.get("draft", False)).recipe


def _bytes(digest: str) -> bytes:
    try:
        return bytes.fromhex(digest)
    except ValueError:
        return b""


def _digest(path: Path) -> bytes | None:
    """Return the digest of a file, ``None`` if there is none; raises ``OSError``."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except FileNotFoundError:
        return None
