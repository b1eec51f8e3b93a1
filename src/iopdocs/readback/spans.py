"""Where a piece of an old line stands in the new one (motsvarande text)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, NamedTuple

from iopdocs.values.date_words import MONTHS
from iopdocs.values.yearly import month_of

__all__ = ["Edit", "Span", "plain", "unlike"]

_MOST_COMPARED: Final = 1_000_000
"""The largest product of two lengths that are searched for what they have in common."""

_TOKEN: Final = re.compile(r"\d+|[^\W\d]+|\s+|.", re.DOTALL)
_HARD_SPACES: Final = str.maketrans("\u00a0\u202f", "  ")
_SHORT_DATE: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})[ -]([12]\d{3})\b|\b([12]\d{3})-(\d{2})-(\d{2})\b")


def plain(text: str) -> str:
    """Return a text as one searches for it: with plain spaces, and days written out."""
    return _SHORT_DATE.sub(_written_out, text.translate(_HARD_SPACES))


def _written_out(found: re.Match[str]) -> str:
    day, month, year = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    number = month_of(None, month)
    return f"{int(day)} {MONTHS[number - 1]} {year}" if number else found[0]


class Span(NamedTuple):
    """A piece of a text: where it begins, and where it has ended."""

    start: int
    end: int


class _Block(NamedTuple):
    """A piece of the old text and the piece of the new one that stands in its place."""

    old: Span
    new: Span
    is_same: bool


class Edit:
    """A line that was edited (ändrad rad): the ``old`` text and the ``new`` one, and what has become of each piece."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = plain(old), plain(new)
        self._blocks = [*_blocks(self.old, self.new)]
        self.changed = tuple(block.old for block in self._blocks if not block.is_same)

    @property
    def came(self) -> tuple[str, ...]:
        """What stands in the new text only."""
        return tuple(self.new[block.new.start : block.new.end] for block in self._blocks if not block.is_same)

    def touches(self, span: Span) -> bool:
        """Whether a piece of the old text was changed, or something was put in at either end of it."""
        return any(one.start <= span.end and span.start <= one.end for one in self.changed)

    def became(self, span: Span) -> Iterator[str]:
        """Yield what a piece of the old text may have become; what was put in at its end may belong to it or not."""
        starts, ends = self._places(span.start), self._places(span.end)
        found = {(start, end) for start in starts for end in ends if start <= end}
        yield from dict.fromkeys(self.new[start:end] for start, end in sorted(found, key=lambda one: one[0] - one[1]))

    def widened(self, span: Span, pattern: re.Pattern[str]) -> Iterator[str]:
        """Yield what matches a pattern in the new text where a piece of the old one stood."""
        for start in self._places(span.start):
            for found in pattern.finditer(self.new):
                if found.start() <= start < max(found.end(), found.start() + 1):
                    yield found[0]

    def _places(self, at: int) -> set[int]:
        """Where a place in the old text is in the new one; none when it is within what was replaced."""
        found = set[int]()
        for block in self._blocks:
            if block.is_same and block.old.start <= at <= block.old.end:
                found.add(block.new.start + at - block.old.start)
            elif not block.is_same and at == block.old.start:
                found.add(block.new.start)
            if not block.is_same and at == block.old.end:
                found.add(block.new.end)
        return found


def unlike(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where two texts differ, piece by piece: from where to where in the old one, and in the new one.

    What is equal at both ends is not searched, and what is between is one difference where it is too long to search.
    """
    start = _equal(old, new)
    end = min(_equal(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    rest, others = old[start : len(old) - end], new[start : len(new) - end]
    if len(rest) * len(others) > _MOST_COMPARED:
        yield start, start + len(rest), start, start + len(others)
        return
    for tag, at, done, to, reached in SequenceMatcher(None, rest, others, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + at, start + done, start + to, start + reached


def _equal(old: Sequence[str], new: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _blocks(old: str, new: str) -> Iterator[_Block]:
    words, others = _TOKEN.findall(old), _TOKEN.findall(new)
    ends, other_ends = _ends(words), _ends(others)
    at = to = 0
    for start, end, other, other_end in [*unlike(words, others), (len(words),) * 2 + (len(others),) * 2]:
        if at < start:
            yield _Block(Span(ends[at], ends[start]), Span(other_ends[to], other_ends[other]), is_same=True)
        if start < end or other < other_end:
            yield _Block(Span(ends[start], ends[end]), Span(other_ends[other], other_ends[other_end]), is_same=False)
        at, to = end, other_end


def _ends(words: list[str]) -> list[int]:
    """Where each word begins, and where the last one has ended."""
    places = [0]
    for word in words:
        places.append(places[-1] + len(word))
    return places
