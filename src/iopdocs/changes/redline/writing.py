"""Writing a text with its changes (texten med ändringar): by the plan, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from lxml import etree

from iopdocs.changes.redline.blocks import Block, Contents, Paragraph, Row, Table
from iopdocs.changes.redline.ends import settle_ends
from iopdocs.changes.redline.items import Item, instruction
from iopdocs.changes.redline.lists import Lists
from iopdocs.changes.redline.marking import Bringing, Kind, Line, Marker
from iopdocs.changes.redline.planning import RowStep, Step
from iopdocs.changes.redline.tokens import Change, Token, differences
from iopdocs.opc.names import W

__all__ = ["NoteKeeper", "Writer"]

_MOST_COMPARED: Final = 4_000_000
_MOST_IN_ALL: Final = 100_000_000
"""The largest product of two paragraphs' lengths in words that are compared word by word, and of all of them."""
_NOTES: Final = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})


class NoteKeeper(Protocol):
    """What takes care of the notes that a text refers to."""

    def kept(self, old: etree._Element, new: etree._Element) -> None:
        """Take the references to a note in both documents."""

    def inserted(self, new: etree._Element) -> None:
        """Take the reference to a note that is new."""


class Writer:
    """Writes the changes of one text: the body, a header, a footer, a note."""

    def __init__(
        self,
        marker: Marker,
        bringing: Bringing,
        lists: Lists,
        moved: Mapping[str, str],
        notes: NoteKeeper | None = None,
    ) -> None:
        self._marker = marker
        self._bringing = bringing
        self._lists = lists
        self._moved = moved
        self._notes = notes
        self._left = _MOST_IN_ALL

    def text(self, owner: etree._Element, steps: Sequence[Step]) -> None:
        """Write the text of a body, a header, a cell or a note."""
        _refill(owner, [node for step in steps for node in self._step(step)], f"{W}p", f"{W}tbl")
        settle_ends(steps, self._marker)

    def whole(self, blocks: Iterable[Block], kind: Kind) -> Iterator[etree._Element]:
        """Write blocks that are inserted or deleted as a whole."""
        for block in blocks:
            if isinstance(block, Contents):
                yield from self.whole(block.paragraphs, kind)
            elif isinstance(block, Table):
                for row in block.rows:
                    self._row(row, kind)
                yield block.node
            else:
                self._paragraph(block, kind)
                yield block.node

    def note(self, blocks: Sequence[Block], kind: Kind) -> None:
        """Write a note that is inserted or deleted; the end of its last paragraph is that of the note."""
        for _ in self.whole(blocks, kind):
            pass
        if blocks and isinstance(blocks[-1], Paragraph):
            self._marker.unmark(blocks[-1].node)

    def _step(self, step: Step) -> Iterator[etree._Element]:
        old, new = step.old, step.new
        if step.follows and isinstance(new, Contents):
            yield from (one.node for one in new.paragraphs)
        elif old is None or new is None:
            yield from self.whole([old] if old else [], "del")
            yield from self.whole([new] if new else [], "ins")
        elif isinstance(old, Paragraph) and isinstance(new, Paragraph):
            self._changed(old, new)
            yield new.node
        elif isinstance(new, Table):
            rows = [self._row_step(row, new) for row in step.rows]
            _refill(new.node, rows, f"{W}tr")
            yield new.node
        elif isinstance(new, Contents):
            yield from (one.node for one in new.paragraphs)

    def _row_step(self, step: RowStep, table: Table) -> etree._Element:
        if step.kind:
            self._row(step.row, step.kind)
        if step.kind == "del":
            _fit(step.row, table)
        for cell, steps in zip(step.row.cells, step.cells, strict=False):
            self.text(cell.node, steps)
        return step.row.node

    def _row(self, row: Row, kind: Kind) -> None:
        self._marker.row(row.node, kind)
        for cell in row.cells:
            for _ in self.whole(cell.blocks, kind):
                pass

    def _paragraph(self, paragraph: Paragraph, kind: Kind) -> None:
        """Mark a whole paragraph; where a section of the new document ends, the end stays."""
        node = paragraph.node
        tokens = (Token("\0", paragraph.items),)  # nothing is compared, so it need not be taken apart
        section = node.find(f"{W}pPr/{W}sectPr")
        if kind == "del":
            self._lists.place(node)
            if section is not None and (parent := section.getparent()) is not None:
                parent.remove(section)
                section = None
        else:
            self._take_new_notes(tokens)
        Line(node, self._marker, self._bringing).write(tokens, kind)
        if section is None:
            self._marker.paragraph(node, kind)

    def _changed(self, old: Paragraph, new: Paragraph) -> None:
        """Write a paragraph that is in both; one without changes stays as it is."""
        if old.shape != new.shape:
            self._lists.place(old.node)
            self._marker.looks(new.node, old.node)
        if old.key == new.key and not any(map(self._matters, old.items)):
            return
        changes = self._differences(old, new)
        for change in changes:
            if change.kept:
                self._take_kept_notes(old.tokens[change.old], new.tokens[change.new])
            else:
                self._take_new_notes(new.tokens[change.new])
        if all(change.kept for change in changes) and not any(map(self._comes_along, old.items)):
            return
        before, after = old.tokens, new.tokens
        line = Line(new.node, self._marker, self._bringing)
        for change in changes:
            if change.kept:
                self._write_kept(line, before[change.old], after[change.new])
            else:
                line.write(before[change.old], "del")
                line.write(after[change.new], "ins")

    def _differences(self, old: Paragraph, new: Paragraph) -> list[Change]:
        gone = ((at, name) for at, token in enumerate(old.tokens) for one in token.items for name in self._gone(one))
        moved = dict(gone)
        before, after = slice(0, len(old.tokens)), slice(0, len(new.tokens))
        size = len(old.tokens) * len(new.tokens)
        if size > min(self._left, _MOST_COMPARED):
            return [Change(before, after, kept=False)]
        self._left -= size
        return differences(old.tokens, new.tokens, moved)

    def _matters(self, item: Item) -> bool:
        """Whether something of the old paragraph has to be looked at though the text is the same."""
        if item.node is None:
            return False
        if item.parts:
            return any(self._gone(item))
        return self._comes_along(item) if item.is_mark else item.node.tag in _NOTES

    def _gone(self, item: Item) -> Iterator[str]:
        """Yield the bookmarks that a reference leads to and that stand elsewhere now."""
        return (word for word in instruction(item.parts).split(" ") if word in self._moved)

    def _comes_along(self, item: Item) -> bool:
        return item.is_mark and item.node is not None and self._bringing.mark(item.node) is not None

    def _write_kept(self, line: Line, old: Sequence[Token], new: Sequence[Token]) -> None:
        for before, after in zip(old, new, strict=True):
            line.write_marks(before, starts=True)
            line.write([after], "")
            line.write_marks(before, starts=False)

    def _take_kept_notes(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        if self._notes is not None:
            for pair in zip(_references(old), _references(new), strict=True):
                self._notes.kept(*pair)

    def _take_new_notes(self, tokens: Sequence[Token]) -> None:
        if self._notes is not None:
            for reference in _references(tokens):
                self._notes.inserted(reference)


def _references(tokens: Sequence[Token]) -> Iterator[etree._Element]:
    """Yield the references to notes."""
    for token in tokens:
        if token.key.startswith("\0"):
            yield from (item.node for item in token.items if item.node is not None and item.node.tag in _NOTES)


def _refill(owner: etree._Element, nodes: Sequence[etree._Element], *tags: str) -> None:
    """Put nodes in the place of those of some tags."""
    there = [*owner.iterchildren(*tags)]
    at = owner.index(there[0]) if there else len(owner)
    for node in there:
        owner.remove(node)
    owner[at:at] = nodes


def _fit(row: Row, table: Table) -> None:
    """Give a row that was taken away the widths of the table that it stands in."""
    grid = [column.get(f"{W}w", "") for column in table.node.iterfind(f"{W}tblGrid/{W}gridCol")]
    widths = [cell.node.find(f"{W}tcPr/{W}tcW") for cell in row.cells]
    if len(widths) == len(grid):
        for width, column in zip(widths, grid, strict=True):
            if width is not None and width.get(f"{W}type") == "dxa":
                width.set(f"{W}w", column)
