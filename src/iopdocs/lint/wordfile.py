"""The Word file of a template as lint sees it (Word-filen): its paragraphs and rows, with all faults still in them.

The reader of templates refuses what a template cannot hold and stops there. Here each fault is told and then taken away
in a copy, so that the next one is found too, and the tags and the words after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.kept import kept
from iopdocs.lint._base import Remark, quoted
from iopdocs.opc import main_document, parse_xml, read_package, related, write_package
from iopdocs.opc.names import W
from iopdocs.wording.blocks import house_name
from iopdocs.wording.foreign import local_name, refuse
from iopdocs.wording.totext import to_text

__all__ = ["Look", "WordFile", "aligned", "around", "attribute", "text_of", "units_of"]

_PLACE: Final = re.compile(r"(stycke|tabell) (\d+)(?:, rad (\d+))?")
_MOST_FAULTS: Final = 200
_LETTERS: Final = re.compile(r"\[[^\[\]{}|]*\]|[^\w\[]+|[_\[]")
"""What does not count when a line is compared with the Word file: signs, and what stands in brackets."""


@dataclass(frozen=True)
class WordFile:
    """A template's Word file, unpacked and parsed; what is found in it is taken away from ``root``."""

    name: str
    parts: Mapping[str, bytes]
    main: str
    root: etree._Element

    @classmethod
    def open(cls, data: bytes, name: str) -> WordFile:
        """Unpack and parse; raises :class:`TemplateError` for what cannot be opened or is unsafe."""
        parts = read_package(data, name=name)
        main = main_document(parts, name=name)
        return cls(name, parts, main, parse_xml(parts[main], name=name, part=main))

    @kept
    def units(self) -> tuple[etree._Element, ...]:
        """Every paragraph outside tables and every table row, in order, empty ones too."""
        return units_of(self.root)

    @kept
    def texts(self) -> tuple[str, ...]:
        """The visible text of each unit, as it was when the file was opened."""
        return tuple(map(text_of, self.units))

    @kept
    def style_names(self) -> dict[str, str]:
        """Style id → name: the id is in the language of the Word that made the file, the name is not."""
        part = related(self.parts, self.main, "styles", name=self.name)
        if part is None:
            return {}
        styles = parse_xml(self.parts[part], name=self.name, part=part).iter(f"{W}style")
        return {attribute(style, "styleId"): house_name(_name(style)) for style in styles}

    @property
    def data(self) -> bytes:
        """The package with what is left of the text."""
        return write_package({**self.parts, self.main: etree.tostring(self.root)})

    def text(self, remarks: list[Remark]) -> str:
        """Return the text form, noting each thing that the reader refuses on the way; raises ``TemplateError``."""
        for _ in range(_MOST_FAULTS):
            try:
                return to_text(self.data, name=self.name)
            except TemplateError as error:
                unit = self._unit_at(error.place)
                if unit is None:
                    raise
                remarks.append(Remark("TPL001", error.message, unit=unit))
                _take_away(self.units[unit], error.message)
        raise TemplateError(self.name, "", f"mallen har fler än {_MOST_FAULTS} ställen som inte går att läsa")

    def _unit_at(self, place: str) -> int | None:
        """Return the unit that the reader's place means: the n-th paragraph outside tables, or a row of a table."""
        found = _PLACE.match(place)
        if found is None:
            return None
        kind, number, row = found[1], int(found[2]), int(found[3] or 1)
        if kind == "stycke":
            outside = [at for at, unit in enumerate(self.units) if local_name(unit) == "p"]
            return outside[number - 1] if number <= len(outside) else None
        tables = [one for one in self.root.iter(f"{W}tbl") if not any(True for _ in one.iterancestors(f"{W}tbl"))]
        rows = [at for at, unit in enumerate(self.units) if number <= len(tables) and unit in [*tables[number - 1]]]
        return rows[row - 1] if row <= len(rows) else None


def units_of(root: etree._Element) -> tuple[etree._Element, ...]:
    """Return every paragraph outside tables and every table row in order, but for those inside another."""
    found = root.iter(f"{W}p", f"{W}tr")
    return tuple(one for one in found if not any(True for _ in one.iterancestors(f"{W}p", f"{W}tr")))


def _take_away(unit: etree._Element, message: str) -> None:
    """Take away what was refused with these words; if it is not to be seen what it was, the whole text."""
    refused = [one for one in unit.iter() if _refusal(one) == message]
    kept = {f"{W}pPr", f"{W}tcPr", f"{W}trPr", f"{W}tc", f"{W}p"}
    for one in refused or [one for part in unit.iter(f"{W}p", f"{W}sdt") for one in part if one.tag not in kept]:
        parent = one.getparent()
        if parent is not None and one is not unit:
            parent.remove(one)
    if not refused:
        for properties in [*unit.iter(f"{W}pPr")]:
            properties.clear()


def _refusal(element: etree._Element) -> str:
    try:
        refuse(element)
    except ValueError as error:
        return str(error)


def text_of(unit: etree._Element) -> str:
    """Return the visible text of a paragraph, or of a row with a bar between its cells."""
    if local_name(unit) == "tr":
        return " | ".join(_joined(cell) for cell in unit.iter(f"{W}tc"))
    return _joined(unit)


def _joined(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def aligned(lines: list[str], texts: tuple[str, ...]) -> dict[int, int]:
    """Return which unit each line of the text form comes from, by what they say; lines count from 1."""
    found: dict[int, int] = {}
    start = 0
    for number, line in enumerate(lines, 1):
        said = _letters(line)
        at = next((at for at in range(start, len(texts)) if _same(said, _letters(texts[at]))), None)
        if at is not None and said:
            found[number], start = at, at + 1
    return found


def _letters(text: str) -> str:
    return _LETTERS.sub("", text)


def _same(line: str, text: str) -> bool:
    """A line may begin with a marker of one letter or a style's name."""
    return bool(text) and line.endswith(text)


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute in the namespace of Word, or nothing."""
    return "" if element is None else element.get(f"{W}{name}", "")


def _name(style: etree._Element) -> str:
    return attribute(style.find(f"{W}name"))


Look = Callable[[WordFile, int], Iterator[str]]
"""A lint of the Word file: given a unit it yields what is wrong with it, and takes that away."""


def around(file: WordFile, unit: int) -> str:
    """Return where a unit is, by its first words."""
    text = file.texts[unit].strip(" |")
    what = "raden" if local_name(file.units[unit]) == "tr" else "stycket"
    return f"{what} {quoted(text)}" if text else f"ett tomt stycke (nummer {unit + 1})"
