"""The budget says money of every shape, sums what can be summed and says what cannot."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

import iopdocs as iop
from iopdocs.clauses import Budget

PARTIES = [
    {"id": "kommunen", "kind": "kommun", "name": "Exempelby kommun", "orgnr": "212000-2395"},
    {"id": "foreningen", "kind": "ideell_forening", "name": "Föreningen Mötesplatsen", "orgnr": "802400-0005"},
]


def budget(*lines: dict[str, Any], unit: str = "kr", **party: Any) -> Budget:
    """A budget of the municipality with these lines."""
    rows = [{"label": "Post", "kind": "own_cash"} | line for line in lines]
    contribution = {"party": "kommunen", "lines": rows} | party
    return Budget.model_validate({"kind": "budget", "unit": unit, "contributions": [contribution]})


def text_of(clause: Budget) -> str:
    """What the document says, with plain spaces."""
    data = {"title": "Avtal", "parties": PARTIES, "clauses": [clause]}
    return iop.render(data, draft=True).text.replace("\N{NO-BREAK SPACE}", " ")


def test_exact_amounts_are_summed() -> None:
    """Öre are never lost."""
    clause = budget({"amount": "0,10 kr"}, {"amount": "0,20 kr"})
    assert clause.total == Decimal("0.3")
    assert "Summa\t0,30" in text_of(clause)


@pytest.mark.parametrize(
    ("amounts", "printed"),
    [
        (("cirka 400 tkr", "100 tkr"), "Summa\tcirka 500"),
        (("högst 400 tkr", "högst 100 tkr"), "Summa\thögst 500"),
        (("högst 400 tkr", "100 tkr"), "Summa\thögst 500"),
        (("högst 400 tkr", "50–100 tkr"), "Summa\t50–500"),
        (("minst 400 tkr", "100 tkr"), "Summa\tminst 500"),
        (("400–500 tkr", "100 tkr"), "Summa\t500–600"),
    ],
)
def test_uncertain_amounts_are_summed_with_their_bounds(amounts: tuple[str, ...], printed: str) -> None:
    """Amounts about, at most, at least and ranges print right."""
    assert printed in text_of(budget(*({"amount": amount} for amount in amounts), unit="tkr"))


def test_amounts_for_the_same_time_are_summed_for_that_time() -> None:
    """Two yearly amounts make a yearly sum, and the head says so."""
    said = text_of(budget({"amount": "400 tkr per år"}, {"amount": "100 tkr per år"}, unit="tkr"))
    assert "Belopp i tkr per år" in said
    assert "Summa\t500" in said
    assert "värderas tillsammans till 500 000 kr per år" in said


def test_amounts_for_different_times_are_not_summed() -> None:
    """What cannot be computed is not guessed: no sum row, no total."""
    said = text_of(budget({"amount": "400 tkr per år"}, {"amount": "100 tkr"}, unit="tkr"))
    assert "400 per år" in said
    assert "Summa" not in said
    assert "värderas tillsammans" not in said


def test_an_amount_per_year_that_is_computed_is_still_per_year() -> None:
    """What a basis computes is the amount of each year where the amount is stated per year."""
    basis = {"kind": "product", "factors": ["12 månader"], "rate": "4 500 kr"}
    line = {"amount": "54 000 kr per år", "basis": basis}
    alone = text_of(budget(line))
    assert "Belopp i kr per år" in alone
    assert "Summa\t\t54 000" in alone
    beside = text_of(budget(line, {"amount": "10 000 kr"}))
    assert "54 000 per år" in beside
    assert "Summa" not in beside


def test_a_computed_amount_may_stand_for_several_years() -> None:
    """A basis beside years is how each of them is computed, and it stands with the label."""
    basis = {"kind": "product", "factors": ["12 mån"], "rate": "18 500 kr"}
    years = [{"year": 2023, "amount": "222 000 kr"}, {"year": 2024, "amount": "222 000 kr"}]
    clause = budget({"label": "Lokal", "basis": basis, "years": years})
    assert "Lokal (12 mån × 18 500 kr)\t222 000\t222 000\t444 000" in text_of(clause)
    assert clause.contributions[0].lines[0].exact is None


def test_amounts_year_by_year_stand_in_a_column_for_each_year() -> None:
    """A multi-year budget; a later year may be decided later."""
    years = [{"year": 2019, "amount": "500 tkr"}, {"year": 2020, "amount": "510 tkr"}, {"year": 2021}]
    said = text_of(budget({"kind": "cash", "to": "foreningen", "years": years}, unit="tkr"))
    assert "Exempelby kommuns insatser 2019–2021" in said
    assert (
        "Insats (belopp i tkr)\t2019\t2020\t2021\tTotalt\n"
        "Post\t500\t510\tbeslutas senare\tbeslutas senare\n"
        "Summa\t500\t510\tbeslutas senare\tbeslutas senare\n" in said
    )
    assert "500 tkr för 2019, 510 tkr för 2020 och ett belopp som beslutas senare för 2021" in said
    assert "Belopp som beslutas senare fastställs" in said


def test_lines_of_different_years_stand_in_one_table() -> None:
    """A year that a line has no amount for is a dash; each year is summed, and notes stand under the table."""
    first = {"label": "Lön", "note": "Se bilaga 1.", "years": [{"year": 2019, "amount": "500 tkr"}]}
    second = {"label": "Hyra", "years": [{"year": 2019, "amount": "20 tkr"}, {"year": 2020, "amount": "21 tkr"}]}
    said = text_of(budget(first, second, unit="tkr"))
    assert "Lön 1)\t500\t–\t500\nHyra\t20\t21\t41\nSumma\t520\t21\t541\n" in said.replace("\u00a0", " ")
    assert "1) Se bilaga 1." in said
    assert "framgår av tabell 1." in said


@pytest.mark.parametrize(("count", "captions"), [(1, ["2019"]), (4, ["2019–2022"]), (6, ["2019–2022", "2023–2024"])])
def test_more_than_four_years_go_on_in_another_table(count: int, captions: list[str]) -> None:
    """Four columns of years fit across the page."""
    years = [{"year": 2019 + at, "amount": f"{at + 1} kr"} for at in range(count)]
    said = text_of(budget({"years": years}, unit="kr"))
    assert re.findall(r"kommuns insatser (.+)", said) == captions
    cells = [[str(at + 1) for at in range(count)[start : start + 4]] for start in range(0, count, 4)]
    cells[-1] += [str(sum(range(count + 1)))] if count > 1 else []
    assert re.findall(r"^Post\t(.+)", said, re.MULTILINE) == ["\t".join(row) for row in cells]


def test_halves_of_years_have_columns_of_their_own() -> None:
    """Terms of school and halves of the calendar year stand in their order, with what they come to."""
    years = [
        {"year": 2023, "half": "spring", "amount": "310 tkr"},
        {"year": 2022, "half": "autumn", "amount": "300 tkr"},
        {"year": 2023, "half": "autumn", "amount": "310 tkr"},
        {"year": 2024, "half": "first", "amount": "320 tkr"},
    ]
    clause = budget({"kind": "cash", "to": "foreningen", "years": years}, unit="tkr")
    said = text_of(clause)
    assert "Exempelby kommuns insatser 2022–2024" in said
    assert "Insats (belopp i tkr)\tht 2022\tvt 2023\tht 2023\tjan–juni 2024\tTotalt\n" in said
    assert "Post\t300\t310\t310\t320\t1 240\nSumma\t300\t310\t310\t320\t1 240\n" in said
    assert "310 tkr för vårterminen 2023, 300 tkr för höstterminen 2022" in said
    assert "värderas tillsammans till 1 240 000 kr för 2022–2024." in said
    assert [one.last.month for one in clause.year_tables[0].years] == [12, 6, 12, 6]


def test_one_half_of_a_year_is_named_in_the_caption() -> None:
    """A table of one column says what time it is for."""
    one = {"year": 2024, "half": "second", "amount": "3 kr"}
    assert "insatser juli–december 2024" in text_of(budget({"years": [one]}))
    other = {"year": 2024, "half": "first", "amount": "4 kr"}
    assert "insatser 2024\n" in text_of(budget({"years": [one, other]}))


@pytest.mark.parametrize(
    ("amounts", "unit", "printed"),
    [
        (("1,2 mnkr", "0,65 mnkr"), "mnkr", ("1,20", "0,65", "1,85")),
        (("650 tkr", "1 mnkr"), "mnkr", ("0,65", "1,00", "1,65")),
        (("907,2 tkr", "40 tkr"), "tkr", ("907,2", "40,0", "947,2")),
        (("0,5 mnkr", "650 500 kr"), "mnkr", ("0,5", "0,7", "1,2")),
    ],
)
def test_a_table_has_the_decimals_that_its_amounts_need(
    amounts: tuple[str, str], unit: str, printed: tuple[str, str, str]
) -> None:
    """What was agreed stands as it was agreed, once or year by year; more than three decimals are too many."""
    first, second, total = printed
    once = text_of(budget(*({"amount": one} for one in amounts), unit=unit))
    assert f"Post\t{first}\nPost\t{second}\nSumma\t{total}\n" in once
    years = [{"year": 2023 + at, "amount": one} for at, one in enumerate(amounts)]
    assert f"Post\t{first}\t{second}\t{total}\n" in text_of(budget({"years": years}, unit=unit))


def test_years_and_amounts_for_the_whole_time_have_a_common_total() -> None:
    """The partnership's total is of all years; a line that recurs besides, or a year still open, leaves it unsaid."""
    years = {"years": [{"year": 2023, "amount": "100 kr"}, {"year": 2024, "amount": "högst 150 kr"}]}
    assert "värderas tillsammans till högst 260 kr för 2023–2024." in text_of(budget(years, {"amount": "10 kr"}))
    assert "värderas tillsammans" not in text_of(budget(years, {"amount": "10 kr per år"}))
    assert "värderas tillsammans" not in text_of(budget({"years": [*years["years"], {"year": 2025}]}))


