"""The time that an amount in a budget is for (år, halvår, termin), which is a column in the table of several years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

__all__ = ["HALVES", "Column", "Half"]

Half = Literal["first", "second", "spring", "autumn"]

HALVES: Final[Mapping[str, str]] = {
    "first": "januari–juni",
    "second": "juli–december",
    "spring": "vårterminen",
    "autumn": "höstterminen",
}
"""What each half of a year is called in the running text (halvår och terminer)."""

_HEADS: Final = {"first": "jan–juni", "second": "juli–dec", "spring": "vt", "autumn": "ht"}
_EARLY: Final = frozenset({"first", "spring"})
_LAST_EARLY: Final = (6, 30)
_FIRST_LATE: Final = (7, 1)


@dataclass(frozen=True, order=True)
class Column:
    """A year or a half of one (kolumn); a half stands after its whole year and in the order of the calendar."""

    year: int
    place: int = field(init=False)
    half: Half | None = None

    def __post_init__(self) -> None:
        """Find the place of the column among those of its year."""
        place = 0 if self.half is None else 1 if self.half in _EARLY else 2
        object.__setattr__(self, "place", place)

    @property
    def head(self) -> str:
        """The head of the column: ``2023``, ``ht 2023``, ``juli–dec 2023``."""
        return f"{_HEADS[self.half]} {self.year}" if self.half else str(self.year)

    @property
    def said(self) -> str:
        """The time in the running text: ``2023``, ``höstterminen 2023``, ``juli–december 2023``."""
        return f"{HALVES[self.half]} {self.year}" if self.half else str(self.year)

    @property
    def first(self) -> date:
        """The first day of the time; a term of school is taken for the half of the year that it lies in."""
        return date(self.year, *(_FIRST_LATE if self.half is not None and self.half not in _EARLY else (1, 1)))

    @property
    def last(self) -> date:
        """The last day of the time."""
        return date(self.year, *(_LAST_EARLY if self.half in _EARLY else (12, 31)))
