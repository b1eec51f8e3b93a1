"""The paragraphs of the running text in order (styckena), each with what can be said of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.opc.package import Package, Styles, whole
from iopdocs.values.refusal import shown

__all__ = ["Line", "blocks", "lines", "under"]

_HEADING: Final = re.compile(r"heading ([1-9])")
_WRAPPERS: Final = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_VISIBLE: Final = tuple(
    f"{W}{name}"
    for name in (
        "drawing",
        "pict",
        "object",
        "br",
        "fldChar",
        "fldSimple",
        "sectPr",
        "sym",
        "footnoteReference",
        "hyperlink",
    )
)
_DEEPEST: Final = 9


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style's name, its level if it is a heading, its text, and where it stands.

    ``is_spacing`` says that it is empty and need not be; ``is_numbered`` that it belongs to a list.
    """

    element: etree._Element
    style: str
    level: int | None
    text: str
    place: str
    is_spacing: bool
    is_numbered: bool


def lines(package: Package) -> Iterator[Line]:
    """Yield the paragraphs of the text that stand outside tables."""
    heading = ""
    every = list(blocks(package.body))
    for at, block in enumerate(every):
        if block.tag == f"{W}p":
            line = _line(block, package.styles, heading, needed=_is_needed(every, at))
            heading = line.text if line.level is not None and line.text.strip() else heading
            yield line


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, also those within content controls."""
    for node in parent:
        if node.tag in _WRAPPERS:
            yield from blocks(node)
        elif node.tag in {f"{W}p", f"{W}tbl"}:
            yield node


def under(heading: str) -> str:
    """Return where something stands, for a message."""
    return f"under rubriken {shown(heading)}" if heading else "före den första rubriken"


def _line(paragraph: etree._Element, styles: Styles, heading: str, *, needed: bool) -> Line:
    text = _text(paragraph)
    style = styles.name(styles.of(paragraph))
    level = _level(paragraph, style, styles)
    empty = not text.strip() and next(paragraph.iter(*_VISIBLE), None) is None
    is_numbered = styles.said(paragraph, "numPr/numId") not in {"", "0"}
    return Line(paragraph, style, level, text, under(heading), empty and level is None and not needed, is_numbered)


def _text(paragraph: etree._Element) -> str:
    """The text with its tabs; tab stops are no tabs."""
    out = []
    for node in paragraph.iter(f"{W}t", f"{W}tab"):
        inside = next(node.iterancestors(f"{W}p")) is paragraph
        if inside and (node.tag == f"{W}t" or node.getparent().tag == f"{W}r"):  # type: ignore[union-attr] # in a paragraph
            out.append((node.text or "") if node.tag == f"{W}t" else "\t")
    return "".join(out)


def _level(paragraph: etree._Element, style: str, styles: Styles) -> int | None:
    outline = whole(styles.said(paragraph, "outlineLvl"))
    if outline is not None:
        return outline + 1 if outline < _DEEPEST else None
    named = _HEADING.fullmatch(style)
    return int(named[1]) if named else None


def _is_needed(every: list[etree._Element], at: int) -> bool:
    """Whether Word needs the paragraph though it is empty: between two tables, and after a table that is last."""
    before = every[at - 1] if at else None
    after = every[at + 1] if at + 1 < len(every) else None
    is_after_table = before is not None and before.tag == f"{W}tbl"
    return is_after_table and (after is None or after.tag == f"{W}tbl")
