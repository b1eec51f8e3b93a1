"""The sorts of paper there are (sorter av handlingar)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses._base import clause_class
from iopdocs.criteria import Assessment
from iopdocs.paper import Paper

__all__ = ["PAPERS", "paper_class", "section_class"]

PAPERS: Final[Mapping[str, type[Paper]]] = MappingProxyType({"assessment": Assessment})
"""The sorts of paper whose data say their ``kind``; data that say none are an agreement."""


def paper_class(kind: object) -> type[Paper] | None:
    """Return the class that data of a kind are read as, or ``None`` if there is no such kind."""
    if kind is None:
        return Agreement
    return PAPERS.get(kind) if isinstance(kind, str) else None


def section_class(kind: str) -> type:
    """Return the class of a clause type, or of a sort of paper; raises ``KeyError`` for neither."""
    return PAPERS.get(kind) or clause_class(kind)
