"""Extracts from the police records for work with children (registerutdrag)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases, phrase
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line

__all__ = ["PoliceRecord"]


class PoliceRecord(Clause):
    """Who must show an extract from the police records (registerutdrag).

    Lag (2013:852) om registerkontroll av personer som ska arbeta med barn: the extract is at most one
    year old (4 §), and only a note that it was shown is kept (5 §). Stricter acts apply to schools, to homes
    that receive children and to the support of children with disabilities.
    """

    title: ClassVar[str] = "Registerutdrag"
    example: ClassVar[dict[str, Any]] = {
        "kind": "police_record",
        "roles": ["arbetsledare", "handledare", "ideellt engagerade som möter deltagare under 18 år"],
        "max_age_months": "12",
        "law": "children",
        "guardians": "ja",
    }
    phrases: ClassVar[Phrases] = {
        "law": {
            "children": "lagen (2013:852) om registerkontroll av personer som ska arbeta med barn",
            "school": "2\N{NO-BREAK SPACE}kap. skollagen (2010:800)",
            "homes": "lagen (2007:171) om registerkontroll av personal vid vissa boenden som tar emot barn",
            "disability": (
                "lagen (2010:479) om registerkontroll av personal som utför vissa insatser åt barn med funktionshinder"
            ),
        },
    }

    kind: Literal["police_record"] = Field("police_record", title="Klausultyp")
    roles: tuple[Line, ...] = Field(
        title="Vilka som visar utdrag", min_length=1, description="funktioner i obestämd form: handledare"
    )
    max_age_months: int = Field(
        title="Utdragets högsta ålder i månader", ge=1, le=60, description="lagen tillåter högst tolv"
    )
    law: Literal["children", "school", "homes", "disability"] = Field(
        "children", title="Lag om registerkontroll", description="den första gäller om ingen annan anges"
    )
    guardians: Flag | None = Field(
        None, title="Vårdnadshavare upplyses", description="ja om vårdnadshavare får veta att utdrag krävs"
    )

    @property
    def law_phrase(self) -> str:
        """The act under which the extract is asked for."""
        return phrase(self, "law")
