"""Many documents to PDF in few starts (export): a start costs seconds, a further document a third of one.

A document that LibreOffice cannot read, dies of or hangs on costs only itself: the others get another start. The start
then begins with an empty document that is known to be right, so that a LibreOffice that does not work at all is told
from a document that it cannot cope with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from iopdocs.errors import ExportError
from iopdocs.office.archive import archival, need_pikepdf
from iopdocs.office.program import convert, program
from iopdocs.opc import CONTENT_TYPES, write_package

__all__ = ["exported", "to_pdf", "to_pdfs"]

_PER_START: Final = 100
"""So many that a start costs each of them next to nothing, so few that a command line holds them on any system."""

_PLAIN: Final[Mapping[str, object]] = {"UseTaggedPDF": True}
_ARCHIVE: Final[Mapping[str, object]] = {"SelectPdfVersion": 2, "PDFUACompliance": True}
"""LibreOffice's words for a tagged PDF, and for PDF/A-2b with PDF/UA-1, which are always tagged."""

_OLDER, _NAMED = b"%PDF-1.6", b"%PDF-1.7"

_NOT_MADE: Final = "LibreOffice kunde inte göra PDF av dokumentet; öppna det i en ordbehandlare och se om det är helt"
_DEAD: Final = "LibreOffice fungerar inte på datorn: det kan inte göra PDF av ett tomt dokument; installera om det"

_TYPES: Final = b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS: Final = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="word/document.xml"/></Relationships>"""
_EMPTY: Final = b"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p/></w:body></w:document>"""


def to_pdf(data: bytes, *, archive: bool = False, seconds: float = 120) -> bytes:
    """Return a Word package as PDF; see :func:`to_pdfs`.

    Raises:
        ExportError: LibreOffice is missing, fails, or is not ready in ``seconds``.
    """
    (made,) = to_pdfs([data], archive=archive, seconds=seconds)
    if isinstance(made, ExportError):
        raise made
    return made


def to_pdfs(
    packages: Iterable[bytes], *, archive: bool = False, seconds: float = 120
) -> tuple[bytes | ExportError, ...]:
    """Return each Word package as tagged PDF 1.7, or in its place the reason why it could not be made.

    With ``archive`` it is PDF/A-2b and PDF/UA-1 (arkivbeständig och tillgänglig), and the same bytes every time that
    the same LibreOffice makes it with the same fonts. ``seconds`` is how long one document may take.

    Raises:
        ExportError: LibreOffice, or what ``archive`` needs, is missing or cannot be started.
    """
    waiting = list(packages)
    if waiting:
        program()
    if archive:
        need_pikepdf()
    made = exported(waiting, _ARCHIVE if archive else _PLAIN, seconds)
    return tuple(_settled(one, archive=archive) for one in made)


def exported(packages: Sequence[bytes], options: Mapping[str, object], seconds: float) -> list[bytes | ExportError]:
    """Start LibreOffice until every package has been tried, and return its PDFs as they are.

    Args:
        packages: Word packages.
        options: LibreOffice's own words for how the PDF is to be.
        seconds: how long one document may take.

    Raises:
        ExportError: LibreOffice is missing or cannot be started.
    """
    kind = _kind(options)
    made: list[bytes | ExportError] = []
    trouble: str | None = None
    while len(made) < len(packages):
        trial = [_empty()] if trouble else []
        run = convert([*trial, *packages[len(made) :][:_PER_START]], kind, seconds=seconds)
        if trial and run.made[0] is None:
            return made + [ExportError(_DEAD) for _ in packages[len(made) :]]
        trouble = run.trouble
        made += _outcomes(run.made[len(trial) :], trouble)
    return made


def _outcomes(made: Sequence[bytes | None], trouble: str | None) -> list[bytes | ExportError]:
    """Return what became of those that were tried: they come in order, so after trouble one more than was made."""
    last = max((number for number, one in enumerate(made, 1) if one is not None), default=0)
    tried = made if trouble is None else made[: last + 1]
    reasons = [_NOT_MADE] * last + [trouble or _NOT_MADE] * (len(tried) - last)
    return [ExportError(reason) if one is None else one for one, reason in zip(tried, reasons, strict=True)]


def _settled(made: bytes | ExportError, *, archive: bool) -> bytes | ExportError:
    """Return a PDF as it is to leave the house.

    LibreOffice 7.4 calls it version 1.6. All of that is in 1.7, and e-signature services ask for 1.7 by name.
    """
    if isinstance(made, ExportError):
        return made
    if not archive:
        return made.replace(_OLDER, _NAMED, 1) if made.startswith(_OLDER) else made
    try:
        return archival(made)
    except ExportError as error:
        return error


def _kind(options: Mapping[str, object]) -> str:
    """Return LibreOffice's name of PDF with options, as it reads them on the command line."""
    types = {bool: "boolean", int: "long"}
    told = {name: {"type": types[type(value)], "value": json.dumps(value)} for name, value in options.items()}
    return f"pdf:writer_pdf_Export:{json.dumps(told)}"


def _empty() -> bytes:
    return write_package({CONTENT_TYPES: _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": _EMPTY})
