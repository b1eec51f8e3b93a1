"""The signs that Swedish text is set with (skiljetecken)."""

from __future__ import annotations

from typing import Final

__all__ = ["EN_DASH", "MINUS", "NBSP"]

NBSP: Final = "\N{NO-BREAK SPACE}"
"""Stands within numbers, between a number and its unit, and between the day and the month."""

MINUS: Final = "\N{MINUS SIGN}"
"""Stands before negative numbers."""

EN_DASH: Final = "\N{EN DASH}"
"""Stands, without spaces, between the ends of an interval (tankstreck)."""
