"""What annotations say: each odd form that one can have is seen through."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Annotated, Any, List, Literal, Optional, TypeVar, Union  # noqa: UP035 -- the old forms too

import pytest
from annotated_types import Ge, MinLen
from typing_extensions import TypeAliasType

from iopdocs.annotations import (
    bare,
    classes_in,
    is_optional,
    is_tag,
    item_of,
    marks_of,
    members_of,
    parts_of,
    words_of,
)
from iopdocs.model import Model
from iopdocs.parties import Party, PublicParty
from iopdocs.values import Kronor, Line

T = TypeVar("T")

Year = TypeAliasType("Year", Annotated[int, Ge(1990)])
Side = TypeAliasType("Side", Literal["left", "right"])
EitherOr = TypeAliasType("EitherOr", int | str | None)
Many = TypeAliasType("Many", tuple[T, ...], type_params=(T,))


class Leaf(Model):
    """A model."""


class Twig(Leaf):
    """A model below it."""


class Unlike:
    """A mark that can neither be hashed nor compared."""

    __hash__ = None  # type: ignore[assignment] # as a dict or a list

    def __eq__(self, other: object) -> bool:
        raise TypeError

    def __repr__(self) -> str:
        return "Unlike()"


ODD: list[Any] = [
    None,
    NoneType,
    Any,
    object,
    "Leaf",
    ...,
    T,
    tuple,
    tuple[()],
    dict[str, int],
    type[Leaf],
    Annotated[int, Unlike()],
    Literal["a", 1],
    Many[Leaf],
    None | Year,
]


@pytest.mark.parametrize(
    ("annotation", "inner", "marks"),
    [
        (int, int, ()),
        (None, None, ()),
        (Annotated[int, Ge(1)], int, (Ge(1),)),
        (Annotated[Annotated[int, Ge(1)], "b"], int, (Ge(1), "b")),
        (Year, int, (Ge(1990),)),
        (Annotated[Year, "b"], int, (Ge(1990), "b")),
        (TypeAliasType("Again", Year), int, (Ge(1990),)),
        (Annotated[int | None, "b"], int | None, ("b",)),
        (Annotated[int, Ge(1)] | None, Annotated[int, Ge(1)] | None, ()),
        (tuple[Annotated[int, Ge(1)], ...], tuple[Annotated[int, Ge(1)], ...], ()),
    ],
)
def test_marks_are_parted_from_what_is_marked(annotation: Any, inner: Any, marks: tuple[Any, ...]) -> None:
    """The marks around a type are told innermost first, an alias' own too; those within it are left there."""
    assert (bare(annotation), marks_of(annotation)) == (inner, marks)


@pytest.mark.parametrize(
    ("annotation", "members", "optional"),
    [
        (int, (int,), False),
        (None, (), True),
        (NoneType, (), True),
        (Optional[int], (int,), True),  # noqa: UP045 -- the old form
        (Union[int, str], (int, str), False),  # noqa: UP007 -- the old form
        (None | int | str, (int, str), True),
        (Annotated[int | str, "b"], (int, str), False),
        (Annotated[int | None, "b"] | str, (int, str), True),
        (Kronor | None, (Kronor,), True),
        (Kronor, (Kronor,), False),
        (EitherOr, (int, str), True),
        (EitherOr | Year, (int, str, Year), True),
        (tuple[int | None, ...], (tuple[int | None, ...],), False),
    ],
)
def test_the_members_of_a_union_are_told(annotation: Any, members: tuple[Any, ...], optional: bool) -> None:
    """The types that a value which is there can be of keep their marks; None is no such type, and is told by itself."""
    assert (members_of(annotation), is_optional(annotation)) == (members, optional)


@pytest.mark.parametrize(
    ("annotation", "item"),
    [
        (tuple[int, ...], int),
        (tuple[int, str], int),
        (list[int], int),
        (List[int], int),  # noqa: UP006 -- the old form
        (Sequence[int], int),
        (Annotated[tuple[int, ...], MinLen(1)], int),
        (Annotated[tuple[int, ...], MinLen(1)] | None, int),
        (tuple[Line | None, ...], Line | None),
        (Many[int], T),
        (tuple[int, ...] | str, None),
        (tuple, None),
        (tuple[()], None),
        (str, None),
        (dict[str, int], None),
        (frozenset[int], None),
        (Literal["a"], None),
        (None, None),
    ],
)
def test_the_items_of_a_list_are_told(annotation: Any, item: Any) -> None:
    """What a list is of is told through marks and None, and nothing of what may be something else as well."""
    assert item_of(annotation) == item


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (Literal["a", "b"], ("a", "b")),
        (Literal["a"], ("a",)),
        (Literal["a"] | None, ("a",)),
        (Annotated[Literal["a", "b"], "mark"] | None, ("a", "b")),
        (Literal["a", Literal["b"]], ("a", "b")),  # noqa: RUF041 -- one within another
        (Side, ("left", "right")),
        (Literal["a"] | int, ()),
        (tuple[Literal["a"], ...], ()),
        (str, ()),
        (None, ()),
    ],
)
def test_the_words_of_a_choice_are_told(annotation: Any, words: tuple[str, ...]) -> None:
    """The words are told through marks and None, and none of what may be something else; one word is a tag."""
    assert (words_of(annotation), is_tag(annotation)) == (words, len(words) == 1)


@pytest.mark.parametrize(
    "annotation",
    [
        Twig,
        Twig | None,
        tuple[Twig | str, ...],
        Annotated[dict[str, tuple[Twig, int]], "mark"],
        Many[Twig],
        TypeAliasType("Grown", tuple[Twig, ...]) | None,
        type[Twig],
    ],
)
def test_classes_are_found_on_any_level(annotation: Any) -> None:
    """A model is found in a list, a union, a marked type and an alias; a class that is not below the base is none."""
    assert [*classes_in(annotation, Leaf)] == [Twig]
    assert [*classes_in(annotation, PublicParty)] == []


def test_the_parts_are_types_words_and_marks() -> None:
    """What an annotation is put together of comes with it, from the outside in."""
    marked = Annotated[tuple[Side, ...], "mark"]
    literal = Literal["left", "right"]
    assert [*parts_of(marked)] == [marked, tuple[Side, ...], Side, literal, "left", "right", ..., "mark"]


def test_the_forms_of_parties_are_the_members_of_a_marked_union() -> None:
    """What pydantic tells apart by a field is a union as any other."""
    assert all(issubclass(one, Model) for one in members_of(Party))
    assert any(issubclass(one, PublicParty) for one in members_of(Party))


@pytest.mark.parametrize("annotation", ODD, ids=str)
def test_whatever_an_annotation_is_it_can_be_asked(annotation: Any) -> None:
    """No form of annotation makes a question fail."""
    assert annotation is next(parts_of(annotation))
    assert len(members_of(annotation)) + is_optional(annotation) > 0
    assert is_tag(annotation) is (len(words_of(annotation)) == 1)
    assert item_of(annotation) is (T if annotation == Many[Leaf] else None)
    assert [*classes_in(annotation, str)] == [str] * (annotation == dict[str, int])
    assert marks_of(bare(annotation)) == ()
