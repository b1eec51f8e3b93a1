"""From what a batch is asked about to its rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.batches.rows import Row
from iopdocs.batches.tables import Table, base_reading, rows_of
from iopdocs.errors import InvalidBatch

ORGNR = ("parties", 1, "orgnr")
CASH = ("clauses", 6, "contributions", 0, "lines", 0, "amount")


@pytest.fixture
def table(base: Path) -> Table:
    """Rows that fill in the agreement."""
    return Table.of(base_reading(base), None, None)


def refused(source: Any, table: Table) -> str:
    """What is said of a table that cannot be used."""
    with pytest.raises(InvalidBatch) as refusal:
        list(rows_of(source, table))
    return str(refusal.value)


def lines(path: Path, *rows: object) -> Path:
    """Write a file with an object a line; text is written as it stands."""
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def test_a_sheet_fills_in_the_base(sheet: Any, table: Table) -> None:
    """Each row has its key, its place and what it says about the fields; numbers are exact text, days have digits."""
    path = sheet(
        ["Nyckel", "foreningen.orgnr", "Verksamhetsstöd.amount"], ["alfa", 8024000005, 134.5], ["beta", None, 1]
    )
    first, second = rows_of(path, table)
    assert (first.key, str(first.origin)) == ("alfa", f"{path}, blad Föreningar, rad 2")
    assert first.changes == ((ORGNR, "8024000005", 2), (CASH, "134,5", 3))
    assert (second.key, second.findings) == ("beta", ())
    assert second.changes == ((ORGNR, None, 2), (CASH, "1", 3))


def test_an_empty_cell_is_a_missing_fact(sheet: Any, base: Path) -> None:
    """An empty cell: "an empty cell means that the fact is missing, never that the base's is right"."""
    path = sheet(["nyckel", "foreningen.orgnr"], ["alfa", None])
    (result,) = iop.batch(path, base=base)
    assert result.findings.errors.codes == ("INP001",)
    assert "organisationsnummer (orgnr) saknas" in str(result)
    assert "rad 2, kolumn B (foreningen.orgnr)" in str(result)


@pytest.mark.parametrize(
    ("headings", "key", "keys"),
    [
        (["foreningen.name", "nyckel"], None, ["1", "2"]),
        (["foreningen.name", "Key"], None, ["1", "2"]),
        (["foreningen.name", "(ärende)"], None, ["Alfa", "Beta"]),
        (["foreningen.name", "(ärende)"], "(Ärende)", ["1", "2"]),
        (["foreningen.name", "nyckel"], "foreningen.name", ["Alfa", "Beta"]),
    ],
)
def test_the_key_is_a_column(sheet: Any, base: Path, headings: list[str], key: str | None, keys: list[str]) -> None:
    """It is the one that is asked for, else the one called so, else the first; it may be a field as well."""
    path = sheet(headings, ["Alfa", 1], ["Beta", 2])
    found = list(rows_of(path, Table.of(base_reading(base), key, None)))
    assert [row.key for row in found] == keys
    assert [row.changes[0].value for row in found] == ["Alfa", "Beta"]
    assert [row.findings for row in found] == [(), ()]


def test_a_column_in_parentheses_is_left_alone(sheet: Any, table: Table) -> None:
    """What is written for one's own use is neither read nor complained about, not even a fault in it."""
    path = sheet(["nyckel", "(Anteckning)"], ["alfa", "ring ordföranden"], ["beta", "=A1"])
    assert [(row.changes, row.findings) for row in rows_of(path, table)] == [((), ()), ((), ())]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (
            ["nyckel", "foreningen.ornr"],
            "avtal.xlsx, blad Föreningar, rad 1: BAT002 fel: kolumnen ”foreningen.ornr” svarar inte mot något fält",
        ),
        (["nyckel", "orgnr"], ", rad 1: BAT002 fel: kolumnen ”orgnr” kan betyda 2 fält"),
        (["nyckel", "foreningen.orgnr", "parter.2.orgnr"], "fyller i samma fält"),
        (["(a)", None], ""),
    ],
)
def test_headings_are_looked_at_before_any_row(sheet: Any, table: Table, headings: list[Any], said: str) -> None:
    """What is wrong with a heading is wrong with every row, so it is told once and nothing is made."""
    path = sheet(headings, ["alfa", "1", "2"][: len(headings)])
    if said:
        assert said in refused(path, table)
    else:
        (row,) = rows_of(path, table)
        assert [one.message for one in row.findings] == ["cellen har ett värde men kolumnen ingen rubrik"]


