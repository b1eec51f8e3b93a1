"""Who has the rights to what is made in the partnership (upphovsrätt)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.values.text import Line, Slug

__all__ = ["IntellectualProperty"]


class IntellectualProperty(Clause):
    """Rights to texts, pictures and methods (upphovsrätt och andra immateriella rättigheter)."""

    title: ClassVar[str] = "Upphovsrätt"
    example: ClassVar[dict[str, Any]] = {"kind": "ip", "ownership": "creator", "licence": "partners"}
    phrases: ClassVar[Phrases] = {
        "ownership": {
            "creator": "den part som har tagit fram materialet",
            "joint": "parterna gemensamt",
            "party": "en av parterna",
        },
        "licence": {
            "partners": "övriga parter får använda materialet",
            "open": "alla får använda materialet",
            "none": "bara ägaren får använda materialet",
        },
    }

    kind: Literal["ip"] = Field("ip", title="Klausultyp")
    ownership: Literal["creator", "joint", "party"] = Field(title="Vem som har rättigheterna")
    owner: Slug | None = Field(None, title="Part som har rättigheterna", description="när ownership är party")
    licence: Literal["partners", "open", "none"] | None = Field(None, title="Användning")
    licence_name: Line | None = Field(
        None, title="Licensens namn", description="när licensen är öppen, till exempel CC BY 4.0"
    )
