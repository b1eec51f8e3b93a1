"""The pages that tell what was measured: their text lies in ``bench/texts``, the figures are put in here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Final

from bench.growth import Growth
from bench.measure import Result
from bench.ours import CARRYING, WHOLE, Subject
from bench.peak import Peak
from bench.plot import draw
from bench.scale import scale_table
from bench.surroundings import Surroundings, machine, processor, versions
from bench.tables import growth_table, our_table, peak_table, peer_table, shares_table, start_table, targets_table
from bench.targets import targets

__all__ = ["Figures", "printed", "write_pages"]

_TEXTS: Final = Path(__file__).resolve().parent / "texts"
_PICTURE: Final = "utveckling/tillvaxt.svg"
_PAGES: Final = {
    "hastighet.md": "utveckling/hastighet.md",
    "vad-manga-avtal-kostar.md": "bakgrund/vad-manga-avtal-kostar.md",
}
"""The texts, and where in docs the pages that are made of them lie."""


@dataclass(frozen=True)
class Figures:
    """All that was measured in one run."""

    subject: Subject
    compared: Mapping[str, Result]
    steps: Mapping[str, Result]
    grown: Sequence[Growth]
    counted: Mapping[str, Sequence[tuple[int, int]]]
    peak: Peak
    around: Surroundings
    start: Mapping[str, Result]


def printed(figures: Figures) -> str:
    """Return the figures for a terminal."""
    told = _values(figures)
    names = ("machine", "versions", "peers", "ours", "shares", "growth", "peak", "start", "targets")
    return "\n\n".join(told[name] for name in names)


def write_pages(figures: Figures, docs: Path) -> None:
    """Write the pages and the picture."""
    told = _values(figures)
    for text, page in _PAGES.items():
        target = docs / page
        target.parent.mkdir(exist_ok=True)
        target.write_text(Template((_TEXTS / text).read_text("utf-8")).substitute(told), "utf-8")
    draw(figures.grown, docs / _PICTURE)


def _values(figures: Figures) -> dict[str, str]:
    compared = figures.compared
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "processor": processor(),
        "versions": versions(),
        "rounds": str(len(compared[WHOLE].rounds)),
        "peers": peer_table(compared),
        "ours": our_table(compared),
        "shares": shares_table(figures.steps),
        "growth": growth_table(figures.grown, figures.counted),
        "peak": peak_table(figures.peak),
        "start": start_table(figures.start),
        "targets": targets_table(targets(compared, figures.grown, figures.peak, figures.start)),
        "scale": scale_table(figures.subject, compared[CARRYING], figures.around),
        "process": f"{figures.peak.small / 1e6:.0f}",
    }
