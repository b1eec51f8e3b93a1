"""The search for what an edited document says (sökning): a guess counts when the document it gives says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from iopdocs.readback.guesses import are_apart, by_facts
from iopdocs.readback.judging import Distance, Judge, Proved, Written
from iopdocs.readback.lines import Difference, Line
from iopdocs.readback.proposing import proposals
from iopdocs.readback.spans import Edit
from iopdocs.readback.steps import Guess, Put, changed, leaves

__all__ = ["Search"]

_MOST_WRITTEN: Final = 400_000
"""How many lines are written at most in search of what was meant: some 1 500 documents of an agreement."""
_MOST_TOUCHING: Final = 12
"""Of how many choices that change a line two are tried together."""
_FEW_OTHERS: Final = 4
"""How many lines may follow from a step that explains all without others being tried."""
_STATED: Final = "stated_"

Key = tuple[tuple[str, ...], tuple[str, ...]]


class Search:
    """What is searched: the lines of the file, and a function that writes the document of some data, if it can."""

    def __init__(self, was: Written, wanted: Sequence[Line], write: Callable[[dict[str, Any]], Written | None]) -> None:
        self.judge = Judge(was, wanted)
        self._write = write
        self._left = _MOST_WRITTEN
        self._given_up = set[Key]()

    def run(self, now: Written) -> tuple[Written, tuple[Proved, ...]]:
        """Go step by step towards the text of the file; return where that led, and the steps."""
        taken: list[Proved] = []
        while (better := self._better(now) or self._stated(now)) is not None:
            taken.append(better)
            now = better.after
        return now, tuple(taken)

    def _better(self, now: Written) -> Proved | None:
        """Return the best step for the first of what differs that a step is found for."""
        here = self.judge.distance(now)
        for difference in filter(self.judge.is_edited, here.apart):
            key = _key(difference)
            if key not in self._given_up:
                best = self._best(now, here, difference)
                if best is not None:
                    return best
                self._given_up.add(key)
        return None

    def _best(self, now: Written, here: Distance, difference: Difference) -> Proved | None:
        """Return the step that leads nearest to the file, or the first that explains all and breaks nothing."""
        touching: list[Guess] = []
        best: tuple[tuple[int, int], Proved] | None = None
        for guess in _once(now, here, difference, touching):
            found = self._tried(now, guess)
            if found is None:
                continue
            there = self.judge.distance(found)
            if not self.judge.explains(guess, now, here, there, difference):
                if len(touching) < _MOST_TOUCHING and _touches(guess, found, difference):
                    touching.append(guess)
                continue
            if best is None or there.rank < best[0]:
                best = there.rank, Proved(guess, now, found)
            if there.edited <= here.edited - difference.size and there.others <= here.others + _FEW_OTHERS:
                break
        return best[1] if best else None

    def _stated(self, now: Written) -> Proved | None:
        """Return a step that gives a figure which is stated beside what is computed what the file says now.

        No text shows it, so it is known by its value: that which stood in an edited line.
        """
        apart = {line.key for one in self.judge.distance(now).apart for line in one.new}
        for one in self.judge.edits:
            if len(one.old) == len(one.new) and not any(line.key in apart for line in one.new):
                edits = [Edit(old.shown, new.shown) for old, new in zip(one.old, one.new, strict=True)]
                facts = [fact for fact in leaves(now.data) if str(fact.path[-1]).startswith(_STATED)]
                for guess in (guess for edit in edits for guess in by_facts(edit, facts)):
                    found = self._tried(now, guess)
                    if found is not None and found.lines == now.lines and found.data != now.data:
                        return Proved(guess, now, found)
        return None

    def _tried(self, now: Written, guess: Guess) -> Written | None:
        self._left -= len(now.lines)
        try:
            return self._write(changed(now.data, guess)) if self._left >= 0 else None
        except LookupError:
            return None


def _once(now: Written, here: Distance, difference: Difference, touching: list[Guess]) -> Iterator[Guess]:
    """Yield each guess once, and at last those that change the same lines two by two."""
    seen = set[str]()
    for guess in proposals(now, difference, here.apart):
        if (said := repr(guess)) not in seen:
            seen.add(said)
            yield guess
    pairs = ((*one, *other) for one, other in combinations(touching, 2))
    yield from (pair for pair in pairs if are_apart(pair))


def _touches(guess: Guess, found: Written, difference: Difference) -> bool:
    """Whether a guess changes the lines of a difference, though not to what the file has."""
    if len(guess) > 1 or not isinstance(guess[0], Put):
        return False
    keys = {line.key for line in difference.old}
    return not keys <= {line.key for line in found.lines}


def _key(difference: Difference) -> Key:
    return tuple(line.key for line in difference.old), tuple(line.key for line in difference.new)
