"""The agreement (avtalet, överenskommelsen): its heading, its parties and its clauses in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import ClassVar, Final, TypeVar

from pydantic import Field

from iopdocs.clauses._base import AnyClause, Clause
from iopdocs.clauses.budget import Budget, BudgetLine
from iopdocs.clauses.index import Index
from iopdocs.clauses.purpose import Purpose
from iopdocs.clauses.signatures import SignatureGroup, signature_groups
from iopdocs.clauses.term import Extension, Notice
from iopdocs.display import section, shown, table, whole
from iopdocs.kept import kept
from iopdocs.model import blank_or_text, is_hole
from iopdocs.paper import Paper
from iopdocs.values.dates import Day
from iopdocs.values.text import Line

__all__ = ["Agreement"]

C = TypeVar("C", bound=Clause)

_EXTENDED: Final = re.compile(
    r"\b(?:(?:samverkans|partnerskaps)?avtalet|avtalstiden|avtalsperioden|överenskommelsen|partnerskapet)\b"
    r"[^.;]*\bförläng(?:s\b(?!\s(?:inte|ej)\b)|as?\b)",
    re.IGNORECASE,
)


class Agreement(Paper):
    """An IOP agreement (överenskommelse om idéburet offentligt partnerskap)."""

    form: ClassVar[str] = "avtal"
    whole: ClassVar[str] = "avtalet"
    item_lists: ClassVar[tuple[str, ...]] = ("parties", "clauses")

    title: Line = Field(title="Avtalets rubrik")
    designation: Line | None = Field(
        None,
        title="Vad avtalet kallas",
        description="när det inte kallas avtal om idéburet offentligt partnerskap; följer efter ”Följande”: "
        "samverkansavtal, överenskommelse om driften av ishallen",
    )
    dated: Day | None = Field(
        None, title="Avtalets datum", description="dagen då avtalet dateras; står i dokumentets egenskaper"
    )
    clauses: tuple[AnyClause, ...] = Field(title="Klausuler")

    @property
    def sections(self) -> tuple[Clause, ...]:
        """The clauses, which are the whole text of an agreement."""
        return self.clauses

    @property
    def introduced(self) -> tuple[tuple[str, str], ...]:
        """The id and name of everything that the clauses let others refer to, such as bodies."""
        return tuple(pair for clause in self.clauses for pair in clause.introduces)

    @property
    def has_goals(self) -> bool:
        """Whether the clause on the purpose has any goals (mål)."""
        purpose = self.first(Purpose)
        return purpose is not None and bool(purpose.goals)

    @property
    def adjusts(self) -> bool:
        """Whether the contributions change while the agreement runs (index); in a draft they may."""
        clause = self.first(Index)
        return clause is not None and (is_hole(clause.method) or clause.method != "none")

    @kept
    def pays_alike(self) -> bool:
        """Whether no contribution in money has amounts of its own for different years."""
        return not any(line.years or line.unit_price is not None for line in self._cash)

    @kept
    def pays_by_the_year(self) -> bool:
        """Whether contributions in money have amounts for whole years, so that each can be paid in equal parts."""
        halves = any(one.half for line in self._cash for one in line.years)
        return not (self.pays_alike or halves or self.pays_by_number)

    @kept
    def pays_by_number(self) -> bool:
        """Whether some contribution in money is a price times the actual number."""
        return any(line.unit_price is not None for line in self._cash)

    @kept
    def guarantees_a_number(self) -> bool:
        """Whether such a contribution is paid for a least number."""
        prices = (line.unit_price for line in self._cash)
        return any(one.at_least is not None for one in prices if one is not None)

    @property
    def _cash(self) -> Iterator[BudgetLine]:
        budgets = (clause for clause in self.clauses if isinstance(clause, Budget))
        parts = (part for one in budgets if type(one.contributions) is tuple for part in one.contributions)
        lines = (line for part in parts if type(part.lines) is tuple for line in part.lines)
        return (line for line in lines if line.kind == "cash")

    @property
    def signature_groups(self) -> tuple[SignatureGroup, ...]:
        """The places for signatures, in the order of the parties and in groups that stay on one page."""
        return signature_groups(self.parties)

    @property
    def may_be_extended(self) -> bool:
        """Whether the agreement can be extended (förlängning); a draft that does not yet say so can."""
        clause = self.first(Extension)
        return clause is not None and (is_hole(clause.option) or clause.option != "none")

    @property
    def goes_on_by_itself(self) -> bool:
        """Whether the agreement is extended unless somebody says no (automatisk förlängning)."""
        clause = self.first(Extension)
        return clause is not None and clause.option == "automatic"

    @property
    def ends_by_notice(self) -> bool:
        """Whether it is a notice to the end of the term that keeps the agreement from being extended (uppsägning)."""
        return any(isinstance(clause, Notice) and clause.ends_the_term for clause in self.clauses)

    @property
    def extended_in_words(self) -> bool:
        """Whether only the parties' own words say that the agreement is extended (förlängning)."""
        own = (point for clause in self.clauses for point in (*clause.more, *getattr(clause, "points", ())))
        texts = (text for point in own for text in point.texts)
        return self.first(Extension) is None and any(map(_EXTENDED.search, texts))

    def first(self, kind: type[C]) -> C | None:
        """Return the first clause of a type, or ``None``."""
        return next((clause for clause in self.clauses if isinstance(clause, kind)), None)

    def replacing(self, clause: Clause) -> Agreement:
        """Return the agreement with ``clause`` in the place of the one with its key; ``KeyError`` if there is none."""
        if all(one.key != clause.key for one in self.clauses):
            raise KeyError(clause.key)
        clauses = tuple(clause if one.key == clause.key else one for one in self.clauses)
        return self.model_copy(update={"clauses": clauses})

    def _repr_html_(self) -> str:
        """Show the agreement in Jupyter: its parties, and its clauses in their order."""
        return section(self.shown_title, whole(self._shown_parties), whole(self._shown_clauses))

    def _shown_parties(self) -> str:
        rows = ((blank_or_text(one.name), one.form, blank_or_text(one.orgnr)) for one in self.parties)
        return table("Parter", ("Namn", "Juridisk form", "Organisationsnummer"), rows)

    def _shown_clauses(self) -> str:
        rows = ((shown(partial(getattr, one, "shown_heading")), one.kind) for one in self.clauses)
        return table("Klausuler", ("Rubrik", "Klausultyp"), rows)
