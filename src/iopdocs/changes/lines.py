"""The lines of a document as it is read (rader): paragraphs and table rows with their references and marks.

What is compared is the Word package itself, for that is what is signed. A line knows which of its words are the
numbers of other places, so that a new number is not taken for a new wording. The redline has blocks of its own beside
the lines, as it takes the text apart and writes in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, dropwhile
from typing import Final, Literal

from lxml import etree

from iopdocs.opc.fields import boundary, held_together
from iopdocs.opc.names import W
from iopdocs.opc.package import Package, Styles, value
from iopdocs.word.marked import section_begun
from iopdocs.word.reader import Cells, Item, read_nodes, shown_in

__all__ = ["Line", "Piece", "read_lines", "read_margins"]

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


def read_lines(package: Package) -> tuple[tuple[int, Line], ...]:
    """Return the lines of a document that show anything, each with the number of its section, or 0 for none.

    A footnote stands after the line that has its mark.
    """
    nodes = read_nodes(package)
    body = [(item, node) for item, node in nodes if node.tag in {f"{W}p", f"{W}tr"}]
    notes = iter(nodes[len(body) :])
    sections = _sections([node for _, node in body])
    found: list[tuple[int, Line]] = []
    for item, node in body:
        line = _line(item, node, package.styles)
        marks = sum(piece.is_note for piece in line.pieces)
        own = [_note(*next(notes)) for _ in range(marks)]
        if any(line.texts):
            section = sections.get(node, 0)
            found += [(section, line), *((section, one) for one in own)]
    return tuple(found)


def read_margins(package: Package) -> tuple[str, ...]:
    """Return the text of the headers and footers, a line for each paragraph that shows anything."""
    sides = sorted(package.parts_of("header", "footer").items())
    texts = ("".join(piece.text for piece in _pieces([one])) for _, side in sides for one in side.iter(f"{W}p"))
    return tuple(text for text in texts if text.strip())


def _line(item: Item, node: etree._Element, looks: Styles) -> Line:
    bookmarks = frozenset(start.get(f"{W}name", "") for start in node.iter(f"{W}bookmarkStart"))
    if not isinstance(item, Cells):
        return Line("paragraph", item.style, item.label, (tuple(_pieces([node])),), bookmarks)
    cells = node.findall(f"{W}tc")
    styles = [looks.name(value(cell.find(f"{W}p"), "pPr/pStyle")) for cell in cells]
    is_total = any(style.startswith(_TOTAL_STYLES) for style in styles)
    figures = next((at for at, style in enumerate(reversed(styles)) if not style.endswith(_FIGURE_STYLES)), len(styles))
    pieces = tuple(tuple(_pieces(cell.iter(f"{W}p"))) for cell in cells)
    return Line("head" if item.head else "total" if is_total else "row", "", "", pieces, bookmarks, figures)


def _note(item: Item, node: etree._Element) -> Line:
    label = "" if isinstance(item, Cells) else item.label
    pieces = [*_pieces(node.iter(f"{W}p"))]
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
    nodes = (child for run in paragraph.iter(f"{W}r") for child in run)
    for first, *rest in held_together(nodes, boundary):
        if boundary(first) > 0:
            yield _field(rest)
        elif text := shown_in(first):
            yield Piece(text, is_note=first.tag == f"{W}footnoteReference")


def _field(rest: list[etree._Element]) -> Piece:
    """Return a field by what follows its beginning; what fields in it show it shows, but what they say is theirs."""
    parts = [*held_together(rest, boundary)]
    code = "".join(first.text or "" for first, *_ in parts if first.tag == f"{W}instrText")
    result = dropwhile(lambda part: part[0].get(f"{W}fldCharType") != "separate", parts)
    shown = "".join(map(shown_in, chain.from_iterable(result)))
    reference, sequence = _REFERENCE.match(code), _SEQUENCE.match(code)
    return Piece(shown, reference[1] if reference else "", sequence[1] if sequence else "")


def _sections(nodes: list[etree._Element]) -> dict[etree._Element, int]:
    """The section that each paragraph or row stands in, by the bookmarks around them; what fields show counts too."""
    found: dict[etree._Element, int] = {}
    if not nodes:
        return found
    wanted, within, current = set(nodes), dict[str, int](), None
    for node in nodes[0].getroottree().iter(f"{W}p", f"{W}tr", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if node in wanted:
            current = node
        elif node.tag == f"{W}bookmarkStart" and (section := section_begun(node)):
            within[node.get(f"{W}id", "")] = section
        elif node.tag == f"{W}bookmarkEnd":
            within.pop(node.get(f"{W}id", ""), None)
        elif node.tag == f"{W}t" and node.text and current is not None:
            found.setdefault(current, next(reversed(within.values()), 0))
    return found
