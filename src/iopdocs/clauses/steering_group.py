"""The bodies of the partnership (organisation och styrning)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import FREQUENCIES, Frequency, Phrases, phrase
from iopdocs.model import Model, is_hole
from iopdocs.values.text import Line, Slug

__all__ = ["Body", "Seat", "SteeringGroup"]


class Seat(Model):
    """One or more seats of a party in a body (plats)."""

    party: Slug = Field(title="Part")
    role: Line | None = Field(None, title="Befattning", description="till exempel enhetschef; helst i stället för namn")
    name: Line | None = Field(None, title="Namn")
    count: int = Field(1, title="Antal platser", ge=1, le=50, description="en plats om inget annat sägs")


class Body(Model):
    """A body of the partnership (organ): steering group, cooperation group or working group."""

    phrases: ClassVar[Phrases] = {
        "level": {
            "steering": "styrgrupp",
            "coordination": "samverkansgrupp",
            "working": "arbetsgrupp",
            "advisory": "referensgrupp",
        },
        "meets": FREQUENCIES,
        "convening": {
            "any_party": "den part som vill ha ett möte",
            "chair": "ordföranden",
            "public": "den offentliga parten",
            "civil": "den idéburna parten",
        },
    }

    id: Slug = Field(title="Organets id", description="kort namn att hänvisa med: styrgrupp")
    name: Line = Field(title="Organets namn", description="i bestämd form: styrgruppen")
    level: Literal["steering", "coordination", "working", "advisory"] = Field(
        title="Nivå", description="leder, samordnar, utför eller ger råd"
    )
    seats: tuple[Seat, ...] = Field(title="Platser", min_length=1)
    tasks: tuple[Line, ...] = Field(
        (), title="Uppgifter", description="följer efter ”har till uppgift att”: följa upp budgeten"
    )
    meets: Frequency | None = Field(None, title="Ordinarie möten")
    convening: Literal["any_party", "chair", "public", "civil"] | None = Field(
        None, title="Vem som kallar till extra möte"
    )
    notice_days: int | None = Field(None, title="Kallelse senast, dagar före mötet", ge=1, le=60)
    chair: Slug | None = Field(None, title="Part som utser ordförande")

    @property
    def meets_phrase(self) -> str | None:
        """How often the body meets, in Swedish."""
        return phrase(self, "meets") if self.meets else None

    @property
    def size(self) -> int:
        """The number of seats (antal platser)."""
        return sum(seat.count for seat in self.seats)

    @property
    def parties(self) -> tuple[Slug, ...]:
        """The parties that have a seat, each once, in the order of the file."""
        return tuple(dict.fromkeys(seat.party for seat in self.seats))


class SteeringGroup(Clause):
    """How the partnership is organised and led (organisation och styrning)."""

    title: ClassVar[str] = "Organisation och styrning"
    example: ClassVar[dict[str, Any]] = {
        "kind": "steering_group",
        "bodies": [
            {
                "id": "styrgrupp",
                "name": "styrgruppen",
                "level": "steering",
                "seats": [
                    {"party": "kommunen", "role": "arbetsmarknadschef", "count": "1"},
                    {"party": "kommunen", "role": "enhetschef", "count": "1"},
                    {"party": "foreningen", "role": "styrelseledamot", "count": "2"},
                ],
                "meets": "monthly",
                "convening": "any_party",
                "notice_days": "5",
                "chair": "kommunen",
            }
        ],
    }

    kind: Literal["steering_group"] = Field("steering_group", title="Klausultyp")
    bodies: tuple[Body, ...] = Field(title="Organ", min_length=1)

    @property
    def introduces(self) -> tuple[tuple[str, str], ...]:
        """The bodies, by their ids; those that a draft has no id for yet are left out."""
        bodies = () if is_hole(self.bodies) else self.bodies
        return tuple((body.id, body.name) for body in bodies if not is_hole(body.id))
