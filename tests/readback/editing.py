"""A Word file as somebody has edited it by hand (redigering): paragraphs and rows are found by their text."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

import iopdocs as iop
from iopdocs.opc import read_package, write_package
from iopdocs.opc.names import W

__all__ = ["Edit", "Node", "edited", "find", "put_after", "say", "taken_over", "taking_out", "without_marks"]

Node = etree._Element
Edit = Callable[[Node], None]

_MAIN = "word/document.xml"
_CARRIED = "customXml/item1.xml"
_MARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


def edited(document: iop.Document, *edits: Edit) -> bytes:
    """The file of a document after some edits to its text."""
    parts = read_package(document.data, name="avtal.docx")
    root = etree.fromstring(parts[_MAIN])
    for edit in edits:
        edit(root)
    return write_package({**parts, _MAIN: etree.tostring(root)})


def taken_over(old: iop.Document, new: iop.Document) -> bytes:
    """The old file, edited by hand until it says what the new one does: it has the new text and the old data."""
    parts, others = (read_package(one.data, name="avtal.docx") for one in (old, new))
    return write_package({**others, _CARRIED: parts[_CARRIED]})


def say(old: str, new: str, *, times: int = 1) -> Edit:
    """Write other words in the first texts that have the old ones."""

    def edit(root: Node) -> None:
        found = [node for node in root.iter(f"{W}t") if old in _plain(node.text or "")][:times]
        assert len(found) == times, old
        for node in found:
            node.text = _plain(node.text or "").replace(old, new, 1)

    return edit


def find(root: Node, text: str, tag: str = "p") -> Node:
    """The first paragraph, or row, that has a text."""
    return next(node for node in root.iter(f"{W}{tag}") if text in _shown(node))


def taking_out(text: str, tag: str = "p") -> Edit:
    """Delete the paragraph or row that has a text."""

    def edit(root: Node) -> None:
        node = find(root, text, tag)
        owner = node.getparent()
        assert owner is not None
        owner.remove(node)

    return edit


def put_after(text: str, *cells: str, tag: str = "p") -> Edit:
    """Put in a paragraph, or a row, after the one that has a text: a copy of it with other words in its paragraphs."""

    def edit(root: Node) -> None:
        beside = find(root, text, tag)
        copy = without_marks(beside)
        for paragraph, said in zip([copy] if tag == "p" else copy.iter(f"{W}p"), cells, strict=True):
            first, *rest = paragraph.iter(f"{W}t")
            first.text = said
            for node in rest:
                node.text = ""
        beside.addnext(copy)

    return edit


def without_marks(node: Node) -> Node:
    """A copy of something without its bookmarks, which Word leaves with the original."""
    copy = deepcopy(node)
    for mark in [*copy.iter(*_MARKS)]:
        owner = mark.getparent()
        assert owner is not None
        owner.remove(mark)
    return copy


def _shown(node: Node) -> str:
    return _plain("".join(text.text or "" for text in node.iter(f"{W}t")))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
