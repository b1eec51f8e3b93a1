"""Samples of clauses: they validate, vary every field, and need nothing but the class."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, ClassVar, Literal

import pytest
from pydantic import Field

from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.clauses._base import _REGISTRY
from iopdocs.samples import example_agreement, fields_in, full_sample, samples
from iopdocs.values import Line, Slug


@pytest.mark.parametrize("kind", clause_kinds())
def test_every_sample_is_a_clause(kind: str) -> None:
    """Every one of them validates, alone and in an agreement; the class's own example comes first."""
    cls = clause_class(kind)
    made = samples(cls)
    for sample in made:
        cls.model_validate(sample.data)
        Agreement.model_validate(example_agreement(sample.data))
    assert made[0].data == cls.example


@pytest.mark.parametrize("kind", clause_kinds())
def test_every_field_is_varied(kind: str) -> None:
    """No field of the class, nor of the groups in it, goes untried."""
    cls = clause_class(kind)
    assert fields_in(cls) - {sample.varies for sample in samples(cls)} == set()


@pytest.mark.parametrize("kind", clause_kinds())
def test_a_variation_differs_from_its_base(kind: str) -> None:
    """A sample that is compared with another is not the same as it."""
    varied = [one for one in samples(clause_class(kind)) if one.varies is not None]
    assert [one.label for one in varied if one.data == one.base] == []


def test_a_full_sample_has_every_optional_field() -> None:
    """What the example leaves out is filled in, in groups too."""
    full = full_sample(clause_class("background"))
    assert {"adopted", "body", "section", "title"} <= set(full["policies"][0])


def test_the_smallest_sample_has_what_is_required() -> None:
    """Nothing can be left out of it."""
    _, _, least, *_ = samples(clause_class("notice"))
    assert set(least.data) == {"kind", "months"}


def test_labels_are_swedish() -> None:
    """A variation is called by the field's title and the choice's own words."""
    labels = [one.label for one in samples(clause_class("vat"))]
    assert "moms: beloppen är utan moms" in labels


def test_a_class_of_another_package_needs_nothing_more() -> None:
    """Texts, references, numbers and choices are made from annotations."""

    class Garden(Clause):
        """A garden (trädgård)."""

        title: ClassVar[str] = "Trädgård"
        example: ClassVar[dict[str, Any]] = {"kind": "garden", "keeper": "foreningen", "sort": "park"}
        kind: Literal["garden"] = Field("garden", title="Klausultyp")
        keeper: Slug = Field(title="Skötare")
        sort: Literal["park", "odling"] = Field(title="Sort")
        trees: int | None = Field(None, title="Träd", ge=5)
        plants: tuple[Line, ...] = Field((), title="Växter")

    try:
        made = samples(Garden)
        assert {sample.varies for sample in made if sample.varies} == fields_in(Garden)
        assert {sample.data["sort"] for sample in made} == {"park", "odling"}
        assert {sample.data["keeper"] for sample in made} == {"kommunen", "foreningen"}
        assert all(int(sample.data.get("trees", 5)) >= 5 for sample in made)
    finally:
        del _REGISTRY["garden"]


def test_the_number_of_samples_is_bounded() -> None:
    """Trying a wording takes seconds, not minutes."""
    counts = Counter({kind: len(samples(clause_class(kind))) for kind in clause_kinds()})
    assert counts.most_common(1)[0][1] < 500


def test_samples_are_plain_data() -> None:
    """They can be written as a file, as an agreement's clauses are."""
    for sample in samples(clause_class("term")):
        assert json.loads(json.dumps(sample.data)) == sample.data
