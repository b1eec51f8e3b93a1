"""The columns of a table that follow the data (tabellens kolumner), fitted when its last row is written.

How many columns there are is known when the first row is written, and in a draft not even then: a missing list leaves
one blank, which other rows tell the width of. So each cell leaves a place for its width, which is filled in at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from iopdocs.wording.widths import shared_out

__all__ = ["Cell", "Columns"]

_MOST: Final = 63
"""Word opens no table with more columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that has been written (tabellcell): where its width goes among the pieces, and its share of the width.

    The blank of a missing list has no share: it stands in the place of any number of cells.
    """

    place: int
    share: int = 0


@dataclass
class Columns:
    """The cells so far of the table that is being written, its width in twips, the place of its grid, and its line."""

    width: int
    grid: int
    line: int
    rows: list[list[Cell]] = field(default_factory=list)

    def fit(self, pieces: list[str]) -> None:
        """Write the grid, and each cell's width.

        Raises:
            ValueError: rows of different lengths, or more columns than Word takes.
        """
        widths = shared_out(self._shares(), self.width)
        pieces[self.grid] = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        for row in self.rows:
            at = 0
            for cell, span in zip(row, _spans(row, len(widths)), strict=True):
                spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
                pieces[cell.place] = f'<w:tcW w:w="{sum(widths[at : at + span])}" w:type="dxa"/>{spanned}'
                at += span

    def _shares(self) -> list[int]:
        """The columns' shares: those of the first row, where no list is missing."""
        most = max(map(len, self.rows))
        if most > _MOST:
            raise ValueError(f"en tabell får {most} kolumner, men Word tar högst {_MOST}")
        if not any(_is_blank(row) for row in self.rows):
            other = next((row for row in self.rows if len(row) != len(self.rows[0])), None)
            if other is not None:
                raise ValueError(
                    f"en tabells första rad får {len(self.rows[0])} kolumner men en annan rad {len(other)}; slingorna "
                    "måste gå igenom lika långa listor"
                )
        longest = [row for row in self.rows if len(row) == most]
        return list(_told(min(longest, key=_is_blank)))


def _is_blank(row: list[Cell]) -> bool:
    return any(not cell.share for cell in row)


def _told(row: list[Cell]) -> Iterator[int]:
    """The shares of a row; a blank has as much as the rest of the row together."""
    rest = sum(cell.share for cell in row) or 1
    return (cell.share or rest for cell in row)


def _spans(row: list[Cell], columns: int) -> list[int]:
    """How many columns each cell of a row has: what cells are missing stand in the first blank, or the last cell."""
    spans = [1] * len(row)
    wide = next((at for at, cell in enumerate(row) if not cell.share), len(row) - 1)
    spans[wide] += columns - len(row)
    return spans
