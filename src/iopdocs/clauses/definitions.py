"""What words mean in the agreement (definitioner)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.model import Model
from iopdocs.values.text import Line

__all__ = ["Definition", "Definitions"]


class Definition(Model):
    """One word and its meaning (definition)."""

    term: Line = Field(title="Ord", description="till exempel deltagare")
    meaning: Line = Field(title="Betydelse", description="utan punkt: den som har fått en plats i verksamheten")


class Definitions(Clause):
    """Words that have one meaning throughout the agreement, in the order of the file (definitioner)."""

    title: ClassVar[str] = "Definitioner"
    example: ClassVar[dict[str, Any]] = {
        "kind": "definitions",
        "items": [
            {"term": "deltagare", "meaning": "den som har fått en plats i verksamheten"},
            {"term": "ideellt engagerad", "meaning": "den som utan lön arbetar i verksamheten för en idéburen part"},
        ],
    }

    kind: Literal["definitions"] = Field("definitions", title="Klausultyp")
    items: tuple[Definition, ...] = Field(title="Definitioner", min_length=1)
