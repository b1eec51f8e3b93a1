"""The widths of a table's columns (kolumnbredder)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

__all__ = ["shared_out"]


def shared_out(shares: Sequence[int], width: int) -> list[int]:
    """Return whole widths in the proportions of the shares, whose sum is exactly the whole width."""
    whole = sum(shares)
    edges = [round(end * width / whole) for end in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]
