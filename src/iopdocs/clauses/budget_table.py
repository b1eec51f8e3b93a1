"""A party's budget as a table (budgettabell): rows, sum and notes as they are printed.

Each cell is computed when it is read, so that a hole in a draft stays in its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.budget_line import BudgetLine, PartyBudget
from iopdocs.display import shown, table
from iopdocs.kept import kept
from iopdocs.model import HoleReached, blank_or_text
from iopdocs.values import Amount, Certainty, Per, Span, Unit

__all__ = [
    "MOST_DECIMALS",
    "NO_AMOUNT",
    "BudgetRow",
    "BudgetTable",
    "decimals_of",
    "filled",
    "has_ore",
    "mark",
    "notes_of",
    "span_text",
    "sum_text",
]

_ROOM_FOR_ORE = "\N{PUNCTUATION SPACE}\N{FIGURE SPACE}\N{FIGURE SPACE}"
_NBSP = "\N{NO-BREAK SPACE}"
MOST_DECIMALS: Final = 3
"""How many decimals a table in tkr or mnkr may have, so that a krona is never printed as a part of a million."""

BY_NUMBER = "efter antal"
"""What stands in the place of an amount that follows the actual number alone."""
NO_AMOUNT = "utan belopp"
"""What stands in the place of an amount that a contribution in kind does not have."""


def decimals_of(amounts: Iterable[Amount | None], unit: Unit) -> int:
    """Return how many decimals a table needs to show every amount as it is stated; what needs too many is rounded."""
    if unit is Unit.KR:
        return 0
    figures = (one.kronor for given in amounts if given is not None for one in (given.stated, given.upper) if one)
    needed = (-int(one.scaleb(-unit.exponent).normalize().as_tuple().exponent) for one in figures)
    return max((one for one in needed if 0 < one <= MOST_DECIMALS), default=0)


def span_text(span: Span, unit: Unit, decimals: int = 0) -> str:
    """Return a span's figures in a unit, without the unit: ``500``, ``cirka 500``, ``högst 500``, ``400–500``."""
    about = f"cirka{_NBSP}" if span.about else ""
    figure = swedish.amount(span.figure, unit, decimals)
    if span.high is None:
        return f"minst{_NBSP}{figure}" if span.low else BY_NUMBER
    if span.low == span.high:
        return f"{about}{figure}"
    return f"högst{_NBSP}{figure}" if span.low == 0 else f"{about}{swedish.amount(span.low, unit, decimals)}–{figure}"


def sum_text(span: Span, unit: Unit, amounts: Iterable[Amount | None], decimals: int = 0) -> str:
    """Return the figures of a sum: of exact amounts and upper bounds it is an upper bound itself."""
    inexact = [one for one in amounts if one is not None and not one.span.exact]
    at_most = bool(inexact) and all(one.certainty is Certainty.AT_MOST for one in inexact)
    if at_most:
        return f"högst{_NBSP}{swedish.amount(span.figure, unit, decimals)}"
    return span_text(span, unit, decimals)


@dataclass(frozen=True)
class BudgetRow:
    """A line as it stands in the table (tabellrad)."""

    line: BudgetLine
    unit: Unit
    mark: str
    shared: Per | None
    with_ore: bool = False
    """Whether any amount in the column has öre."""
    decimals: int = 0
    """How many decimals the column has."""

    @property
    def label(self) -> str:
        """The text of the line, with the mark of its note."""
        return f"{self.line.label}{self.mark}"

    @property
    def formula(self) -> str:
        """How the amount is computed, or nothing."""
        return self.line.basis.formula if self.line.basis else ""

    @property
    def amount(self) -> str:
        """The amount in the table's unit; a contribution without amount says so."""
        span = self.line.span
        if span is None:
            return NO_AMOUNT
        recurring = f" per {self.line.per}" if self.line.per and self.line.per is not self.shared else ""
        return filled(f"{span_text(span, self.unit, self.decimals)}{recurring}", with_ore=self.with_ore)


