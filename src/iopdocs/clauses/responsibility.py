"""Who decides and who is responsible on the public side (ansvarsfördelning)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.values.dates import Day
from iopdocs.values.text import Line, Slug

__all__ = ["Responsibility"]


class Responsibility(Clause):
    """The decision on the agreement and the responsibility for it within one party (ansvarsfördelning).

    With several public parties the clause occurs once for each. Matters of the activity's goals,
    direction, scope or quality may not be delegated (kommunallagen 2017:725, 6 kap. 38 § 1).
    """

    title: ClassVar[str] = "Ansvarsfördelning"
    example: ClassVar[dict[str, Any]] = {
        "kind": "responsibility",
        "party": "kommunen",
        "deciding_body": "kommunstyrelsen",
        "decided_on": "2017-12-05",
        "section": "§ 210",
        "reference": "KS/2017:123",
        "responsible_unit": "socialförvaltningen",
        "responsible_role": "arbetsmarknadschefen",
    }

    kind: Literal["responsibility"] = Field("responsibility", title="Klausultyp")
    party: Slug = Field(title="Part")
    deciding_body: Line = Field(title="Beslutande organ", description="i bestämd form: kommunstyrelsen, socialnämnden")
    decided_on: Day | None = Field(None, title="Beslutsdag")
    section: Line | None = Field(None, title="Paragraf i protokollet", description="till exempel § 210")
    reference: Line | None = Field(None, title="Beslutets diarienummer")
    delegation: Line | None = Field(
        None, title="Delegation", description="delegationsordning och punkt, om beslutet fattas på delegation"
    )
    responsible_unit: Line = Field(title="Ansvarig enhet", description="i bestämd form: socialförvaltningen")
    responsible_role: Line | None = Field(
        None, title="Ansvarig funktion", description="i bestämd form, utan personnamn: arbetsmarknadschefen"
    )

    @property
    def section_text(self) -> str | None:
        """The section as it is printed: the sign and the number stay on one line."""
        return self.section.replace("§ ", "§\N{NO-BREAK SPACE}") if self.section else None

    @property
    def record(self) -> str | None:
        """Where the decision is found: section of the minutes, reference number, or both."""
        number = f"diarienummer\N{NO-BREAK SPACE}{self.reference}" if self.reference else None
        return ", ".join(filter(None, (self.section_text, number))) or None
