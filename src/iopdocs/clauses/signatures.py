"""The signatures (underskrifter)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.values.text import Line

__all__ = ["Signatures"]


class Signatures(Clause):
    """How the agreement is signed (underskrifter); who signs stands with each party.

    An electronic signature has legal effect (förordning (EU) nr 910/2014, art. 25).
    """

    title: ClassVar[str] = "Underskrifter"
    example: ClassVar[dict[str, Any]] = {"kind": "signatures", "method": "paper", "originals": "2"}
    phrases: ClassVar[Phrases] = {"method": {"paper": "på papper", "electronic": "elektroniskt"}}

    kind: Literal["signatures"] = Field("signatures", title="Klausultyp")
    method: Literal["paper", "electronic"] = Field(title="Sätt att underteckna")
    originals: int | None = Field(
        None, title="Antal original", ge=1, le=20, description="när avtalet undertecknas på papper"
    )
    place: Line | None = Field(None, title="Ort", description="kan lämnas tom och skrivas för hand")
