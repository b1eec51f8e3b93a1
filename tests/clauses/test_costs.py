"""What the activity costs: lines, subtotals and overheads, in all and year by year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import iopdocs
from iopdocs.clauses import Costs
from iopdocs.testing import example_agreement

Line = dict[str, Any]
YEARS = (2023, 2024, 2025)


def line(label: str, *amounts: str, **said: Any) -> Line:
    """A line with amounts for the years from 2023."""
    return {"label": label, "years": [{"year": 2023 + at, "amount": one} for at, one in enumerate(amounts)], **said}


def annex(**stated: Any) -> dict[str, Any]:
    """The costs of three years with a subtotal and an overhead."""
    lines = [
        line("Projektledare", "620 000 kr", "638 600 kr", "657 758 kr"),
        line("Lokal", "222 000 kr", "222 000 kr", "222 000 kr"),
        line("Delsumma", *stated.pop("subtotals", ()), subtotal="ja"),
        line("OH 8 %", *stated.pop("overheads", ()), share="8 %"),
    ]
    return {"kind": "costs", "unit": "kr", "lines": lines, **stated}


def text_of(clause: dict[str, Any]) -> str:
    """What the document says, with plain spaces."""
    return iopdocs.render(example_agreement(clause), draft=True).text.replace("\u00a0", " ")


def told(clause: dict[str, Any], code: str, *others: dict[str, Any]) -> list[str]:
    """What is said with one code, hard spaces as spaces."""
    found = iopdocs.check(example_agreement(*others, clause))
    return [one.message.replace("\u00a0", " ") for one in found if one.code == code]


def test_subtotals_and_overheads_are_computed() -> None:
    """A column for each year and one for all; öre stand in line."""
    said = text_of(annex()).replace("\u2008\u2007\u2007", "")
    assert "Tabell 1. Verksamhetens kostnader\nKostnad (belopp i kr)\t2023\t2024\t2025\tTotalt\n" in said
    assert "Delsumma\t842 000\t860 600\t879 758\t2 582 358\n" in said
    assert "OH 8 %\t67 360\t68 848\t70 380,64\t206 588,64\n" in said
    assert "Summa\t909 360\t929 448\t950 138,64\t2 788 946,64\n" in said


def test_a_right_figure_stands_as_it_is_stated() -> None:
    """What is rounded on paper is rounded in the table, and in the sum."""
    said = text_of(annex(overheads=("67 360 kr", "68 848 kr", "70 381 kr")))
    assert "OH 8 %\t67 360\t68 848\t70 381\t206 589\nSumma\t909 360\t929 448\t950 139\t2 788 947\n" in said


@pytest.mark.parametrize(("label", "shown"), [("OH 8 %", "OH 8 %"), ("Administration", "Administration (8 %)")])
def test_a_label_tells_the_share_once(label: str, shown: str) -> None:
    """The share of an overhead stands with its label, where it does not already."""
    lines = [{"label": "Lön", "amount": "100 kr"}, {"label": label, "share": "8 %"}]
    assert f"\n{shown}\t8\n" in text_of({"kind": "costs", "unit": "kr", "lines": lines})


def test_costs_of_the_whole_time_stand_in_one_column() -> None:
    """Without years there is one column; what a basis gives is a cost as well."""
    basis = {"kind": "product", "factors": ["12 mån"], "rate": "18 500 kr"}
    lines = [{"label": "Lokal", "basis": basis}, {"label": "Resor", "amount": "15 000 kr"}]
    said = text_of({"kind": "costs", "unit": "tkr", "lines": lines})
    assert "Kostnad\tBelopp i tkr\nLokal (12 mån × 18 500 kr)\t222\nResor\t15\nSumma\t237\n" in said


@pytest.mark.parametrize(("count", "widths"), [(1, [1]), (3, [4]), (4, [5]), (6, [4, 3])])
def test_more_than_four_years_go_on_in_another_table(count: int, widths: list[int]) -> None:
    """Four years and their sum fit across the page."""
    clause = Costs.model_validate({"kind": "costs", "unit": "kr", "lines": [line("Lön", *["1 kr"] * count)]})
    assert [len(one.head.cells) for one in clause.tables] == widths
    assert text_of({"kind": "costs", "unit": "kr", "lines": [line("Lön", *["1 kr"] * count)]}).count("Summa\t1") == len(
        widths
    )
    assert clause.whole == Decimal(count)


def test_wrong_figures_are_each_told_where_they_stand() -> None:
    """A figure that is wrong makes no other wrong: the sums follow from the right ones."""
    clause = annex(
        subtotals=("842 000 kr", "806 600 kr", "879 758 kr"),
        overheads=("67 360 kr", "68 848 kr", "73 081 kr"),
        stated_years=[{"year": 2025, "amount": "950 139 kr"}, {"year": 2023, "amount": "909 630 kr"}],
        stated_total="2 788 947 kr",
    )
    assert told(clause, "COS001") == [
        "raden ”OH 8 %”: 8 % av 879 758 kr är 70 380,64 kr men beloppet för 2025 anges till 73 081 kr"
    ]
    assert told(clause, "COS002") == [
        "raden ”Delsumma”: raderna ovanför ger 860 600 kr men beloppet för 2024 anges till 806 600 kr"
    ]
    assert told(clause, "COS003") == ["kostnaderna för 2023 är 909 360 kr men summan anges till 909 630 kr"]


def test_a_subtotal_may_be_of_its_part_or_of_all_above() -> None:
    """Both ways of summing are met with on paper."""
    part = {"label": "Delsumma", "subtotal": "ja"}
    lines = [{"label": "Lön", "amount": "100 kr"}, part, {"label": "Hyra", "amount": "50 kr"}]
    for amount, said in (("50 kr", 0), ("150 kr", 0), ("60 kr", 1)):
        clause = {"kind": "costs", "unit": "kr", "lines": [*lines, part | {"amount": amount}]}
        assert len(told(clause, "COS002")) == said


def test_a_lines_own_total_is_held_against_its_years() -> None:
    """The last column of the paper is the sum of the others."""
    clause = annex()
    clause["lines"][0]["stated_total"] = "1 961 358 kr"
    assert told(clause, "BUD024") == [
        "raden ”Projektledare” har år som ger 1 916 358 kr men summan anges till 1 961 358 kr"
    ]
    clause["lines"][0]["stated_total"] = "1 916 358 kr"
    assert told(clause, "BUD024") == []


@pytest.mark.parametrize(("amount", "count"), [("3 000 000 kr", 0), ("2 000 000 kr", 1), ("cirka 2 000 000 kr", 0)])
def test_costs_that_nobody_pays_are_told(amount: str, count: int) -> None:
    """What the parties put in covers the costs; more than that is no fault."""
    cash = {"label": "Stöd", "kind": "cash", "to": "foreningen", "amount": amount}
    budget = {"kind": "budget", "unit": "kr", "contributions": [{"party": "kommunen", "lines": [cash]}]}
    assert len(told(annex(), "COS004", budget)) == count
