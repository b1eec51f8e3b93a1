"""What a letterhead carries of the person who made it (spår i brevmallen), taken away before it is used.

All of a letterhead is copied into every document. Word keeps more in a file than what is seen: who wrote it, when, in
which sittings, by which template on whose disk. None of that is part of the letterhead, so it is dropped, and what was
dropped is told. See docs/decisions/0011-scrubbed-letterhead.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final

from lxml import etree

from iopdocs.opc import Relation, parse_xml, relations, xml_part
from iopdocs.opc.names import W
from iopdocs.opc.pruning import pruned
from iopdocs.wording.foreign import local_name
from iopdocs.wording.properties import with_properties

__all__ = ["COMMENTS", "Scrubbed", "scrubbed"]

COMMENTS: Final = "kommentarer"
"""What comments are called among the traces: somebody may have meant them to be kept."""

_TEMPLATE: Final = "sökvägen till en dokumentmall"
_PARTS: Final = {
    "attachedtemplate": _TEMPLATE,
    "comments": COMMENTS,
    "commentsextended": COMMENTS,
    "commentsextensible": COMMENTS,
    "commentsids": COMMENTS,
    "customxml": "data från andra program",
    "glossarydocument": "byggblock",
    "keymapcustomizations": "egna kortkommandon",
    "people": COMMENTS,
    "printersettings": "inställningar för en skrivare",
    "thumbnail": "en miniatyrbild",
}
"""Kinds of relationships (lower case) that lead to what no document needs, and what they are called."""

_ELEMENTS: Final = {
    "attachedTemplate": _TEMPLATE,
    "commentRangeEnd": COMMENTS,
    "commentRangeStart": COMMENTS,
    "commentReference": COMMENTS,
    "dataBinding": "",
    "docId": "",
    "docVars": "variabler från ett annat program",
    "lastRenderedPageBreak": "",
    "placeholder": "",
    "proofErr": "",
    "rsid": "märken från redigeringen",
    "rsids": "märken från redigeringen",
    "smartTagPr": "smarta taggar",
    "smartTagType": "smarta taggar",
}
"""Elements that are dropped wherever they stand, and what they are called; what tells of nobody is not told."""

_ATTRIBUTES: Final = re.compile(r"rsid\w*|paraId|textId")
_TRACES: Final = re.compile(rb"rsid|paraId|textId|bookmark|smartTag|" + "|".join(_ELEMENTS).encode())
_BOOKMARK: Final = {"bookmarkStart", "bookmarkEnd"}
_NOT_THEIRS: Final = re.compile(r"_GoBack|_iopc?_.*")
"""Bookmarks that are not the letterhead's own: where the cursor was, and those of a document that it was made of."""

_MARKED: Final = re.compile(rb'<w:bookmarkStart [^>]*?w:id="([0-9]+)"')
_DIGITS: Final = 4
"""Bookmarks with longer numbers are those of documents."""


@dataclass(frozen=True)
class Scrubbed:
    """A letterhead's parts without traces, and what the traces were, in Swedish, in order and each once."""

    parts: Mapping[str, bytes]
    traces: tuple[str, ...]


def scrubbed(parts: Mapping[str, bytes], *, name: str) -> Scrubbed:
    """Return the parts of a letterhead without what it carries of those who made it.

    A part that carries nothing is the same bytes, and to scrub twice changes nothing.

    Raises:
        TemplateError: a part is not well-formed.
    """
    linked = (one for source in ("", *parts) for one in relations(parts, source, name=name))
    told = {_PARTS[one.kind.lower()] for one in linked if _is_trace(one)}
    kept = pruned(parts, _is_trace, name=name)
    taken = {number for content in kept.values() for number in map(int, _MARKED.findall(content))}
    free = (number for number in count(1) if number not in taken)
    for part, content in kept.items():
        if part.endswith(".xml") and _TRACES.search(content):
            root = parse_xml(content, name=name, part=part)
            found = {*_cleaned(root), *_numbered(root, free)}
            if found:
                told |= found
                kept[part] = xml_part(root)
    kept, of_properties = with_properties(kept, name=name)
    return Scrubbed(kept, tuple(sorted(filter(None, told | of_properties))))


def _is_trace(relation: Relation) -> bool:
    return relation.kind.lower() in _PARTS


def _cleaned(root: etree._Element) -> Iterator[str]:
    """Take the traces out of a part, and yield what each is called."""
    marks = [node for node in root.iter(f"{W}bookmarkStart") if _NOT_THEIRS.fullmatch(node.get(f"{W}name", ""))]
    unwanted = {node.get(f"{W}id") for node in marks}
    for node in list(root.iter("*")):
        for key in [key for key in node.attrib if _ATTRIBUTES.fullmatch(etree.QName(key).localname)]:
            del node.attrib[key]
            yield _ELEMENTS["rsid"]
        local = local_name(node)
        is_unwanted = local in _BOOKMARK and node.get(f"{W}id") in unwanted
        if local in _ELEMENTS or is_unwanted:
            _drop(node)
            yield _ELEMENTS.get(local, "")
        elif local == "smartTag":
            _unwrap(node)


def _numbered(root: etree._Element, free: Iterator[int]) -> Iterator[str]:
    """Give each bookmark with the number of one of a document another number, and yield that something was changed."""
    numbers: dict[str, str] = {}
    for node in root.iter(*(f"{W}{local}" for local in _BOOKMARK)):
        number = node.get(f"{W}id", "")
        if len(number) > _DIGITS:
            if number not in numbers:
                numbers[number] = str(next(free))
            node.set(f"{W}id", numbers[number])
            yield ""


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)
