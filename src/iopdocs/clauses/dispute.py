"""How disputes are settled (tvist)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.values.text import Line

__all__ = ["Dispute"]


class Dispute(Clause):
    """The steps in which a dispute is settled, in the order of the file (tvist)."""

    title: ClassVar[str] = "Tvist"
    example: ClassVar[dict[str, Any]] = {
        "kind": "dispute",
        "steps": ["dialogue", "steering_group", "court"],
        "court": "Sundsvalls tingsrätt",
    }
    phrases: ClassVar[Phrases] = {
        "steps": {
            "dialogue": "samtal mellan parterna",
            "steering_group": "styrgruppen",
            "leadership": "samtal mellan parternas ledningar",
            "mediation": "medling",
            "court": "allmän domstol",
        },
    }

    kind: Literal["dispute"] = Field("dispute", title="Klausultyp")
    steps: tuple[Literal["dialogue", "steering_group", "leadership", "mediation", "court"], ...] = Field(
        title="Steg", min_length=1
    )
    court: Line | None = Field(None, title="Domstol", description="tingsrätt i första instans")
