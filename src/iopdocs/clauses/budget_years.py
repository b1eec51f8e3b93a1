"""A party's budget for several years as one table (flerårig budget): a column for each year.

Four years fit across the page; more years go on in a further table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial, reduce
from operator import add
from typing import Final

from iopdocs.clauses.budget_line import BudgetLine, PartyBudget
from iopdocs.clauses.budget_table import NO_AMOUNT, BudgetTable, filled, has_ore, mark, notes_of, span_text, sum_text
from iopdocs.display import table
from iopdocs.model import blank_or_text
from iopdocs.values import Span, Unit

__all__ = ["YearRow", "YearTable", "year_tables"]

_MOST_YEARS: Final = 4
_LATER: Final = "beslutas senare"


@dataclass(frozen=True)
class YearRow:
    """A line, a head or a sum of the table (tabellrad): its label, and the text of each year's cell."""

    label: str
    cells: tuple[str, ...]

    @property
    def first(self) -> str:
        """The cell of the first year."""
        return self.cells[0]

    @property
    def second(self) -> str:
        """The cell of the second year."""
        return self.cells[1]

    @property
    def third(self) -> str:
        """The cell of the third year."""
        return self.cells[2]

    @property
    def fourth(self) -> str:
        """The cell of the fourth year."""
        return self.cells[3]


@dataclass(frozen=True)
class YearTable:
    """One party's budget for some years that follow one another in the table (flerårig budgettabell)."""

    budget: PartyBudget
    unit: Unit
    years: tuple[int, ...]

    @property
    def party(self) -> str:
        """The party's id."""
        return self.budget.party

    @cached_property
    def _lines(self) -> tuple[BudgetLine, ...]:
        alone = not BudgetTable(self.budget, self.unit).rows
        return tuple(
            line for line in self.budget.lines if any(map(line.in_year, self.years)) or (alone and not line.years)
        )

    @property
    def head(self) -> YearRow:
        """The head of the table: the unit once, and the years."""
        return YearRow(f"Insats (belopp i {self.unit})", tuple(map(str, self.years)))

    @cached_property
    def rows(self) -> tuple[YearRow, ...]:
        """The rows in the order of the budget; notes are marked 1), 2) and so on."""
        marked = zip(self._lines, mark(self._lines), strict=True)
        return tuple(
            YearRow(f"{_label(line)}{sign}", tuple(map(partial(self._cell, line), self.years))) for line, sign in marked
        )

    def _cell(self, line: BudgetLine, year: int) -> str:
        found = line.in_year(year)
        if found is None:
            return "–" if line.years else NO_AMOUNT
        return self._figure(found.amount.span, year) if found.amount else _LATER

    @property
    def total(self) -> YearRow:
        """The sum of each year, rounded once from exact kronor; it is open as long as one of its amounts is."""
        return YearRow("Summa", tuple(map(self._total, self.years)))

    def _total(self, year: int) -> str:
        found = [one for line in self._lines if (one := line.in_year(year)) is not None]
        spans = self._spans(year)
        if len(spans) != len(found):
            return _LATER
        said = sum_text(reduce(add, spans), self.unit, (one.amount for one in found))
        return filled(said, with_ore=year in self._with_ore)

    def _figure(self, span: Span, year: int) -> str:
        return filled(span_text(span, self.unit), with_ore=year in self._with_ore)

    @cached_property
    def _with_ore(self) -> frozenset[int]:
        """The years in whose column any amount has öre."""
        return frozenset(year for year in self.years if self.unit is Unit.KR and any(map(has_ore, self._spans(year))))

    def _spans(self, year: int) -> list[Span]:
        """What is known of the amounts of a year."""
        found = (line.in_year(year) for line in self._lines)
        return [one.amount.span for one in found if one is not None and one.amount is not None]

    @property
    def caption(self) -> str:
        """What follows the party's name in the caption: ``insatser 2019–2021``."""
        first, last = self.years[0], self.years[-1]
        return f"insatser {first}" if first == last else f"insatser {first}–{last}"

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """The notes under the table with their marks."""
        return notes_of(self._lines)

    @property
    def html(self) -> str:
        """The table for a notebook."""
        cells = ([row.label, *row.cells] for row in self.rows)
        figures = set(range(1, len(self.years) + 1))
        caption = f"{blank_or_text(self.party)}: {self.caption}"
        return table(
            caption, (self.head.label, *self.head.cells), cells, total=("Summa", *self.total.cells), figures=figures
        )


def _label(line: BudgetLine) -> str:
    """Return the label of a line, with how each year's amount is computed."""
    return f"{line.label} ({line.basis.formula})" if line.basis else line.label


def year_tables(budget: PartyBudget, unit: Unit) -> tuple[YearTable, ...]:
    """Return the tables of the lines that have amounts year by year, none where there are no such lines."""
    years = sorted({one.year for line in budget.lines for one in line.years})
    chunks = (tuple(years[at : at + _MOST_YEARS]) for at in range(0, len(years), _MOST_YEARS))
    return tuple(YearTable(budget, unit, chunk) for chunk in chunks)
