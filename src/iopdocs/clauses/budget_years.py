"""A party's budget for several years as one table (flerårig budget): a column for each year or half of one.

Four such columns fit across the page beside the sum of them all; more years go on in a further table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, reduce
from operator import add
from typing import Final

from iopdocs.clauses.budget_line import BudgetLine, PartyBudget, YearAmount
from iopdocs.clauses.budget_table import (
    NO_AMOUNT,
    BudgetTable,
    decimals_of,
    filled,
    has_ore,
    mark,
    notes_of,
    span_text,
    sum_text,
)
from iopdocs.clauses.budget_time import Column
from iopdocs.display import table
from iopdocs.kept import kept
from iopdocs.model import blank_or_text
from iopdocs.values import Amount, Span, Unit

__all__ = ["YearRow", "YearTable", "year_tables"]

_MOST_YEARS: Final = 4
_LATER: Final = "beslutas senare"
_ALL: Final = "Totalt"


@dataclass(frozen=True)
class YearRow:
    """A line, a head or a sum of the table (tabellrad): its label, and the text of each year's cell."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class YearTable:
    """One party's budget for some years that follow one another in the table (flerårig budgettabell)."""

    budget: PartyBudget
    unit: Unit
    years: tuple[Column, ...]
    summed: bool = False
    """Whether a last column has the sum of all years, those of earlier tables too."""

    @property
    def party(self) -> str:
        """The party's id."""
        return self.budget.party

    @kept
    def _lines(self) -> tuple[BudgetLine, ...]:
        alone = not BudgetTable(self.budget, self.unit).rows
        here = set(self.years)
        return tuple(
            line
            for line in self.budget.lines
            if not here.isdisjoint(one.column for one in line.years) or (alone and not line.years)
        )

    @property
    def head(self) -> YearRow:
        """The head of the table: the unit once, the years, and the sum of them."""
        heads = [one.head for one in self.years]
        return YearRow(f"Insats (belopp i {self.unit})", (*heads, _ALL) if self.summed else tuple(heads))

    @kept
    def rows(self) -> tuple[YearRow, ...]:
        """The rows in the order of the budget; notes are marked 1), 2) and so on."""
        marked = zip(self._lines, mark(self._lines), strict=True)
        return tuple(YearRow(f"{_label(line)}{sign}", self._cells(line)) for line, sign in marked)

    def _cells(self, line: BudgetLine) -> tuple[str, ...]:
        cells = tuple(map(partial(self._cell, line), self.years))
        return (*cells, self._sum(line.years, None) if line.years else "–") if self.summed else cells

    def _cell(self, line: BudgetLine, year: Column) -> str:
        found = line.at(year)
        if found is None:
            return "–" if line.years else NO_AMOUNT
        return self._figure(found.amount.span, year) if found.amount else _LATER

    @property
    def total(self) -> YearRow:
        """The sum of each year, rounded once from exact kronor; it is open as long as one of its amounts is."""
        sums = tuple(self._sum(self._of(year), year) for year in self.years)
        every = tuple(one for line in self.budget.lines for one in line.years)
        return YearRow("Summa", (*sums, self._sum(every, None)) if self.summed else sums)

    def _of(self, year: Column) -> tuple[YearAmount, ...]:
        return tuple(one for line in self._lines if (one := line.at(year)) is not None)

    def _sum(self, found: tuple[YearAmount, ...], column: Column | None) -> str:
        amounts = [one.amount for one in found if one.amount is not None]
        if len(amounts) != len(found):
            return _LATER
        said = sum_text(reduce(add, (one.span for one in amounts)), self.unit, amounts, self._decimals)
        return filled(said, with_ore=column in self._with_ore)

    def _figure(self, span: Span, year: Column) -> str:
        return filled(span_text(span, self.unit, self._decimals), with_ore=year in self._with_ore)

    @kept
    def _with_ore(self) -> frozenset[Column | None]:
        """The years in whose column any amount has öre; ``None`` is the column of their sum."""
        if self.unit is not Unit.KR:
            return frozenset()
        columns = [year for year in self.years if any(has_ore(one.span) for one in _given(self._of(year)))]
        every = (one for line in self.budget.lines for one in _given(line.years))
        return frozenset([*columns, None] if any(has_ore(one.span) for one in every) else columns)

    @kept
    def _decimals(self) -> int:
        return decimals_of((one for line in self.budget.lines for one in _given(line.years)), self.unit)

    @property
    def caption(self) -> str:
        """What follows the party's name in the caption: ``insatser 2019–2021``."""
        first, last = self.years[0], self.years[-1]
        if first.year == last.year:
            return f"insatser {first.said if first == last else first.year}"
        return f"insatser {first.year}–{last.year}"

    @kept
    def notes(self) -> tuple[str, ...]:
        """The notes under the table with their marks."""
        return notes_of(self._lines)

    @property
    def html(self) -> str:
        """The table for a notebook."""
        cells = ([row.label, *row.cells] for row in self.rows)
        figures = set(range(1, len(self.head.cells) + 1))
        caption = f"{blank_or_text(self.party)}: {self.caption}"
        return table(
            caption, (self.head.label, *self.head.cells), cells, total=("Summa", *self.total.cells), figures=figures
        )


def _given(years: tuple[YearAmount, ...]) -> list[Amount]:
    """Return the amounts that are decided."""
    return [one.amount for one in years if one.amount is not None]


def _label(line: BudgetLine) -> str:
    """Return the label of a line, with how each year's amount is computed."""
    return f"{line.label} ({line.basis.formula})" if line.basis else line.label


def year_tables(budget: PartyBudget, unit: Unit) -> tuple[YearTable, ...]:
    """Return the tables of the lines that have amounts year by year, none where there are no such lines."""
    years = sorted({one.column for line in budget.lines for one in line.years})
    chunks = [tuple(years[at : at + _MOST_YEARS]) for at in range(0, len(years), _MOST_YEARS)]
    return tuple(YearTable(budget, unit, one, summed=len(years) > 1 and one is chunks[-1]) for one in chunks)
