"""Fields (fält; ISO/IEC 29500-1, 17.16): where each begins and ends, and those that may not come in.

An instruction may be split over runs, and fields may stand in one another. What fetches or runs something when Word
updates it may not come in; 17.16.5 lists the fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from iopdocs.opc.names import W

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["active_field", "boundary", "held_together", "instructions"]

T = TypeVar("T")

_BOUNDARIES: Final = {"begin": 1, "end": -1}

_ACTIVE: Final = re.compile(
    r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON)(?!\w)", re.IGNORECASE
)


def boundary(node: etree._Element) -> int:
    """Return 1 for an element that begins a field, -1 for one that ends it, and 0 for all else."""
    return _BOUNDARIES.get(node.get(f"{W}fldCharType", ""), 0)


def held_together(pieces: Iterable[T], opened: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield pieces one by one, but all that a field holds at once; one that does not end goes on to the last piece.

    Args:
        pieces: what is gone through: elements, paragraphs.
        opened: how many more fields begin in a piece than end in it.
    """
    held: list[T] = []
    depth = 0
    for piece in pieces:
        held.append(piece)
        depth = max(0, depth + opened(piece))
        if not depth:
            yield held
            held = []
    if held:
        yield held


def active_field(root: etree._Element) -> str | None:
    """Return the name of the first field in a part that reaches out of the file or runs something, if there is one."""
    found = (_ACTIVE.match(instruction) for instruction in instructions(root))
    return next((one[1].upper() for one in found if one), None)


def instructions(root: etree._Element) -> Iterator[str]:
    """Yield every field's instruction, joined from the runs it is split over; a field within a field has its own."""
    open_fields: list[list[str]] = [[]]
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        kind = node.get(f"{W}fldCharType")
        if node.tag == f"{W}fldSimple":
            yield node.get(f"{W}instr", "")
        elif node.tag == f"{W}instrText":
            open_fields[-1].append(node.text or "")
        elif kind == "begin":
            open_fields.append([])
        elif kind == "end" and len(open_fields) > 1:
            yield "".join(open_fields.pop())
    yield from ("".join(pieces) for pieces in open_fields)