@dataclass(frozen=True)
class BudgetTable:
    """One party's budget as a table (budgettabell), without the lines whose amounts stand year by year.

    Where no other line has an amount, those without one stand beside the years and not in a table of their own.
    """

    budget: PartyBudget
    unit: Unit

    @property
    def party(self) -> str:
        """The party's id."""
        return self.budget.party

    @kept
    def _lines(self) -> tuple[BudgetLine, ...]:
        lines = tuple(line for line in self.budget.lines if not line.years)
        amounts = any(line.amount is not None or line.basis is not None for line in lines)
        return lines if amounts or len(lines) == len(self.budget.lines) else ()

    @kept
    def rows(self) -> tuple[BudgetRow, ...]:
        """The rows in the order of the budget; notes are marked 1), 2) and so on."""
        marked = zip(self._lines, mark(self._lines), strict=True)
        shared, ore, decimals = self.budget.per, self._with_ore, self._decimals
        return tuple(BudgetRow(line, self.unit, sign, shared, ore, decimals) for line, sign in marked)

    @kept
    def _with_ore(self) -> bool:
        return self.unit is Unit.KR and any(map(_line_has_ore, self._lines))

    @kept
    def _decimals(self) -> int:
        return decimals_of((line.amount for line in self._lines if line.basis is None), self.unit)

    @kept
    def notes(self) -> tuple[str, ...]:
        """The notes under the table with their marks."""
        return notes_of(self._lines)

    @property
    def has_formula(self) -> bool:
        """Whether any row shows how its amount is computed."""
        return any(line.basis is not None for line in self._lines)

    @property
    def head(self) -> str:
        """The head of the column of amounts: ``Belopp i tkr per år``."""
        recurring = f" per {self.budget.per}" if self.budget.per else ""
        return f"Belopp i {self.unit}{recurring}"

    @property
    def caption(self) -> str:
        """What follows the party's name in the caption."""
        return "insatser"

    @property
    def has_total(self) -> bool:
        """Whether the rows can be summed."""
        return self.budget.span is not None

    @property
    def total(self) -> str:
        """The sum in the table's unit, rounded once from exact kronor."""
        span = self.budget.span
        said = sum_text(span, self.unit, (line.said for line in self._lines), self._decimals) if span else ""
        return filled(said, with_ore=self._with_ore)

    @property
    def html(self) -> str:
        """The table for a notebook; each cell that lacks a fact says which."""
        cells = ([shown(partial(getattr, row, name)) for name in ("label", "formula", "amount")] for row in self.rows)
        total = shown(partial(getattr, self, "total"))
        foot = ("Summa", "", total) if total else ()
        caption, head = f"{blank_or_text(self.party)}: {self.caption}", shown(partial(getattr, self, "head"))
        return table(caption, ("Insats", "Beräkning", head), cells, total=foot, figures={2})

    @property
    def is_rounded(self) -> bool:
        """Whether the printed rows add up to something else than the printed sum, because each is rounded by itself."""
        figures = [line.exact for line in self._lines if line.exact is not None]
        if not self.budget.is_exact:
            return False
        rows = sum((swedish.rounded(one, self.unit, self._decimals) for one in figures), Decimal(0))
        return rows != swedish.rounded(sum(figures, Decimal(0)), self.unit, self._decimals)


def _line_has_ore(line: BudgetLine) -> bool:
    """Whether a line's amount has öre; one that a draft lacks has none."""
    try:
        return line.span is not None and has_ore(line.span)
    except HoleReached:
        return False


def has_ore(span: Span) -> bool:
    """Whether a bound of a span is not whole kronor."""
    return any(limit % 1 != 0 for limit in (span.low, span.high) if limit is not None)


def filled(text: str, *, with_ore: bool) -> str:
    """Return a figure with room for the öre that others in its column have, so that kronor stand under kronor."""
    return f"{text}{_ROOM_FOR_ORE}" if with_ore and text[-1:].isdigit() and "," not in text else text


def mark(lines: tuple[BudgetLine, ...]) -> Iterator[str]:
    """Yield what follows the label of each line: the mark of its note, counted from 1, or nothing."""
    notes = 0
    for line in lines:
        marked = _remark(line) is not None
        notes += marked
        yield f"{_NBSP}{notes})" if marked else ""


def notes_of(lines: tuple[BudgetLine, ...]) -> tuple[str, ...]:
    """Return the notes under a table with their marks."""
    texts = filter(None, map(_remark, lines))
    return tuple(f"{number}) {text}" for number, text in enumerate(texts, 1))


def _remark(line: BudgetLine) -> str | None:
    """Return the text under the table about a line: its own note and where the money comes from."""
    sources = f"Finansieras av {swedish.list_of([one.text for one in line.funding])}." if line.funding else ""
    if not (line.note and sources):
        return line.note or sources or None
    return f"{line.note}{'' if line.note.endswith(('.', '!', '?')) else '.'} {sources}"
