"""What rules may ask about an agreement (ärendet): clauses by type, parties by id, and the running text.

Everything is computed when it is first asked for and kept for the rest of the judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses._base import Clause
from iopdocs.clauses.budget import Budget, BudgetLine, PartyBudget
from iopdocs.clauses.commitments import Commitments
from iopdocs.clauses.free import Free
from iopdocs.clauses.steering_group import Body, SteeringGroup
from iopdocs.clauses.structure import SubAgreements
from iopdocs.clauses.term import Extension, Term
from iopdocs.findings import Path
from iopdocs.kept import kept
from iopdocs.model import Model
from iopdocs.parties import Party
from iopdocs.rules._texts import Found, Prose, read
from iopdocs.values import Period, Unit, When, months_end

__all__ = ["Case", "Place", "moment", "quoted", "said"]

_PAID: Final = ("cash", "fee")

C = TypeVar("C", bound=Clause)
M = TypeVar("M", bound=Model)


class Place(NamedTuple):
    """Where a budget line stands (plats i budgeten)."""

    budget: Budget
    contribution: PartyBudget


def said(amount: Decimal, unit: Unit) -> str:
    """Return an amount in a unit where nothing is lost by it, else in kronor."""
    exact = unit.round(amount) * unit.factor == amount
    return swedish.amount_with_unit(amount, unit) if exact else swedish.kronor(amount)


def moment(when: When) -> str:
    """Return a date of any precision as it stands in running text."""
    return swedish.den_date(when.first) if when.exact else swedish.when(when)


def quoted(text: str) -> str:
    """Return a text within Swedish quotation marks."""
    return f"”{text}”"


@dataclass(frozen=True)
class Case:
    """An agreement as rules see it (ärende); ``visited`` is every node of it with its path."""

    agreement: Agreement
    visited: tuple[tuple[Path, Model], ...]
    _exact: dict[int, Decimal | None] = field(default_factory=dict, init=False)

    @kept
    def _clauses(self) -> dict[type, list[Any]]:
        index: dict[type, list[Any]] = {}
        for clause in self.agreement.clauses:
            for cls in _lineage(type(clause)):
                index.setdefault(cls, []).append(clause)
        return index

    def all(self, kind: type[C]) -> list[C]:
        """Return every clause of a type, in order."""
        return self._clauses.get(kind, [])

    def first(self, kind: type[C]) -> C | None:
        """Return the first clause of a type, or ``None``."""
        return next(iter(self.all(kind)), None)

    @kept
    def parties(self) -> dict[str, Party]:
        """The parties by their id; a party whose id is still missing is left out."""
        return {party.id: party for party in self.agreement.parties if type(party.id) is str}

    @kept
    def all_named(self) -> bool:
        """Whether every party and body has its id, so that what a reference leads to can be told."""
        return all(type(one.id) is str for one in (*self.agreement.parties, *self.bodies))

    def party(self, key: str | None) -> Party | None:
        """Return the party with an id, or ``None``."""
        return None if key is None else self.parties.get(key)

    def name(self, key: str) -> str:
        """Return the name of the party with an id; the id itself if there is no such party."""
        return self.parties[key].name if key in self.parties else key

    @kept
    def bodies(self) -> tuple[Body, ...]:
        """The bodies of the partnership (organ)."""
        return tuple(body for clause in self.all(SteeringGroup) for body in clause.bodies)

    @kept
    def introduced(self) -> tuple[tuple[str, str], ...]:
        """The id and name of everything that a clause lets others refer to, such as bodies."""
        return tuple(pair for clause in self.agreement.clauses for pair in clause.introduces)

    @kept
    def steering(self) -> Body | None:
        """The body that decides: the first that steers, else the first there is (styrgrupp)."""
        steering = (body for body in self.bodies if body.level == "steering")
        return next(steering, self.bodies[0] if self.bodies else None)

    @kept
    def term(self) -> Period | None:
        """The term of the agreement (avtalstid), or ``None`` when it has no such clause."""
        clause = self.first(Term)
        return clause.period if clause else None

    @kept
    def date(self) -> date | None:
        """The day whose law the agreement is judged by: its first day, else the day it is dated."""
        term, dated = self.term, self.agreement.dated
        if isinstance(term, Period):
            return term.start
        return dated if isinstance(dated, date) else None

    @kept
    def _read(self) -> tuple[Prose, list[Found]]:
        return read(self.visited, self.parties.keys())

    @property
    def prose(self) -> str:
        """All the text of the clauses in one, to see quickly whether a word occurs (löpande text)."""
        return self._read[0].whole

    @property
    def texts(self) -> tuple[Found, ...]:
        """Every text of the clauses with its path; slower than :meth:`saying`."""
        return self._read[0].every

    def says(self, *words: str) -> bool:
        """Whether the text of the clauses has any of some words or parts of words, as they are spelled."""
        return any(map(self.prose.__contains__, words))

    def saying(self, *words: str) -> list[Found]:
        """Return the texts of the clauses that have any of some words or parts of words, as they are spelled."""
        return self._read[0].having(words)

    def matching(self, pattern: re.Pattern[str]) -> list[Found]:
        """Return the texts of the clauses that a pattern of no more than one text is found in."""
        return self._read[0].matching(pattern)

    @property
    def other_references(self) -> list[Found]:
        """Every reference by id that leads to no party, with its path (hänvisningar)."""
        return self._read[1]

    @kept
    def months(self) -> int | None:
        """How many whole months the term has; ``None`` where it has no end or is not given."""
        return self.term.whole_months if self.term is not None else None

    @kept
    def whole(self) -> bool:
        """Whether the term is exactly :attr:`months` months (hela månader)."""
        term, months = self.term, self.months
        return term is not None and bool(months) and months_end(term.start, months or 0) == term.end

    @property
    def may_go_on(self) -> bool:
        """Whether the agreement can be extended (förlängas)."""
        return any(one.option != "none" for one in self.all(Extension))

    def exact(self, line: BudgetLine) -> Decimal | None:
        """Return the amount of a line in kronor, computed once."""
        known = self._exact
        if id(line) not in known:
            known[id(line)] = line.exact
        return known[id(line)]

    def is_exact(self, contribution: PartyBudget) -> bool:
        """Whether every line of a party's budget that has an amount has one exact figure, for the whole time."""
        return all(
            self.exact(line) is not None or (line.amount is None and line.basis is None and not line.years)
            for line in contribution.lines
        )

    @kept
    def idle(self) -> set[str]:
        """The ids of the parties that put nothing in; none where that is told nowhere, or in sub-agreements."""
        budgets, commitments = self.all(Budget), self.all(Commitments)
        if not (budgets or commitments) or self.first(SubAgreements) is not None or not self.all_named:
            return set()
        busy = {one.party for clause in budgets for one in clause.contributions}
        busy.update(one.party for clause in commitments for one in clause.commitments)
        return {party.id for party in self.agreement.parties} - busy

    @property
    def _all_cash(self) -> Iterator[tuple[str, BudgetLine, Budget]]:
        given = ((one, budget) for budget in self.all(Budget) for one in budget.contributions)
        return ((one.party, line, budget) for one, budget in given for line in one.lines if line.kind in _PAID)

    @kept
    def cash_lines(self) -> tuple[tuple[BudgetLine, Budget], ...]:
        """Each line of cash that a public party pays to one that is not, with its budget."""
        public = {party.id for party in self.agreement.public}
        return tuple((line, of) for by, line, of in self._all_cash if by in public and line.to not in public)

    @kept
    def cash(self) -> dict[str | None, Decimal]:
        """The cash that the public parties pay in all, by receiver; ``None`` where a line names none."""
        paid: dict[str | None, Decimal] = {}
        for line, _ in self.cash_lines:
            if (amount := self.over_the_term(line)) is not None:
                paid[line.to] = paid.get(line.to, Decimal(0)) + amount
        return paid

    def over_the_term(self, line: BudgetLine) -> Decimal | None:
        """Return what a line comes to over the whole term; ``None`` where that is not known.

        Of what is not exact the greatest amount is taken, and of years those that are decided.
        """
        exact = self.exact(line)
        if exact is not None:
            return exact
        if line.years:
            return sum((one.amount.kronor for one in line.years if one.amount is not None), Decimal(0))
        span, per = line.span, line.per
        if span is None or per is None:
            return span.figure if span is not None else None
        return span.figure * self.months / per.months if self.months else None

    @kept
    def cash_is_exact(self) -> bool:
        """Whether every contribution in cash is known for the whole time, and not only its greatest amount."""
        return all(self._is_known(line) for _, line, _ in self._all_cash)

    @kept
    def cash_is_open(self) -> bool:
        """Whether some contribution in cash, or that of a year, is decided later."""
        return any(_is_open(line) for _, line, _ in self._all_cash)

    def _is_known(self, line: BudgetLine) -> bool:
        if line.years:
            return all(one.amount is not None and one.amount.span.exact for one in line.years)
        return self.exact(line) is not None or (line.span is not None and line.span.exact)

    def mentions(self, *stems: str) -> bool:
        """Whether the parties' own words speak of something; so what stands there is not said to be missing."""
        return any(stem in self.own_words.lower() for stem in stems)

    @kept
    def own_words(self) -> str:
        """The text of free clauses, and of the paragraphs added to other clauses."""
        free = {index for index, one in enumerate(self.agreement.clauses) if type(one) is Free}
        return "\n".join(found.text for found in self.texts if found.path[1] in free or found.path[2] == "more")

    def heading(self, path: Path) -> str:
        """Return the heading of the clause that a path leads into, within quotation marks."""
        clause = self.agreement.clauses[int(path[1])]
        return quoted(clause.heading if isinstance(clause.heading, str) else clause.title)

    @kept
    def _places(self) -> dict[int, Place]:
        places = {}
        for budget in self.all(Budget):
            for contribution in _there(budget.contributions):
                place = Place(budget, contribution)
                places[id(contribution)] = place
                places.update((id(line), place) for line in _there(contribution.lines))
        return places

    def place(self, node: PartyBudget | BudgetLine) -> Place | None:
        """Return the budget that a line or a party's part of it stands in; ``None`` outside such a clause."""
        return self._places.get(id(node))


def _there(items: tuple[M, ...]) -> tuple[M, ...]:
    """Return the items, none where they are still missing in a draft."""
    return items if type(items) is tuple else ()


def _is_open(line: BudgetLine) -> bool:
    """Whether a line has no amount yet, or one without an upper bound."""
    if line.span is not None:
        return line.span.high is None
    return line.basis is None and not (line.years and all(one.amount for one in line.years))


@cache
def _lineage(cls: type[Clause]) -> tuple[type, ...]:
    return tuple(one for one in cls.__mro__ if issubclass(one, Clause) and one is not Clause)
