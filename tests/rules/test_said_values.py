"""What a text says of a value that a field has too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]


def told(judged: Judge, *clauses: str) -> bool:
    """Whether the sound agreement with some clauses says two things of the same."""
    return "TXT019" in judged("clauses:\n" + "".join(f"  - {one}\n" for one in clauses)).codes


def free(text: str) -> str:
    """A free clause that has a text."""
    return f"{{kind: free, heading: Text, points: ['{text}']}}"


def commitments(text: str, *said: str) -> str:
    """A clause of commitments of the association, each with what is said of it, and a text for all."""
    own = ", ".join(f"{{party: foreningen, text: driva boendet, {one}}}" for one in said)
    return f"{{kind: commitments, commitments: [{{party: kommunen, text: ge stöd}}, {own}], paragraphs: ['{text}']}}"


@pytest.mark.parametrize(
    ("quantity", "text", "other"),
    [
        ("35 platser", "På boendet finns 25 nattplatser.", True),
        ("35 platser", "På boendet finns 35 nattplatser.", False),
        ("35 platser", "På boendet finns trettiofem platser.", False),
        ("35 platser", "Av platserna är varav 10 platser för kvinnor.", False),
        ("35 platser", "Tidigare fanns 25 platser.", False),
        ("12 gästrum", "De fjorton gästrummen städas.", True),
        ("12 gästrum", "De tolv gästrummen städas.", False),
        ("12 gästrum", "Ett gästrum är större.", False),
        ("minst 20 platser", "Det finns 25 platser.", False),
        ("minst 20 platser", "Det finns 15 platser.", True),
        ("högst 20 platser", "Det finns 25 platser.", True),
        ("20–30 platser", "Det finns 25 platser.", False),
        ("20–30 platser", "Det finns 35 platser.", True),
        ("cirka 20 platser", "Det finns 25 platser.", False),
        ("44 veckor", "Boendet är stängt 8 veckor.", False),
    ],
)
def test_a_number_that_a_field_has_too(judged: Judge, quantity: str, text: str, *, other: bool) -> None:
    """In the clause itself the number is the same; a part of it, or a number within its bounds, may be named."""
    assert told(judged, commitments(text, f"quantity: {quantity}")) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Sammanlagt finns 45 platser.", False),
        ("Sammanlagt finns 40 platser.", True),
        ("I det ena huset finns 25 platser.", False),
        ("I det ena huset finns 30 platser.", False),
    ],
)
def test_a_number_of_all_together(judged: Judge, text: str, *, other: bool) -> None:
    """What several commitments count is summed where the text says so, else left alone."""
    assert told(judged, commitments(text, "quantity: 25 platser", "quantity: 20 platser")) == other


@pytest.mark.parametrize(
    ("text", "other"), [("De fjorton gästrummen städas.", True), ("I staden finns fjorton gästrum.", False)]
)
def test_other_clauses_speak_of_the_same_where_they_say_so(judged: Judge, text: str, *, other: bool) -> None:
    """Elsewhere only a definite number is that of the field."""
    assert told(judged, commitments("Boendet är öppet.", "quantity: 12 gästrum"), free(text)) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Boendet inspekteras två gånger per år.", True),
        ("Boendet inspekteras varje halvår.", True),
        ("Boendet inspekteras fyra gånger om året.", False),
        ("Boendet inspekteras en gång i kvartalet.", False),
        ("Boendet inspekteras minst två gånger per år.", False),
        ("Boendet inspekteras dessutom två gånger per år.", False),
        ("Trädgården klipps två gånger per år.", False),
    ],
)
def test_how_often_a_field_has_too(judged: Judge, text: str, *, other: bool) -> None:
    """What a sentence says of how often is held against the commitment that has its words."""
    assert told(judged, commitments(text, "frequency: quarterly")) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Styrgruppen träffas två gånger per år.", True),
        ("Styrgruppen träffas varje månad.", False),
        ("Styrgruppen läser rapporten två gånger per år.", False),
    ],
)
def test_how_often_a_body_meets(judged: Judge, text: str, *, other: bool) -> None:
    """The meetings of a body are those of its clause, whichever clause the text stands in."""
    assert told(judged, free(text)) == other


@pytest.mark.parametrize(
    ("part", "text", "other"),
    [
        (", part: 80 %", "Beloppen räknas om med 70 % av skillnaden mellan indextalen.", True),
        (", part: 80 %", "Beloppen räknas om med 80 procent av den senaste förändringen av KPI.", False),
        ("", "Beloppen räknas om med 80 % av förändringen av KPI.", True),
        ("", "Beloppen räknas om med 100 % av förändringen av KPI.", False),
        (", part: 80 %", "Kommunen betalar 50 % av hyran, som följer index.", False),
    ],
)
def test_the_share_of_an_index(judged: Judge, part: str, text: str, *, other: bool) -> None:
    """The share of an index is that of its clause; with none the whole change counts."""
    index = f"{{kind: index, method: kpi, base: oktober 2026{part}, more: ['{text}']}}"
    assert told(judged, index) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Staden betalar 1 700 kr per plats och dygn.", True),
        ("Staden betalar 1 900 kr per plats och dygn.", False),
        ("Staden betalar 1 700 kr per plats och dygn, också för en plats som är tom.", True),
        ("För en tom plats betalas 700 kr per plats och dygn.", False),
        ("Staden betalar 1 700 kr per måltid.", False),
        ("Gästen betalar en egenavgift på 150 kr per plats och dygn.", False),
        ("För den som är sjuk betalas ytterligare 1 200 kr per plats och dygn.", False),
        ("Hyran är 100 kr per dygn.", False),
    ],
)
def test_the_price_for_each(judged: Judge, text: str, *, other: bool) -> None:
    """A price for each of what the budget has a price for is that price, unless it is another fee."""
    basis = "basis: {kind: product, factors: [4 platser, 200 dygn], rate: 1 900 kr}"
    line = f"{{label: Platser, kind: cash, to: foreningen, {basis}}}"
    budget = f"{{kind: budget, unit: kr, contributions: [{{party: kommunen, lines: [{line}]}}]}}"
    assert told(judged, budget, free(text)) == other
