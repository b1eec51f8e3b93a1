"""Drafts: an agreement that lacks facts still becomes a document, and every lack is seen."""

from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.findings import Path, format_path
from iopdocs.model import DRAFT, draft_validator, holes
from iopdocs.testing import (
    agreement_data,
    agreements,
    assemble,
    builtin_kinds,
    document_faults,
    draft_data,
    required_places,
    texts,
    without,
)

NOT_SHOWN = {
    "Body.id": "other parts of the file refer to the body by it; the document has the body's name",
    "Unit.kind": "the name tells it: socialnämnden, socialförvaltningen",
}
"""Class and field → why a draft shows no blank for it."""


def blanks(document: iop.Document) -> set[str]:
    """The text of every highlighted run in a document, tables included."""
    body = docx.Document(BytesIO(document.data)).element.body
    highlighted = "{*}rPr/{*}highlight"
    return {"".join(run.itertext("{*}t")) for run in body.iter("{*}r") if run.find(highlighted) is not None}


def as_draft(data: dict[str, Any]) -> Agreement:
    """The agreement with holes."""
    made: Agreement = draft_validator(Agreement).validate_python(data, context=DRAFT)
    return made


@st.composite
def one_fact_short(draw: st.DrawFn) -> dict[str, Any]:
    """Data with the clauses that show the facts about parties, which lack one fact."""
    order = draw(st.lists(st.sampled_from(builtin_kinds()), max_size=5))
    data = draw(agreement_data(order=[*order, "parties", "signatures"]))
    agreement = Agreement.model_validate(data)
    places = [place for place in required_places(agreement) if field_at(agreement, place) not in NOT_SHOWN]
    return without(data, draw(st.sampled_from(places)))


def field_at(agreement: Agreement, place: Path) -> str:
    """Class and name of the field at a path."""
    owner: Any = agreement
    for step in place[:-1]:
        owner = owner[step] if isinstance(step, int) else getattr(owner, step)
    return f"{type(owner).__name__}.{place[-1]}"


@settings(max_examples=60)
@given(draft_data())
def test_draft_of_any_agreement_that_lacks_facts(data: dict[str, Any]) -> None:
    """A file with missing facts still opens and renders with draft, and the document bears UTKAST."""
    document = iop.render(data, draft=True)
    assert document.draft
    assert "UTKAST – får inte undertecknas" in document.text


@settings(max_examples=60)
@given(draft_data())
def test_each_hole_is_a_finding(data: dict[str, Any]) -> None:
    """Each hole is a finding, at its own place."""
    missing = {format_path(path) for path, _ in holes(as_draft(data))}
    found = {format_path(one.path) for one in iop.check(data).errors}
    assert missing
    assert missing <= found


@settings(max_examples=60)
@given(draft_data())
def test_without_draft_it_is_refused(data: dict[str, Any]) -> None:
    """Without draft such a file is refused with all holes listed."""
    with pytest.raises(iop.InvalidAgreement) as refused:
        iop.render(data)
    listed = {format_path(one.path) for one in refused.value.findings}
    assert {format_path(path) for path, _ in holes(as_draft(data))} <= listed


@settings(max_examples=80)
@given(one_fact_short())
def test_a_hole_is_shown_with_its_title(data: dict[str, Any]) -> None:
    """Each hole is shown in the document as a highlighted blank with its Swedish title."""
    agreement = as_draft(data)
    ((_, hole),) = holes(agreement)
    assert f"[{hole.title}]" in blanks(assemble(agreement, draft=True))


@settings(max_examples=60)
@given(agreements(complete=False, text=texts(tags=False)))
def test_a_draft_hangs_together(agreement: Agreement) -> None:
    """A draft is a sound document: numbers, references, headings and tables are as right as in a finished one."""
    assert document_faults(assemble(agreement, draft=True).data) == ()


@settings(max_examples=30)
@given(agreements(text=texts(tags=False)))
def test_draft_of_a_complete_agreement(agreement: Agreement) -> None:
    """A draft in which nothing is missing says the same as the document, but for UTKAST."""
    finished, draft = assemble(agreement).text.splitlines(), assemble(agreement, draft=True).text.splitlines()
    assert [line for line in draft if line not in finished] == ["UTKAST – får inte undertecknas"]
    assert not blanks(assemble(agreement, draft=True))
