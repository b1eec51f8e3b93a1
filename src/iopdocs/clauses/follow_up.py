"""How the partnership is followed up and evaluated (uppföljning och utvärdering)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import FREQUENCIES, Frequency, Phrases, phrase
from iopdocs.model import Model
from iopdocs.values.dates import Day
from iopdocs.values.text import Line, Paragraphs, Slug

__all__ = ["FollowUp", "Report"]


class Report(Model):
    """A report that recurs, or one that is given once (rapport).

    ``first`` and ``last`` bound the time that the reports are about, both days included; unsaid they
    are those of the term. ``months_after`` counts whole months from the end of each report's period;
    ``due`` is a fixed day.
    """

    phrases: ClassVar[Phrases] = {"frequency": {"once": "en gång", **FREQUENCIES}}

    what: Line = Field(title="Rapport", description="i obestämd form: uppföljning av insatser och budget")
    sender: Slug = Field(title="Avsändare", description="id för en part eller ett organ")
    receivers: tuple[Slug, ...] = Field(title="Mottagare", min_length=1, description="id för parter eller organ")
    presented_to: tuple[Line, ...] = Field(
        (), title="Läggs fram för", description="i bestämd form: kommunstyrelsen, föreningens styrelse"
    )
    frequency: Literal["once", Frequency] = Field(title="Hur ofta")
    content: tuple[Line, ...] = Field(
        (), title="Rapportens innehåll", description="följer efter ”innehåller”: antal deltagare, ekonomiskt utfall"
    )
    first: Day | None = Field(None, title="Rapporteringens första dag")
    last: Day | None = Field(None, title="Rapporteringens sista dag")
    due: Day | None = Field(None, title="Lämnas senast den")
    due_each: Line | None = Field(
        None,
        title="Lämnas senast, varje år",
        description="följer efter ”senast”: den 15 mars, den 31 juli och den 31 januari",
    )
    months_after: int | None = Field(None, title="Lämnas senast, månader efter periodens slut", ge=1, le=24)

    @property
    def frequency_phrase(self) -> str:
        """How often, in Swedish."""
        return phrase(self, "frequency")


class FollowUp(Clause):
    """Follow-up and evaluation (uppföljning och utvärdering)."""

    title: ClassVar[str] = "Uppföljning och utvärdering"
    example: ClassVar[dict[str, Any]] = {
        "kind": "follow_up",
        "reports": [
            {
                "what": "uppföljning av insatser och budget",
                "sender": "foreningen",
                "receivers": ["kommunen"],
                "presented_to": ["kommunstyrelsen", "föreningens styrelse"],
                "frequency": "quarterly",
                "months_after": "1",
                "content": ["genomförda aktiviteter", "ekonomiskt utfall jämfört med budgeten"],
            }
        ],
        "statistics": ["antal deltagare", "deltagarnas ålder"],
        "evaluation": ["Parterna utvärderar partnerskapet gemensamt innan avtalstiden går ut."],
    }

    kind: Literal["follow_up"] = Field("follow_up", title="Klausultyp")
    reports: tuple[Report, ...] = Field((), title="Rapporter")
    statistics: tuple[Line, ...] = Field(
        (), title="Statistik", description="följer efter ”statistik över”: antal deltagare"
    )
    evaluation: Paragraphs | None = Field(
        None, title="Utvärdering", description="hela meningar: hur och när partnerskapet utvärderas"
    )
