"""What is numbered through a document (nummerserier): tables, annexes and figures, each in a sequence of its own."""

from __future__ import annotations

from typing import Final

__all__ = ["SEQUENCES"]

SEQUENCES: Final = {
    "Tabell": ("tabell", "tabellerna"),
    "Bilaga": ("bilaga", "bilagorna"),
    "Figur": ("figur", "figurerna"),
}
"""What can be numbered through the document (SEQ): the word before its number → one, several."""
