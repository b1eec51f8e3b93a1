"""What the tests of batches share: an agreement to fill in, and spreadsheets to fill it in from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import iopdocs as iop

SheetMaker = Callable[..., Path]


@pytest.fixture(scope="session")
def base(root: Path) -> Path:
    """An agreement between a municipality and an association, with a budget."""
    return root / "docs" / "handledning" / "motesplatsen.yaml"


@pytest.fixture(scope="session")
def data(base: Path) -> dict[str, Any]:
    """The same agreement as data."""
    return iop.load(base).to_data()


@pytest.fixture
def sheet(tmp_path: Path) -> SheetMaker:
    """Write a workbook with one sheet of the given rows."""

    def made(*rows: Sequence[Any], name: str = "avtal.xlsx", title: str = "Föreningar") -> Path:
        book = Workbook()
        page = book.active
        assert page is not None
        page.title = title
        for row in rows:
            page.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return made
