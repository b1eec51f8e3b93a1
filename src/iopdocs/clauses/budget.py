"""The budget clause (ekonomi, budget): what the parties put in, and what passes between them.

A cash transfer and the cost that it pays are the same money: a line with ``funded_by`` is shown, but counted once in
the partnership's total.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._base import Clause
from iopdocs.clauses.budget_line import BudgetLine, Funding, PartyBudget, YearAmount
from iopdocs.clauses.budget_said import IN_KIND, PaidLine, PricedLine, StatedSum, Transfer
from iopdocs.clauses.budget_table import BudgetRow, BudgetTable, sum_text
from iopdocs.clauses.budget_years import YearRow, YearTable, year_tables
from iopdocs.display import section, whole
from iopdocs.kept import kept
from iopdocs.values import Amount, Paragraphs, Period, Span, Unit

__all__ = [
    "Budget",
    "BudgetLine",
    "BudgetRow",
    "BudgetTable",
    "Funding",
    "PaidLine",
    "PartyBudget",
    "PartyTables",
    "PricedLine",
    "StatedSum",
    "Transfer",
    "YearAmount",
    "YearRow",
    "YearTable",
]


@dataclass(frozen=True)
class PartyTables:
    """The tables of one party (en parts tabeller): what stands once, and what stands year by year."""

    budget: PartyBudget
    unit: Unit

    @property
    def tables(self) -> tuple[BudgetTable, ...]:
        """The table without what stands year by year, if it has any rows."""
        made = BudgetTable(self.budget, self.unit)
        return (made,) if made.rows else ()

    @property
    def year_tables(self) -> tuple[YearTable, ...]:
        """What stands year by year."""
        return year_tables(self.budget, self.unit)


class Budget(Clause):
    """The budget (ekonomi och budget)."""

    title: ClassVar[str] = "Ekonomi"
    example: ClassVar[dict[str, Any]] = {
        "kind": "budget",
        "unit": "kr",
        "period": "2027-01-01 – 2027-12-31",
        "contributions": [
            {
                "party": "kommunen",
                "lines": [
                    {"label": "Verksamhetsstöd", "kind": "cash", "to": "foreningen", "amount": "400 000 kr"},
                    {"label": "Handledning", "kind": "staff", "amount": "25 000 kr"},
                ],
                "stated_total": "425 000 kr",
            },
            {
                "party": "foreningen",
                "lines": [
                    {"label": "Arbetsledare", "kind": "staff", "amount": "400 000 kr", "funded_by": "kommunen"},
                    {
                        "label": "Ideell tid",
                        "kind": "volunteer",
                        "basis": {"kind": "product", "factors": ["40 veckor", "20 tim/vecka"], "rate": "150 kr"},
                        "note": "Medlemmar som leder aktiviteter.",
                    },
                ],
            },
        ],
    }

    kind: Literal["budget"] = Field("budget", title="Klausultyp")
    unit: Unit = Field(title="Enhet i tabellerna", description="kr, tkr eller mnkr")
    period: Period | None = Field(None, title="Tid som budgeten gäller")
    paragraphs: Paragraphs | None = Field(None, title="Inledande text")
    contributions: tuple[PartyBudget, ...] = Field(title="Parternas insatser", min_length=1)
    stated_total: Amount | None = Field(
        None,
        title="Partnerskapets angivna summa",
        description="den summa för alla parter som underlaget anger; bidrag mellan parterna räknas en gång",
    )

    @kept
    def years(self) -> tuple[int, ...]:
        """The years for which amounts stand year by year."""
        return tuple(sorted({one.year for line in self._lines for one in line.years}))

    @kept
    def _lines(self) -> tuple[BudgetLine, ...]:
        return tuple(line for one in self.contributions for line in one.lines)

    @kept
    def tables(self) -> tuple[BudgetTable, ...]:
        """The budget of each party as a table, without what stands year by year."""
        return tuple(made for one in self.contributions if (made := BudgetTable(one, self.unit)).rows)

    @kept
    def year_tables(self) -> tuple[YearTable, ...]:
        """What each party puts in year by year, a column for each year."""
        return tuple(made for one in self.contributions for made in year_tables(one, self.unit))

    @property
    def parts(self) -> tuple[PartyTables, ...]:
        """The tables of each party, in the order of the budget."""
        return tuple(PartyTables(one, self.unit) for one in self.contributions)

    def _repr_html_(self) -> str:
        """Show the budget in Jupyter: a table for each party, or what is missing to make them."""
        return section(self.shown_heading, whole(self._shown_tables))

    def _shown_tables(self) -> str:
        return "".join([*(one.html for one in self.tables), *(one.html for one in self.year_tables)])

    @property
    def unit_name(self) -> str:
        """The unit in words for the running text: ``tusental kronor (tkr)``."""
        return swedish.unit_in_words(self.unit)

    @property
    def has_amounts(self) -> bool:
        """Whether any contribution has an amount."""
        return any(one.has_amounts for one in self.contributions)

    @kept
    def transfers(self) -> tuple[Transfer, ...]:
        """The cash that is paid from one party to another."""
        return tuple(
            Transfer(one.party, line.to, line)
            for one in self.contributions
            for line in one.lines
            if line.kind == "cash" and (line.span is not None or line.years)
        )

    @kept
    def counted_once(self) -> Decimal:
        """The money that stands both as a transfer and as the cost it pays."""
        return sum((amount for line in self._lines for _, amount in line.paid), Decimal(0))

    @property
    def funded(self) -> tuple[PaidLine, ...]:
        """The lines that another party's contribution pays, so that the money stands in two tables."""
        whole = [PaidLine(line.label, line.funded_by) for line in self._lines if line.funded_by]
        sources = ((line, one) for line in self._lines for one in line.funding if one.party)
        return (*whole, *(PaidLine(line.label, one.party or "", one.part_text) for line, one in sources))

    @property
    def lacks_an_amount(self) -> bool:
        """Whether some contribution has no amount, so that a sum is not that of all."""
        return any(one.lacks_an_amount for one in self.contributions)

    @property
    def over_time(self) -> tuple[StatedSum, ...]:
        """The stated sums for the whole term that no table and no other sentence shows."""
        each = ((one.party, one.over_time) for one in self.contributions)
        known = tuple(StatedSum(party, str(amount)) for party, amount in each if amount is not None)
        return (*known, StatedSum(None, str(self.stated_total))) if self._states_more_than_a_time else known

    @property
    def _states_more_than_a_time(self) -> bool:
        """Whether the stated sum is of amounts that recur or are open, and not what they come to each time."""
        stated, span = self.stated_total, self.span
        recurs = any(line.per is not None or line.is_open for line in self._lines)
        return stated is not None and stated.per is None and recurs and (span is None or not stated.fits(span.low))

    @property
    def in_kind(self) -> str | None:
        """What is put in beside money, in the running text: ``arbetstid och lokaler``; nothing where none is."""
        kinds = {line.kind for line in self._lines if not line.funded_by}
        return swedish.list_of(dict.fromkeys(IN_KIND[kind] for kind in IN_KIND if kind in kinds)) or None

    @property
    def values_in_kind(self) -> bool:
        """Whether any of that has an amount."""
        given = (line for line in self._lines if line.kind in IN_KIND and not line.funded_by)
        return any(line.span is not None or line.years for line in given)

    @kept
    def fees(self) -> tuple[Transfer, ...]:
        """What one party pays another for premises or the like, which is no contribution (hyror och avgifter)."""
        given = ((one.party, line) for one in self.contributions for line in one.lines if not line.is_shared)
        return tuple(Transfer(party, line.to, line) for party, line in given if line.span is not None or line.years)

    @property
    def by_number(self) -> tuple[PricedLine, ...]:
        """The lines whose amount is a price times the actual number."""
        return tuple(PricedLine(line.label, line.unit_price) for line in self._lines if line.unit_price is not None)

    @property
    def counts_once(self) -> bool:
        """Whether any money stands in two tables."""
        return self.counted_once > 0

    @property
    def total(self) -> Decimal:
        """What the exact figures of all parties come to, in kronor; transferred money once, and no fees among them."""
        exact = (line.exact or Decimal(0) for line in self._lines if line.is_shared)
        return sum(exact, Decimal(0)) - self.counted_once

    @kept
    def span(self) -> Span | None:
        """What all parties put in together, of all years where they are given; ``None`` where it cannot be computed."""
        given = [line for line in self._lines if line.is_shared and (line.years or line.span is not None)]
        if self.years:
            return self._bounded([line.whole for line in given])
        return self._bounded([line.span for line in given]) if len({line.per for line in given}) == 1 else None

    def _bounded(self, spans: list[Span | None]) -> Span | None:
        low, high, about = Decimal(0), Decimal(0), False
        for span in spans:
            if span is None or span.high is None:
                return None
            low, high, about = low + span.low, high + span.high, about or span.about
        return Span(low - self.counted_once, high - self.counted_once, about)

    @kept
    def total_text(self) -> str | None:
        """The total in the running text, or nothing where it cannot be computed."""
        span = self.span
        own = [line for line in self._lines if line.is_shared and not line.funded_by]
        if span is None or not any(line.years or line.span is not None for line in own):
            return None
        per = next((line.per for line in own if line.per is not None), None)
        recurring = f" per {per}" if per else ""
        amounts = [*(line.said for line in own), *(one.amount for line in own for one in line.years)]
        return f"{sum_text(span, Unit.KR, amounts)}\N{NO-BREAK SPACE}kr{recurring}{self._time}"

    @property
    def _time(self) -> str:
        """The years that a total is for, as they follow it."""
        if not self.years:
            return ""
        first, last = self.years[0], self.years[-1]
        return f" för {first}" if first == last else f" för {first}–{last}"

    @property
    def has_open_years(self) -> bool:
        """Whether some year's amount is decided later."""
        return any(line.is_open for line in self._lines)
