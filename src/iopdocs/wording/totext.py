"""From a clause template in Word to its text form (från Word-fil till textform).

Lawyers edit the file in Word, and Word adds what nobody asked for: runs split in the middle of a word,
revision ids, spelling marks, style ids in the language of the program. All that is read past, fonts and colours
too. What carries meaning but has no place in the text form is refused with the paragraph named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.kept import kept
from iopdocs.opc import main_document, parse_xml, read_package, related, relations
from iopdocs.opc.names import W
from iopdocs.wording.blocks import (
    Block,
    Control,
    Note,
    Row,
    Table,
    house_name,
    make_cell,
    make_note,
    make_paragraph,
    make_row,
    make_table,
)
from iopdocs.wording.foreign import local_name, refuse, refuse_marks
from iopdocs.wording.marking import Marking, refuse_own_numbering
from iopdocs.wording.notes import NOTE, settled
from iopdocs.wording.textform import print_blocks

__all__ = ["read_blocks", "to_text"]

_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KEEP_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_PASSED_BY = {
    *("bookmarkEnd", "bookmarkStart", "footnoteRef", "permEnd", "permStart", "proofErr", "lastRenderedPageBreak"),
    *("customXmlPr", "pPr", "rPr", "sdtEndPr", "sectPr", "smartTagPr", "tblPr", "tblPrEx", "tcPr", "trPr"),
    "tblGrid",
}
_WRAPPERS = {"customXml", "sdt", "sdtContent", "smartTag"}
_LETTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNREADABLE_LOOKS = {"dstrike", "strike", "vanish"}
_SHOWN = 40


def to_text(data: bytes, *, name: str = "") -> str:
    """Return the text form of a clause template that somebody may have edited in Word.

    Args:
        data: the .docx file's bytes.
        name: what to call the file in a refusal.

    Returns:
        The one spelling (see :mod:`iopdocs.wording.textform`). Fonts, colours and the like are left out.

    Raises:
        TemplateError: the file is refused by :func:`~iopdocs.opc.reading.read_package`, or holds what the text form
            cannot say; the place names the paragraph or the table cell.
    """
    return print_blocks(read_blocks(data, name=name))


def read_blocks(data: bytes, *, name: str = "") -> tuple[Block, ...]:
    """Return what a clause template is made of; raises as :func:`to_text`."""
    parts = read_package(data, name=name)
    main = main_document(parts, name=name)
    styles = related(parts, main, "styles", name=name)
    body = parse_xml(parts[main], name=name, part=main).find(f"{W}body")
    if body is None:
        raise TemplateError(name, main, "texten går inte att läsa; spara filen som Word-dokument (.docx)")
    looks = parse_xml(parts[styles], name=name, part=styles) if styles else etree.Element("none")
    links = {relation.id: relation.target for relation in relations(parts, main, name=name)}
    reader = _Reader(name, looks, links, Marking(_part(parts, main, "numbering", name)))
    blocks = reader.blocks(body)
    return settled([*blocks, *reader.notes(_part(parts, main, "footnotes", name))], name=name)


def _part(parts: Mapping[str, bytes], main: str, kind: str, name: str) -> etree._Element | None:
    part = related(parts, main, kind, name=name)
    return None if part is None else parse_xml(parts[part], name=name, part=part)


@dataclass(frozen=True)
class _Reader:
    """Reads the body of one file."""

    name: str
    styles: etree._Element
    links: dict[str, str]
    marking: Marking

    @kept
    def style_names(self) -> dict[str, str]:
        """Style id → name: the id is in the language of the Word that made the file, the name is not."""
        styles = self.styles.iter(f"{W}style")
        return {style.get(f"{W}styleId", ""): house_name(_value(style, "name")) for style in styles}

    @kept
    def default_style(self) -> str:
        """The style of a paragraph that names none."""
        defaults = (style for style in self.styles.iter(f"{W}style") if _attribute(style, "default") == "1")
        names = (_value(style, "name") for style in defaults if _attribute(style, "type") == "paragraph")
        return house_name(next(names, "Normal"))

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        try:
            yield
        except ValueError as error:
            raise TemplateError(self.name, place, str(error)) from None

    def blocks(self, body: etree._Element) -> list[Block]:
        found: list[Block | None] = []
        count = {"p": 0, "tbl": 0}
        with self.at("texten"):
            for element in _inside(body):
                kind = local_name(element)
                count[kind] = count.get(kind, 0) + 1
                if kind == "tbl":
                    found.append(self.table(element, f"tabell {count[kind]}"))
                else:
                    with self.at(f"stycke {count['p']}{_beginning(element)}"):
                        style, parts = self.paragraph(element)
                        found.append(make_paragraph(style, parts, marks=self.marking.of(element, style)))
        return [block for block in found if block]

    def notes(self, part: etree._Element | None) -> Iterator[Note]:
        """The texts of the footnotes; the lines that part them from the text are no notes."""
        for note in () if part is None else part.iterfind(f"{W}footnote"):
            if _attribute(note, "type") in {"", "normal"}:
                number = int(_attribute(note, "id"))
                with self.at(f"fotnot {number}{_beginning(note)}"):
                    paragraphs = [self.paragraph(child)[1] for child in _inside(note)]
                    if len(paragraphs) > 1:
                        raise ValueError("fotnoten har flera stycken; skriv ett enda")
                    yield make_note(number, paragraphs[0] if paragraphs else [])

    def paragraph(self, element: etree._Element) -> tuple[str, list[tuple[str, bool]]]:
        """Return a paragraph's style and text; anything but a paragraph is refused."""
        if local_name(element) != "p":
            refuse(element)
        refuse_marks(element)
        style = self.style_names.get(_value(element, "pPr/pStyle"), self.default_style)
        refuse_own_numbering(element, style)
        return style, [piece for child in _inside(element) for piece in self.pieces(child)]

    def pieces(self, element: etree._Element) -> list[tuple[str, bool]]:
        if local_name(element) == "hyperlink":
            return self.link(element)
        if local_name(element) != "r":
            refuse(element)
        return [("".join(map(_letters, _inside(element))), self.is_bold(element))]

    def link(self, element: etree._Element) -> list[tuple[str, bool]]:
        """Word makes a link of each address typed; then the text says it all."""
        inside = [piece for child in _inside(element) for piece in self.pieces(child)]
        text = "".join(text for text, _ in inside)
        if _address(text) != _address(self.links.get(element.get(_LINK_ID, ""), "#")):
            refuse(element)
        return inside

    def is_bold(self, run: etree._Element) -> bool:
        """Tell whether a run is bold; one that is hidden or struck through is refused."""
        for mark in run.iterfind(f"{W}rPr/*"):
            if local_name(mark) in _UNREADABLE_LOOKS and _is_on(mark):
                refuse(mark)
        bold = run.find(f"{W}rPr/{W}b")
        if bold is not None:
            return _is_on(bold)
        return self.style_names.get(_value(run, "rPr/rStyle")) == "Strong"

    def table(self, element: etree._Element, place: str) -> Table:
        with self.at(place):
            refuse_marks(element)
            widths = _percentages([_attribute(column, "w") for column in element.iterfind(f"{W}tblGrid/*")])
            rows = [self.row(row, len(widths), f"{place}, rad {at}") for at, row in enumerate(_inside(element), 1)]
            return make_table(self.style_names.get(_value(element, "tblPr/tblStyle"), ""), widths, rows)

    def row(self, element: etree._Element, columns: int, place: str) -> Row | Control:
        with self.at(place):
            cells = []
            for at, cell in enumerate(_inside(element), 1):
                with self.at(f"{place}, kolumn {at}"):
                    cells.append(self.cell(cell))
            header = element.find(f"{W}trPr/{W}tblHeader")
            row = make_row("head" if header is not None and _is_on(header) else "body", cells)
            if isinstance(row, Row) and (len(cells) != columns or _is_merged(element)):
                raise ValueError("raden har sammanslagna eller delade celler")
            return row

    def cell(self, element: etree._Element) -> tuple[str, str]:
        inside = list(_inside(element))
        if any(self.marking.of(child, "").name for child in inside):
            raise ValueError("cellen har ett bokmärke; sätt det på tabellens rubrik (formatmallen Beskrivning)")
        paragraphs = [self.paragraph(child) for child in inside]
        filled = [(style, parts) for style, parts in paragraphs if "".join(text for text, _ in parts).strip()]
        if len(filled) > 1:
            raise ValueError("cellen har flera stycken; gör flera rader i stället")
        return make_cell(*(filled or paragraphs or [("", [])])[0])


