"""A document carries its data: what is loaded from it is what it was made of, whatever has been done to the file."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.findings import Findings
from iopdocs.opc import read_package, write_package
from iopdocs.paper import Paper
from iopdocs.testing import agreements, assemble, builtin_kinds, draft_data, example_agreement
from iopdocs.word.carried import open_word_file

PART = "customXml/item1.xml"
MAIN = "word/document.xml"


def by_hand(document: iop.Document, paper: Paper) -> Findings:
    """What has been edited by hand in a document."""
    return open_word_file(document.data).edits(paper)


@settings(max_examples=150)
@given(agreements())
def test_any_agreement(agreement: Agreement) -> None:
    """``load(render(a)) == a`` for generated agreements, and re-rendering gives the same bytes."""
    document = assemble(agreement)
    loaded = iop.load(document)
    assert loaded == agreement
    assert by_hand(document, loaded) == Findings()
    assert assemble(loaded).data == document.data


@settings(max_examples=60)
@given(draft_data())
def test_any_draft(data: dict[str, Any]) -> None:
    """A draft with holes carries what it has, and gives the same holes back."""
    draft = iop.load(data, draft=True)
    document = iop.render(draft, draft=True)
    loaded = iop.load(document, draft=True)
    assert loaded == draft
    assert by_hand(document, loaded) == Findings()
    assert iop.render(loaded, draft=True).data == document.data


@cache
def parts() -> dict[str, bytes]:
    """The parts of a document with every clause type, and nothing remarkable."""
    clauses = (clause_class(kind).example for kind in builtin_kinds())
    return read_package(assemble(Agreement.model_validate(example_agreement(*clauses))).data, name="avtal.docx")


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes with some pieces taken out, doubled, or replaced by others of them or by anything."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 40)))
        at = draw(st.integers(0, len(content)))
        new = draw(st.sampled_from([b"", content[start:end] * 2, content[at : at + 30]]) | st.binary(max_size=20))
        content = content[:start] + new + content[end:]
    return content


@pytest.mark.parametrize("part", [PART, MAIN])
@settings(max_examples=250)
@given(st.data())
def test_a_damaged_part_never_crashes(part: str, data: st.DataObject) -> None:
    """A manipulated file never crashes: it gives findings, and is loaded or refused with them."""
    package = write_package(parts() | {part: data.draw(damaged(parts()[part]))})
    findings = iop.check(package)
    assert isinstance(findings, Findings)
    try:
        assert isinstance(iop.load(package), Agreement)
    except iop.InvalidAgreement as refusal:
        assert refusal.findings.errors  # noqa: PT017 -- both ends are right


@settings(max_examples=100)
@given(st.binary(max_size=300).map(lambda rest: b"PK\x03\x04" + rest))
def test_what_only_begins_as_a_word_file(package: bytes) -> None:
    """What is no Word file is a finding."""
    assert iop.check(package).codes == ("WRD001",)
