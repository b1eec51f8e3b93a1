"""Whatever is read, the answer is findings."""

from collections import UserDict
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from iopdocs.clauses._base import clause_kinds
from iopdocs.reading import build, read

ODD_TEXT = st.text(st.characters(), max_size=20)
FIELDS = (
    "title parties clauses kind id name orgnr units lines contributions period amount basis points text items heading"
)
VALUES = ("kommun", "product", "2018-01-01", "500 tkr", "ja", "212000-2395", "811218-9876", *clause_kinds())
WORDS = st.sampled_from([*FIELDS.split(), *VALUES])
SCALARS = WORDS | ODD_TEXT | st.none() | st.booleans() | st.integers() | st.floats() | st.builds(object)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=2).map(tuple)
        | st.dictionaries(WORDS, inner, max_size=5)
        | st.dictionaries(ODD_TEXT | st.integers() | st.none(), inner, max_size=2)
        | st.dictionaries(WORDS, inner, max_size=3).map(MappingProxyType)
        | st.dictionaries(WORDS, inner, max_size=3).map(UserDict)
    ),
    max_leaves=25,
)
KINDS = st.sampled_from(clause_kinds()) | WORDS
CLAUSES = st.builds(lambda kind, fields: fields | {"kind": kind}, KINDS, st.dictionaries(WORDS, TREES, max_size=5))
PARTIES = st.builds(
    lambda kind, fields: fields | {"kind": kind},
    st.sampled_from(["kommun", "stiftelse", "förvaltning"]) | WORDS,
    st.dictionaries(WORDS, TREES, max_size=6),
)
AGREEMENTS = st.fixed_dictionaries(
    {},
    optional={
        "title": TREES,
        "parties": st.lists(PARTIES | TREES, max_size=3) | TREES,
        "clauses": st.lists(CLAUSES | TREES, max_size=4) | TREES,
        "reference": TREES,
        "extra": TREES,
    },
)
YAML_TEXT = st.text("ab:-&*!|>'\"#%@`{}[],? \n\t\\~å0", max_size=60)
JSON_TEXT = st.text('{}[]":,\\u0a1e.- \n', max_size=40).map("{".__add__)


def told(data: Any) -> str:
    """The findings about ``data`` in each way they can be shown."""
    built = build(read(data))
    assert built.complete or built.findings.errors
    shown = str(built.findings) + built.findings.to_json() + built.findings._repr_html_()
    shown.encode("utf-8")
    return shown


@given(AGREEMENTS | st.dictionaries(WORDS, TREES))
def test_any_tree_of_objects_gives_findings(data: dict[str, Any]) -> None:
    """Any YAML tree gives findings, never a traceback; so does any tree of Python objects, and it can be printed."""
    assert told(data)


@given(TREES)
def test_what_is_no_mapping_gives_findings(data: Any) -> None:
    """So does anything else that somebody hands over."""
    if not isinstance(data, str | bytes):
        assert told(data)


def test_a_tree_that_holds_itself_gives_findings() -> None:
    """A tree that goes round in a ring comes to an end."""
    data: dict[str, Any] = {"title": "x", "parties": []}
    data["clauses"] = [{"kind": "free", "points": [data]}, data]
    data["parties"].append(data)
    assert told(data)


@pytest.mark.parametrize(
    "data",
    [
        {"title": 10**5000},
        {"clauses": [{"kind": 10**5000}, {"kind": "notice", "months": 10**5000}]},
        {"parties": {1, 2}, "clauses": iter([{"kind": "free"}])},
        {"clauses": {"kind": "free"}.keys()},
    ],
    ids=range(4),
)
def test_odd_objects_give_findings(data: dict[str, Any]) -> None:
    """Numbers that Python will not print, sets and what can be read only once are no exceptions."""
    assert told(data)


@given(AGREEMENTS)
def test_any_yaml_tree_gives_findings(data: dict[str, Any]) -> None:
    """Any YAML tree gives findings, never a traceback: here written out and read again."""
    plain = yaml.safe_load(yaml.safe_dump(_plain(data), allow_unicode=True)) or {}
    assert told(yaml.safe_dump(plain, allow_unicode=True))


def _plain(data: Any) -> Any:
    if isinstance(data, dict | MappingProxyType | UserDict):
        return {str(key).encode("utf-8", "replace").decode(): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return str(data)[:40].encode("utf-8", "replace").decode() if isinstance(data, str) else None


@given(YAML_TEXT | ODD_TEXT)
@example("? ? ? a")
@example("&a : *a")
@example("- &a\n- *a")
def test_any_text_gives_findings(text: str) -> None:
    """Any YAML text, or any other, gives findings, never a traceback."""
    assert told(text + "\n")


@given(JSON_TEXT)
def test_any_json_text_gives_findings(text: str) -> None:
    """Any JSON text gives findings, never a traceback."""
    assert told(text)


@given(st.binary(max_size=60))
def test_any_bytes_give_findings(data: bytes) -> None:
    """So do bytes of any kind."""
    assert told(data)
