"""Tables (tabeller): a head that is marked, a plain grid, something said before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from iopdocs.accessibility.codes import found
from iopdocs.accessibility.lines import blocks, under
from iopdocs.accessibility.looks import cells_of, rows_of, shown_text
from iopdocs.findings import Finding
from iopdocs.opc.names import W
from iopdocs.opc.package import Package, value, whole

__all__ = ["table_faults"]

_LAYOUT: Final = "signaturtabell"
_LEAST: Final = 2
"""The rows and columns of a table in which something must be looked up."""
_OFF: Final = {"0", "false", "off"}


def table_faults(package: Package) -> Iterator[Finding]:
    """Yield what is wrong with the tables of the text; one that only orders text on the page has no head."""
    heading, introduced, number = "", False, 0
    for block in blocks(package.body):
        if block.tag == f"{W}tbl":
            number += 1
            place = f"tabell {number} {under(heading)}"
            yield from _faults(package, block, place, introduced=introduced)
            introduced = False
        elif text := shown_text(block).strip():
            introduced = True
            heading = text if package.styles.said(block, "outlineLvl") else heading


def _faults(package: Package, table: etree._Element, place: str, *, introduced: bool) -> Iterator[Finding]:
    rows = [cells_of(row) for row in rows_of(table)]
    if any(cell.find(f".//{W}tbl") is not None for row in rows for cell in row):
        yield found("TLG014", f"{place} har en tabell i sig")
    if package.styles.name(value(table, "tblPr/tblStyle")) == _LAYOUT or not _is_grid(rows):
        return
    if not _is_head(rows_of(table)[0]):
        yield found("TLG013", f"{place} har ingen rubrikrad")
    if any(_is_merged(cell) for row in rows for cell in row):
        yield found("TLG014", f"{place} har sammanslagna celler")
    described = value(table, "tblPr/tblCaption") or value(table, "tblPr/tblDescription")
    if not introduced and not described:
        yield found("TLG015", f"{place} står utan rubrik eller text före sig")


def _is_grid(rows: list[list[etree._Element]]) -> bool:
    return len(rows) >= _LEAST and max(map(len, rows)) >= _LEAST


def _is_head(row: etree._Element) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF


def _is_merged(cell: etree._Element) -> bool:
    return cell.find(f"{W}tcPr/{W}vMerge") is not None or (whole(value(cell, "tcPr/gridSpan")) or 1) > 1