def test_money_that_is_paid_on_is_counted_once_over_the_years() -> None:
    """A line that another party's contribution pays year by year is the same money."""
    years = [{"year": 2023, "amount": "100 kr"}, {"year": 2024, "amount": "150 kr"}]
    cash = {"party": "kommunen", "lines": [{"label": "Stöd", "kind": "cash", "to": "foreningen", "years": years}]}
    paid = {"label": "Lön", "kind": "staff", "funded_by": "kommunen", "years": years}
    given = {"unit": "kr", "contributions": [cash, {"party": "foreningen", "lines": [paid]}]}
    said = text_of(Budget.model_validate(given))
    assert "värderas tillsammans till 250 kr för 2023–2024. Pengar som står i två tabeller räknas bara en gång." in said


def test_a_contribution_without_amount_is_a_contribution() -> None:
    """A party whose contributions are in kind only is valid, and nothing is summed."""
    said = text_of(budget({"label": "Lokaler", "kind": "premises"}))
    assert "Lokaler\tutan belopp" in said
    assert "Summa" not in said


def test_sources_of_money_stand_under_the_table() -> None:
    """Several nämnder with their parts, and a grant that ends by itself."""
    funding = [
        {"source": "kulturnämnden", "amount": "100 tkr"},
        {"source": "statsbidrag", "share": "50 %", "last": "2019-06-30"},
    ]
    said = text_of(budget({"amount": "200 tkr", "funding": funding, "note": "Se bilaga 1."}, unit="tkr"))
    assert (
        "1) Se bilaga 1. Finansieras av kulturnämnden (100 tkr) och "
        "statsbidrag (50 %, till och med den 30 juni 2019)." in said
    )


