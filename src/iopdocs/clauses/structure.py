"""Agreements above, below and before this one (gemensam överenskommelse, underavtal, tilläggsavtal)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._instructions import Instructions
from iopdocs.clauses._phrases import Phrases
from iopdocs.model import Model
from iopdocs.values.dates import Day, Period, When
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line, Slug

__all__ = ["Framework", "SubAgreement", "SubAgreements", "Supplement"]


class SubAgreement(Model):
    """One sub-agreement and the parties that make it (underavtal)."""

    title: Line = Field(title="Underavtalets namn", description="till exempel underavtal om mötesplatsen")
    parties: tuple[Slug, ...] = Field((), title="Parter i underavtalet", description="id för var och en")
    reference: Line | None = Field(None, title="Diarienummer")
    period: Period | None = Field(None, title="Underavtalets tid", description="när den är en annan än avtalstiden")
    annex: int | None = Field(None, title="Bilagans nummer", ge=1, le=99)


class SubAgreements(Clause):
    """The sub-agreements under a common agreement (underavtal)."""

    title: ClassVar[str] = "Underavtal"
    example: ClassVar[dict[str, Any]] = {
        "kind": "sub_agreements",
        "items": [
            {"title": "underavtal om mötesplatsen", "parties": ["kommunen", "foreningen"], "annex": "1"},
            {
                "title": "underavtal om uppsökande arbete",
                "parties": ["kommunen", "foreningen"],
                "reference": "ASN/2027:8",
                "period": "2027-03-01 – 2027-12-31",
            },
        ],
        "precedence": "common",
        "ends_together": "ja",
    }
    phrases: ClassVar[Phrases] = {
        "precedence": {"common": "det gemensamma avtalet gäller före", "sub": "underavtalet gäller före"},
    }

    kind: Literal["sub_agreements"] = Field("sub_agreements", title="Klausultyp")
    items: tuple[SubAgreement, ...] = Field(title="Underavtal", min_length=1)
    precedence: Literal["common", "sub"] | None = Field(None, title="Vilket avtal som gäller före")
    ends_together: Flag | None = Field(
        None, title="Underavtalen upphör med avtalet", description="ja om inget underavtal gäller längre än avtalet"
    )


class Framework(Clause):
    """What a sub-agreement has from the agreement above it (förhållande till den gemensamma överenskommelsen)."""

    title: ClassVar[str] = "Förhållande till den gemensamma överenskommelsen"
    example: ClassVar[dict[str, Any]] = {
        "kind": "framework",
        "agreement": "överenskommelsen om partnerskap för unga",
        "reference": "ASN/2027:3",
        "dated": "2027-01-15",
        "precedence": "common",
        "ends_together": "ja",
    }
    phrases: ClassVar[Phrases] = {
        "precedence": {"common": "den gemensamma överenskommelsen gäller före", "sub": "det här avtalet gäller före"},
    }

    kind: Literal["framework"] = Field("framework", title="Klausultyp")
    agreement: Line = Field(
        title="Den gemensamma överenskommelsens namn",
        description="i bestämd form: överenskommelsen om …; ett partnerskapsavtal vars villkor gäller också här, "
        "inte en allmän överenskommelse med civilsamhället (values, local_agreement)",
    )
    reference: Line | None = Field(None, title="Diarienummer")
    dated: When | None = Field(None, title="Överenskommelsens datum", description="dag, månad eller år")
    precedence: Literal["common", "sub"] | None = Field(None, title="Vilket avtal som gäller före")
    ends_together: Flag | None = Field(
        None, title="Avtalet upphör med överenskommelsen", description="ja om avtalet inte gäller längre än den"
    )


class Supplement(Clause):
    """What a supplement changes in an agreement that goes on (tilläggsavtal)."""

    title: ClassVar[str] = "Ändringar i det ursprungliga avtalet"
    example: ClassVar[dict[str, Any]] = {
        "kind": "supplement",
        "agreement": "överenskommelsen om mötesplatsen",
        "reference": "KS 2026/14",
        "dated": "2026-11-20",
        "number": "1",
        "starts": "2027-07-01",
        "changes": [
            "Avtalstiden förlängs till och med den 31 december 2027.",
            {
                "action": "replace",
                "numbers": ["4.2"],
                "wording": [{"label": "4.2", "text": "Mötesplatsen är öppen också på lördagar."}],
            },
            {
                "action": "replace",
                "sort": "table",
                "numbers": ["1"],
                "wording": [
                    {"form": "caption", "text": "Tabell 1. Kommunens insatser"},
                    {
                        "table": {
                            "head": {"cells": ["Insats", "Belopp i kr"]},
                            "rows": [{"cells": ["Verksamhetsstöd", "440 000"]}],
                            "total": {"cells": ["Summa", "440 000"]},
                            "figures": "1",
                        }
                    },
                ],
            },
            {"action": "renumber", "numbers": ["8–12"], "new_numbers": ["9–13"]},
        ],
    }

    kind: Literal["supplement"] = Field("supplement", title="Klausultyp")
    agreement: Line = Field(
        title="Det ursprungliga avtalets namn", description="i bestämd form: överenskommelsen om mötesplatsen"
    )
    reference: Line | None = Field(None, title="Diarienummer")
    dated: When | None = Field(None, title="Det ursprungliga avtalets datum", description="dag, månad eller år")
    number: int | None = Field(None, title="Tilläggets nummer", ge=1, le=99)
    starts: Day | None = Field(None, title="Första dag som ändringarna gäller")
    changes: Instructions = Field(
        title="Ändringar",
        description="hela meningar om vad som gäller i stället, eller punkter med ny lydelse",
        min_length=1,
    )

    @property
    def renumbers(self) -> bool:
        """Whether anything in the original agreement gets a new number."""
        return any(one.new_numbers and one.numbers for one in self.changes)
