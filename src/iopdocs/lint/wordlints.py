"""The lints of the Word file (granskning av Word-filen): what Word lets one do that no clause template can have.

Each yields what is wrong with one paragraph or row, and takes it away, so that the rest can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lxml import etree

from iopdocs import swedish
from iopdocs.lint._base import Remark, quoted
from iopdocs.lint.wordfile import Look, WordFile, attribute, text_of
from iopdocs.opc.names import W
from iopdocs.wording.blocks import LEVELS
from iopdocs.wording.foreign import local_name
from iopdocs.wording.inline import TAG
from iopdocs.wording.letterhead import Letterhead

__all__ = ["word_remarks"]

_PICTURES: Final = {"AlternateContent", "drawing", "pict"}
_COMMENTS: Final = {"annotationRef", "commentRangeEnd", "commentRangeStart", "commentReference"}
_INSERTED: Final = {"ins", "moveTo"}
_DELETED: Final = re.compile(
    r"del|moveFrom|move(From|To)Range(Start|End)|cell(Ins|Del|Merge)|customXml(Ins|Del|Move)\w+"
)
_CHANGE: Final = re.compile(r"\w+Change")
_HALF: Final = re.compile(r"\{[{%#]|[}%#]\}")
_LOOKS: Final = {
    "rFonts": "typsnitt",
    "sz": "teckenstorlek",
    "color": "färg",
    "highlight": "överstrykningsfärg",
    "i": "kursiv stil",
    "u": "understrykning",
    "caps": "versaler",
    "smallCaps": "kapitäler",
    "vertAlign": "upphöjd eller nedsänkt text",
    "shd": "bakgrundsfärg",
    "jc": "justering",
    "ind": "indrag",
    "spacing": "avstånd",
    "pBdr": "ram",
    "pageBreakBefore": "sidbrytning före stycket",
    "tabs": "tabbstopp",
}
"""What the letterhead decides: name in Word's file → what it is called."""
_STRONG: Final = {"", "Strong", "Default Paragraph Font", "Hyperlink"}


def word_remarks(file: WordFile, letterhead: Letterhead) -> Iterator[Remark]:
    """Yield what is wrong with the Word file, in order, and take it away from ``file``."""
    yield from _comments(file)
    for unit in range(len(file.units)):
        for code, look in _UNIT_LINTS:
            yield from (Remark(code, message, unit=unit) for message in look(file, unit))
        yield from (Remark("TPL002", message, unit=unit) for message in _foreign_styles(file, unit, letterhead))
    yield from _split_tags(file)


def _comments(file: WordFile) -> Iterator[Remark]:
    """Comments are told once, at the first of them."""
    marks = [one for one in file.root.iter() if local_name(one) in _COMMENTS]
    references = [one for one in marks if local_name(one) == "commentReference"]
    first = next((at for at, unit in enumerate(file.units) if any(one in marks for one in unit.iter())), None)
    for mark in marks:
        _remove(mark)
    if references:
        count = len(references)
        said = "en kommentar" if count == 1 else f"{swedish.cardinal(count)} kommentarer"
        yield Remark("TPL013", f"mallen har {said}", unit=first)


def _pictures(file: WordFile, unit: int) -> Iterator[str]:
    found = [one for one in _elements(file, unit) if local_name(one) in _PICTURES]
    for one in found:
        _remove(one)
    if found:
        yield "här finns en bild eller textruta, som inte följer med in i avtalet"


def _tracked_changes(file: WordFile, unit: int) -> Iterator[str]:
    """Goes on with the text as it would be if all changes were accepted."""
    inserted = [one for one in _elements(file, unit) if local_name(one) in _INSERTED]
    deleted = [one for one in _elements(file, unit) if _DELETED.fullmatch(local_name(one))]
    changed = [one for one in _elements(file, unit) if _CHANGE.fullmatch(local_name(one))]
    for one in (*deleted, *changed):
        _remove(one)
    for one in inserted:
        _unwrap(one)
    words = (("tillagd text", inserted), ("struken text", deleted), ("ändrat utseende", changed))
    said = [word for word, found in words if found]
    if said:
        yield f"här finns spårade ändringar ({swedish.list_of(said)}), som varken är godkända eller avvisade"


def _section_breaks(file: WordFile, unit: int) -> Iterator[str]:
    for one in [one for one in _elements(file, unit) if local_name(one) == "sectPr"]:
        _remove(one)
        yield "stycket slutar med en avsnittsbrytning; sidans form hör till brevmallen"


def _own_numbering(file: WordFile, unit: int) -> Iterator[str]:
    """A style that is numbered may say so once more, as LibreOffice does; any other number is its own."""
    for paragraph in file.units[unit].iter(f"{W}p"):
        numbering = paragraph.find(f"{W}pPr/{W}numPr")
        if numbering is None:
            continue
        style = _style(file, paragraph)
        level = attribute(numbering.find(f"{W}ilvl")) or "0"
        said = level if attribute(numbering.find(f"{W}numId")) != "0" else ""
        if said != str(LEVELS.get(style, "")):
            _remove(numbering)
            yield f"stycket har en egen numrering, utöver formatmallen {style}"


