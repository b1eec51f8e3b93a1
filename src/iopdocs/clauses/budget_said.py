"""What the running text tells of a budget beside its tables (löpande text om budgeten)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from iopdocs import swedish
from iopdocs.clauses.basis import UnitPrice
from iopdocs.clauses.budget_line import BudgetLine

__all__ = ["IN_KIND", "PaidLine", "PricedLine", "StatedSum", "Transfer"]

IN_KIND: Final[Mapping[str, str]] = {
    "staff": "arbetstid",
    "volunteer": "arbetstid",
    "premises": "lokaler",
    "material": "material",
    "service": "stöd",
}
"""What contributions in kind are called together."""


@dataclass(frozen=True)
class PaidLine:
    """A line that another party pays (post som betalas med en annan parts bidrag), by its label."""

    label: str
    payer: str
    part: str | None = None
    """How much of the line, where it is not the whole."""


@dataclass(frozen=True)
class StatedSum:
    """What a party, or all together, put in over the whole term (summa för avtalstiden), as it is stated."""

    party: str | None
    text: str


@dataclass(frozen=True)
class PricedLine:
    """A line whose amount follows the actual number (post med pris per enhet), by its label."""

    label: str
    price: UnitPrice


@dataclass(frozen=True)
class Transfer:
    """Money that one party pays to another (kontant bidrag)."""

    payer: str
    receiver: str | None
    line: BudgetLine

    @property
    def amount(self) -> Decimal | None:
        """The one exact figure in kronor, if there is one."""
        return self.line.exact

    @property
    def text(self) -> str:
        """The amount in the running text: ``500 000 kr``, ``högst 500 tkr per år``, ``1 mnkr för 2019 och …``."""
        exact = self.line.exact
        if self.line.years:
            return swedish.list_of([one.text for one in self.line.years])
        if self.line.amount is None and self.line.unit_price is not None:
            return self.line.unit_price.formula
        return swedish.kronor(exact) if exact is not None else str(self.line.amount)
