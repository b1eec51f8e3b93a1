"""How an amount in a budget is computed (beräkningsunderlag): the factors as the agreement states them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import prod
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from iopdocs import swedish
from iopdocs.clauses._phrases import Phrases
from iopdocs.kept import kept
from iopdocs.model import Model
from iopdocs.values import Kronor, Share
from iopdocs.values.quantity import Quantity

__all__ = ["Basis", "Product", "SalaryShare"]

_ORE = Decimal("0.01")
_TIMES = " × "
_TOO_MUCH = Decimal(10) ** 12
PeopleCount = Annotated[int, Field(ge=1, le=100_000)]


def _ore(amount: Decimal) -> Decimal:
    """Return an amount in whole öre: half an öre goes up, as money is rounded."""
    return amount.quantize(_ORE, ROUND_HALF_UP)


class Product(Model):
    """A number of something times a price (mängd × pris): 44 veckor × 40 tim/vecka × 134 kr."""

    kind: Literal["product"] = Field("product", title="Sorts underlag")
    factors: tuple[Quantity, ...] = Field(
        title="Faktorer", description="till exempel 44 veckor och 40 tim/vecka", min_length=1
    )
    rate: Kronor = Field(title="Pris per enhet")
    stated_product: Quantity | None = Field(
        None,
        title="Angiven mellansumma",
        description="vad faktorerna anges bli på papperet, till exempel 1 760 tim; jämförs med det uträknade",
    )

    @model_validator(mode="after")
    def _within_bounds(self) -> Product:
        if self.quantity * abs(self.rate) >= _TOO_MUCH:
            raise ValueError("underlaget ger ett belopp på tusen miljarder kronor eller mer")
        return self

    @kept
    def quantity(self) -> Decimal:
        """The factors multiplied."""
        return prod((factor.number for factor in self.factors), start=Decimal(1))

    @property
    def amount(self) -> Decimal | None:
        """The computed amount in kronor."""
        return _ore(self.quantity * self.rate)

    @property
    def readings(self) -> tuple[tuple[str, Decimal], ...]:
        """What the basis can mean, with the amount of each; here only one thing."""
        return ((self.formula, _ore(self.quantity * self.rate)),)

    @property
    def formula(self) -> str:
        """The computation as it is printed: ``44 veckor × 40 tim/vecka × 134 kr``."""
        return _TIMES.join([*map(str, self.factors), swedish.kronor(self.rate)])


class SalaryShare(Model):
    """A share of salaries (andel av lön): 3 personer, 196 tkr, 10 %.

    Whether the salary is for each person or for all together changes the amount; ``salary_for`` says which. Where an
    agreement does not say, it is left out, and the amount is known only if one reading fits.
    """

    phrases: ClassVar[Phrases] = {"salary_for": {"each": "per person", "together": "för alla tillsammans"}}

    kind: Literal["salary_share"] = Field("salary_share", title="Sorts underlag")
    people: PeopleCount = Field(title="Antal personer")
    salary: Kronor = Field(title="Lön", description="lön med sociala avgifter för den tid som budgeten gäller")
    share: Share = Field(title="Andel av lönen", description="till exempel 10 %")
    salary_for: Literal["each", "together"] | None = Field(
        None, title="Lönen avser", description="each: varje person, together: alla tillsammans"
    )

    @kept
    def readings(self) -> tuple[tuple[str, Decimal], ...]:
        """What the basis can mean, with the amount of each reading."""
        together = self.salary * self.share / 100
        both = (("together", together), ("each", together * self.people))
        wanted = [reading for reading in both if self.salary_for in (None, reading[0])]
        if self.people == 1:
            wanted = wanted[:1]
        return tuple((self.phrases["salary_for"][name], _ore(amount)) for name, amount in wanted)

    @property
    def amount(self) -> Decimal | None:
        """The computed amount in kronor, or ``None`` while the basis can mean two things."""
        return self.readings[0][1] if len(self.readings) == 1 else None

    @property
    def formula(self) -> str:
        """The computation as it is printed: ``10 % av 196 000 kr för alla tillsammans (3 personer)``."""
        people = swedish.plural(self.people, "person", "personer")
        meant = f" {self.phrases['salary_for'][self.salary_for]}" if self.salary_for and self.people > 1 else ""
        return f"{swedish.percent(self.share)} av {swedish.kronor(self.salary)}{meant} ({people})"


Basis = Annotated[Product | SalaryShare, Field(discriminator="kind")]
"""How an amount is computed."""
