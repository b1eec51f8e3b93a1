"""What a cell of a spreadsheet says (cellens värde), as the text that stands in an agreement's file.

A number is what Excel itself shows in its formula bar: fifteen significant digits, and nothing of what arithmetic with
binary fractions leaves beyond them. It is never rounded further; what is then no whole öre is refused by the field.
See docs/decisions/0019-batches.md.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, Protocol

__all__ = ["Cell", "CellFault", "cell_text"]

_DIGITS: Final = ".15g"
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_MOST_DIGITS: Final = 15


class Cell(Protocol):
    """What is asked of a cell: its value, the letter that tells what sort it is, and how it is shown."""

    @property
    def value(self) -> Any:
        """The value as Python has it."""

    @property
    def data_type(self) -> str:
        """Its sort: ``n`` number, ``s`` text, ``b`` yes or no, ``d`` date, ``e`` error."""

    @property
    def number_format(self) -> str | None:
        """How the value is shown."""


class CellFault(ValueError):
    """A cell's value cannot be used; the message is a Swedish sentence that says why."""


def cell_text(cell: Cell) -> str | None:
    """Return a cell's value as text, ``None`` for an empty one.

    Raises:
        CellFault: an error value, a time of day, a number that Excel itself cannot hold exactly.
    """
    value = cell.value
    if cell.data_type == "e":
        raise CellFault(f"cellen visar felet {value}")
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, date):
        return _day(value)
    raise CellFault("cellen har ett klockslag eller en tidsrymd")


def _day(value: date) -> str:
    if isinstance(value, datetime):
        if value.time() != time():
            raise CellFault(f"cellen har ett klockslag ({value:%Y-%m-%d %H:%M}) och inte bara en dag")
        value = value.date()
    return value.isoformat()


def _number(value: float, shown_as: str) -> str:
    if not math.isfinite(value):
        raise CellFault("cellen har ett tal som inte är ändligt")
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, _DIGITS))
    if exact.adjusted() >= _MOST_DIGITS:
        raise CellFault(
            "cellen har ett tal med fler än femton siffror, som Excel inte håller reda på; skriv det som text"
        )
    if "%" in _QUOTED.sub("", shown_as):
        return f"{_plain(exact * 100)}\N{NO-BREAK SPACE}%"
    return _plain(exact)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole},{rest}" if (rest := decimals.rstrip("0")) else whole
