"""What a paragraph holds (styckets innehåll), flat: pieces of text, what stands in a run and is no text, fields whole.

A field (ISO/IEC 29500-1, 17.16) is one item however many runs it takes, so a change never comes to stand inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from iopdocs.opc.fields import boundary, held_together
from iopdocs.opc.names import R, W

__all__ = ["ENDS", "MARKS", "STARTS", "Item", "instruction", "items_of"]

STARTS: Final = f"{W}bookmarkStart"
ENDS: Final = f"{W}bookmarkEnd"
MARKS: Final = frozenset({STARTS, ENDS})
"""What has a place in the text and takes none."""

_OTHER: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_SHOWN: Final = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
_FOLLOWS: Final = re.compile(r"\s*(REF|PAGEREF|NOTEREF|SEQ|PAGE|NUMPAGES|SECTION|SECTIONPAGES|TOC)\b", re.IGNORECASE)
"""Fields that show what follows from where something stands."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a paragraph.

    ``text`` is what it counts as when words are told apart; ``node`` is what stands in the run, or in the paragraph if
    there is no ``run``; ``looks`` are those of the run. ``url`` tells where a ``link`` out of the document leads.
    A field has ``parts``; a bookmark's mark has no text.
    """

    text: str
    node: etree._Element | None = None
    looks: etree._Element | None = None
    link: etree._Element | None = None
    url: str = ""
    run: bool = True
    parts: tuple[Item, ...] = field(default=(), repr=False)

    @property
    def is_mark(self) -> bool:
        """Whether it begins or ends a bookmark."""
        return self.node is not None and self.node.tag in MARKS

    @property
    def key(self) -> str:
        """What must be equal for two items that are not text to be the same."""
        if self.parts:
            code = instruction(self.parts)
            shown = "" if _FOLLOWS.match(code) else "".join(part.text for part in self.parts)
            return f"\0{code}\0{shown}"
        if self.node is None or self.text != _OTHER:
            return self.text
        tag = str(self.node.tag)
        return f"\0{tag}" if tag.endswith("Reference") else f"\0{_canonical(self.node)}"


def _canonical(node: etree._Element) -> str:
    return etree.tostring(node, method="c14n", exclusive=True).decode()


def instruction(parts: Iterable[Item]) -> str:
    """Return what a field says that it is to show."""
    nodes = (part.node for part in parts if part.node is not None)
    return "".join(node.text or "" for node in nodes if node.tag == f"{W}instrText").strip()


def items_of(paragraph: etree._Element, links: Mapping[str, str]) -> tuple[Item, ...]:
    """Return what a paragraph holds; ``links`` tells where each link out of the document leads, by its id."""
    return tuple(_with_fields(_flat(paragraph, None, links)))


def _flat(owner: etree._Element, link: etree._Element | None, links: Mapping[str, str]) -> Iterator[Item]:
    url = "" if link is None else links.get(link.get(f"{R}id", ""), "")
    for child in owner:
        if child.tag == f"{W}r":
            yield from _of_run(child, link, url)
        elif child.tag == f"{W}hyperlink":
            yield from _flat(child, child, links)
        elif child.tag == f"{W}fldSimple":
            yield from _simple_field(child, link, links)
        elif child.tag in MARKS:
            yield Item("", child, link=link, url=url, run=False)
        elif child.tag != f"{W}pPr":
            yield Item(_OTHER, child, link=link, url=url, run=False)


def _of_run(run: etree._Element, link: etree._Element | None, url: str) -> Iterator[Item]:
    looks = run.find(f"{W}rPr")
    for node in run:
        if node.tag == f"{W}t":
            if node.text:
                yield Item(node.text, None, looks, link, url)
        elif node.tag != f"{W}rPr":
            yield Item(_SHOWN.get(str(node.tag), _OTHER), node, looks, link, url)


def _simple_field(field: etree._Element, link: etree._Element | None, links: Mapping[str, str]) -> Iterator[Item]:
    """A field in one element, as the same in runs: only those can be struck out."""
    code = etree.Element(f"{W}instrText")
    code.text = field.get(f"{W}instr", "")
    yield from (Item(_OTHER, node, link=link) for node in (_boundary("begin"), code, _boundary("separate")))
    yield from _flat(field, link, links)
    yield Item(_OTHER, _boundary("end"), link=link)


def _boundary(kind: str) -> etree._Element:
    return etree.Element(f"{W}fldChar", {f"{W}fldCharType": kind})


def _with_fields(flat: Iterable[Item]) -> Iterator[Item]:
    """Join what belongs to a field, with the fields in it; one that does not end here goes on to the end."""
    for parts in held_together(flat, _opened):
        first = parts[0]
        yield replace(first, parts=tuple(parts)) if _opened(first) > 0 else first


def _opened(item: Item) -> int:
    return 0 if item.node is None else boundary(item.node)
