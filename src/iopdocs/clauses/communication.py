"""How the parties tell others about the partnership (kommunikation)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.values.flag import Flag

__all__ = ["Communication"]


class Communication(Clause):
    """Information to others, logotypes and statements (kommunikation)."""

    title: ClassVar[str] = "Kommunikation"
    example: ClassVar[dict[str, Any]] = {
        "kind": "communication",
        "named": "ja",
        "logos": "approval",
        "statements": "inform",
    }
    phrases: ClassVar[Phrases] = {
        "logos": {
            "approval": "efter godkännande",
            "free": "utan särskilt godkännande",
            "none": "en annan parts logotyp används inte",
        },
        "statements": {
            "each": "var och en uttalar sig för sig",
            "inform": "den som ska uttala sig informerar först de andra",
            "joint": "parterna kommer överens om vad som sägs",
        },
    }

    kind: Literal["communication"] = Field("communication", title="Klausultyp")
    named: Flag | None = Field(
        None,
        title="Partnerskapet nämns",
        description="ja om det ska framgå att verksamheten bedrivs i partnerskap och vilka som är parter",
    )
    logos: Literal["approval", "free", "none"] | None = Field(None, title="Användning av logotyper")
    statements: Literal["each", "inform", "joint"] | None = Field(None, title="Uttalanden till medier och allmänhet")
