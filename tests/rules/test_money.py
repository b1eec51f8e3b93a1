"""The borders of the rules about sources, shares, years, instalments and index."""

from collections.abc import Callable
from datetime import date

import pytest

from iopdocs.findings import Findings
from iopdocs.law import DELEGATION, PERSONAL_DATA, source_on

Judge = Callable[[str], Findings]


def cash(fields: str, *others: str) -> str:
    """An example whose municipality pays the association, with other clauses."""
    line = f"{{label: Stöd, kind: cash, to: foreningen, {fields}}}"
    budget = f"{{kind: budget, unit: kr, contributions: [{{party: kommunen, lines: [{line}]}}]}}"
    return "clauses:\n" + "".join(f"  - {clause}\n" for clause in (budget, *others))


def instalments(*amounts: str) -> str:
    """A clause of payment with amounts alone."""
    rows = ", ".join(f"{{amount: {amount}}}" for amount in amounts)
    return f"{{kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, instalments: [{rows}]}}"


TWO_YEARS = "{kind: term, period: 2027-01-01 – 2028-12-31}"
YEARS = "years: [{year: 2027, amount: 300 tkr}, {year: 2028, amount: 400 tkr}]"


@pytest.mark.parametrize(
    ("fields", "amounts", "wrong"),
    [
        ("amount: 400 000 kr", ("200 000 kr", "200 000 kr"), False),
        ("amount: 400 000 kr", ("200 000 kr", "200 001 kr"), True),
        ("amount: 400 000 kr per år", ("400 000 kr",), False),
        ("amount: 400 000 kr per år", ("400 000 kr", "400 000 kr"), False),
        ("amount: 400 000 kr per år", ("400 000 kr", "300 000 kr"), True),
        ("amount: högst 400 000 kr", ("100 000 kr",), False),
        ("amount: cirka 400 000 kr", ("390 000 kr",), False),
        (YEARS, ("300 000 kr",), False),
        (YEARS, ("400 000 kr",), False),
        (YEARS, ("300 000 kr", "400 000 kr"), False),
        (YEARS, ("300 000 kr", "300 000 kr"), True),
        ("years: [{year: 2027, amount: 300 tkr}, {year: 2028}]", ("200 000 kr",), False),
    ],
)
def test_instalments_are_compared_as_far_as_can_be(
    judged: Judge, fields: str, amounts: tuple[str, ...], *, wrong: bool
) -> None:
    """The sum of a time, of a year or of all years is right; what is not exact is never found wrong."""
    assert ("PAY001" in judged(cash(fields, TWO_YEARS, instalments(*amounts))).codes) == wrong


@pytest.mark.parametrize(
    ("last", "told"), [("{due: 2028-03-31}", True), ("{due: 2028-03-31, condition: rapport}", False)]
)
def test_the_last_part_may_follow_a_report(judged: Judge, last: str, *, told: bool) -> None:
    """A part that is paid after the term without any condition is told."""
    clause = f"{{kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, instalments: [{last}]}}"
    assert ("PAY003" in judged(cash("amount: 400 000 kr", clause)).codes) == told


@pytest.mark.parametrize(
    ("shares", "wrong"),
    [
        ("33,3 33,3 33,3", False),
        ("33,3 33,3 33,4", False),
        ("50 50", False),
        ("50 49", True),
        ("60 60", True),
        ("40", True),
    ],
)
def test_shares_may_be_rounded(judged: Judge, shares: str, *, wrong: bool) -> None:
    """Thirds are a whole as they are written; whole per cents have nothing to round."""
    sources = ", ".join(f"{{source: 'nämnd {share}', share: '{share} %'}}" for share in shares.split())
    assert ("BUD013" in judged(cash(f"amount: 400 000 kr, funding: [{sources}]")).codes) == wrong


@pytest.mark.parametrize(
    ("sources", "advice"),
    [
        ("{source: a, amount: 350 000 kr}", "ge 50\u00a0000\u00a0kr mer (amount), eller rätta radens belopp (amount)"),
        (
            "{source: a, amount: 450 000 kr}",
            "ge 50\u00a0000\u00a0kr mindre (amount), eller rätta radens belopp (amount)",
        ),
        ("{source: a, share: 90 %}", "rätta andelarna (share) under funding så att de tillsammans är 100\u00a0%"),
    ],
)
def test_how_sources_are_mended_is_told(judged: Judge, sources: str, advice: str) -> None:
    """Who is to mend the line sees which fields, and by how much."""
    (found,) = (one for one in judged(cash(f"amount: 400 000 kr, funding: [{sources}]")) if one.code == "BUD013")
    assert advice in (found.hint or "")