def test_a_transfer_and_the_cost_it_pays_are_counted_once() -> None:
    """A cash transfer and the cost it pays are not added twice."""
    data = Budget.example
    clause = Budget.model_validate(data)
    assert clause.counted_once == 400_000
    assert clause.total == 425_000 + 400_000 + 120_000 - 400_000


def test_a_kronor_per_inhabitant_is_computed() -> None:
    """Kronor per inhabitant: a number of people times a price."""
    basis = {"kind": "product", "factors": ["18 000 invånare"], "rate": "12 kr"}
    assert budget({"basis": basis}).total == 216_000


def test_rounding_apart_is_said_under_the_table() -> None:
    """The printed rows may add up to something else than the printed sum; the reader is told."""
    basis = {"kind": "product", "factors": ["4 timmar"], "rate": "100 kr"}
    said = text_of(budget({"basis": basis}, {"basis": basis}, {"basis": basis}, unit="tkr"))
    assert "avrundade vart för sig" in said


def test_an_absurd_basis_is_refused() -> None:
    """A product of a thousand milliards or more is refused with a sentence, and never crashes a rule."""
    basis = {"kind": "product", "factors": ["999 999 999 tim", "999 999 999 dagar"], "rate": "999 999 kr"}
    with pytest.raises(ValidationError, match="tusen miljarder"):
        budget({"basis": basis})


