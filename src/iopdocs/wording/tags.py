"""Tags in a part of a Word file that is kept as it is (taggar i brevmallen): found, made whole and lifted.

Word splits text over runs as it likes, so a tag is first joined. A paragraph or row that holds only a control tag is
replaced by the tag, since it leaves nothing behind.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from iopdocs.opc.names import NAMESPACE, W
from iopdocs.wording.foreign import local_name
from iopdocs.wording.inline import TAG, control
from iopdocs.wording.signals import CONTENTS, TABLE

__all__ = ["CLAUSES", "around_clauses", "part_source"]

CLAUSES: Final = "\ue014"
"""Where the clauses are put in; stands for the paragraph that holds only ``{{ clauses }}``."""

_KEEP_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PLACE_TAG: Final = re.compile(r"\{\{\s*(clauses|contents)\s*\}\}")
_PLACES: Final = {"clauses": CLAUSES, "contents": CONTENTS}
_SIGNALS: Final = re.compile("[\ue010-\ue01f]")
_TRACKED: Final = re.compile(r"ins|del|moveFrom|moveTo|\w+Change")
_HALF_TAG: Final = re.compile(r"\{[{%#]|[}%#]\}")
_ROWS: Final = {f"{W}{name}" for name in ("tr", "sdt", "customXml")}
_COLUMN_TAG: Final = re.compile(r"\{%tc\s")
_BLOCK: Final = re.compile(r"\{%\s*(if|for|end)|<w:(p|tbl|sectPr)[ />]")
_STRAIGHT: Final = str.maketrans("”“„’‘\u00a0\u202f", '"""\'\'  ')


def part_source(root: etree._Element) -> str:
    """Return Jinja source for a part: tags joined over runs, those alone in a paragraph or row lifted, all else kept.

    The part is changed.

    Raises:
        ValueError: the part has tracked changes, a table that can be empty or whose columns follow the data, or is not
            written as Word writes.
    """
    _refuse_unfit(root)
    _drop_indentation(root)
    for paragraph in list(root.iter(f"{W}p")):
        _join_tags(paragraph)
        _lift(paragraph)
    for row in list(root.iter(f"{W}tr")):
        _refuse_columns(row)
        _lift_row(row)
    for table in root.iter(f"{W}tbl"):
        _refuse_empty(table)
    return TAG.sub(_plain_tag, etree.tostring(root, encoding="unicode"))


def around_clauses(source: str) -> tuple[str, str]:
    """Return the source before and after the place of the clauses, which may end in a table.

    Word wants a paragraph between two tables and after the last one; where one follows anyhow, another would only be
    read out as empty.
    """
    before, _, after = source.partition(CLAUSES)
    return before, after if _begins_with_text(after) else TABLE + after


def _begins_with_text(source: str) -> bool:
    """Whether a paragraph comes first, whatever the conditions on the way to it say."""
    depth = 0
    for found in _BLOCK.finditer(source):
        if found[1]:
            depth += -1 if found[1] == "end" else 1
        elif found[2] != "p" or not depth:
            return found[2] == "p"
    return False


def _refuse_unfit(root: etree._Element) -> None:
    if etree.QName(root).namespace == NAMESPACE and root.nsmap.get("w") != NAMESPACE:
        raise ValueError("delen är inte skriven som Word skriver; öppna filen i Word och spara den på nytt")
    for node in root.iter(f"{W}*"):
        if _TRACKED.fullmatch(local_name(node)):
            raise ValueError("brevmallen har spårade ändringar; godkänn eller avvisa dem")
    if _SIGNALS.search("".join(root.itertext())):
        raise ValueError("texten har tecken för privat bruk (U+E010–U+E01F), som inte kan stå i en mall")


def _drop_indentation(root: etree._Element) -> None:
    """Drop the space between elements, and write the space in texts so that it counts."""
    for node in root.iter("*"):
        if len(node) and not (node.text or "").strip():
            node.text = None
        if not (node.tail or "").strip():
            node.tail = None
        if node.tag == f"{W}t":
            text = node.text or ""
            kept = text if node.get(_KEEP_SPACE) == "preserve" else text.strip(" \t\r\n")
            node.text = re.sub(r"[\t\r\n]", " ", kept)
            node.set(_KEEP_SPACE, "preserve")


def _join_tags(paragraph: etree._Element) -> None:
    """Put a tag that Word has split over several runs whole into the first of them."""
    texts = list(paragraph.iter(f"{W}t"))
    whole = "".join(node.text or "" for node in texts)
    if _HALF_TAG.search(TAG.sub(" ", whole)):
        raise ValueError(f"en tagg i stycket ”{whole}” är inte hel")
    for tag in reversed(list(TAG.finditer(whole))):
        _gather(texts, tag.start(), tag.end())


def _gather(texts: list[etree._Element], start: int, end: int) -> None:
    first, at = None, 0
    for node in texts:
        text = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low >= high:
            continue
        if first is None:
            first = node
        else:
            first.text = (first.text or "") + text[low:high]
            node.text = text[high:]


def _lift(paragraph: etree._Element) -> None:
    text = _text(paragraph)
    said = control("p", text)
    parent = paragraph.getparent()
    place = _PLACE_TAG.fullmatch(text)
    if parent is None or not (said or place):
        return
    if paragraph.find(f".//{W}sectPr") is not None:
        raise ValueError(f"stycket ”{text}” slutar med en avsnittsbrytning; flytta den till ett eget stycke")
    if not said and local_name(parent) not in {"body", "sdtContent"}:
        raise ValueError(f"{text} ska stå i brevmallens löpande text, inte i en tabell eller textruta")
    _replace(paragraph, _PLACES[place[1]] if place else f"{{% {said} %}}")


def _lift_row(row: etree._Element) -> None:
    """A row within a row is found by itself, so that the tag never takes more than the row that it stands in."""
    said = "" if row.find(f".//{W}tbl") is not None else control("tr", _text(row))
    if said:
        _replace(row, f"{{% {said} %}}")


def _refuse_columns(row: etree._Element) -> None:
    """The widths of a letterhead's table are kept as they are, so its columns cannot follow the data."""
    if _COLUMN_TAG.search(_text(row)):
        raise ValueError("{%tc … %} kan bara stå i en klausuls tabell; brevmallens tabeller har alltid samma kolumner")


def _refuse_empty(table: etree._Element) -> None:
    """Word opens no file with a table that has no rows."""
    depth = 0
    for child in table:
        if child.tag in _ROWS and not depth:
            return
        for tag in TAG.findall(child.tail or ""):
            depth += tag.startswith(("{% if ", "{% for ")) - tag.startswith("{% end")
    raise ValueError("en tabell i brevmallen kan bli utan rader; låt en rubrikrad stå före slingan eller villkoret")


def _text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t")).strip()


def _replace(element: etree._Element, tag: str) -> None:
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    if previous is None:
        parent.text = (parent.text or "") + tag + (element.tail or "")
    else:
        previous.tail = (previous.tail or "") + tag + (element.tail or "")
    element.tail = None
    parent.remove(element)


def _plain_tag(tag: re.Match[str]) -> str:
    plain = tag[0].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return plain.translate(_STRAIGHT)
