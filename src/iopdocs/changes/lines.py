"""The lines of a document as it is read (rader): paragraphs and table rows with their references and marks.

What is compared is the Word package itself, for that is what is signed. A line knows which of its words are the
numbers of other places, so that a new number is not taken for a new wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from lxml import etree

from iopdocs.opc import main_document, parse_xml, read_package, related, relations
from iopdocs.word.inside import MARK
from iopdocs.word.reader import Cells, Item, read_nodes, shown_in

__all__ = ["Line", "Piece", "read_lines", "read_margins"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAME: Final = "dokumentet"
_MARKED: Final = re.compile(rf"{MARK}([1-9][0-9]{{0,8}})", re.ASCII)
_REFERENCE: Final = re.compile(r"\s*REF\s+(\S+)")
_SEQUENCE: Final = re.compile(r"\s*SEQ\s+(\S+)")
_FIGURE_STYLES: Final = ("siffra",)
_TOTAL_STYLES: Final = ("tabellsumma",)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line's text: plain, or the number of another place.

    ``bookmark`` is where a reference leads, ``sequence`` the word before a number of its own (``Tabell``), and
    ``is_note`` says that it is the mark of a footnote.
    """

    text: str
    bookmark: str = ""
    sequence: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table with several ``cells``.

    ``style`` is the paragraph style's name in lower case, ``label`` the number that it shows, ``bookmarks`` what leads
    to it; ``figures`` is how many of the last cells of a row hold figures.
    """

    sort: Literal["paragraph", "row", "head", "total", "note"]
    style: str
    label: str
    cells: tuple[tuple[Piece, ...], ...]
    bookmarks: frozenset[str] = frozenset()
    figures: int = 0

    @property
    def pieces(self) -> Iterator[Piece]:
        """The parts of the text of all cells."""
        return (piece for cell in self.cells for piece in cell)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each cell."""
        return tuple("".join(piece.text for piece in cell) for cell in self.cells)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.sort in {"row", "head", "total"}

    @property
    def shown(self) -> str:
        """The label and the text, the cells parted by bars."""
        return " ".join(filter(None, (self.label, " | ".join(self.texts))))


def read_lines(data: bytes) -> tuple[tuple[int, Line], ...]:
    """Return the lines of a document that show anything, each with the number of its section, or 0 for none.

    A footnote stands after the line that has its mark.
    """
    nodes, names = read_nodes(data), _style_names(data)
    body = [(item, node) for item, node in nodes if node.tag in {f"{_W}p", f"{_W}tr"}]
    notes = iter(nodes[len(body) :])
    sections = _sections([node for _, node in body])
    found: list[tuple[int, Line]] = []
    for item, node in body:
        line = _line(item, node, names)
        marks = sum(piece.is_note for piece in line.pieces)
        own = [_note(*next(notes)) for _ in range(marks)]
        if any(line.texts):
            section = sections.get(node, 0)
            found += [(section, line), *((section, one) for one in own)]
    return tuple(found)


def read_margins(data: bytes) -> tuple[str, ...]:
    """Return the text of the headers and footers, a line for each paragraph that shows anything."""
    parts = read_package(data, name=_NAME)
    main = main_document(parts, name=_NAME)
    links = relations(parts, main, name=_NAME)
    names = sorted({one.target for one in links if one.kind in {"header", "footer"} and one.target in parts})
    trees = (parse_xml(parts[name], name=_NAME, part=name) for name in names)
    texts = ("".join(piece.text for piece in _pieces([one])) for tree in trees for one in tree.iter(f"{_W}p"))
    return tuple(text for text in texts if text.strip())


def _style_names(data: bytes) -> dict[str, str]:
    """What each style is called, in lower case, by the name that the package has for it."""
    parts = read_package(data, name=_NAME)
    part = related(parts, main_document(parts, name=_NAME), "styles", name=_NAME)
    styles = () if part is None else parse_xml(parts[part], name=_NAME, part=part).iter(f"{_W}style")
    called = ((style.get(f"{_W}styleId", ""), style.find(f"{_W}name")) for style in styles)
    return {key: name.get(f"{_W}val", "").lower() for key, name in called if name is not None}


