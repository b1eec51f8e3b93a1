"""The sums that stand on paper: of the whole partnership, and of a party over several years."""

from __future__ import annotations

from typing import Any

import pytest

import iopdocs
from iopdocs.testing import example_agreement

Lines = list[dict[str, Any]]
TERM = {"kind": "term", "period": "2027-01-01 – 2028-12-31"}


def line(label: str, **said: object) -> dict[str, Any]:
    """A line of a budget."""
    return {"label": label, "kind": "staff", **said}


def budget(first: Lines, second: Lines | None = None, unit: str = "kr", **said: object) -> dict[str, Any]:
    """A budget of two parties; what is said is said of the whole, ``total`` of the first."""
    total = said.pop("total", None)
    parts: list[dict[str, Any]] = [{"party": "kommunen", "lines": first} | ({"stated_total": total} if total else {})]
    parts += [{"party": "foreningen", "lines": second}] if second else []
    return {"kind": "budget", "unit": unit, "contributions": parts, **said}


def told(clause: dict[str, Any], code: str) -> list[str]:
    """What is said with one code, hard spaces as spaces."""
    found = iopdocs.check(example_agreement(TERM, clause))
    return [one.message.replace("\u00a0", " ") for one in found if one.code == code]


CASH = {"label": "Stöd", "kind": "cash", "to": "foreningen", "amount": "400 000 kr"}
PAID = line("Arbetsledare", amount="400 000 kr", funded_by="kommunen")


@pytest.mark.parametrize(
    ("first", "second", "stated", "said"),
    [
        ([line("A", amount="100 kr")], [line("B", amount="250 kr")], "350 kr", None),
        (
            [line("A", amount="100 kr")],
            [line("B", amount="250 kr")],
            "360 kr",
            "parternas insatser ger 350 kr men partnerskapets summa anges till 360 kr",
        ),
        ([CASH], [PAID], "400 000 kr", None),
        (
            [CASH],
            [PAID],
            "800 000 kr",
            (
                "parternas insatser ger 400 000 kr när 400 000 kr som en part betalar till en annan räknas en gång "
                "men partnerskapets summa anges till 800 000 kr"
            ),
        ),
        ([line("A", amount="cirka 100 kr")], [line("B", amount="250 kr")], "400 kr", None),
        ([line("A", amount="100 kr per år")], [line("B", amount="250 kr")], "400 kr", None),
    ],
)
def test_the_sum_of_the_partnership(first: Lines, second: Lines, stated: str, said: str | None) -> None:
    """The stated sum of the whole is what the parties put in, each krona once; what is not exact is not judged."""
    assert told(budget(first, second, stated_total=stated), "BUD021") == ([said] if said else [])


@pytest.mark.parametrize(("stated", "count"), [("301 tkr", 0), ("302 tkr", 0), ("303 tkr", 1), ("300 tkr", 1)])
def test_rounded_sums_of_the_parties_are_accepted(stated: str, count: int) -> None:
    """In a table in tkr both the sum of the rounded parts and the rounded sum are right."""
    first, second = [line("A", amount="150 600 kr")], [line("B", amount="150 700 kr")]
    assert len(told(budget(first, second, unit="tkr", stated_total=stated), "BUD021")) == count


YEARS = [{"year": 2027, "amount": "1 200 kr"}, {"year": 2028, "amount": "1 500 kr"}]


@pytest.mark.parametrize(
    ("lines", "stated", "said"),
    [
        ([line("A", years=YEARS)], "2 700 kr", None),
        ([line("A", years=YEARS)], "1 200 kr", None),
        ([line("A", years=YEARS)], "1 500 kr", None),
        ([line("A", years=YEARS)], "2 800 kr", "ger 2 700 kr för alla åren men summan anges till 2 800 kr"),
        ([line("A", years=YEARS), line("B", amount="100 kr per år")], "2 900 kr", None),
        ([line("A", years=YEARS), line("B", amount="100 kr")], "2 800 kr", None),
        ([line("A", years=YEARS), line("B", amount="100 kr")], "1 300 kr", None),
        ([line("A", years=YEARS), line("B", amount="cirka 100 kr")], "9 900 kr", None),
        ([line("A", years=[*YEARS, {"year": 2029}])], "9 900 kr", None),
        ([line("A", years=YEARS), line("B")], "9 900 kr", "ger 2 700 kr för alla åren men summan anges till 9 900 kr"),
        ([line("A", years=YEARS)], "cirka 9 900 kr", None),
    ],
)
def test_the_sum_of_a_party_over_the_years(lines: Lines, stated: str, said: str | None) -> None:
    """The sum of all years is right, and that of one of them; where an amount is open nothing is said."""
    assert told(budget(lines, total=stated), "BUD022") == ([f"Exempelby kommuns rader {said}"] if said else [])


def test_a_year_without_its_unit_is_asked_about_once() -> None:
    """In a table in tkr a year's amount without a unit is kronor; that it may be meant otherwise is said once."""
    years = [{"year": 2027, "amount": "450"}, {"year": 2028, "amount": "460"}]
    found = told(budget([line("A", years=years)], unit="tkr"), "BUD003")
    assert found == ["raden ”A” anges till 450 kr i en tabell i tkr"]


