"""What a clause template is made of (mallens byggstenar): paragraphs, tables, and control tags between them.

The Word file and its text form both become these values, so what the one can say the other can. A style goes
by its name; the letterhead says how it looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from iopdocs.wording.inline import TAG, Pieces, cleaned, control
from iopdocs.wording.marks import NO_MARKS, Marks, refuse_marked

__all__ = [
    "BODY",
    "CELL_STYLES",
    "LEVELS",
    "MARKERS",
    "NO_STYLE",
    "STYLES",
    "Block",
    "Control",
    "Kind",
    "Note",
    "Paragraph",
    "Row",
    "Table",
    "house_name",
    "make_cell",
    "make_note",
    "make_paragraph",
    "make_row",
    "make_table",
]

Kind = Literal["head", "body", "sum"]

BODY = "Body Text"
MARKERS = {
    "# ": "heading 1",
    "## ": "heading 2",
    "§ ": "Avtalspunkt",
    "a) ": "Avtalsled",
    "i) ": "Avtalsunderled",
    "- ": "List Bullet",
}
"""Marker in front of a line → the style's name."""

CELL_STYLES: dict[tuple[Kind, bool], str] = {
    ("head", False): "Tabellhuvud",
    ("head", True): "Tabellhuvud siffra",
    ("body", False): "Tabelltext",
    ("body", True): "Tabellsiffra",
    ("sum", False): "Tabellsumma",
    ("sum", True): "Tabellsumma siffra",
}
"""Kind of row, and whether the column holds figures → the style's name."""

NO_STYLE = ""
"""The style of a cell that holds only a control tag, and so leaves nothing behind."""

LEVELS = {"heading 1": 0, "Avtalspunkt": 1, "Avtalsled": 2, "Avtalsunderled": 3, "List Bullet": 0}
"""Numbered style → its level in its list."""

STYLES = (
    *("Normal", "Title", "Subtitle", BODY, *MARKERS.values(), *CELL_STYLES.values()),
    *("caption", "Tabellnot", "Underskrift", "header", "footer", "Utkast"),
    *("Avtalstabell", "Signaturtabell", "Strong", "Emphasis", "Hyperlink"),
)
"""The styles that every letterhead has (formatmallar), by the names that Word keeps in all languages."""

_HOUSE_NAMES = {name.lower(): name for name in STYLES}
_STYLES_OF = {kind: {CELL_STYLES[kind, False], CELL_STYLES[kind, True]} for kind, _ in CELL_STYLES}
_FIGURES = {style for (_, figures), style in CELL_STYLES.items() if figures}
_TEXTS = set(CELL_STYLES.values()) - _FIGURES
_BOLD = {"Title", "heading 1", "heading 2", "Utkast"} | _STYLES_OF["head"] | _STYLES_OF["sum"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its style's name, its text with ``**`` around what is bold, and the marks that it bears."""

    style: str
    text: str
    line: int = field(default=0, compare=False)
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Control:
    """A control tag that stands alone in its paragraph or row: ``if x``, ``endfor``."""

    tag: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its kind, and each cell as (style's name, text); a cell with only a control tag has no style."""

    kind: Kind
    cells: tuple[tuple[str, str], ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: style, columns as (width in per cent, holds figures), rows and the control rows among them."""

    style: str
    columns: tuple[tuple[int, bool], ...]
    rows: tuple[Row | Control, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a footnote, which some paragraph or cell refers to by its number: ``[^1]``."""

    number: int
    text: str
    line: int = field(default=0, compare=False)


Block = Paragraph | Control | Table | Note


def house_name(style: str) -> str:
    """Return a style's name as we spell it; to Word names are the same whatever the case."""
    return _HOUSE_NAMES.get(style.strip().lower(), style.strip())


def make_paragraph(style: str, parts: Pieces, line: int = 0, marks: Marks = NO_MARKS) -> Paragraph | Control | None:
    """Make the block of a paragraph; nothing of an empty one.

    Raises:
        ValueError: the text form cannot hold the text, or the marks cannot stand in such a paragraph.
    """
    text = _text(style, parts)
    if tag := control("p", text):
        return Control(tag, line)
    if not text.strip():
        return None
    refuse_marked(text)
    marks.fit(style, text, lettered=style == "Avtalsled")
    return Paragraph(style, text, line, marks)


def make_note(number: int, parts: Pieces, line: int = 0) -> Note:
    """Make the text of a footnote; raises ``ValueError`` for an empty one, or what the text form cannot hold."""
    text = cleaned(parts)
    if not text or control("p", text) or control("tr", text):
        raise ValueError(f"fotnoten [^{number}] har ingen text")
    return Note(number, text, line)


def make_cell(style: str, parts: Pieces) -> tuple[str, str]:
    """Make a table cell; raises ``ValueError`` when the text form cannot hold the text."""
    text = _text(style, parts)
    if tag := control("tc", text):
        return NO_STYLE, f"{{%tc {tag} %}}"
    if "|" in TAG.sub("", text):
        raise ValueError(f"”{text}” har ett lodrätt streck, vilket inte kan stå i en tabell")
    return style, text


def _text(style: str, parts: Pieces) -> str:
    """In a style that is bold throughout, bold says nothing."""
    return cleaned((text, bold and style not in _BOLD) for text, bold in parts)


def make_row(kind: Kind, cells: Sequence[tuple[str, str]], line: int = 0) -> Row | Control:
    """Make a table row, or a control row when a control tag is all that it holds."""
    texts = [text for _, text in cells if text.strip()]
    tag = control("tr", texts[0]) if len(texts) == 1 else ""
    return Control(tag, line) if tag else Row(kind, tuple(cells), line)


def make_table(style: str, widths: Sequence[int], rows: Sequence[Row | Control], line: int = 0) -> Table:
    """Make a table; what the styles of its cells tell about its rows and columns is worked out here.

    Args:
        style: the table style's name.
        widths: the columns' widths in per cent, 100 in all.
        rows: of their kinds only ``head`` counts, for a row that is marked to be repeated.
        line: where the table begins in the text form.

    Raises:
        ValueError: no rows, or widths that do not make 100.
    """
    if sum(widths) != 100:  # noqa: PLR2004 - per cent
        raise ValueError(f"kolumnernas bredder blir {sum(widths)} procent i stället för 100")
    cells = [row.cells for row in rows if isinstance(row, Row)]
    if not cells:
        raise ValueError("tabellen har inga rader")
    columns = zip(widths, map(_holds_figures, zip(*cells, strict=True)), strict=True)
    return Table(style, tuple(columns), tuple(_told_by_style(rows)), line)


def _holds_figures(column: Sequence[tuple[str, str]]) -> bool:
    styles = [style for style, _ in column]
    return sum(style in _FIGURES for style in styles) > sum(style in _TEXTS for style in styles)


def _told_by_style(rows: Sequence[Row | Control]) -> Iterator[Row | Control]:
    leading = True
    for row in rows:
        if isinstance(row, Row):
            kind = _kind(row, leading=leading)
            leading = leading and kind == "head"
            yield Row(kind, row.cells, row.line)
        else:
            yield row


def _kind(row: Row, *, leading: bool) -> Kind:
    styles = {style for style, _ in row.cells} - {NO_STYLE}
    if row.kind == "head" or (leading and styles <= _STYLES_OF["head"]):
        return "head"
    return "sum" if styles <= _STYLES_OF["sum"] else "body"
