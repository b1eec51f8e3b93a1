"""A Word package opened to be looked at (öppnat Word-paket): its text, what stands on every page, its styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.kept import kept
from iopdocs.opc.names import W
from iopdocs.opc.reading import Relation, main_document, parse_xml, read_package, related, relations

__all__ = ["Package", "Styles", "value", "whole"]

_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_LONGEST: Final = 6


def value(owner: etree._Element | None, path: str, attribute: str = "val") -> str:
    """Return what the element at a path of Word's names says; empty where it is not there."""
    found = None if owner is None else owner.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{attribute}", "")


def whole(text: str, base: int = 10) -> int | None:
    """Return the whole number of at most six digits that a file says; ``None`` for all else, as files hold anything."""
    digits = text if text.isascii() and text.isalnum() and len(text) <= _LONGEST else ""
    try:
        return int(digits, base)
    except ValueError:
        return None


class Styles:
    """The styles of a document (formatmallar), by id."""

    def __init__(self, root: etree._Element) -> None:
        self._by_id = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
        paragraphs = (key for key, style in self._by_id.items() if style.get(f"{W}type") == "paragraph")
        self.default = next((key for key in paragraphs if self._by_id[key].get(f"{W}default") == "1"), "")
        self.defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def by_name(self, kind: str = "") -> dict[str, etree._Element]:
        """Return the styles by name, as :meth:`name` tells it; those of one type (``character``), if it is said."""
        chosen = (key for key, style in self._by_id.items() if kind in {"", style.get(f"{W}type")})
        return {self.name(key): self._by_id[key] for key in chosen}

    def chain(self, key: str) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on, nearest first."""
        passed: set[str] = set()
        while key in self._by_id and key not in passed:
            passed.add(key)
            yield self._by_id[key]
            key = value(self._by_id[key], "basedOn")

    def name(self, key: str) -> str:
        """Return the name that Word keeps in all languages, in lower case."""
        return value(self._by_id.get(key), "name").lower()

    def of(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style."""
        return value(paragraph, "pPr/pStyle") or self.default

    def said(self, paragraph: etree._Element, path: str) -> str:
        """Return what a paragraph says at a path of its looks, itself or by its style."""
        own = value(paragraph, f"pPr/{path}")
        inherited = (value(style, f"pPr/{path}") for style in self.chain(self.of(paragraph)))
        return own or next(filter(None, inherited), "")


@dataclass(frozen=True)
class Package:
    """The parts of a .docx; ``name`` is the file's name for messages, ``main`` the part with the text."""

    name: str
    parts: Mapping[str, bytes]
    main: str

    @classmethod
    def open(cls, data: bytes, name: str, *, template_link: bool = False) -> Package:
        """Read a file; raises :class:`~iopdocs.errors.TemplateError` if it is no Word file or may not come in."""
        return cls.of(read_package(data, name=name, template_link=template_link), name)

    @classmethod
    def of(cls, parts: Mapping[str, bytes], name: str) -> Package:
        """Take the parts of a file that has been read; raises :class:`~iopdocs.errors.TemplateError`."""
        return cls(name, parts, main_document(parts, name=name))

    def parsed(self, part: str | None) -> etree._Element:
        """Return a part, read anew, so that it can be changed; an empty one where there is none."""
        return etree.Element("none") if part is None else parse_xml(self.parts[part], name=self.name, part=part)

    def part(self, kind: str) -> etree._Element:
        """Return the part that the text has a relationship of this kind to; an empty one where there is none."""
        return self.parsed(related(self.parts, self.main, kind, name=self.name))

    def parts_of(self, *kinds: str) -> dict[str, etree._Element]:
        """Return the parts that the text has relationships of these kinds to, by name, in the order of the file."""
        targets = (one.target for one in self.relations(self.main) if one.kind in kinds and one.target in self.parts)
        return {part: self.parsed(part) for part in dict.fromkeys(targets)}

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relationships of a part."""
        return relations(self.parts, part, name=self.name)

    def links_of(self, part: str) -> dict[str, str]:
        """Return where the links of a part lead, by id."""
        return {one.id: one.target for one in self.relations(part) if one.external}

    @kept
    def document(self) -> etree._Element:
        """The part with the text."""
        return self.parsed(self.main)

    @kept
    def body(self) -> etree._Element:
        """The text."""
        found = self.document.find(f"{W}body")
        return etree.Element("none") if found is None else found

    @kept
    def sides(self) -> tuple[etree._Element, ...]:
        """Headers, footers and notes."""
        return tuple(self.parts_of("header", "footer", "footnotes", "endnotes").values())

    @kept
    def styles(self) -> Styles:
        """The styles."""
        return Styles(self.part("styles"))

    @kept
    def settings(self) -> etree._Element:
        """The settings."""
        return self.part("settings")

    @kept
    def links(self) -> dict[str, str]:
        """Where the links of the text lead, by id."""
        return self.links_of(self.main)

    @kept
    def title(self) -> str:
        """The title among the properties."""
        core = related(self.parts, "", "core-properties", name=self.name)
        return (self.parsed(core).findtext(_TITLE) or "").strip()
