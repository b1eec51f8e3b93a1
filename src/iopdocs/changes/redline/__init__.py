"""A document with tracked changes (ändringsmarkeringar): what differs between two finished documents, as Word marks it.

Who accepts all has the text of the new document, who rejects all that of the old; see docs/decisions/0022-redline.md.
It is for reading and deciding: it carries no data and is no agreement of its own.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from iopdocs.errors import ExportError

if TYPE_CHECKING:
    from iopdocs.document import Document

__all__ = ["FORM", "redline"]

FORM: Final = "ändringsmarkeringar"
"""What sort of paper it is."""

_LONGEST_AUTHOR: Final = 255


def redline(old: Document, new: Document, *, author: str, date: datetime) -> Document:
    """Return a Word document that shows how ``old`` became ``new`` as tracked changes.

    Styles, letterhead, numbers and table of contents are those of the new document. Both may have been edited in Word.

    Args:
        old: the document as it was.
        new: the document as it is to be.
        author: who is said to have made the changes; an office rather than a person, as the file is sent around.
        date: when; the hour as the clock shows it there, to the second.

    Raises:
        ExportError: one of them has tracked changes already, or something that cannot be shown as taken away; or there
            is no author.
        TemplateError: one of them is no Word file, or may not come in.
    """
    from iopdocs.changes.redline.making import Redline
    from iopdocs.changes.redline.marking import Marker
    from iopdocs.changes.redline.side import opened
    from iopdocs.document import Document

    said = author.strip()
    if not said or len(said) > _LONGEST_AUTHOR or not said.isprintable():
        raise ExportError(
            "ange vem som står för ändringarna, med högst 255 tecken på en rad; hellre en förvaltning än en person"
        )
    made = Redline(opened(old.data, "det gamla dokumentet"), opened(new.data, "det nya dokumentet"), Marker(said, date))
    return Document(made.data(), new.title, new.draft, FORM)
