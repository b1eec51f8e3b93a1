"""Fields that fetch or run something when Word updates them (fält som hämtar eller kör), which may not come in.

ISO/IEC 29500-1, 17.16.5 lists the fields. An instruction may be split over runs, and fields may stand in one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from iopdocs.opc.names import W

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["active_field"]

_ACTIVE: Final = re.compile(
    r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON)(?!\w)", re.IGNORECASE
)


def active_field(root: etree._Element) -> str | None:
    """Return the name of the first field in a part that reaches out of the file or runs something, if there is one."""
    found = (_ACTIVE.match(instruction) for instruction in _instructions(root))
    return next((one[1].upper() for one in found if one), None)


def _instructions(root: etree._Element) -> Iterator[str]:
    """Every field's instruction, joined from the runs it is split over; a field within a field has its own."""
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
