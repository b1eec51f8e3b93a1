"""When the agreement is to change or end early (omförhandling, hävning, ändringar och tillägg)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line

__all__ = ["Amendments", "Renegotiation", "Rescission"]


class Renegotiation(Clause):
    """When the parties must talk about going on (omförhandling och förändrade förhållanden)."""

    title: ClassVar[str] = "Omförhandling och förändrade förhållanden"
    example: ClassVar[dict[str, Any]] = {
        "kind": "renegotiation",
        "triggers": ["deviation", "breach", "circumstances", "beyond_control"],
        "steps": ["contacts", "steering_group", "leadership"],
        "within_days": "30",
        "may_leave": "ja",
    }
    phrases: ClassVar[Phrases] = {
        "triggers": {
            "deviation": "betydande avvikelse från plan eller budget",
            "breach": "en part uppfyller inte sina åtaganden",
            "circumstances": "väsentligt ändrade omständigheter",
            "beyond_control": "händelser utanför parternas kontroll",
            "law": "ändrad lag eller ändrade myndighetsbeslut",
            "funding": "en finansiering som insatserna bygger på upphör",
        },
        "steps": {
            "contacts": "samtal mellan parternas kontaktpersoner",
            "steering_group": "styrgruppen",
            "leadership": "samtal mellan parternas ledningar",
            "mediation": "medling",
        },
    }

    kind: Literal["renegotiation"] = Field("renegotiation", title="Klausultyp")
    triggers: tuple[Literal["deviation", "breach", "circumstances", "beyond_control", "law", "funding"], ...] = Field(
        title="Skäl att omförhandla", min_length=1
    )
    other_triggers: tuple[Line, ...] = Field(
        (), title="Andra skäl", description="följer efter ”om”, utan punkt: föreningen byter lokaler"
    )
    steps: tuple[Literal["contacts", "steering_group", "leadership", "mediation"], ...] = Field(
        (), title="Steg i samtalen", description="i den ordning de tas"
    )
    within_days: int | None = Field(None, title="Samtal inom, dagar", ge=1, le=180)
    may_leave: Flag | None = Field(None, title="Rätt att lämna partnerskapet i sista hand")


class Rescission(Clause):
    """When a party may end the agreement at once (hävning)."""

    title: ClassVar[str] = "Hävning"
    example: ClassVar[dict[str, Any]] = {
        "kind": "rescission",
        "grounds": ["breach", "misuse", "insolvency"],
        "cure_days": "30",
    }
    phrases: ClassVar[Phrases] = {
        "grounds": {
            "breach": "väsentligt avtalsbrott",
            "misuse": "medel används för annat än avtalets ändamål",
            "insolvency": "konkurs, likvidation eller inställda betalningar",
            "unlawful": "verksamheten strider mot lag",
            "values": "verksamheten strider mot värdegrunden",
        },
    }

    kind: Literal["rescission"] = Field("rescission", title="Klausultyp")
    grounds: tuple[Literal["breach", "misuse", "insolvency", "unlawful", "values"], ...] = Field(
        title="Hävningsgrunder", min_length=1
    )
    cure_days: int | None = Field(None, title="Tid för rättelse i dagar", ge=1, le=180)


class Amendments(Clause):
    """How the agreement is amended (ändringar och tillägg)."""

    title: ClassVar[str] = "Ändringar och tillägg"
    example: ClassVar[dict[str, Any]] = {"kind": "amendments"}

    kind: Literal["amendments"] = Field("amendments", title="Klausultyp")
