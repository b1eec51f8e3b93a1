"""The search for what an edited document says (sökning): a guess counts when the document it gives says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from iopdocs.changes.aligning import aligned, likeness
from iopdocs.findings import Path
from iopdocs.model import holes, is_hole
from iopdocs.paper import Paper
from iopdocs.readback.choices import additions, alternatives
from iopdocs.readback.guesses import by_facts, by_holes, combined
from iopdocs.readback.items import gone, new_clauses, new_items, reordered
from iopdocs.readback.lines import Difference, Line, differences
from iopdocs.readback.spans import Edit
from iopdocs.readback.steps import Guess, Insert, Leaf, Move, Put, Remove, changed, leaves

__all__ = ["Proved", "Search", "Written"]

_MOST_TRIED: Final = 1_500
"""How many documents are written at most in search of what was meant."""
_CLAUSES: Final[Path] = ("clauses",)
_STATED: Final = "stated_"


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
class _Distance:
    """How far a document is from the file: lines edited by hand that it lacks, and others that it has not as they are.

    ``follows`` says that the others differ in figures and dates alone, as what is computed does; ``is_sound`` that so
    do the lines that neither stood there before nor stand in the file.
    """

    edited: int
    others: int
    follows: bool
    is_sound: bool


class Search:
    """What is searched: the lines of the file, and a function that writes the document of some data, if it can."""

    def __init__(self, was: Written, wanted: Sequence[Line], write: Callable[[dict[str, Any]], Written | None]) -> None:
        self._wanted = wanted
        self._write = write
        self._left = _MOST_TRIED
        self._given_up = set[tuple[tuple[str, ...], tuple[str, ...]]]()
        apart = self._edits = differences(was.lines, wanted)
        self._before = {line.key for line in was.lines}
        self._edited = {at for one in apart for at in range(one.to, one.to + len(one.new))}
        self._taken_out = {line.key for one in apart for line in one.old if len(one.old) > len(one.new)}

    def run(self, now: Written) -> tuple[Written, tuple[Proved, ...]]:
        """Go step by step towards the text of the file; return where that led, and the steps."""
        taken: list[Proved] = []
        while (better := self._better(now) or self._stated(now)) is not None:
            taken.append(better)
            now = better.after
        return now, tuple(taken)

    def is_untouched(self, one: Difference) -> bool:
        """Whether a difference is an edit that nothing was made of: the lines are those that were edited."""
        return self._is_edited(one) and {line.key for line in one.old} <= self._before

    def _is_edited(self, one: Difference) -> bool:
        """Whether a difference is of lines that were edited by hand."""
        put_in = any(at in self._edited for at in range(one.to, one.to + len(one.new)))
        return put_in or (not one.new and any(line.key in self._taken_out for line in one.old))

    def _distance(self, found: Written) -> _Distance:
        apart = differences(found.lines, self._wanted)
        edited = [one for one in apart if self._is_edited(one)]
        others = [one for one in apart if not self._is_edited(one)]
        return _Distance(
            sum(one.size for one in edited),
            sum(one.size for one in others),
            all(map(_follows, others)),
            all(self.is_untouched(one) or _follows(one) for one in edited),
        )

    def _better(self, now: Written) -> Proved | None:
        """Return the best step for the first of what differs that a step is found for."""
        here = self._distance(now)
        for difference in filter(self._is_edited, differences(now.lines, self._wanted)):
            tried = tuple(line.key for line in difference.old), tuple(line.key for line in difference.new)
            if tried in self._given_up:
                continue
            best: tuple[tuple[int, int], Proved] | None = None
            for guess in self._unlike(now, difference):
                found = self._tried(now, guess)
                if found is None:
                    continue
                there = self._distance(found)
                if _is_nearer(there, here, guess, filled=_fills(now, found)):
                    rank = there.edited, there.others
                    if best is None or rank < best[0]:
                        best = rank, Proved(guess, now, found)
                    if there.edited < here.edited and there.others <= here.others:
                        break
            if best is not None:
                return best[1]
            self._given_up.add(tried)
        return None

    def _stated(self, now: Written) -> Proved | None:
        """Return a step that gives a figure which is stated beside what is computed what the file says now.

        No text shows it, so it is known by its value: that which stood in an edited line.
        """
        apart = {line.key for one in differences(now.lines, self._wanted) for line in one.new}
        for one in self._edits:
            if len(one.old) == len(one.new) and not any(line.key in apart for line in one.new):
                edits = [Edit(old.shown, new.shown) for old, new in zip(one.old, one.new, strict=True)]
                facts = [fact for fact in leaves(now.data) if str(fact.path[-1]).startswith(_STATED)]
                for guess in (guess for edit in edits for guess in by_facts(edit, facts)):
                    found = self._tried(now, guess)
                    if found is not None and found.lines == now.lines and found.data != now.data:
                        return Proved(guess, now, found)
        return None

    def _tried(self, now: Written, guess: Guess) -> Written | None:
        self._left -= 1
        try:
            return self._write(changed(now.data, guess)) if self._left >= 0 else None
        except LookupError:
            return None

    def _unlike(self, now: Written, difference: Difference) -> Iterator[Guess]:
        """Yield each guess once."""
        seen = set[str]()
        for guess in _guesses(now, difference):
            if (said := repr(guess)) not in seen:
                seen.add(said)
                yield guess


def _follows(one: Difference) -> bool:
    """Whether lines differ in figures and dates alone."""
    return [line.frame for line in one.old] == [line.frame for line in one.new]


def _is_nearer(there: _Distance, here: _Distance, guess: Guess, *, filled: bool) -> bool:
    """Whether a step explains an edit.

    What is computed may differ in its figures then, since nobody has computed it anew. Only a clause that came or went
    may change other wording, and a fact that was missing may be worded otherwise than it was filled in.
    """
    if filled:
        return True
    of_clauses = any(not isinstance(step, Put) and step.path == _CLAUSES for step in guess)
    return (
        there.edited < here.edited and there.is_sound and (there.follows or of_clauses or there.others <= here.others)
    )


def _fills(before: Written, after: Written) -> bool:
    """Whether fewer facts are missing."""
    return sum(1 for _ in holes(after.paper)) < sum(1 for _ in holes(before.paper))


def _guesses(now: Written, difference: Difference) -> Iterator[Guess]:
    """Yield what may have been meant, the likeliest first."""
    within = _within(now.data, difference.section)
    facts = [*_nearest([*leaves(now.data)], within), *_called(now.paper)]
    pairs = [*aligned(difference.old, difference.new, _likeness)]
    edits = [Edit(old.shown, new.shown) for old, new in pairs if old is not None and new is not None]
    singles = [guess for edit in edits for guess in by_facts(edit, facts)]
    for edit in edits:
        yield from by_holes(edit, now.paper)
    yield from singles
    came = [new.shown for old, new in pairs if old is None and new is not None]
    went = [old.shown for old, new in pairs if new is None and old is not None]
    yield from _of_clauses(now, difference)
    if went:
        yield from gone(went, now.data, within)
    if (went or came) and within:
        yield from reordered(now.data, within)
    new = [line.shown for line in difference.new]
    for lines in [came, new] if came != new else [came]:
        if lines and len(difference.new) > len(difference.old):
            yield from new_items(lines, [*_near(now.lines, difference, len(lines))], now.data, within)
    if within:
        ids = [str(fact.value) for fact in facts if fact.path[0] == "parties" and fact.path[-1] == "id"]
        yield from alternatives(now.paper, within, ids)
        yield from combined(singles)
        yield from additions(now.paper, within, [*came, *(one for edit in edits for one in edit.came)], ids)


def _of_clauses(now: Written, difference: Difference) -> Iterator[Guess]:
    """Yield guesses about whole clauses: moved, taken out, put in."""
    keys = _by_section(now.lines)
    gone = {line.key for line in difference.old}
    came = {line.key for line in difference.new}
    for section, lines in keys.items():
        if section and lines <= gone:
            yield from ((Move(_CLAUSES, section - 1, to),) for to in range(len(keys)) if to != section - 1)
            yield (Remove(_CLAUSES, section - 1),)
        if section and lines <= came:
            yield (Move(_CLAUSES, section - 1, difference.section - (section <= difference.section)),)
            copied = {name: one for name, one in now.data["clauses"][section - 1].items() if name != "id"}
            yield (Insert(_CLAUSES, difference.section, copied),)
    after = now.lines[difference.at :][:1]
    if not difference.old and (not after or after[0].section != difference.section):
        yield from new_clauses([line.shown for line in difference.new], difference.section, now.data)


def _by_section(lines: Sequence[Line]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for line in lines:
        found.setdefault(line.section, set()).add(line.key)
    return found


def _near(lines: Sequence[Line], difference: Difference, count: int) -> Iterator[list[str]]:
    """Yield as many lines as came, from before them or after them."""
    end = difference.at + len(difference.old)
    for start in (difference.at - count, end - count, difference.at, end):
        if 0 <= start <= len(lines) - count:
            yield [line.shown for line in lines[start : start + count]]


def _called(paper: Paper) -> Iterator[Leaf]:
    """What the parties are called in the text, as if each had a short name of its own."""
    if not is_hole(paper.parties):
        for at, party in enumerate(paper.parties):
            called = None if is_hole(party.id) else paper.called.get(party.id)
            if called and not party.short:
                yield Leaf(("parties", at, "short"), called)


def _nearest(facts: list[Leaf], within: Path) -> list[Leaf]:
    """The facts of a part of the data first, and then those of all of it."""
    return sorted(facts, key=lambda fact: fact.path[: len(within)] != within)


def _within(data: dict[str, Any], section: int) -> Path:
    """Where in the data a section stands: a clause, or all of a paper that has none."""
    return (*_CLAUSES, section - 1) if section and len(data.get("clauses", ())) >= section else ()


def _likeness(old: Line, new: Line) -> float:
    from collections import Counter

    return likeness(Counter(old.shown.lower().split()), Counter(new.shown.lower().split())) or 0.01
