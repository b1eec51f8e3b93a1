"""From the text form of a clause template to a Word file (från textform till Word-fil).

The file looks in Word as its clause will look in an agreement: it carries the letterhead's styles and list. It
has no clock, no author and no revision ids, so the same text gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from xml.sax.saxutils import escape

from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.opc import CONTENT_TYPES, main_document, parse_xml, related, write_package
from iopdocs.wording.blocks import BODY, CELL_STYLES, Block, Control, Paragraph, Row, Table
from iopdocs.wording.foreign import local_name
from iopdocs.wording.inline import pieces
from iopdocs.wording.textform import parse_blocks
from iopdocs.wording.totext import read_blocks

__all__ = ["normalise", "table_look", "to_docx"]

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CARRIED = {
    "styles": ("word/styles.xml", f"{_WORD_TYPE}.styles+xml"),
    "numbering": ("word/numbering.xml", f"{_WORD_TYPE}.numbering+xml"),
    "settings": ("word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
    "fontTable": ("word/fontTable.xml", f"{_WORD_TYPE}.fontTable+xml"),
    "theme": ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
}
"""What a clause file has of the letterhead: kind of relationship → (part, content type)."""

_LEFT_BEHIND = {"attachedTemplate", "docVars", "endnotePr", "footnotePr", "mailMerge", "rsids"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OWN_TYPES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
}
_OWN_RELATIONSHIPS = {
    f"{_RELATIONSHIPS}/officeDocument": "word/document.xml",
    f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
}
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>sv-SE</dc:language></cp:coreProperties>'
)


def to_docx(text: str, letterhead: Mapping[str, bytes], *, name: str = "") -> bytes:
    """Return the Word file of a clause template.

    Args:
        text: the text form (see :mod:`iopdocs.wording.textform`).
        letterhead: the letterhead's parts, as :func:`~iopdocs.opc.reading.read_package` gives them.
        name: what to call the file in a refusal.

    Raises:
        TemplateError: with the line, when it cannot be understood or its style is not in the letterhead.
    """
    return _Writer(name, letterhead).package(parse_blocks(text, name=name))


def normalise(data: bytes, letterhead: Mapping[str, bytes], *, name: str = "") -> bytes:
    """Rewrite a clause template that somebody has edited in Word to what its text form says, and no more.

    Revision ids, spelling marks, authors, companies, thumbnails and direct formatting are gone; what must not
    be lost is refused by :func:`iopdocs.wording.totext.read_blocks`. Doing it twice changes nothing.

    Raises:
        TemplateError: the file holds what a clause template cannot, or a style that the letterhead lacks.
    """
    return _Writer(name, letterhead).package(read_blocks(data, name=name))


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
    """Writes files that go with one letterhead."""

    name: str
    letterhead: Mapping[str, bytes]

    def package(self, blocks: Iterable[Block]) -> bytes:
        carried = dict(self.carried())
        types = {_CARRIED[kind][0]: _CARRIED[kind][1] for kind in carried}
        looks = {f"{_RELATIONSHIPS}/{kind}": _CARRIED[kind][0].removeprefix("word/") for kind in carried}
        parts = {
            CONTENT_TYPES: _content_types(_OWN_TYPES | types),
            "_rels/.rels": _relationships(_OWN_RELATIONSHIPS),
            "docProps/core.xml": _CORE,
            "word/_rels/document.xml.rels": _relationships(looks),
            "word/document.xml": self.document(blocks),
        }
        written = {part: (_DECLARATION + xml).encode() for part, xml in parts.items()}
        return write_package(written | {_CARRIED[kind][0]: content for kind, content in carried.items()})

    def carried(self) -> Iterator[tuple[str, bytes]]:
        """The letterhead's looks, without what leads to its other parts."""
        for kind in _CARRIED:
            root = self.part(kind)
            if root is not None:
                for element in [element for element in root.iter() if _leads_away(element)]:
                    if (parent := element.getparent()) is not None:
                        parent.remove(element)
                yield kind, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def part(self, kind: str) -> etree._Element | None:
        part = related(self.letterhead, self.main, kind, name=self.name)
        return None if part is None else parse_xml(self.letterhead[part], name=self.name, part=part)

    @cached_property
    def main(self) -> str:
        return main_document(self.letterhead, name=self.name)

    @cached_property
    def style_ids(self) -> dict[tuple[str, str], str]:
        """(Type, name in lower case) → id."""
        styles = self.part("styles")
        found = () if styles is None else styles.iterfind(f"{_W}style[{_W}name]")
        return {
            (style.get(f"{_W}type", ""), name.get(f"{_W}val", "").lower()): style.get(f"{_W}styleId", "")
            for style in found
            for name in style.iterfind(f"{_W}name")
        }

    def style_id(self, kind: str, style: str, line: int) -> str:
        found = self.style_ids.get((kind, style.lower()))
        if found is None:
            raise TemplateError(
                self.name, f"rad {line}" if line else "", f"brevmallen har ingen formatmall ”{style}”"
            )
        return escape(found, {'"': "&quot;"})

    @cached_property
    def page(self) -> dict[str, dict[str, int]]:
        """The measures of the letterhead's pages: ``pgSz`` and ``pgMar``, in twentieths of a point."""
        root = parse_xml(self.letterhead[self.main], name=self.name, part=self.main)
        found = root.iterfind(f"{_W}body/{_W}sectPr/*")
        page = {
            local_name(element): {
                etree.QName(key).localname: int(value)
                for key, value in element.attrib.items()
                if value.isdecimal()
            }
            for element in found
            if local_name(element) in {"pgSz", "pgMar"}
        }
        if not {"w", "left", "right"} <= {key for measures in page.values() for key in measures}:
            raise TemplateError(
                self.name, self.main, "brevmallen säger inte hur stor sidan och dess marginaler är"
            )
        return page

    def document(self, blocks: Iterable[Block]) -> str:
        size, margins = self.page["pgSz"], self.page["pgMar"]
        width = size["w"] - margins["left"] - margins["right"]
        body = "".join(self.body(blocks, width))
        section = _measures("pgSz", size) + _measures("pgMar", margins)
        return (
            f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>'
            "</w:document>"
        )

    def body(self, blocks: Iterable[Block], width: int) -> Iterator[str]:
        """Word wants a paragraph between two tables and after the last."""
        after_table = False
        for block in blocks:
            if after_table and isinstance(block, Table):
                yield "<w:p/>"
            yield self.block(block, width)
            after_table = isinstance(block, Table)
        if after_table:
            yield "<w:p/>"

    def block(self, block: Block, width: int) -> str:
        match block:
            case Control(tag, line):
                return self.paragraph(BODY, f"{{%p {tag} %}}", line)
            case Paragraph(style, text, line):
                return self.paragraph(style, text, line)
            case Table():
                return self.table(block, width)

    def paragraph(self, style: str, text: str, line: int) -> str:
        runs = (
            self.run("".join(piece for piece, _ in group), line, bold=bold)
            for bold, group in groupby(pieces(text), key=lambda piece: piece[1])
        )
        style_id = self.style_id("paragraph", style, line)
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{"".join(runs)}</w:p>'

    def run(self, text: str, line: int, *, bold: bool) -> str:
        strong = (
            f'<w:rPr><w:rStyle w:val="{self.style_id("character", "Strong", line)}"/></w:rPr>' if bold else ""
        )
        return f'<w:r>{strong}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""

    def table(self, table: Table, width: int) -> str:
        ends = accumulate((percent for percent, _ in table.columns), initial=0)
        edges = [round(end * width / 100) for end in ends]
        grid = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
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
            _cell(percent, self.paragraph(style, text, row.line))
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


def _leads_away(element: etree._Element) -> bool:
    linked = any(name.startswith(f"{{{_RELATIONSHIPS}}}") for name in element.attrib)
    return linked or local_name(element) in _LEFT_BEHIND


def _content_types(types: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{type_}"/>' for part, type_ in types.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'
