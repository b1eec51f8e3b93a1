"""Any text in any field comes out of the document as it went in."""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import Phase, given, settings

from iopdocs.agreement import Agreement
from iopdocs.annotations import parts_of
from iopdocs.clauses import clause_class
from iopdocs.findings import Path
from iopdocs.model import nodes
from iopdocs.testing import agreement_data, assemble, builtin_kinds, texts
from iopdocs.testing.models import fields_of
from iopdocs.values import Line, Paragraphs

# Neither end of the text is a letter that a capital or a genitive would change.
MARKED = texts().map("«{}ö".format)
PLAIN = re.compile("«#([0-9]+)ö")

NOT_SHOWN = {"Signatures.place": "each who signs has a place of his own here, which stands in its stead"}
"""Class and field → why its text is not in the document's running text."""

STEAD = {"due": "REP010", "instalments": "PAY008"}
"""Fields that say in another way what a text says → the finding that tells when both are given, as one is shown."""


def without_stead(value: Any) -> Any:
    """Data without the fields that stand in the stead of a text."""
    if isinstance(value, dict):
        return {name: without_stead(one) for name, one in value.items() if name not in STEAD}
    return [*map(without_stead, value)] if isinstance(value, list) else value


def text_places(agreement: Agreement) -> Iterator[tuple[str, Path, str]]:
    """Class and field, path, and text of every text in an agreement."""
    for path, node in nodes(agreement):
        for name, annotation, _ in fields_of(type(node)):
            if holds_text(annotation):
                value = getattr(node, name)
                found = enumerate(value) if isinstance(value, tuple) else [(None, value)]
                for index, text in found:
                    if text is not None:
                        yield f"{type(node).__name__}.{name}", (*path, name) + (() if index is None else (index,)), text


def holds_text(annotation: Any) -> bool:
    """Whether a field's annotation is, or holds, text as people write it."""
    return any(part in (Line, Paragraphs) for part in parts_of(annotation))


def with_texts(data: dict[str, Any], texts: dict[Path, str]) -> dict[str, Any]:
    """A copy of an agreement's data with other texts."""
    copy = deepcopy(data)
    for (*parents, last), text in texts.items():
        owner: Any = copy
        for step in parents:
            owner = owner[step]
        owner[last] = text
    return copy


def numbered(data: dict[str, Any], form: str) -> dict[str, Any]:
    """The data with a number in each text, so that no two texts are the same."""
    places = [*text_places(Agreement.model_validate(data))]
    return with_texts(
        data, {path: form.format(number=number, text=text[1:-1]) for number, (_, path, text) in enumerate(places)}
    )


@settings(max_examples=50)
@given(agreement_data(text=MARKED))
def test_texts_come_out_as_they_went_in(data: dict[str, Any]) -> None:
    """Any text in any field comes out as it went in: the document with plain texts, but for the texts, is the same."""
    hard = Agreement.model_validate(numbered(data, "«{number}{text}ö"))
    plain = Agreement.model_validate(numbered(data, "«#{number}ö"))
    texts = [text for _, _, text in text_places(hard)]
    expected = PLAIN.sub(lambda token: texts[int(token[1])], assemble(plain).text)
    assert assemble(hard).text == expected


def fields_shown(kind: str) -> tuple[set[str], set[str]]:
    """The text fields of a clause type and of parties, and those of them whose text some document has shown."""
    known: set[str] = set()
    shown: set[str] = set()

    @settings(max_examples=20, phases=[Phase.generate], database=None, derandomize=True)
    @given(agreement_data(order=(kind, "parties", "signatures"), text=MARKED, full=True))
    def look(data: dict[str, Any]) -> None:
        for clause in data["clauses"]:
            clause["continues"] = "nej"  # what continues another clause has no heading
        for filled in (data, without_stead(data)):
            agreement = Agreement.model_validate(numbered(filled, "«{number}{text}ö"))
            text = assemble(agreement).text
            for name, _, value in text_places(agreement):
                known.add(name)
                if value in text:
                    shown.add(name)

    look()
    return known, shown


@pytest.mark.parametrize("kind", builtin_kinds())
def test_every_text_field_is_shown(kind: str) -> None:
    """Whatever text somebody fills in is shown by the wording, with the exceptions named above."""
    known, shown = fields_shown(kind)
    assert known - shown == set(NOT_SHOWN)
    assert {f"{clause_class(kind).__name__}.heading", "Agreement.title", "Signatory.name"} <= known


@settings(max_examples=20)
@given(agreement_data(order=("relation",), full=True))
def test_heading_in_properties_and_header(data: dict[str, Any]) -> None:
    """The agreement's heading is in the document's properties and its diarienummer in the header as they went in."""
    agreement = Agreement.model_validate(data)
    document = docx.Document(BytesIO(assemble(agreement).data))
    assert document.core_properties.title == agreement.title
    header = "".join(paragraph.text for paragraph in document.sections[0].header.paragraphs)
    assert agreement.reference is not None
    assert agreement.reference in header
