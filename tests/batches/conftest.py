"""What the tests of batches share: an agreement to fill in, and spreadsheets to fill it in from."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import iopdocs as iop

SheetMaker = Callable[..., Path]


class Deadly:
    """A value that ends the process which unpacks it, as a row does that takes all memory.

    In the process that it was made in it stays what it is: a scheduler that lives beside its client unpacks what it
    only passes on.
    """

    def __reduce__(self) -> tuple[Callable[[str], Any], tuple[str]]:
        """Let whoever unpacks it leave at once."""
        at_home = f"__import__('sys').modules[{__name__!r}].Deadly()"
        return eval, (f"{at_home} if __import__('os').getpid() == {os.getpid()} else __import__('os')._exit(9)",)


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


@pytest.fixture(scope="session")
def deadly() -> type[Deadly]:
    """The class of values that end the process which gets them."""
    return Deadly
