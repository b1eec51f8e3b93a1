"""What is read back is what the file says, whatever has been edited."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.errors import TemplateError
from iopdocs.opc.names import W
from iopdocs.readback.lines import lines_of
from iopdocs.samples import example_agreement, samples
from iopdocs.testing import assemble, builtin_kinds
from iopdocs.word.carried import open_word_file
from tests.readback.editing import Node, edited, taken_over

FEW = 2
"""How many of the samples of a clause type are tried, each there and back."""


def keys(data: bytes) -> list[str]:
    """What the lines of a file say."""
    body = open_word_file(data).body
    assert body is not None
    return [line.key for line in lines_of(body)]


def pairs(kind: str) -> list[tuple[iop.Document, iop.Document]]:
    """Documents that differ in one field of a clause, some of those that are drawn from its class."""
    drawn = [one for one in samples(clause_class(kind)) if one.base is not None]
    made = []
    for one in drawn[:: max(1, len(drawn) // FEW)]:
        both = [Agreement.model_validate(example_agreement(data or {})) for data in (one.base, one.data)]
        try:
            made.append((assemble(both[0]), assemble(both[1])))
        except TemplateError:  # a reference to what the sample does not have
            continue
    return [pair for pair in made if keys(pair[0].data) != keys(pair[1].data)]


@cache
def read_back(kind: str) -> tuple[tuple[bytes, iop.ReadBack], ...]:
    """Files with the old data and the new text, and the other way round, and what was read from them."""
    ways = [way for old, new in pairs(kind) for way in ((old, new), (new, old))]
    return tuple((new.data, iop.read_back(taken_over(old, new))) for old, new in ways)


@pytest.mark.parametrize("kind", builtin_kinds())
def test_what_is_read_back_is_proved(kind: str) -> None:
    """An edit counts as understood when the data with it make a document that says the same as the file."""
    for file, found in read_back(kind):
        assert isinstance(found.paper, Agreement)
        again = assemble(found.paper).data
        assert (keys(again) == keys(file)) == found.complete
        assert found.complete or found.findings


def test_most_is_read_back() -> None:
    """Of what one can change in a form by one field, most can be changed by hand instead."""
    counted = Counter(found.complete for kind in builtin_kinds() for _, found in read_back(kind))
    assert counted[True] > 3 * counted[False]


@cache
def written() -> iop.Document:
    """A document with much of what an agreement can have."""
    kinds = ("parties", "purpose", "commitments", "budget", "payment", "term", "notice")
    return assemble(Agreement.model_validate(example_agreement(*(clause_class(kind).example for kind in kinds))))


@settings(max_examples=10)
@given(st.data())
def test_any_edit(data: st.DataObject) -> None:
    """Whatever is written, deleted or put in, the file is read back without a crash, and nothing differs unsaid."""

    def edit(root: Node) -> None:
        nodes = [node for node in root.iter(f"{W}t") if node.text]
        for node in data.draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=2, unique=True)):
            words = (node.text or "").split(" ")
            start = data.draw(st.integers(0, len(words)))
            new = data.draw(st.sampled_from(["", "nya ord", "75 000", "sju", "den 1 mars 2031", "Föreningen"]))
            node.text = " ".join([*words[:start], new, *words[start + data.draw(st.integers(0, 2)) :]])

    file = edited(written(), edit)
    found = iop.read_back(file)
    assert isinstance(found.paper, Agreement)
    assert (keys(assemble(found.paper).data) == keys(file)) == found.complete
