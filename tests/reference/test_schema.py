"""The JSON Schema: it never refuses what the library accepts, and it speaks Swedish."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from pydantic import Field

from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.clauses import _base as registry
from iopdocs.model import Model
from iopdocs.parties import Kommun
from iopdocs.reference.fields import fields, models_in, paper_classes
from iopdocs.reference.schema import schema
from iopdocs.rules import RULES
from iopdocs.rules._example import complete, sound
from iopdocs.testing import agreement_data, agreements
from iopdocs.verbs import check

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted(path.name for path in Path(__file__).resolve().parents[2].glob("docs/examples/*.yaml"))
MODELS = tuple(dict.fromkeys(model for paper in paper_classes() for model in (paper, *models_in(paper))))

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def faults(data: object) -> list[str]:
    """What the schema has against some data, with the place of each."""
    return [f"{one.json_path}: {one.message[:120]}" for one in VALIDATOR.iter_errors(data)]


def as_an_editor_reads(data: Any) -> Any:
    """Data of text with every text that YAML 1.2 takes for a number or a truth value turned into that."""
    if isinstance(data, Mapping):
        return {name: as_an_editor_reads(one) for name, one in data.items()}
    if isinstance(data, list | tuple):
        return [as_an_editor_reads(one) for one in data]
    if not isinstance(data, str) or not data:
        return data or None
    if _INTEGER.fullmatch(data):
        return int(data, 0) if data[:2] in ("0o", "0x") else int(data)
    return float(data) if _FLOAT.fullmatch(data) else _WORDS.get(data, data)


def test_the_schema_is_one() -> None:
    """The schema follows its own dialect and says which version it is of."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"].startswith("urn:iopdocs:agreement")


def test_it_is_made_anew_each_time() -> None:
    """Whoever changes the schema that was returned changes no other."""
    one = schema()
    one["$defs"]["belopp"]["examples"].clear()
    one["$defs"].clear()
    assert schema() == SCHEMA


@settings(max_examples=40)
@given(data=agreement_data())
def test_nothing_that_can_be_read_is_refused(data: dict[str, Any]) -> None:
    """The schema never refuses what the library accepts, as text or as YAML 1.2 takes it."""
    Agreement.model_validate(data)
    assert faults(data) == []
    assert faults(as_an_editor_reads(data)) == []


@settings(max_examples=40)
@given(agreement=agreements())
def test_what_the_library_writes_is_not_refused(agreement: Agreement) -> None:
    """An agreement dumped to plain data follows the schema."""
    assert faults(agreement.to_data()) == []


@pytest.mark.parametrize("kind", clause_kinds())
def test_the_example_of_a_clause_is_not_refused(kind: str) -> None:
    """Each clause type's own example follows the schema in an agreement."""
    data = sound() | {"clauses": [clause_class(kind).example]}
    assert faults(data) == []
    assert faults(as_an_editor_reads(data)) == []


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.paper is Agreement])
def test_what_rules_judge_is_not_refused(code: str) -> None:
    """Neither the right nor the wrong example of a rule is refused where it can be read: judging is for the rules."""
    for example in (RULES[code].right, RULES[code].wrong):
        data = complete(example)
        readable = not any(finding.code.startswith("INP") for finding in check(data).errors)
        assert faults(as_an_editor_reads(data)) == [] or not readable


