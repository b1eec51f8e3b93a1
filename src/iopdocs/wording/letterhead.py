"""The letterhead (brevmall): the municipality's own Word file, into which the clauses are put.

All looks live here: styles, the one list, page size, header and footer. Parts without tags never change and are deflated
once; the parts with tags are compiled once and written for each document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.opc import Member, compress, parse_xml, read_package
from iopdocs.wording.source import BLOCK
from iopdocs.wording.inline import TAG

__all__ = ["CLAUSES", "Letterhead", "part_source"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLAUSES = "\ue014"
"""Where the clauses are put in; stands for the paragraph that holds only ``{{ clauses }}``."""

_MAIN = "word/document.xml"
_MAY_HOLD_TAGS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml")
_PARAGRAPH_TAG = re.compile(r"\{%p\s+(.*?)\s*%\}")


@dataclass(frozen=True)
class Letterhead:
    """An opened letterhead; ``name`` is the file's name for messages."""

    name: str
    parts: Mapping[str, bytes]

    @classmethod
    def open(cls, data: bytes, name: str) -> Letterhead:
        """Read a letterhead; raises :class:`TemplateError` for a file that is unsafe or holds no place for the clauses."""
        letterhead = cls(name, read_package(data, name=name))
        if _MAIN not in letterhead.parts or CLAUSES not in letterhead.sources[_MAIN]:
            raise TemplateError(name, _MAIN, "stycket {{ clauses }} saknas; det visar var klausulerna ska stå")
        return letterhead

    @cached_property
    def _style_ids(self) -> dict[str, str]:
        root = parse_xml(self.parts["word/styles.xml"])
        styles = ((style.find(f"{W}name"), style.get(f"{W}styleId")) for style in root.iter(f"{W}style"))
        return {name.get(f"{W}val", "").lower(): key for name, key in styles if name is not None and key}

    def style_id(self, name: str) -> str:
        """Return the id of the style with this name in whatever language's Word the file was made; raises ``KeyError``."""
        return self._style_ids[name.lower()]

    @cached_property
    def style_names(self) -> frozenset[str]:
        """The names of the letterhead's styles, in lower case."""
        return frozenset(self._style_ids)

    @cached_property
    def sources(self) -> dict[str, str]:
        """Jinja source of each part that holds tags, and of the main part."""
        may = (name for name in self.parts if _MAY_HOLD_TAGS.fullmatch(name))
        return {name: part_source(self.parts[name]) for name in sorted(may) if name == _MAIN or b"{" in self.parts[name]}

    @cached_property
    def unchanging(self) -> tuple[Member, ...]:
        """The parts that are the same in every document, deflated."""
        return tuple(compress(name, data) for name, data in self.parts.items() if name not in self.sources)


def part_source(data: bytes) -> str:
    """Return Jinja source for a part: tags joined over their runs, paragraph tags lifted, all other text as it stands."""
    root = parse_xml(data)
    for paragraph in list(root.iter(f"{W}p")):
        _join_tags(paragraph)
        _lift(paragraph)
    return _unescape_tags(etree.tostring(root, encoding="unicode"))


def _join_tags(paragraph: etree._Element) -> None:
    """Put a tag that Word has split over several runs whole into the first of them."""
    texts = [node for node in paragraph.iter(f"{W}t")]
    whole = "".join(node.text or "" for node in texts)
    for tag in reversed(list(TAG.finditer(whole))):
        _gather(texts, tag.start(), tag.end())


def _gather(texts: list[etree._Element], start: int, end: int) -> None:
    at, first = 0, None
    for node in texts:
        text = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low >= high or (first is None and low >= len(text)):
            continue
        if first is None:
            first = node
            continue
        first.text = (first.text or "") + text[low:high]
        node.text = text[high:]


def _lift(paragraph: etree._Element) -> None:
    text = "".join(node.text or "" for node in paragraph.iter(f"{W}t")).strip()
    control = _PARAGRAPH_TAG.fullmatch(text)
    if control is None and text != "{{ clauses }}":
        return
    parent = paragraph.getparent()
    if parent is None:
        return
    marker = f"{BLOCK}{{% {control[1]} %}}" if control else CLAUSES
    previous = paragraph.getprevious()
    tail = marker + (paragraph.tail or "")
    if previous is None:
        parent.text = (parent.text or "") + tail
    else:
        previous.tail = (previous.tail or "") + tail
    parent.remove(paragraph)


def _unescape_tags(xml: str) -> str:
    return TAG.sub(lambda tag: tag[0].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), xml)

