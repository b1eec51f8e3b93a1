"""How decisions are made in the partnership (beslut i partnerskapet)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases, phrase

__all__ = ["Decisions"]


class Decisions(Clause):
    """How decisions are made (beslut i partnerskapet).

    What kommunallagen (2017:725) keeps for fullmäktige or a nämnd, and the statutes for the association's own
    bodies, is never decided here.
    """

    title: ClassVar[str] = "Beslut i partnerskapet"
    example: ClassVar[dict[str, Any]] = {"kind": "decisions", "rule": "unanimity", "quorum": "every_party"}
    phrases: ClassVar[Phrases] = {
        "rule": {"unanimity": "enhällighet", "majority": "enkel majoritet", "consensus": "samförstånd"},
        "quorum": {
            "every_party": "minst en ledamot från varje part deltar",
            "half": "minst hälften av ledamöterna deltar",
            "more_than_half": "mer än hälften av ledamöterna deltar",
            "all": "samtliga ledamöter deltar",
        },
        "tie_break": {
            "chair": "ordförandens röst avgör",
            "parties": "frågan lämnas till parterna",
            "falls": "förslaget faller",
        },
    }

    kind: Literal["decisions"] = Field("decisions", title="Klausultyp")
    rule: Literal["unanimity", "majority", "consensus"] = Field(title="Beslutsregel")
    quorum: Literal["every_party", "half", "more_than_half", "all"] | None = Field(None, title="Beslutsför när")
    tie_break: Literal["chair", "parties", "falls"] | None = Field(
        None, title="Vid lika röstetal", description="har betydelse bara när majoriteten bestämmer"
    )

    @property
    def quorum_phrase(self) -> str | None:
        """When decisions may be made, in Swedish."""
        return phrase(self, "quorum") if self.quorum else None
