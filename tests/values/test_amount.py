"""Amounts as agreements say them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from iopdocs.values import Amount, Certainty, Per, Span, StatedAmount, Unit

ADAPTER = TypeAdapter(Amount)


def plain(text: object) -> str:
    """The text with plain spaces."""
    return str(text).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "printed", "low", "high"),
    [
        ("500 tkr", "500 tkr", 500_000, 500_000),
        ("ca 500 tkr/år", "cirka 500 tkr per år", 500_000, 500_000),
        ("omkring 1,5 mnkr", "cirka 1,5 mnkr", 1_500_000, 1_500_000),
        ("upp till 300 000 kr årligen", "högst 300 000 kr per år", 0, 300_000),
        ("minst 3 000 kr per månad", "minst 3 000 kr per månad", 3_000, None),
        ("500–600 tkr", "500–600 tkr", 500_000, 600_000),
        ("mellan 500 000 kr och 600 000 kr", "500 000–600 000 kr", 500_000, 600_000),
        ("500 000 - 600 000 kr per kvartal", "500 000–600 000 kr per kvartal", 500_000, 600_000),
        ("900 tkr–1,2 mnkr", "900 tkr–1,2 mnkr", 900_000, 1_200_000),
        (25_000, "25 000 kr", 25_000, 25_000),
        (Decimal("25000.00"), "25 000 kr", 25_000, 25_000),
        (Decimal("134.5"), "134,50 kr", Decimal("134.5"), Decimal("134.5")),
    ],
)
def test_what_agreements_say_is_read(text: object, printed: str, low: Decimal, high: Decimal | None) -> None:
    """Exact, about, at most, at least, a range; once or recurring; and the bounds that follow."""
    amount = Amount.parse(text)
    assert plain(amount) == printed
    assert amount.span.low == low
    assert amount.span.high == high


@pytest.mark.parametrize("text", ["600–500 tkr", "cirka", "5 kr per skottår", "högst högst 5 kr", "", "x" * 500, "5–"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """Each refusal holds the value in a Swedish sentence."""
    with pytest.raises(ValidationError):
        ADAPTER.validate_python(text)


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sampled_from(Certainty),
    st.sampled_from([None, *Per]),
    st.sampled_from([Unit.KR, Unit.TKR]),
)
def test_the_print_reads_back(one: int, other: int, certainty: Certainty, per: Per | None, unit: Unit) -> None:
    """JSON round trip is the identity."""
    low, high = sorted((one % 10**6, other % 10**6))
    upper = StatedAmount(f"{high} {unit}") if certainty is Certainty.BETWEEN else None
    amount = Amount(StatedAmount(f"{low} {unit}"), certainty, upper, per)
    assert ADAPTER.validate_json(ADAPTER.dump_json(amount)) == amount


@given(st.one_of(st.none(), st.text(), st.floats(), st.binary(), st.lists(st.integers()), st.integers()))
def test_any_object_gives_an_amount_or_a_refusal(value: object) -> None:
    """Whatever object is given, nothing but ValueError is raised."""
    try:
        amount: Amount | None = Amount.parse(value)
    except ValueError:
        amount = None
    assert amount is None or Amount.parse(str(amount)) == amount


def test_sums_of_uncertain_amounts_keep_their_bounds() -> None:
    """What cannot be computed is said, never guessed."""
    total = Amount.parse("högst 100 kr").span + Amount.parse("50–60 kr").span
    assert total == Span(Decimal(50), Decimal(160))
    assert (total + Amount.parse("minst 5 kr").span).high is None
    assert not (Amount.parse("ca 5 kr").span + Amount.parse("5 kr").span).exact
    assert (Amount.parse("5 kr").span + Amount.parse("6 kr").span).exact


@pytest.mark.parametrize(
    ("text", "exact", "fits"),
    [
        ("236 tkr", 235_840, True),
        ("236 tkr", 236_501, False),
        ("cirka 236 tkr", 300_000, True),
        ("högst 236 tkr", 300_000, False),
        ("högst 236 tkr", 100_000, True),
        ("minst 236 tkr", 100_000, False),
        ("200–236 tkr", 220_000, True),
    ],
)
def test_an_exact_amount_fits_what_was_printed(text: str, exact: int, fits: bool) -> None:
    """Within half a printed step, or within the bounds."""
    assert Amount.parse(text).fits(Decimal(exact)) is fits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "7 500 kr per plats och månad",
            "”7 500 kr per plats och månad” är inte ett belopp; ett belopp kan återkomma per",
        ),
        ("2 543 kr/vårddygn", "”2 543 kr/vårddygn” är inte ett belopp; ett belopp kan återkomma per"),
        ("högst 1/3 av driften", "”högst 1/3 av driften” är inte ett belopp; skriv till exempel"),
        ("Cirka femhundra kr/år", "”Cirka femhundra kr/år” är inte ett belopp; skriv till exempel"),
        ("minst 9999999999999 kr", "är för stort"),
    ],
)
def test_a_refusal_tells_the_whole_text(text: str, said: str) -> None:
    """What is no amount is quoted as it was written, and a price says how often an amount can recur."""
    with pytest.raises(ValueError, match=re.escape(said)):
        Amount.parse(text)
