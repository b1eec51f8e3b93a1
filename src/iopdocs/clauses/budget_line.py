"""The lines of a budget (budgetposter) and what they come to.

Amounts that are stated are compared with what is computed and never replace it. What cannot be computed (an amount that
is set later, amounts for different times) is left unsummed, and the document says so.
"""

from decimal import Decimal
from functools import reduce
from operator import add
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._phrases import Elsewhere, Phrases
from iopdocs.clauses.basis import Basis, UnitPrice
from iopdocs.clauses.budget_time import HALVES, Column, Half
from iopdocs.kept import kept
from iopdocs.model import Model
from iopdocs.values import Amount, Day, Line, Per, Share, Slug, Span

__all__ = ["BudgetLine", "Funding", "LineKind", "PartyBudget", "YearAmount"]

LineKind = Literal["cash", "own_cash", "staff", "premises", "material", "volunteer", "service", "cost", "fee"]
Year = Annotated[int, Field(ge=1990, le=2999)]


class YearAmount(Model):
    """The amount of one year, or of a half of it (belopp för ett år); one that is decided later has none."""

    phrases: ClassVar[Phrases] = {"half": HALVES}

    year: Year = Field(title="År")
    half: Half | None = Field(None, title="Halvår eller termin", description="när beloppet gäller en del av året")
    amount: Amount | None = Field(None, title="Belopp", description="saknas om beloppet beslutas senare")

    @kept
    def column(self) -> Column:
        """The time that the amount is for, as a column of the table."""
        return Column(self.year, self.half)

    @property
    def text(self) -> str:
        """The amount and its time in the running text."""
        said = str(self.amount) if self.amount else "ett belopp som beslutas senare"
        return f"{said} för {self.column.said}"


class Funding(Model):
    """Where the money of a line comes from (finansiering): a nämnd, a state grant, the budget of a year."""

    source: Line = Field(title="Finansieringskälla", description="till exempel kulturnämnden eller ett statsbidrag")
    party: Slug | None = Field(
        None,
        title="Part vars bidrag är källan",
        description="partens id, när en del av posten betalas med ett bidrag; då räknas den delen en gång",
    )
    amount: Amount | None = Field(None, title="Belopp från källan")
    share: Share | None = Field(None, title="Andel från källan", description="till exempel 50 %")
    last: Day | None = Field(None, title="Källans sista dag", description="då ett öronmärkt bidrag upphör")

    @property
    def part_text(self) -> str:
        """How much of the line the source pays, in the running text."""
        if self.amount is not None:
            return str(self.amount)
        return swedish.percent(self.share) if self.share is not None else "en del"

    @property
    def text(self) -> str:
        """The source with what it gives: ``kulturnämnden (100 000 kr)``."""
        until = f"till och med {swedish.den_date(self.last)}" if self.last else ""
        said = [str(self.amount) if self.amount else "", swedish.percent(self.share) if self.share else "", until]
        within = ", ".join(filter(None, said))
        return f"{self.source} ({within})" if within else self.source