def test_the_stated_total_of_uncertain_rows_is_compared_by_its_bounds() -> None:
    """Of amounts that are not exact only the bounds can be compared."""
    wrong = budget({"amount": "400–500 tkr"}, unit="tkr", stated_total="700 tkr")
    right = budget({"amount": "400–500 tkr"}, unit="tkr", stated_total="450 tkr")
    about = budget({"amount": "cirka 400 tkr"}, unit="tkr", stated_total="700 tkr")
    dumped = [clause.model_dump(mode="json", exclude_none=True) for clause in (wrong, right, about)]
    codes = [iop.check({"title": "Avtal", "parties": PARTIES, "clauses": [one]}).codes for one in dumped]
    assert ["BUD001" in one for one in codes] == [True, False, False]


def test_a_changed_copy_forgets_what_was_computed() -> None:
    """Sums are kept, but never those of another budget."""
    clause = budget({"amount": "100 kr"})
    (before,) = clause.contributions
    assert before.span is not None
    line = before.lines[0].model_copy(update={"amount": budget({"amount": "300 kr"}).contributions[0].lines[0].amount})
    assert line.exact == 300
    after = before.model_copy(update={"lines": (line,)})
    assert after.span is not None
    assert (after.span.low, after) != (before.span.low, before)


def test_kronor_stand_under_kronor() -> None:
    """Where an amount in the column has öre, whole kronor get the width of a comma and two figures after them."""
    lines = [{"label": "Hyra", "amount": "1 250,50 kr"}, {"label": "Lön", "amount": "500 kr"}]
    said = text_of(budget(*lines, unit="kr"))
    assert "Hyra\t1 250,50\nLön\t500\u2008\u2007\u2007\nSumma\t1 750,50\n" in said
    assert "\u2007" not in text_of(budget(lines[1], unit="kr"))


def test_kronor_stand_under_kronor_in_every_year() -> None:
    """In a table with a column for each year, only a column where some amount has öre makes room for them."""
    years = ({2027: "500 kr", 2028: "500 kr"}, {2027: "1 250,50 kr", 2028: "700 kr"}, {2027: "249,50 kr"})
    said = text_of(
        budget(*({"years": [{"year": year, "amount": one} for year, one in line.items()]} for line in years))
    )
    room = "\u2008\u2007\u2007"
    assert (
        f"Post\t500{room}\t500\t1 000{room}\nPost\t1 250,50\t700\t1 950,50\nPost\t249,50\t–\t249,50\n"
        f"Summa\t2 000{room}\t1 200\t3 200{room}\n"
    ) in said


def test_a_line_that_another_party_pays_says_so() -> None:
    """What is one party's effort and is paid by another's contribution is told, also where no sum can be made."""
    cash = {"label": "Stöd", "kind": "cash", "to": "foreningen", "amount": "500 tkr per år"}
    paid = {"label": "Samordnare", "kind": "staff", "amount": "500 tkr per år", "funded_by": "kommunen"}
    contributions = [{"party": "kommunen", "lines": [cash]}, {"party": "foreningen", "lines": [paid]}]
    said = text_of(Budget.model_validate({"kind": "budget", "unit": "tkr", "contributions": contributions}))
    assert "Posten ”Samordnare” betalas med bidrag från kommunen." in said


def test_the_whole_of_what_is_at_most_is_at_most() -> None:
    """The sum of the partnership is no range where one side has an upper bound and the other exact amounts."""
    data = {
        "kind": "budget",
        "unit": "kr",
        "contributions": [
            {"party": "kommunen", "lines": [{"label": "Bidrag", "kind": "cash", "amount": "högst 400 000 kr"}]},
            {"party": "foreningen", "lines": [{"label": "Lokal", "kind": "premises", "amount": "50 000 kr"}]},
        ],
    }
    assert "värderas tillsammans till högst 450 000 kr." in text_of(Budget.model_validate(data))


def test_years_of_what_is_at_most_are_at_most() -> None:
    """Also the sum of a year."""
    first = {"amount": None, "years": [{"year": "2027", "amount": "högst 400 tkr"}]}
    clause = budget(first, {"years": [{"year": "2027", "amount": "100 tkr"}]}, unit="tkr")
    assert "Summa\thögst 500" in text_of(clause)


