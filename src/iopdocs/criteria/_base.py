"""What a criterion and a set of criteria are (kriterium, kriteriesamling).

No statute says when a partnership of this kind may be entered. Municipalities and associations have written criteria of
their own, and these conflict. A set is therefore somebody's policy with a publisher, a year and a source, never law: it
is chosen in an assessment, and everything said on the strength of it names it.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iopdocs.law import Source
from iopdocs.model import Model
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line, Slug

__all__ = ["CriteriaSet", "Criterion"]


class Criterion(Model):
    """One criterion (kriterium). The same ``id`` in two sets means the same subject, not the same demand."""

    id: Slug = Field(title="Kriteriets id", description="kort namn utan å, ä och ö som svaren hänvisar med")
    title: Line = Field(title="Kriteriets rubrik", description="några ord: Ingen marknad")
    text: Line = Field(title="Kriteriets lydelse", description="vad som ska vara uppfyllt, som en mening")
    required: Flag = Field(
        True,  # noqa: FBT003 -- a field's default, not an argument
        title="Krav",
        description="ja: ska vara uppfyllt; nej: bör vara uppfyllt",
    )


class CriteriaSet(Model):
    """A set of criteria (kriteriesamling): whose policy it is, from when, and how surely its text is known.

    ``certainty`` is ``confirmed`` when the text was read on the publisher's own page, else ``second_hand``;
    ``provenance`` tells where. ``superseded_by`` is the id of the set that the publisher has put in its place, and
    ``remarks`` is what the source says beside the criteria themselves.
    """

    id: Slug = Field(title="Kriteriernas id", description="kort namn utan å, ä och ö: exempelby-2026")
    title: Line = Field(title="Kriteriernas namn", description="i löpande text: kommunens kriterier för IOP")
    publisher: Line = Field(title="Utgivare", description="den vars policy kriterierna är")
    year: int | None = Field(
        None, title="Årtal", description="året då kriterierna antogs eller gavs ut", ge=2000, le=2100
    )
    url: Line | None = Field(None, title="Webbadress")
    certainty: Literal["confirmed", "second_hand"] = Field(
        "confirmed",
        title="Hur säker texten är",
        description="confirmed: läst hos utgivaren; second_hand: återgiven av någon annan",
    )
    provenance: Line | None = Field(
        None,
        title="Var texten är läst",
        description="fortsätter meningen Kriterierna är …: antagna av kommunfullmäktige",
    )
    superseded_by: Slug | None = Field(None, title="Ersatt av", description="id för de kriterier som gäller i stället")
    remarks: Line | None = Field(None, title="Vad källan säger därutöver")
    criteria: tuple[Criterion, ...] = Field(title="Kriterier", min_length=1)

    @property
    def source(self) -> Source:
        """The set as findings cite it."""
        return Source(self.shown_title, url=self.url or "")

    @property
    def shown_title(self) -> str:
        """Name, publisher and year: ``kriterier för IOP (Uddevalla kommun, 2020)``."""
        return f"{self.title} ({self.publisher}, {self.year})" if self.year else f"{self.title} ({self.publisher})"

    def criterion(self, key: str) -> Criterion | None:
        """Return the criterion with an id, or ``None``."""
        return next((one for one in self.criteria if one.id == key), None)
