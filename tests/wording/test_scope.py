"""What a template may see: types read from annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

import pytest

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.model import Model
from iopdocs.values import Line, Unit
from iopdocs.wording.scope import Type, member, members, merged, named, of_annotation

Choice = Literal["a"]


class Base(Model):
    """A model with one of each thing."""

    title: ClassVar[str] = "Titel"
    example: ClassVar[dict[str, Any]] = {}
    field: Line
    _hidden: str = ""

    @property
    def inherited(self) -> tuple[int, ...]:
        """A property."""
        return ()


class Below(Base):
    """A model below another."""

    @cached_property
    def kept(self) -> Decimal | None:
        """A property that is computed once."""
        return None

    @property
    def _private(self) -> str:
        """A property that is nobody's business."""
        return ""

    def method(self) -> str:
        """A method."""
        return ""


@dataclass(frozen=True)
class Row:
    """A dataclass."""

    text: str
    number: int = 0

    @property
    def shown(self) -> str:
        """A property."""
        return ""


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (str, Type((str,))),
        (Line, Type((str,))),
        (str | None, Type((str,), optional=True)),
        (int | Decimal, Type((int, Decimal))),
        (Literal["a", "b"], Type((str,), choices=("a", "b"))),
        (Literal["a", 1], Type((str, int), choices=("a",))),
        (Literal["a"] | None, Type((str,), optional=True, choices=("a",))),
        (Annotated[Choice | Literal["b"], 1], Type((str,), choices=("a", "b"))),
        (Choice | str, Type((str,))),
        (Unit, Type((Unit,), choices=("kr", "tkr", "mnkr", "mdkr"))),
        (tuple[str, ...], Type((tuple,), Type((str,)))),
        (tuple[str, ...] | None, Type((tuple,), Type((str,)), optional=True)),
        (tuple[str | None, ...], Type((tuple,), Type((str,), optional=True))),
        (tuple[str, ...] | str, Type((tuple, str))),
        (tuple[str, ...] | tuple[int, ...], Type((tuple,), Type((str, int)))),
        (tuple[str, int], Type(())),
        (list[str], Type(())),
        (dict[str, str], Type(())),
        (Any, Type(())),
        (str | Any, Type(())),
    ],
)
def test_types_of_annotations(annotation: object, expected: Type) -> None:
    """A type says the classes, what a list holds, whether it may be missing and what can be chosen."""
    assert of_annotation(annotation) == expected


def test_members_of_models() -> None:
    """Of a model fields, properties and the Swedish title are seen; methods and what begins with _ are not."""
    assert members(Below) == {
        "field": Type((str,)),
        "inherited": Type((tuple,), Type((int,))),
        "kept": Type((Decimal,), optional=True),
        "title": Type((str,)),
    }


def test_members_of_dataclasses() -> None:
    """Of a dataclass fields and properties are seen."""
    assert members(Row) == {"text": Type((str,)), "number": Type((int,)), "shown": Type((str,))}


@pytest.mark.parametrize("cls", [str, int, Decimal, tuple, dict, object])
def test_values_have_no_members(cls: type) -> None:
    """Of text, numbers and lists nothing is seen, so no method of theirs can be reached."""
    assert members(cls) == {}


def test_members_of_several_classes() -> None:
    """A value of several classes has what they have in common, of any of their types; None is missing from neither."""
    both = named(Base, Below)
    assert member(both, "field") == Type((str,))
    assert member(both, "kept") is None
    assert member(named(Row, Base), "text") is None
    assert member(named(), "field") is None


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([named(str), Type((int,), optional=True)], Type((str, int), optional=True)),
        ([named(tuple, item=named(str)), named(tuple)], Type((tuple,))),
        ([named(str, choices=("a",)), named(str)], Type((str,))),
        ([named(str), Type(())], Type(())),
    ],
)
def test_merged_types(kinds: list[Type], expected: Type) -> None:
    """What may be of either type can do only what both can."""
    assert merged(kinds) == expected


@pytest.mark.parametrize(
    ("kind", "printable", "said"),
    [
        (named(str), True, "text"),
        (named(int), True, "heltal"),
        (named(str, int), True, "text eller heltal"),
        (named(bool), False, "ja eller nej"),
        (named(Decimal), False, "tal"),
        (named(date), False, "dag"),
        (Type((str,), optional=True), False, "text"),
        (named(tuple, item=named(str)), False, "lista av text"),
        (Type(()), False, "okänt slag"),
        (named(Row), False, "Row"),
    ],
)
def test_what_can_be_printed(kind: Type, printable: bool, said: str) -> None:
    """Text and whole numbers that are there can be printed as they are; every type has a Swedish name."""
    assert kind.printable is printable
    assert str(kind) == said


def reached(kind: Type, path: str, seen: set[type]) -> Iterator[tuple[str, Type]]:
    """Everything that a template can reach from a value."""
    yield path, kind
    for cls in {*kind.classes, *(kind.item.classes if kind.item else ())} - seen:
        seen.add(cls)
        for name, one in members(cls).items():
            yield from reached(one, f"{path}.{name}", seen)


@pytest.mark.parametrize("root", [Agreement, *map(clause_class, clause_kinds())])
def test_everything_in_an_agreement_has_a_type(root: type) -> None:
    """Every field and property of an agreement has an annotation that can be read, but for tables of names."""
    unknown = [path for path, kind in reached(named(root), root.__name__, set()) if not kind.classes]
    assert [path for path in unknown if not path.endswith(".called")] == []
