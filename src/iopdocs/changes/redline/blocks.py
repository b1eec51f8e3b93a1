"""The blocks of a text (textens block): paragraphs, tables and what a field builds, each as it is compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from lxml import etree

from iopdocs.changes.aligning import Words
from iopdocs.changes.redline.items import STARTS, Item, instruction, items_of
from iopdocs.changes.redline.tokens import Token, tokens_of
from iopdocs.kept import kept
from iopdocs.opc.fields import boundary, held_together
from iopdocs.opc.names import W
from iopdocs.opc.package import value

__all__ = ["Block", "Cell", "Contents", "Paragraph", "Row", "Table", "Whole", "blocks_of"]

_WORD: Final = re.compile(r"\w+")


class Paragraph:
    """A paragraph (stycke). ``shape`` must be the same in two for one to become the other."""

    def __init__(self, node: etree._Element, links: Mapping[str, str]) -> None:
        self.node = node
        self._links = links
        own = node.find(f"{W}pPr/{W}numPr")
        self.shape = ("p", value(node, "pPr/pStyle"), "" if own is None else value(own, "ilvl") or "0")

    @kept
    def items(self) -> tuple[Item, ...]:
        """What it holds."""
        return items_of(self.node, self._links)

    @kept
    def tokens(self) -> tuple[Token, ...]:
        """Its words, as they are marked."""
        return tokens_of(self.items)

    @kept
    def _said(self) -> str:
        return "".join(f"{item.key}\0{item.url}" if item.url else item.key for item in self.items)

    @kept
    def key(self) -> object:
        """What is equal when nothing differs."""
        return self.shape, self._said

    @kept
    def words(self) -> Words:
        """How often each word stands in it; enough to tell what is alike."""
        return Counter(_WORD.findall(self._said))

    @property
    def bookmarks(self) -> Iterator[str]:
        """The names of the bookmarks that begin in it."""
        return (mark.get(f"{W}name", "") for mark in self.node.iter(STARTS))

    @property
    def fields(self) -> Iterator[Item]:
        """The fields in it."""
        return (item for item in self.items if item.parts)


class Whole:
    """What is made of smaller pieces; ``shape`` must be the same in two for one to become the other."""

    def __init__(self, shape: tuple[object, ...], pieces: Sequence[Block | Row | Cell]) -> None:
        self.shape = shape
        self._pieces = pieces

    @kept
    def key(self) -> object:
        """What is equal when nothing differs."""
        return self.shape, tuple(piece.key for piece in self._pieces)

    @kept
    def words(self) -> Words:
        """How often each word stands in it."""
        total: Words = Counter()
        for piece in self._pieces:
            total.update(piece.words)
        return total


class Cell(Whole):
    """A table cell (tabellcell): blocks of its own."""

    def __init__(self, node: etree._Element, links: Mapping[str, str]) -> None:
        self.node = node
        self.blocks = blocks_of(node, links)
        last = self.blocks[-1].shape if self.blocks else ()
        super().__init__((value(node, "tcPr/gridSpan"), value(node, "tcPr/vMerge"), last), self.blocks)


class Row(Whole):
    """A table row (tabellrad)."""

    def __init__(self, node: etree._Element, links: Mapping[str, str]) -> None:
        self.node = node
        self.cells = [Cell(cell, links) for cell in node.iterchildren(f"{W}tc")]
        super().__init__(tuple(cell.shape for cell in self.cells), self.cells)


class Table(Whole):
    """A table (tabell); two of as many columns can be one that has changed."""

    def __init__(self, node: etree._Element, links: Mapping[str, str]) -> None:
        self.node = node
        self.rows = [Row(row, links) for row in node.iterchildren(f"{W}tr")]
        columns = len(node.findall(f"{W}tblGrid/{W}gridCol"))
        super().__init__(("tbl", columns, value(node, "tblPr/tblStyle")), self.rows)


class Contents(Whole):
    """What a field builds over several paragraphs, as the table of contents (innehållsförteckning)."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = paragraphs
        super().__init__(("contents",), paragraphs)

    @kept
    def follows(self) -> bool:
        """Whether it follows from the headings."""
        codes = (instruction(field.parts) for field in self.paragraphs[0].fields)
        return any(code.upper().startswith("TOC") for code in codes)


Block = Paragraph | Table | Contents


def blocks_of(owner: etree._Element, links: Mapping[str, str]) -> list[Block]:
    """Return the blocks of a text, a cell or a note; paragraphs within one open field are one."""
    out: list[Block] = []
    for tag, nodes in groupby(owner.iterchildren(f"{W}p", f"{W}tbl"), key=lambda node: node.tag):
        if tag == f"{W}tbl":
            out += (Table(node, links) for node in nodes)
        else:
            for held in held_together(nodes, _opened):
                paragraphs = [Paragraph(node, links) for node in held]
                out += [Contents(paragraphs)] if _is_whole(held) else paragraphs
    return out


def _is_whole(held: list[etree._Element]) -> bool:
    """Whether several paragraphs are held together by a field that also ends there."""
    return len(held) > 1 and sum(map(_opened, held)) <= 0


def _opened(paragraph: etree._Element) -> int:
    """How many more fields begin in a paragraph than end in it."""
    return sum(map(boundary, paragraph.iter(f"{W}fldChar")))
