"""What a letterhead carries of the person who made it (spår i brevmallen), taken away before it is used.

All of a letterhead is copied into every document. Word keeps more in a file than what is seen: who wrote it, when, in
which sittings, by which template on whose disk. None of that is part of the letterhead, so it is dropped, and what was
dropped is told. See docs/decisions/0011-scrubbed-letterhead.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.opc import Relation, parse_xml, relations
from iopdocs.opc.pruning import pruned
from iopdocs.wording.foreign import local_name
from iopdocs.wording.properties import with_properties

__all__ = ["COMMENTS", "Scrubbed", "scrubbed"]

COMMENTS: Final = "kommentarer"
"""What comments are called among the traces: somebody may have meant them to be kept."""

_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_NAMESPACE}}}"
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
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
_TRACES: Final = re.compile(rb"rsid|paraId|textId|_GoBack|smartTag|" + "|".join(_ELEMENTS).encode())
_CURSOR: Final = "_GoBack"


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
    for part, content in kept.items():
        if part.endswith(".xml") and _TRACES.search(content):
            root = parse_xml(content, name=name, part=part)
            found = set(_cleaned(root))
            if found:
                told |= found
                kept[part] = _DECLARATION + etree.tostring(root, encoding="utf-8")
    kept, of_properties = with_properties(kept, name=name)
    return Scrubbed(kept, tuple(sorted(filter(None, told | of_properties))))


def _is_trace(relation: Relation) -> bool:
    return relation.kind.lower() in _PARTS


def _cleaned(root: etree._Element) -> Iterator[str]:
    """Take the traces out of a part, and yield what each is called."""
    cursors = {node.get(f"{_W}id") for node in root.iter(f"{_W}bookmarkStart") if node.get(f"{_W}name") == _CURSOR}
    for node in list(root.iter("*")):
        for key in [key for key in node.attrib if _ATTRIBUTES.fullmatch(etree.QName(key).localname)]:
            del node.attrib[key]
            yield _ELEMENTS["rsid"]
        local = local_name(node)
        is_cursor = local in {"bookmarkStart", "bookmarkEnd"} and node.get(f"{_W}id") in cursors
        if local in _ELEMENTS or is_cursor:
            _drop(node)
            yield _ELEMENTS.get(local, "")
        elif local == "smartTag":
            _unwrap(node)


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)
