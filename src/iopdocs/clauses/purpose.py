"""What the partnership is for (syfte och mål)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._extent import Extent
from iopdocs.model import Model
from iopdocs.values.text import Line, Paragraphs

__all__ = ["Goal", "Purpose"]


class Goal(Model):
    """One goal, with the value that is aimed at if there is one (mål)."""

    text: Line = Field(title="Mål", description="utan punkt: fler unga har en meningsfull sysselsättning")
    indicator: Line | None = Field(
        None, title="Mått", description="det som mäts: antal deltagare som studerar eller arbetar efter avslutet"
    )
    target: Extent | None = Field(None, title="Målvärde", description="till exempel minst 80 % av deltagarna")
    measured_by: Line | None = Field(None, title="Mäts genom", description="till exempel en enkät till deltagarna")


class Purpose(Clause):
    """The purpose and the goals (syfte och mål)."""

    title: ClassVar[str] = "Syfte och mål"
    example: ClassVar[dict[str, Any]] = {
        "kind": "purpose",
        "purpose": ["Partnerskapet ska ge fler unga en meningsfull sysselsättning och ett starkare självförtroende."],
        "goals": [
            {
                "text": "fler unga deltar i föreningens verksamhet",
                "indicator": "antal deltagare under avtalstiden",
                "target": "minst 20 deltagare",
            },
            {"text": "deltagarna upplever att de utvecklas", "measured_by": "en enkät till deltagarna"},
        ],
    }

    kind: Literal["purpose"] = Field("purpose", title="Klausultyp")
    purpose: Paragraphs = Field(title="Syfte", description="hela meningar: vad partnerskapet ska leda till")
    goals: tuple[Goal, ...] = Field((), title="Mål")
