"""What stands in the place of a missing fact in a draft (luckor): its Swedish title, highlighted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from iopdocs.model import Hole, HoleReached
from iopdocs.wording.runs import RUN_END, RUN_START, escape_text

__all__ = ["SHOWN", "blank", "blank_paragraph", "blank_row", "blank_run", "in_cell", "or_hole", "there"]

T = TypeVar("T")

_PARAGRAPH: Final = "<w:p>"
_COLUMN: Final = "<w:gridCol "
_HIGHLIGHT: Final = '<w:highlight w:val="yellow"/>'
_AFTER_HIGHLIGHT: Final = re.compile(
    r"<w:(u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]|</w:rPr>"
)


def or_hole(value: Callable[[], T]) -> T | Hole:
    """Return what the value is, or a hole where it needs a missing fact."""
    try:
        return value()
    except HoleReached as hole:
        return Hole(str(hole))


def there(found: T) -> T:
    """Return a value that is there; raises :class:`~iopdocs.model.HoleReached` for a hole."""
    if isinstance(found, Hole):
        raise HoleReached(found.title)
    return found


def blank(title: str, run: str | None) -> str:
    """Return a blank in the text of a run with these looks, or in plain text where there are no runs."""
    if run is None:
        return f"[{escape_text(title)}]"
    return f"{RUN_END}<w:r>{_highlighted(run)}{RUN_START}[{escape_text(title)}]{RUN_END}<w:r>{run}{RUN_START}"


def _highlighted(run: str) -> str:
    """The looks of a run with a highlight in the place that the schema has for it."""
    looks = run or "<w:rPr></w:rPr>"
    found = _AFTER_HIGHLIGHT.search(looks)
    at = found.start() if found else 0
    return f"{looks[:at]}{_HIGHLIGHT}{looks[at:]}"


def blank_run(title: str) -> str:
    """Return a blank as a run of its own."""
    return f"<w:r><w:rPr>{_HIGHLIGHT}</w:rPr>{RUN_START}[{escape_text(title)}]{RUN_END}"


def in_cell(pieces: Sequence[str]) -> bool:
    """Whether the paragraph that is being written stands in a table; each cell has one."""
    text = ""
    for piece in reversed(pieces):
        text = piece + text
        before, begun, _ = text.rpartition(_PARAGRAPH)
        if before and begun:
            return before.endswith("</w:tcPr>")
    return False


def blank_row(title: str, pieces: Sequence[str]) -> str:
    """Return a blank as a row of the table that is being written, as wide as it is."""
    grid = next((piece for piece in reversed(pieces) if _COLUMN in piece), "")
    columns = grid.rpartition("<w:tblGrid>")[2].count(_COLUMN)
    looks = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>' if columns > 1 else "<w:tcPr/>"
    return f"<w:tr><w:tc>{looks}{blank_paragraph(title)}</w:tc></w:tr>"


def blank_paragraph(title: str, _run: str = "") -> str:
    """Return a blank as a paragraph of its own."""
    return f"{_PARAGRAPH}{blank_run(title)}</w:p>"


def _blank_text(title: str, _run: str = "") -> str:
    return blank(title, None)


SHOWN: Final[dict[str, Callable[[str, str], str]]] = {
    "inline": blank,
    "block": blank_paragraph,
    "plain": _blank_text,
}
"""What stands in the place of a missing fact, by where the tag stands that asked for it.

A row or a cell depends on its table.
"""
