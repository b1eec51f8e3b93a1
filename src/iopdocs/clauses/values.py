"""The values that the partnership rests on (värdegrund)."""

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
            "öppenhet och tillit",
            "trygga miljöer för barn och unga",
        ],
        "child_convention": "ja",
        "drug_free": "ja",
        "equal_treatment": "ja",
        "democracy": "ja",
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
    drug_free: Flag | None = Field(None, title="Verksamheten är drogfri")
    equal_treatment: Flag | None = Field(
        None, title="Likabehandling", description="ja om avtalet ska säga att ingen får diskrimineras eller kränkas"
    )
    democracy: Flag | None = Field(
        None, title="Demokrati och delaktighet", description="ja om deltagarna ska ha inflytande över verksamheten"
    )
    local_agreement: Line | None = Field(
        None,
        title="Lokal överenskommelse",
        description="kommunens eller regionens allmänna överenskommelse med civilsamhället, om avtalet bygger på den; "
        "ett partnerskapsavtal som det här avtalet står under anges i framework",
    )
