"""Findings as values, text, JSON and HTML."""

import json
from dataclasses import FrozenInstanceError
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.findings import Finding, Findings, Severity, format_path
from iopdocs.law import Source

LAW = Source("kommunallagen (2017:725)", "2 kap. 4 §", "https://lagen.nu/2017:725")
WRONG = Finding(
    "BUD001", Severity.ERROR, ("clauses", 1, "stated_total"), "summan är 995 tkr", LAW, "rätta summan", line=14
)
DOUBT = Finding("TRM011", Severity.WARNING, ("clauses", 0), "längden anges inte", line=3, column=5)
GOOD_TO_KNOW = Finding("REP005", Severity.NOTE, (), "ingen dag")


class Cells(HTMLParser):
    """Collects the text of each cell and every link."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a cell, or note where a link goes."""
        if tag in ("td", "th"):
            self.cells.append("")
        self.links.extend(value or "" for name, value in attrs if name == "href")

    def handle_data(self, data: str) -> None:
        """Add text to the cell that is open."""
        if self.cells:
            self.cells[-1] += data


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), "$"),
        (("clauses", 1, "stated_total"), "$.clauses[1].stated_total"),
        (("clauses", 0, "mål och syfte"), '$.clauses[0]["mål och syfte"]'),
        (('"',), '$["\\""]'),
    ],
)
def test_a_path_is_json_path(path: tuple[str | int, ...], text: str) -> None:
    """The path is written as JSONPath, whatever a field is called."""
    assert format_path(path) == text


@pytest.mark.parametrize(
    ("file", "line", "place"),
    [
        ("avtal.yaml", 14, "avtal.yaml:14"),
        (None, 14, "rad 14"),
        ("avtal.yaml", None, "avtal.yaml: $.clauses[1]"),
        (None, None, "$.clauses[1]"),
    ],
)
def test_the_place_is_as_exact_as_is_known(file: str | None, line: int | None, place: str) -> None:
    """File and line if they are known, else the path."""
    finding = Finding("BUD001", Severity.ERROR, ("clauses", 1), "fel", file=file, line=line)
    assert finding.place == place
    assert str(finding) == f"{place}: BUD001 fel: fel"


def test_findings_come_in_the_order_of_the_file() -> None:
    """Sorted by line, then severity and code; what is said twice is said once."""
    note = Finding("AAA001", Severity.NOTE, (), "x", line=3)
    assert Findings.of([WRONG, note, DOUBT, WRONG, GOOD_TO_KNOW]).items == (GOOD_TO_KNOW, DOUBT, note, WRONG)


def test_findings_are_a_sequence() -> None:
    """They can be counted, indexed, cut and asked for what they hold."""
    found = Findings((WRONG, DOUBT, GOOD_TO_KNOW))
    assert (len(found), found[0], found[-1], list(found)) == (3, WRONG, GOOD_TO_KNOW, [WRONG, DOUBT, GOOD_TO_KNOW])
    assert found[1:] == Findings((DOUBT, GOOD_TO_KNOW))
    assert DOUBT in found
    assert found.codes == ("BUD001", "TRM011", "REP005")
    assert not Findings()


def test_findings_by_severity() -> None:
    """Errors stop signing, warnings need a decision, notes are good to know."""
    found = Findings((WRONG, DOUBT, GOOD_TO_KNOW))
    assert (found.errors, found.warnings, found.notes) == (
        Findings((WRONG,)),
        Findings((DOUBT,)),
        Findings((GOOD_TO_KNOW,)),
    )


@pytest.mark.parametrize(
    ("items", "summary"),
    [
        ((), "inga anmärkningar"),
        ((WRONG,), "1 fel"),
        ((WRONG, WRONG, DOUBT, DOUBT, GOOD_TO_KNOW), "2 fel, 2 varningar, 1 notis"),
        ((DOUBT, GOOD_TO_KNOW, GOOD_TO_KNOW), "1 varning, 2 notiser"),
    ],
)
def test_the_summary_counts_in_swedish(items: tuple[Finding, ...], summary: str) -> None:
    """One line for the clerk, singular and plural right."""
    assert Findings(items).summary == summary


def test_findings_as_text() -> None:
    """One line each, the hint indented below its finding."""
    assert str(Findings((WRONG, DOUBT)).in_file("a.yaml")) == (
        "a.yaml:14: BUD001 fel: summan är 995 tkr\n    rätta summan\na.yaml:3: TRM011 varning: längden anges inte"
    )


def test_findings_as_json() -> None:
    """A list of objects: what is known of each, Swedish letters as they are."""
    text = Findings((WRONG, DOUBT)).to_json()
    assert "längden" in text
    assert json.loads(text) == [
        {
            "code": "BUD001",
            "severity": "error",
            "path": "$.clauses[1].stated_total",
            "message": "summan är 995 tkr",
            "source": {
                "title": "kommunallagen (2017:725)",
                "section": "2 kap. 4 §",
                "url": "https://lagen.nu/2017:725",
            },
            "hint": "rätta summan",
            "line": 14,
        },
        {
            "code": "TRM011",
            "severity": "warning",
            "path": "$.clauses[0]",
            "message": "längden anges inte",
            "line": 3,
            "column": 5,
        },
    ]


def test_findings_as_a_table() -> None:
    """Jupyter shows a table with headings and links to the law, and says so when there is nothing."""
    parser = Cells()
    parser.feed(Findings((WRONG, GOOD_TO_KNOW))._repr_html_())
    assert parser.cells == [
        *("Plats", "Kod", "Grad", "Anmärkning", "Källa"),
        *("rad 14", "BUD001", "fel", "summan är 995 tkrrätta summan", "kommunallagen (2017:725) 2 kap. 4 §"),
        *("$", "REP005", "notis", "ingen dag", ""),
    ]
    assert parser.links == ["https://lagen.nu/2017:725"]
    assert "Inga anmärkningar" in Findings()._repr_html_()


def test_only_web_addresses_become_links() -> None:
    """A source with another kind of address is named without a link."""
    parser = Cells()
    source = Source("protokoll", url="javascript:alert(1)")
    parser.feed(Findings((Finding("X", Severity.NOTE, (), "x", source),))._repr_html_())
    assert (parser.cells[-1], parser.links) == ("protokoll", [])


@given(st.text("ab<>&\"'/åä"), st.text("ab<>&\"'åä"))
def test_what_is_shown_as_html_is_escaped(message: str, name: str) -> None:
    """Text comes out of the table as it went in and never as markup."""
    finding = Finding("X", Severity.ERROR, (name,), message, Source(message, url=f"https://{name}"), message)
    parser = Cells()
    parser.feed(Findings((finding,))._repr_html_())
    assert parser.cells[5:] == [format_path((name,)), "X", "fel", message + message, message]
    assert parser.links == [f"https://{name}"]


def test_a_finding_never_changes() -> None:
    """Findings are values."""
    with pytest.raises(FrozenInstanceError):
        WRONG.line = 2  # type: ignore[misc] # this is what is refused
