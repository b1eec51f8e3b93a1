"""Why the partnership exists (bakgrund)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.model import Model
from iopdocs.values.dates import When
from iopdocs.values.text import Line, Paragraphs

__all__ = ["Background", "Policy"]


class Policy(Model):
    """A decided document that the partnership rests on (styrdokument)."""

    title: Line = Field(title="Styrdokumentets namn", description="till exempel policy för social ekonomi")
    body: Line | None = Field(
        None, title="Organ som har antagit det", description="i bestämd form: kommunfullmäktige, styrelsen"
    )
    adopted: When | None = Field(None, title="Antaget", description="dag, månad eller år")
    section: Line | None = Field(None, title="Paragraf i protokollet", description="till exempel § 76")

    @property
    def section_text(self) -> str | None:
        """The section as it is printed: the sign and the number stay on one line."""
        return self.section.replace("§ ", "§\N{NO-BREAK SPACE}") if self.section else None


class Background(Clause):
    """What led to the agreement, and the policies it rests on (bakgrund)."""

    title: ClassVar[str] = "Bakgrund"
    example: ClassVar[dict[str, Any]] = {
        "kind": "background",
        "paragraphs": [
            "I kommunen finns unga som varken arbetar eller studerar och som söker ett sammanhang.",
            "Föreningen driver en öppen mötesplats med lång erfarenhet av att ta emot unga.",
        ],
        "policies": [
            {
                "title": "policy för social ekonomi",
                "body": "kommunfullmäktige",
                "adopted": "2016",
                "section": "§ 76",
            }
        ],
    }

    kind: Literal["background"] = Field("background", title="Klausultyp")
    paragraphs: Paragraphs = Field(title="Bakgrund", description="hela stycken: behovet, parterna, varför de samverkar")
    policies: tuple[Policy, ...] = Field((), title="Styrdokument")
