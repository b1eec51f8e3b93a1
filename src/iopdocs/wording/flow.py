"""Which blocks of a template can come one after another (flöde), along all ways through its conditions and loops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from iopdocs.wording.blocks import Block, Control, Paragraph

__all__ = ["has_own_lists", "with_neighbours"]


def with_neighbours(blocks: tuple[Block, ...]) -> Iterator[tuple[frozenset[Block], Block, Block | None]]:
    """Each block with those that can come right before it in the document, and the first one that can come after it."""
    ways = _Ways()
    for at, block in enumerate(blocks):
        yield ways.before, block, _next(blocks[at + 1 :])
        ways.take(block)


@dataclass
class _Ways:
    """The blocks that can have been written last, along all the ways through the conditions and loops so far."""

    before: frozenset[Block] = frozenset()
    entered: list[frozenset[Block]] = field(default_factory=list)
    left: list[frozenset[Block]] = field(default_factory=list)

    def take(self, block: Block) -> None:
        if not isinstance(block, Control):
            self.before = frozenset({block})
        elif _opens(block):
            self.entered.append(self.before)
            self.left.append(frozenset())
        elif self.entered and _parts(block):
            self.left[-1] |= self.before
            self.before = self.entered[-1]
            if block.tag == "else":
                self.entered[-1] = frozenset()
        elif self.entered:
            self.before |= self.left.pop() | self.entered.pop()


def _next(blocks: tuple[Block, ...]) -> Block | None:
    """The first block that is reached from here; at the end of a branch what follows the whole condition."""
    depth, passing = 0, False
    for block in blocks:
        if not isinstance(block, Control):
            if not passing:
                return block
        elif passing:
            depth += _opens(block) - _closes(block)
            passing = depth >= 0
        elif _parts(block):
            depth, passing = 0, True
    return None


def _opens(control: Control) -> bool:
    return control.tag.startswith(("if ", "for "))


def _parts(control: Control) -> bool:
    return control.tag == "else" or control.tag.startswith("elif ")


def _closes(control: Control) -> bool:
    return control.tag.startswith("end")


def has_own_lists(blocks: tuple[Block, ...]) -> bool:
    """Whether the lettered lists of a template need a list of their own, beside the one that numbers the agreement.

    They do when one is begun anew or continued, and when a lettered item can come before any numbered paragraph: then
    Word and LibreOffice count the paragraphs after it differently.
    """
    after = {False}
    ways: list[tuple[set[bool], set[bool]]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.marks.order or (block.style == "Avtalsled" and False in after):
                return True
            if block.style == "Avtalspunkt":
                after = {True}
        elif isinstance(block, Control):
            after = _past(block, after, ways)
    return False


def _past(control: Control, after: set[bool], ways: list[tuple[set[bool], set[bool]]]) -> set[bool]:
    """Whether a numbered paragraph has been passed, after a control tag; ``ways`` are entered with and left with."""
    if _opens(control):
        ways.append((after, set()))
    elif ways and _parts(control):
        entered, left = ways[-1]
        ways[-1] = (set() if control.tag == "else" else entered, left | after)
        return entered
    elif ways:
        entered, left = ways.pop()
        return after | entered | left
    return after