def _line(item: Item, node: etree._Element, names: Mapping[str, str]) -> Line:
    bookmarks = frozenset(start.get(f"{_W}name", "") for start in node.iter(f"{_W}bookmarkStart"))
    if not isinstance(item, Cells):
        return Line("paragraph", item.style, item.label, (tuple(_pieces([node])),), bookmarks)
    cells = node.findall(f"{_W}tc")
    styles = [_style(cell, names) for cell in cells]
    is_total = any(style.startswith(_TOTAL_STYLES) for style in styles)
    figures = next((at for at, style in enumerate(reversed(styles)) if not style.endswith(_FIGURE_STYLES)), len(styles))
    pieces = tuple(tuple(_pieces(cell.iter(f"{_W}p"))) for cell in cells)
    return Line("head" if item.head else "total" if is_total else "row", "", "", pieces, bookmarks, figures)


def _style(cell: etree._Element, names: Mapping[str, str]) -> str:
    """What the style of a cell's first paragraph is called."""
    style = cell.find(f"{_W}p/{_W}pPr/{_W}pStyle")
    return "" if style is None else names.get(style.get(f"{_W}val", ""), "")


def _note(item: Item, node: etree._Element) -> Line:
    label = "" if isinstance(item, Cells) else item.label
    pieces = [*_pieces(node.iter(f"{_W}p"))]
    pieces[:1] = [replace(one, text=one.text.lstrip()) for one in pieces[:1]]
    return Line("note", "footnote text", label, (tuple(pieces),))


def _pieces(paragraphs: Iterable[etree._Element]) -> Iterator[Piece]:
    """Yield the text of some paragraphs in parts, those that follow parted by line breaks."""
    plain: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        plain += ["\n"] if at else []
        for piece in _read(paragraph):
            if piece.bookmark or piece.sequence or piece.is_note:
                yield from _joined(plain)
                yield piece
            else:
                plain.append(piece.text)
    yield from _joined(plain)


def _joined(plain: list[str]) -> Iterator[Piece]:
    """Yield what has been gathered of plain text, if anything, and gather anew."""
    text = "".join(plain).strip("\n")
    plain.clear()
    if text:
        yield Piece(text)


def _read(paragraph: etree._Element) -> Iterator[Piece]:
    """Yield each text of a paragraph, and each field as one."""
    depth, code, shown, in_result = 0, "", "", False
    for node in (child for run in paragraph.iter(f"{_W}r") for child in run):
        kind = node.get(f"{_W}fldCharType", "") if node.tag == f"{_W}fldChar" else ""
        depth += {"begin": 1, "end": -1}.get(kind, 0) if depth or kind != "end" else 0
        if kind == "separate" and depth == 1:
            in_result = True
        elif kind == "end" and depth == 0:
            yield _field(code, shown)
            code, shown, in_result = "", "", False
        elif node.tag == f"{_W}instrText" and depth == 1:
            code += node.text or ""
        elif not kind and (in_result or not depth):
            text = shown_in(node)
            shown += text if depth else ""
            if text and not depth:
                yield Piece(text, is_note=node.tag == f"{_W}footnoteReference")
    if shown:
        yield _field(code, shown)


def _field(code: str, shown: str) -> Piece:
    reference, sequence = _REFERENCE.match(code), _SEQUENCE.match(code)
    return Piece(shown, reference[1] if reference else "", sequence[1] if sequence else "")


def _sections(nodes: list[etree._Element]) -> dict[etree._Element, int]:
    """The section that each paragraph or row stands in, by the bookmarks around the sections."""
    found: dict[etree._Element, int] = {}
    if not nodes:
        return found
    wanted, within, current = set(nodes), dict[str, int](), None
    for node in nodes[0].getroottree().iter(f"{_W}p", f"{_W}tr", f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}t"):
        if node in wanted:
            current = node
        elif node.tag == f"{_W}bookmarkStart" and (mark := _MARKED.fullmatch(node.get(f"{_W}name", ""))):
            within[node.get(f"{_W}id", "")] = int(mark[1])
        elif node.tag == f"{_W}bookmarkEnd":
            within.pop(node.get(f"{_W}id", ""), None)
        elif node.tag == f"{_W}t" and node.text and current is not None:
            found.setdefault(current, next(reversed(within.values()), 0))
    return found
