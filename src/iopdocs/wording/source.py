"""From blocks to Jinja source whose text is WordprocessingML (mallens källtext).

Between the tags stand whole, finished pieces of XML, so that a render only has to join them. Where something must be
counted or marked while rendering, a *signal* is put in: a character from Unicode's private use area, which neither
templates nor data may contain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from iopdocs.wording.blocks import Block, Control, Paragraph, Row, Table
from iopdocs.wording.inline import TAG

__all__ = ["BLOCK", "END", "KEEP", "LEVELS", "NUMBERED", "ROW", "RUN_START", "jinja_source"]

NUMBERED = "\ue010"
"""A numbered paragraph begins here; the level follows as one digit."""
END = "\ue011"
"""A numbered paragraph ends here."""
BLOCK = "\ue012"
"""The tag that follows stands between paragraphs."""
ROW = "\ue013"
"""The tag that follows stands between table rows."""

KEEP = "\ue015"
"""Here a paragraph is kept with the next, if it stands in one of the first or last rows of a loop."""

LEVELS = {"heading 1": 0, "avtalspunkt": 1, "avtalsled": 2, "avtalsunderled": 3}
"""Style name (lower case) → level in the agreement's one list."""

_PIECES = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\*\*)")

RUN_START = '<w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"
_BOLD = "<w:rPr><w:b/></w:rPr>"
_TEXT_WIDTH = 9070
"""Width of the text area in twentieths of a point: A4 less two margins of 2,5 cm."""

StyleId = Callable[[str], str]


def jinja_source(blocks: tuple[Block, ...], style_id: StyleId) -> str:
    """Return Jinja source for the blocks; each block begins on the line that it has in the text form.

    ``style_id`` gives the letterhead's id for a style's name and raises for one that it does not have.
    """
    out: list[str] = []
    at = 1
    for line, xml in _lines(blocks, style_id):
        out.append("\n" * (line - at) + xml)
        at = max(at, line)
    return "".join(out)


def _lines(blocks: tuple[Block, ...], style_id: StyleId) -> Iterator[tuple[int, str]]:
    for block in blocks:
        match block:
            case Control(tag, line):
                yield line, _control(tag, BLOCK)
            case Paragraph(style, text, line):
                yield line, paragraph(style, text, style_id)
            case Table():
                yield from _table(block, style_id)


def _control(tag: str, place: str) -> str:
    return f"{place}{{% {tag} %}}"


def paragraph(style: str, text: str, style_id: StyleId, keep: str = "") -> str:
    """Return one paragraph; a style of the agreement's list signals its level."""
    level = LEVELS.get(style.lower())
    opened, closed = ("", "") if level is None else (f"{NUMBERED}{level}", END)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{keep}</w:pPr>{opened}{_runs(text)}{closed}</w:p>'


def _runs(text: str) -> str:
    """Return the runs of a line; ``**`` turns bold on and off."""
    out, bold, opened = [], False, False
    for piece in filter(None, _PIECES.split(text)):
        if piece == "**":
            out.append(_RUN_END if opened else "")
            bold, opened = not bold, False
            continue
        if not opened:
            out.append(f"<w:r>{_BOLD if bold else ''}{RUN_START}")
            opened = True
        out.append(piece if TAG.fullmatch(piece) else escape(piece))
    return "".join(out) + (_RUN_END if opened else "")


def _table(table: Table, style_id: StyleId) -> Iterator[tuple[int, str]]:
    total = sum(width for width, _ in table.columns)
    widths = [width * _TEXT_WIDTH // max(total, 1) for width, _ in table.columns]
    yield table.line, _table_start(style_id(table.style), widths)
    for row in table.rows:
        yield row.line, _control(row.tag, ROW) if isinstance(row, Control) else _row(row, widths, style_id)
    yield table.rows[-1].line if table.rows else table.line, "</w:tbl>"


def _table_start(style: str, widths: list[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _row(row: Row, widths: list[int], style_id: StyleId) -> str:
    repeated = "<w:tblHeader/>" if row.kind == "head" else ""
    keep = {"head": "<w:keepNext/>", "body": KEEP, "sum": ""}[row.kind]
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, text, style_id, keep)}</w:tc>'
        for (style, text), width in zip(row.cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
