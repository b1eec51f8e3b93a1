"""The lines of a document (rader), alike when they say the same: however blanks and small counts are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs import swedish
from iopdocs.kept import kept
from iopdocs.readback.spans import plain, unlike
from iopdocs.values.date_words import MONTHS
from iopdocs.word.marked import FIELD, marked_paragraphs

__all__ = ["Difference", "Line", "differences", "lines_of"]

_LEAST_COUNT: Final = 2
"""The least count that is the same in words and in figures; ``en`` may be no count at all."""
_COUNTS: Final = {word: str(count) for word, count in swedish.COUNTS.items() if count >= _LEAST_COUNT}
_COUNT: Final = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b", re.IGNORECASE)
_ALIKE: Final = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2013\u2014", "-"), **dict.fromkeys("“„\"'’‘", "”"), "\u00ad": ""}
)
_DAY: Final = rf"(\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})"
_SPAN: Final = re.compile(rf"(?:från och med )?(?:den )?{_DAY}(?: till och med | ?- ?)(?:den )?{_DAY}", re.IGNORECASE)
_TWICE: Final = re.compile(r"\b(\d+)\(\1\)")
_CELL: Final = "|"
"""What a cell is known by begins so, since no paragraph outside a table is the same."""
_FIGURES: Final = re.compile(rf"[\d\s,.]+|{'|'.join(MONTHS)}", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A paragraph: the number of its section, 0 for none, and the text that it shows.

    ``row`` is what the first cell of its row shows, nothing outside tables: a figure is known by what it is of.
    """

    section: int
    shown: str
    row: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is running text without fields, such as the number of another point: what data can hold."""
        return not self.row and FIELD not in self.shown

    @property
    def is_cell(self) -> bool:
        """Whether it is in a table."""
        return bool(self.row)

    @kept
    def key(self) -> str:
        """What is equal where two lines say the same."""
        return f"{_CELL}{_alike(self.row)}{_CELL}{_alike(self.shown)}" if self.is_cell else _alike(self.shown)

    @kept
    def frame(self) -> str:
        """The text without its figures and months, which follow from others."""
        return _FIGURES.sub("", self.key)


def _alike(text: str) -> str:
    said = plain(unicodedata.normalize("NFC", text)).translate(_ALIKE)
    said = _SPAN.sub(r"\1-\2", _COUNT.sub(lambda found: _COUNTS[found[0].lower()], said))
    return _TWICE.sub(r"\1", "".join(said.replace(":-", " kr").split()))


def lines_of(body: etree._Element) -> tuple[Line, ...]:
    """Return the lines of a document that show anything."""
    rows: dict[int, str] = {0: ""}
    return tuple(
        Line(one.section, one.shown.strip(), rows.setdefault(one.row, one.shown.strip()))
        for one in marked_paragraphs(body)
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines of one document (``old``) in whose place another has ``new`` ones.

    ``section`` is the number of the section that they belong to, 0 for none; ``at`` and ``to`` are where the old and
    the new lines begin.
    """

    section: int
    at: int
    to: int
    old: tuple[Line, ...]
    new: tuple[Line, ...]

    @property
    def size(self) -> int:
        """How many lines differ."""
        return max(len(self.old), len(self.new))


def differences(old: Sequence[Line], new: Sequence[Line]) -> list[Difference]:
    """Return what differs between the lines of two documents."""
    return [*_differences(old, new)]


def _differences(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Difference]:
    for start, end, to, done in unlike([one.key for one in old], [one.key for one in new]):
        near = old[start] if start < end else old[start - 1] if start else None
        yield Difference(near.section if near else 0, start, to, tuple(old[start:end]), tuple(new[to:done]))
