"""The references of a document (hänvisningar), read from its parts: what each shows, and what it should show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.word.reader import Line, read_items

__all__ = ["References", "reference_faults", "references"]

_REFERENCE = re.compile(r"\s*REF\s+(\S+)\s+(\\[rw]\s)?")


@dataclass(frozen=True, slots=True)
class References:
    """The cross references of a document: (bookmark, number shown), and what each bookmark's number is."""

    shown: tuple[tuple[str, str], ...]
    labels: dict[str, str]


def references(data: bytes) -> References:
    """Return the cross references of a document, in its footnotes too, and what they should show.

    A bookmark leads to the number of its paragraph in full (``12.1a)``), or, where it stands around a number that is
    written in the text, to that.
    """
    with ZipFile(BytesIO(data)) as package:
        roots = [etree.fromstring(package.read(f"word/{name}.xml")) for name in _text_parts(package)]
    body = roots[0].find(f"{W}body")
    if body is None:
        return References((), {})
    fields = [field for root in roots for paragraph in root.iter(f"{W}p") for field in _fields(paragraph)]
    wholes, texts = _paragraph_labels(body, data), _bookmarked(body)
    labels = {name: (wholes if switch else texts).get(name, "") for name, switch, _ in fields}
    known = {name: label for name, label in labels.items() if name in wholes}
    return References(tuple((name, shown) for name, _, shown in fields), wholes | known)


def _text_parts(package: ZipFile) -> list[str]:
    return ["document", *(["footnotes"] if "word/footnotes.xml" in package.namelist() else [])]


def _paragraph_labels(body: etree._Element, data: bytes) -> dict[str, str]:
    """The number in full of each paragraph with a bookmark, by the bookmark's name."""
    labels: dict[str, str] = {}
    point = led = ""
    for node, item in zip(_paragraphs_and_rows(body), read_items(data), strict=False):
        label, style = (item.label.rstrip("."), item.style) if isinstance(item, Line) else ("", "")
        own = node.find(f"{W}pPr/{W}numPr") is not None
        if style in ("heading 1", "avtalspunkt"):
            point = label
        if style == "avtalsled":
            label = led = label if own else point + label
        if style == "avtalsunderled":
            label = led + label
        for start in node.iter(f"{W}bookmarkStart"):
            labels[start.get(f"{W}name", "")] = label
    return labels


def _bookmarked(body: etree._Element) -> dict[str, str]:
    """The text between the beginning and the end of each bookmark."""
    open_names: dict[str, str] = {}
    texts: dict[str, str] = {}
    for node in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if node.tag == f"{W}bookmarkStart":
            open_names[node.get(f"{W}id", "")] = node.get(f"{W}name", "")
        elif node.tag == f"{W}bookmarkEnd":
            open_names.pop(node.get(f"{W}id", ""), None)
        else:
            for name in open_names.values():
                texts[name] = texts.get(name, "") + (node.text or "")
    return texts


def _paragraphs_and_rows(body: etree._Element) -> Iterator[etree._Element]:
    for node in body:
        if node.tag == f"{W}tbl":
            yield from node.iter(f"{W}tr")
        elif node.tag == f"{W}p":
            yield node


def _fields(paragraph: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield the bookmark, the switch for its number and the shown text of every REF field."""
    target, switch, text, state = "", "", "", "none"
    for node in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if node.tag == f"{W}fldChar":
            state = node.get(f"{W}fldCharType", "")
            if state == "end" and target:
                yield target, switch, text
            if state != "separate":
                target = switch = text = ""
        elif node.tag == f"{W}instrText":
            found = _REFERENCE.match(node.text or "")
            target, switch = (found[1], found[2] or "") if found else ("", "")
        elif state == "separate":
            text += node.text or ""


def reference_faults(data: bytes) -> Iterator[str]:
    """Yield what is wrong with the references of a document, as Swedish sentences."""
    found = references(data)
    for name, shown in found.shown:
        if name not in found.labels:
            yield f"hänvisningen till {name} leder ingenstans"
        elif found.labels[name] != shown or not shown:
            yield f"hänvisningen till {name} visar {shown!r} i stället för {found.labels[name]!r}"
