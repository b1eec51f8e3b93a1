"""The clause that presents the parties (parter)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause

__all__ = ["Parties"]


class Parties(Clause):
    """The parties of the agreement (parter).

    The facts stand in the agreement's own list of parties; this clause gives them their place in the
    document. A nämnd or a förvaltning acts for its municipality and is no party of its own.
    """

    title: ClassVar[str] = "Parter"
    example: ClassVar[dict[str, Any]] = {"kind": "parties"}

    kind: Literal["parties"] = Field("parties", title="Klausultyp")
