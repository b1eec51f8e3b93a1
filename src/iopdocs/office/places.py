"""On which page something stands (sidor): LibreOffice breaks the pages, and its PDF tells where each bookmark is."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from iopdocs.errors import ExportError
from iopdocs.office.archive import BROKEN, need_pikepdf
from iopdocs.office.export import exported
from iopdocs.office.program import program

if TYPE_CHECKING:
    from pikepdf import Pdf

__all__ = ["pages_of_bookmarks"]

_OPTIONS: Final[Mapping[str, object]] = {"ExportBookmarksToPDFDestination": True, "IsSkipEmptyPages": False}
"""LibreOffice's words for a PDF that names the places of bookmarks, with the pages that are left empty in between."""

_PURPOSE: Final = "räkna fram sidnummer till innehållsförteckningen"
_WHAT: Final = "Sidnummer i innehållsförteckningen"
_UNDERSCORE: Final = "5F"
"""How LibreOffice spells a bookmark's underscore in a PDF: its code in hexadecimal."""


def pages_of_bookmarks(
    packages: Iterable[bytes], *, seconds: float = 120
) -> tuple[Mapping[str, int] | ExportError, ...]:
    """Return for each Word package the page of each of its bookmarks, counted from 1, or why it cannot be told.

    The bookmarks' names have letters, digits and underscores, of which ``5F`` is no part. ``seconds`` is how long one
    document may take.

    Raises:
        ExportError: LibreOffice or pikepdf is missing, or LibreOffice cannot be started.
    """
    waiting = list(packages)
    if waiting:
        program(_PURPOSE)
        need_pikepdf(_WHAT)
    return tuple(one if isinstance(one, ExportError) else _read(one) for one in exported(waiting, _OPTIONS, seconds))


def _read(made: bytes) -> Mapping[str, int] | ExportError:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(made)) as document:
            return _places(document)
    except pikepdf.PdfError:
        return ExportError(BROKEN)


def _places(document: Pdf) -> dict[str, int]:
    """The page of each named destination (ISO 32000-1, 12.3.2.3)."""
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    named: Any = document.Root.get("/Dests", {})
    return {name[1:].replace(_UNDERSCORE, "_"): numbers[place[0].objgen] for name, place in named.items()}
