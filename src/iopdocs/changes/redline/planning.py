"""What becomes of each block (planen): which of the old is which of the new, clause by clause, down to the cells.

Nothing is written here. The last paragraph of a text, a section or a cell cannot be taken away, as it carries what
comes after it; so the last of the old is always a pair with the last of the new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from iopdocs.changes.aligning import Words, aligned, likeness
from iopdocs.changes.redline.blocks import Block, Cell, Contents, Paragraph, Row, Table, Whole
from iopdocs.changes.redline.marking import Kind
from iopdocs.opc.names import W

__all__ = ["RowStep", "Step", "paired_paragraphs", "planned"]

_EQUAL: Final = 1.5
_EMPTY: Final = 0.1
"""How alike two are that are equal, so that those come before two that are nearly so; and what no words are worth."""
_LEAST_LIKE: Final = 0.5
_LEAST_LIKE_TABLES: Final = 0.3
_MARK: Final = "_iop_"
"""How the bookmark of a clause begins."""

Heading = Callable[[Block], bool]


@dataclass(frozen=True, slots=True)
class RowStep:
    """What becomes of a table row: it is deleted, inserted or kept, and then ``cells`` tells it of each cell."""

    row: Row
    kind: Kind
    cells: list[list[Step]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a block: it is in both, or taken away, or new.

    ``rows`` tells it of each row of a table in both. What ``follows`` from the rest is not marked.
    """

    old: Block | None
    new: Block | None
    rows: list[RowStep] = field(default_factory=list)
    follows: bool = False


def planned(old: Sequence[Block], new: Sequence[Block], heading: Heading = lambda _: False) -> list[Step]:
    """Return what becomes of each block of a text; ``heading`` tells which begin a clause.

    A table of contents that is in both is left out of the old: it follows from the headings of the new.
    """
    follow = any(map(_follows, old)) and any(map(_follows, new))
    if follow:
        old = [block for block in old if not _follows(block)]
    steps = (step for parts in _parted(old, new) for step in _of_part(*parts, heading))
    return [replace(step, follows=True) if follow and _follows(step.new) else step for step in steps]


def _follows(block: Block | None) -> bool:
    return isinstance(block, Contents) and block.follows


