"""The annexes (bilagor)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.model import Model
from iopdocs.values.text import Line, Slug

__all__ = ["Annex", "Annexes"]


class Annex(Model):
    """One annex (bilaga); its number is its place in the list."""

    title: Line = Field(title="Bilagans namn", description="till exempel verksamhetsplan 2018")
    party: Slug | None = Field(None, title="Part som har upprättat bilagan")
    id: Slug | None = Field(None, title="Namn att hänvisa till", description="används av kommunens egna mallar")

    @property
    def target(self) -> str:
        """The name by which templates refer to it beside its number; empty where it has none."""
        return self.id or ""


class Annexes(Clause):
    """The list of annexes, numbered 1, 2, 3 … (bilagor)."""

    title: ClassVar[str] = "Bilagor"
    example: ClassVar[dict[str, Any]] = {
        "kind": "annexes",
        "items": [
            {"title": "Verksamhetsplan"},
            {"title": "Protokollsutdrag som visar vem som tecknar föreningens firma", "party": "foreningen"},
        ],
    }

    kind: Literal["annexes"] = Field("annexes", title="Klausultyp")
    items: tuple[Annex, ...] = Field(title="Bilagor", min_length=1)

    @property
    def targets(self) -> tuple[str, ...]:
        """Each annex by its number, and by its id if it has one."""
        return (*(str(at) for at in range(1, len(self.items) + 1)), *filter(None, (one.id for one in self.items)))
