"""The comparison compares the same agreement: each peer in Python writes the text that we write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

import iopdocs as iop
from bench.contestant import Contestant
from bench.form import BODY, Form
from bench.ours import Subject
from bench.peers import python_peers
from bench.peers.docxtpl_form import DIALECT
from bench.text import DifferentText, refuse_other_text, text_of

NAMES = (
    "docxtpl, form",
    "docxtpl, form, template kept",
    "docxtpl, clauses",
    "docxtpl, clauses, template kept",
    "docxtpl, a subdocument per clause",
    "python-docx, from scratch",
    "docx-mailmerge2",
)


@pytest.fixture(scope="module")
def subject() -> Subject:
    """The agreement that is compared."""
    return Subject.example()


@pytest.fixture(scope="module")
def form(subject: Subject) -> Form:
    """The form that is made of it."""
    return Form.of(subject.package, subject.agreement.to_data())


@pytest.fixture(scope="module")
def peers(subject: Subject, form: Form) -> Mapping[str, Contestant]:
    """The peers in Python, by name."""
    return {peer.name: peer for peer in python_peers(subject.agreement, form)}


@pytest.mark.parametrize("data", [False, True])
def test_the_floor_is_our_own_package(subject: Subject, *, data: bool) -> None:
    """What the floor deflates and joins is the very document, with its data inside and without."""
    assert subject.packing(data=data).package() == iop.render(subject.payload, data=data).to_bytes()


def test_every_peer_in_python_is_tried(peers: Mapping[str, Contestant]) -> None:
    """A peer that is added is added here too."""
    assert tuple(peers) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_peer_writes_our_text(name: str, peers: Mapping[str, Contestant], subject: Subject) -> None:
    """Header, body, tables and footer are equal, paragraph by paragraph."""
    assert text_of(peers[name].package()) == text_of(subject.package)


def test_another_text_is_refused(subject: Subject, form: Form) -> None:
    """A template that is not filled is not the agreement, and the first difference is told."""
    with pytest.raises(DifferentText, match=r"unfilled: .*where iopdocs has"):
        refuse_other_text("unfilled", form.written(DIALECT), text_of(subject.package))


def test_a_missing_paragraph_is_refused(subject: Subject) -> None:
    """A document that ends too early is not the agreement."""
    text = text_of(subject.package)
    with pytest.raises(DifferentText, match=f"{len(text)} where iopdocs has {len(text) + 1}"):
        refuse_other_text("shorter", subject.package, [*text, "one more"])


def test_the_form_holds_tags_instead_of_values(form: Form) -> None:
    """What stands in the data, amounts and references are fields; tables with several rows are loops."""
    with zipfile.ZipFile(io.BytesIO(form.written(DIALECT))) as package:
        body = package.read(BODY).decode()
    assert all(value not in body for value in ("Söråkers", "212000-2395", "500\u00a0000", "REF "))
    assert body.count("{%tr for row in t") == len(form.tables) > 2
    assert body.count("{%p if k") == len(form.clauses) > 20
    assert len(form.fields) > 50
