"""Reading spreadsheets that anybody may have sent."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from iopdocs.batches import workbook
from iopdocs.batches.cells import CellFault
from iopdocs.batches.workbook import SheetFault, sheet_lines


def rows(path: Path, sheet: str | None = None) -> list[tuple[int, list[Any]]]:
    """The rows of a sheet, with what cannot be used as text."""
    return [
        (number, [str(cell) if isinstance(cell, CellFault) else cell for cell in cells])
        for number, cells in sheet_lines(path, sheet)[1]
    ]


def rewritten(path: Path, change: dict[str, tuple[bytes, bytes]], extra: dict[str, bytes] | None = None) -> Path:
    """The same workbook with bytes of its parts replaced, and parts added."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            before, after = change.get(name, (b"", b""))
            content = old.read(name)
            assert before in content
            new.writestr(name, content.replace(before, after, 1) if before else content)
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return other


def test_rows_have_their_numbers(sheet: Any) -> None:
    """Empty rows are passed over and the others keep their numbers; empty cells at the end are left out."""
    path = sheet(["a", "b", None], [], [1, None, "c"], [None, None])
    assert rows(path) == [(1, ["a", "b"]), (3, ["1", None, "c"])]


def test_a_formula_gives_the_value_that_excel_saved(sheet: Any) -> None:
    """Nothing is computed here: a formula that no program has computed is told, one that has been gives its value."""
    path = sheet(["a", "b"], [2, "=A2*2"])
    assert rows(path)[1][1][0] == "2"
    assert "formel utan uträknat värde" in rows(path)[1][1][1]
    part = "xl/worksheets/sheet1.xml"
    saved = rewritten(path, {part: (b"<f>A2*2</f><v></v>", b"<f>A2*2</f><v>4</v>")})
    assert rows(saved)[1] == (2, ["2", "4"])


def test_an_array_formula_is_a_formula_too(tmp_path: Path) -> None:
    """However a formula is written, one without a value does not pass for an empty cell."""
    book = Workbook()
    page = book.active
    assert page is not None
    page["A1"] = "a"
    page["A2"] = ArrayFormula("A2:A3", "=B1:B2")
    book.save(tmp_path / "a.xlsx")
    assert "formel utan uträknat värde" in rows(tmp_path / "a.xlsx")[1][1][0]


def test_the_first_visible_sheet_is_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    """A hidden sheet is read only when it is asked for; one that does not exist is told with those that do."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title, first.sheet_state = "Dold", "hidden"
    first.append(["dold"])
    book.create_sheet("Avtal").append(["synlig"])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert sheet_lines(path, None)[0] == "Avtal"
    assert rows(path) == [(1, ["synlig"])]
    assert rows(path, "Dold") == [(1, ["dold"])]
    with pytest.raises(SheetFault, match="bladet ”Blad9” finns inte; bladen heter ”Avtal”"):
        sheet_lines(path, "Blad9")


@pytest.mark.parametrize("content", [b"", b"nyckel;namn\n", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x03\x04half"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    """Other files, encrypted ones and halves are refused with what to do."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(SheetFault, match="spara den i Excel"):
        sheet_lines(path, None)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """So is a zip of something else."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(SheetFault, match="spara den i Excel"):
        sheet_lines(tmp_path / "a.xlsx", None)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is not called broken."""
    with pytest.raises(SheetFault, match="finns inte"):
        sheet_lines(tmp_path / "a.xlsx", None)


def test_a_bomb_is_refused_before_it_is_read(sheet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that swells, in any part, is refused while it is unpacked in small bites."""
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1_000_000)
    bomb = rewritten(sheet(["a"]), {}, {"xl/media/bomb.bin": b"\0" * 2_000_000})
    with pytest.raises(SheetFault, match="blir större än 1\N{NO-BREAK SPACE}MB"):
        sheet_lines(bomb, None)


def test_texts_that_fill_the_memory_are_refused(sheet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shared texts have a bound of their own, since the reader keeps them all."""
    monkeypatch.setattr(workbook, "MOST_SHARED", 1_000_000)
    with pytest.raises(SheetFault, match="blir större än 1\N{NO-BREAK SPACE}MB"):
        sheet_lines(rewritten(sheet(["a"]), {}, {"xl/sharedStrings9.xml": b"x" * 1_000_001}), None)


@pytest.mark.parametrize("evil", [b'<!DOCTYPE a [<!ENTITY b "c">]>', b"\x00"])
def test_a_document_type_is_refused(sheet: Any, evil: bytes) -> None:
    """Neither a DOCTYPE nor an encoding that could hide one comes to the reader."""
    part = "xl/worksheets/sheet1.xml"
    with pytest.raises(SheetFault, match="inte är skriven som Excel skriver"):
        sheet_lines(rewritten(sheet(["a"]), {part: (b"<worksheet", evil + b"<worksheet")}), None)


def test_a_large_file_is_not_even_opened(sheet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packed size has its bound too."""
    monkeypatch.setattr(workbook, "MOST_PACKED", 100)
    with pytest.raises(SheetFault, match="arbetsboken är större än"):
        sheet_lines(sheet(["a"]), None)


def test_too_many_rows_or_columns_are_refused(sheet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies beyond the bounds is not left out in silence; emptiness beyond them is no matter."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    monkeypatch.setattr(workbook, "MOST_COLUMNS", 2)
    assert rows(sheet(["a", "b", None], ["c"], [None])) == [(1, ["a", "b"]), (2, ["c"])]
    with pytest.raises(SheetFault, match="mer än 2 rader"):
        rows(sheet(["a"], ["b"], ["c"]))
    with pytest.raises(SheetFault, match="mer än 2 kolumner"):
        rows(sheet(["a", "b", "c"]))


def test_a_row_far_below_costs_no_memory(sheet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that says it is the millionth is neither passed over nor padded up to: it is beyond the bound."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 1_000)
    part = "xl/worksheets/sheet1.xml"
    path = rewritten(sheet(["a"]), {part: (b'<row r="1">', b'<row r="1048576">')})
    with pytest.raises(SheetFault, match="mer än 1\N{NO-BREAK SPACE}000 rader"):
        rows(path)


def test_without_the_extra_the_way_to_get_it_is_told(sheet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where openpyxl is missing the command to install it is told."""
    path = sheet(["a"])
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(SheetFault, match=r"pip install 'iopdocs\[excel\]'"):
        sheet_lines(path, None)
