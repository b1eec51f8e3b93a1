"""Headings and the fields that they mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from iopdocs.batches.columns import Columns, Slot
from iopdocs.findings import Finding
from iopdocs.reading import read

CASH = ("clauses", 6, "contributions", 0, "lines", 0, "amount")


@pytest.fixture
def columns(base: Path) -> Columns:
    """The columns that the agreement can have."""
    return Columns(read(base).data)


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("title", ("title",)),
        ("Avtalets rubrik", ("title",)),
        ("reference", ("reference",)),
        ("parties.foreningen.orgnr", ("parties", 1, "orgnr")),
        ("foreningen.orgnr", ("parties", 1, "orgnr")),
        ("Parter.foreningen.Organisationsnummer", ("parties", 1, "orgnr")),
        ("parter.2.organisationsnummer", ("parties", 1, "orgnr")),
        ("foreningen.name", ("parties", 1, "name")),
        (" FORENINGEN . name ", ("parties", 1, "name")),
        ("foreningen.address", ("parties", 1, "address")),
        ("Verksamhetsstöd.amount", CASH),
        ("budget.kommunen.Verksamhetsstöd.Belopp", CASH),
        ("clauses.budget.contributions.kommunen.lines.1.amount", CASH),
        ("term.period", ("clauses", 10, "period")),
        ("factors.1", ("clauses", 6, "contributions", 1, "lines", 0, "basis", "factors", 0)),
        ("basis.rate", ("clauses", 6, "contributions", 1, "lines", 0, "basis", "rate")),
    ],
)
def test_a_heading_leads_to_a_field(columns: Columns, heading: str, path: tuple[str | int, ...]) -> None:
    """Names, Swedish titles, ids, labels and numbers lead there; what is not needed may be left out."""
    found = columns.find(heading)
    assert isinstance(found, Slot)
    assert found.path == path


@pytest.mark.parametrize("heading", ["orgnr", "period", "amount", "foreningen.namn"])
def test_a_heading_that_may_mean_several_fields_is_refused(columns: Columns, heading: str) -> None:
    """It is not guessed whose number is meant; the ways to say it are listed."""
    found = columns.find(heading)
    assert isinstance(found, Finding)
    assert found.code == "BAT002"
    assert "kan betyda" in found.message
    assert "skriv ett av dem" in (found.hint or "")


@pytest.mark.parametrize(
    ("heading", "hint"),
    [("foreningen.ornr", "menas parties.foreningen.orgnr"), ("Kontaktperson hos oss", "inom parentes")],
)
def test_a_heading_that_means_nothing_is_refused(columns: Columns, heading: str, hint: str) -> None:
    """A misspelt column would else be lost in silence; there is a way to say that a column is not meant."""
    found = columns.find(heading)
    assert isinstance(found, Finding)
    assert found.code == "BAT002"
    assert hint in (found.hint or "")


def test_every_heading_that_is_listed_leads_to_its_own_field(columns: Columns) -> None:
    """What ``--columns`` shows can be used as it stands."""
    assert len(columns.slots) > 100
    assert [slot.heading for slot in columns.slots if columns.find(slot.heading) is not slot] == []


def test_no_column_for_what_cannot_stand_in_a_cell(columns: Columns) -> None:
    """Groups, lists and kinds that are not there have no column; a field that the base lacks has one."""
    headings = {slot.heading for slot in columns.slots}
    assert "parties.foreningen.units" not in headings
    assert "clauses.purpose.more" not in headings
    assert "parties.foreningen.kind" not in headings
    assert "parties.foreningen.short" in headings


def test_a_period_is_one_value_however_it_is_written(data: dict[str, Any]) -> None:
    """In data that a program has written a period is a group of two dates; the column is the same."""
    assert data["clauses"][10]["period"] == {"first": "2027", "last": "2027"}
    found = Columns(data).find("term.period")
    assert isinstance(found, Slot)
    assert found.path == ("clauses", 10, "period")
