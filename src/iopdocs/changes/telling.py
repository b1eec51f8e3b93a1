"""A comparison in words (jämförelsen i ord): plain Swedish for the terminal, a table for notebooks."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from iopdocs import display
from iopdocs.changes.carrying import Renumbering
from iopdocs.changes.names import named, ranges
from iopdocs.changes.parts import ClauseChange, LineChange, PointChange
from iopdocs.changes.renumbering import condensed
from iopdocs.swedish import MINUS, capitalised, list_of

if TYPE_CHECKING:
    from iopdocs.changes.comparison import Comparison

__all__ = ["as_html", "as_text"]

_HAPPENED: Final = {
    "added": "ny",
    "removed": "borttagen",
    "moved": "flyttad",
    "renumbered": "nytt nummer",
    "changed": "ändrad",
}
_POINTS: Final = {"added": "är ny", "removed": "är borttagen", "changed": "är ändrad"}
_SAME: Final = "Versionerna har samma text."
_OTHER_DATA: Final = "Uppgifterna skiljer sig i något som texten inte visar."
_EDITED: Final = (
    "har ändrats för hand i Word. Texten jämförs som den står, men uppgifterna är de som filen skapades med."
)


def as_text(comparison: Comparison) -> str:
    """Return what differs, part by part."""
    parts = [_head(comparison), *_remarks(comparison), *_parts(comparison)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _head(comparison: Comparison) -> list[str]:
    old, new = (one.paper.shown_title for one in (comparison.pairing.old, comparison.pairing.new))
    return [f"Jämförelse av två versioner av ”{new}”" if old == new else f"Jämförelse av ”{old}” och ”{new}”"]


def _remarks(comparison: Comparison) -> Iterator[list[str]]:
    sides = (("Den gamla", comparison.pairing.old), ("Den nya", comparison.pairing.new))
    yield [f"{name} versionen {_EDITED}" for name, version in sides if version.edits]
    if comparison.same_text:
        yield [_SAME, *([] if comparison.same_data or comparison.facts else [_OTHER_DATA])]


def _parts(comparison: Comparison) -> Iterator[list[str]]:
    figures = [*(one.text for one in comparison.facts), *(one.text for one in comparison.money)]
    if figures:
        yield ["Uppgifter", *(f"  {text}" for text in figures)]
    for point in comparison.around:
        yield [capitalised(f"{_called(point)} {_POINTS[point.kind]}"), *_lines(point)]
    for clause in comparison.clauses:
        if clause.kinds != ("renumbered",):
            yield [*_clause(clause)]
    told = [_renumbered(row) for row in condensed(comparison.renumberings)]
    if told:
        yield ["Nya nummer", *(f"  {text}" for text in told)]


def _clause(clause: ClauseChange) -> Iterator[str]:
    happened = list_of([_HAPPENED[kind] for kind in clause.kinds])
    number = clause.new_number or clause.old_number
    before = f" (tidigare {clause.old_number})" if "renumbered" in clause.kinds else ""
    yield f"Punkt {number} {clause.heading}{before}: {happened}"
    for point in clause.points:
        if len(clause.kinds) == 1 and clause.kinds[0] in {"added", "removed"}:
            yield from _lines(point)
        else:
            yield f"  {capitalised(_called(point))} {_POINTS[point.kind]}"
            yield from _lines(point)


def _called(point: PointChange) -> str:
    """What a point is called by the number it has now, or had."""
    old, new = point.old_number, point.new_number
    if point.sort == "title":
        return "avtalets rubrik"
    if point.sort == "margin":
        return "sidhuvudet eller sidfoten"
    if point.sort == "text":
        return "texten"
    before = f" (tidigare {old})" if old and new and old != new else ""
    return f"{named(point.sort, [new or old or ''])}{before}"


def _lines(point: PointChange) -> Iterator[str]:
    for line in point.lines:
        yield from _signed(line)


def _signed(line: LineChange) -> Iterator[str]:
    if line.old is not None:
        yield f"    {MINUS} {line.old}"
    if line.new is not None:
        yield f"    + {line.new}"


def _renumbered(row: tuple[Renumbering, ...]) -> str:
    new = list_of(ranges([one.new for one in row]))
    return f"{named(row[0].sort, [one.old for one in row])} har blivit {new}"


def as_html(comparison: Comparison) -> str:
    """Return what differs as HTML, escaped, the old wording struck out and the new one underlined."""
    parts = [_html(part) for part in [*_remarks(comparison), *_parts(comparison)] if part]
    return display.section(_head(comparison)[0], *parts)


def _html(part: list[str]) -> str:
    lines = "".join(_html_line(line) for line in part[1:])
    return f"<p><strong>{html.escape(part[0])}</strong></p>{lines}"


def _html_line(line: str) -> str:
    text = html.escape(line.strip())
    if line.startswith(f"    {MINUS} "):
        return f"<p><del>{text.removeprefix(f'{MINUS} ')}</del></p>"
    return f"<p><ins>{text.removeprefix('+ ')}</ins></p>" if line.startswith("    + ") else f"<p>{text}</p>"
