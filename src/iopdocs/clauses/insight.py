"""What the public may see (insyn och allmänna handlingar)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.values.flag import Flag

__all__ = ["Insight"]


class Insight(Clause):
    """Insight and public records (insyn och allmänna handlingar).

    Tryckfrihetsförordningen 2 kap.; kommunallagen (2017:725) 10 kap. 7–9 §§ when the care of a
    municipal matter is handed over. Whether it is handed over is a judgement that people make.
    """

    title: ClassVar[str] = "Insyn och allmänna handlingar"
    example: ClassVar[dict[str, Any]] = {"kind": "insight", "handed_over": "nej", "audit": "ja"}

    kind: Literal["insight"] = Field("insight", title="Klausultyp")
    handed_over: Flag = Field(
        title="En kommunal angelägenhet lämnas över",
        description="ja om skötseln av en kommunal angelägenhet lämnas över enligt 10 kap. kommunallagen",
    )
    audit: Flag | None = Field(
        None,
        title="Granskning av räkenskaperna",
        description="ja om en offentlig part får granska hur dess bidrag används",
    )
