"""What differs in the data of two versions and matters most (uppgifter): money, term and what the heading tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.changes.version import Version
from iopdocs.clauses import Clause
from iopdocs.clauses.budget import Budget, PartyBudget
from iopdocs.clauses.term import Term
from iopdocs.model import HoleReached, is_hole

__all__ = ["Fact", "Money", "facts", "money"]

C = TypeVar("C", bound=Clause)

_NOT_SUMMED: Final = "inget belopp som går att summera"
_NOTHING: Final = "saknas"


@dataclass(frozen=True, slots=True)
class Money:
    """What a party puts in by the exact amounts of its budgets, in kronor (en parts insatser).

    ``old`` and ``new`` are ``None`` in a version where it puts in nothing that can be summed; ``old_per`` and
    ``new_per`` say how often the sum recurs.
    """

    party: str
    name: str
    old: Decimal | None
    new: Decimal | None
    old_per: str | None = None
    new_per: str | None = None

    @property
    def difference(self) -> Decimal | None:
        """How much more the party puts in, each time; ``None`` where the sums cannot be compared."""
        if self.old is None or self.new is None or self.old_per != self.new_per:
            return None
        return self.new - self.old

    @property
    def text(self) -> str:
        """In words: ``Exempelby kommun: 520 000 kr har blivit 560 000 kr, 40 000 kr mer``."""
        old, new = _sum_text(self.old, self.old_per), _sum_text(self.new, self.new_per)
        more = self.difference
        told = f", {swedish.kronor(abs(more))} {'mer' if more > 0 else 'mindre'}" if more is not None else ""
        return f"{self.name}: {old} har blivit {new}{told}"


def _sum_text(total: Decimal | None, per: str | None) -> str:
    if total is None:
        return _NOT_SUMMED
    return f"{swedish.kronor(total)} per {per}" if per else swedish.kronor(total)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that differs (uppgift): what it is called, and what it is in each version."""

    title: str
    old: str
    new: str

    @property
    def text(self) -> str:
        """In words."""
        return f"{self.title}: {self.old} har blivit {self.new}"


def money(old: Agreement, new: Agreement) -> tuple[Money, ...]:
    """Return what differs in what each party puts in, the old version's parties first."""
    before, after = _sums(old), _sums(new)
    names = _names(old) | _names(new)
    found = (
        Money(party, names.get(party, party), one[0], other[0], one[1], other[1])
        for party in dict.fromkeys([*before, *after])
        for one, other in [(before.get(party, _NO_SUM), after.get(party, _NO_SUM))]
        if one != other
    )
    return tuple(found)


_Sum = tuple[Decimal | None, str | None]
_NO_SUM: Final[_Sum] = (None, None)


def _names(agreement: Agreement) -> dict[str, str]:
    parties = () if is_hole(agreement.parties) else agreement.parties
    return {str(one.id): str(one.name) for one in parties if not (is_hole(one.id) or is_hole(one.name))}


def _sums(agreement: Agreement) -> dict[str, _Sum]:
    """What each party puts in, in all its budgets; one whose amounts are not exact, or recur differently, has none."""
    found: dict[str, _Sum] = {}
    for budget in _of_type(agreement, Budget):
        for one in () if is_hole(budget.contributions) else budget.contributions:
            try:
                party, (total, per) = f"{one.party}", _sum(one)
            except HoleReached:
                continue
            known, known_per = found.get(party, (Decimal(0), per))
            is_sum = total is not None and known is not None and known_per == per
            found[party] = ((known or Decimal(0)) + (total or Decimal(0)), per) if is_sum else _NO_SUM
    return found


def _sum(one: PartyBudget) -> _Sum:
    years = [year.amount for line in one.lines for year in line.years]
    if any(amount is None or not amount.exact for amount in years) or not one.has_amounts:
        return _NO_SUM
    yearly = sum((amount.kronor for amount in years if amount is not None), Decimal(0))
    span, per = one.span, one.per
    if span is None:
        others = any(line.span is not None for line in one.lines)
        return _NO_SUM if others else (yearly, None)
    if not span.exact or (per is not None and years):
        return _NO_SUM
    return span.low + yearly, None if per is None else str(per)


def facts(old: Version, new: Version) -> tuple[Fact, ...]:
    """Return what differs in the heading, the term and what only a letterhead shows."""
    sides = [dict(_facts(one)) for one in (old, new)]
    titles = dict.fromkeys([*sides[0], *sides[1]])
    found = (Fact(title, sides[0].get(title, _NOTHING), sides[1].get(title, _NOTHING)) for title in titles)
    return tuple(one for one in found if one.old != one.new)


def _facts(version: Version) -> Iterator[tuple[str, str]]:
    paper = version.paper
    yield "Rubrik", paper.shown_title
    if paper.reference:
        yield "Diarienummer", paper.reference
    if paper.dated:
        yield "Avtalets datum", swedish.long_date(paper.dated)
    for term in _of_type(paper, Term)[:1]:
        if not is_hole(term.period):
            yield "Första dag", swedish.long_date(term.period.start)
            yield "Sista dag", swedish.long_date(term.period.end) if term.period.end else "tills vidare"
    yield "Innehållsförteckning", "ja" if paper.contents is True else "nej"
    yield "Utkast", "ja" if version.is_draft else "nej"


def _of_type(agreement: Agreement, kind: type[C]) -> list[C]:
    return [] if is_hole(agreement.clauses) else [one for one in agreement.clauses if isinstance(one, kind)]
