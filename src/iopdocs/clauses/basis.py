"""How an amount in a budget is computed (beräkningsunderlag): the factors as the agreement states them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from math import prod
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field, model_validator

from iopdocs import swedish
from iopdocs.clauses._phrases import Phrases
from iopdocs.kept import kept
from iopdocs.model import Model
from iopdocs.values import Kronor, Line, Per, Share, Span
from iopdocs.values.quantity import Quantity

__all__ = ["Basis", "CountedBasis", "Product", "SalaryShare", "UnitPrice"]

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


_TIMES_OF_A_YEAR: Final = {
    "år": Per.YEAR,
    "året": Per.YEAR,
    "halvår": Per.HALF_YEAR,
    "kvartal": Per.QUARTER,
    "månad": Per.MONTH,
    "månaden": Per.MONTH,
}
_EACH: Final = re.compile(r"(?:^|\s)(?:per|om|i|och)\s+(\w+)$|/\s?(\w+)$")
"""A time at the end of a unit: *vårddygn per år*, *plats och månad*."""
_SHORTER: Final = frozenset({"dag", "dygn", "natt", "vecka", "timme", "tim"})


class UnitPrice(Model):
    """A price for each of something whose number is not settled (pris per enhet): 2 543 kr per vårddygn.

    The amount is the price times the actual number, but no less than for ``at_least`` and no more than for ``at_most``.
    """

    kind: Literal["unit_price"] = Field("unit_price", title="Sorts underlag")
    rate: Kronor = Field(title="Pris per enhet")
    unit: Line = Field(title="Enhet", description="följer efter ”per”: vårddygn, deltagarvecka, plats och månad")
    at_least: Quantity | None = Field(
        None, title="Lägsta antal", description="som betalas även om det verkliga antalet blir lägre: 3 500 vårddygn"
    )
    at_most: Quantity | None = Field(None, title="Högsta antal", description="som betalas: 4 000 vårddygn per år")

    @model_validator(mode="after")
    def _within_bounds(self) -> UnitPrice:
        least, most = self.at_least, self.at_most
        if max((one.number for one in (least, most) if one is not None), default=1) * abs(self.rate) >= _TOO_MUCH:
            raise ValueError("underlaget ger ett belopp på tusen miljarder kronor eller mer")
        if least is not None and most is not None and least.number > most.number:
            raise ValueError(f"det lägsta antalet, {least}, är högre än det högsta, {most}")
        return self

    @property
    def amount(self) -> None:
        """Nothing: the amount is not known beforehand."""
        return

    @kept
    def per(self) -> Per | None:
        """How often the least and the most come again: with the unit itself, or as their own words say."""
        bounds = (one.unit for one in (self.at_least, self.at_most) if one is not None)
        return next(
            (_TIMES_OF_A_YEAR[time] for text in (*bounds, self.unit) if (time := _time(text)) in _TIMES_OF_A_YEAR), None
        )

    @kept
    def span(self) -> Span:
        """What is paid at the least and at the most in kronor, each time that they come again."""
        return Span(self._worth(self.at_least) or Decimal(0), self._worth(self.at_most))

    def _worth(self, number: Quantity | None) -> Decimal | None:
        """Return what a number of the unit costs; ``None`` where that is for a time too short to tell how often."""
        return None if number is None or _time(self.unit) in _SHORTER else _ore(number.number * self.rate)

    @property
    def readings(self) -> tuple[tuple[str, Decimal], ...]:
        """The least and the most that the basis gives, with the words for each."""
        return tuple((text, amount) for text, amount in self._limits if amount is not None)

    @property
    def _limits(self) -> tuple[tuple[str, Decimal | None], ...]:
        both = (("minst", self.at_least), ("högst", self.at_most))
        return tuple((f"{word} för {one}", self._worth(one)) for word, one in both if one is not None)

    @property
    def bounds(self) -> str | None:
        """The least and the most in the running text: ``minst för 3 500 vårddygn (8 900 500 kr)``."""
        said = (text if amount is None else f"{text} ({swedish.kronor(amount)})" for text, amount in self._limits)
        return " och ".join(said) or None

    @property
    def formula(self) -> str:
        """The price as it is printed: ``2 543 kr per vårddygn``."""
        return f"{swedish.kronor(self.rate)} per {self.unit}"


def _time(unit: str) -> str:
    """Return the time that a unit is for, or nothing."""
    found = _EACH.search(unit)
    return (found[1] or found[2]) if found else ""


Basis = Annotated[Product | SalaryShare | UnitPrice, Field(discriminator="kind")]
"""How an amount is computed."""

CountedBasis = Annotated[Product | SalaryShare, Field(discriminator="kind")]
"""How an amount that is known beforehand is computed."""
