"""The running text (löpande text): spacing by empty paragraphs, lists and columns by hand, text in boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from iopdocs.accessibility.codes import found
from iopdocs.accessibility.lines import Line, lines
from iopdocs.accessibility.looks import is_fallback, shown_text
from iopdocs.findings import Finding
from iopdocs.opc.names import W
from iopdocs.opc.package import Package

__all__ = ["text_faults"]

_MARK: Final = re.compile(
    r"(?:[-\u2013\u2014•*·▪●◦]|\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zåäö][.)])[ \u00a0\t]+\S"
)
_SPACES: Final = re.compile(r"\S(?:[ \u00a0]{5,}|\t+)\S")
_FEW: Final = 2
"""How many paragraphs in a row make a list or a column."""
_CONTENTS: Final = ("toc ", "table of figures", "index ")
_NOTES: Final = {"tabellnot", "footnote text", "endnote text"}
"""Notes bear a mark by which they are found, and are no list."""


@dataclass(frozen=True)
class _Habit:
    """A way of writing: which paragraphs show it, how many of them in a row, and what is said of them."""

    code: str
    shown_by: Callable[[Line], bool]
    least: int
    one: str
    many: str


def _is_manual_item(line: Line) -> bool:
    marked = _MARK.match(line.text) is not None
    return marked and not line.is_numbered and line.level is None and line.style not in _NOTES


def _has_columns(line: Line) -> bool:
    return _SPACES.search(line.text) is not None and not line.style.startswith(_CONTENTS)


_HABITS: Final = (
    _Habit("TLG009", lambda line: line.is_spacing, 1, "ett tomt stycke är mellanrum", "{} tomma stycken är mellanrum"),
    _Habit("TLG010", _is_manual_item, _FEW, "", "{} stycken är en lista som är skriven för hand"),
    _Habit("TLG011", _has_columns, _FEW, "", "{} stycken har spalter av tabbar eller mellanslag"),
)


def text_faults(package: Package) -> Iterator[Finding]:
    """Yield what is made to look like something that it is not."""
    text = list(lines(package))
    for habit in _HABITS:
        yield from _shown(habit, text)
    for box in package.body.iter(f"{W}txbxContent"):
        if any(shown_text(one).strip() for one in box.iter(f"{W}p")) and not is_fallback(box):
            yield found("TLG012", "en textruta har text som läses på en annan plats än den står på")


def _shown(habit: _Habit, text: list[Line]) -> Iterator[Finding]:
    """Yield one finding for paragraphs in a row."""
    for is_shown, group in groupby(text, habit.shown_by):
        members = list(group)
        if is_shown and len(members) >= habit.least:
            count = len(members)
            said = habit.one if count == 1 else habit.many.format(count)
            yield found(habit.code, f"{said} {members[0].place}")
