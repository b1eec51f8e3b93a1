"""From the text form of a clause template to a Word file (från textform till Word-fil).

The file looks in Word as its clause will look in an agreement: it carries the letterhead's styles and list. It
has no clock, no author and no revision ids, so the same text gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from iopdocs.errors import TemplateError
from iopdocs.kept import kept
from iopdocs.opc.names import NAMESPACE
from iopdocs.wording.blocks import BODY, CELL_STYLES, NO_STYLE, Block, Control, Note, Paragraph, Row, Table
from iopdocs.wording.carried import Carried
from iopdocs.wording.inline import pieces
from iopdocs.wording.notes import NOTE
from iopdocs.wording.textform import parse_blocks
from iopdocs.wording.totext import read_blocks
from iopdocs.wording.widths import shared_out

__all__ = ["normalise", "table_look", "to_docx"]

_CONTINUED = 2
"""A list that goes on cannot be told from one that begins anew unless its first number is above one."""


def to_docx(text: str, letterhead: Mapping[str, bytes], *, name: str = "") -> bytes:
    """Return the Word file of a clause template.

    Args:
        text: the text form (see :mod:`iopdocs.wording.textform`).
        letterhead: the letterhead's parts, as :func:`~iopdocs.opc.reading.read_package` gives them.
        name: what to call the file in a refusal.

    Raises:
        TemplateError: with the line, when it cannot be understood or its style is not in the letterhead.
    """
    return _Writer(Carried(name, letterhead), parse_blocks(text, name=name)).package()


def normalise(data: bytes, letterhead: Mapping[str, bytes], *, name: str = "") -> bytes:
    """Rewrite a clause template that somebody has edited in Word to what its text form says, and no more.

    Revision ids, spelling marks, authors, companies, thumbnails and direct formatting are gone; what must not
    be lost is refused by :func:`iopdocs.wording.totext.read_blocks`. Doing it twice changes nothing.

    Raises:
        TemplateError: the file holds what a clause template cannot, or a style that the letterhead lacks.
    """
    return _Writer(Carried(name, letterhead), read_blocks(data, name=name)).package()


def table_look(table: Table) -> str:
    """Return ``w:tblLook``: which of the table style's first and last rows this table has."""
    rows = [row for row in table.rows if isinstance(row, Row)]
    first, last = rows[0].kind == "head", rows[-1].kind == "sum"
    bits = 0x0600 | (0x0020 if first else 0) | (0x0040 if last else 0)
    return (
        f'<w:tblLook w:val="{bits:04X}" w:firstRow="{first:d}" w:lastRow="{last:d}" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


@dataclass(frozen=True)
class _Writer:
    """Writes one file."""

    head: Carried
    blocks: tuple[Block, ...]

    def package(self) -> bytes:
        size, margins = self.head.page["pgSz"], self.head.page["pgMar"]
        width = size["w"] - margins["left"] - margins["right"]
        section = _measures("pgSz", size) + _measures("pgMar", margins)
        document = (
            f'<w:document xmlns:w="{NAMESPACE}"><w:body>{"".join(self.body(width))}<w:sectPr>{section}</w:sectPr>'
            "</w:body></w:document>"
        )
        notes = "".join(self.note(block) for block in self.blocks if isinstance(block, Note))
        return self.head.package(document, notes=notes, starts=[start for _, start in self.starts.values()])

    @kept
    def starts(self) -> dict[int, tuple[int, int]]:
        """The list number, and the first number in it, of each paragraph that begins a list anew or goes on with one.

        The paragraphs go by their place among the blocks. How many items come before one that goes on is known only
        when the clause is rendered; here it is told by the items that the template shows.
        """
        found: dict[int, tuple[int, int]] = {}
        count = 0
        for at, block in enumerate(self.blocks):
            if isinstance(block, Paragraph) and block.style == "Avtalsled":
                count = 1 if block.marks.order == "restart" else count + 1
                if block.marks.order:
                    start = 1 if block.marks.order == "restart" else max(count, _CONTINUED)
                    found[at] = (self.head.first_number + len(found), start)
        return found

    def style_id(self, kind: str, style: str, line: int) -> str:
        found = self.head.style_ids.get((kind, style.lower()))
        if found is None:
            place = f"rad {line}" if line else ""
            raise TemplateError(self.head.name, place, f"brevmallen har ingen formatmall ”{style}”")
        return escape(found, {'"': "&quot;"})

    def body(self, width: int) -> Iterator[str]:
        """Word wants a paragraph between two tables and after the last."""
        after_table = False
        for at, block in enumerate(self.blocks):
            if after_table and isinstance(block, Table):
                yield "<w:p/>"
            yield self.block(at, block, width)
            after_table = isinstance(block, Table) or (after_table and isinstance(block, Note))
        if after_table:
            yield "<w:p/>"

    def block(self, at: int, block: Block, width: int) -> str:
        match block:
            case Control(tag, line):
                return self.paragraph(BODY, f"{{%p {tag} %}}", line)
            case Paragraph(style, text, line):
                return self.paragraph(style, text, line, self.own_list(at), _bookmark(at, block.marks.name))
            case Table():
                return self.table(block, width)
            case Note():
                return ""

    def own_list(self, at: int) -> str:
        if at not in self.starts:
            return ""
        level, number = self.head.lettered[1], self.starts[at][0]
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def paragraph(self, style: str, text: str, line: int, looks: str = "", bookmark: tuple[str, str] = ("", "")) -> str:
        style_id = self.style_id("paragraph", style, line)
        runs = self.runs(text, line).join(bookmark)
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{looks}</w:pPr>{runs}</w:p>'

    def runs(self, text: str, line: int) -> str:
        parted = groupby(pieces(text), key=lambda piece: piece[1])
        return "".join(self.run("".join(piece for piece, _ in group), line, bold=bold) for bold, group in parted)

    def run(self, text: str, line: int, *, bold: bool) -> str:
        strong = f'<w:rPr><w:rStyle w:val="{self.style_id("character", "Strong", line)}"/></w:rPr>' if bold else ""
        plain, *rest = NOTE.split(text)
        out = [_run(plain, strong)]
        for number, after in zip(rest[::2], rest[1::2], strict=True):
            out += (self.mark(f'<w:footnoteReference w:id="{number}"/>', line), _run(after, strong))
        return "".join(out)

    def mark(self, inside: str, line: int) -> str:
        """A run with the number of a footnote."""
        style_id = self.style_id("character", "footnote reference", line)
        return f'<w:r><w:rPr><w:rStyle w:val="{style_id}"/></w:rPr>{inside}</w:r>'

    def note(self, note: Note) -> str:
        style_id = self.style_id("paragraph", "footnote text", note.line)
        inside = self.mark("<w:footnoteRef/>", note.line) + _run(" ", "") + self.runs(note.text, note.line)
        return (
            f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{inside}</w:p>'
            "</w:footnote>"
        )

    def table(self, table: Table, width: int) -> str:
        widths = shared_out([percent for percent, _ in table.columns], width)
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        rows = "".join(self.row(row, table.columns) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style_id("table", table.style, table.line)}"/>'
            f'<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>{table_look(table)}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def row(self, row: Row | Control, columns: tuple[tuple[int, bool], ...]) -> str:
        if isinstance(row, Control):
            whole = _cell(
                100,
                self.paragraph(CELL_STYLES["body", False], f"{{%tr {row.tag} %}}", row.line),
                len(columns),
            )
            return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{whole}</w:tr>"
        header = "<w:tblHeader/>" if row.kind == "head" else ""
        cells = (
            _cell(percent, self.paragraph(CELL_STYLES[row.kind, False] if style == NO_STYLE else style, text, row.line))
            for (percent, _), (style, text) in zip(columns, row.cells, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(percent: int, content: str, span: int = 1) -> str:
    """A cell; Word counts its width in fiftieths of a per cent."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{percent * 50}" w:type="pct"/>{spans}</w:tcPr>{content}</w:tc>'


def _measures(kind: str, measures: Mapping[str, int]) -> str:
    said = " ".join(f'w:{key}="{value}"' for key, value in measures.items())
    return f"<w:{kind} {said}/>"


def _run(text: str, looks: str) -> str:
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _bookmark(number: int, name: str) -> tuple[str, str]:
    """The beginning and the end of a bookmark, or nothing."""
    if not name:
        return "", ""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'
