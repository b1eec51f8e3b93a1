"""Extracts from the police records for work with children (registerutdrag)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.values.text import Line

__all__ = ["PoliceRecord"]


class PoliceRecord(Clause):
    """Who must show an extract from the police records (registerutdrag).

    Lag (2013:852) om registerkontroll av personer som ska arbeta med barn: the extract is at most one
    year old (4 §), and only a note that it was shown is kept (5 §).
    """

    title: ClassVar[str] = "Registerutdrag"
    example: ClassVar[dict[str, Any]] = {
        "kind": "police_record",
        "roles": ["arbetsledare", "handledare", "ideellt engagerade som möter deltagare under 18 år"],
        "max_age_months": "12",
    }

    kind: Literal["police_record"] = Field("police_record", title="Klausultyp")
    roles: tuple[Line, ...] = Field(
        title="Vilka som visar utdrag", min_length=1, description="funktioner i obestämd form: handledare"
    )
    max_age_months: int = Field(
        title="Utdragets högsta ålder i månader", ge=1, le=60, description="lagen tillåter högst tolv"
    )
