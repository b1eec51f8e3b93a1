"""What the activity costs (kostnader, kalkyl): lines, subtotals and overheads, in all or year by year.

What the parties put in stands in the budget; this is the other side of it, as an annex often shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar, Final, Literal

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._base import Clause
from iopdocs.clauses.basis import CountedBasis
from iopdocs.clauses.budget_line import YearAmount
from iopdocs.clauses.budget_table import decimals_of, filled
from iopdocs.clauses.budget_time import Column
from iopdocs.clauses.budget_years import YearRow
from iopdocs.kept import kept
from iopdocs.model import Model
from iopdocs.values import Amount, Flag, Line, Paragraphs, Period, Share, Unit

__all__ = ["CostLine", "CostTable", "Costs", "Figure"]

_ORE: Final = Decimal("0.01")
_MOST_COLUMNS: Final = 4


class CostLine(Model):
    """One line of what the activity costs (kostnadspost): a cost, an overhead on those above, or their subtotal."""

    label: Line = Field(title="Rad")
    amount: Amount | None = Field(
        None, title="Belopp", description="räknas ut för en delsumma eller ett påslag; det angivna jämförs då med det"
    )
    basis: CountedBasis | None = Field(None, title="Beräkningsunderlag")
    years: tuple[YearAmount, ...] = Field((), title="Belopp år för år")
    stated_total: Amount | None = Field(None, title="Angiven summa för alla åren")
    share: Share | None = Field(None, title="Påslag", description="andel av kostnaderna ovanför, till exempel 8 %")
    subtotal: Flag | None = Field(None, title="Delsumma", description="ja: raden är summan av dem som står ovanför")

    def stated(self, column: Column | None) -> Amount | None:
        """Return the amount that stands in a column; ``None`` is the only one of a table without years."""
        if column is None:
            return self.amount
        return next((one.amount for one in self.years if one.column == column), None)

    def value(self, column: Column | None) -> Decimal | None:
        """Return what a cost comes to in a column, as it is stated or computed; ``None`` where that is not exact."""
        amount = self.stated(column)
        if amount is not None:
            return amount.kronor if amount.span.exact else None
        return self.basis.amount if self.basis is not None and column is None else None

    @property
    def shown_label(self) -> str:
        """The label with how the amount is computed, where that is told and does not stand there already."""
        if self.basis is not None:
            return f"{self.label} ({self.basis.formula})"
        share = swedish.percent(self.share) if self.share is not None else ""
        return self.label if share in self.label.replace(" %", f"{swedish.NBSP}%") else f"{self.label} ({share})"


@dataclass(frozen=True)
class Figure:
    """What a line comes to in a column, and of what it is computed (belopp i en cell)."""

    line: CostLine
    value: Decimal
    of: Decimal
    """The sum that an overhead is a share of, or that of all lines above a subtotal."""


@dataclass(frozen=True)
class CostTable:
    """The costs of some years that follow one another, or of the whole time (kostnadstabell)."""

    costs: Costs
    columns: tuple[Column | None, ...]
    summed: bool

    @property
    def head(self) -> YearRow:
        """The head of the table."""
        heads = [one.head for one in self.columns if one is not None]
        if not heads:
            return YearRow("Kostnad", (f"Belopp i {self.costs.unit}",))
        return YearRow(f"Kostnad (belopp i {self.costs.unit})", (*heads, "Totalt") if self.summed else tuple(heads))

    @property
    def rows(self) -> tuple[YearRow, ...]:
        """The lines with their figures; a subtotal and an overhead are computed."""
        every = self.costs.columns if self.summed else ()
        shown = [self.costs.figures(column) for column in self.columns]
        whole = [self.costs.figures(column) for column in every]
        return tuple(
            YearRow(
                line.shown_label,
                (
                    *(self._text(one[at].value) for one in shown),
                    *([self._text(sum((one[at].value for one in whole), Decimal(0)))] if self.summed else []),
                ),
            )
            for at, line in enumerate(self.costs.lines)
        )

    @property
    def total(self) -> YearRow:
        """The sum of the costs and overheads."""
        sums = [self.costs.total(column) for column in self.columns]
        return YearRow("Summa", tuple(map(self._text, [*sums, *([self.costs.whole] if self.summed else [])])))

    def _text(self, value: Decimal) -> str:
        said = swedish.amount(value, self.costs.unit, self.costs.decimals)
        return filled(said, with_ore=self.costs.with_ore)


class Costs(Clause):
    """What the activity costs (kostnader)."""

    title: ClassVar[str] = "Kostnader"
    example: ClassVar[dict[str, Any]] = {
        "kind": "costs",
        "unit": "kr",
        "lines": [
            {
                "label": "Projektledare",
                "years": [{"year": "2027", "amount": "620 000 kr"}, {"year": "2028", "amount": "638 600 kr"}],
            },
            {
                "label": "Lokal",
                "years": [{"year": "2027", "amount": "220 000 kr"}, {"year": "2028", "amount": "222 000 kr"}],
            },
            {"label": "Delsumma", "subtotal": "ja"},
            {"label": "Administration", "share": "8 %"},
        ],
    }

    kind: Literal["costs"] = Field("costs", title="Klausultyp")
    unit: Unit = Field(title="Enhet i tabellen", description="kr, tkr eller mnkr")
    period: Period | None = Field(None, title="Tid som kostnaderna gäller")
    paragraphs: Paragraphs | None = Field(None, title="Inledande text")
    lines: tuple[CostLine, ...] = Field(title="Rader", min_length=1)
    stated_total: Amount | None = Field(
        None, title="Angiven summa", description="summan som den står på papperet; jämförs med den uträknade"
    )
    stated_years: tuple[YearAmount, ...] = Field((), title="Angivna summor år för år")

    @kept
    def columns(self) -> tuple[Column | None, ...]:
        """The years and halves that have amounts of their own; ``None`` alone where there are none."""
        return tuple(sorted({one.column for line in self.lines for one in line.years})) or (None,)

    def figures(self, column: Column | None) -> tuple[Figure, ...]:
        """Return what each line comes to in a column."""
        return tuple(self._figures(column))

    def _figures(self, column: Column | None) -> Iterator[Figure]:
        costs, above, part = Decimal(0), Decimal(0), Decimal(0)
        for line in self.lines:
            if line.subtotal:
                yield Figure(line, part, above)
                part = Decimal(0)
                continue
            if line.share is not None:
                figure = Figure(line, _overhead(line, costs, column), costs)
            else:
                figure = Figure(line, line.value(column) or Decimal(0), costs)
                costs += figure.value
            above, part = above + figure.value, part + figure.value
            yield figure

    def total(self, column: Column | None) -> Decimal:
        """Return the costs and overheads of a column in kronor."""
        return sum((one.value for one in self.figures(column) if not one.line.subtotal), Decimal(0))

    @kept
    def whole(self) -> Decimal:
        """The costs and overheads of all columns in kronor."""
        return sum(map(self.total, self.columns), Decimal(0))

    @kept
    def decimals(self) -> int:
        """How many decimals the figures need in the unit of the table."""
        return decimals_of((line.stated(one) for line in self.lines for one in self.columns), self.unit)

    @kept
    def with_ore(self) -> bool:
        """Whether any figure has öre, so that the others make room for them."""
        figures = (figure.value for column in self.columns for figure in self.figures(column))
        return self.unit is Unit.KR and any(one % 1 for one in figures)

    @property
    def tables(self) -> tuple[CostTable, ...]:
        """The costs in tables of at most four columns beside the sum of all."""
        chunks = [self.columns[at : at + _MOST_COLUMNS] for at in range(0, len(self.columns), _MOST_COLUMNS)]
        several = len(self.columns) > 1
        return tuple(CostTable(self, one, summed=several and one is chunks[-1]) for one in chunks)

    @property
    def unit_name(self) -> str:
        """The unit in words for the running text."""
        return swedish.unit_in_words(self.unit)


def _overhead(line: CostLine, costs: Decimal, column: Column | None) -> Decimal:
    """Return what an overhead comes to: as it is stated where that is right, else to the öre."""
    exact = costs * (line.share or 0) / 100
    stated = line.stated(column)
    return stated.kronor if stated is not None and stated.fits(exact) else exact.quantize(_ORE, ROUND_HALF_UP)
