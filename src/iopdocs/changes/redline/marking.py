"""Writing tracked changes (ändringsmarkeringar): inserted and deleted runs, paragraph marks and rows.

ISO/IEC 29500-1, 17.13.5. Every mark gets its number at the end, when all are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime
from typing import Final, Literal, Protocol

from lxml import etree

from iopdocs.changes.redline.items import STARTS, Item
from iopdocs.changes.redline.tokens import Token
from iopdocs.opc.names import W

__all__ = ["REVISIONS", "Bringing", "Kind", "Line", "Marker"]

Kind = Literal["", "ins", "del"]
"""What a stretch of text is: kept, inserted or deleted."""

REVISIONS: Final = (f"{W}ins", f"{W}del", f"{W}pPrChange")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_AFTER_LOOKS: Final = frozenset({f"{W}sectPr", f"{W}pPrChange"})
_NOT_BASIC: Final = _AFTER_LOOKS | {f"{W}rPr"}


class Bringing(Protocol):
    """What brings pieces of the old document into the new one."""

    def node(self, node: etree._Element) -> etree._Element:
        """Return a copy of what stands in a run."""

    def link(self, link: etree._Element) -> etree._Element:
        """Return a copy of a link, without what it holds."""

    def mark(self, mark: etree._Element) -> etree._Element | None:
        """Return a copy of a bookmark's mark, if the bookmark comes along."""


class Marker:
    """Marks what has changed, in one name at one time."""

    def __init__(self, author: str, date: datetime) -> None:
        self._said: dict[str, str] = {f"{W}author": author, f"{W}date": f"{date:%Y-%m-%dT%H:%M:%S}Z"}

    def element(self, kind: str) -> etree._Element:
        """Return a new mark; its place among the attributes is kept for its number."""
        return etree.Element(f"{W}{kind}", {f"{W}id": "0"} | self._said)

    def paragraph(self, paragraph: etree._Element, kind: Kind) -> None:
        """Mark the end of a paragraph."""
        looks = _looks_of(paragraph)
        own = looks.find(f"{W}rPr")
        if own is None:
            own = etree.Element(f"{W}rPr")
            after = sum(child.tag not in _AFTER_LOOKS for child in looks)
            looks.insert(after, own)
        own.insert(0, self.element(kind))

    def unmark(self, paragraph: etree._Element) -> None:
        """Let the end of a paragraph be as it was."""
        for mark in [*paragraph.iterfind(f"{W}pPr/{W}rPr/*")]:
            if mark.tag in REVISIONS and (parent := mark.getparent()) is not None:
                parent.remove(mark)

    def looks(self, paragraph: etree._Element, old: etree._Element) -> None:
        """Mark that a paragraph had the looks of another."""
        looks = _looks_of(paragraph)
        change = self.element("pPrChange")
        before = etree.SubElement(change, f"{W}pPr")
        before.extend(deepcopy(child) for child in _looks_of(old) if child.tag not in _NOT_BASIC)
        looks.append(change)

    def row(self, row: etree._Element, kind: Kind) -> None:
        """Mark a table row."""
        looks = row.find(f"{W}trPr")
        if looks is None:
            looks = etree.Element(f"{W}trPr")
            row.insert(int(row.find(f"{W}tblPrEx") is not None), looks)
        looks.append(self.element(kind))


def _looks_of(paragraph: etree._Element) -> etree._Element:
    looks = paragraph.find(f"{W}pPr")
    if looks is None:
        looks = etree.Element(f"{W}pPr")
        paragraph.insert(0, looks)
    return looks


class Line:
    """Writes what a paragraph holds anew, run by run."""

    def __init__(self, paragraph: etree._Element, marker: Marker, bringing: Bringing) -> None:
        for child in [*paragraph]:
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        self._paragraph = paragraph
        self._marker = marker
        self._bringing = bringing
        self._link: tuple[etree._Element | None, bool] = (None, False)
        self._parent = paragraph
        self._kind: Kind = ""
        self._holder: etree._Element | None = None
        self._run: etree._Element | None = None
        self._looks = b""

    def write(self, tokens: Iterable[Token], kind: Kind) -> None:
        """Write words that are kept, inserted or deleted."""
        for item in _every(tokens):
            self._write(item, kind)

    def write_marks(self, token: Token, *, starts: bool) -> None:
        """Write the marks of the old document's bookmarks at a word that is kept."""
        for item in _every([token]):
            if item.is_mark and item.node is not None and (item.node.tag == STARTS) is starts:
                self._write(item, "del")

    def _write(self, item: Item, kind: Kind) -> None:
        self._enter(item.link, old=kind == "del")
        if item.is_mark and item.node is not None:
            copied = self._bringing.mark(item.node) if kind == "del" else deepcopy(item.node)
            if copied is not None:
                self._holder = self._run = None
                self._parent.append(copied)
            return
        holder = self._held(kind)
        if not item.run and item.node is not None:
            self._run = None
            holder.append(self._copied(item.node, kind))
        else:
            self._into_run(item, kind, holder)

    def _enter(self, link: etree._Element | None, *, old: bool) -> None:
        """Go into a link or out of one."""
        if (link, old and link is not None) == self._link:
            return
        self._link = (link, old and link is not None)
        self._holder = self._run = None
        self._parent = self._paragraph
        if link is not None:
            self._parent = self._bringing.link(link) if old else _bare(link)
            self._paragraph.append(self._parent)

    def _held(self, kind: Kind) -> etree._Element:
        """Return what runs of a kind are written in."""
        if self._holder is None or kind != self._kind:
            self._run = None
            self._kind = kind
            self._holder = self._parent if not kind else self._marker.element(kind)
            if kind:
                self._parent.append(self._holder)
        return self._holder

    def _into_run(self, item: Item, kind: Kind, holder: etree._Element) -> None:
        looks = b"" if item.looks is None else etree.tostring(item.looks, method="c14n", exclusive=True)
        if self._run is None or looks != self._looks:
            self._run = etree.SubElement(holder, f"{W}r")
            self._looks = looks
            if item.looks is not None:
                self._run.append(deepcopy(item.looks))
        if item.node is None:
            _say(self._run, item.text, f"{W}delText" if kind == "del" else f"{W}t")
        else:
            self._run.append(self._copied(item.node, kind))

    def _copied(self, node: etree._Element, kind: Kind) -> etree._Element:
        copied = self._bringing.node(node) if kind == "del" else deepcopy(node)
        copied.tail = None
        if kind == "del" and copied.tag == f"{W}instrText":
            copied.tag = f"{W}delInstrText"
        return copied


def _every(tokens: Iterable[Token]) -> Iterator[Item]:
    """Yield the items of words, those of fields one by one."""
    for token in tokens:
        for item in token.items:
            yield from item.parts or (item,)


def _bare(link: etree._Element) -> etree._Element:
    return etree.Element(link.tag, dict(link.attrib))


def _say(run: etree._Element, text: str, tag: str) -> None:
    if len(run) and run[-1].tag == tag:
        run[-1].text = f"{run[-1].text}{text}"
    else:
        said = etree.SubElement(run, tag)
        said.set(_SPACE, "preserve")
        said.text = text
