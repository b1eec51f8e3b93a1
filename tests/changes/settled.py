"""A second opinion on tracked changes: accepts or rejects them all in a package, as ISO/IEC 29500-1 17.13.5 says.

It knows nothing of how they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from lxml import etree

from iopdocs.opc import main_document, read_package, relations, write_package
from iopdocs.word.reader import as_text, read_items

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Choice = Literal["accept", "reject"]
_GONE: Final = {"accept": f"{W}del", "reject": f"{W}ins"}
_STAYS: Final = {"accept": f"{W}ins", "reject": f"{W}del"}
_BACK: Final = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_KINDS: Final = {"header", "footer", "footnotes", "endnotes"}
_AUTOMATIC: Final = re.compile(r"\s*(REF|PAGEREF|SEQ|PAGE|NUMPAGES|TOC)\b")
_SHOWN: Final = tuple(f"{W}{tag}" for tag in ("t", "tab", "br", "drawing", "footnoteReference", "instrText"))


def settled(data: bytes, choice: Choice) -> bytes:
    """The package with every change accepted or rejected."""
    parts = read_package(data, name="ändringar.docx")
    for part in texts(parts):
        root = etree.fromstring(parts[part])
        settle(root, choice)
        parts[part] = etree.tostring(root)
    return write_package(parts)


def texts(parts: dict[str, bytes]) -> list[str]:
    """The parts with text: the body, headers, footers, notes."""
    main = main_document(parts, name="ändringar.docx")
    beside = (one.target for one in relations(parts, main, name="ändringar.docx") if one.kind in _KINDS)
    return [main, *sorted({part for part in beside if part in parts})]


def settle(root: etree._Element, choice: Choice) -> None:
    """Accept or reject every change in a text."""
    for row in [*root.iter(f"{W}tr")]:
        if row.find(f"{W}trPr/{_GONE[choice]}") is not None:
            _remove(row)
    for table in [*root.iter(f"{W}tbl")]:
        if table.find(f"{W}tr") is None:
            _remove(table)
    merged = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{_GONE[choice]}") is not None]
    for change in [*root.iter(f"{W}pPrChange")]:
        looks, (before,) = change.getparent(), change
        assert looks is not None
        looks[:] = [*looks][:-1] if choice == "accept" else [*before]
    for mark in [*root.iter(f"{W}ins", f"{W}del")]:
        _settle_mark(mark, choice)
    for paragraph in merged:
        _merge(paragraph)


def _settle_mark(mark: etree._Element, choice: Choice) -> None:
    parent = mark.getparent()
    assert parent is not None
    at = parent.index(mark)
    stays = mark.tag == _STAYS[choice] and str(parent.tag) not in {f"{W}rPr", f"{W}trPr"}
    for node in mark.iter(*_BACK):
        node.tag = _BACK[str(node.tag)]
    parent[at : at + 1] = [*mark] if stays else []


def _merge(paragraph: etree._Element) -> None:
    """Let a paragraph whose end is gone begin the next."""
    content = [node for node in paragraph if node.tag != f"{W}pPr"]
    following = paragraph.getnext()
    if any(next(node.iter(*_SHOWN), None) is not None for node in content):
        assert following is not None
        assert following.tag == f"{W}p"
    assert following is not None, "the last paragraph cannot go"
    if following.tag == f"{W}p":
        at = int(following.find(f"{W}pPr") is not None)
        following[at:at] = content
    _remove(paragraph)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def shown(data: bytes) -> str:
    """All that a document says: the body and the notes with their numbers, the headers and the footers."""
    parts = read_package(data, name="avtal.docx")
    beside = ("".join(root.itertext(f"{W}t")) for root in margins(parts))
    return as_text(read_items(data)) + "\n".join(beside)


def margins(parts: dict[str, bytes]) -> Iterator[etree._Element]:
    """The headers and footers."""
    for part in texts(parts)[1:]:
        root = etree.fromstring(parts[part])
        if root.tag in {f"{W}hdr", f"{W}ftr"}:
            yield root


def without_automatic(data: bytes) -> bytes:
    """The package without what fields show of numbers and places, and without the table of contents."""
    parts = read_package(data, name="avtal.docx")
    for part in texts(parts):
        root = etree.fromstring(parts[part])
        _blank_fields(root)
        parts[part] = etree.tostring(root)
    return write_package(parts)


def _blank_fields(root: etree._Element) -> None:
    for field in root.iter(f"{W}fldSimple"):
        for text in field.iter(f"{W}t"):
            text.text = ""
    stack: list[list[str]] = []
    listed: set[etree._Element] = set()
    for node in [*root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}p")]:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append([""])
        elif kind == "end" and stack:
            stack.pop()
        elif node.tag == f"{W}instrText" and stack:
            stack[-1][0] += node.text or ""
        elif node.tag == f"{W}t" and any(_AUTOMATIC.match(code[0]) for code in stack):
            node.text = ""
        if any(code[0].strip().startswith("TOC") for code in stack):
            listed.add(node if node.tag == f"{W}p" else next(node.iterancestors(f"{W}p")))
    for paragraph in listed:
        _remove(paragraph)
