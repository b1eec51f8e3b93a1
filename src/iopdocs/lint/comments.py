"""Remarks as comments in a copy of the Word file (kommentarer): that is where lawyers look."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Final

from iopdocs.lint._base import Remark
from iopdocs.lint.codes import CODES
from iopdocs.lint.wordfile import units_of
from iopdocs.opc import read_package, write_package
from iopdocs.opc.names import W
from iopdocs.swedish import capitalised

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run
    from lxml import etree

__all__ = ["AUTHOR", "commented"]

AUTHOR: Final = "iopdocs"
_MARKS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")


def commented(data: bytes, remarks: Iterable[Remark]) -> bytes:
    """Return a copy of a Word file with each remark as a comment at its paragraph or row.

    What concerns the whole file stands at the first paragraph. Comments of an earlier round are replaced. The copy has
    no clock: the same file and remarks give the same bytes.

    Args:
        data: a file that :func:`~iopdocs.opc.reading.read_package` accepts.
        remarks: what there is to say.
    """
    from docx import Document as Opened

    document = Opened(BytesIO(data))
    _drop_earlier(document)
    units = units_of(document.element.body)
    for remark in remarks:
        comment = document.add_comment(_runs(document, units[remark.unit or 0]), _said(remark), AUTHOR, AUTHOR[:2])
        comment._comment_elm.attrib.pop(f"{W}date", None)  # noqa: SLF001 -- python-docx always asks the clock
    saved = BytesIO()
    document.save(saved)
    return write_package(read_package(saved.getvalue(), name=AUTHOR))


def _said(remark: Remark) -> str:
    word = capitalised(CODES[remark.code].severity.word)
    return f"{word} {remark.code}: {remark.message}.\n{capitalised(remark.advice)}."


def _runs(document: Document, unit: etree._Element) -> list[Run]:
    """Return the runs to mark: those of the paragraph, or of the first one with text in a row."""
    from docx.text.paragraph import Paragraph

    paragraphs = [Paragraph(one, document) for one in unit.iter(f"{W}p")]  # type: ignore[arg-type] # of its parts
    chosen = next((one for one in paragraphs if one.text.strip()), paragraphs[0])
    return chosen.runs or [chosen.add_run()]


def _drop_earlier(document: Document) -> None:
    """Take away the comments that an earlier round has left."""
    comments = document.part._comments_part.element  # noqa: SLF001 -- comments can be added but not removed
    earlier = {one.get(f"{W}id"): one for one in comments if one.get(f"{W}author") == AUTHOR}
    for mark in [*document.element.iter(*(f"{W}{name}" for name in _MARKS))]:
        parent = mark.getparent()
        if mark.get(f"{W}id") in earlier and parent is not None:
            parent.remove(mark)
    for one in earlier.values():
        comments.remove(one)
