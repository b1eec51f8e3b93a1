"""What each party puts into the partnership (insatser, åtaganden)."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._extent import Extent
from iopdocs.clauses._phrases import FREQUENCIES, Elsewhere, Frequency, Phrases
from iopdocs.clauses._undertaking import undertaking
from iopdocs.model import Model
from iopdocs.values.dates import Period
from iopdocs.values.season import Season
from iopdocs.values.text import Line, Paragraphs, Slug

__all__ = ["Commitment", "Commitments", "PartyCommitments"]


class Commitment(Model):
    """One thing that a party undertakes to do (åtagande)."""

    phrases: ClassVar[Phrases] = {
        "kind": {
            "funding": "ekonomiska medel",
            "staff": "personal",
            "volunteers": "ideella insatser",
            "premises": "lokaler",
            "material": "material och utrustning",
            "activity": "verksamhet",
            "guidance": "handledning och fortbildning",
            "coordination": "samordning",
        },
        "frequency": FREQUENCIES,
    }
    elsewhere: ClassVar[Elsewhere] = {
        "kind": {"cash": ("funding",), "own_cash": ("funding",), "service": ("activity", "guidance")},
    }

    party: Slug = Field(title="Part")
    text: Line = Field(
        title="Åtagande",
        description="följer efter ”åtar sig att”, utan punkt: leda det dagliga arbetet med deltagarna",
    )
    kind: (
        Literal["funding", "staff", "volunteers", "premises", "material", "activity", "guidance", "coordination"] | None
    ) = Field(None, title="Sorts insats")
    quantity: Extent | None = Field(
        None,
        title="Omfattning",
        description="till exempel 44 veckor om året, minst 20 platser eller 20–30 platser; "
        "står åtagandet som ”erbjuda platser” skrivs antalet framför ordet",
    )
    frequency: Frequency | None = Field(None, title="Hur ofta")
    hours: Line | None = Field(None, title="Öppettider", description="till exempel tisdagar och torsdagar kl. 16–21")
    period: Period | None = Field(None, title="Tid för åtagandet", description="när det är en annan än avtalstiden")
    season: Season | None = Field(
        None, title="Del av året", description="när åtagandet gäller en del av varje år: 1 oktober–28 februari"
    )
    annex: int | None = Field(
        None, title="Bilagans nummer", ge=1, le=99, description="bilagan som beskriver insatsen närmare"
    )

    @property
    def shown(self) -> str:
        """The commitment as it is printed after *åtar sig att*, with how much, how often and when."""
        return undertaking(self)


@dataclass(frozen=True, slots=True)
class PartyCommitments:
    """The commitments of one party, in the order of the file (en parts åtaganden)."""

    party: Slug
    commitments: tuple[Commitment, ...]


class Commitments(Clause):
    """The parties' commitments (insatser, åtaganden).

    They stand together in one clause, or apart in several, each with a heading and an id of its own.
    """

    title: ClassVar[str] = "Parternas insatser"
    example: ClassVar[dict[str, Any]] = {
        "kind": "commitments",
        "commitments": [
            {"party": "kommunen", "text": "bidra med ekonomiska medel enligt budgeten", "kind": "funding"},
            {"party": "kommunen", "text": "handleda och fortbilda föreningens personal", "kind": "guidance"},
            {"party": "foreningen", "text": "leda det dagliga arbetet med deltagarna", "kind": "staff"},
            {
                "party": "foreningen",
                "text": "hålla lokaler öppna för deltagarna",
                "kind": "premises",
                "quantity": "44 veckor om året",
                "hours": "vardagar kl. 10–16",
            },
        ],
    }

    kind: Literal["commitments"] = Field("commitments", title="Klausultyp")
    commitments: tuple[Commitment, ...] = Field(title="Åtaganden", min_length=1)
    paragraphs: Paragraphs | None = Field(
        None,
        title="Gemensamt om insatserna, före åtagandena",
        description="hela meningar som gäller alla parter och står före åtagandena",
    )
    closing: Paragraphs | None = Field(
        None,
        title="Gemensamt om insatserna, efter åtagandena",
        description="hela meningar som gäller alla parter och står direkt efter åtagandena",
    )

    @property
    def by_party(self) -> tuple[PartyCommitments, ...]:
        """The commitments gathered by party, the parties in the order in which they first occur."""
        groups: dict[Slug, list[Commitment]] = {}
        for one in self.commitments:
            groups.setdefault(one.party, []).append(one)
        return tuple(PartyCommitments(party, tuple(group)) for party, group in groups.items())