def test_all_faults_of_the_headings_are_told_at_once(sheet: Any, table: Table) -> None:
    """Who mends a table mends it once."""
    told = refused(sheet(["nyckel", "orgnr", "namnet på allt"], ["alfa", "1", "2"]), table)
    assert told.count("BAT002") == 2


def test_a_cell_that_cannot_be_used_costs_its_row(sheet: Any, table: Table) -> None:
    """The cell is told, with its row and column; the other rows are made."""
    path = sheet(["nyckel", "foreningen.orgnr"], ["alfa", "=B3"], ["beta", "802400-0005"])
    bad, good = rows_of(path, table)
    assert [(one.code, one.line, one.column) for one in bad.findings] == [("BAT003", 2, 2)]
    assert good.findings == ()


@pytest.mark.parametrize(
    ("rows", "key", "said"),
    [
        ([], None, "är tomt"),
        ([["a"]], "b", "kolumnen ”b” finns inte"),
        ([["", " ", None, "=A1"]], None, "rubrikraden är tom"),
    ],
)
def test_a_sheet_without_key_or_rows_is_refused(
    sheet: Any, base: Path, rows: list[Any], key: str | None, said: str
) -> None:
    """A sheet must have headings, and the key that was asked for."""
    assert said in refused(sheet(*rows), Table.of(base_reading(base), key, None))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("avtal.csv", "spara den som Excel-arbetsbok (.xlsx)"),
        ("avtal.txt", "filer som slutar på ”.txt” läses inte"),
        ("avtal", "filer vars namn inte har någon ändelse läses inte"),
        ("avtal.d", "det är en mapp; ange filerna i den"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, table: Table, name: str, said: str) -> None:
    """It is no agreement written as text; it is told which kinds are read, and what to do."""
    path = tmp_path / name
    if name.endswith(".d"):
        path.mkdir()
    else:
        path.write_text("nyckel;orgnr\na;802400-0013\n", "utf-8")
    for source in (path, str(path), [path]):
        told = refused(source, table)
        assert told.startswith(f"{path}: BAT001 fel: ")
        assert said in told
        assert "avtal läses från .yaml, .json och .docx, tabeller från .xlsx och .jsonl" in told


@pytest.mark.parametrize("text", ["title: Avtal", '{"title": "Avtal"}', "[1]", "title: Avtal\nparties:\n"])
def test_text_is_no_name_of_a_file(text: str) -> None:
    """An agreement may be one line."""
    (row,) = rows_of(text, Table())
    assert row.source == text.encode()


def test_a_sheet_needs_a_base(sheet: Any) -> None:
    """A row cannot be a whole agreement; what it fills in must be told."""
    assert "grundavtal" in refused(sheet(["nyckel"], ["alfa"]), Table())


def test_lines_of_json_are_agreements(tmp_path: Path, data: dict[str, Any]) -> None:
    """Without a base a line is a whole agreement; its key is its own field, or its number."""
    path = lines(tmp_path / "a.jsonl", data | {"nyckel": "alfa"}, "", data)
    first, second = rows_of(path, Table())
    assert (first.key, second.key) == ("alfa", "rad-3")
    assert isinstance(first.source, dict)
    assert "nyckel" not in first.source
    assert [result.status.word for result in iop.batch(path)] == ["klar", "klar"]
    assert [row.key for row in rows_of(path, Table(key="title"))] == [data["title"], data["title"]]


def test_lines_of_json_fill_in_a_base(tmp_path: Path, table: Table) -> None:
    """With a base a line names fields as headings do; one that names no field costs its row alone."""
    path = lines(
        tmp_path / "a.jsonl", {"key": "alfa", "foreningen.orgnr": 8024000005}, {"key": "beta", "orgnr": "802400-0005"}
    )
    good, bad = rows_of(path, table)
    assert good.changes == ((ORGNR, "8024000005", 2),)
    assert [(one.code, one.line) for one in bad.findings] == [("BAT002", 2)]
    assert "fältet orgnr: BAT002" in str(list(iop.batch(path, base=Path(table.base.name or "")))[1])  # type: ignore[union-attr] # it has a base


