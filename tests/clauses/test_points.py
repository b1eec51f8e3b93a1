"""Own paragraphs and lists to two levels, in the free clause and last in any other."""

import re
from collections.abc import Callable
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.clauses import Amendments, Free, Item, Point, clause_class, clause_kinds
from iopdocs.testing import example_agreement

LIST: dict[str, Any] = {"text": "Det gäller", "items": ["lokaler", {"text": "nycklar", "items": ["källare", "vind"]}]}
SHOWN = ["Det gäller", "a)\tlokaler", "b)\tnycklar", "i)\tkällare", "ii)\tvind"]


def lines(text: str) -> list[str]:
    """The lines of a document that say something, without the numbers of its paragraphs."""
    return [re.sub(r"^[0-9.]+\t", "", line) for line in text.splitlines() if line]


def test_a_list_has_two_levels(text_of: Callable[..., str]) -> None:
    """The items of a free clause are lettered, and theirs are counted with Roman figures."""
    text = text_of({"kind": "free", "heading": "Lokaler", "points": [LIST]})
    assert lines(text)[3:] == SHOWN


@pytest.mark.parametrize("kind", clause_kinds())
def test_own_paragraphs_stand_last_in_any_clause(kind: str, text_of: Callable[..., str]) -> None:
    """Whatever the clause type, the agreement's own paragraphs follow its wording and are numbered with it."""
    example = clause_class(kind).example
    own = {"more": ["Eget stycke.", LIST]}
    before, after = lines(text_of(example)), lines(text_of(example | own))
    assert after == [*before, "Eget stycke.", *SHOWN]


def test_text_is_parted_by_blank_lines() -> None:
    """One text is as many paragraphs as it has, as in all other fields."""
    assert Amendments.model_validate({"more": "Ett.\n\n  Två\noch mer.\n"}).more == (
        Point(text="Ett."),
        Point(text="Två och mer."),
    )


def test_a_text_is_a_point_and_an_item() -> None:
    """What has nothing under it is written as a text."""
    point = Point.model_validate({"text": "Det gäller", "items": ["lokaler"]})
    assert point.items == (Item(text="lokaler"),)
    assert Free.model_validate({"heading": "A", "points": ["B"]}).points == (Point(text="B"),)


@pytest.mark.parametrize(
    ("more", "path"),
    [
        (["bra", "d\u200båligt"], ("more", 1)),
        ([{"text": "bra", "items": ["bra", "d\u200båligt"]}], ("more", 0, "items", 1)),
        ([{"items": ["bra"]}], ("more", 0, "text")),
        ([{"text": "bra", "itms": ["bra"]}], ("more", 0, "itms")),
    ],
)
def test_a_fault_is_told_where_it_stands(more: list[Any], path: tuple[str | int, ...]) -> None:
    """What is wrong in a short form is found at its place in the file, as what is wrong in fields is."""
    found = iop.check(example_agreement({"kind": "amendments", "more": more}))
    assert [one.path[2:] for one in found if one.code.startswith("INP")] == [path]
