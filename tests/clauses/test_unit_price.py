"""A price for each of something: what it promises, how it is printed, and what is said of it."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

import iopdocs
from iopdocs.clauses.basis import UnitPrice
from iopdocs.clauses.budget import Budget
from iopdocs.testing import example_agreement

Text = Callable[..., str]


def price(unit: str = "vårddygn", **more: str) -> dict[str, str]:
    """A price for each of a unit, as data."""
    return {"kind": "unit_price", "rate": "2 543 kr", "unit": unit, **more}


def budget(basis: dict[str, Any], **line: Any) -> dict[str, Any]:
    """A budget whose municipality pays by the number, beside premises that are worth something."""
    cash = {"label": "Vård", "kind": "cash", "to": "foreningen", "basis": basis, **line}
    premises = {"label": "Lokal", "kind": "premises", "amount": "120 000 kr"}
    return {"kind": "budget", "unit": "kr", "contributions": [{"party": "kommunen", "lines": [cash, premises]}]}


def payment(**more: str) -> dict[str, Any]:
    """A clause of payment from the municipality to the association."""
    return {
        "kind": "payment",
        "payer": "kommunen",
        "receiver": "foreningen",
        "method": "scheduled",
        "frequency": "quarterly",
        **more,
    }


def plain(text: str) -> str:
    """Text with plain spaces."""
    return text.replace("\u00a0", " ")


LEAST = price(at_least="3 500 vårddygn")


@pytest.mark.parametrize(
    ("basis", "cell", "total", "said"),
    [
        (
            LEAST,
            "minst 8 900 500",
            "minst 9 020 500",
            "2 543 kr per vårddygn gånger det verkliga antalet, dock minst för 3 500 vårddygn (8 900 500 kr).",
        ),
        (
            price(at_most="4 000 vårddygn"),
            "högst 10 172 000",
            "120 000–10 292 000",
            "2 543 kr per vårddygn gånger det verkliga antalet, dock högst för 4 000 vårddygn (10 172 000 kr).",
        ),
        (price(), "efter antal", "minst 120 000", "2 543 kr per vårddygn gånger det verkliga antalet."),
        (
            price("plats och månad", at_least="10 platser", at_most="12 platser"),
            "25 430–30 516 per månad",
            None,
            "dock minst för 10 platser (25 430 kr) och högst för 12 platser (30 516 kr).",
        ),
        (
            price("plats och dygn", at_least="10 platser"),
            "efter antal",
            "minst 120 000",
            "2 543 kr per plats och dygn gånger det verkliga antalet, dock minst för 10 platser.",
        ),
        (price(at_least="3 500 vårddygn per år"), "minst 8 900 500 per år", None, "minst för 3 500 vårddygn per år"),
    ],
)
def test_the_document_promises_the_price_times_the_number(
    basis: dict[str, str], cell: str, total: str | None, said: str, text_of: Text
) -> None:
    """The table has the least and the most, its sum no fixed amount, and the text says how the amount follows."""
    clause = budget(basis)
    text = plain(text_of(clause))
    assert f"Vård\t2 543 kr per {basis['unit']}\t{cell}\n" in text
    assert f"betalas 2 543 kr per {basis['unit']} ut som bidrag till föreningen." in text
    assert said in text
    assert ("värderas tillsammans" in text) == ("at_most" in basis and total is not None)
    (table,) = Budget.model_validate(clause).tables
    assert (plain(table.total) if table.has_total else None) == total


@pytest.mark.parametrize(
    ("timing", "said"),
    [
        ("arrears", "betalas för det antal som föreningen redovisar för den tid som utbetalningen gäller."),
        ("advance", "betalas efter ett beräknat antal och stäms av vid nästa utbetalning"),
    ],
)
def test_the_payment_follows_the_number(timing: str, said: str, text_of: Text) -> None:
    """What is paid is counted, and is no equal part of a fixed amount; a least number is settled afterwards."""
    text = plain(text_of(budget(LEAST), payment(timing=timing)))
    assert said in text
    assert "Blir antalet lägre än det lägsta antal som ska betalas" in text
    assert "lika stor del" not in text
    assert "Blir antalet lägre" not in text_of(budget(price()), payment(timing=timing))


def test_a_fixed_amount_is_paid_without_any_number(text_of: Text) -> None:
    """An agreement with no price for each of anything says nothing of it."""
    fixed: dict[str, Any] = {"kind": "product", "factors": ["10 platser"], "rate": "100 kr"}
    assert "per enhet" not in text_of(budget(fixed), payment())


@pytest.mark.parametrize(
    "wrong",
    [
        {"at_least": "40 dygn", "at_most": "30 dygn"},
        {"at_least": "900 000 000 dygn"},
    ],
)
def test_bounds_that_cannot_be(wrong: dict[str, str]) -> None:
    """The least is no more than the most, and neither is beyond what is reckoned with."""
    with pytest.raises(ValidationError):
        UnitPrice.model_validate(price(**wrong))


def found(clause: dict[str, Any], code: str, *others: dict[str, Any]) -> list[str]:
    """The messages of a code about an agreement of a year with a budget."""
    term = {"kind": "term", "period": "2026"}
    return [plain(one.message) for one in iopdocs.check(example_agreement(term, clause, *others)) if one.code == code]


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (LEAST, "minst 8 900 500 kr"),
        (price(at_most="4 000 vårddygn"), "upp till 10 172 000 kr"),
        (price(at_least="3 500 vårddygn per år"), "minst 8 900 500 kr"),
        (price("plats och månad", at_least="100 platser"), "minst 3 051 600 kr"),
    ],
)
def test_the_value_is_that_of_the_number(basis: dict[str, str], said: str) -> None:
    """The least is counted over the term as the least, the most as the most."""
    (message,) = found(budget(basis), "LAW003")
    assert said in message


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (price(), "bidraget ”Vård” är 2 543 kr per vårddygn utan högsta antal, så värdet är inte känt"),
        (LEAST, "bidraget ”Vård” är 2 543 kr per vårddygn utan högsta antal, så värdet är minst 8 900 500 kr"),
        (price("plats och månad", at_least="2 platser"), "så värdet är minst 5 086 kr per månad"),
    ],
)
def test_a_number_without_a_bound_is_told(basis: dict[str, str], said: str) -> None:
    """Who pays for a number without a highest one does not know how much."""
    (message,) = found(budget(basis), "BAS007")
    assert message.endswith(said)
    assert found(budget(basis | {"at_most": "9 000 dygn"}), "BAS007") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"amount": "48 000 kr"}, ["raden ”Vård” har både 48 000 kr och ett pris per enhet, 2 543 kr per vårddygn"]),
        (
            {"years": [{"year": 2026, "amount": "48 000 kr"}]},
            ["raden ”Vård” har både belopp år för år och ett pris per enhet, 2 543 kr per vårddygn"],
        ),
        ({}, []),
    ],
)
def test_a_fixed_amount_beside_a_price_is_told(line: dict[str, Any], said: list[str]) -> None:
    """One promise is enough; what the number gives is not held against the amount."""
    assert found(budget(price(), **line), "BAS006") == said
    assert found(budget(price(), **line), "BAS002") == []


@pytest.mark.parametrize(("words", "wrong"), [("1 900 kr per vårddygn", True), ("2 543 kr per vårddygn", False)])
def test_the_text_has_the_same_price(words: str, *, wrong: bool) -> None:
    """A price in the text is held against that of the budget."""
    free = {"kind": "free", "heading": "Pris", "points": [f"Kommunen betalar {words}."]}
    assert bool(found(budget(price()), "TXT019", free)) == wrong


def test_stated_sums_and_payments_are_not_held_against_a_number() -> None:
    """A sum that follows the number is none that can be wrong."""
    clause = budget(LEAST)
    clause["contributions"][0]["stated_total"] = "9 500 000 kr"
    for code in ("BUD001", "BUD022", "PAY007"):
        assert found(clause, code, payment(each="2 000 000 kr")) == []


@pytest.mark.parametrize(("words", "told"), [("8 900 500 kr", False), ("8 900 600 kr", True)])
def test_the_least_may_stand_in_the_text(words: str, *, told: bool) -> None:
    """What the least number gives is an amount of the budget."""
    free = {"kind": "free", "heading": "Belopp", "points": [f"Kommunen betalar minst {words} till föreningen."]}
    assert bool(found(budget(LEAST), "TXT001", free)) == told


def test_a_cost_is_known_beforehand() -> None:
    """What the activity costs is no price for each of something: the table of costs would show nothing for it."""
    clause = {"kind": "costs", "unit": "kr", "lines": [{"label": "Vård", "basis": price()}]}
    assert "INP005" in [one.code for one in iopdocs.check(example_agreement(clause))]