@pytest.mark.parametrize(
    ("line", "code"), [('{"a": ', "INP015"), ("[1]", "INP016"), ('{"title": "A", "title": "B"}', "INP017")]
)
def test_a_line_that_is_no_object_costs_that_line(tmp_path: Path, data: dict[str, Any], line: str, code: str) -> None:
    """What is wrong is told with the line's number in the file, and the others are made."""
    path = lines(tmp_path / "a.jsonl", data, line, data)
    results = list(iop.batch(path))
    assert [result.status.ready for result in results] == [True, False, True]
    assert results[1].findings.codes[0] == code
    assert f"{path}, rad 2: {code} fel: " in str(results[1])


def test_a_file_that_cannot_be_read_costs_its_row(tmp_path: Path, base: Path) -> None:
    """A missing agreement is told when its turn comes; a missing table is refused at once."""
    missing, good = rows_of([tmp_path / "saknas.yaml", base], Table())
    assert [one.code for one in missing.findings] == ["INP010"]
    assert (good.key, good.findings) == ("motesplatsen", ())
    assert "går inte att öppna" in refused(tmp_path / "saknas.jsonl", Table())
    assert "finns inte" in refused(tmp_path / "saknas.xlsx", Table.of(base_reading(base), None, None))


def test_every_form_of_agreement_is_a_row(base: Path, data: dict[str, Any]) -> None:
    """Paths, text, bytes, data and agreements may stand side by side, or with keys of their own."""
    forms = [base, str(base), base.read_text("utf-8"), base.read_bytes(), data, iop.load(base)]
    numbered = {str(number): form for number, form in enumerate(forms)}
    assert [result.document for result in iop.batch(numbered)] == [iop.render(base)] * 6
    assert [row.key for row in rows_of(forms, Table())] == [
        "motesplatsen",
        "motesplatsen",
        "rad-3",
        "rad-4",
        "rad-5",
        "rad-6",
    ]
    assert [row.key for row in rows_of({"alfa": base, "beta": data}, Table())] == ["alfa", "beta"]
    assert [row.key for row in rows_of(base, Table())] == ["motesplatsen"]
    assert [row.key for row in rows_of((Row("egen", data),), Table())] == ["egen"]


def test_data_fill_in_a_base_too(table: Table) -> None:
    """Mappings of headings are rows, as they are in a file."""
    named, numbered, empty = rows_of([{"nyckel": "alfa", "title": "A"}, {"title": "B"}, {"title": " "}], table)
    assert (named.key, named.changes) == ("alfa", ((("title",), "A", 2),))
    assert (numbered.key, numbered.changes) == ("rad-2", ((("title",), "B", 1),))
    assert empty.changes == ((("title",), None, 1),)


def test_rows_are_read_when_they_are_asked_for(table: Table) -> None:
    """A long series is never held in memory."""
    read = []

    def series() -> Any:
        for number in range(1_000_000):
            read.append(number)
            yield {"nyckel": number, "title": "A"}

    rows = rows_of(series(), table)
    assert next(rows).key == "0"
    assert read == [0]


def test_what_a_row_says_has_a_digest(base: Path, data: dict[str, Any]) -> None:
    """A file has the digest of the file; all that a row says counts, and nothing about where it stands."""
    import hashlib

    assert Row("a", base.read_bytes()).digest == hashlib.sha256(base.read_bytes()).hexdigest()
    assert Row("a", data).digest == Row("b", dict(data)).digest != Row("a", data | {"title": "B"}).digest
    assert Row("a", iop.load(base)).digest == Row("b", iop.load(base)).digest
    assert Row("a", iop.load(base)).digest != Row("a", iop.load(data | {"title": "B"})).digest


@pytest.mark.parametrize("source", ["", "title: ", "- a", "saknas.yaml"])
def test_a_base_that_cannot_be_read_is_refused(source: str) -> None:
    """Without a base there is nothing to fill in."""
    with pytest.raises(InvalidBatch):
        iop.batch([], base=source)


def test_a_base_with_faults_is_refused_and_one_with_holes_is_not(base: Path) -> None:
    """A fault in the base would be told once for each row; what is missing is what the rows are for."""
    text = base.read_text("utf-8")
    with pytest.raises(InvalidBatch, match="INP002"):
        iop.batch([], base=text.replace("title:", "titel:"))
    lacking = text.replace("    orgnr: 802400-0005\n", "")
    (result,) = iop.batch([{"nyckel": "a", "foreningen.orgnr": "802400-0005"}], base=lacking)
    assert result.status.ready
