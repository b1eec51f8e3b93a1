"""The base of the model, and drafts in which facts are missing."""

import copy
import math
import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

import pytest
from pydantic import Field, ValidationError, model_validator

from iopdocs.model import DRAFT, Hole, HoleReached, Model, draft_validator, holes, nodes

M = TypeVar("M", bound=Model)


class Cat(Model):
    """One member of a union."""

    kind: Literal["cat"] = Field(title="Sort")
    lives: int = Field(title="Liv", le=9)


class Dog(Model):
    """The other member."""

    kind: Literal["dog"] = Field(title="Sort")
    metadata: str = Field(title="Märkning")


class Home(Model):
    """A model that holds models in every way that the agreement does."""

    address: str = Field(title="Adress")
    note: str | None = Field(None, title="Anmärkning")
    owner: Cat | None = Field(None, title="Ägare")
    pets: tuple[Annotated[Cat | Dog, Field(discriminator="kind")], ...] = Field(title="Djur")


class Span(Model):
    """A model that compares two of its facts."""

    first: int = Field(title="Första")
    last: int = Field(title="Sista")

    @model_validator(mode="after")
    def in_order(self) -> "Span":
        """Refuse a span that ends before it begins."""
        if self.first > self.last:
            raise ValueError("fel ordning")
        return self


class Kennel(Home):
    """A model with something computed from its facts."""

    @cached_property
    def crowd(self) -> int:
        """How many live there."""
        return len(self.pets)


def draft(cls: type[M], data: object) -> M:
    """A draft of ``data``."""
    made = draft_validator(cls).validate_python(data, context=DRAFT)
    assert isinstance(made, cls)
    return made


CAT = Cat(kind="cat", lives=9)
KENNEL = Kennel(address="Storgatan 1", pets=(CAT,))


def test_a_copy_has_the_new_values_as_the_class_would_have_them() -> None:
    """A copy is as if it had been made of all its values: text is parsed, and nothing computed comes along."""
    assert KENNEL.crowd == 1
    copied = KENNEL.model_copy(update={"pets": [CAT, {"kind": "dog", "metadata": "1"}], "note": "ny"})
    assert copied == Kennel(address="Storgatan 1", pets=(CAT, Dog(kind="dog", metadata="1")), note="ny")
    assert (copied.crowd, copied.pets[0] is CAT) == (2, True)
    assert copied.model_fields_set == {"address", "pets", "note"}
    assert KENNEL.model_copy() == KENNEL


@pytest.mark.parametrize(
    ("model", "update"),
    [
        (KENNEL, {"address": 3}),
        (KENNEL, {"adress": "Storgatan 2"}),
        (KENNEL, {"pets": None}),
        (CAT, {"lives": 10}),
        (Span(first=1, last=2), {"last": 0}),
        (draft(Span, {"first": 1}), {"first": "ett"}),
    ],
)
def test_a_copy_with_unsound_values_is_refused(model: Model, update: dict[str, Any]) -> None:
    """What the class would not take when it is called is not taken by a copy either, in a draft too."""
    with pytest.raises(ValidationError):
        model.model_copy(update=update)


def test_a_copy_of_a_draft_keeps_its_holes() -> None:
    """What is missing stays missing, also where the fact may be left out, until it is given."""
    home = draft(Home, {"address": "Storgatan 1"})
    assert [path for path, _ in holes(home.model_copy(update={"note": "ny"}))] == [("pets",)]
    hollow = home.model_copy(update={"note": Hole("Anmärkning"), "pets": ()})
    assert [path for path, _ in holes(hollow)] == [("note",)]
    assert list(holes(hollow.model_copy(update={"note": None}))) == []


ALONE: dict[str, Callable[[Any], object]] = {
    "attribute": lambda hole: hole.kronor,
    "method": lambda hole: hole.isoformat(),
    "text": str,
    "format": lambda hole: f"{hole}",
    "percent": lambda hole: "%s" % hole,  # noqa: UP031 -- this way of printing too
    "truth": bool,
    "length": len,
    "iteration": list,
    "containment": lambda hole: 1 in hole,
    "among others": lambda hole: 1 in [2, hole],
    "item": lambda hole: hole[0],
    "equal": lambda hole: hole == 1,
    "unequal": lambda hole: hole != "x",
    "equal, reversed": lambda hole: hole == "Belopp",
    "less": lambda hole: hole < 1,
    "greater": lambda hole: Decimal(1) > hole,
    "sort": lambda hole: sorted([hole, 1]),
    "sum": lambda hole: sum([hole]),
    "greatest": lambda hole: max(1, hole),
    "plus a day": lambda hole: date(2018, 1, 1) + hole,
    "a day minus": lambda hole: date(2018, 1, 1) - hole,
    "as a day's part": lambda hole: date(hole, 1, 1),
    "text plus": lambda hole: "a" + hole,
    "slice": lambda hole: "abc"[:hole],
    "whole number": int,
    "number": float,
    "round": round,
    "truncate": math.trunc,
    "ceiling": math.ceil,
    "floor": math.floor,
    "negative": operator.neg,
    "positive": operator.pos,
    "absolute": abs,
    "invert": operator.invert,
}
WITH_ANOTHER: tuple[Callable[[Any, Any], object], ...] = (
    *(operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod),
    *(divmod, operator.pow, operator.and_, operator.or_, operator.xor),
)


