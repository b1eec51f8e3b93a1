"""Where one paragraph ends and the next begins (styckesslut), so that programs other than Word tell the changes apart.

LibreOffice 7.4 takes insertions that touch over the end of a paragraph for one, and rejects that end too. It also
leaves an empty paragraph where an inserted one stood before a table. Neither happens if the end that is inserted is
that of the paragraph before, which is also what Word writes when somebody goes on at the end of a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from lxml import etree

from iopdocs.changes.redline.blocks import Paragraph, Table
from iopdocs.changes.redline.items import MARKS
from iopdocs.changes.redline.marking import Marker
from iopdocs.changes.redline.planning import Step
from iopdocs.opc.names import W

__all__ = ["settle_ends"]

_INSERTED = f"{W}ins"


def settle_ends(steps: Sequence[Step], marker: Marker) -> None:
    """Put the ends of paragraphs right in a text that is written."""
    for at, step in enumerate(steps):
        if not isinstance(step.old, Paragraph) or not isinstance(step.new, Paragraph):
            continue
        added = [*takewhile(_is_added, steps[at + 1 :])]
        following = steps[at + 1 + len(added)].new if at + 1 + len(added) < len(steps) else None
        if added and (isinstance(following, Table) or _inserted(step.new.node, -1)):
            _hand_over(step.new, added[-1].new, marker)
        elif isinstance(following, Paragraph) and _inserted(following.node, 0):
            _turn(step.new.node)


def _is_added(step: Step) -> bool:
    is_new = step.old is None and isinstance(step.new, Paragraph)
    return is_new and isinstance(step.new, Paragraph) and step.new.node.find(f"{W}pPr/{W}sectPr") is None


def _hand_over(before: Paragraph, last: object, marker: Marker) -> None:
    """Let the end of the last new paragraph be the old one, and that of the paragraph before them all the new one."""
    if not isinstance(last, Paragraph) or before.node.find(f"{W}pPr/{W}sectPr") is not None:
        return
    marker.unmark(last.node)
    if before.shape != last.shape:
        marker.looks(last.node, before.node)
    marker.paragraph(before.node, "ins")


def _content(paragraph: etree._Element) -> list[etree._Element]:
    return [child for child in paragraph if child.tag not in MARKS and child.tag != f"{W}pPr"]


def _inserted(paragraph: etree._Element, end: int) -> bool:
    """Whether a paragraph begins (0) or ends (-1) with an insertion."""
    content = _content(paragraph)
    while content and content[end].tag == f"{W}hyperlink":
        content = _content(content[end])
    return bool(content) and content[end].tag == _INSERTED


def _turn(paragraph: etree._Element) -> None:
    """Let what is deleted at the end of a paragraph stand after what is inserted there."""
    last = [*paragraph][-2:]
    if [node.tag for node in last] == [f"{W}del", _INSERTED]:
        paragraph.append(last[0])