def _parted(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    """Part both where a section ends, if they have as many."""
    ends = [[at + 1 for at, block in enumerate(side) if _breaks(block)] for side in (old, new)]
    if len(ends[0]) != len(ends[1]):
        ends = [[], []]
    starts = [(0, 0), *zip(*ends, strict=True)]
    stops = [*starts[1:], (len(old), len(new))]
    return ((old[a:c], new[b:d]) for (a, b), (c, d) in zip(starts, stops, strict=True))


def _breaks(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.node.find(f"{W}pPr/{W}sectPr") is not None


def _of_part(old: Sequence[Block], new: Sequence[Block], heading: Heading) -> Iterator[Step]:
    last = old[-1:], new[-1:]
    forced = all(isinstance(one, Paragraph) for side in last for one in side) and all(last)
    if forced:
        old, new = old[:-1], new[:-1]
    for before, after in aligned(_sections(old, heading), _sections(new, heading), _gain_of_sections):
        yield from _of_section(before.blocks if before else (), after.blocks if after else ())
    if forced:
        yield Step(last[0][0], last[1][0])


class _Section(Whole):
    """A clause: its heading and what follows until the next; ``name`` is that of its bookmark."""

    def __init__(self, blocks: Sequence[Block], name: str, title: object) -> None:
        super().__init__((), blocks)
        self.blocks = blocks
        self.name = name
        self.title = title


def _sections(blocks: Sequence[Block], heading: Heading) -> list[_Section]:
    starts = [0, *(at for at, block in enumerate(blocks) if at and heading(block)), len(blocks)]
    return [_section(blocks[start:end]) for start, end in pairwise(starts)]


def _section(blocks: Sequence[Block]) -> _Section:
    first = blocks[0] if blocks else None
    names = [name for name in first.bookmarks if name.startswith(_MARK)] if isinstance(first, Paragraph) else []
    return _Section(blocks, min(names, default=""), first.key if first else None)


def _gain_of_sections(old: _Section, new: _Section) -> float:
    """Its text counts for half; then what it is called inside, then what it is called to the reader."""
    if old.key == new.key:
        return _worth(_EQUAL, old.words, new.words)
    said = 0.5 * likeness(old.words, new.words) + 0.3 * (old.name == new.name) + 0.2 * (old.title == new.title)
    return _worth(said**2, old.words, new.words) if said >= _LEAST_LIKE else 0.0


def _worth(alike: float, *words: Words) -> float:
    """What a pair is worth: the more text need not be marked, the more."""
    return alike * (_EMPTY + sum(one.total() for one in words))


def _of_section(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    steps: list[Step] = []
    for before, after in aligned(old, new, _gain):
        if isinstance(before, Table) and isinstance(after, Table):
            _join_before_table(steps)
            steps.append(Step(before, after, _rows(before, after)))
        else:
            steps.append(Step(before, after))
    return steps


def _join_before_table(steps: list[Step]) -> None:
    """Let the old paragraph before a table become the new one: LibreOffice keeps an empty one in the place of both."""
    if not steps or steps[-1].old is not None or steps[-1].new is None:
        return
    at = next((at for at in range(len(steps) - 1, -1, -1) if steps[at].new is None), None)
    if at is None or any(step.old is not None for step in steps[at + 1 :]):
        return
    old, new = steps[at].old, steps[-1].new
    if isinstance(old, Paragraph) and isinstance(new, Paragraph) and old.shape == new.shape:
        steps[-1] = Step(old, new)
        del steps[at]


def _gain(old: Block, new: Block) -> float:
    if old.shape != new.shape:
        return 0.0
    if old.key == new.key:
        return _worth(_EQUAL, old.words, new.words)
    if isinstance(old, Contents):
        return 0.0
    alike = likeness(old.words, new.words)
    least = _LEAST_LIKE
    if isinstance(old, Table) and isinstance(new, Table):
        least = _LEAST_LIKE_TABLES
        alike = (alike + (old.rows[0].key == new.rows[0].key)) / 2 if old.rows and new.rows else alike
    return _worth(alike**2, old.words, new.words) if alike >= least else 0.0


def _rows(old: Table, new: Table) -> list[RowStep]:
    return [step for pair in aligned(old.rows, new.rows, _gain_of_rows) for step in _row(*pair)]


def _row(old: Row | None, new: Row | None) -> Iterator[RowStep]:
    if new is not None:
        yield RowStep(new, "", _cells(old, new)) if old is not None else RowStep(new, "ins")
    elif old is not None:
        yield RowStep(old, "del")


def _cells(old: Row, new: Row) -> list[list[Step]]:
    return [planned(before.blocks, after.blocks) for before, after in zip(old.cells, new.cells, strict=True)]


def _gain_of_rows(old: Row, new: Row) -> float:
    """The first cell, which says what the row is about, counts twice."""
    if old.shape != new.shape or not old.cells:
        return 0.0
    if old.key == new.key:
        return _worth(_EQUAL, old.words, new.words)
    first, *rest = (_alike(*pair) for pair in zip(old.cells, new.cells, strict=True))
    alike = (2 * first + sum(rest)) / (2 + len(rest))
    return _worth(alike**2, old.words, new.words) if alike >= _LEAST_LIKE else 0.0


def _alike(old: Cell, new: Cell) -> float:
    return likeness(old.words, new.words)


def paired_paragraphs(steps: Sequence[Step]) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Yield the paragraphs that are in both, those in tables too."""
    for step in steps:
        if isinstance(step.old, Paragraph) and isinstance(step.new, Paragraph):
            yield step.old, step.new
        elif isinstance(step.old, Contents) and isinstance(step.new, Contents):
            yield from zip(step.old.paragraphs, step.new.paragraphs, strict=True)
        for row in step.rows:
            for cell in row.cells:
                yield from paired_paragraphs(cell)
