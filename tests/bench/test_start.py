"""What starts are compared, and how it is told."""

from __future__ import annotations

from pathlib import Path

from bench.measure import alternate
from bench.start import DOCXTPL, EMPTY, FIRST, HELP, contestants
from bench.tables import start_table
from bench.text import text_of


def test_the_starts_are_compared_and_told(tmp_path: Path) -> None:
    """Both write the same agreement; each start stands in the table, against Python and against docxtpl."""
    results = alternate(contestants(tmp_path), 1)
    ours, theirs = (text_of((tmp_path / name).read_bytes()) for name in ("ours.docx", "theirs.docx"))
    assert ours == theirs
    assert {EMPTY, HELP, FIRST, DOCXTPL} < results.keys()
    head, _, *rows = start_table(results).splitlines()
    assert head == "|  | median ms | × Python | × docxtpl | what it does |"
    assert len(rows) == len(results)
    assert rows[0].split("|")[3].strip() == "1.00"
    assert all(float(row.split("|")[4]) > 0 for row in rows)
