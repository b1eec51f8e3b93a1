"""Dates as they stand in a sentence about when something happens (tidpunkter)."""

from __future__ import annotations

from iopdocs import swedish
from iopdocs.values.dates import Precision, When

__all__ = ["at"]


def at(moment: When) -> str:
    """Return when something happens: ``den 1 november 2018``, ``i november 2018``, ``under 2018``."""
    if moment.precision is Precision.DAY:
        return swedish.den_date(moment.first)
    word = {Precision.MONTH: "i", Precision.TURN: "vid"}.get(moment.precision, "under")
    return f"{word} {swedish.when(moment)}"
