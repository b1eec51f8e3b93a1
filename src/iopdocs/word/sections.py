"""Which number a page bears (sidans nummer): a section can count its pages anew, and in other numerals.

A letterhead may have a cover of its own, so that the second sheet is page 1. What LibreOffice tells is the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.opc.package import value, whole
from iopdocs.word.numerals import numeral

__all__ = ["Sections", "mark_sections"]

_END: Final = f"{W}sectPr"
_BOOKMARK: Final = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_IDS: Final = 2_000_000
"""The ids of the bookmarks begin above all others."""
_NAME: Final = "_iops_{}"
_UPPER: Final = {"upperLetter": "lowerLetter", "upperRoman": "lowerRoman"}


@dataclass(frozen=True)
class Sections:
    """The sections of a document, in order, and in which of them each bookmark stands.

    Of each section it is told what number its first page has, if it counts anew, and its numerals.
    """

    counts: tuple[tuple[int | None, str], ...]
    places: Mapping[str, int]

    @classmethod
    def of(cls, document: etree._Element) -> Sections:
        """Return those of the main part of a document."""
        places, passed = {}, 0
        for node in document.iter(_END, f"{W}bookmarkStart"):
            if node.tag == _END:
                passed += 1
            else:
                places[node.get(f"{W}name", "")] = passed
        return cls((*map(_count, document.iter(_END)), (None, "")), places)

    def shown(self, bookmark: str, sheets: Mapping[str, int]) -> str:
        """Return the number on the page where a bookmark stands; ``sheets`` tells the sheet of each, counted from 1.

        Raises:
            KeyError: the sheet of the bookmark, or of the beginning of a section, is not told.
        """
        place = self.places[bookmark]
        number, sheet = 1, 1
        for at, (start, _) in enumerate(self.counts[: place + 1]):
            begins = sheets[_NAME.format(at)] if at else 1
            number = number + begins - sheet if start is None else start
            sheet = begins
        numerals = self.counts[place][1]
        shown = numeral(number + sheets[bookmark] - sheet, _UPPER.get(numerals, numerals))
        return shown.upper() if numerals in _UPPER else shown


def mark_sections(document: etree._Element) -> None:
    """Put a bookmark in the first paragraph of each section but the first, in the main part of a document."""
    number = 0
    for node, following in pairwise(list(document.iter(_END, f"{W}p"))):
        if node.tag == _END:
            number += 1
            _mark(following, number)


def _mark(paragraph: etree._Element, number: int) -> None:
    start, end = (paragraph.makeelement(tag, {f"{W}id": str(_IDS + number)}) for tag in _BOOKMARK)
    start.set(f"{W}name", _NAME.format(number))
    at = 0 if paragraph.find(f"{W}pPr") is None else 1
    paragraph[at:at] = [start, end]


def _count(end: etree._Element) -> tuple[int | None, str]:
    return whole(value(end, "pgNumType", "start")), value(end, "pgNumType", "fmt")
