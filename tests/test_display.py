"""How agreements and budgets show themselves in a notebook: whole, escaped, readable aloud, also as drafts."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import iopdocs as iop
from iopdocs.clauses import Budget
from iopdocs.display import paragraph, section, shown, table
from iopdocs.model import Hole
from iopdocs.rules._example import sound
from iopdocs.testing import agreements, clauses

VOID = {"br"}


class Page(HTMLParser):
    """Reads a piece of HTML, keeping what is open, the text, and every heading of a column or a row."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.scopes: list[str | None] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that is opened."""
        assert tag in {"section", "h3", "p", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
        self.open.append(tag)
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last, and no other."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.texts.append(data)


@settings(max_examples=25)
@given(agreements())
def test_an_agreement_shows_its_parties_and_clauses(agreement: iop.Agreement) -> None:
    """Whatever its texts hold, they come out as text, and every heading of a table says what it is the heading of."""
    page = Page(agreement._repr_html_())
    assert page.open == []
    assert {agreement.title, *(party.name for party in agreement.parties)} <= set(page.texts)
    assert {clause.kind for clause in agreement.clauses} <= set(page.texts)
    assert set(page.scopes) == {"col", "row"}


@settings(max_examples=25)
@given(agreements(complete=False))
def test_a_draft_shows_itself_too(agreement: iop.Agreement) -> None:
    """A fact that is missing shows its title within brackets."""
    title: object = agreement.title
    page = Page(agreement._repr_html_())
    assert ("[Avtalets rubrik]" in page.texts) == isinstance(title, Hole)


@settings(max_examples=40)
@given(clauses("budget"))
def test_a_budget_shows_a_table_for_each_party(budget: Budget) -> None:
    """Each table of the document is there with its rows and its sum."""
    page = Page(budget._repr_html_())
    assert page.open == []
    assert [text for one in budget.tables for row in one.rows for text in (row.label,) if text not in page.texts] == []
    assert [one.total for one in budget.tables if one.has_total and one.total not in page.texts] == []


@pytest.mark.parametrize("without", ["unit", "contributions", "label", "amount"])
def test_a_budget_with_a_fact_missing_shows_which(without: str) -> None:
    """A budget of a draft is shown as far as it is known."""
    data: dict[str, Any] = sound()
    clause = next(one for one in data["clauses"] if one["kind"] == "budget")
    target = clause if without in clause else clause["contributions"][0]["lines"][0]
    del target[without]
    budget = iop.load(data, draft=True).first(Budget)
    assert budget is not None
    assert Page(budget._repr_html_()).open == []


def test_the_example_budget_is_shown_as_it_is_printed(examples: Path) -> None:
    """The table has the figures of the document."""
    agreement = iop.load(examples / "timra-soraker-2018.yaml")
    budget = agreement.first(Budget)
    assert budget is not None
    totals = [one.total for one in budget.tables]
    assert set(totals) <= set(Page(budget._repr_html_()).texts)
    assert all(total in iop.render(agreement).text for total in totals)


def test_text_is_escaped_everywhere() -> None:
    """Nothing that a text holds becomes markup."""
    nasty = "<script>\"&'"
    made = section(nasty, paragraph(nasty), table(nasty, [nasty], [[nasty]], total=[nasty]))
    assert "<script" not in made
    assert set(Page(made).texts) == {nasty}


def test_a_fact_that_is_missing_is_shown_by_its_title() -> None:
    """What reaches a hole gives the title of the hole within brackets; nothing gives nothing."""
    assert shown(lambda: Hole("Avtalstid")) == "[Avtalstid]"
    assert shown(lambda: None) == ""
    assert shown(lambda: 3) == "3"
