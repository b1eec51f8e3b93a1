"""How text looks (utseende), as Word reckons it: what a run says itself, else its styles, its table, the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.opc.package import Styles, value, whole

__all__ = ["Looks", "Run", "cells_of", "is_fallback", "rows_of", "shown_text"]

_OFF: Final = {"0", "false", "off", "none"}
_WHITE: Final = "FFFFFF"
_HALF_POINTS: Final = 20
"""The size that Word gives text which says none (ISO/IEC 29500-1, 17.3.2.38)."""
_HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "green": "00FF00", "lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF",
    "yellow": "FFFF00",
}  # fmt: skip
_FLAGS: Final = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text as it is seen: colours as six hexadecimal digits, ``colour`` empty for what adapts itself."""

    text: str
    style: str
    colour: str
    background: str
    points: float
    bold: bool
    language: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell: itself, its table's style, and which of the style's special rows and columns it belongs to."""

    cell: etree._Element
    style: str
    special: tuple[str, ...]


def shown_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph; a text box in it is no part of it."""
    texts = paragraph.iter(f"{W}t")
    return "".join(one.text or "" for one in texts if next(one.iterancestors(f"{W}p")) is paragraph)


def is_fallback(element: etree._Element) -> bool:
    """Whether it is the second telling of something, for programs that are older than Word 2010."""
    return any(etree.QName(one).localname == "Fallback" for one in element.iterancestors())


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, without those of a table in it."""
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row, without those of a table in it."""
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


class Looks:
    """Reckons looks by a document's styles."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def runs(self, root: etree._Element) -> Iterator[Run]:
        """Yield every run of a part that is seen."""
        places = _places(root)
        for run in root.iter(f"{W}r"):
            paragraph = next(run.iterancestors(f"{W}p"), None)
            text = "".join(one.text or "" for one in run.findall(f"{W}t"))
            if text and paragraph is not None:
                place = places.get(next(run.iterancestors(f"{W}tc"), None))
                looks = list(self._properties(run, paragraph, place))
                if not _is_on(looks, "vanish"):
                    yield self._seen(paragraph, place, looks, text)

    def _seen(self, paragraph: etree._Element, place: _Place | None, looks: list[etree._Element], text: str) -> Run:
        colour = _first(looks, "color")
        return Run(
            text=text,
            style=self._styles.name(self._styles.of(paragraph)),
            colour="" if colour == "auto" else colour.upper(),
            background=self._background(paragraph, place, looks),
            points=_points(_first(looks, "sz")),
            bold=_is_on(looks, "b"),
            language=_first(looks, "lang"),
        )

    def _properties(
        self, run: etree._Element, paragraph: etree._Element, place: _Place | None
    ) -> Iterator[etree._Element]:
        """Yield the looks that hold for a run, nearest first."""
        styled = (*self._styles.chain(value(run, "rPr/rStyle")), *self._styles.chain(self._styles.of(paragraph)))
        owners = (run, *styled, *self._table_looks(place))
        yield from (found for owner in owners if (found := owner.find(f"{W}rPr")) is not None)
        if self._styles.defaults is not None:
            yield self._styles.defaults

    def _table_looks(self, place: _Place | None) -> Iterator[etree._Element]:
        if place is None:
            return
        chain = list(self._styles.chain(place.style))
        for special in place.special:
            yield from (part for style in chain for part in style.iterfind(f"{W}tblStylePr[@{W}type='{special}']"))
        yield from chain

    def _background(self, paragraph: etree._Element, place: _Place | None, looks: list[etree._Element]) -> str:
        highlight = _HIGHLIGHTS.get(_first(looks, "highlight"), "")
        ground = highlight or next(filter(None, (_filled(one, "shd") for one in looks)), "")
        owners = (paragraph, *self._styles.chain(self._styles.of(paragraph)))
        grounds = [_filled(owner, "pPr/shd") for owner in owners]
        if place is not None:
            grounds += [_filled(owner, "tcPr/shd") for owner in (place.cell, *self._table_looks(place))]
        return ground or next(filter(None, grounds), _WHITE)


def _places(root: etree._Element) -> dict[etree._Element | None, _Place]:
    """Every cell of a part with what its table says of it."""
    places: dict[etree._Element | None, _Place] = {}
    for table in root.iter(f"{W}tbl"):
        style, flags = value(table, "tblPr/tblStyle"), _flags(table)
        rows = rows_of(table)
        for at, row in enumerate(rows):
            cells = cells_of(row)
            for column, cell in enumerate(cells):
                edges = {
                    "firstRow": at == 0, "lastRow": at == len(rows) - 1,
                    "firstCol": column == 0, "lastCol": column == len(cells) - 1,
                }  # fmt: skip
                special = tuple(name for name, there in edges.items() if there and name in flags)
                places[cell] = _Place(cell, style, special)
    return places


def _flags(table: etree._Element) -> set[str]:
    """Which special rows and columns of its style a table shows."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return set()
    bits = whole(look.get(f"{W}val", ""), 16) or 0
    said = {name: look.get(f"{W}{name}") for name in _FLAGS}
    shown = {name for name, bit in _FLAGS.items() if (said[name] not in _OFF if said[name] else bits & bit)}
    return {name.replace("Column", "Col") for name in shown}


def _first(looks: list[etree._Element], name: str) -> str:
    return next(filter(None, (value(one, name) for one in looks)), "")


def _is_on(looks: list[etree._Element], name: str) -> bool:
    found = next((mark for one in looks if (mark := one.find(f"{W}{name}")) is not None), None)
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _points(half_points: str) -> float:
    return (whole(half_points) or _HALF_POINTS) / 2


def _filled(owner: etree._Element, path: str) -> str:
    """The colour behind the text: a solid pattern's own, else the fill; empty where nothing is filled."""
    pattern = value(owner, path)
    colour = value(owner, path, "color" if pattern == "solid" else "fill")
    return "" if pattern == "nil" or colour in {"", "auto"} else colour.upper()