class BudgetLine(Model):
    """One line of a budget (budgetpost).

    The amount stands in ``amount``, is computed from ``basis``, or stands for each of several ``years``; a contribution
    in kind may have none.
    """

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
            "fee": "hyra eller avgift till en annan part",
        },
    }
    elsewhere: ClassVar[Elsewhere] = {
        "kind": {
            "funding": ("cash", "own_cash"),
            "activity": ("service", "staff"),
            "guidance": ("service", "staff"),
            "coordination": ("staff",),
        },
    }

    label: Line = Field(title="Budgetpost")
    kind: LineKind = Field(title="Sorts insats")
    amount: Amount | None = Field(
        None,
        title="Belopp",
        description="500 000 kr, cirka 500 tkr per år eller 400–500 tkr; får saknas för en insats utan belopp",
    )
    basis: Basis | None = Field(None, title="Beräkningsunderlag")
    years: tuple[YearAmount, ...] = Field((), title="Belopp år för år")
    stated_total: Amount | None = Field(
        None, title="Angiven summa för alla åren", description="som den står på papperet; jämförs med årens belopp"
    )
    to: Slug | None = Field(
        None, title="Betalas till", description="partens id; för kontanta bidrag, hyror och avgifter"
    )
    funded_by: Slug | None = Field(
        None,
        title="Betalas med bidrag från",
        description="partens id; då räknas beloppet en gång i partnerskapets summa",
    )
    funding: tuple[Funding, ...] = Field((), title="Finansieras av")
    note: Line | None = Field(None, title="Anmärkning under tabellen")

    @kept
    def exact(self) -> Decimal | None:
        """The one exact figure in kronor: computed from the basis if it can be, else as stated; else ``None``.

        There is none where the amount recurs or stands year by year: the basis is then that of each time.
        """
        if self.years or self.per is not None:
            return None
        computed = self._computed
        if computed is None and self.amount is not None and self.amount.exact:
            return self.amount.kronor
        return computed

    @kept
    def span(self) -> Span | None:
        """What the line can come to in kronor each time, or ``None`` without an amount."""
        computed = self._computed
        if computed is not None and not self.years:
            return Span(computed, computed)
        if self.amount is not None or self.years:
            return self.amount.span if self.amount else None
        return self.unit_price.span if self.unit_price is not None else None

    @property
    def unit_price(self) -> UnitPrice | None:
        """The price for each of something, where the amount follows the actual number."""
        return self.basis if isinstance(self.basis, UnitPrice) else None

    @property
    def _computed(self) -> Decimal | None:
        """What the basis gives in kronor, if it can be computed."""
        return self.basis.amount if self.basis else None

    @kept
    def paid(self) -> tuple[tuple[str, Decimal], ...]:
        """What other parties' contributions pay of the line: the id of each, and how many kronor as far as is known."""
        if self.funded_by is not None:
            return ((self.funded_by, self._known or Decimal(0)),)
        return tuple((one.party, self._part(one)) for one in self.funding if one.party is not None)

    def _part(self, source: Funding) -> Decimal:
        if source.amount is not None:
            return source.amount.kronor if source.amount.exact else Decimal(0)
        known = self._known
        return known * source.share / 100 if known and source.share else Decimal(0)

    @property
    def _known(self) -> Decimal | None:
        """The exact figure of the line each time it recurs, or of all its years together."""
        span = self.whole if self.years else self.span
        return span.low if span is not None and span.exact else None

    @kept
    def whole(self) -> Span | None:
        """What the line comes to over all its years, or once; ``None`` where it recurs or is still open."""
        if not self.years:
            return self.span if self.per is None else None
        spans = [one.amount.span for one in self.years if one.amount is not None]
        return reduce(add, spans) if len(spans) == len(self.years) else None

    @property
    def is_shared(self) -> bool:
        """Whether the line is put into the partnership: what pays for another party's premises or service is not."""
        return self.kind != "fee"

    @property
    def is_open(self) -> bool:
        """Whether the amount of some year is decided later."""
        return any(one.amount is None for one in self.years)

    @property
    def said(self) -> Amount | None:
        """The amount as it is stated, where nothing computes an exact one."""
        return self.amount if self.exact is None else None

    @kept
    def per(self) -> Per | None:
        """How often the amount recurs."""
        if self.amount is not None:
            return self.amount.per
        return self.unit_price.per if self.unit_price is not None else None

    def at(self, column: Column) -> YearAmount | None:
        """Return the amount of a year or a half of one, if the line has one for just that time."""
        return next((one for one in self.years if one.column == column), None)


class PartyBudget(Model):
    """What one party puts in (en parts insatser)."""

    party: Slug = Field(title="Part")
    lines: tuple[BudgetLine, ...] = Field(title="Budgetposter", min_length=1)
    stated_total: Amount | None = Field(
        None, title="Angiven summa", description="summan som den står på papperet; jämförs med den uträknade"
    )
    stated_years: tuple[YearAmount, ...] = Field((), title="Angivna summor år för år")
    stated_share: Share | None = Field(
        None, title="Angiven andel", description="partens andel av de samlade insatserna, till exempel 50 %"
    )

    @kept
    def span(self) -> Span | None:
        """What the lines come to together, each time they recur; ``None`` where that cannot be summed."""
        spans = [line.span for line in self.lines if line.span is not None]
        recurrences = {line.per for line in self.lines if line.span is not None}
        return reduce(add, spans) if spans and len(recurrences) == 1 else None

    @kept
    def per(self) -> Per | None:
        """How often the sum recurs."""
        return next((line.per for line in self.lines if line.span is not None), None) if self.span else None

    @property
    def total(self) -> Decimal:
        """The sum of the lines that have one exact figure, in kronor."""
        return sum((line.exact or Decimal(0) for line in self.lines), Decimal(0))

    @property
    def lacks_an_amount(self) -> bool:
        """Whether some line has none."""
        return any(line.span is None and not line.years for line in self.lines)

    @property
    def over_time(self) -> Amount | None:
        """The stated sum for the whole term, where the tables do not show it: of amounts that recur or are open."""
        stated, recurs = self.stated_total, any(line.per is not None or line.is_open for line in self.lines)
        if stated is None or stated.per is not None or not recurs:
            return None
        return stated if self.span is None or not stated.fits(self.span.low) else None

    @property
    def is_exact(self) -> bool:
        """Whether :attr:`total` is the whole sum: every line with an amount has one exact figure."""
        return (
            self.span is not None
            and self.span.exact
            and self.per is None
            and not any(line.years for line in self.lines)
        )

    @property
    def has_amounts(self) -> bool:
        """Whether any line has an amount."""
        return any(line.span is not None or line.years for line in self.lines)
