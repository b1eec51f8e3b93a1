"""Bringing what was taken away into the new document's package (det som förs över): styles, links, pictures, bookmarks.

The package is the new document's, so what the old one calls by its own names gets names that the new one knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree

from iopdocs.changes.redline.items import STARTS
from iopdocs.changes.redline.relating import Relating
from iopdocs.opc.names import W
from iopdocs.opc.package import Styles, value

__all__ = ["Bookmarks", "Brought", "restyle"]

_STYLED: Final = (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table"))
_OWN: Final = ("_iopc_", "_Toc", "_GoBack", "_Hlk")
"""Bookmarks of the table of contents and of the data inside, and those that Word makes for itself."""
_LONGEST: Final = 40
_NOTES: Final = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})


def restyle(root: etree._Element, old: Styles, new: Styles) -> None:
    """Let the old text have the new document's styles of the same name, or of the nearest that they are based on."""
    for tag, kind in _STYLED:
        known = new.by_name(kind)
        for node in [*root.iter(f"{W}{tag}")]:
            names = (value(style, "name").lower() for style in old.chain(node.get(f"{W}val", "")))
            found = next((known[name] for name in names if name in known), None)
            if found is not None:
                node.set(f"{W}val", found.get(f"{W}styleId", ""))
            elif (parent := node.getparent()) is not None:
                parent.remove(node)


class Bookmarks:
    """The old document's bookmarks (bokmärken) in the new one.

    ``moved`` leads from the name of each that has gone elsewhere to the name that the old place has in the redline.
    """

    def __init__(self, old: Iterable[str], new: Iterable[str], stayed: Iterable[str]) -> None:
        names = [*dict.fromkeys(name for name in old if not name.startswith(_OWN))]
        there = {*new}
        self._kept = {name: name for name in names if name not in there}
        taken = {name.lower() for name in (*there, *names)}
        still = {*stayed}
        self.moved = {name: _free(name, taken) for name in names if name in there and name not in still}

    def name(self, name: str) -> str | None:
        """Return what an old bookmark is called, or nothing if it stands where the new one does."""
        return self._kept.get(name) or self.moved.get(name)


def _free(name: str, taken: set[str]) -> str:
    candidates = (f"{name[: _LONGEST - len(end)]}{end}" for end in (f"_{number}" for number in count(0)))
    free = next(one for one in candidates if one.lower() not in taken)
    taken.add(free.lower())
    return free


class Brought:
    """Brings pieces of one part of the old document into the same part of the new one."""

    def __init__(self, bookmarks: Bookmarks, relating: Relating, note: Callable[[etree._Element], str]) -> None:
        self._bookmarks = bookmarks
        self._relating = relating
        self._note = note
        self._names: dict[str, str] = {}

    def node(self, node: etree._Element) -> etree._Element:
        """Return a copy of what stands in a run; a reference to a note leads to a copy of the note."""
        copied = deepcopy(node)
        if copied.tag in _NOTES:
            copied.set(f"{W}id", self._note(node))
        elif copied.tag == f"{W}instrText":
            copied.text = self._renamed(copied.text or "")
        for one in copied.iter(etree.Element):
            self._relating.relate(one)
        return copied

    def link(self, link: etree._Element) -> etree._Element:
        """Return a copy of a link, without what it holds."""
        copied = etree.Element(link.tag, dict(link.attrib))
        anchor = copied.get(f"{W}anchor")
        if anchor in self._bookmarks.moved:
            copied.set(f"{W}anchor", self._bookmarks.moved[anchor])
        self._relating.relate(copied)
        return copied

    def mark(self, mark: etree._Element) -> etree._Element | None:
        """Return a copy of a bookmark's mark, if the bookmark comes along; its number is told apart from all new."""
        if mark.tag == STARTS:
            name = self._bookmarks.name(mark.get(f"{W}name", ""))
            if name is None:
                return None
            self._names[mark.get(f"{W}id", "")] = name
        elif mark.get(f"{W}id", "") not in self._names:
            return None
        copied = deepcopy(mark)
        copied.tail = None
        copied.set(f"{W}id", f"old{mark.get(f'{W}id', '')}")
        if mark.tag == STARTS:
            copied.set(f"{W}name", self._names[mark.get(f"{W}id", "")])
        return copied

    def _renamed(self, code: str) -> str:
        """Return a field's instruction with the names that bookmarks have here."""
        return " ".join(self._bookmarks.moved.get(word, word) for word in code.split(" "))
