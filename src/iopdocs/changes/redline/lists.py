"""The lists of what was taken away (listor), in the new document's numbering."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.opc.package import value

__all__ = ["Lists"]

_NAMELESS: Final = ("nsid", "tmpl", "styleLink", "numStyleLink")
"""What tells lists apart and binds them to styles, and may stand in one only."""


class Lists:
    """The old document's lists in the new one.

    A list that goes on in the new document is the same; one that begins anew is a list of its own there too, so that
    its numbers are right if the change is rejected.

    Args:
        old: the old document's numbering.
        new: the new one's, which is added to.
        same: which of the new one's lists those of the old have become, by the paragraphs that are in both.
    """

    def __init__(self, old: etree._Element, new: etree._Element, same: Mapping[str, str]) -> None:
        self._old = {one.get(f"{W}numId", ""): one for one in old.iter(f"{W}num")}
        self._kinds = {one.get(f"{W}abstractNumId", ""): one for one in old.iter(f"{W}abstractNum")}
        self._new = new
        self._ids = {"0": "0", **same}
        self.added = False

    def place(self, paragraph: etree._Element) -> None:
        """Let a paragraph that was taken away keep its list; without one to keep it has that of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number = None if own is None else own.find(f"{W}numId")
        if own is None or number is None:
            return
        found = self._id(number.get(f"{W}val", ""))
        parent = own.getparent()
        if found is not None:
            number.set(f"{W}val", found)
        elif parent is not None:
            parent.remove(own)

    def _id(self, said: str) -> str | None:
        if said not in self._ids and said in self._old:
            kind = self._kinds.get(value(self._old[said], "abstractNumId"))
            if kind is not None and self._new.tag == f"{W}numbering":
                self._ids[said] = self._found(self._old[said], kind)
        return self._ids.get(said)

    def _found(self, number: etree._Element, kind: etree._Element) -> str:
        """Return the id of an equal list that does not begin anew, or of a new one."""
        abstract = self._abstract(kind)
        begun = number.findall(f"{W}lvlOverride")
        equal = (one for one in self._new.iter(f"{W}num") if value(one, "abstractNumId") == abstract)
        shared = (one.get(f"{W}numId", "") for one in equal if one.find(f"{W}lvlOverride") is None)
        return (None if begun else next(shared, None)) or self._add(abstract, begun)

    def _abstract(self, kind: etree._Element) -> str:
        own = [*self._new.iter(f"{W}abstractNum")]
        equal = next((one for one in own if _look(one) == _look(kind)), None)
        if equal is not None:
            return equal.get(f"{W}abstractNumId", "")
        copied = _nameless(kind)
        found = _free(own, "abstractNumId")
        copied.set(f"{W}abstractNumId", found)
        self._new.insert(self._new.index(own[-1]) + 1 if own else 0, copied)
        self.added = True
        return found

    def _add(self, abstract: str, begun: list[etree._Element]) -> str:
        numbers = [*self._new.iter(f"{W}num")]
        found = _free(numbers, "numId")
        made = etree.Element(f"{W}num", {f"{W}numId": found})
        etree.SubElement(made, f"{W}abstractNumId", {f"{W}val": abstract})
        made.extend(deepcopy(begun))
        last = numbers or [*self._new.iter(f"{W}abstractNum")]
        self._new.insert(self._new.index(last[-1]) + 1, made)
        self.added = True
        return found


def _free(taken: list[etree._Element], name: str) -> str:
    ids = (one.get(f"{W}{name}", "") for one in taken)
    return str(1 + max((int(one) for one in ids if one.isdecimal()), default=0))


def _nameless(kind: etree._Element) -> etree._Element:
    copied = deepcopy(kind)
    copied.tail = None
    for node in [*copied.iter(*(f"{W}{name}" for name in (*_NAMELESS, "pStyle")))]:
        if (parent := node.getparent()) is not None:
            parent.remove(node)
    return copied


def _look(kind: etree._Element) -> bytes:
    """What is equal in two kinds of list that look the same."""
    copied = _nameless(kind)
    copied.attrib.clear()
    for node in copied.iter():
        node.text = node.tail = None
    return etree.tostring(copied, method="c14n", exclusive=True)
