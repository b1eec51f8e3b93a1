"""New numbers told in as few words as possible (nya beteckningar): ``punkterna 8–12`` have become ``9–13``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iopdocs.changes.carrying import Renumbering
from iopdocs.changes.names import is_next

__all__ = ["condensed"]


def condensed(renumberings: Iterable[Renumbering]) -> Iterator[tuple[Renumbering, ...]]:
    """Yield what is renumbered, what follows one another together.

    That the points of a clause follow its number goes without saying, as far as they keep their own.
    """
    every = list(renumberings)
    clauses = {one.old: one.new for one in every if one.sort == "point" and "." not in one.old}
    for sort in dict.fromkeys(one.sort for one in every):
        told = [one for one in every if one.sort == sort and not one.follows(clauses)]
        yield from _rows(told)


def _rows(told: list[Renumbering]) -> Iterator[tuple[Renumbering, ...]]:
    row: list[Renumbering] = []
    for one in told:
        if row and not (is_next(one.old, row[-1].old) and is_next(one.new, row[-1].new)):
            yield tuple(row)
            row = []
        row.append(one)
    if row:
        yield tuple(row)