def test_several_transfers_stand_in_a_list() -> None:
    """Who pays whom stands once for each, and what the money is for once for all."""
    lines = [{"kind": "cash", "amount": "400 000 kr", "to": "foreningen"}, {"kind": "cash", "amount": "100 000 kr"}]
    said = text_of(budget(*lines))
    given = "a)\tPost: 400 000 kr från kommunen till föreningen\nb)\tPost: 100 000 kr från"
    assert f"betalas följande ut som bidrag:\n{given}" in said
    assert said.count("får användas bara för partnerskapets ändamål") == 1


def test_what_has_no_amount_stands_beside_the_years() -> None:
    """A party with nothing but years and contributions in kind has one table, in the order of its lines."""
    years = [{"year": "2027", "amount": "1 tkr"}, {"year": "2028", "amount": "2 tkr"}]
    said = text_of(budget({"label": "Ideell tid", "kind": "volunteer"}, {"years": years}, unit="tkr"))
    assert "Ideell tid\tutan belopp\tutan belopp\t–\nPost\t1\t2\t3\nSumma\t1\t2\t3\n" in said
    assert "framgår av tabell 1." in said


def test_tables_stand_in_the_order_of_the_parties() -> None:
    """Whose budget is for years, and whose is not, says nothing of where its table stands."""
    yearly = {"label": "Bidrag", "kind": "cash", "years": [{"year": "2027", "amount": "1 000 kr"}]}
    once = {"label": "Lokal", "kind": "premises", "amount": "500 kr"}
    parts = [{"party": "kommunen", "lines": [yearly]}, {"party": "foreningen", "lines": [once]}]
    said = text_of(Budget.model_validate({"kind": "budget", "unit": "kr", "contributions": parts}))
    assert re.findall(r"^Tabell (\d)\. (\w+)", said, re.MULTILINE) == [("1", "Exempelby"), ("2", "Föreningen")]


@pytest.mark.parametrize(
    ("source", "said", "total"),
    [
        ({"amount": "300 000 kr"}, "Av posten ”Samordnare” betalas 300 000 kr med bidrag från kommunen.", "500 000"),
        ({"share": "60 %"}, "Av posten ”Samordnare” betalas 60 % med bidrag från kommunen.", "500 000"),
        ({}, "Av posten ”Samordnare” betalas en del med bidrag från kommunen.", "800 000"),
    ],
)
def test_a_line_that_is_paid_in_part_is_counted_once_in_part(source: dict[str, str], said: str, total: str) -> None:
    """What one party's contribution pays of another's line is the same money; the rest is that party's own."""
    cash = {"label": "Stöd", "kind": "cash", "to": "foreningen", "amount": "300 000 kr"}
    funding = [{"source": "kommunens bidrag", "party": "kommunen"} | source, {"source": "en fond"}]
    paid = {"label": "Samordnare", "kind": "staff", "amount": "500 000 kr", "funding": funding}
    contributions = [{"party": "kommunen", "lines": [cash]}, {"party": "foreningen", "lines": [paid]}]
    shown = text_of(Budget.model_validate({"kind": "budget", "unit": "kr", "contributions": contributions}))
    assert said in shown
    assert f"värderas tillsammans till {total} kr." in shown


def test_contributions_to_the_same_party_are_told_apart() -> None:
    """Each stands with what it is for."""
    cash = {"kind": "cash", "to": "foreningen"}
    said = text_of(
        budget({"label": "Per plats", "amount": "300 kr"} | cash, {"label": "Grundbidrag", "amount": "100 kr"} | cash)
    )
    assert "a)\tPer plats: 300 kr från kommunen till föreningen\n" in said
    assert "b)\tGrundbidrag: 100 kr från kommunen till föreningen\n" in said


def test_a_note_ends_before_the_sources_of_money() -> None:
    """A note without a full stop gets one where a sentence follows."""
    line = {"amount": "100 kr", "note": "90 per termin", "funding": [{"source": "ett statsbidrag"}]}
    assert "1) 90 per termin. Finansieras av ett statsbidrag." in text_of(budget(line))
    assert "1) 90 per termin\n" in text_of(budget({"amount": "100 kr", "note": "90 per termin"}))
