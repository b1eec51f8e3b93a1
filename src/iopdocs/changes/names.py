"""What points and tables are called in a sentence (benämningar): ``punkterna 8–12``, ``tabell 2``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from iopdocs.swedish import EN_DASH, NBSP, list_of

__all__ = ["is_next", "named", "ranges", "runs"]

_FEWEST: Final = 3
_NOUNS: Final = {
    "point": ("punkt", "punkterna"),
    "heading": ("rubriken till punkt", "rubrikerna till punkterna"),
    "table": ("tabell", "tabellerna"),
    "annex": ("bilaga", "bilagorna"),
}


def is_next(number: str, other: str) -> bool:
    """Whether a number is the one after another in the same row: ``7.3`` after ``7.2``."""
    before, _, last = other.rpartition(".")
    own, _, this = number.rpartition(".")
    return before == own and last.isdecimal() and this.isdecimal() and int(this) == int(last) + 1


def runs(numbers: Sequence[str]) -> Iterator[list[str]]:
    """Yield numbers that follow one another."""
    row: list[str] = []
    for number in numbers:
        if row and not is_next(number, row[-1]):
            yield row
            row = []
        row.append(number)
    if row:
        yield row


def ranges(numbers: Sequence[str]) -> tuple[str, ...]:
    """Return numbers with three or more in a row as one: ``8–12``."""
    found = ([f"{row[0]}{EN_DASH}{row[-1]}"] if len(row) >= _FEWEST else row for row in runs(numbers))
    return tuple(one for row in found for one in row)


def named(sort: str, numbers: Sequence[str]) -> str:
    """Return what is meant in definite form: ``punkt 7.2``, ``punkterna 8 och 9``, ``tabellerna 1–3``."""
    one, several = _NOUNS[sort]
    return f"{one if len(numbers) == 1 else several}{NBSP}{list_of(ranges(numbers))}"
