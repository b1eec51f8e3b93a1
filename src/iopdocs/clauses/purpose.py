"""What the partnership is for (syfte och mål)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._extent import Extent
from iopdocs.clauses._moments import at
from iopdocs.model import Model
from iopdocs.values.dates import When
from iopdocs.values.text import Line, Paragraphs

__all__ = ["Goal", "Purpose"]


class Goal(Model):
    """One goal, with the value that is aimed at if there is one (mål)."""

    text: Line = Field(title="Mål", description="utan punkt: fler unga har en meningsfull sysselsättning")
    indicator: Line | None = Field(
        None, title="Mått", description="det som mäts: antal deltagare som studerar eller arbetar efter avslutet"
    )
    baseline: Extent | None = Field(
        None, title="Utgångsläge", description="värdet när partnerskapet börjar, till exempel 67 % av eleverna"
    )
    target: Extent | None = Field(None, title="Målvärde", description="till exempel minst 80 % av deltagarna")
    by: When | None = Field(None, title="Nås senast", description="dag, månad eller år då målvärdet ska vara nått")
    measured_by: Line | None = Field(None, title="Mäts genom", description="till exempel en enkät till deltagarna")

    @property
    def by_phrase(self) -> str | None:
        """When the goal is to be reached, as after *senast*."""
        return at(self.by) if self.by is not None else None


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
