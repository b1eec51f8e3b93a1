"""What goes on beside the partnership (samverkan med relaterade insatser)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.model import Model
from iopdocs.values.dates import Period
from iopdocs.values.text import Line, Slug

__all__ = ["Related", "RelatedEffort"]


class RelatedEffort(Model):
    """Something that goes on beside the partnership (relaterad insats): an activity, an agreement, a grant."""

    phrases: ClassVar[Phrases] = {
        "kind": {
            "activity": "verksamhet",
            "project": "projekt",
            "agreement": "annat avtal mellan parterna",
            "grant": "föreningsbidrag eller annat stöd",
            "replaced": "tidigare avtal som ersätts",
            "extended": "tidigare avtal som förlängs",
        },
    }

    kind: Literal["activity", "project", "agreement", "grant", "replaced", "extended"] = Field(title="Sorts insats")
    title: Line = Field(title="Insatsens namn", description="i bestämd form: föreningens läxhjälp")
    reference: Line | None = Field(None, title="Diarienummer")
    party: Slug | None = Field(None, title="Part som ansvarar")
    period: Period | None = Field(None, title="Insatsens tid", description="ett tidigare avtals avtalstid")
    note: Line | None = Field(None, title="Hur insatserna hör ihop", description="utan punkt: samma lokaler används")


class Related(Clause):
    """Activities and agreements beside the partnership (samverkan med relaterade insatser)."""

    title: ClassVar[str] = "Samverkan med relaterade insatser"
    example: ClassVar[dict[str, Any]] = {
        "kind": "related",
        "items": [
            {
                "kind": "activity",
                "title": "läxhjälpen på biblioteket",
                "party": "kommunen",
                "note": "den har samma lokaler",
            },
            {"kind": "grant", "title": "det årliga föreningsbidraget", "reference": "KFN/2026:14"},
        ],
    }

    kind: Literal["related"] = Field("related", title="Klausultyp")
    items: tuple[RelatedEffort, ...] = Field(title="Relaterade insatser", min_length=1)

    @property
    def activities(self) -> tuple[RelatedEffort, ...]:
        """The activities and projects that the partnership is coordinated with."""
        return self._of("activity", "project")

    @property
    def agreements(self) -> tuple[RelatedEffort, ...]:
        """The agreements and grants that go on beside it."""
        return self._of("agreement", "grant")

    @property
    def replaced(self) -> tuple[RelatedEffort, ...]:
        """The earlier agreements that it replaces."""
        return self._of("replaced")

    @property
    def extended(self) -> tuple[RelatedEffort, ...]:
        """The earlier agreements that it continues without a break."""
        return self._of("extended")

    def _of(self, *kinds: str) -> tuple[RelatedEffort, ...]:
        return tuple(item for item in self.items if str(item.kind) in kinds)