@pytest.mark.parametrize("name", EXAMPLES)
def test_in_an_example_only_what_is_missing_is_refused(name: str, examples: Path) -> None:
    """The schema says of an example what reading says: that a fact is missing, and nothing else."""
    data = yaml.load((examples / name).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- only text
    missing = [finding for finding in check(examples / name) if finding.code == "INP001"]
    found = faults(as_an_editor_reads(data))
    assert all("is a required property" in fault for fault in found)
    assert bool(found) == bool(missing)


def test_what_may_be_left_out_may_be_left_empty() -> None:
    """An optional field with nothing after the colon is as if it were not there, as when it is read."""
    data = sound() | {"reference": None}
    data["parties"][0] |= {"units": None, "short": None}
    assert not check(data).errors
    assert faults(data) == []


@pytest.mark.parametrize("kind", clause_kinds())
def test_a_misspelt_field_is_refused(kind: str) -> None:
    """No clause type lets through a field that it does not have."""
    misspelt = clause_class(kind).example | {"perod": "2018"}
    assert any("'perod'" in one for one in faults(sound() | {"clauses": [misspelt]}))


@pytest.mark.parametrize(
    "change",
    [
        {"clauses": [{"kind": "trem", "period": "2018"}]},
        {"clauses": [{"period": "2018"}]},
        {"clauses": [{"kind": "term"}]},
        {"clauses": [{"kind": "term", "period": "femton år"}]},
        {"clauses": [{"kind": "notice", "months": "tre", "written": "ja"}]},
        {"clauses": [{"kind": "notice", "months": 99, "written": "ja"}]},
        {"clauses": [{"kind": "rescission", "grounds": []}]},
        {"clauses": [{"kind": "surplus", "rule": "sparas"}]},
        {"parties": [{"kind": "forvaltning", "id": "a", "name": "A", "orgnr": "212000-2395"}]},
        {"title": ""},
        {"title": None},
        {"parties": {}},
    ],
)
def test_what_cannot_be_read_is_refused(change: dict[str, Any]) -> None:
    """A misspelt kind, a missing field, a value that is none, an empty list: seen while one writes."""
    data = sound() | change
    assert check(data).errors
    assert faults(data)


def test_every_field_of_every_model_is_told_in_swedish() -> None:
    """Each field has the title and the description of its class, and each choice its phrase."""
    for cls in MODELS:
        properties = SCHEMA["$defs"][cls.__name__]["properties"]
        assert properties.keys() == cls.model_fields.keys()
        for one in fields(cls):
            told = properties[one.name]
            if one.name == "kind" and len(one.shape.choices) == 1:
                assert told == {"const": one.shape.choices[0]}
                continue
            assert told["title"] == one.title != one.name
            assert told.get("description", "") == one.meaning
            assert told["markdownDescription"].startswith(one.title)
            assert all(phrase in json.dumps(told, ensure_ascii=False) for phrase in one.phrases.values())


def objects(node: object) -> Iterator[Mapping[str, Any]]:
    """Every part of the schema that describes a group of fields."""
    if isinstance(node, Mapping):
        if "additionalProperties" in node:
            yield node
        for one in node.values():
            yield from objects(one)
    if isinstance(node, list):
        for one in node:
            yield from objects(one)


def test_no_group_of_fields_is_open() -> None:
    """Every group of fields refuses those that it does not have."""
    assert len(list(objects(SCHEMA))) > len(MODELS)
    assert all(one["additionalProperties"] is False for one in objects(SCHEMA))


class Point(Model):
    """One point of a clause type from elsewhere, with a name that is taken (punkt)."""

    text: str = Field(title="Egen text")


def test_a_clause_type_from_elsewhere_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registered clause type is in the schema without any other change, also when a name in it is taken."""
    monkeypatch.setattr(registry, "_REGISTRY", dict(registry._REGISTRY))

    class Media(Clause):
        """Media (medier)."""

        title: ClassVar[str] = "Medier"
        example: ClassVar[dict[str, Any]] = {"kind": "media", "points": [{"text": "a"}]}
        kind: Literal["media"] = Field("media", title="Klausultyp")
        points: tuple[Point, ...] = Field(title="Punkter")

    made = schema()
    validator = Draft202012Validator(made)
    assert validator.is_valid(sound() | {"clauses": [Media.example]})
    assert not validator.is_valid(sound() | {"clauses": [Media.example | {"points": [{"txt": "a"}]}]})
    assert made["$defs"]["Point"] == SCHEMA["$defs"]["Point"]
    assert any(name.endswith(".Point") for name in made["$defs"])


def test_a_party_is_chosen_by_its_legal_form() -> None:
    """The kinds of parties are told by their Swedish names."""
    kind = SCHEMA["$defs"]["Agreement"]["properties"]["parties"]["items"]["properties"]["kind"]
    meanings = dict(zip(kind["enum"], kind["markdownEnumDescriptions"], strict=True))
    assert meanings["kommun"] == "Kommun"
    assert meanings["trossamfund"] == "Registrerat trossamfund"
    assert SCHEMA["$defs"]["Kommun"]["title"] == Kommun.form.capitalize()
