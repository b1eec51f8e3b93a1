"""Over many pairs of documents: who accepts all has the new text, who rejects all has the old one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.document import Document
from iopdocs.testing import agreements, assemble, document_faults, texts
from tests.changes.settled import settled, shown, without_automatic
from tests.changes.written import W, compared, document, p, part

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
MARKS = (f"{W}ins", f"{W}del", f"{W}pPrChange")
WORDS = st.lists(
    st.sampled_from([*"abcde", " ", " ", ".", "12", "2018-12-31", "500\xa0000\xa0kr", "–", "\t"]), max_size=12
)


@cache
def example(name: str) -> Document:
    """The document of an example; one with faults is a draft."""
    path = EXAMPLES / f"{name}.yaml"
    return iop.render(path, draft=bool(iop.check(path).errors))


def faults(old: Document, new: Document) -> Iterator[str]:
    """What does not hold of the redline of two documents."""
    made = compared(old, new)
    accepted, rejected = settled(made.data, "accept"), settled(made.data, "reject")
    if shown(accepted) != shown(new.data):
        yield "accepted, it does not say what the new one does"
    if shown(without_automatic(rejected)) != shown(without_automatic(old.data)):
        yield "rejected, it does not say what the old one does"
    if set(document_faults(accepted, tags=True)) - set(document_faults(new.data, tags=True)):
        yield "accepted, it is damaged"
    changed = next(part(made).iter(*MARKS), None) is not None
    body = [shown(without_automatic(one.data)) for one in (old, new)]
    if not changed and body[0] != body[1]:
        yield "there is no mark though the texts differ"


@pytest.mark.parametrize("name", NAMES)
def test_examples(name: str) -> None:
    """Accepted it is the new document and rejected the old one, for every example beside the next, both ways."""
    other = NAMES[(NAMES.index(name) + 1) % len(NAMES)]
    assert [*faults(example(name), example(other))] == []
    assert [*faults(example(other), example(name))] == []


@settings(max_examples=15)
@given(agreements(), agreements())
def test_any_two_agreements(old: Agreement, new: Agreement) -> None:
    """Accepting all gives the new document's text, rejecting all the old one's, whatever the agreements."""
    assert [*faults(assemble(old), assemble(new))] == []


@settings(max_examples=6)
@given(agreements(complete=False), agreements(complete=False))
def test_any_two_drafts(old: Agreement, new: Agreement) -> None:
    """The same holds of drafts, whose blanks may stand for anything."""
    assert [*faults(assemble(old, draft=True), assemble(new, draft=True))] == []


@settings(max_examples=6)
@given(agreements())
def test_no_change_no_mark(agreement: Agreement) -> None:
    """A document beside itself has no marks."""
    made = assemble(agreement)
    assert [*part(compared(made, made)).iter(*MARKS)] == []


@settings(max_examples=60)
@given(st.lists(WORDS.map("".join), max_size=5), st.lists(WORDS.map("".join), max_size=5))
def test_any_two_texts(old: list[str], new: list[str]) -> None:
    """Whatever the words, there are marks if the texts differ and none if they do not."""
    before, after = (document(*map(p, lines), p("Slut.")) for lines in (old, new))
    assert [*faults(before, after)] == []
    assert (next(part(compared(before, after)).iter(*MARKS), None) is None) == (old == new)


@settings(max_examples=20)
@given(texts(), texts())
def test_hard_texts(old: str, new: str) -> None:
    """No text is so odd that it is lost."""
    assert [*faults(document(p(f" {old}")), document(p(f" {new}")))] == []
