"""Two versions of an agreement (par), made by Hypothesis: clauses removed, inserted, moved, changed."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from iopdocs.testing import agreement_data, builtin_kinds, texts

__all__ = ["pairs"]

Data = dict[str, Any]

_HARD = texts()
_FEWEST, _MOST = 3, 7


@st.composite
def pairs(draw: DrawFn, text: SearchStrategy[str] = _HARD) -> tuple[Data, Data]:
    """Strategy for the data of two versions with the same parties, with clauses that are in both or in one of them.

    Several clauses of a type, of which each version has some, make changed clauses.
    """
    few = draw(st.lists(st.sampled_from(builtin_kinds()), min_size=1, max_size=_FEWEST))
    order = draw(st.lists(st.sampled_from(few), min_size=_FEWEST, max_size=_MOST))
    data = draw(agreement_data(order=order, text=text))
    old, new = (data | {"clauses": _chosen(draw, data["clauses"])} for _ in range(2))
    return old, new | ({"title": draw(text)} if draw(st.booleans()) else {})


def _chosen(draw: DrawFn, clauses: list[Any]) -> list[Any]:
    left_out = draw(st.sets(st.sampled_from(range(len(clauses))), max_size=len(clauses) // 2))
    kept = [one for at, one in enumerate(clauses) if at not in left_out]
    return draw(st.permutations(kept)) if draw(st.booleans()) else kept
