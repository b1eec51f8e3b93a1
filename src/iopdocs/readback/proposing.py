"""What is tried for a difference (förslag), the likeliest first: facts, items, clauses, choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from iopdocs.changes.aligning import aligned, likeness
from iopdocs.findings import Path
from iopdocs.model import is_hole
from iopdocs.paper import Paper
from iopdocs.readback.choices import additions, alternatives
from iopdocs.readback.guesses import by_facts, by_holes, combined
from iopdocs.readback.items import gone, new_clauses, new_items, reordered
from iopdocs.readback.judging import CLAUSES, Written
from iopdocs.readback.lines import Difference, Line
from iopdocs.readback.spans import Edit
from iopdocs.readback.steps import Guess, Insert, Leaf, Move, Remove, leaves

__all__ = ["proposals"]

_LEAST: Final = 0.01
"""How alike any two lines are."""


def proposals(now: Written, difference: Difference, apart: Sequence[Difference]) -> Iterator[Guess]:
    """Yield what may have been meant by a difference, one of all that are ``apart``."""
    within = _within(now.data, difference.section)
    facts = [*_nearest([*leaves(now.data)], within), *_called(now.paper)]
    pairs = [*aligned(difference.old, difference.new, _likeness)]
    edits = [Edit(old.shown, new.shown) for old, new in pairs if old is not None and new is not None]
    singles = [guess for edit in [*edits, *_in_order(now, difference, apart)] for guess in by_facts(edit, facts)]
    for edit in edits:
        yield from by_holes(edit, now.paper)
    yield from singles
    came = [new for old, new in pairs if old is None and new is not None]
    went = [old for old, new in pairs if new is None and old is not None]
    yield from _of_clauses(now, difference)
    if went:
        yield from gone([line.shown for line in went], now.data, within)
    if went or came:
        yield from reordered(now.data, within)
    for lines in [came, [*difference.new]] if len(came) != len(difference.new) else [came]:
        if lines and len(difference.new) > len(difference.old):
            yield from new_items(lines, [*_near(now.lines, difference, len(lines))], now.data, within)
    if within or CLAUSES[0] not in now.data:
        ids = [str(fact.value) for fact in facts if fact.path[0] == "parties" and fact.path[-1] == "id"]
        yield from alternatives(now.paper, within, ids)
        yield from combined(singles)
        new = [*(line.shown for line in came), *(one for edit in edits for one in edit.came)]
        yield from additions(now.paper, within, new, ids)


def _in_order(now: Written, difference: Difference, apart: Sequence[Difference]) -> Iterator[Edit]:
    """Yield the lines of a section in their order, where as many came as went: figures that changed places."""
    own = [one for one in apart if one.section == difference.section]
    old = now.lines[own[0].at : own[-1].at + len(own[-1].old)]
    new = [line for one, after in zip(own, [*own[1:], None], strict=True) for line in _with_same(now, one, after)]
    if len(own) > 1 and len(old) == len(new):
        pairs = zip(old, new, strict=True)
        yield from (Edit(one.shown, other.shown) for one, other in pairs if one.key != other.key)


def _with_same(now: Written, one: Difference, after: Difference | None) -> Iterator[Line]:
    """Yield the new lines of a difference, and those that are the same in both until the next one."""
    yield from one.new
    if after is not None:
        yield from now.lines[one.at + len(one.old) : after.at]


def _of_clauses(now: Written, difference: Difference) -> Iterator[Guess]:
    """Yield guesses about whole clauses: moved, taken out, put in."""
    keys = _by_section(now.lines)
    gone = {line.key for line in difference.old}
    came = {line.key for line in difference.new}
    for section, lines in keys.items():
        if section and lines <= gone:
            yield from ((Move(CLAUSES, section - 1, to),) for to in range(len(keys)) if to != section - 1)
            yield (Remove(CLAUSES, section - 1),)
        if section and lines <= came:
            yield (Move(CLAUSES, section - 1, difference.section - (section <= difference.section)),)
            copied = {name: one for name, one in now.data["clauses"][section - 1].items() if name != "id"}
            yield (Insert(CLAUSES, difference.section, copied),)
    after = now.lines[difference.at :][:1]
    is_between = not difference.old and (not after or after[0].section != difference.section)
    if is_between and all(line.is_plain for line in difference.new):
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
    return (*CLAUSES, section - 1) if section and len(data.get("clauses", ())) >= section else ()


def _likeness(old: Line, new: Line) -> float:
    alike = likeness(Counter(old.shown.lower().split()), Counter(new.shown.lower().split())) or _LEAST
    return alike if old.is_cell == new.is_cell else 0
