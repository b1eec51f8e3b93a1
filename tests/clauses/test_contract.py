"""What every clause type must be and have: data, titles, Swedish words, wording."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

import pytest

import iopdocs.clauses as face
from iopdocs.annotations import parts_of, words_of
from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.model import Model
from iopdocs.testing.models import every_class

KINDS = clause_kinds()
ENGLISH_NAME = re.compile(r"[a-z][a-z_]*[a-z]")
BUYING = re.compile(r"\b(?:skall|beställar\w*|utförar\w*|ersättning\w*|köp\w*|leverantör\w*|uppdragstagar\w*)\b")
"""Words of purchases, and the old *skall*."""
BREAKABLE = re.compile(r"\d (?:§|kap\.|år\b|kr\b|tkr\b|%)|\b(?:punkt|bilaga|artikel|den) \d")
"""A plain space where a line break would part a figure from what it belongs to."""


def literals(annotation: object) -> Iterator[str]:
    """Every value that the choices in an annotation allow."""
    return (word for part in parts_of(annotation) for word in words_of(part))


def phrases(cls: type[Model], field: str) -> dict[str, str]:
    """The Swedish phrases of a field's values."""
    by_field = getattr(cls, "phrases", {})
    return dict(by_field.get(field, getattr(cls, "choices", {})))


PARTS = sorted({model for kind in KINDS for model in every_class(clause_class(kind))}, key=lambda one: one.__name__)
CHOICES = [
    (part, name)
    for part in PARTS
    for name, field in part.model_fields.items()
    if len(set(literals(field.annotation))) > 1
]


def test_every_kind_that_the_first_agreement_needs_is_there() -> None:
    """The registry holds the clause types of a whole agreement."""
    assert set(KINDS) >= {
        "amendments", "annexes", "background", "budget", "commitments", "cooperation", "decisions", "dispute",
        "documentation", "extension", "follow_up", "free", "insight", "notice", "parties", "police_record",
        "purpose", "relation", "renegotiation", "repayment", "rescission", "responsibility", "signatures",
        "steering_group", "surplus", "target_group", "term", "values",
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_class_is_on_the_face_of_the_package(kind: str) -> None:
    """Each clause class can be imported from iopdocs.clauses under its name."""
    name = clause_class(kind).__name__
    assert getattr(face, name) is clause_class(kind)
    assert name in face.__all__


@pytest.mark.parametrize("kind", KINDS)
def test_example_validates_and_says_its_kind(kind: str) -> None:
    """The example is data for its own class, with every scalar as text as it comes from YAML."""
    example = clause_class(kind).example
    assert clause_class(kind).model_validate(example).kind == kind == example["kind"]
    assert {type(scalar) for scalar in scalars(example)} == {str}


def scalars(value: object) -> Iterator[object]:
    """Every scalar in plain data."""
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from scalars(item)
    else:
        yield value


@pytest.mark.parametrize("kind", KINDS)
def test_json_round_trip_is_the_identity(kind: str) -> None:
    """A clause written as JSON and read back is the same clause, with and without what is not said."""
    clause = clause_class(kind).model_validate(clause_class(kind).example)
    assert clause_class(kind).model_validate_json(clause.model_dump_json()) == clause
    assert clause_class(kind).model_validate(clause.model_dump(mode="json", exclude_none=True)) == clause


@pytest.mark.parametrize("kind", KINDS)
def test_clause_has_a_swedish_title_and_a_docstring_with_the_term(kind: str) -> None:
    """Users read the title; developers read in the docstring what the thing is called in Swedish."""
    cls = clause_class(kind)
    assert cls.title[0].isupper()
    assert not cls.title.endswith(".")
    assert cls.__doc__
    assert re.search(r"\([^()]*[a-zåäö]{4,}", cls.__doc__), "the docstring gives no Swedish term"


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.__name__)
def test_every_part_is_described_and_named_in_english(part: type[Model]) -> None:
    """Every model has a docstring of its own, and its fields have ASCII names and Swedish titles."""
    assert "__doc__" in vars(part)
    assert part.__doc__
    for name, field in part.model_fields.items():
        assert ENGLISH_NAME.fullmatch(name), name
        assert field.title, f"{part.__name__}.{name} has no title"
        assert field.title[0].isupper(), field.title


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.__name__)
def test_parts_are_frozen_and_their_collections_are_tuples(part: type[Model]) -> None:
    """A value never changes: no field is a list, set or dict."""
    assert part.model_config["frozen"]
    for name, field in part.model_fields.items():
        assert not {list, set, dict} & {get_origin(inner) for inner in parts_of(field.annotation)}, name


@pytest.mark.parametrize(("part", "field"), CHOICES, ids=lambda one: getattr(one, "__name__", one))
def test_every_choice_has_a_swedish_phrase(part: type[Model], field: str) -> None:
    """Each value is English, each has a Swedish phrase, and no phrase is left over."""
    values = set(literals(part.model_fields[field].annotation))
    assert all(ENGLISH_NAME.fullmatch(value) for value in values)
    assert set(phrases(part, field)) == values
    assert all(phrase and not phrase.endswith(".") for phrase in phrases(part, field).values())


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.__name__)
def test_phrases_belong_to_fields(part: type[Model]) -> None:
    """No class keeps Swedish phrases for a field that it does not have."""
    assert set(getattr(part, "phrases", {})) <= set(part.model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_wording_is_there(kind: str, root: Path) -> None:
    """Each clause type has its text in templates/sv, which begins with the heading."""
    text = (root / "templates" / "sv" / f"{kind}.txt").read_text("utf-8")
    assert text.startswith("# {{ heading }}\n")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("kind", KINDS)
def test_wording_keeps_to_the_house_style(kind: str, root: Path) -> None:
    """The wording avoids *skall* and the words of purchases; figures and units stay on one line."""
    text = (root / "templates" / "sv" / f"{kind}.txt").read_text("utf-8")
    spoken = re.sub(r"\{\{.*?\}\}", "1", re.sub(r"\{%.*?%\}", "", text)).lower()
    assert BUYING.findall(spoken) == []
    assert BREAKABLE.findall(spoken) == []


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_english(kind: str) -> None:
    """The kind is an ASCII name, which is also the name of the template's file."""
    assert ENGLISH_NAME.fullmatch(kind)


def test_clause_itself_is_no_kind() -> None:
    """The base class has no kind of its own and is not registered."""
    assert Clause not in {clause_class(kind) for kind in KINDS}