@pytest.mark.parametrize(("total", "wrong"), [("700 tkr", False), ("650 tkr", True)])
def test_amounts_of_years_may_stand_in_the_text(judged: Judge, total: str, *, wrong: bool) -> None:
    """The sum of the years is an amount of the budget."""
    text = f"{{kind: free, heading: Pengar, points: [Kommunen bidrar med {total}.]}}"
    assert ("TXT001" in judged(cash(YEARS, TWO_YEARS, text)).codes) == wrong


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bidraget är 400 000 kr i stället för 380 000 kr.", False),
        ("Bidraget höjs från 380 000 kr till 400 000 kr.", False),
        ("Bidraget höjs från 380 000 kr till 420 000 kr.", True),
        ("Bidraget är 420 000 kr i stället för 380 000 kr.", True),
        ("Förra året betalade kommunen 380 000 kr.", False),
        ("Förra året betalade kommunen mindre. Nu betalar den 380 000 kr.", True),
    ],
)
def test_amounts_that_no_longer_hold(judged: Judge, text: str, *, told: bool) -> None:
    """What an amount was before is not in the budget, and need not be."""
    clause = f"{{kind: free, heading: Ändring, points: ['{text}']}}"
    assert ("TXT001" in judged(cash("amount: 400 000 kr", clause)).codes) == told


@pytest.mark.parametrize("fields", ["amount: 400 000 kr per år", "amount: 200 000 kr per halvår", YEARS])
def test_money_that_recurs_is_counted_over_the_term(judged: Judge, fields: str) -> None:
    """What recurs reaches the limit of direct procurement over two years, and a sum that is known is no *upp till*."""
    found = [one for one in judged(cash(fields, TWO_YEARS)) if one.code == "LAW003"]
    assert found
    assert "upp till" not in found[0].message


def test_what_is_at_most_is_told_as_such(judged: Judge) -> None:
    """Of an amount that is not exact the greatest is counted, and the message says so."""
    found = [one for one in judged(cash("amount: högst 900 000 kr")) if one.code == "LAW003"]
    assert "upp till" in found[0].message


def test_what_is_decided_later_can_only_add(judged: Judge) -> None:
    """Where the amount of a year is open the sum of the others is the least that it can be."""
    years = "years: [{year: 2027, amount: 900 000 kr}, {year: 2028}]"
    found = [one.message for one in judged(cash(years, TWO_YEARS)) if one.code == "LAW003"]
    assert found
    assert "minst 1\u00a0350\u00a0000\u00a0kr" in found[0]  # with the extension


@pytest.mark.parametrize(("first", "told"), [("2028-01-01", False), ("2026-01-01", True)])
def test_an_index_may_wait_for_the_extension(judged: Judge, first: str, *, told: bool) -> None:
    """Where the agreement can be extended the amounts may first be adjusted then."""
    example = f"clauses:\n  - {{kind: index, method: pkv, first: {first}}}\n"
    assert ("IDX001" in judged(example).codes) == told


def test_a_source_is_that_of_its_time() -> None:
    """An agreement of 2017 is not held against an act of 2018."""
    assert "1991:900" in str(source_on(DELEGATION, date(2017, 12, 31)))
    assert source_on(DELEGATION, date(2018, 1, 1)) is DELEGATION
    assert "1998:204" in str(source_on(PERSONAL_DATA, date(2018, 5, 24)))


def test_findings_cite_the_law_of_the_agreement(judged: Judge) -> None:
    """The finding itself cites the act that was in force when the term began."""
    example = """
    clauses:
      - {kind: term, period: 2016-01-01 – 2016-12-31}
      - {kind: responsibility, party: kommunen, deciding_body: chefen, responsible_unit: enheten, delegation: punkt 1}
    """
    found = next(one for one in judged(example) if one.code == "GOV009")
    assert "1991:900" in str(found.source)
