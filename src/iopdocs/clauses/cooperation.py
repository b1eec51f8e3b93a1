"""How the parties work together from day to day (samverkan i det löpande arbetet)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import FREQUENCIES, Frequency, Phrases, phrase
from iopdocs.model import Model
from iopdocs.values.text import Line, Slug

__all__ = ["Cooperation", "Meeting"]


class Meeting(Model):
    """A kind of meeting in the daily work (möte)."""

    phrases: ClassVar[Phrases] = {"frequency": FREQUENCIES}

    name: Line = Field(title="Mötets namn", description="i obestämd form: samverkansmöte")
    occasion: Line | None = Field(
        None, title="Tillfälle", description="följer efter ”hålls”: när en ny deltagare föreslås"
    )
    frequency: Frequency | None = Field(None, title="Hur ofta")
    participants: tuple[Line, ...] = Field(
        title="Deltagare", min_length=1, description="deltagaren, handledaren, socialförvaltningen"
    )
    convened_by: Slug | None = Field(None, title="Part som kallar")

    @property
    def frequency_phrase(self) -> str | None:
        """How often, in Swedish."""
        return phrase(self, "frequency") if self.frequency else None


class Cooperation(Clause):
    """The daily cooperation (samverkan i det löpande arbetet)."""

    title: ClassVar[str] = "Samverkan i det löpande arbetet"
    example: ClassVar[dict[str, Any]] = {
        "kind": "cooperation",
        "meetings": [
            {
                "name": "samverkansmöte",
                "occasion": "när en ny deltagare föreslås",
                "participants": ["den enhet som föreslår platsen", "föreningens arbetsledare"],
                "convened_by": "kommunen",
            },
            {
                "name": "trepartssamtal",
                "frequency": "monthly",
                "participants": ["deltagaren", "kommunens handläggare", "föreningens arbetsledare"],
            },
        ],
    }

    kind: Literal["cooperation"] = Field("cooperation", title="Klausultyp")
    meetings: tuple[Meeting, ...] = Field(title="Möten", min_length=1)
