"""The finished document (dokumentet): the Word package, and what is derived from it.

The Word package is what is signed and archived, so text, HTML and PDF are read from it, never made beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.errors import ExportError, InvalidAgreement
from iopdocs.kept import kept
from iopdocs.opc import write_atomically

if TYPE_CHECKING:
    from iopdocs.findings import Findings
    from iopdocs.word.reader import Item

__all__ = ["Document", "finished", "pdfs", "with_page_numbers"]

_ENDINGS = frozenset({"", ".docx"})


@dataclass(frozen=True)
class Document:
    """An assembled agreement or other paper (färdigt dokument).

    ``data`` is the .docx package; ``title`` the paper's heading; ``draft`` says that it bears UTKAST; ``form`` is what
    sort of paper it is, in Swedish.
    """

    data: bytes
    title: str
    draft: bool = False
    form: str = "avtal"

    def to_bytes(self) -> bytes:
        """Return the Word package."""
        return self.data

    @kept
    def sha256(self) -> str:
        """The digest of the Word package; the same input always gives the same."""
        return hashlib.sha256(self.data).hexdigest()

    @kept
    def _items(self) -> tuple[Item, ...]:
        from iopdocs.word.reader import read_items

        return read_items(self.data)

    @kept
    def text(self) -> str:
        """The document as plain text: the number that each paragraph shows, then its text; cells parted by tabs."""
        from iopdocs.word.reader import as_text

        return as_text(self._items)

    @kept
    def html(self) -> str:
        """The document as an HTML fragment in Swedish, escaped, with real headings and table heads."""
        from iopdocs.word.reader import as_html

        return as_html(self._items)

    @kept
    def has_contents(self) -> bool:
        """Whether it has a table of contents (innehållsförteckning)."""
        from iopdocs.word.paging import has_contents

        return has_contents(self.data)

    def with_page_numbers(self) -> Document:
        """Return the document with page numbers (sidnummer) in its table of contents, as LibreOffice breaks the pages.

        They are right for the PDF that the same LibreOffice makes with the same fonts. Word may break a page elsewhere;
        there the numbers follow when the fields are updated. For many documents see :func:`with_page_numbers`. Raises
        :class:`iopdocs.errors.ExportError` if there is no table of contents, or the pages cannot be told.
        """
        (made,) = with_page_numbers([self])
        if isinstance(made, ExportError):
            raise made
        return made

    def accessibility(self) -> Findings:
        """Return what keeps the document from being read by everyone (tillgänglighet); nothing where all is well."""
        from iopdocs.accessibility import examine

        return examine(self.data, name=self.title)

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the Word file and return its path; the old file is left as it is if writing fails (``OSError``).

        Raises :class:`iopdocs.errors.ExportError` for the name of another kind of file.
        """
        target = Path(path)
        if target.suffix.lower() not in _ENDINGS:
            raise ExportError(f"{target.name} ska sluta på .docx; PDF ges av pdf() och text av text")
        write_atomically(target, self.data)
        return target

    def pdf(self, *, archive: bool = False) -> bytes:
        """Return the document as tagged PDF by LibreOffice; with ``archive`` as PDF/A-2b and PDF/UA-1.

        For many documents see :func:`pdfs`. Raises :class:`iopdocs.errors.ExportError` if it cannot be made.
        """
        from iopdocs.office import to_pdf

        return to_pdf(self.data, archive=archive)

    def _repr_html_(self) -> str:
        """Show the document in Jupyter: its text, and its digest."""
        from html import escape

        state = "Utkast" if self.draft else "Dokument"
        digest = f"<p><small>{state}, {len(self.data)} byte, SHA-256 {self.sha256[:16]}…</small></p>"
        return f'<section lang="sv" aria-label="{escape(self.title)}">{self.html}{digest}</section>'

    def __repr__(self) -> str:
        """Return title, size and digest, not the content."""
        return f"<Document {self.title!r}, {len(self.data)} bytes, sha256 {self.sha256[:16]}>"


def finished(source: object) -> Document | None:
    """Return the finished document that a source is: itself, a Word file by its path or its bytes; else ``None``.

    Raises :class:`iopdocs.errors.InvalidAgreement` if the file cannot be read.
    """
    from iopdocs.reading import is_word_file

    if isinstance(source, Document):
        return source
    if not isinstance(source, str | bytes | PathLike) or not is_word_file(source):
        return None
    return Document(source if isinstance(source, bytes) else _content(fspath(source)), "")


def _content(path: str) -> bytes:
    from iopdocs.findings import Findings
    from iopdocs.opc.reading import MAX_BYTES
    from iopdocs.reading.nodes import FileFault
    from iopdocs.reading.tree import content_of

    try:
        return content_of(path, MAX_BYTES)
    except FileFault as fault:
        raise InvalidAgreement(Findings.of([fault.finding])) from fault


def pdfs(documents: Iterable[Document], *, archive: bool = False) -> tuple[bytes | ExportError, ...]:
    """Return each document as :meth:`Document.pdf` would, in few starts of LibreOffice, which are what takes time.

    A document that cannot be exported has the reason in its place, and costs the others nothing. Raises
    :class:`iopdocs.errors.ExportError` if LibreOffice, or what ``archive`` needs, is missing or cannot be started.
    """
    from iopdocs.office import to_pdfs

    return to_pdfs((document.data for document in documents), archive=archive)


def with_page_numbers(documents: Iterable[Document]) -> tuple[Document | ExportError, ...]:
    """Return each document as :meth:`Document.with_page_numbers` would, in few starts of LibreOffice.

    A document that cannot have page numbers has the reason in its place, and costs the others nothing. Raises
    :class:`iopdocs.errors.ExportError` if LibreOffice or pikepdf is missing, or LibreOffice cannot be started.
    """
    from iopdocs.word import paging

    waiting = list(documents)
    made = paging.with_page_numbers(document.data for document in waiting)
    return tuple(
        one if isinstance(one, ExportError) else replace(document, data=one)
        for document, one in zip(waiting, made, strict=True)
    )
