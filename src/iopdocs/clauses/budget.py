"""The budget clause (ekonomi, budget): what each party puts in, and how the figures hang together.

Amounts that are stated are compared with what is computed and never replace it. A cash transfer and the cost that
it pays are the same money: a line with ``funded_by`` is shown, but counted once in the total.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.clauses.basis import Basis
from iopdocs.model import Model
from iopdocs.values import Line, Paragraphs, Period, Slug, StatedAmount, Unit

__all__ = ["Budget", "BudgetLine", "BudgetRow", "BudgetTable", "PartyBudget"]

LineKind = Literal["cash", "own_cash", "staff", "premises", "material", "volunteer", "service", "cost"]


class BudgetLine(Model):
    """One line of a budget (budgetpost)."""

    phrases: ClassVar[Phrases] = {
        "kind": {
            "cash": "kontant bidrag till en annan part",
            "own_cash": "egna pengar",
            "staff": "personal",
            "premises": "lokaler",
            "material": "material och utrustning",
            "volunteer": "ideell tid",
            "service": "tjänst eller stöd",
            "cost": "kostnad",
        },
    }

    label: Line = Field(title="Budgetpost")
    kind: LineKind = Field(title="Sorts insats")
    amount: StatedAmount | None = Field(
        None,
        title="Belopp",
        description="som det anges, med enhet; får saknas för en insats utan belopp eller med underlag",
    )
    basis: Basis | None = Field(None, title="Beräkningsunderlag")
    to: Slug | None = Field(None, title="Betalas till", description="partens id; för kontanta bidrag")
    funded_by: Slug | None = Field(
        None,
        title="Betalas med bidrag från",
        description="partens id; då räknas beloppet en gång i partnerskapets summa",
    )
    note: Line | None = Field(None, title="Anmärkning under tabellen")

    @property
    def exact(self) -> Decimal | None:
        """The amount in kronor: computed from the basis if it can be, else as stated; ``None`` without any."""
        computed = self.basis.amount if self.basis else None
        if computed is None and self.amount is not None:
            return self.amount.kronor
        return computed


class PartyBudget(Model):
    """What one party puts in (en parts insatser)."""

    party: Slug = Field(title="Part")
    lines: tuple[BudgetLine, ...] = Field(title="Budgetposter", min_length=1)
    stated_total: StatedAmount | None = Field(
        None, title="Angiven summa", description="summan som den står på papperet; jämförs med den uträknade"
    )

    @property
    def total(self) -> Decimal:
        """The computed sum of the lines in kronor; a line without amount adds nothing."""
        return sum((line.exact or Decimal(0) for line in self.lines), Decimal(0))

    @property
    def has_amounts(self) -> bool:
        """Whether any line has an amount."""
        return any(line.exact is not None for line in self.lines)


@dataclass(frozen=True)
class BudgetRow:
    """A line as it stands in the table (tabellrad).

    Each cell is computed when it is read, so that a hole stays in its cell.
    """

    line: BudgetLine
    unit: Unit
    mark: str

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
        exact = self.line.exact
        return "utan belopp" if exact is None else swedish.amount(exact, self.unit)


@dataclass(frozen=True)
class BudgetTable:
    """One party's budget as a table (budgettabell)."""

    budget: PartyBudget
    unit: Unit

    @property
    def party(self) -> str:
        """The party's id."""
        return self.budget.party

    @property
    def rows(self) -> tuple[BudgetRow, ...]:
        """The rows in the order of the budget; notes are marked 1), 2) and so on."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[BudgetRow]:
        notes = 0
        for line in self.budget.lines:
            notes += line.note is not None
            yield BudgetRow(line, self.unit, f"\N{NO-BREAK SPACE}{notes})" if line.note is not None else "")

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes under the table with their marks."""
        texts = (line.note for line in self.budget.lines if line.note is not None)
        return tuple(f"{number}) {text}" for number, text in enumerate(texts, 1))

    @property
    def has_formula(self) -> bool:
        """Whether any row shows how its amount is computed."""
        return any(line.basis is not None for line in self.budget.lines)

    @property
    def has_total(self) -> bool:
        """Whether there is anything to sum."""
        return self.budget.has_amounts

    @property
    def total(self) -> str:
        """The sum in the table's unit, rounded once from exact kronor."""
        return swedish.amount(self.budget.total, self.unit)

    @property
    def is_rounded(self) -> bool:
        """Whether the printed rows add up to something else than the printed sum, because each is rounded by itself."""
        amounts = [line.exact for line in self.budget.lines if line.exact is not None]
        return sum(map(self.unit.round, amounts), Decimal(0)) != self.unit.round(self.budget.total)


@dataclass(frozen=True)
class Transfer:
    """Money that one party pays to another (kontant bidrag)."""

    payer: str
    receiver: str | None
    amount: Decimal


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

    @property
    def tables(self) -> tuple[BudgetTable, ...]:
        """The budget of each party as a table."""
        return tuple(BudgetTable(one, self.unit) for one in self.contributions)

    @property
    def unit_name(self) -> str:
        """The unit in words for the running text: ``tusental kronor (tkr)``."""
        names = {
            "kr": "kronor",
            "tkr": "tusental kronor (tkr)",
            "mnkr": "miljoner kronor (mnkr)",
            "mdkr": "miljarder kronor (mdkr)",
        }
        return names[str(self.unit)]  # str reaches a hole, a look-up would not

    @property
    def has_amounts(self) -> bool:
        """Whether any contribution has an amount."""
        return any(one.has_amounts for one in self.contributions)

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """The cash that is paid from one party to another."""
        return tuple(
            Transfer(one.party, line.to, line.exact)
            for one in self.contributions
            for line in one.lines
            if line.kind == "cash" and line.exact is not None
        )

    @property
    def counted_once(self) -> Decimal:
        """The money that stands both as a transfer and as the cost it pays."""
        return sum(
            (line.exact or Decimal(0) for one in self.contributions for line in one.lines if line.funded_by), Decimal(0)
        )

    @property
    def counts_once(self) -> bool:
        """Whether any money stands in two tables."""
        return self.counted_once > 0

    @property
    def total(self) -> Decimal:
        """What all parties put in together, in kronor; money that is transferred is counted once."""
        return sum((one.total for one in self.contributions), Decimal(0)) - self.counted_once
