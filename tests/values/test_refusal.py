"""How refusals name what they refuse."""

from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from iopdocs.values.refusal import exact_items, exact_text, refused, shown


class _Text(str):
    """Text that does not want to be read."""

    __slots__ = ()

    def __str__(self) -> str:
        raise NotImplementedError


class _List(list[int]):
    """A list that does not want to be gone through."""

    def __iter__(self) -> None:  # type: ignore[override] # never returns
        raise NotImplementedError


class _Tuple(tuple[int, ...]):
    """A tuple that does not want to be gone through."""

    __slots__ = ()

    def __iter__(self) -> None:  # type: ignore[override] # never returns
        raise NotImplementedError


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("12,345", "”12,345”"),
        (_Text("12,345"), "”12,345”"),
        pytest.param("x" * 1_000_000, "”" + "x" * 59 + "…”", id="huge text"),
        ("a\u202eb\x00\ud800\n", "”a<U+202E>b<U+0000><U+D800><U+000A>”"),
        ("500\u00a0000\u202fkr", "”500\u00a0000\u202fkr”"),
        (5, "5"),
        (True, "True"),
        pytest.param(10**10_000, "ett heltal med mer än tjugo siffror", id="huge number"),
        (0.5, "0.5"),
        (Decimal("1.50"), "1.50"),
        (None, "tomt värde"),
        ([1], "en lista"),
        ((1,), "en lista"),
        ({}, "en grupp fält"),
        (b"x", "rådata (bytes)"),
        (object(), "ett värde av typen object"),
    ],
)
def test_a_value_is_named_so_that_it_can_be_recognised(value: object, name: str) -> None:
    """Text stands within quotes, cut, with what does not show as code points; the rest by its kind."""
    assert shown(value) == name


@pytest.mark.parametrize(
    "number",
    ["811218-9876", "8112189876", "19811218-9876", "198112189876", "811218+9876", "811278-9873", 8112189876],
)
def test_a_personal_number_is_never_repeated(number: object) -> None:
    """A personal or coordination number is masked, whichever field it was typed in."""
    assert "[personnummer]" in shown(number)
    assert "987" not in shown(number)
    assert "987" not in shown(f"Kontakt {number}, ring")


@pytest.mark.parametrize("text", ["212000-2395", "811218-9875", "1000000000"])
def test_other_numbers_are_repeated(text: str) -> None:
    """An organisation number and numbers without the right check digit are no personal numbers."""
    assert shown(text) == f"”{text}”"


def test_braces_in_a_value_are_only_text() -> None:
    """A value that looks like a format stands in the sentence as it is."""
    refusal = refused("kronor", "{0} {sentence} {x!r} är inte ett belopp")
    assert isinstance(refusal, PydanticCustomError)
    assert isinstance(refusal, ValueError)
    assert refusal.type == "kronor"
    assert str(refusal) == "{0} {sentence} {x!r} är inte ett belopp"


def test_subclasses_are_read_as_what_they_hold() -> None:
    """Text and lists are read by the built-in type, whatever a subclass makes of itself."""
    assert exact_text(_Text("a")) == "a"
    assert exact_text(5) is None
    assert exact_items(_List([1, 2])) == (1, 2)
    assert exact_items(_Tuple((1, 2))) == (1, 2)
    assert exact_items({1, 2}) is None