@pytest.mark.parametrize(
    ("part", "given", "code"),
    [
        ("300 000 kr", "400 000 kr", None),
        ("450 000 kr", "400 000 kr", "BUD009"),
        ("300 000 kr", None, "BUD008"),
    ],
)
def test_a_part_is_paid_with_what_is_given(part: str, given: str | None, code: str | None) -> None:
    """A source that is a party's contribution is in the budget, and not more than it."""
    first = [line("Handledning", amount="10 000 kr"), *([CASH | {"amount": given}] if given else [])]
    funding = [{"source": "kommunens bidrag", "party": "kommunen", "amount": part}, {"source": "en fond"}]
    second = [line("Arbetsledare", amount="500 000 kr", funding=funding)]
    clause = budget(first, second)
    found = iopdocs.check(example_agreement(TERM, clause)).codes
    assert [one for one in found if one in ("BUD008", "BUD009", "BUD010")] == ([code] if code else [])


BASIS = {"kind": "product", "factors": ["12 månader"], "rate": "4 500 kr"}


@pytest.mark.parametrize(
    ("lines", "total", "said"),
    [
        ([line("Lokal", amount="54 000 kr per år", basis=BASIS)], "108 000 kr", None),
        ([line("Lokal", amount="54 000 kr per år", basis=BASIS)], "54 000 kr", None),
        ([line("Lokal", amount="54 000 kr per år"), line("Flytt", amount="10 000 kr")], "118 000 kr", None),
        (
            [line("Lokal", amount="54 000 kr per år", basis=BASIS)],
            "180 000 kr",
            "Exempelby kommuns rader ger 108 000 kr för hela avtalstiden men summan anges till 180 000 kr",
        ),
        (
            [line("Lokal", amount="54 000 kr per år"), line("Flytt", amount="10 000 kr")],
            "64 000 kr",
            "Exempelby kommuns rader ger 118 000 kr för hela avtalstiden men summan anges till 64 000 kr",
        ),
    ],
)
def test_amounts_that_recur_are_summed_over_the_term(lines: Lines, total: str, said: str | None) -> None:
    """A sum may be that of the whole term or of each time; what recurs is never taken for the whole."""
    assert told(budget(lines, total=total), "BUD022") == ([said] if said else [])
    assert told(budget(lines, total=total), "BUD001") == []


def years(*amounts: str) -> Lines:
    """Amounts of 2027 and later years."""
    return [{"year": 2027 + at, "amount": amount} for at, amount in enumerate(amounts)]


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (("54 000 kr", "54 000 kr"), []),
        (("27 000 kr", "27 000 kr"), []),
        (
            ("54 000 kr", "45 000 kr"),
            ["raden ”Lokal”: 12 månader × 4 500 kr är 54 000 kr men beloppet för 2028 anges till 45 000 kr"],
        ),
    ],
)
def test_a_basis_is_held_against_each_year(amounts: tuple[str, ...], said: list[str]) -> None:
    """It gives each year's amount, or that of all years; a basis beside years is no second amount."""
    clause = budget([line("Lokal", basis=BASIS, years=years(*amounts))])
    assert told(clause, "BAS002") == said
    assert told(clause, "BUD012") == []


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("3 600 kr", []),
        ("1 800 kr", []),
        (
            "3 800 kr",
            ["parternas insatser ger 3 600 kr för alla åren men partnerskapets summa anges till 3 800 kr"],
        ),
    ],
)
def test_the_partnerships_sum_is_held_against_all_years(stated: str, said: list[str]) -> None:
    """The sum of all years is accepted, and that of one year; what is paid on counts once."""
    cash = {"label": "Stöd", "kind": "cash", "to": "foreningen", "years": years("1 500 kr", "1 500 kr")}
    paid = line("Lön", funded_by="kommunen", years=years("1 500 kr", "1 500 kr"))
    own = line("Ideell tid", years=years("300 kr", "300 kr"))
    assert told(budget([cash], [paid, own], stated_total=stated), "BUD021") == said


def test_halves_of_a_year_are_held_against_their_sums_and_the_term() -> None:
    """Each half has its own sum; a half that lies outside the term is told as a year is."""
    halves = [
        {"year": 2027, "half": "spring", "amount": "100 kr"},
        {"year": 2027, "half": "autumn", "amount": "150 kr"},
        {"year": 2029, "half": "first", "amount": "50 kr"},
    ]
    clause = budget([line("Kurser", years=halves)])
    stated = [
        {"year": 2027, "half": "autumn", "amount": "105 kr"},
        {"year": 2027, "half": "spring", "amount": "100 kr"},
    ]
    clause["contributions"][0]["stated_years"] = stated
    sums = "Exempelby kommuns rader för höstterminen 2027 ger 150 kr men summan anges till 105 kr"
    assert told(clause, "BUD016") == [sums]
    assert told(clause, "BUD015") == [
        "raden ”Kurser” har ett belopp för januari–juni 2029 men avtalstiden är 2027–2028"
    ]
    assert told(clause, "BUD019") == []
