"""The marks of paragraphs as Word keeps them (märken i Word): bookmarks, and numbers that begin anew or go on."""

from __future__ import annotations

from typing import Final

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.wording.blocks import LEVELS
from iopdocs.wording.marks import Marks, Order

__all__ = ["Marking", "refuse_own_numbering"]

_LETTERED: Final = 2


class Marking:
    """Reads the marks of the paragraphs of one file, in order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._starts: dict[tuple[str, str], int] = {}
        for number in () if numbering is None else numbering.iterfind(f"{W}num"):
            for override in number.iterfind(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    key = number.get(f"{W}numId", ""), override.get(f"{W}ilvl", "")
                    self._starts[key] = int(start.get(f"{W}val", "1"))

    def of(self, paragraph: etree._Element, style: str) -> Marks:
        """Return the marks of a paragraph; raises ``ValueError`` for two bookmarks."""
        names = [name for mark in _bookmarks(paragraph) if not (name := mark.get(f"{W}name", "")).startswith("_")]
        if len(names) > 1:
            raise ValueError(f"stycket har flera bokmärken ({', '.join(names)}); behåll ett")
        return Marks(names[0].lower() if names else "", self._order(paragraph, style))

    def _order(self, paragraph: etree._Element, style: str) -> Order:
        """A number with a first number of its own is one of Word's lists begun anew; it counts once."""
        if LEVELS.get(style) != _LETTERED:
            return ""
        number = paragraph.find(f"{W}pPr/{W}numPr")
        start = None if number is None else self._starts.pop((_value(number, "numId"), _value(number, "ilvl")), None)
        return "" if start is None else "restart" if start == 1 else "continue"


def _bookmarks(paragraph: etree._Element) -> list[etree._Element]:
    """The bookmarks that begin in a paragraph, or right before it."""
    found = [*paragraph.iter(f"{W}bookmarkStart")]
    before = paragraph.getprevious()
    while before is not None and before.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
        if before.tag == f"{W}bookmarkStart":
            found.append(before)
        before = before.getprevious()
    return found


def refuse_own_numbering(paragraph: etree._Element, style: str) -> None:
    """Refuse a number that the paragraph's style does not give it; raises ``ValueError``.

    A style that is numbered may say so once more, as LibreOffice does; any other number would get lost.
    """
    numbering = paragraph.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        return
    said = _value(numbering, "ilvl") or "0" if _value(numbering, "numId") != "0" else ""
    if said != str(LEVELS.get(style, "")):
        raise ValueError("stycket har en egen numrering; välj formatmallen Avtalspunkt, Avtalsled eller List Bullet")


def _value(owner: etree._Element, name: str) -> str:
    found = owner.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")
