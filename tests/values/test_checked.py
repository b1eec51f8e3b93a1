"""What holds for every value type: in models, in JSON, and for any object whatever."""

from collections.abc import Iterator
from datetime import UTC, date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from iopdocs.values import (
    Day,
    DayOfYear,
    Kronor,
    Line,
    OrgNr,
    Paragraphs,
    Period,
    Quantity,
    Season,
    Share,
    Slug,
    StatedAmount,
    Unit,
    When,
)

TYPES = (
    Day,
    DayOfYear,
    Kronor,
    Line,
    OrgNr,
    Paragraphs,
    Period,
    Quantity,
    Season,
    Share,
    Slug,
    StatedAmount,
    Unit,
    When,
)
ADAPTERS: tuple[TypeAdapter[Any], ...] = tuple(TypeAdapter(one) for one in TYPES)


class Agreement(BaseModel):
    """One field of each type."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: Day
    kronor: Kronor
    line: Line
    orgnr: OrgNr
    paragraphs: Paragraphs
    period: Period
    share: Share
    slug: Slug
    stated: StatedAmount
    unit: Unit
    when: When
    nothing: Kronor | None = None


AGREEMENT = {
    "day": "2018-01-01",
    "kronor": "500 tkr",
    "line": "Söråkers Folkets Hus",
    "orgnr": "2120002395",
    "paragraphs": "Ett stycke.\n\nEtt till.",
    "period": "1 januari–31 december 2018",
    "share": "12,50 %",
    "slug": "soraker",
    "stated": "0,50 Mkr",
    "unit": "kkr",
    "when": "årsskiftet 18/19",
}


def _hashable(value: object) -> bool:
    return not (isinstance(value, Decimal) and value.is_snan())


numbers = st.one_of(
    st.integers(),
    st.floats(),
    st.decimals(allow_nan=True),
    st.complex_numbers(),
    st.booleans(),
    st.fractions(),
)
times = st.one_of(st.dates(), st.datetimes(timezones=st.just(UTC)), st.times(), st.timedeltas())
scalars = st.one_of(
    st.none(),
    numbers,
    times,
    st.binary(),
    st.text(st.characters(exclude_categories=())),
    st.uuids(),
    st.builds(object),
)
any_object = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.sampled_from(["first", "last"]) | scalars.filter(_hashable), inner, max_size=3),
        st.frozensets(scalars.filter(_hashable), max_size=3),
    ),
    max_leaves=8,
)
hostile_text = st.text(st.sampled_from("0123456789 ,.-–−/%{}krtmdenåsjuli\u00a0\u202f\ud800\u0663"), max_size=40)


class _Awkward:
    """An object of which nothing can be asked."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(name)

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __str__
    __hash__ = None  # type: ignore[assignment] # how Python itself marks what has no hash

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __bool__(self) -> bool:
        raise RuntimeError


class _AwkwardText(str):
    """Text that answers nothing."""

    __slots__ = ()

    def _fail(self, *_: object) -> None:
        raise RuntimeError

    __str__ = __len__ = __iter__ = __eq__ = __getitem__ = _fail  # type: ignore[assignment] # fails however it is called
    __contains__ = strip = lower = translate = _fail  # type: ignore[assignment] # as above
    __hash__ = str.__hash__


class _AwkwardInt(int):
    """A number that answers nothing."""

    def _fail(self, *_: object) -> None:
        raise RuntimeError

    __index__ = __int__ = __abs__ = __mul__ = __lt__ = __str__ = __repr__ = __bool__ = _fail  # type: ignore[assignment] # as above


class _AwkwardDict(dict[str, object]):
    """A mapping that answers nothing."""

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError

    keys = items = __iter__  # type: ignore[assignment] # as above


def refused_or_taken(value: object) -> list[bool]:
    """Whether each type takes a value or refuses it in words; any other exception passes through."""
    return [_taken(adapter, value) or _told(adapter, value) for adapter in ADAPTERS]


def _taken(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def _told(adapter: TypeAdapter[Any], value: object) -> bool:
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    return all(error["msg"].encode() for error in refused.value.errors(include_input=False, include_context=False))


@given(any_object)
def test_any_object_is_taken_or_refused(value: object) -> None:
    """Any object given to any type gives a value or a ValidationError, never another exception."""
    assert all(refused_or_taken(value))


@given(hostile_text)
def test_any_text_is_taken_or_refused(text: str) -> None:
    """Text that looks almost like an amount or a date gives a value or a ValidationError."""
    assert all(refused_or_taken(text))


@pytest.mark.parametrize(
    "value",
    [
        _Awkward(),
        _AwkwardText("500 tkr"),
        _AwkwardInt(500),
        _AwkwardDict(first="2018", last="2019"),
        [_Awkward()],
        {"first": _Awkward(), "last": _Awkward()},
        _Awkward,
        "1" * 1_000_000,
        "1 " * 500_000,
        " " * 1_000_000,
        "-" * 1_000_000,
        10**10_000,
        -(10**10_000),
        Decimal("1e999999"),
        Decimal("1e-999999"),
        ["x"] * 100_000,
        {str(number): number for number in range(10_000)},
    ],
    ids=lambda value: type(value).__name__,
)
def test_awkward_and_huge_objects_are_taken_or_refused(value: object) -> None:
    """Objects that answer nothing and inputs beyond all measure are refused like any other."""
    assert all(refused_or_taken(value))


def test_a_model_is_itself_after_json() -> None:
    """A model dumped to JSON, or to Python, and read back is the same model."""
    agreement = Agreement.model_validate(AGREEMENT)
    assert Agreement.model_validate_json(agreement.model_dump_json()) == agreement
    assert Agreement.model_validate(agreement.model_dump()) == agreement
    assert Agreement.model_validate(agreement.model_dump(mode="json")) == agreement
    assert hash(agreement) == hash(Agreement.model_validate(agreement.model_dump()))


def test_json_is_text_that_people_can_read() -> None:
    """JSON holds the values in the forms people write them in."""
    assert Agreement.model_validate(AGREEMENT).model_dump(mode="json") == {
        "day": "2018-01-01",
        "kronor": "500000",
        "line": "Söråkers Folkets Hus",
        "orgnr": "212000-2395",
        "paragraphs": ["Ett stycke.", "Ett till."],
        "period": {"first": "2018-01-01", "last": "2018-12-31"},
        "share": "12,5\u00a0%",
        "slug": "soraker",
        "stated": "0,50\u00a0mnkr",
        "unit": "tkr",
        "when": "årsskiftet 2018/19",
        "nothing": None,
    }


def test_a_dump_to_python_keeps_numbers_and_days() -> None:
    """In Python, amounts stay Decimal and days stay date."""
    dump = Agreement.model_validate(AGREEMENT).model_dump()
    assert (dump["kronor"], dump["day"]) == (Decimal(500_000), date(2018, 1, 1))


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_every_type_has_a_json_schema(mode: Any) -> None:
    """Forms and other programs can be told what each field takes."""
    properties = Agreement.model_json_schema(mode=mode)["properties"]
    assert set(properties) == set(Agreement.model_fields)
    assert all({"type", "anyOf"} & set(schema) for schema in properties.values())
    assert properties["unit"]["anyOf"][0]["enum"] == ["kr", "tkr", "mnkr", "mdkr"]