def _inside(element: etree._Element) -> Iterator[etree._Element]:
    """Go through the children, past those that say nothing and through those that only wrap."""
    for child in element:
        local = local_name(child)
        if local in _WRAPPERS:
            yield from _inside(child)
        elif local == "sdtPr":
            refuse_marks(child)
        elif local not in _PASSED_BY:
            yield child


def _letters(element: etree._Element) -> str:
    local = local_name(element)
    if local in _LETTERS:
        return _LETTERS[local]
    if local == "footnoteReference":
        return f"[^{_attribute(element, 'id')}]"
    text = element.text or ""
    if local == "t" and NOTE.search(text):
        raise ValueError(f"texten {text.strip()} går inte att skilja från en fotnot; infoga fotnoten i Word")
    if local != "t":
        refuse(element)
    return re.sub(r"[\t\r\n]", " ", text if element.get(_KEEP_SPACE) == "preserve" else text.strip(" \t\r\n"))


def _is_merged(row: etree._Element) -> bool:
    merges = (mark for cell in row.iterfind(f"{W}tc/{W}tcPr") for mark in cell)
    return any(
        local_name(mark) in {"gridSpan", "hMerge", "vMerge"} and _attribute(mark, "val") != "1" for mark in merges
    )


def _percentages(widths: list[str]) -> list[int]:
    """Widths as whole per cents that make a hundred; what rounding takes goes to the largest rests."""
    if not widths or not all(width.isdecimal() and int(width) for width in widths):
        raise ValueError("kolumnernas bredder går inte att läsa")
    total = sum(map(int, widths))
    shares = [divmod(int(width) * 100, total) for width in widths]
    ranking = sorted(range(len(shares)), key=lambda at: -shares[at][1])
    favoured = set(ranking[: 100 - sum(whole for whole, _ in shares)])
    found = [whole + (at in favoured) for at, (whole, _) in enumerate(shares)]
    if 0 in found:
        raise ValueError("en kolumn är smalare än en procent av tabellen")
    return found


def _address(text: str) -> str:
    return re.sub(r"^(https?://|mailto:)|/$", "", text.strip().lower())


def _beginning(element: etree._Element) -> str:
    text = "".join(part.text or "" for part in element.iter(f"{W}t")).strip()
    return f" (”{text[:_SHOWN]}{'…' * (len(text) > _SHOWN)}”)" if text else ""


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(f"{W}{name}", "")


def _value(element: etree._Element, path: str) -> str:
    """The value of the element at this path, each step in the namespace of Word."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else _attribute(found, "val")


def _is_on(element: etree._Element) -> bool:
    return _attribute(element, "val") not in {"0", "false", "off"}
