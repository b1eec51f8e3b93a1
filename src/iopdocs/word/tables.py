"""Tables while rendering (tabeller): what stands between them and the text, and the columns that follow the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iopdocs.errors import TemplateError
from iopdocs.word.blanks import blank_paragraph, blank_row
from iopdocs.word.columns import Cell, Columns
from iopdocs.word.references import Append, References

__all__ = ["Tables"]

_TABLE_END: Final = "</w:tbl>"
_PARAGRAPH: Final = "<w:p>"
_ROW: Final = "<w:tr>"
_KEEP_NEXT: Final = "<w:keepNext/>"
_AIR: Final = '<w:spacing w:before="160"/>'
_BETWEEN_TABLES: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)


class Tables(References):
    """The tables of one render, beside its references; ``out`` are the pieces of the document's text."""

    def __init__(self, names: Mapping[str, str], out: list[str], *, draft: bool = False) -> None:
        super().__init__(names, out, draft=draft)
        self._out = out
        self._columns: Columns | None = None

    def table(self, append: Append) -> None:
        """Begin a table, or end the text: Word would make one table of two, and wants a paragraph last."""
        if self._out and self._out[-1].endswith(_TABLE_END):
            append(_BETWEEN_TABLES)

    def air(self, append: Append) -> None:
        """Put air above a paragraph that has just begun, if a table stands before it."""
        before, begun, _ = "".join(self._out[-2:]).rpartition(_PARAGRAPH)
        if begun and before.endswith(_TABLE_END):
            append(_AIR)

    def loosened(self) -> None:
        """End a table: its last row may part from what follows, which a row of a loop could not know beforehand."""
        out = self._out
        for at in range(len(out) - 1, -1, -1):
            if out[at] == _KEEP_NEXT:
                out[at] = ""
            elif _ROW in out[at]:
                return

    def columns(self, append: Append, width: int, line: int) -> None:
        """Begin the grid of a table whose number of columns follows the data.

        ``width`` is in twips; ``line`` is the one that the table begins on in the text form of the template.
        """
        self._columns = Columns(width, len(self._out), line)
        append("")

    def row(self) -> None:
        """Begin a row of such a table."""
        if self._columns is not None:
            self._columns.rows.append([])

    def cell(self, append: Append, share: int) -> None:
        """Leave a place for the width of a cell, which has this share of the table's width."""
        if self._columns is not None:
            self._columns.rows[-1].append(Cell(len(self._out), share))
            append("")

    def fitted(self) -> None:
        """End such a table: its columns are known.

        Raises:
            TemplateError: rows of different lengths, or more columns than Word takes.
        """
        columns, self._columns = self._columns, None
        if columns is not None:
            try:
                columns.fit(self._out)
            except ValueError as error:
                raise TemplateError(self.clause, f"rad {columns.line}", str(error)) from None

    def blank_row(self, append: Append, title: str) -> None:
        """Write a blank as a row of the table that is being written, as wide as it is."""
        if self._columns is None:
            append(blank_row(title, self.into))
        else:
            self.row()
            append(_ROW)
            self.blank_cell(append, title)
            append("</w:tr>")

    def blank_cell(self, append: Append, title: str) -> None:
        """Write a blank in the place of cells that follow a missing list."""
        append("<w:tc><w:tcPr>")
        self.cell(append, 0)
        append(f"</w:tcPr>{blank_paragraph(title)}</w:tc>")
