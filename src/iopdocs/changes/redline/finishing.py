"""Numbers and pairs put right at the end (avslutning): marks, bookmarks, drawings, each with a number of its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Final

from lxml import etree

from iopdocs.changes.redline.items import ENDS, STARTS
from iopdocs.changes.redline.marking import REVISIONS
from iopdocs.opc.names import W

__all__ = ["number"]

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def number(texts: Iterable[etree._Element]) -> None:
    """Give each bookmark and each mark a number of its own, over all texts of a document."""
    all_texts = [*texts]
    numbers = count(1)
    for text in all_texts:
        _bookmarks(text, numbers)
    for text in all_texts:
        for mark in text.iter(*REVISIONS):
            mark.set(f"{W}id", str(next(numbers)))
    _drawings(all_texts)


def _bookmarks(text: etree._Element, numbers: Iterable[int]) -> None:
    """Take away what begins or ends no bookmark, or one of a name that is there already, and number the rest."""
    begun: dict[str, etree._Element] = {}
    pairs: list[tuple[etree._Element, etree._Element]] = []
    names: set[str] = set()
    marks = [*text.iter(STARTS, ENDS)]
    for mark in marks:
        key, name = mark.get(f"{W}id", ""), mark.get(f"{W}name", "").lower()
        if mark.tag == ENDS and key in begun:
            pairs.append((begun.pop(key), mark))
        elif mark.tag == STARTS and name not in names:
            names.add(name)
            begun[key] = mark
    paired = {mark for pair in pairs for mark in pair}
    for mark in marks:
        if mark not in paired and (parent := mark.getparent()) is not None:
            parent.remove(mark)
    for found, (start, end) in zip(numbers, pairs, strict=False):
        start.set(f"{W}id", str(found))
        end.set(f"{W}id", str(found))


def _drawings(texts: Iterable[etree._Element]) -> None:
    """Let no two pictures have the same number."""
    nodes = [node for text in texts for node in text.iter(_DRAWING)]
    taken: set[str] = set()
    free = (str(one) for one in count(1))
    there = {node.get("id", "") for node in nodes}
    for node in nodes:
        if node.get("id", "") in taken:
            node.set("id", next(one for one in free if one not in there | taken))
        taken.add(node.get("id", ""))
