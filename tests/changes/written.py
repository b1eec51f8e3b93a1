"""Small Word documents written for a test, and what a redline of two shows, as text."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

import iopdocs as iop
from iopdocs.changes.redline import redline
from iopdocs.document import Document
from iopdocs.opc import read_package, write_package

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN: Final = "word/document.xml"
DATE: Final = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001 -- as the clock shows it there
_EXAMPLE: Final = Path(__file__).resolve().parents[2] / "docs" / "examples" / "timra-soraker-2018.yaml"


@cache
def package() -> dict[str, bytes]:
    """The parts of a finished document without its data."""
    return read_package(iop.render(_EXAMPLE, data=False).data, name="avtal.docx")


def document(*blocks: str, **parts: bytes) -> Document:
    """A document with some blocks for its text; ``parts`` replace others, their names with __ for the slash."""
    main = package()[MAIN].decode()
    start, end = main.index("<w:body>") + len("<w:body>"), main.index("<w:sectPr>")
    named = {f"word/{name.replace('__', '/')}.xml": content for name, content in parts.items()}
    body = f"{main[:start]}{''.join(blocks)}{main[end:]}".encode()
    return Document(write_package(package() | named | {MAIN: body}), "Avtal")


def run(text: str, looks: str = "") -> str:
    """A run."""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", style: str = "Avtalspunkt", looks: str = "") -> str:
    """A paragraph of text, or of WordprocessingML if it begins with a tag."""
    inner = text if text.startswith("<") or not text else run(text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{looks}</w:pPr>{inner}</w:p>'


def heading(text: str, name: str = "") -> str:
    """A heading, with the bookmark of a clause."""
    start = f'<w:bookmarkStart w:id="7" w:name="_iop_{name}"/>' if name else ""
    return p(f"{start}{run(text)}{'<w:bookmarkEnd w:id=' + chr(34) + '7' + chr(34) + '/>' if name else ''}", "Heading1")


def table(*rows: str) -> str:
    """A table; a row is its cells with | between."""
    columns = rows[0].count("|") + 1
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * columns + "</w:tblGrid>"
    looks = '<w:tblPr><w:tblStyle w:val="Avtalstabell"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{looks}{grid}{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: str) -> str:
    width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    return "<w:tr>" + "".join(f"<w:tc>{width}{p(cell, 'Tabelltext')}</w:tc>" for cell in cells.split("|")) + "</w:tr>"


def ref(name: str, shown: str) -> str:
    """A reference to a bookmark."""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> REF {name} \\r \\h </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{piece}</w:r>" for piece in pieces)


def compared(old: Document, new: Document) -> Document:
    """The redline of two documents."""
    return redline(old, new, author="Kommunstyrelsens förvaltning", date=DATE)


def part(made: Document, name: str = MAIN) -> etree._Element:
    """A part of a document."""
    return etree.fromstring(read_package(made.data, name="ändringar.docx")[name])


def marked(old: Document, new: Document, name: str = MAIN) -> list[str]:
    """The paragraphs that have changes, as ``kept [-deleted-] {+inserted+}``; ¶ is the end, | the end of a cell."""
    return [line for line in map(_seen, part(compared(old, new), name).iter(f"{W}p")) if set(line) & set("[{¤")]


def _seen(paragraph: etree._Element) -> str:
    end = "".join({"ins": "{+¶+}", "del": "[-¶-]"}[kind] for kind in ("ins", "del") if _ends(paragraph, kind))
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    rows = "".join(
        sign
        for kind, sign in (("ins", "¤+"), ("del", "¤-"))
        if row is not None and row.find(f"{W}trPr/{W}{kind}") is not None
    )
    return "".join(_text(child) for child in paragraph) + end + rows


def _ends(paragraph: etree._Element, kind: str) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}{kind}") is not None


def _text(node: etree._Element) -> str:
    text = "".join(one.text or "" for one in node.iter(f"{W}t", f"{W}delText"))
    signs = {f"{W}ins": "{{+{}+}}", f"{W}del": "[-{}-]"}
    if node.tag == f"{W}hyperlink":
        return "".join(map(_text, node))
    return signs.get(str(node.tag), "{}").format(text) if text else ""
