"""The insurances of the partnership (försäkring)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases, phrase
from iopdocs.model import Model
from iopdocs.values.text import Line, Slug

__all__ = ["Insurance", "InsurancePolicy"]


class InsurancePolicy(Model):
    """One insurance: its kind, who holds it and whom it covers (försäkring)."""

    phrases: ClassVar[Phrases] = {
        "type": {
            "accident": "olycksfallsförsäkring",
            "liability": "ansvarsförsäkring",
            "property": "egendomsförsäkring",
            "work_injury": "arbetsskadeförsäkring",
            "travel": "reseförsäkring",
            "other": "annan försäkring",
        },
    }

    type: Literal["accident", "liability", "property", "work_injury", "travel", "other"] = Field(
        title="Sorts försäkring"
    )
    name: Line | None = Field(None, title="Försäkringens namn", description="i obestämd form: uppdragsförsäkring")
    holder: Slug = Field(title="Part som har försäkringen")
    covers: tuple[Line, ...] = Field(
        (), title="Vilka eller vad som omfattas", description="i bestämd form: deltagarna, lokalerna"
    )

    @property
    def shown(self) -> str:
        """What the insurance is called."""
        return self.name or phrase(self, "type")


class Insurance(Clause):
    """Who keeps which insurance (försäkring)."""

    title: ClassVar[str] = "Försäkring"
    example: ClassVar[dict[str, Any]] = {
        "kind": "insurance",
        "items": [
            {"type": "accident", "holder": "kommunen", "covers": ["deltagarna"]},
            {"type": "liability", "holder": "foreningen", "covers": ["verksamheten", "ideellt engagerade"]},
        ],
    }

    kind: Literal["insurance"] = Field("insurance", title="Klausultyp")
    items: tuple[InsurancePolicy, ...] = Field(title="Försäkringar", min_length=1)
