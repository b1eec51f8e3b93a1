"""What the running text says of a budget: what is valued, sums for the whole term, and what is put in beside money."""

from collections.abc import Callable
from typing import Any

import pytest

import iopdocs
from iopdocs.testing import example_agreement

Text = Callable[..., str]

CASH = {"label": "Stöd", "kind": "cash", "to": "foreningen", "amount": "700 000 kr"}
YEARLY = CASH | {"amount": "700 000 kr per år"}
TERM = {"kind": "term", "period": "2027–2046"}
KINDS = ("arbetstid", "lokaler", "material", "stöd")


def budget(ours: list[dict[str, Any]], theirs: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A budget with the lines of the municipality and of the association."""
    total = {"stated_total": more.pop("total")} if "total" in more else {}
    given = [{"party": "kommunen", "lines": ours, **total}, {"party": "foreningen", "lines": theirs}]
    return {"kind": "budget", "unit": "kr", "contributions": given, **more}


def line(kind: str, **more: str) -> dict[str, str]:
    """A line in kind."""
    return {"label": "Post", "kind": kind, **more}


def plain(text: str) -> str:
    """Text with plain spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (line("premises", amount="10 000 kr"), "Parternas insatser värderas tillsammans till 710 000 kr."),
        (line("premises"), "De insatser som har ett belopp värderas tillsammans till 700 000 kr."),
    ],
)
def test_a_sum_is_of_what_has_an_amount(theirs: dict[str, str], said: str, text_of: Text) -> None:
    """Where some contribution has no amount the document does not say that all of them are valued."""
    assert said in plain(text_of(budget([CASH], [theirs])))


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ([line("volunteer", amount="10 000 kr")], "Insatser i arbetstid värderas enligt tabellerna och ger inte rätt"),
        ([line("staff"), line("volunteer")], "Insatser i arbetstid ger inte rätt"),
        (
            [line("service"), line("material"), line("premises", amount="5 kr")],
            "Insatser i lokaler, material och stöd värderas enligt tabellerna och ger inte rätt",
        ),
        ([line("own_cash", amount="10 000 kr")], None),
        ([line("staff", amount="700 000 kr", funded_by="kommunen")], None),
    ],
)
def test_what_is_put_in_beside_money(theirs: list[dict[str, str]], said: str | None, text_of: Text) -> None:
    """What there is in kind is named, and is valued only where the tables value any of it."""
    text = plain(text_of(budget([CASH], theirs)))
    assert (said or "") in text
    assert ("ger inte rätt till betalning" in text) == (said is not None)


@pytest.mark.parametrize(
    ("lines", "more", "said"),
    [
        ([YEARLY], {"total": "14 000 000 kr"}, "Kommunens insatser är tillsammans 14 000 000 kr för hela avtalstiden."),
        ([YEARLY], {"stated_total": "14 mnkr"}, "Parternas insatser är tillsammans 14 mnkr för hela avtalstiden."),
        ([YEARLY], {"total": "700 000 kr"}, None),
        ([YEARLY], {"stated_total": "700 000 kr"}, None),
        ([CASH], {"total": "700 000 kr"}, None),
        (
            [CASH | {"amount": None, "years": [{"year": 2027, "amount": "5 kr"}, {"year": 2028}]}],
            {"total": "14 000 000 kr"},
            "Kommunens insatser är tillsammans 14 000 000 kr för hela avtalstiden.",
        ),
    ],
)
def test_a_sum_for_the_whole_term_is_seen(
    lines: list[dict[str, Any]], more: dict[str, str], said: str | None, text_of: Text
) -> None:
    """A stated sum that no table shows stands in the text; one that a table shows does not stand there too."""
    text = plain(text_of(TERM, budget(lines, [line("volunteer")], **more)))
    assert (said or "") in text
    assert ("för hela avtalstiden" in text) == (said is not None)


@pytest.mark.parametrize(
    ("stated", "wrong"), [("14 000 000 kr", False), ("700 000 kr", False), ("14 mnkr", False), ("13 000 000 kr", True)]
)
def test_the_sum_of_all_parties_over_the_term(stated: str, *, wrong: bool) -> None:
    """What recurs is counted for the whole term, or once."""
    clause = budget([YEARLY], [line("volunteer")], stated_total=stated)
    assert ("BUD021" in [one.code for one in iopdocs.check(example_agreement(TERM, clause))]) == wrong


RENT = {"label": "Stallhyra", "kind": "fee", "to": "kommunen", "amount": "240 000 kr"}


def test_rent_is_no_contribution(text_of: Text) -> None:
    """What the association pays the municipality for premises is told, and is neither a grant nor a part of the sum."""
    premises = line("premises", amount="10 000 kr")
    text = plain(text_of(budget([CASH, premises], [RENT, line("own_cash", amount="5 000 kr")])))
    assert "Stallhyra\t240 000\n" in text
    assert "Föreningen betalar 240 000 kr till kommunen för posten ”Stallhyra”. Det är inte ett bidrag" in text
    assert "Av kommunens insatser betalas 700 000 kr ut som bidrag till föreningen." in text
    assert "Parternas insatser värderas tillsammans till 715 000 kr." in text


def test_rent_of_years_and_rent_that_recurs(text_of: Text) -> None:
    """The sum of the others is told though the rent comes each month; for years the rent is left out of each."""
    recurring = plain(text_of(budget([CASH], [RENT | {"amount": "20 000 kr per månad"}])))
    assert "betalar 20 000 kr per månad till kommunen för posten ”Stallhyra”" in recurring
    assert "värderas tillsammans till 700 000 kr." in recurring
    years = {"amount": None, "years": [{"year": 2027, "amount": "5 kr"}]}
    assert "värderas tillsammans till 5 kr för 2027." in plain(text_of(budget([CASH | years], [RENT | years])))


@pytest.mark.parametrize(
    ("rent", "code"),
    [
        ({"label": "Hyra", "kind": "fee", "to": "kommunen"}, "BUD006"),
        ({"label": "Hyra", "kind": "fee", "to": "foreningen", "amount": "5 kr"}, "BUD005"),
    ],
)
def test_rent_has_an_amount_and_another_receiver(rent: dict[str, str], code: str) -> None:
    """Rent is paid, so it has an amount, and to another party."""
    assert code in [one.code for one in iopdocs.check(example_agreement(TERM, budget([CASH], [rent])))]


def test_the_stated_sum_of_all_is_without_rent() -> None:
    """The sum that is stated for the partnership is held against that without the rent."""
    for stated, wrong in (("700 000 kr", False), ("950 000 kr", True)):
        clause = budget([CASH], [RENT], stated_total=stated)
        assert ("BUD021" in [one.code for one in iopdocs.check(example_agreement(TERM, clause))]) == wrong


def test_rent_that_a_municipality_pays_has_a_value_in_law() -> None:
    """Money from the municipality is counted towards the limit of direct procurement whatever it is called."""
    rent = RENT | {"to": "foreningen", "amount": "2 000 000 kr"}
    term = {"kind": "term", "period": "2026"}
    codes = [one.code for one in iopdocs.check(example_agreement(term, budget([rent], [line("volunteer")])))]
    assert "LAW003" in codes
    assert "COM015" not in codes
