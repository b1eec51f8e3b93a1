"""Judging a municipality's letterhead (granskning av brevmallen): what it must carry, and what it should not.

A letterhead is any Word file that keeps the contract: the styles by their names, one list bound to them, a place for
the clauses, header, footer and numbers of pages. What is missing is told all at once, with what to do in Word.
"""

from __future__ import annotations

from iopdocs.letterheads.check import examine_letterhead
from iopdocs.letterheads.codes import CODES

__all__ = ["CODES", "examine_letterhead"]
