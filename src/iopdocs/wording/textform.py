"""The text form of a clause template (mallens textform): one paragraph a line, as reviewers read it.

::

    # Uppföljning                             heading 1, numbered 1
    ## Årlig rapport                          heading 2, not numbered
    § Parterna följer upp **varje år**.       Avtalspunkt, numbered 1.1; ** is bold
    a) antal deltagare                        Avtalsled, lettered a); each line begins with a)
    i) i åldern 14–25 år                      Avtalsunderled, i)
    - en punkt                                List Bullet
    Brödtext.                                 Body Text
    [Tabellnot] Belopp i tkr.                 any other style
    § [#insatser] Parterna bidrar med         a bookmark: ref("budget.insatser") gives the number
    § Parterna bidrar lika mycket.[^1]        a footnote; its text is a line of its own, last
    [^1] Räknat i kronor.
    a) [börja om] lokaler                     the letters begin again at a); [fortsätt] goes on
    {%p if followup.report %}                 a control paragraph, which leaves nothing behind

    |= Avtalstabell | 70 | 30 >               a table: style, widths in per cent, > for figures
    |! Kostnad | Belopp                       header row, repeated on each page
    | {%tr for line in budget.lines %}        a control row
    | {{ line.what }} | {{ line.amount|kr }}  row
    |+ Summa | {{ budget.total|kr }}          sum row
    | [Tabellnot] Not |                       a cell in a style of its own, and an empty cell

    |= Avtalstabell | 40 | 22 | 17 > | 21     a table with as many columns as the years: the columns that hold
    |! Insats | {%tc for year in table.years %} | {{ year }} | {%tc endfor %}            tags take no width

There are no escapes: what cannot be told from a marker, such as ``**`` that is not bold, is refused. Body
Text that looks like something else is written out: ``[Body Text] § 3 i stadgarna``. :func:`canonical` gives
the one spelling of a template, which is what lies beside the Word file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from iopdocs.errors import TemplateError
from iopdocs.wording.blocks import (
    BODY,
    CELL_STYLES,
    MARKERS,
    NO_STYLE,
    Block,
    Control,
    Kind,
    Note,
    Paragraph,
    Row,
    Table,
    house_name,
    make_cell,
    make_note,
    make_paragraph,
    make_row,
    make_table,
)
from iopdocs.wording.inline import TAG, control, pieces
from iopdocs.wording.marks import split_marks
from iopdocs.wording.notes import settled

__all__ = [
    "TAG",
    "Block",
    "Control",
    "Paragraph",
    "Row",
    "Table",
    "canonical",
    "parse_blocks",
    "print_blocks",
]

_ROW_MARKS: dict[Kind, str] = {"head": "|!", "sum": "|+", "body": "|"}
_STYLED = re.compile(r"\[(?![#^])([^\[\]{}|]+)\] ?(.*)")
_LOOKS_MARKED = re.compile(r"#{1,2} |§ |- |\||\[|[a-z]{1,4}\) ")
_NOTE_TEXT = re.compile(r"\[\^(\d{1,4})\] (.*)")
_TYPED_LABEL = re.compile(r"[a-z]{1,4}\) ")
_COLUMN = re.compile(r"([1-9]\d?|100) ?(>?)")
_TAG_OR_BAR = re.compile(rf"{TAG.pattern}|\|")


def canonical(text: str, *, name: str = "") -> str:
    """Return the one spelling of a template's text; raises as :func:`parse_blocks`."""
    return print_blocks(parse_blocks(text, name=name))


def parse_blocks(text: str, *, name: str = "") -> tuple[Block, ...]:
    """Read the text form.

    Args:
        text: the lines; a byte order mark and Windows line ends are taken as they come.
        name: what to call the file in a refusal.

    Returns:
        The blocks, each with its line, counted from 1. Empty lines are left out.

    Raises:
        TemplateError: with the line that cannot be understood.
    """
    split = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    lines = [(at, line.strip(" ")) for at, line in enumerate(split, 1) if line.strip()]
    return settled(_blocks(lines, name), name=name)


def _blocks(lines: list[tuple[int, str]], name: str) -> Iterator[Block]:
    start = 0
    while start < len(lines):
        at, line = lines[start]
        end = start + 1
        if line.startswith("|"):
            while end < len(lines) and lines[end][1].startswith("|") and not lines[end][1].startswith("|="):
                end += 1
            yield _parse_table(lines[start:end], name)
        elif block := _parse_paragraph(line, at, name):
            yield block
        start = end


@contextmanager
def _on_line(name: str, at: int) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise TemplateError(name, f"rad {at}", str(error)) from None


