"""What nobody could help (force majeure)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.values.text import Line

__all__ = ["ForceMajeure"]


class ForceMajeure(Clause):
    """Events beyond the parties' control that excuse delay (force majeure, hinder utanför parternas kontroll)."""

    title: ClassVar[str] = "Force majeure"
    example: ClassVar[dict[str, Any]] = {
        "kind": "force_majeure",
        "events": ["disaster", "epidemic", "authority"],
        "notice_days": "7",
        "longest_months": "3",
    }
    phrases: ClassVar[Phrases] = {
        "events": {
            "war": "krig eller krigsfara",
            "disaster": "en naturkatastrof",
            "fire": "en brand",
            "epidemic": "en epidemi",
            "conflict": "en arbetskonflikt",
            "authority": "ett beslut av en myndighet",
            "outage": "ett omfattande avbrott i el eller telekommunikation",
        },
    }

    kind: Literal["force_majeure"] = Field("force_majeure", title="Klausultyp")
    events: tuple[Literal["war", "disaster", "fire", "epidemic", "conflict", "authority", "outage"], ...] = Field(
        (), title="Händelser"
    )
    other_events: tuple[Line, ...] = Field((), title="Andra händelser", description="i obestämd form: en översvämning")
    notice_days: int | None = Field(None, title="Meddelande inom, dagar", ge=1, le=90)
    longest_months: int | None = Field(
        None,
        title="Längsta hinder i månader",
        ge=1,
        le=24,
        description="varar hindret längre får en part säga upp avtalet genast",
    )

    @property
    def named(self) -> tuple[str, ...]:
        """The events in Swedish, those of the agreement's own last."""
        return (*(self.phrases["events"][event] for event in self.events), *self.other_events)
