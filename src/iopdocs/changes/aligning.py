"""Which of the old is which of the new (parbildning): the best pairs that keep the order of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, Protocol, TypeVar

__all__ = ["Keyed", "Words", "aligned", "likeness", "matched"]

_MOST_TRIED: Final = 40_000
"""The largest product of two numbers of things of which every pair is tried."""


class Keyed(Protocol):
    """What has a key that is equal when nothing differs."""

    @property
    def key(self) -> object:
        """What is equal when nothing differs."""


K = TypeVar("K", bound=Keyed)
Gain = Callable[[K, K], float]
"""What it is worth that two are one pair; nothing if they cannot be."""
Words = Counter[str]
"""How many times each word stands in something."""


def likeness(one: Words, other: Words) -> float:
    """Return how much two have in common, from 0 to 1: the words in both against the words in either (Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def aligned(old: Sequence[K], new: Sequence[K], gain: Gain[K]) -> Iterator[tuple[K | None, K | None]]:
    """Yield old and new in order: in pairs, and between them first what is only old, then what is only new."""
    done_old = done_new = 0
    for at, to in [*matched(old, new, gain), (len(old), len(new))]:
        yield from ((one, None) for one in old[done_old:at])
        yield from ((None, one) for one in new[done_new:to])
        if at < len(old):
            yield old[at], new[to]
        done_old, done_new = at + 1, to + 1


def matched(old: Sequence[K], new: Sequence[K], gain: Gain[K]) -> list[tuple[int, int]]:
    """Return the places of the pairs: what is equal at both ends, and the best of what is between."""
    start = _equal(old, new)
    end = _equal(old[start:][::-1], new[start:][::-1])
    inner = _inner(old[start : len(old) - end], new[start : len(new) - end], gain)
    return [
        *((at, at) for at in range(start)),
        *((start + at, start + to) for at, to in inner),
        *((len(old) - at, len(new) - at) for at in range(end, 0, -1)),
    ]


def _equal(old: Sequence[K], new: Sequence[K]) -> int:
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))


def _inner(old: Sequence[K], new: Sequence[K], gain: Gain[K]) -> Iterator[tuple[int, int]]:
    """Pair the best; among too many to try, first what is equal, and then the best of what is between those."""
    if len(old) * len(new) <= _MOST_TRIED:
        yield from _best(old, new, gain)
        return
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new])
    done_old = done_new = 0
    for at, to, size in matcher.get_matching_blocks():
        between = old[done_old:at], new[done_new:to]
        if len(between[0]) * len(between[1]) <= _MOST_TRIED:
            yield from ((done_old + one, done_new + other) for one, other in _best(*between, gain))
        yield from ((at + step, to + step) for step in range(size))
        done_old, done_new = at + size, to + size


def _best(old: Sequence[K], new: Sequence[K], gain: Gain[K]) -> list[tuple[int, int]]:
    """Pair so that the sum of the gains is the largest, by dynamic programming from the end."""
    gains = [[gain(one, other) for other in new] for one in old]
    rest = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in range(len(old) - 1, -1, -1):
        for to in range(len(new) - 1, -1, -1):
            paired = gains[at][to] + rest[at + 1][to + 1] if gains[at][to] else 0.0
            rest[at][to] = max(rest[at + 1][to], rest[at][to + 1], paired)
    return [*_traced(gains, rest)]


def _traced(gains: list[list[float]], rest: list[list[float]]) -> Iterator[tuple[int, int]]:
    at = to = 0
    while at < len(rest) - 1 and to < len(rest[0]) - 1:
        if gains[at][to] and rest[at][to] == gains[at][to] + rest[at + 1][to + 1]:
            yield at, to
            at, to = at + 1, to + 1
        elif rest[at][to] == rest[at + 1][to]:
            at += 1
        else:
            to += 1
