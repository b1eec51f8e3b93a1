"""What may have been meant by an edited line (gissningar): each is tried by writing the document anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice, product
from typing import Any, Final

from iopdocs import swedish
from iopdocs.model import Model, holes
from iopdocs.readback.spans import Edit, Span, plain
from iopdocs.readback.steps import Guess, Leaf, Put, Step
from iopdocs.values.date_words import MONTHS, Precision, read_when
from iopdocs.word.marked import FIELD

__all__ = ["are_apart", "by_facts", "by_holes", "combined", "counts_in"]

_NUMBER: Final = re.compile(
    rf"\d{{1,3}}(?: \d{{3}})+(?:,\d+)?|\d+(?:,\d+)?|\b(?:{'|'.join(swedish.COUNTS)})\b", re.IGNORECASE
)
_MEASURED: Final = re.compile(r"(\d+(?: \d+)*(?:,\d+)?)(\D.*)?", re.DOTALL)
_DAY: Final = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}", re.IGNORECASE)
_DATE: Final = rf"(?:den )?(?:\d{{1,2}} (?:{'|'.join(MONTHS)}) )?[12]\d{{3}}"
_PERIOD: Final = re.compile(rf"(?:från och med )?{_DATE}(?: till och med {_DATE}| tills vidare|–{_DATE})|[12]\d{{3}}")
_UNITS: Final = (1, 1000, 1_000_000)
"""What a figure in a table is counted in: kronor, thousands and millions of them."""
_TOGETHER: Final = (2, 3)
_MOST_COMBINED: Final = 120
"""How many facts of one line are changed together, and how many ways of each are tried."""


def by_facts(edit: Edit, facts: Iterable[Leaf]) -> Iterator[Guess]:
    """Yield guesses that give the facts that stand in the old line the values that stand in the new one."""
    known = [*facts]
    for fact in known:
        yield from (_put(fact, value) for value in _texts(edit, fact))
        yield from (_put(fact, value) for value in _numbers(edit, fact))
        yield from (_put(fact, value) for value in _days(edit, fact))
    yield from _periods(edit, known)


def combined(guesses: Iterable[Guess]) -> Iterator[Guess]:
    """Yield guesses of two and three facts, each given one of the values that was guessed for it."""
    by_path: dict[object, list[Put]] = {}
    for guess in guesses:
        for step in guess:
            if isinstance(step, Put):
                by_path.setdefault(step.path, []).append(step)
    for count in _TOGETHER:
        chosen = (product(*several) for several in combinations(by_path.values(), count))
        together = (tuple(one) for ways in chosen for one in ways)
        yield from islice((one for one in together if are_apart(one)), _MOST_COMBINED)


def are_apart(steps: Sequence[Step]) -> bool:
    """Whether no fact is within another."""
    return not any(one.path == other.path[: len(one.path)] for one in steps for other in steps if one is not other)


def counts_in(text: str) -> Iterator[str]:
    """Yield the numbers in a text, in figures, however they are written."""
    return (f"{_number(found[0]):f}" for found in _NUMBER.finditer(plain(text)))


def by_holes(edit: Edit, paper: Model) -> Iterator[Guess]:
    """Yield guesses that fill in a missing fact (lucka) with what has been written in the place of its blank."""
    for path, hole in holes(paper):
        for found in re.finditer(re.escape(f"[{plain(hole.title)}]"), edit.old):
            texts = [text.strip() for text in edit.became(Span(*found.span())) if text.strip()]
            values = [*texts, *(count for text in texts for count in counts_in(text))]
            yield from ((Put(path, value),) for value in values)


def _put(fact: Leaf, value: Any) -> Guess:
    return (Put(fact.path, value),)


def _texts(edit: Edit, fact: Leaf) -> Iterator[str]:
    if not isinstance(fact.value, str):
        return
    said = plain(fact.value)
    for shown in dict.fromkeys((said, swedish.capitalised(said), swedish.uncapitalised(said))):
        for found in re.finditer(re.escape(shown), edit.old):
            span = Span(*found.span())
            if edit.touches(span):
                became = (one.strip() for one in edit.became(span))
                texts = (one for one in became if one not in {"", shown} and FIELD not in one)
                yield from (_as_first(said, shown, one) for one in texts)


def _as_first(said: str, shown: str, now: str) -> str:
    """The new text with a first letter as the old one has in the data, where the document writes another."""
    if said == shown:
        return now
    return swedish.uncapitalised(now) if said == swedish.uncapitalised(shown) else swedish.capitalised(now)


def _numbers(edit: Edit, fact: Leaf) -> Iterator[str]:
    found = _MEASURED.fullmatch(plain(str(fact.value)))
    if found is None:
        return
    value, unit = _number(found[1]), found[2] or ""
    for old, new in _changed(edit, _NUMBER):
        for per in _UNITS:
            if _number(old) * per == value:
                now = _number(new) * per
                yield (plain(swedish.number(now)) if unit else f"{now:f}") + unit


def _days(edit: Edit, fact: Leaf) -> Iterator[str]:
    for old, new in _changed(edit, _DAY):
        days = [read_when(one) for one in (old, new)]
        if days[0].text == fact.value and days[1].precision is Precision.DAY:
            yield days[1].text


def _periods(edit: Edit, facts: Iterable[Leaf]) -> Iterator[Guess]:
    """Yield guesses that give a period, whose first and last day are two facts, another that is written as one."""
    spans = dict.fromkeys(found[0] for found in _PERIOD.finditer(edit.new))
    for fact in facts:
        if fact.path[-1] == "first":
            yield from ((Put(fact.path[:-1], said),) for said in spans if said not in edit.old)


def _changed(edit: Edit, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield what matches a pattern in the old line and what matches it there in the new one."""
    for found in pattern.finditer(edit.old):
        span = Span(*found.span())
        if edit.touches(span):
            yield from ((found[0], new) for new in edit.widened(span, pattern) if new != found[0])


def _number(text: str) -> Decimal:
    word = text.lower()
    return Decimal(swedish.COUNTS[word]) if word in swedish.COUNTS else Decimal(text.replace(" ", "").replace(",", "."))
