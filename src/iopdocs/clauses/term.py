"""How long the agreement lasts: term, extension and notice (avtalstid, förlängning, uppsägning)."""

from typing import Any, ClassVar, Final, Literal

from pydantic import Field

from iopdocs import swedish
from iopdocs.clauses._base import Clause
from iopdocs.clauses._moments import at
from iopdocs.clauses._phrases import Phrases
from iopdocs.values.dates import Period, When
from iopdocs.values.flag import Flag
from iopdocs.values.text import Slug
from iopdocs.values.yearly import DayOfYear

__all__ = ["Extension", "Notice", "Term"]

_END: Final = "den löpande avtalstidens slut"


class Term(Clause):
    """Term of the agreement (avtalstid); both days are included."""

    title: ClassVar[str] = "Avtalstid"
    example: ClassVar[dict[str, Any]] = {
        "kind": "term",
        "period": {"first": "2018-01-01", "last": "2018-12-31"},
    }

    kind: Literal["term"] = Field("term", title="Klausultyp")
    period: Period = Field(title="Avtalstid", description="första och sista dagen")


class Extension(Clause):
    """Whether and how the agreement can be extended (förlängning)."""

    title: ClassVar[str] = "Förlängning"
    example: ClassVar[dict[str, Any]] = {
        "kind": "extension",
        "option": "by_decision",
        "decide_by": "2018-11",
        "months": "12",
        "max_times": "1",
    }
    phrases: ClassVar[Phrases] = {
        "option": {
            "none": "avtalet kan inte förlängas",
            "by_decision": "parterna beslutar om förlängning",
            "automatic": "avtalet förlängs om ingen part säger upp det",
        },
    }

    kind: Literal["extension"] = Field("extension", title="Klausultyp")
    option: Literal["none", "by_decision", "automatic"] = Field(title="Förlängning")
    decide_by: When | None = Field(
        None,
        title="Beslutas senast",
        description="när avtalet kan förlängas en enda gång: dag eller månad då förlängningen senast ska vara beslutad "
        "eller en part ska ha sagt nej till den",
    )
    months_before: int | None = Field(
        None,
        title="Beslutas senast, månader före slutet",
        description="räknas före slutet av den avtalstid som löper, så att det stämmer för varje förlängning",
        ge=1,
        le=36,
    )
    decide_each: DayOfYear | None = Field(
        None,
        title="Beslutas senast, varje gång",
        description="dag utan år, den närmaste före slutet av den avtalstid som löper",
    )
    months: int | None = Field(None, title="Förlängningens längd i månader", ge=1, le=120)
    max_times: int | None = Field(None, title="Högsta antal förlängningar", ge=1, le=20)
    until: When | None = Field(
        None, title="Längst till och med", description="dag eller månad som inga förlängningar går längre än"
    )

    @property
    def until_phrase(self) -> str | None:
        """The day that no extension goes beyond, as after *till och med*."""
        if self.until is None:
            return None
        return swedish.den_date(self.until.first) if self.until.exact else swedish.when(self.until)

    @property
    def decide_by_phrase(self) -> str | None:
        """When each extension must be decided, or somebody have said no to it, as after *senast*."""
        if self.decide_by is not None:
            return at(self.decide_by)
        if self.months_before is not None:
            return f"{swedish.plural(self.months_before, 'månad', 'månader')} före {_END}"
        if self.decide_each is not None:
            return f"den {self.decide_each.replace(' ', swedish.NBSP)} närmast före {_END}"
        return None


class Notice(Clause):
    """How a party gives notice (uppsägning); the period is in whole months."""

    title: ClassVar[str] = "Uppsägning"
    example: ClassVar[dict[str, Any]] = {"kind": "notice", "months": "3", "written": "ja"}

    phrases: ClassVar[Phrases] = {
        "to": {
            "any_time": "avtalet kan sägas upp när som helst",
            "end_of_term": "avtalet kan bara sägas upp till slutet av den avtalstid som löper, och förlängs annars",
        },
    }

    kind: Literal["notice"] = Field("notice", title="Klausultyp")
    months: int = Field(
        title="Uppsägningstid i månader",
        description="räknas från uppsägningen, med to: end_of_term före avtalstidens slut",
        ge=1,
        le=36,
    )
    to: Literal["any_time", "end_of_term"] | None = Field(
        None,
        title="Uppsägning till",
        description="när inget anges kan avtalet sägas upp när som helst",
    )
    written: Flag | None = Field(None, title="Uppsägningen ska vara skriftlig")
    parties: tuple[Slug, ...] = Field(
        (), title="Parter som får säga upp", description="id för dem som får säga upp; annars får varje part det"
    )
    last_resort: Flag | None = Field(
        None,
        title="Lämna utan uppsägningstid",
        description="ja om en part som sista utväg får lämna partnerskapet utan uppsägningstid",
    )
    others_go_on: Flag | None = Field(
        None,
        title="Övriga parter fortsätter",
        description="när parterna är fler än två: ja om partnerskapet fortsätter mellan de andra, nej om avtalet "
        "då upphör för alla; annars avgör de andra",
    )

    @property
    def ends_the_term(self) -> bool:
        """Whether notice can be given only to the end of the term that runs."""
        return self.to == "end_of_term"

    @property
    def ends_for_all(self) -> bool:
        """Whether it is said that the agreement ends for all parties when one leaves."""
        return self.others_go_on is not None and not self.others_go_on
