"""The quick way gives what the careful way gives, or leaves it to that."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.reading import read
from iopdocs.reading.json_text import compose_json
from iopdocs.reading.nodes import MOST_NODES, FileFault, plain
from iopdocs.reading.quick import Later, may_hold_more, quick_json

TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=4), TREES, max_size=5))
def test_both_ways_give_the_same_data(tree: dict[str, object]) -> None:
    """Every scalar as text, nothing for null, exact numbers, whichever way is taken."""
    text = json.dumps(tree)
    quick = quick_json(text)
    try:
        careful = plain(compose_json(text)).data
    except FileFault:
        careful = None
    assert quick is None or quick == careful


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', '{"a": NaN}', '{"a": [true]}', "[1]", '{"a": 1', "{" * 5000])
def test_what_is_not_sure_is_left_to_the_careful_way(text: str) -> None:
    """Duplicates, constants, odd lists and broken text are looked at with care."""
    assert quick_json(text) is None
    assert read(text).data is None or read(text).findings or "true" in text


def test_a_large_agreement_is_read_quickly_too() -> None:
    """Ten thousand rows of a budget are well below the most values that a file may hold."""
    rows = [{"label": f"Insats {at}", "kind": "cost", "amount": "1 000 kr"} for at in range(10_000)]
    assert quick_json(json.dumps({"lines": rows})) == {"lines": rows}


@given(st.dictionaries(st.text("{[:,a", max_size=4), TREES, max_size=5))
def test_values_are_never_counted_too_low(tree: dict[str, object]) -> None:
    """The quick way takes no text that holds more values than the careful way would read."""
    text = json.dumps(tree)
    try:
        values = compose_json(text).size
    except FileFault:
        return
    assert may_hold_more(text, values - 1)


def test_too_many_values_are_left_to_the_careful_way() -> None:
    """The careful way tells that the file is too large, and where."""
    text = json.dumps({"a": ["b"] * (MOST_NODES - 1)})
    assert quick_json(text) is None
    assert read(text).findings.codes == ("INP021",)


def test_numbers_stay_exact() -> None:
    """A number is text, so nothing is rounded."""
    assert quick_json('{"a": 0.10, "b": 12345678901234567890}') == {"a": "0.10", "b": "12345678901234567890"}


def test_places_are_those_of_the_careful_way() -> None:
    """A finding about JSON has its line, although the data were read quickly."""
    text = '{\n  "title": "x",\n  "clauses": [\n    {"kind": "term"}\n  ]\n}'
    later, careful = Later(text), plain(compose_json(text)).positions
    assert dict(later) == careful
    assert len(later) == len(careful)
    position = read(text).position(("clauses", 0))
    assert position is not None
    assert position.line == 4


@pytest.mark.parametrize("innermost", ['{"a": "b"}', "{}", "[]", '["b"]', '[{"a": "b"}]'])
@pytest.mark.parametrize("holder", ['{"a": %s}', '{"a": ["b", {"c": %s}, {"d": "e"}]}'])
def test_as_many_levels_are_read_quickly_as_a_file_may_have(holder: str, innermost: str) -> None:
    """One level more is left to the careful way, which tells it."""
    text, read_quickly = holder % innermost, ""
    while not read(text).findings:
        text, read_quickly = holder % text, text
    assert quick_json(read_quickly) == plain(compose_json(read_quickly)).data
    assert quick_json(text) is None
    assert read(text).findings.codes == ("INP021",)
