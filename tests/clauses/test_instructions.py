"""Quoted tables in a supplement: in columns where they fit across the page, else line by line."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from iopdocs.agreement import Agreement
from iopdocs.testing import assemble, document_faults, example_agreement

WIDTH = 9072
TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)


def quoting(table: dict[str, Any]) -> tuple[str, str]:
    """The text of a supplement that quotes a table, and the XML of that table, if it is one."""
    clause = {"kind": "supplement", "agreement": "överenskommelsen", "changes": [{"wording": [{"table": table}]}]}
    document = assemble(Agreement.model_validate(example_agreement(clause)))
    assert document_faults(document.data) == ()
    with ZipFile(BytesIO(document.data)) as package:
        found = TABLE.search(package.read("word/document.xml").decode())
    return document.text, found[0] if found else ""


def row(*cells: str) -> dict[str, Any]:
    """A quoted row."""
    return {"cells": [cell or None for cell in cells]}


@pytest.mark.parametrize(
    ("columns", "figures", "widths"),
    [
        (2, 0, [4536, 4536]),
        (2, 1, [6404, 2668]),
        (3, 1, [3754, 3754, 1564]),
        (3, 2, [4948, 2062, 2062]),
        (4, 3, [4032, 1680, 1680, 1680]),
        (6, 5, [2942, 1226, 1226, 1226, 1226, 1226]),
        (3, 9, [4948, 2062, 2062]),
    ],
)
def test_a_quoted_table_has_its_own_columns(columns: int, figures: int, widths: list[int]) -> None:
    """Columns of text are alike, those of figures narrower and to the right; the first one never has figures."""
    cells = [f"a{at}" for at in range(columns)]
    text, xml = quoting({"head": row(*cells), "rows": [row(*cells)], "total": row(*cells), "figures": figures})
    assert [int(one) for one in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml)] == widths
    assert sum(widths) == WIDTH
    assert text.count("\t".join(cells)) == 3
    of_figures = xml.count('<w:pStyle w:val="Tabellsummasiffra"/>')
    assert of_figures == min(figures, columns - 1)


def test_short_rows_are_filled() -> None:
    """A row with fewer cells than another has empty ones, so that the table is whole."""
    text, xml = quoting({"head": row("A", "B", "C"), "rows": [row("a"), row("a", "", "c")], "figures": 1})
    assert "A\tB\tC\na\t\t\na\t\tc\n" in text
    assert xml.count("<w:tc>") == 9


@pytest.mark.parametrize("columns", [1, 7])
def test_other_tables_are_lines(columns: int) -> None:
    """A table with one column, or with more than fit across the page, is quoted line by line."""
    cells = [f"a{at}" for at in range(columns)]
    text, xml = quoting({"head": row(*cells), "rows": [row(*cells)]})
    assert text.count(f"”{'; '.join(cells)}”") == 2
    assert xml == ""