def _parse_paragraph(line: str, at: int, name: str) -> Paragraph | Control | Note | None:
    with _on_line(name, at):
        if note := _NOTE_TEXT.fullmatch(line):
            return make_note(int(note[1]), pieces(note[2]), at)
        style, said = _styled(line)
        marks, text = split_marks(said)
        return make_paragraph(style, pieces(text), at, marks)


def _styled(line: str) -> tuple[str, str]:
    for marker, style in MARKERS.items():
        if line.startswith(marker):
            return style, line[len(marker) :]
    if styled := _STYLED.fullmatch(line):
        return house_name(styled[1]), styled[2]
    if typed := _TYPED_LABEL.match(line):
        raise ValueError(f"skriv ”a) ” eller ”i) ” i stället för ”{typed[0]}”; Word räknar upp bokstaven")
    return BODY, line


def _parse_table(lines: list[tuple[int, str]], name: str) -> Table:
    at, first = lines[0]
    with _on_line(name, at):
        style, columns = _parse_columns(first)
    rows = [_parse_row(line, row_at, columns, name) for row_at, line in lines[1:]]
    with _on_line(name, at):
        return make_table(style, [width for width, _ in columns], rows, at)


def _parse_columns(line: str) -> tuple[str, list[tuple[int, bool]]]:
    style, *columns = (part.strip(" ") for part in line[2:].split("|"))
    found = [_COLUMN.fullmatch(column) for column in columns]
    if not line.startswith("|=") or not style or not found or None in found:
        raise ValueError(f"en tabell börjar med en rad som ”|= Avtalstabell | 70 | 30 >”, inte ”{line}”")
    return house_name(style), [(int(column[1]), bool(column[2])) for column in found if column]


def _parse_row(line: str, at: int, columns: list[tuple[int, bool]], name: str) -> Row | Control:
    kind, mark = next((kind, mark) for kind, mark in _ROW_MARKS.items() if line.startswith(mark))
    with _on_line(name, at):
        texts = [cell.strip(" ") for cell in _split(line[len(mark) :])]
        if control("tr", texts[0]) and len(texts) == 1:
            return make_row(kind, [make_cell(BODY, pieces(texts[0]))], at)
        if len(texts) != len(columns):
            raise ValueError(f"raden har {len(texts)} celler men tabellen har {len(columns)} kolumner")
        cells = [
            _parse_cell(text, CELL_STYLES[kind, figures]) for text, (_, figures) in zip(texts, columns, strict=True)
        ]
        return make_row(kind, cells, at)


def _split(row: str) -> list[str]:
    """Split at ``|``, but not inside a tag, where it sets off a filter."""
    bars = [bar.start() for bar in _TAG_OR_BAR.finditer(row) if bar[0] == "|"]
    return [row[start + 1 : end] for start, end in pairwise((-1, *bars, len(row)))]


def _parse_cell(text: str, style: str) -> tuple[str, str]:
    if styled := _STYLED.fullmatch(text):
        return make_cell(house_name(styled[1]), pieces(styled[2]))
    return make_cell(style, pieces(text))


def print_blocks(blocks: Iterable[Block]) -> str:
    """Write the text form: a line for each paragraph and row, a line feed after each line."""
    return "".join(f"{line}\n" for block in blocks for line in _printed(block))


def _printed(block: Block) -> Iterator[str]:
    match block:
        case Control(tag):
            yield f"{{%p {tag} %}}"
        case Paragraph(style, text):
            yield _print_paragraph(style, text, str(block.marks))
        case Note(number, text):
            yield f"[^{number}] {text}"
        case Table(style, columns, rows):
            yield " | ".join((f"|= {style}", *(f"{width}{' >' * figures}" for width, figures in columns)))
            yield from (_print_row(row, columns) for row in rows)


def _print_paragraph(style: str, text: str, marks: str) -> str:
    if style == BODY and not _LOOKS_MARKED.match(text):
        return marks + text
    marker = next((marker for marker, marked in MARKERS.items() if marked == style), f"[{style}] ")
    return f"{marker}{marks}{text}"


def _print_row(row: Row | Control, columns: tuple[tuple[int, bool], ...]) -> str:
    if isinstance(row, Control):
        return f"| {{%tr {row.tag} %}}"
    defaults = (CELL_STYLES[row.kind, figures] for _, figures in columns)
    cells = (_print_cell(*cell, default) for cell, default in zip(row.cells, defaults, strict=True))
    return f"{_ROW_MARKS[row.kind]} {' | '.join(cells)}".rstrip(" ")


def _print_cell(style: str, text: str, default: str) -> str:
    if style == NO_STYLE:
        return text
    return text if style == default and not text.startswith("[") else f"[{style}] {text}".rstrip(" ")
