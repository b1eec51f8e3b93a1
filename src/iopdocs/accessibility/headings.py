"""Headings (rubriker): that there are some, that none is empty, that their levels follow on each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from iopdocs.accessibility.codes import found
from iopdocs.accessibility.lines import Line, lines
from iopdocs.accessibility.looks import Looks
from iopdocs.findings import Finding
from iopdocs.opc.names import W
from iopdocs.opc.package import Package
from iopdocs.values.refusal import shown

__all__ = ["heading_faults"]

_LONG: Final = 25
"""How many paragraphs without a heading make a document hard to find one's way in: some two pages."""
_SHORT: Final = 80
_OTHERS: Final = {"title", "subtitle", "caption"}


def heading_faults(package: Package) -> Iterator[Finding]:
    """Yield what is wrong with the headings."""
    text = list(lines(package))
    headings = [line for line in text if line.level is not None]
    written = [line for line in text if line.text.strip()]
    if not headings and len(written) >= _LONG:
        yield found("TLG005", f"dokumentet har {len(written)} stycken men ingen rubrik")
    for line in headings:
        if not line.text.strip():
            yield found("TLG006", f"en rubrik är tom {line.place}")
    yield from _skipped(headings)
    yield from _false(package, written)


def _skipped(headings: list[Line]) -> Iterator[Finding]:
    before = 0
    for line in headings:
        level = line.level or 0
        if level > before + 1:
            told = f"den föregående är på nivå {before}" if before else "den är dokumentets första"
            yield found("TLG007", f"rubriken {shown(line.text)} är på nivå {level} men {told}")
        before = level


def _false(package: Package, written: list[Line]) -> Iterator[Finding]:
    """Short paragraphs whose every run is in bold by hand, before a paragraph that is not."""
    for line, after in pairwise(written):
        if _looks_like_heading(package, line) and not _looks_like_heading(package, after):
            yield found("TLG008", f"stycket {shown(line.text)} är i fetstil men är ingen rubrik, {line.place}")


def _looks_like_heading(package: Package, line: Line) -> bool:
    plain = line.level is None and line.style not in _OTHERS and not line.is_numbered
    if not plain or len(line.text) > _SHORT or line.text.rstrip().endswith((".", ",", ";", ":")):
        return False
    styles = package.styles
    if any(style.find(f"{W}rPr/{W}b") is not None for style in styles.chain(styles.of(line.element))):
        return False
    runs = [run for run in Looks(styles).runs(line.element) if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)