@pytest.mark.parametrize("name", ALONE)
def test_whoever_touches_a_hole_is_told(name: str) -> None:
    """Every way to use a missing fact raises HoleReached with the title of the fact."""
    with pytest.raises(HoleReached, match="Belopp"):
        ALONE[name](Hole("Belopp"))


@pytest.mark.parametrize("compute", WITH_ANOTHER)
def test_whoever_computes_with_a_hole_is_told(compute: Callable[[Any, Any], object]) -> None:
    """So does every computation, on whichever side the hole stands."""
    with pytest.raises(HoleReached, match="Belopp"):
        compute(Hole("Belopp"), Decimal(2))
    with pytest.raises(HoleReached, match="Belopp"):
        compute(Decimal(2), Hole("Belopp"))


def test_holes_can_be_kept_shown_and_compared_with_each_other() -> None:
    """A hole has a hash, a repr and copies, and equals a hole with the same title."""
    hole = Hole("Belopp")
    assert {hole: 1}[Hole("Belopp")] == 1
    assert hole != Hole("Dag")
    assert repr(hole) == "Hole('Belopp')"
    assert copy.deepcopy(hole) is copy.copy(hole) is hole


def test_a_draft_has_holes_for_missing_facts_at_every_depth() -> None:
    """A required field that is missing is a hole, in models within lists, unions and optional fields too."""
    made = draft(Home, {"owner": {"kind": "cat"}, "pets": [{"kind": "cat", "lives": 7}, {"kind": "dog"}]})
    assert list(holes(made)) == [
        (("address",), Hole("Adress")),
        (("owner", "lives"), Hole("Liv")),
        (("pets", 1, "metadata"), Hole("Märkning")),
    ]
    assert made.note is None
    assert made.pets[0] == Cat(kind="cat", lives=7)


def test_a_draft_without_missing_facts_is_the_agreement_itself() -> None:
    """Nothing but the missing facts tells a draft from what the class itself makes."""
    data = {"address": "Storgatan 1", "pets": [{"kind": "dog", "metadata": "752"}]}
    made = draft(Home, data)
    assert made == Home.model_validate(data)
    assert made.model_fields_set == {"address", "pets"}
    assert list(holes(made)) == []


def test_a_draft_takes_models_that_are_made_already() -> None:
    """A model within the data is kept as it is."""
    cat = Cat(kind="cat", lives=9)
    assert draft(Home, {"pets": [cat], "owner": cat}).owner is cat


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"pets": [{"kind": "cat", "lives": 10}]}, ("pets", 0, "cat", "lives")),
        ({"pets": [{"kind": "cow"}]}, ("pets", 0)),
        ({"pets": [], "garden": "stor"}, ("garden",)),
        ({"pets": [], "owner": 5}, ("owner",)),
    ],
)
def test_a_draft_refuses_what_is_wrong(data: object, place: tuple[str | int, ...]) -> None:
    """Only missing facts can be left open; a wrong value or an unknown field is an error in a draft, too."""
    with pytest.raises(ValidationError) as caught:
        draft(Home, data)
    assert [error["loc"] for error in caught.value.errors()] == [place]


def test_a_class_s_own_check_waits_for_the_facts_it_asks_for() -> None:
    """A validator that needs a missing fact is passed; with all facts there it speaks in a draft, too."""
    assert list(holes(draft(Span, {"first": 3}))) == [(("last",), Hole("Sista"))]
    with pytest.raises(ValidationError, match="fel ordning"):
        draft(Span, {"first": 3, "last": 2})


def test_making_drafts_leaves_the_class_as_strict_as_it_was() -> None:
    """The class's own validator still refuses what is missing."""
    draft(Home, {})
    with pytest.raises(ValidationError, match="address"):
        Home.model_validate({"pets": []})


def test_nodes_come_with_their_paths_parents_first() -> None:
    """Every model is found, however deep, with the path to it."""
    home = Home.model_validate(
        {"address": "x", "owner": {"kind": "cat", "lives": 1}, "pets": [{"kind": "dog", "metadata": "y"}]}
    )
    assert [(path, type(one)) for path, one in nodes(home)] == [
        ((), Home),
        (("owner",), Cat),
        (("pets", 0), Dog),
    ]


def test_nodes_are_found_in_fields_of_any_type() -> None:
    """A field that says nothing of its type may hold a model, and so may an alias or a tuple of such fields."""

    class Box(Model):
        anything: Any = Field(title="Något")
        shelves: tuple[Any, ...] = Field((), title="Hyllor")

    cat = Cat(kind="cat", lives=1)
    box = Box(anything=(cat, "x"), shelves=(None, (cat,)))
    assert [path for path, _ in nodes(box)] == [(), ("anything", 0), ("shelves", 1, 0)]
    assert list(nodes("text")) == []


def test_models_are_frozen_and_take_no_unknown_fields() -> None:
    """A value never changes, and a misspelt field is not lost in silence."""
    cat = Cat(kind="cat", lives=9)
    with pytest.raises(ValidationError, match="frozen"):
        cat.lives = 8  # type: ignore[misc] # this is what is refused
    with pytest.raises(ValidationError, match="Extra inputs"):
        Cat.model_validate({"kind": "cat", "lives": 9, "life": 1})
