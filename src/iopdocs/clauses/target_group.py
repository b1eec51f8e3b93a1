"""Whom the partnership is for (målgrupp)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases, phrase
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line, Paragraphs

__all__ = ["TargetGroup"]

_ADULT = 18


class TargetGroup(Clause):
    """The people the partnership is for (målgrupp). Ages are whole years, both included.

    ``consent`` is consent to taking part; it says nothing about the legal ground for personal data.
    Whoever is under 18 has guardians (föräldrabalken 6 kap.); for one who has come to Sweden alone a god man or a
    specially appointed guardian acts in their place (lag 2005:429).
    """

    title: ClassVar[str] = "Målgrupp"
    example: ClassVar[dict[str, Any]] = {
        "kind": "target_group",
        "description": ["Målgruppen är unga som saknar sysselsättning och vill pröva på föreningens verksamhet."],
        "age_min": "14",
        "age_max": "25",
        "voluntary": "ja",
        "consent": "participant",
        "guardians": "ja",
        "geography": ["kommunen"],
        "criteria": ["varken arbetar eller studerar"],
    }
    phrases: ClassVar[Phrases] = {
        "sex": {"women": "kvinnor", "men": "män"},
        "consent": {
            "participant": "deltagaren",
            "guardian": "vårdnadshavare",
            "participant_and_guardian": (
                "deltagaren och, om deltagaren är under 18\N{NO-BREAK SPACE}år, även från vårdnadshavare"
            ),
            "appointed": "god man eller särskilt förordnad vårdnadshavare",
            "none": "ingen",
        },
    }

    kind: Literal["target_group"] = Field("target_group", title="Klausultyp")
    description: Paragraphs = Field(title="Målgrupp", description="hela meningar: vilka som kan delta")
    age_min: int | None = Field(None, title="Lägsta ålder i år", ge=0, le=120)
    age_max: int | None = Field(None, title="Högsta ålder i år", ge=0, le=120)
    sex: Literal["women", "men"] | None = Field(None, title="Kön", description="när bara det ena könet kan delta")
    geography: tuple[Line, ...] = Field(
        (), title="Geografiskt område", description="följer efter ”bor eller vistas i”: Torvalla"
    )
    criteria: tuple[Line, ...] = Field(
        (),
        title="Villkor för att delta",
        description="följer efter ”den som”, och alla ska vara uppfyllda: saknar arbete",
    )
    voluntary: Flag | None = Field(None, title="Deltagandet är frivilligt")
    consent: Literal["participant", "guardian", "participant_and_guardian", "appointed", "none"] | None = Field(
        None,
        title="Samtycke till deltagandet",
        description="vem som samtycker till att delta; appointed för den som har god man",
    )
    guardians: Flag | None = Field(
        None,
        title="Vårdnadshavare informeras",
        description="ja om vårdnadshavare till den som är under 18 år informeras",
    )

    @property
    def consent_phrase(self) -> str | None:
        """Who consents to taking part, if that is said and anyone does."""
        return phrase(self, "consent") if self.consent not in {None, "none"} else None

    @property
    def sex_phrase(self) -> str | None:
        """Whom the partnership is for when it is for one sex only; girls and boys where the young can take part."""
        if self.sex is None:
            return None
        young, grown = ("flickor", "kvinnor") if self.sex == "women" else ("pojkar", "män")
        if self.age_max is not None and self.age_max < _ADULT:
            return young
        return f"{young} och {grown}" if self.minors else grown

    @property
    def minors(self) -> bool:
        """Whether the lowest age lets someone under 18 take part; an unsaid age tells nothing."""
        return self.age_min is not None and self.age_min < _ADULT
