"""Footnotes of a clause template (fotnoter): numbered as they are used, each with its text last in the text form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from iopdocs.errors import TemplateError
from iopdocs.wording.blocks import Block, Note, Paragraph, Row, Table

__all__ = ["NOTE", "settled"]

NOTE: Final = re.compile(r"\[\^(\d{1,4})\]")
"""Where a footnote is referred to: ``[^1]``."""


def settled(blocks: Iterable[Block], *, name: str = "") -> tuple[Block, ...]:
    """Return the blocks with footnotes numbered in the order of their use, and their texts last.

    Raises:
        TemplateError: with the line, for a footnote without text, one that nothing refers to or that is used twice,
            and for a bookmark that stands twice.
    """
    found = tuple(blocks)
    _refuse_same_names(found, name)
    notes = {note.number: note for note in found if isinstance(note, Note)}
    rest = tuple(block for block in found if not isinstance(block, Note))
    used = [(int(mark), line) for text, line in _texts(rest) for mark in NOTE.findall(text)]
    if not used and not notes:
        return found
    _refuse_unmatched(used, [note for note in found if isinstance(note, Note)], name)
    numbers = {old: new for new, (old, _) in enumerate(used, 1)}
    renumbered = tuple(_renumbered(block, numbers) for block in rest)
    return (*renumbered, *(replace(notes[old], number=new) for old, new in numbers.items()))


def _refuse_same_names(blocks: tuple[Block, ...], name: str) -> None:
    seen: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.marks.name:
            if block.marks.name in seen:
                first = f" (första gången på rad {seen[block.marks.name]})" if block.line else ""
                raise _fault(name, block.line, f"bokmärket {block.marks.name} finns två gånger{first}")
            seen[block.marks.name] = block.line


def _texts(blocks: Iterable[Block]) -> Iterable[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.line
        elif isinstance(block, Table):
            for row in block.rows:
                if isinstance(row, Row):
                    yield from ((text, row.line) for _, text in row.cells)


def _refuse_unmatched(used: list[tuple[int, int]], notes: list[Note], name: str) -> None:
    numbers = {note.number for note in notes}
    seen: set[int] = set()
    for number, line in used:
        if number not in numbers:
            raise _fault(name, line, f"fotnoten [^{number}] har ingen text; skriv den på en egen rad sist i mallen")
        if number in seen:
            raise _fault(name, line, f"fotnoten [^{number}] används två gånger; skriv en fotnot för varje ställe")
        seen.add(number)
    for note in notes:
        if note.number not in seen or len(numbers) < len(notes):
            raise _fault(name, note.line, f"fotnoten [^{note.number}] används inte, eller har två texter")


def _renumbered(block: Block, numbers: dict[int, int]) -> Block:
    def new(text: str) -> str:
        return NOTE.sub(lambda mark: f"[^{numbers[int(mark[1])]}]", text)

    if isinstance(block, Paragraph):
        return replace(block, text=new(block.text))
    if isinstance(block, Table):
        rows = (
            replace(row, cells=tuple((style, new(text)) for style, text in row.cells)) if isinstance(row, Row) else row
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))
    return block


def _fault(name: str, line: int, why: str) -> TemplateError:
    return TemplateError(name, f"rad {line}" if line else "", why)
