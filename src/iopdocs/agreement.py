"""The agreement (avtalet, överenskommelsen): its heading, its parties and its clauses in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._base import AnyClause, Clause
from iopdocs.display import section, shown, table, whole
from iopdocs.model import Model, blank_or_text, is_hole
from iopdocs.parties import CivilParty, Party, PublicParty
from iopdocs.values.dates import Day
from iopdocs.values.text import Line

__all__ = ["Agreement"]

C = TypeVar("C", bound=Clause)
P = TypeVar("P", PublicParty, CivilParty)


class Agreement(Model):
    """An IOP agreement (överenskommelse om idéburet offentligt partnerskap)."""

    title: Line = Field(title="Avtalets rubrik")
    reference: Line | None = Field(None, title="Diarienummer")
    dated: Day | None = Field(
        None, title="Avtalets datum", description="dagen då avtalet dateras; står i dokumentets egenskaper"
    )
    parties: tuple[Party, ...] = Field(title="Parter")
    clauses: tuple[AnyClause, ...] = Field(title="Klausuler")

    @property
    def public(self) -> tuple[PublicParty, ...]:
        """The public parties (offentliga parter)."""
        return tuple(party for party in self.parties if isinstance(party, PublicParty))

    @property
    def civil(self) -> tuple[CivilParty, ...]:
        """The civil-society parties (idéburna parter)."""
        return tuple(party for party in self.parties if isinstance(party, CivilParty))

    @property
    def only_public(self) -> PublicParty | None:
        """The public party when there is but one, else ``None``."""
        return _only(self.public)

    @property
    def only_civil(self) -> CivilParty | None:
        """The civil-society party when there is but one, else ``None``."""
        return _only(self.civil)

    @property
    def called(self) -> Mapping[str, str]:
        """What each party and body is called in the running text, by its id.

        A party is called by its short name, else ``kommunen``, ``föreningen`` …; where two parties of a side would
        be called the same, all of that side without short names are called by their full names.
        """
        parties = [party for party in self.parties if not is_hole(party.id)]
        shared = Counter(_wanted(party) for party in parties)
        crowded = {party.public for party in parties if shared[_wanted(party)] > 1}
        bodies = dict(pair for clause in self.clauses for pair in clause.introduces)
        return bodies | {party.id: _called(party, shared, crowded) for party in parties}

    @property
    def shown_title(self) -> str:
        """The heading as text; a draft that has none yet says so."""
        return blank_or_text(self.title)

    @property
    def public_names(self) -> str:
        """The public parties' names in one phrase, for headers and properties."""
        return _names(self.public)

    @property
    def between(self) -> str:
        """``mellan A, B och C``, for the title page."""
        return f"mellan {_names(self.parties)}"

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

    def to_data(self) -> dict[str, Any]:
        """Return the agreement as plain data, without what is not said; ``Agreement.model_validate`` gives it back."""
        data: dict[str, Any] = self.model_dump(mode="json", exclude_none=True)
        return data


def _only(parties: tuple[P, ...]) -> P | None:
    return parties[0] if len(parties) == 1 else None


def _wanted(party: Party) -> str:
    return party.short or party.definite


def _called(party: Party, shared: Counter[str], crowded: Collection[bool]) -> str:
    wanted = _wanted(party)
    alone = shared[wanted] == 1 and (party.short is not None or party.public not in crowded)
    return wanted if alone else party.name


def _names(parties: Iterable[PublicParty | CivilParty]) -> str:
    return swedish.list_of([blank_or_text(party.name) for party in parties])
