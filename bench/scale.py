"""What very many agreements cost (många avtal): the figures of one document, for a municipality and a country."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bench.measure import Result
from bench.ours import Subject
from bench.surroundings import Surroundings
from bench.tables import table
from iopdocs import swedish

__all__ = ["scale_table"]

_TOWN: Final = 100 * 10
_COUNTRY: Final = 290 * _TOWN
_NBSP: Final = "\N{NO-BREAK SPACE}"
_TIMES: Final = ((3600.0, "tim"), (60.0, "min"), (1.0, "s"), (0.001, "ms"))
_SIZES: Final = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


def scale_table(subject: Subject, whole: Result, around: Surroundings) -> str:
    """Return the table of what one, a thousand and 290 000 documents take."""
    rows = [
        _row("Kontrollera uppgifterna, alla anmärkningar", around.check, _TIMES),
        _row("Göra Word-dokumentet, kontroll ingår", whole.median / 1000, _TIMES),
        _row("Skriva Word-filen till disk", around.write, _TIMES),
        _row("Word-dokumenten på disk", whole.size, _SIZES),
        _row("Uppgifterna för sig, på disk", len(subject.payload.encode()), _SIZES),
    ]
    if around.pdf is not None:
        rows.insert(3, _row("Göra PDF med LibreOffice, tjugo i varje start", around.pdf, _TIMES))
    return table(("", "ett dokument", "en kommun", "alla kommuner", ""), rows)


def _row(what: str, one: float, units: tuple[tuple[float, str], ...]) -> tuple[str, ...]:
    return (what, *(_shown(one * count, units) for count in (1, _TOWN, _COUNTRY)), "")


def _shown(amount: float, units: tuple[tuple[float, str], ...]) -> str:
    """Return an amount in the largest unit of which there is one, rounded, with two figures that count."""
    size, unit = next((pair for pair in units if round(amount / pair[0], 2) >= 1), units[-1])
    found = Decimal(repr(amount / size))
    rounded = round(found, 1) if found < 10 else Decimal(round(found))  # noqa: PLR2004 - two figures
    return f"{swedish.number(rounded)}{_NBSP}{unit}"
