"""A clause for what no other type covers (fri klausul)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.model import Model
from iopdocs.values.text import Line

__all__ = ["Free", "Point"]


class Point(Model):
    """A numbered paragraph of a free clause, with a sub-heading and a list if wanted (punkt)."""

    heading: Line | None = Field(None, title="Underrubrik")
    text: Line = Field(title="Text", description="hela meningar")
    items: tuple[Line, ...] = Field((), title="Lista", description="led under texten: a), b), c)")


class Free(Clause):
    """A clause with its own heading and text (fri klausul)."""

    title: ClassVar[str] = "Fri klausul"
    example: ClassVar[dict[str, Any]] = {
        "kind": "free",
        "heading": "Kommunikation",
        "points": [
            {
                "heading": "Gemensam information",
                "text": "När en part informerar om partnerskapet ska det framgå",
                "items": ["att verksamheten bedrivs i partnerskap", "vilka som är parter"],
            },
            {"text": "En part får använda en annan parts logotyp bara om den parten har godkänt det."},
        ],
    }

    kind: Literal["free"] = Field("free", title="Klausultyp")
    heading: Line = Field(title="Rubrik", description="klausulens rubrik")
    points: tuple[Point, ...] = Field(title="Punkter", min_length=1)

    @property
    def shown_heading(self) -> str:
        """The heading: this clause has none of its own to fall back on."""
        return self.heading
