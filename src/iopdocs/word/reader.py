"""Reading a Word package back (avläsning): paragraphs with the numbers that Word would show, and tables.

The numbers are counted from the package's own numbering definitions, independently of the render, so they are a second
opinion on what the render has written into references.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from iopdocs.opc import read_package

__all__ = ["Cells", "Item", "Line", "as_html", "as_text", "read_items"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


def read_items(data: bytes) -> tuple[Item, ...]:
    """Return the paragraphs and table rows of a Word package in order."""
    parts = read_package(data, name="dokumentet")
    root = etree.fromstring(parts["word/document.xml"])
    styles = _Styles(etree.fromstring(parts["word/styles.xml"]))
    counter = _Counter(etree.fromstring(parts["word/numbering.xml"])) if "word/numbering.xml" in parts else None
    body = root.find(f"{W}body")
    return tuple(_items(body, styles, counter)) if body is not None else ()


def _items(parent: etree._Element, styles: _Styles, counter: _Counter | None) -> Iterator[Item]:
    for node in parent:
        if node.tag == f"{W}p":
            yield _line(node, styles, counter)
        elif node.tag == f"{W}tbl":
            for row in node.iter(f"{W}tr"):
                yield _cells(row)
        elif node.tag == f"{W}sdt":
            content = node.find(f"{W}sdtContent")
            yield from _items(content, styles, counter) if content is not None else ()


def _line(paragraph: etree._Element, styles: _Styles, counter: _Counter | None) -> Line:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    key = style.get(f"{W}val", "") if style is not None else ""
    numbering = _numbering(paragraph) or styles.numbering.get(key)
    label = counter.label(*numbering) if counter and numbering else ""
    return Line(styles.names.get(key, "normal"), label, _text(paragraph))


def _numbering(paragraph: etree._Element) -> tuple[str, int] | None:
    number = paragraph.find(f"{W}pPr/{W}numPr")
    return _number_and_level(number) if number is not None else None


def _number_and_level(number: etree._Element) -> tuple[str, int] | None:
    key, level = number.find(f"{W}numId"), number.find(f"{W}ilvl")
    if key is None:
        return None
    return key.get(f"{W}val", "0"), int(level.get(f"{W}val", "0")) if level is not None else 0


def _text(paragraph: etree._Element) -> str:
    out = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if node.tag == f"{W}t":
            out.append(node.text or "")
        elif node.getparent() is not None and node.getparent().tag == f"{W}r":
            out.append("\t" if node.tag == f"{W}tab" else "\n")
    return "".join(out)


def _cells(row: etree._Element) -> Cells:
    texts = ("\n".join(_text(paragraph) for paragraph in cell.iter(f"{W}p")) for cell in row.findall(f"{W}tc"))
    return Cells(row.find(f"{W}trPr/{W}tblHeader") is not None, tuple(texts))


class _Styles:
    """The names of the paragraph styles, and which list and level each is bound to."""

    def __init__(self, root: etree._Element) -> None:
        self.names: dict[str, str] = {}
        self.numbering: dict[str, tuple[str, int]] = {}
        for style in root.iter(f"{W}style"):
            key, name, number = style.get(f"{W}styleId", ""), style.find(f"{W}name"), style.find(f"{W}pPr/{W}numPr")
            self.names[key] = name.get(f"{W}val", "").lower() if name is not None else key
            found = _number_and_level(number) if number is not None else None
            if found:
                self.numbering[key] = found


class _Counter:
    """Counts list levels as Word does."""

    def __init__(self, root: etree._Element) -> None:
        abstract = {node.get(f"{W}abstractNumId"): node for node in root.iter(f"{W}abstractNum")}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._list: dict[str, str] = {}
        for number in root.iter(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            key, owner = number.get(f"{W}numId", ""), link.get(f"{W}val", "") if link is not None else ""
            self._list[key] = owner if number.find(f"{W}lvlOverride") is None else f"{owner}/{key}"
            self._levels[key] = dict(_levels(abstract[owner])) if owner in abstract else {}
        self._counts: dict[str, list[int]] = {}

    def label(self, number: str, level: int) -> str:
        """Count one paragraph and return the number that it shows."""
        levels = self._levels.get(number)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(self._list[number], [0] * 9)
        counts[level] = counts[level] + 1 if counts[level] else levels[level][2]
        counts[level + 1 :] = [0] * (8 - level)
        text, shown = levels[level][0], levels[level][1]
        if shown == "bullet":
            return text if text.isprintable() else "•"
        for at in range(level + 1):
            text = text.replace(f"%{at + 1}", _numeral(counts[at], levels[at][1]))
        return text


def _levels(abstract: etree._Element) -> Iterator[tuple[int, tuple[str, str, int]]]:
    for level in abstract.iter(f"{W}lvl"):
        values = {name: level.find(f"{W}{name}") for name in ("lvlText", "numFmt", "start")}
        text, shown, start = (node.get(f"{W}val", "") if node is not None else "" for node in values.values())
        yield int(level.get(f"{W}ilvl", "0")), (text, shown, int(start or 1))


def _numeral(count: int, shown: str) -> str:
    if shown == "lowerLetter" and count:
        return chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
    if shown == "lowerRoman" and count:
        return _roman(count)
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for value, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        out += letters * (count // value)
        count %= value
    return out


def as_text(items: Iterable[Item]) -> str:
    """Return the items as plain text: label and text parted by a tab, the cells of a row by tabs."""
    lines = ("\t".join(item.texts) if isinstance(item, Cells) else "\t".join(filter(None, (item.label, item.text))) for item in items)
    return "\n".join(lines) + "\n"


_TAGS = {"title": "h1", "heading 1": "h2", "heading 2": "h3"}


def as_html(items: Iterable[Item]) -> str:
    """Return the items as an HTML fragment, everything escaped."""
    out = []
    for is_table, group in groupby(items, key=lambda item: isinstance(item, Cells)):
        if is_table:
            rows = "".join(_html_row(row) for row in group if isinstance(row, Cells))
            out.append(f"<table>{rows}</table>")
        else:
            out.extend(_html_line(line) for line in group if isinstance(line, Line))
    return f'<article lang="sv">{"".join(out)}</article>'


def _html_line(line: Line) -> str:
    tag = _TAGS.get(line.style, "p")
    label = f"{html.escape(line.label)} " if line.label else ""
    return f"<{tag}>{label}{html.escape(line.text)}</{tag}>" if line.text else ""


def _html_row(row: Cells) -> str:
    opened, tag = ('<th scope="col">', "th") if row.head else ("<td>", "td")
    return "<tr>" + "".join(f"{opened}{html.escape(text)}</{tag}>" for text in row.texts) + "</tr>"
