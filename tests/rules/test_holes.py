"""Drafts: a missing fact silences only those who ask for it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.model import DRAFT, draft_validator, holes, nodes
from iopdocs.rules import judge
from iopdocs.rules._example import complete, sound

Steps = tuple[str | int, ...]


def required_fields() -> Iterator[Steps]:
    """The path to every field of the sound agreement that a draft may lack."""
    for path, node in nodes(Agreement.model_validate(sound())):
        for name, field in type(node).model_fields.items():
            if field.is_required() and name != "kind" and is_written((*path, name)):
                yield (*path, name)


def is_written(path: Steps) -> bool:
    """Whether the file has the field, and not a text that says several."""
    node: Any = sound()
    for step in path[:-1]:
        node = node[step]
    return isinstance(node, dict)


def without(data: dict[str, Any], path: Steps) -> dict[str, Any]:
    """The data without what the path leads to."""
    changed = deepcopy(data)
    node: Any = changed
    for step in path[:-1]:
        node = node[step]
    del node[path[-1]]
    return changed


def draft(data: dict[str, Any]) -> Agreement:
    """The data as an agreement in which facts may be missing."""
    made: Agreement = draft_validator(Agreement).validate_python(data, context=DRAFT)
    return made


@pytest.mark.parametrize("path", [*required_fields()], ids=lambda path: ".".join(map(str, path)))
def test_a_hole_in_any_field_never_stops_the_judgement(path: Steps) -> None:
    """Judging a draft of which any one fact is missing gives findings, not an exception, and no error of its own."""
    agreement = draft(without(sound(), path))
    assert [found for found, _ in holes(agreement)] == [path]
    lists = {("parties",), ("clauses",)}
    assert path in lists or [one.message for one in judge(agreement).errors] == []


def test_an_empty_draft_can_be_judged() -> None:
    """A draft that has nothing but a title says nothing untrue of itself."""
    assert judge(draft({"title": "Utkast"})).codes == ()


def test_a_hole_silences_one_rule_about_one_node() -> None:
    """A fault in one line of a budget is found though another line lacks its sort, and so are faults elsewhere."""
    data = complete(
        """
        clauses:
          - {kind: term, period: 2027-01-01 – 2026-12-31}
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Handledning, amount: 1 kr}, {label: Stöd, kind: cash, amount: -5 kr}]
        """
    )
    codes = judge(draft(data)).codes
    assert {"TRM001", "BUD002"} <= set(codes)


def test_what_came_before_a_hole_is_kept() -> None:
    """A rule that meets a hole half-way has already said what it found."""
    data = complete(
        """
        clauses:
          - kind: budget
            unit: kr
            contributions:
              - party: kommunen
                lines: [{label: Stöd, kind: cash, to: kommunen, amount: 5 kr}, {kind: cash, to: kommunen, amount: 5 kr}]
        """
    )
    found = [one for one in judge(draft(data)) if one.code == "BUD005"]
    assert [one.path[-2] for one in found] == [0]


@pytest.mark.parametrize("kind", clause_kinds())
def test_a_clause_of_any_type_can_be_judged(kind: str) -> None:
    """A clause of any type, whole or without any one of its own fields, gives findings and no exception."""
    example = clause_class(kind).example
    whole = complete("{}") | {"clauses": [*sound()["clauses"], {**example, "id": "exempel"}]}
    last = len(whole["clauses"]) - 1
    own = [name for name, field in clause_class(kind).model_fields.items() if field.is_required() and name in example]
    assert judge(Agreement.model_validate(whole)).codes
    for name in own:
        assert judge(draft(without(whole, ("clauses", last, name)))).codes
