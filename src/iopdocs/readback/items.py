"""What may have been meant by lines that came or went (rader som kommit till eller tagits bort)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any, Final

from iopdocs import swedish
from iopdocs.findings import Path
from iopdocs.readback.guesses import by_facts
from iopdocs.readback.lines import Line
from iopdocs.readback.spans import Edit, plain
from iopdocs.readback.steps import Guess, Insert, Move, Put, Remove, changed, leaves, lists

__all__ = ["gone", "new_clauses", "new_items", "reordered"]

_MOST_ALIKE: Final = 40
"""How many ways are tried to make one item of another."""


def gone(lines: Sequence[str], data: Any, within: Path) -> Iterator[Guess]:
    """Yield guesses that take out an item, the innermost first, if something of it stood in the lines that went."""
    text = plain("\n".join(lines)).lower()
    for path, items in reversed([*lists(_part(data, within), within)]):
        for at, item in enumerate(items):
            if any(plain(str(fact.value)).lower() in text for fact in leaves(item, (*path, at))):
                yield (Remove(path, at),)


def new_items(new: Sequence[Line], near: Sequence[Sequence[str]], data: Any, within: Path) -> Iterator[Guess]:
    """Yield guesses that put in an item: a text of its own, or one that is like another but for what was written.

    Args:
        new: the lines that came.
        near: lines before or after them, each time as many as came.
        data: the data so far.
        within: the part of them that the lines belong to.
    """
    for path, items in lists(_part(data, within), within):
        if len(new) == 1 and new[0].is_plain and all(isinstance(one, str) for one in items):
            for text in dict.fromkeys((new[0].shown, swedish.uncapitalised(new[0].shown))):
                yield from ((Insert(path, at, text),) for at in range(len(items), -1, -1))
        for at, item in enumerate(items):
            if isinstance(item, dict):
                places = [at + 1, *(place for place in range(len(items) + 1) if place != at + 1)]
                yield from (
                    (Insert(path, place, one),)
                    for one in _like(item, [line.shown for line in new], near)
                    for place in places
                )


def _like(item: dict[str, Any], new: Sequence[str], near: Sequence[Sequence[str]]) -> Iterator[dict[str, Any]]:
    """Yield items like another one, where each line that came is as one of its lines but for its facts."""
    facts = [*leaves(item)]
    for old in near:
        edits = [Edit(*pair) for pair in zip(old, new, strict=True) if plain(pair[0]) != plain(pair[1])]
        ways = [[*by_facts(edit, facts)] for edit in edits]
        if edits and all(ways):
            for chosen in islice(product(*ways), _MOST_ALIKE):
                steps = tuple(step for guess in chosen for step in guess if isinstance(step, Put))
                if len({step.path for step in steps}) == len(steps):
                    made = changed(item, steps)
                    made.pop("id", None)
                    yield made


def reordered(data: Any, within: Path) -> Iterator[Guess]:
    """Yield guesses that put an item of a list elsewhere in it."""
    for path, items in lists(_part(data, within), within):
        places = range(len(items))
        yield from ((Move(path, at, to),) for at in places for to in places if at != to)


def new_clauses(new: Sequence[str], at: int, data: Any) -> Iterator[Guess]:
    """Yield guesses that put in a clause of one's own (``free``), with a heading and points."""
    heading, *points = (one.strip() for one in new)
    if points and at <= len(data.get("clauses", ())):
        yield (Insert(("clauses",), at, {"kind": "free", "heading": heading, "points": points}),)


def _part(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
