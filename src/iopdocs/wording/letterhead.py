"""The letterhead (brevmall): the municipality's own Word file, into which the clauses are put.

All looks live here: styles, the one list, page size, header and footer. Parts without tags never change and are
deflated once; the parts with tags are compiled once and written for each document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from lxml import etree

from iopdocs.accessibility import undescribed_pictures
from iopdocs.errors import TemplateError
from iopdocs.kept import kept
from iopdocs.opc import Member, compress, main_document, parse_xml, read_package, related, with_custom_part
from iopdocs.opc.names import W
from iopdocs.wording.additions import lists_of, notes_of
from iopdocs.wording.foreign import local_name
from iopdocs.wording.head import INSIDE, Addition, Carrying, Head
from iopdocs.wording.scrub import scrubbed
from iopdocs.wording.signals import CONTENTS
from iopdocs.wording.source import LEVELS
from iopdocs.wording.tags import CLAUSES, part_source

__all__ = ["Letterhead"]

_MAY_HOLD_TAGS: Final = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml|docProps/(app|core|custom)\.xml")
_MARKS_OF_ONE: Final = 2
"""A place for the table of contents is marked before and after its style."""
_NUMBERS: Final = {"heading 1": "%1", "avtalspunkt": "%1.%2"}
"""How the paragraphs that references lead to are numbered: style (lower case) → the level's text."""


def _value(owner: etree._Element, name: str) -> str:
    found = owner.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


