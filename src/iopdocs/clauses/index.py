"""How the contributions are adjusted over the years (justering av bidraget, index)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._moments import at
from iopdocs.clauses._phrases import Phrases, phrase
from iopdocs.values.dates import When
from iopdocs.values.share import Share
from iopdocs.values.text import Line

__all__ = ["Index"]


class Index(Clause):
    """Whether and how the money in the agreement follows prices (justering av bidraget)."""

    title: ClassVar[str] = "Justering av bidraget"
    example: ClassVar[dict[str, Any]] = {
        "kind": "index",
        "method": "kpi",
        "base": "oktober 2026",
        "first": "2028-01-01",
        "cap": "3 %",
    }
    phrases: ClassVar[Phrases] = {
        "method": {
            "none": "beloppen räknas inte om",
            "kpi": "konsumentprisindex (KPI), som Statistiska centralbyrån tar fram",
            "pkv": "prisindex för kommunal verksamhet (PKV), som Sveriges Kommuner och Regioner tar fram",
            "opi": "omsorgsprisindex (OPI), som Sveriges Kommuner och Regioner tar fram",
            "lci": "arbetskostnadsindex (LCI), som Statistiska centralbyrån tar fram",
            "other": "ett annat index",
            "fixed": "en fast procentsats",
            "negotiated": "parterna förhandlar om beloppen",
        },
    }

    kind: Literal["index"] = Field("index", title="Klausultyp")
    method: Literal["none", "kpi", "pkv", "opi", "lci", "other", "fixed", "negotiated"] = Field(
        title="Sätt att räkna om"
    )
    name: Line | None = Field(
        None,
        title="Indexets namn",
        description="när method är other; följer efter ”räknas om efter”: byggkostnadsindex, som SCB tar fram",
    )
    base: When | None = Field(
        None, title="Basperiod", description="månad eller år vars prisnivå beloppen är angivna i: oktober 2026"
    )
    first: When | None = Field(None, title="Första omräkningen", description="dag, månad eller år")
    percent: Share | None = Field(None, title="Fast procentsats", description="när method är fixed")
    part: Share | None = Field(
        None, title="Andel av förändringen", description="när bara en del av indexets förändring räknas: 80 %"
    )
    cap: Share | None = Field(None, title="Högsta höjning vid varje omräkning")

    @property
    def method_phrase(self) -> str:
        """What the amounts follow, in Swedish."""
        return phrase(self, "method")

    @property
    def first_phrase(self) -> str | None:
        """When the amounts are first adjusted, as in a sentence."""
        return at(self.first) if self.first is not None else None

    @property
    def computed(self) -> bool:
        """Whether the new amount is computed rather than agreed on."""
        return self.method not in {"none", "negotiated"}
