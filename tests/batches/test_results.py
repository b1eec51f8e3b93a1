"""What is told of each row, with its place."""

from __future__ import annotations

import pytest

from iopdocs.batches.results import Origin, Result, Status
from iopdocs.findings import Finding, Findings, Severity

SHEET = Origin("avtal.xlsx", "Föreningar", 7, ("nyckel", "foreningen.orgnr"))
LINE = Origin("avtal.jsonl", None, 7, ("nyckel", "foreningen.orgnr"))


def finding(file: str | None, line: int | None, column: int | None = None) -> Finding:
    """A finding at a place."""
    return Finding("INP001", Severity.ERROR, ("title",), "rubriken saknas", file=file, line=line, column=column)


@pytest.mark.parametrize(
    ("origin", "one", "place"),
    [
        (SHEET, finding("avtal.xlsx", 7, 2), "avtal.xlsx, blad Föreningar, rad 7, kolumn B (foreningen.orgnr)"),
        (SHEET, finding("avtal.xlsx", 7, 30), "avtal.xlsx, blad Föreningar, rad 7, kolumn AD"),
        (SHEET, finding("avtal.xlsx", 7), "avtal.xlsx, blad Föreningar, rad 7"),
        (SHEET, finding("grund.yaml", 47), "avtal.xlsx, blad Föreningar, rad 7 (grund.yaml:47)"),
        (SHEET, finding(None, None), "avtal.xlsx, blad Föreningar, rad 7"),
        (LINE, finding("avtal.jsonl", 7, 2), "avtal.jsonl, rad 7, fältet foreningen.orgnr"),
        (Origin("avtal.yaml"), finding("avtal.yaml", 47), "avtal.yaml:47"),
        (Origin("avtal.yaml"), finding("avtal.yaml", None), "avtal.yaml: $.title"),
        (Origin(row=3), finding(None, 14), "rad 3 (textens rad 14)"),
        (Origin(row=1), finding(None, 1, 2), "rad 1 (textens rad 1)"),
        (Origin(row=1), finding(None, 1), "rad 1"),
    ],
)
def test_a_finding_is_told_with_its_place(origin: Origin, one: Finding, place: str) -> None:
    """File, sheet, row and column are told as far as there are any, and the line of the base agreement."""
    assert origin.of(one) == place


def test_a_result_is_told_in_swedish() -> None:
    """The first line says which row and how it went; then comes each finding with its hint."""
    one = Finding("INP001", Severity.ERROR, (), "rubriken saknas", file="avtal.xlsx", line=7, hint="skriv den")
    assert str(Result("alfa", Status.REFUSED, Findings((one,)), SHEET)) == (
        "avtal.xlsx, blad Föreningar, rad 7: alfa: anmärkningar\n"
        "avtal.xlsx, blad Föreningar, rad 7: INP001 fel: rubriken saknas\n"
        "    skriv den"
    )
    assert str(Result("", Status.FAILED)) == "raden: (utan nyckel): fel"


def test_each_status_has_its_words() -> None:
    """What a status is called, for one row and for several, and whether there is a document."""
    assert [(one.word, one.many, one.ready) for one in Status] == [
        ("klar", "klara", True),
        ("oförändrad", "oförändrade", True),
        ("anmärkningar", "med anmärkningar", False),
        ("fel", "med fel", False),
        ("ogjord", "ogjorda", False),
    ]
