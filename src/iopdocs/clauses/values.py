"""The values that the partnership rests on (värdegrund)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.values.flag import Flag
from iopdocs.values.text import Line

__all__ = ["Values"]


class Values(Clause):
    """The shared values (värdegrund).

    The Convention on the Rights of the Child has been Swedish law since 2020-01-01 (lag 2018:1197); earlier
    agreements may invoke it as a value all the same.
    """

    title: ClassVar[str] = "Värdegrund"
    example: ClassVar[dict[str, Any]] = {
        "kind": "values",
        "items": [
            "alla människors lika värde",
            "demokrati och delaktighet",
            "trygga och drogfria miljöer för barn och unga",
        ],
        "child_convention": "ja",
    }

    kind: Literal["values"] = Field("values", title="Klausultyp")
    items: tuple[Line, ...] = Field(
        title="Värden",
        min_length=1,
        description="ett värde på varje rad, utan punkt: alla människors lika värde",
    )
    child_convention: Flag | None = Field(
        None,
        title="Barnkonventionen är utgångspunkt",
        description="ja om arbetet ska utgå från barnets rättigheter",
    )
    local_agreement: Line | None = Field(
        None,
        title="Lokal överenskommelse",
        description="kommunens eller regionens överenskommelse med civilsamhället, om avtalet bygger på den",
    )