def _direct_formatting(file: WordFile, unit: int) -> Iterator[str]:
    found: dict[str, None] = {}
    for paragraph in file.units[unit].iter(f"{W}p"):
        runs = [run for run in paragraph.iter(f"{W}r") if text_of(run).strip()]
        for owner in (*paragraph.iterfind(f"{W}pPr"), *(part for run in runs for part in run.iterfind(f"{W}rPr"))):
            found |= dict.fromkeys(_LOOKS[local_name(mark)] for mark in owner if _is_look(mark))
            style = file.style_names.get(attribute(owner.find(f"{W}rStyle")), "")
            found |= {} if style in _STRONG else {f"teckenformatet {style}": None}
    if found:
        yield f"här har någon satt {swedish.list_of([*found])} för hand, vilket försvinner i avtalet"


def _is_look(mark: etree._Element) -> bool:
    """Whether a mark changes how the text looks; *off* and the automatic colour change nothing."""
    local, value = local_name(mark), attribute(mark)
    if local == "rFonts":
        return any(
            etree.QName(name).localname in {"ascii", "hAnsi", "asciiTheme", "hAnsiTheme"} for name in mark.attrib
        )
    return local in _LOOKS and value not in {"0", "false", "off", "none", "auto", "baseline"}


def _foreign_styles(file: WordFile, unit: int, letterhead: Letterhead) -> Iterator[str]:
    element = file.units[unit]
    table = next(element.iterancestors(f"{W}tbl"), None) if local_name(element) == "tr" else None
    named = [("paragraph", mark) for mark in element.iter(f"{W}pStyle")]
    if table is not None and next(table.iter(f"{W}tr")) is element:
        named.append(("table", _table_style(table)))
    for kind, mark in named:
        style = file.style_names.get(attribute(mark), attribute(mark))
        try:
            letterhead.style_id(kind, style)
        except KeyError:
            what = {"table": "tabellformatet", "paragraph": "formatmallen"}[kind]
            yield f"{what} {style} finns inte i brevmallen" if style else "tabellen har inget tabellformat"
            mark.set(f"{W}val", _substitute(file, kind))


def _table_style(table: etree._Element) -> etree._Element:
    """Return the mark of a table's style, which is made where there is none."""
    properties = table.find(f"{W}tblPr")
    if properties is None:
        properties = etree.Element(f"{W}tblPr")
        table.insert(0, properties)
    found = properties.find(f"{W}tblStyle")
    if found is None:
        found = etree.Element(f"{W}tblStyle")
        properties.insert(0, found)
    return found


def _substitute(file: WordFile, kind: str) -> str:
    """Return the id of a style that every letterhead has, to go on with."""
    wanted = {"table": "Avtalstabell", "paragraph": "Avtalspunkt"}[kind]
    return next((id_ for id_, name in file.style_names.items() if name == wanted), "")


def _split_tags(file: WordFile) -> Iterator[Remark]:
    """A tag that begins in one paragraph and ends in the next, or not at all; both are taken away."""
    halves = [(at, _half(text)) for at, text in enumerate(map(text_of, file.units)) if _half(text)]
    told: set[int] = set()
    for (at, half), (after, other) in pairwise([*halves, (-1, "")]):
        if at not in told:
            told.add(at)
            if half[:1] == "{" and other[1:] == "}":
                told.add(after)
                yield Remark("TPL014", f"en tagg börjar här och slutar först i {_called(file, after)}", unit=at)
            elif half[:1] == "{":
                yield Remark("TPL014", f"taggen som börjar med ”{half}” slutar inte", unit=at)
            else:
                yield Remark("TPL014", f"taggen som slutar med ”{half}” börjar inte", unit=at)
    for at, _ in halves:
        for part in file.units[at].iter(f"{W}t"):
            part.text = ""


def _half(text: str) -> str:
    found = _HALF.search(TAG.sub(" ", text))
    return found[0] if found else ""


def _called(file: WordFile, unit: int) -> str:
    return f"stycket {quoted(file.texts[unit])}"


def _elements(file: WordFile, unit: int) -> list[etree._Element]:
    return [one for one in file.units[unit].iter() if isinstance(one.tag, str) and one is not file.units[unit]]


def _style(file: WordFile, paragraph: etree._Element) -> str:
    return file.style_names.get(attribute(paragraph.find(f"{W}pPr/{W}pStyle")), "Normal")


def _remove(element: etree._Element) -> None:
    """Take an element away, and keep what follows it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = [*element]


_UNIT_LINTS: Final[tuple[tuple[str, Look], ...]] = (
    ("TPL008", _pictures),
    ("TPL009", _tracked_changes),
    ("TPL010", _section_breaks),
    ("TPL011", _own_numbering),
    ("TPL012", _direct_formatting),
)
"""The lints of single paragraphs and rows; a paragraph's direct formatting is judged when its changes are accepted."""
