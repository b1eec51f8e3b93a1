"""What becomes of money that was not used as agreed (återbetalning, överskott)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases, phrase
from iopdocs.values.kronor import Kronor

__all__ = ["Repayment", "Surplus"]


class Repayment(Clause):
    """When a party may claim its contribution back (återbetalning)."""

    title: ClassVar[str] = "Återbetalning"
    example: ClassVar[dict[str, Any]] = {
        "kind": "repayment",
        "triggers": ["misuse", "unused"],
        "extent": "whole_or_part",
        "days": "30",
    }
    phrases: ClassVar[Phrases] = {
        "triggers": {
            "misuse": "bidraget har använts i strid med avtalet eller för ett annat ändamål",
            "unused": "bidraget har inte använts",
            "breach": "mottagaren har brutit mot avtalet",
        },
        "extent": {
            "whole": "hela bidraget",
            "part": "den del av bidraget som skälet gäller",
            "whole_or_part": "hela eller en del av bidraget",
        },
    }

    kind: Literal["repayment"] = Field("repayment", title="Klausultyp")
    triggers: tuple[Literal["misuse", "unused", "breach"], ...] = Field(title="Skäl för återbetalning", min_length=1)
    extent: Literal["whole", "part", "whole_or_part"] = Field(title="Omfattning")
    days: int | None = Field(None, title="Återbetalas inom, dagar", ge=1, le=365)
    at_most: Kronor | None = Field(
        None, title="Högsta belopp att återbetala", description="det mesta som alla krav tillsammans kan bli"
    )

    @property
    def extent_phrase(self) -> str:
        """How much is repaid, in Swedish."""
        return phrase(self, "extent")


class Surplus(Clause):
    """What becomes of a surplus (överskott): a choice of policy that no law makes."""

    title: ClassVar[str] = "Överskott"
    example: ClassVar[dict[str, Any]] = {"kind": "surplus", "rule": "reinvest"}
    phrases: ClassVar[Phrases] = {
        "rule": {
            "reinvest": "går till partnerskapets eller ett närliggande ändamål",
            "repay_at_end": "betalas tillbaka när avtalet upphör",
            "pro_rata": "fördelas mellan parterna efter deras bidrag",
            "set_off": "räknas av mot nästa års bidrag",
        },
    }

    kind: Literal["surplus"] = Field("surplus", title="Klausultyp")
    rule: Literal["reinvest", "repay_at_end", "pro_rata", "set_off"] = Field(title="Regel för överskott")
