"""How a guess is judged (prövning): by how far the document that it gives is from the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iopdocs.findings import Path
from iopdocs.model import holes
from iopdocs.paper import Paper
from iopdocs.readback.lines import Difference, Line, differences
from iopdocs.readback.steps import Guess, Insert, Move, Put

__all__ = ["CLAUSES", "Distance", "Judge", "Proved", "Written"]

CLAUSES: Path = ("clauses",)
"""Where the clauses stand in the data."""


@dataclass(frozen=True)
class Written:
    """Data, the paper that they are, and the lines of the document that it makes."""

    data: dict[str, Any]
    paper: Paper
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Proved:
    """A guess that proved right, what was written before it and what with it."""

    guess: Guess
    before: Written
    after: Written


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a document is from the file: lines edited by hand that it lacks, and others that it has not as they are.

    ``follows`` says that the others differ in figures and dates alone, as what is computed does; ``adds`` that they do,
    or stand in the document only. ``is_sound`` says that lines which neither stood there before nor stand in the file
    differ in figures alone; ``cells`` is how many of the others are in tables, and ``apart`` all that differs.
    """

    edited: int
    others: int
    cells: int
    follows: bool
    adds: bool
    is_sound: bool
    apart: tuple[Difference, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """The less, the nearer."""
        return self.edited, self.others


class Judge:
    """Knows what the file says, and what of it has been edited by hand."""

    def __init__(self, was: Written, wanted: Sequence[Line]) -> None:
        self._wanted = wanted
        self.edits = differences(was.lines, wanted)
        self._before = {line.key for line in was.lines}
        self._edited = {at for one in self.edits for at in range(one.to, one.to + len(one.new))}
        self._taken_out = {line.key for one in self.edits for line in one.old if len(one.old) > len(one.new)}

    def is_untouched(self, one: Difference) -> bool:
        """Whether a difference is an edit that nothing was made of: the lines are those that were edited."""
        return self.is_edited(one) and {line.key for line in one.old} <= self._before

    def is_edited(self, one: Difference) -> bool:
        """Whether a difference is of lines that were edited by hand."""
        put_in = any(at in self._edited for at in range(one.to, one.to + len(one.new)))
        return put_in or (not one.new and any(line.key in self._taken_out for line in one.old))

    def distance(self, found: Written) -> Distance:
        """Return how far a document is from the file."""
        apart = differences(found.lines, self._wanted)
        edited = [one for one in apart if self.is_edited(one)]
        others = [one for one in apart if not self.is_edited(one)]
        return Distance(
            sum(one.size for one in edited),
            sum(one.size for one in others),
            sum(line.is_cell for one in others for line in one.new),
            all(map(_follows, others)),
            all(_follows(one) or not one.new for one in others),
            all(self.is_untouched(one) or _follows(one) for one in edited),
            tuple(apart),
        )

    def explains(self, guess: Guess, now: Written, here: Distance, there: Distance, difference: Difference) -> bool:
        """Whether a guess that leads from ``here`` to ``there`` explains a difference.

        What is computed may differ in its figures then, since nobody has computed it anew, and what is said for the
        first time may bring sentences with it. An item or a clause that came or went may change other wording, but has
        to explain all of the difference. A fact that was missing may be worded otherwise than it was filled in. A
        sentence does not outweigh a table that nobody has touched.
        """
        if _fills(guess, now):
            return True
        if there.edited >= here.edited or not there.is_sound:
            return False
        if any(not isinstance(step, Put) for step in guess):
            return there.edited <= here.edited - difference.size and self._stands(guess, there)
        if there.cells > here.cells and not any(line.is_cell for line in difference.new):
            return False
        return there.follows or there.others <= here.others or (there.adds and _adds(guess, now))

    def _stands(self, guess: Guess, there: Distance) -> bool:
        """Whether a clause that was put in or moved is in the file where it is now, and nothing else is lost."""
        apart = [one for one in there.apart if not _follows(one)]
        for step in guess:
            if isinstance(step, Insert | Move) and step.path == CLAUSES:
                number = (step.to if isinstance(step, Move) else step.at) + 1
                if any(line.section == number for one in apart for line in one.old):
                    return False
            if isinstance(step, Move) and any(not one.old and not self.is_edited(one) for one in apart):
                return False
        return True


def _follows(one: Difference) -> bool:
    """Whether lines differ in figures and dates alone."""
    return [line.frame for line in one.old] == [line.frame for line in one.new]


def _fills(guess: Guess, now: Written) -> bool:
    """Whether a guess only says what was missing."""
    missing = {path for path, _ in holes(now.paper)}
    return bool(missing) and all(isinstance(step, Put) and step.path in missing for step in guess)


def _adds(guess: Guess, now: Written) -> bool:
    """Whether a guess only says what was not said."""
    return all(isinstance(step, Put) and _held(now.data, step.path) in (None, []) for step in guess)


def _held(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) else None
    return data
