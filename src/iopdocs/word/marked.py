"""The paragraphs of a Word file with the section that each stands in (stycken), whatever program has saved the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.opc.fields import boundary
from iopdocs.opc.names import W
from iopdocs.word.inside import MARK, squeezed
from iopdocs.wording.runs import escape_text

__all__ = ["FIELD", "Paragraph", "marked_paragraphs", "section_begun"]

FIELD: Final = "\ufffc"
"""What stands in the place of a field in the text of a paragraph as one reads it."""

_MARKED: Final = re.compile(rf"{MARK}([1-9][0-9]{{0,8}})", re.ASCII)
_HYPHENS: Final = {f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_PASSED: Final = frozenset(
    f"{W}{tag}" for tag in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "del", "moveFrom", "fldSimple")
)
"""What shows nothing, what a tracked change has taken out, and fields."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that has text: the number of the section that it stands in, 0 for none, and its text.

    ``text`` is squeezed, as it is digested; ``shown`` is as one reads it, with :data:`FIELD` for a field, and ``row``
    the number of the table row that it is in, 0 for none.
    """

    section: int
    text: bytes
    shown: str
    row: int


def marked_paragraphs(body: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs with text, those of tables too, in order."""
    walker = _Walker()
    events = etree.iterwalk(body, events=("start", "end"))
    for event, node in events:
        if event == "start" and node.tag in _PASSED:
            walker.pass_by(node)
            events.skip_subtree()
        elif event == "start":
            walker.enter(node)
        elif node.tag == f"{W}p":
            yield from walker.ended(in_row=next(node.iterancestors(f"{W}tc"), None) is not None)


def section_begun(bookmark: etree._Element) -> int:
    """Return the number of the section that the beginning of a bookmark says begins there, or 0 if it is another's."""
    found = _MARKED.fullmatch(bookmark.get(f"{W}name", ""))
    return int(found[1]) if found else 0


class _Walker:
    """Where in the text we are: within which sections' bookmarks, in how many fields, in which paragraph."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}
        self._seen: set[int] = set()
        self._fields = 0
        self._section = 0
        self._row = 0
        self._text: list[str] = []
        self._shown: list[str] = []

    def pass_by(self, node: etree._Element) -> None:
        """Pass what shows nothing of its own; a field shows what follows from elsewhere."""
        if node.tag == f"{W}fldSimple":
            self._shown.append(FIELD)

    def enter(self, node: etree._Element) -> None:
        """Take the next element."""
        if node.tag == f"{W}bookmarkStart":
            self._begin(node)
        elif node.tag == f"{W}bookmarkEnd":
            self._open.pop(node.get(f"{W}id", ""), None)
        elif node.tag == f"{W}fldChar":
            if boundary(node) > 0 and not self._fields:
                self._shown.append(FIELD)
            self._fields = max(0, self._fields + boundary(node))
        elif node.tag == f"{W}t":
            self._say(node.text or "")
        elif node.tag == f"{W}tr":
            self._row += 1
        elif node.tag in _HYPHENS:
            self._say(_HYPHENS[str(node.tag)])

    def _begin(self, start: etree._Element) -> None:
        number = section_begun(start)
        if number and number not in self._seen:
            self._seen.add(number)
            self._open[start.get(f"{W}id", "")] = number

    def _say(self, text: str) -> None:
        """Take text; a paragraph belongs where its first text does, in the section that began last."""
        if not text or self._fields:
            return
        if not self._text:
            self._section = next(reversed(self._open.values()), 0)
        self._text.append(text)
        self._shown.append(text)

    def ended(self, *, in_row: bool) -> Iterator[Paragraph]:
        """End a paragraph."""
        text = squeezed(escape_text("".join(self._text)).encode("utf-8", "surrogatepass"))
        shown = "".join(self._shown)
        self._text.clear()
        self._shown.clear()
        if text:
            yield Paragraph(self._section, text, shown, self._row if in_row else 0)
