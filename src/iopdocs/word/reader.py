"""Reading a Word package back (avläsning): paragraphs with the numbers that Word would show, and tables.

The numbers are counted from the package's own numbering definitions, independently of the render, so they are a second
opinion on what the render has written into references.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.opc.package import Package, Styles, value
from iopdocs.word.numerals import numeral

__all__ = [
    "Cells",
    "Item",
    "Line",
    "as_html",
    "as_text",
    "note_mark",
    "read_items",
    "read_nodes",
    "shown_in",
]

_NAME: Final = "dokumentet"
_LEVELS: Final = 9
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style's name in lower case, the number it shows, its text."""

    style: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Cells:
    """A table row: whether it is a head, and the text of each cell."""

    head: bool
    texts: tuple[str, ...]


Item = Line | Cells


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: what it shows, its kind of numerals, where it starts."""

    text: str
    numerals: str
    start: int


def read_items(data: bytes) -> tuple[Item, ...]:
    """Return the paragraphs and table rows of a Word package in order; raises ``TemplateError`` if it is none."""
    return tuple(item for item, _ in read_nodes(Package.open(data, _NAME)))


def read_nodes(package: Package) -> tuple[tuple[Item, etree._Element], ...]:
    """Return the same of one that is open, each with the element that it was read from; raises as it does."""
    styles, counter = package.styles, _Counter(package.part("numbering"))
    return (*_items(package.body, styles, counter), *_notes(package.body, package.part("footnotes")))


def _notes(body: etree._Element, notes: etree._Element) -> Iterator[tuple[Item, etree._Element]]:
    """The footnotes in the order in which the text refers to them, which is how Word numbers them."""
    by_id = {note.get(f"{W}id", ""): note for note in notes.iter(f"{W}footnote")}
    for number, mark in enumerate(body.iter(f"{W}footnoteReference"), 1):
        note = by_id.get(mark.get(f"{W}id", ""), etree.Element("none"))
        text = "\n".join(_text(paragraph).strip() for paragraph in note.iter(f"{W}p"))
        yield Line("footnote text", note_mark(number), text), note


def note_mark(number: int) -> str:
    """Return how a footnote's number is shown in running text: ``¹²``."""
    return str(number).translate(_RAISED)


def _items(parent: etree._Element, styles: Styles, counter: _Counter) -> Iterator[tuple[Item, etree._Element]]:
    for node in parent:
        if node.tag == f"{W}p":
            yield _line(node, styles, counter), node
        elif node.tag == f"{W}tbl":
            yield from ((_cells(row), row) for row in node.iter(f"{W}tr"))
        elif node.tag in {f"{W}sdt", f"{W}sdtContent"}:
            yield from _items(node, styles, counter)


def _line(paragraph: etree._Element, styles: Styles, counter: _Counter) -> Line:
    key = styles.of(paragraph)
    said = map(_numbering, (paragraph, *styles.chain(key)))
    numbering = next(filter(None, said), None)
    label = counter.label(*numbering) if numbering else ""
    return Line(styles.name(key) or "normal", label, _text(paragraph))


def _numbering(owner: etree._Element) -> tuple[str, int] | None:
    """The list and the level that a paragraph or a style names."""
    number = owner.find(f"{W}pPr/{W}numPr")
    if number is None or number.find(f"{W}numId") is None:
        return None
    return value(number, "numId"), int(value(number, "ilvl") or 0)


def _text(paragraph: etree._Element) -> str:
    """The text of the runs; tab stops in the paragraph's looks are no text."""
    return "".join(shown_in(node) for run in paragraph.iter(f"{W}r") for node in run)


def shown_in(node: etree._Element) -> str:
    """Return what an element of a run shows: text, a tab, the mark of a footnote."""
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag == f"{W}footnoteReference":
        before = node.xpath("count(preceding::w:footnoteReference)", namespaces={"w": W[1:-1]})
        return note_mark(int(before) + 1)
    return {f"{W}tab": "\t", f"{W}br": "\n"}.get(str(node.tag), "")


def _cells(row: etree._Element) -> Cells:
    texts = ("\n".join(map(_text, cell.iter(f"{W}p"))) for cell in row.findall(f"{W}tc"))
    return Cells(row.find(f"{W}trPr/{W}tblHeader") is not None, tuple(texts))


class _Counter:
    """Counts list levels as Word does."""

    def __init__(self, root: etree._Element) -> None:
        abstract = {node.get(f"{W}abstractNumId", ""): node for node in root.iter(f"{W}abstractNum")}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list: dict[str, str] = {}
        kept = {value(node, "styleLink"): key for key, node in abstract.items()}
        for number in root.iter(f"{W}num"):
            key, said = number.get(f"{W}numId", ""), value(number, "abstractNumId")
            # What a list style keeps (17.9.21) is counted as one list, however many lists lead to it.
            link = value(abstract[said], "numStyleLink") if said in abstract else ""
            owner = kept.get(link, said) if link else said
            self._list[key] = owner if number.find(f"{W}lvlOverride") is None else f"{owner}/{key}"
            self._levels[key] = dict(_levels(abstract[owner])) if owner in abstract else {}
        self._counts: dict[str, list[int]] = {}

    def label(self, number: str, level: int) -> str:
        """Count one paragraph and return the number that it shows."""
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._list[number], [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (_LEVELS - 1 - level)
        text = levels[level].text
        if levels[level].numerals == "bullet":
            return text if text.isprintable() else "•"
        for at in range(level + 1):
            text = text.replace(f"%{at + 1}", numeral(counts[at], levels[at].numerals))
        return text


def _levels(abstract: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in abstract.iter(f"{W}lvl"):
        text, numerals, start = (value(level, name) for name in ("lvlText", "numFmt", "start"))
        yield int(level.get(f"{W}ilvl", "0")), _Level(text, numerals, int(start or 1))


def as_text(items: Iterable[Item]) -> str:
    """Return the items as plain text: label and text parted by a tab, the cells of a row by tabs."""
    return "".join(f"{_plain(item)}\n" for item in items)


def _plain(item: Item) -> str:
    return "\t".join(item.texts if isinstance(item, Cells) else filter(None, (item.label, item.text)))


_TAGS: Final = {"title": "h1", "heading 1": "h2", "heading 2": "h3"}


def as_html(items: Iterable[Item]) -> str:
    """Return the items as an HTML fragment, everything escaped."""
    out = []
    for around, group in groupby(items, key=_around):
        shown = "".join(map(_html, group))
        out.append(f"<{around}>{shown}</{around.split(' ')[0]}>" if around else shown)
    return f'<article lang="sv">{"".join(out)}</article>'


def _around(item: Item) -> str:
    """The element around items of one sort: a table, the table of contents."""
    if isinstance(item, Cells):
        return "table"
    return 'nav aria-label="Innehåll"' if item.style.startswith("toc ") else ""


def _html(item: Item) -> str:
    if isinstance(item, Cells):
        opened, tag = ('<th scope="col">', "th") if item.head else ("<td>", "td")
        return "<tr>" + "".join(f"{opened}{html.escape(text)}</{tag}>" for text in item.texts) + "</tr>"
    tag = _TAGS.get(item.style, "p")
    label = f"{html.escape(item.label)} " if item.label else ""
    return f"<{tag}>{label}{html.escape(item.text)}</{tag}>" if item.text else ""
