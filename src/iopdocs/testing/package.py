"""What is wrong with a Word package (dokumentfel): read from its parts, independently of the code that wrote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from lxml import etree

from iopdocs.opc.names import W
from iopdocs.testing.references import reference_faults
from iopdocs.word.reader import Item, Line, read_items

__all__ = ["document_faults"]

_LEFTOVER = re.compile(r"\{\{|\{%|\{#|[\ue000-\uefff]")
"""A tag, or a signal to the render; from U+F000 on lie the dots of Word's own lists."""
_LONGEST_BOOKMARK = 40
_HEADINGS = ("heading 1", "heading 2")
_LETTERED = ("avtalsled", "avtalsunderled")
_OUTSIDE = ("list bullet", "footnote text")


def document_faults(data: bytes, *, tags: bool = False) -> tuple[str, ...]:
    """Return what is wrong with a document, as Swedish sentences.

    Every part is well-formed; no tag is left over; headings are numbered 1, 2, 3 … and have text below them; numbered
    paragraphs are not empty and rise by one; bookmarks are unique; every reference shows the number of its target; no
    table lacks rows, or touches the next.

    Args:
        data: the Word package.
        tags: whether the agreement's own texts may hold what looks like a tag.
    """
    parts = _parts(data)
    broken = [f"{name} är inte välformad: {fault}" for name, fault in _broken(parts)]
    if broken:
        return tuple(broken)
    body = etree.fromstring(parts["word/document.xml"])
    items = read_items(data)
    in_text = (*_label_faults(items, _own_lists(body)), *_heading_faults(items), *(() if tags else _leftovers(parts)))
    return (*in_text, *_bookmark_faults(body), *reference_faults(data), *_table_faults(body))


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _broken(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                yield name, str(error)


def _leftovers(parts: dict[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        if name.endswith(".xml") and (found := _LEFTOVER.search(content.decode())):
            yield f"{name} har kvar en tagg: {content.decode()[found.start() :][:60]}"


def _own_lists(body: etree._Element) -> frozenset[str]:
    """The labels and texts of the paragraphs that name a list themselves: those go on as their template says."""
    own = (node for node in body.iter(f"{W}p") if node.find(f"{W}pPr/{W}numPr") is not None)
    return frozenset("".join(text.text or "" for text in node.iter(f"{W}t")) for node in own)


def _label_faults(items: tuple[Item, ...], own: frozenset[str]) -> Iterator[str]:
    """Count the list once more, by the styles: 1, 1.1, a), i)."""
    clause = point = 0
    letters: Counter[str] = Counter()
    for line in items:
        if not isinstance(line, Line) or not line.label or line.style in _OUTSIDE:
            continue
        if line.style in _LETTERED and line.text in own:
            continue
        clause += line.style == "heading 1"
        point = 0 if line.style == "heading 1" else point + (line.style == "avtalspunkt")
        if line.style in ("heading 1", "avtalspunkt"):
            letters.clear()
        letters[line.style] += 1
        wanted = {"heading 1": f"{clause}", "avtalspunkt": f"{clause}.{point}"}.get(line.style)
        if wanted is None and letters[line.style] == 1 and line.label not in ("a)", "i)"):
            yield f"leden börjar med {line.label} i stället för a)"
        if wanted is not None and line.label.rstrip(".") != wanted:
            yield f"{line.label} borde vara {wanted}: {line.text[:60]}"
        if not line.text.strip():
            yield f"stycket {line.label} är tomt"


def _heading_faults(items: tuple[Item, ...]) -> Iterator[str]:
    for item, following in pairwise((*items, None)):
        style = item.style if isinstance(item, Line) else ""
        after = following.style if isinstance(following, Line) else ""
        if style in _HEADINGS and (following is None or after in ("heading 1", style)):
            yield f"rubriken {item.text[:60] if isinstance(item, Line) else ''} har ingen text under sig"


def _bookmark_faults(body: etree._Element) -> Iterator[str]:
    starts = [*body.iter(f"{W}bookmarkStart")]
    names, ids = (Counter(start.get(f"{W}{key}", "") for start in starts) for key in ("name", "id"))
    ends = Counter(end.get(f"{W}id", "") for end in body.iter(f"{W}bookmarkEnd"))
    yield from (f"bokmärket {name} finns {times} gånger" for name, times in names.items() if times > 1)
    yield from (f"bokmärkets id {key} finns {times} gånger" for key, times in ids.items() if times > 1)
    yield from (f"bokmärket {name} har längre namn än Word tillåter" for name in names if len(name) > _LONGEST_BOOKMARK)
    if ids != ends:
        yield "bokmärkenas början och slut hör inte ihop"


def _table_faults(body: etree._Element) -> Iterator[str]:
    for table in body.iter(f"{W}tbl"):
        after = table.getnext()
        if after is None or after.tag != f"{W}p":
            yield "en tabell följs inte av ett stycke"
        if table.find(f"{W}tr") is None:
            yield "en tabell har inga rader"
    for cell in body.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield "en tabellcell slutar inte med ett stycke"
    for row in body.iter(f"{W}tr"):
        if row.find(f"{W}tc") is None:
            yield "en tabellrad har inga celler"
