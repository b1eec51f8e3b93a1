"""What a document may add to parts of its letterhead (tillägg): footnotes, and lists begun anew.

The part is split once where the additions go, so that a render only joins text. A document without additions has the
letterhead's own part, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.opc.names import W
from iopdocs.wording.blocks import Block, Note
from iopdocs.wording.flow import has_own_lists
from iopdocs.wording.head import Addition

__all__ = ["lists_of", "notes_of", "refuse_without_place"]

_PLACE: Final = "here"
_NO_NOTES: Final = "brevmallen har ingen plats för fotnoter; infoga en fotnot i den i Word, ta bort den igen och spara"
_NO_LISTS: Final = "brevmallen numrerar inte formatmallen Avtalsled; gör listan i den som i den medföljande brevmallen"


def refuse_without_place(blocks: Iterable[Block], notes: Addition | None, lists: Addition | None, name: str) -> None:
    """Refuse a template that a letterhead has no place for; raises :class:`TemplateError` with the line."""
    found = tuple(blocks)
    note = next((block for block in found if isinstance(block, Note)), None)
    if note is not None and notes is None:
        raise TemplateError(name, f"rad {note.line}", _NO_NOTES)
    if lists is None and has_own_lists(found):
        raise TemplateError(name, "", _NO_LISTS)


def notes_of(part: str, root: etree._Element) -> Addition:
    """Return the part for footnotes, open at its end."""
    numbers = (int(note.get(f"{W}id", "0")) for note in root.iterfind(f"{W}footnote"))
    before, after = _parted(root, root.append)
    return Addition(part, before, after, max([*numbers, 0]) + 1)


def lists_of(part: str, root: etree._Element, style_id: str) -> Addition | None:
    """Return the part for lists, with a list of lettered items put in, open where its numbers are.

    Args:
        part: its name.
        root: its tree, which is changed.
        style_id: the style of lettered items, which is bound to a level of the agreement's list.
    """
    level = next((one for one in root.iterfind(f"{W}abstractNum/{W}lvl") if _value(one, "pStyle") == style_id), None)
    owner = None if level is None else level.getparent()
    numbers = root.findall(f"{W}num")
    if level is None or owner is None or not numbers:
        return None
    number = 1 + max(int(one.get(f"{W}abstractNumId", "0")) for one in root.iterfind(f"{W}abstractNum"))
    root.findall(f"{W}abstractNum")[-1].addnext(_lettered(owner, owner.index(level), number))
    before, after = _parted(root, numbers[-1].addnext)
    return Addition(part, before, after, 1 + max(int(one.get(f"{W}numId", "0")) for one in numbers), number)


def _lettered(owner: etree._Element, at: int, number: int) -> etree._Element:
    """A list of the lettered level and the one below it, which are its first and second level."""
    made = etree.Element(f"{W}abstractNum", {f"{W}abstractNumId": str(number)}, nsmap=owner.nsmap)
    nsid = etree.SubElement(made, f"{W}nsid")
    nsid.set(f"{W}val", f"{(int(_value(owner, 'nsid') or '0', 16) + 0x51) % 0x1_0000_0000:08X}")
    etree.SubElement(made, f"{W}multiLevelType", {f"{W}val": "multilevel"})
    for new, level in enumerate(owner[at : at + 2]):
        copy = deepcopy(level)
        old = int(copy.get(f"{W}ilvl", "0"))
        copy.set(f"{W}ilvl", str(new))
        for mark in [*copy.iterfind(f"{W}pStyle"), *copy.iterfind(f"{W}lvlRestart")]:
            copy.remove(mark)
        text = copy.find(f"{W}lvlText")
        if text is not None:
            text.set(f"{W}val", text.get(f"{W}val", "").replace(f"%{old + 1}", f"%{new + 1}"))
        made.append(copy)
    return made


def _parted(root: etree._Element, put: Callable[[etree._Element], object]) -> tuple[str, str]:
    """The text of a part before and after a place in it."""
    put(etree.Comment(_PLACE))
    before, _, after = etree.tostring(root, encoding="unicode").partition(f"<!--{_PLACE}-->")
    return before, after


def _value(owner: etree._Element, name: str) -> str:
    found = owner.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")
