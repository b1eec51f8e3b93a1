"""Signals in a template's source (signaler): where something must be counted or marked while rendering.

They are characters of Unicode's private use area, which templates may not contain. Data are not looked at for them.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AIR",
    "AWAITED",
    "CELL",
    "COLUMNS",
    "CONTENTS",
    "END",
    "ITEM",
    "KEEP",
    "NAMED",
    "NOTE",
    "NOTED",
    "NUMBERED",
    "PIECES",
    "ROW",
    "TABLE",
    "TABLE_END",
]

NUMBERED: Final = "\ue010"
"""A numbered paragraph begins here; the level follows as one digit."""
END: Final = "\ue011"
"""A numbered paragraph ends here."""
TABLE: Final = "\ue012"
"""A table begins here."""
TABLE_END: Final = "\ue01c"
"""A table ends here."""
COLUMNS: Final = "\ue01d"
"""The grid of a table whose number of columns follows the data; its width and line follow, to the next of these.

Without them the table ends here.
"""
ROW: Final = "\ue01f"
"""A row of such a table begins here."""
CELL: Final = "\ue01e"
"""The width of a cell in such a row; its share in the template follows, to the next of these."""
AIR: Final = "\ue013"
"""Here a paragraph gets air above it if a table stands before it."""
KEEP: Final = "\ue015"
"""Here a paragraph in a table is kept with the next; in a loop of rows only in the first and last ones."""
NAMED: Final = "\ue016"
"""The name of a paragraph that can be referred to, between two of these; the empty name ends the paragraph."""
AWAITED: Final = "\ue01b"
"""The name of a paragraph whose number is written in it by ``number``, between two of these."""
ITEM: Final = "\ue017"
"""The item of a list that is its own; the level (0 or 1) and how the list goes on follow, to the next of these."""
NOTE: Final = "\ue018"
"""A footnote begins here: its text follows."""
NOTED: Final = "\ue019"
"""A footnote ends here."""
CONTENTS: Final = "\ue01a"
"""The table of contents; the id of its paragraph style follows, to the next of these."""

PIECES: Final = re.compile(
    f"({NUMBERED}[0-9]|{NAMED}\\w*{NAMED}|{AWAITED}\\w+{AWAITED}|{ITEM}[01]\\w*{ITEM}"
    f"|{CONTENTS}[^{CONTENTS}]*{CONTENTS}|{COLUMNS}[0-9:]*{COLUMNS}|{CELL}[0-9]+{CELL}"
    f"|[{END}{TABLE}{TABLE_END}{ROW}{AIR}{KEEP}{NOTE}{NOTED}\n])"
)
"""Splits a source's text at the signals, which are kept; line feeds stand only between blocks."""
