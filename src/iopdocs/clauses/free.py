"""A clause for what no other type covers (fri klausul)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._points import Points
from iopdocs.values.text import Line

__all__ = ["Free"]


class Free(Clause):
    """A clause with its own heading and text (fri klausul)."""

    title: ClassVar[str] = "Fri klausul"
    example: ClassVar[dict[str, Any]] = {
        "kind": "free",
        "heading": "Lokaler",
        "points": [
            {
                "heading": "Nycklar och larm",
                "text": "Föreningen ansvarar för",
                "items": [
                    "nycklar till lokalerna",
                    {"text": "larmet", "items": ["under kvällar", "under helger"]},
                ],
            },
            "Lokalerna lämnas städade när avtalet upphör.",
        ],
    }

    kind: Literal["free"] = Field("free", title="Klausultyp")
    heading: Line = Field(title="Rubrik", description="klausulens rubrik")
    points: Points = Field(title="Punkter", min_length=1)

    @property
    def shown_heading(self) -> str:
        """The heading: this clause has none of its own to fall back on."""
        return self.heading