@dataclass(frozen=True)
class Letterhead:
    """An opened letterhead; ``name`` is the file's name for messages, ``main`` the part with the text."""

    name: str
    parts: Mapping[str, bytes]
    main: str

    @classmethod
    def open(cls, data: bytes, name: str) -> Letterhead:
        """Read a letterhead.

        Raises:
            TemplateError: the file is unsafe, has no single place for the clauses, numbers them otherwise than
                references to them are written, or has a picture without an alternative text.
        """
        parts = scrubbed(read_package(data, name=name, template_link=True), name=name).parts
        letterhead = cls(name, parts, main_document(parts, name=name))
        letterhead.refuse_misplaced()
        letterhead.refuse_other_numbers()
        letterhead.refuse_undescribed()
        return letterhead

    def refuse_misplaced(self) -> None:
        """Refuse a letterhead that does not give one place to the clauses, or that takes numbers from them."""
        for part, source in self.sources.items():
            wanted, found = int(part == self.main), source.count(CLAUSES)
            if found < wanted:
                self._refuse(part, "stycket {{ clauses }} saknas; det visar var klausulerna ska stå")
            if found > wanted:
                self._refuse(part, "{{ clauses }} ska stå på ett enda ställe, i brevmallens löpande text")
            for style in LEVELS:
                if f'<w:pStyle w:val="{self._style_ids.get(("paragraph", style))}"/>' in source:
                    self._refuse(part, f"formatmallen {style} numrerar klausulerna; välj en annan i brevmallen")
            self._refuse_late_contents(part, source)

    def _refuse_late_contents(self, part: str, source: str) -> None:
        """The headings are collected from where the table of contents stands."""
        before, _, after = source.partition(CLAUSES)
        elsewhere = source if part != self.main else after
        if CONTENTS in elsewhere or before.count(CONTENTS) > _MARKS_OF_ONE:
            self._refuse(part, "{{ contents }} ska stå på ett enda ställe, före {{ clauses }}")

    def refuse_other_numbers(self) -> None:
        """Refuse a list whose numbers would not be those that references show."""
        part = related(self.parts, self.main, "numbering", name=self.name)
        for style, wanted in _NUMBERS.items():
            numerals, text = self._numbered(style)
            if ("paragraph", style) in self._style_ids and (numerals, text.rstrip(".")) != ("decimal", wanted):
                shown = wanted.replace("%1", "1").replace("%2", "1")
                self._refuse(part or self.main, f"formatmallen {style} ska numreras {shown}, som hänvisningar skrivs")

    def _numbered(self, style: str) -> tuple[str, str]:
        """The numerals and the text of the list level that a style is bound to."""
        style_id = self._style_ids.get(("paragraph", style), "")
        return self._levels.get(style_id, ("", "")) if style_id else ("", "")

    @kept
    def _levels(self) -> dict[str, tuple[str, str]]:
        part = related(self.parts, self.main, "numbering", name=self.name)
        levels = () if part is None else self._parsed(part).iter(f"{W}lvl")
        return {_value(level, "pStyle"): (_value(level, "numFmt"), _value(level, "lvlText")) for level in levels}

    @kept
    def after_number(self) -> str:
        """What follows the number of a heading: a full stop, or nothing."""
        return self._numbered("heading 1")[1].partition("%1")[2]

    def refuse_undescribed(self) -> None:
        """Refuse a picture that says nothing to those who do not see it: it would stand in every agreement."""
        for finding in undescribed_pictures(self.parts, name=self.name):
            self._refuse("", f"{finding.message}; {finding.hint}")

    def _refuse(self, part: str, why: str) -> NoReturn:
        raise TemplateError(self.name, part, why)

    def _parsed(self, part: str) -> etree._Element:
        return parse_xml(self.parts[part], name=self.name, part=part)

    @kept
    def _style_ids(self) -> dict[tuple[str, str], str]:
        part = related(self.parts, self.main, "styles", name=self.name)
        if part is None:
            self._refuse("word/styles.xml", "brevmallen har inga formatmallar")
        return {
            (style.get(f"{W}type", ""), name.get(f"{W}val", "").lower()): style.get(f"{W}styleId", "")
            for style in self._parsed(part).iterfind(f"{W}style")
            for name in style.iterfind(f"{W}name")
        }

    def style_id(self, kind: str, name: str) -> str:
        """Return the id of a ``paragraph``, ``character`` or ``table`` style; raises ``KeyError``.

        The id is in the language of the Word that made the file, the name is not.
        """
        return self._style_ids[kind, name.lower()]

    @kept
    def point(self) -> str:
        """The id of the style of numbered paragraphs, or nothing where there is none."""
        return self._style_ids.get(("paragraph", "avtalspunkt"), "")

    @kept
    def text_width(self) -> int:
        """The width of the text on the page (twentieths of a point)."""
        section = self._parsed(self.main).find(f"{W}body/{W}sectPr")
        said = {} if section is None else {local_name(part): part for part in section}
        try:
            size, margins = said["pgSz"], said["pgMar"]
            edges = (int(margins.attrib[f"{W}{side}"]) for side in ("left", "right"))
            return int(size.attrib[f"{W}w"]) - sum(edges)
        except (KeyError, ValueError):
            self._refuse(self.main, "brevmallen säger inte hur stor sidan och dess marginaler är")

    @kept
    def sources(self) -> dict[str, str]:
        """Jinja source of the main part, and of each other part that holds tags."""
        tagged = (part for part, data in self.parts.items() if _MAY_HOLD_TAGS.fullmatch(part) and b"{" in data)
        return {part: self._source(part) for part in sorted({self.main, *tagged})}

    def _source(self, part: str) -> str:
        try:
            source = part_source(self._parsed(part))
        except ValueError as error:
            raise TemplateError(self.name, part, str(error)) from None
        if CONTENTS not in source:
            return source
        try:
            return source.replace(CONTENTS, f"{CONTENTS}{self.style_id('paragraph', 'toc 1')}{CONTENTS}")
        except KeyError:
            self._refuse(part, "brevmallen har inget styckeformat som heter ”toc 1”, för innehållsförteckningen")

    @kept
    def notes(self) -> Addition | None:
        """The part for footnotes, open for those of the clauses; ``None`` where there is none."""
        part = related(self.parts, self.main, "footnotes", name=self.name)
        return None if part is None or part in self.sources else notes_of(part, self._parsed(part))

    @kept
    def lists(self) -> Addition | None:
        """The part for lists, open for those that begin anew; ``None`` where lettered items have no list."""
        part = related(self.parts, self.main, "numbering", name=self.name)
        style_id = self._style_ids.get(("paragraph", "avtalsled"))
        return lists_of(part, self._parsed(part), style_id) if part and style_id else None

    @kept
    def head(self) -> Head:
        """What renders take of the letterhead."""
        said = self.name, self.main, self.point, self.after_number
        return Head(*said, self.notes, self.lists, self.unchanging, self.carrying)

    @kept
    def unchanging(self) -> tuple[Member, ...]:
        """The parts that are the same in every document, deflated."""
        return self._deflated(self.parts)

    @kept
    def carrying(self) -> Carrying:
        """What the documents have that carry their data."""
        part, parts = with_custom_part(self.parts, self.main, INSIDE, name=self.name)
        return Carrying(part, self._deflated(parts))

    def _deflated(self, parts: Mapping[str, bytes]) -> tuple[Member, ...]:
        return tuple(compress(part, data) for part, data in parts.items() if part not in self.sources)
