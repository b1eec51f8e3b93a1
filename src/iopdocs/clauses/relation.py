"""What the parties are to each other (parternas inbördes relation)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from iopdocs.clauses._base import Clause

__all__ = ["Relation"]


class Relation(Clause):
    """The parties' relation to each other (parternas inbördes relation).

    The wording states what the parties intend: a co-financed partnership without detailed control. Whether an
    agreement is a service contract is decided by its content and not by its name (HFD 2020 ref. 15).
    """

    title: ClassVar[str] = "Parternas inbördes relation"
    example: ClassVar[dict[str, Any]] = {"kind": "relation"}

    kind: Literal["relation"] = Field("relation", title="Klausultyp")
