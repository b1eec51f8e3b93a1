"""What references lead to (mål för hänvisningar), and the fields that lead there.

A reference is a live REF field to a bookmark. The number that it shows is already right, and Word computes the same one
when fields are updated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from iopdocs import swedish
from iopdocs.word.numerals import numeral
from iopdocs.wording.runs import RUN_END, RUN_START
from iopdocs.wording.sequences import SEQUENCES

__all__ = ["Target", "bookmark_name", "field", "item_label", "point_label", "ranges", "ref_field", "shown"]

_BOOKMARK: Final = "_iop_"
_LONGEST_BOOKMARK: Final = 40
_DIGEST: Final = 8
_FEWEST_IN_RANGE: Final = 3
_POINTS: Final = ("punkt", "punkterna")


class Target(NamedTuple):
    """A numbered place in the document.

    ``label`` is the number as references show it; ``order`` the same as whole numbers, to sort and merge by;
    ``sequence`` is the word before a number of its own (``Tabell``), or nothing for a paragraph of a list; ``switch``
    is what Word needs to know to show the number.
    """

    bookmark: str
    label: str
    order: tuple[int, ...]
    sequence: str = ""
    switch: str = "\\r "

    def follows(self, other: Target) -> bool:
        """Whether this is the number after the other."""
        *before, last = self.order
        return [*before, last - 1] == [*other.order]


@lru_cache(maxsize=4_096)
def bookmark_name(key: str) -> str:
    """Return the hidden bookmark's name for a key: letters, digits and underscores, at most 40 of them.

    What Word does not allow is changed, and then a digest of the key keeps the name unlike all others.
    """
    plain = key.translate(_PLAIN)
    name = _BOOKMARK + plain
    if plain == key and len(name) <= _LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha256(key.encode()).hexdigest()[:_DIGEST]
    return f"{name[: _LONGEST_BOOKMARK - _DIGEST - 1]}_{digest}"


_PLAIN: Final = str.maketrans("-.åäö", "__aao")


def point_label(counters: list[int], level: int) -> str:
    """Return the number of a paragraph in the agreement's one list as Word shows it in full: ``12.1``, ``12.1a)i)``."""
    point = ".".join(map(str, counters[: min(level, 1) + 1]))
    return point + "".join(item_label(counters[at], at - 2) for at in range(2, level + 1))


def item_label(count: int, level: int) -> str:
    """Return a list item's own label: ``a)`` at level 0, ``i)`` at level 1."""
    return f"{numeral(max(count, 1), 'lowerRoman' if level else 'lowerLetter')})"


def field(code: str, result: str, run: str, before: str = "", after: str = "") -> str:
    """Return a field in the text of a run with these looks; the run is closed before it and opened again after it."""
    opened = f"<w:r>{run}"
    return (
        f'{RUN_END}{before}{opened}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'{opened}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'{opened}<w:fldChar w:fldCharType="separate"/></w:r>{opened}{RUN_START}{result}'
        f'{RUN_END}{opened}<w:fldChar w:fldCharType="end"/></w:r>{after}{opened}{RUN_START}'
    )


def ref_field(target: Target, run: str) -> str:
    """Return the live reference to a target."""
    return field(f"REF {target.bookmark} {target.switch}\\h", target.label, run)


def shown(targets: Iterable[Target], run: str, *, noun: bool) -> str:
    """Return the references to several targets of the same sort, sorted, each once: ``4–6``, ``4, 7 och 9``.

    Raises:
        ValueError: they are of different sorts, such as a clause and a table.
    """
    found = sorted({target.bookmark: target for target in targets}.values(), key=lambda target: target.order)
    if len({target.sequence for target in found}) > 1:
        raise ValueError("en hänvisning kan inte leda till både punkter och tabeller, bilagor eller figurer")
    one, several = SEQUENCES.get(found[0].sequence, _POINTS)
    said = swedish.list_of(["–".join(ref_field(target, run) for target in group) for group in ranges(found)])
    return f"{one if len(found) == 1 else several}\N{NO-BREAK SPACE}{said}" if noun else said


def ranges(targets: list[Target]) -> Iterator[tuple[Target, ...]]:
    """Yield single targets, and the first and last of three or more in a row."""
    row: list[Target] = []
    for target in targets:
        if row and not target.follows(row[-1]):
            yield from _range(row)
            row = []
        row.append(target)
    yield from _range(row)


def _range(row: list[Target]) -> Iterator[tuple[Target, ...]]:
    if len(row) >= _FEWEST_IN_RANGE:
        yield row[0], row[-1]
    else:
        yield from ((target,) for target in row)
