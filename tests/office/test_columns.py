"""Tables whose number of columns follows the data, as LibreOffice draws them."""

import re
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from iopdocs.agreement import Agreement
from iopdocs.document import Document
from iopdocs.testing import assemble, example_agreement

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]

HEAD_WORD = re.compile(r'xMax="([\d.]+)" yMax="([\d.]+)">(20\d\d|Totalt|kr)</word>')
TWIPS = 20
"""To a point."""
NEAR = 0.5
"""Points: LibreOffice lays a text out in steps of its own."""


def costs(years: int) -> dict[str, Any]:
    """Costs of so many years, or of the whole time."""
    amounts = [{"year": str(2027 + at), "amount": "620 000 kr"} for at in range(years)]
    line = {"label": "Projektledning", **({"years": amounts} if years else {"amount": "620 000 kr"})}
    return {"kind": "costs", "id": f"costs-{years}", "unit": "kr", "lines": [line]}


def many_columns() -> Document:
    """Tables with one, two, three, four and five columns of figures."""
    clauses = [costs(years) for years in (0, 2, 3, 4, 5)]
    return assemble(Agreement.model_validate(example_agreement(*clauses)))


def grids(document: Document) -> list[list[int]]:
    """The columns of each table in twips."""
    with ZipFile(BytesIO(document.data)) as package:
        xml = package.read("word/document.xml").decode()
    found = re.findall(r"<w:tblGrid>(.*?)</w:tblGrid>", xml)
    return [[int(width) for width in re.findall(r'w:w="(\d+)"', grid)] for grid in found]


def test_libreoffice_draws_every_column_as_wide_as_it_says(tmp_path: Path) -> None:
    """The heads of the columns of figures end where the grid says that their columns do, however many there are."""
    document = many_columns()
    (tmp_path / "avtal.pdf").write_bytes(document.pdf())
    subprocess.run(["pdftotext", "-bbox", "avtal.pdf", "avtal.html"], cwd=tmp_path, check=True)
    pages = (tmp_path / "avtal.html").read_text("utf-8").split("<page ")
    rows: dict[tuple[int, str], list[float]] = {}
    for at, page in enumerate(pages):
        for right, foot, _ in HEAD_WORD.findall(page):
            rows.setdefault((at, foot), []).append(float(right))
    drawn = [[after - before for before, after in pairwise(one)] for one in rows.values()]
    said = [[width / TWIPS for width in grid[2:]] for grid in grids(document)]
    assert sorted(map(len, said)) == [0, 1, 2, 3, 3, 4]
    for widths in said:
        assert any(
            len(one) == len(widths) and all(abs(a - b) < NEAR for a, b in zip(one, widths, strict=True))
            for one in drawn
        ), (widths, drawn)
