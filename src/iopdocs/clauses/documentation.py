"""Records, personal data and secrecy (dokumentation, personuppgifter och sekretess)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.model import Model
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line, Slug

__all__ = ["Documentation", "Record"]


class Record(Model):
    """What a party writes down, and for how long it is kept (dokumentation)."""

    party: Slug = Field(title="Part")
    what: Line = Field(title="Dokumentation", description="till exempel varaktig dokumentation i verksamhetssystemet")
    retention: Line | None = Field(
        None,
        title="Bevaras",
        description="följer efter ”bevaras”: enligt kommunens dokumenthanteringsplan",
    )


class Documentation(Clause):
    """Who writes what down, who answers for personal data, and secrecy.

    Who is the controller is a judgement of facts that the parties make (dataskyddsförordningen (EU) 2016/679,
    art. 4, 26 and 28); the wording follows their choice, and is silent where they have made none.
    """

    title: ClassVar[str] = "Dokumentation, personuppgifter och sekretess"
    example: ClassVar[dict[str, Any]] = {
        "kind": "documentation",
        "records": [
            {
                "party": "kommunen",
                "what": "varaktig dokumentation i kommunens verksamhetssystem",
                "retention": "enligt kommunens dokumenthanteringsplan",
            },
            {"party": "foreningen", "what": "tillfälliga anteckningar från det dagliga arbetet"},
        ],
        "controller": "separate",
        "secrecy": "ja",
    }
    phrases: ClassVar[Phrases] = {
        "controller": {
            "separate": "varje part är personuppgiftsansvarig för sin egen behandling",
            "joint": "parterna är gemensamt personuppgiftsansvariga",
            "processor": "en part är personuppgiftsbiträde åt en annan",
        },
    }

    kind: Literal["documentation"] = Field("documentation", title="Klausultyp")
    records: tuple[Record, ...] = Field((), title="Dokumentation")
    controller: Literal["separate", "joint", "processor"] | None = Field(None, title="Personuppgiftsansvar")
    processor: Slug | None = Field(
        None,
        title="Personuppgiftsbiträde",
        description="part som är biträde; behövs bara när controller är processor",
    )
    secrecy: Flag | None = Field(
        None,
        title="Tystnadsplikt avtalas",
        description="ja om de idéburna parternas personal och ideellt engagerade ska ha tystnadsplikt",
    )
