"""Where two texts differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iopdocs.readback.spans import Edit, Span, unlike

LETTERS = st.lists(st.sampled_from("abc"), max_size=12)


@given(LETTERS, LETTERS)
def test_what_differs_makes_the_old_into_the_new(old: list[str], new: list[str]) -> None:
    """With each piece of the old text replaced by that of the new one, the old text is the new one."""
    made, done = list[str](), 0
    for start, end, to, reached in unlike(old, new):
        made += [*old[done:start], *new[to:reached]]
        done = end
    assert [*made, *old[done:]] == new


def test_a_text_that_is_too_long_to_search() -> None:
    """Between equal ends a text of any size is one difference, and is not searched for what is in common."""
    old, new = ["a"] * 1_001, ["b", "a"] * 600
    assert [*unlike(["x", *old, "y"], ["x", *new, "y"])] == [(1, 1_001, 1, 1_200)]


def test_what_a_piece_became() -> None:
    """A piece of a line is found again beside others that were edited; what came at its end may belong to it."""
    edit = Edit("Kommunen betalar 400 kr i maj.", "Staden betalar 500 kr i maj och juni.")
    assert [*edit.became(Span(0, 8))] == ["Staden"]
    assert [*edit.became(Span(17, 20))] == ["500"]
    assert [*edit.became(Span(26, 29))] == ["maj och juni", "maj"]
    assert edit.came == ("Staden", "500", " och juni")
