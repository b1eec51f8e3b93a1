"""From blocks to Jinja source whose text is WordprocessingML (mallens källtext).

Between the tags stand finished pieces of XML, so that a render only has to join them. Where something must be
counted or marked while rendering, a *signal* is put in (see :mod:`iopdocs.wording.signals`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Protocol

from iopdocs.errors import TemplateError
from iopdocs.wording.blocks import Block, Control, Note, Paragraph, Row, Table
from iopdocs.wording.columns import faults, has_column_tags, said_in
from iopdocs.wording.flow import has_own_lists, with_neighbours
from iopdocs.wording.fromtext import table_look
from iopdocs.wording.inline import TAG, pieces
from iopdocs.wording.marks import NO_MARKS, Marks
from iopdocs.wording.notes import NOTE as NOTE_MARK
from iopdocs.wording.runs import RUN_END, RUN_START, escape_text
from iopdocs.wording.signals import (
    AIR,
    AWAITED,
    CELL,
    COLUMNS,
    END,
    ITEM,
    KEEP,
    NAMED,
    NOTE,
    NOTED,
    NUMBERED,
    ROW,
    TABLE,
    TABLE_END,
)
from iopdocs.wording.widths import shared_out

__all__ = [
    "LEVELS",
    "Looks",
    "jinja_source",
]

LEVELS: Final = {"heading 1": 0, "avtalspunkt": 1, "avtalsled": 2, "avtalsunderled": 3}
"""Style name (lower case) → level in the agreement's one list."""

_BOLD: Final = "Strong"
_LETTERED: Final = 2
"""The first level that bears letters."""


class Looks(Protocol):
    """What the wording must know of the letterhead."""

    @property
    def text_width(self) -> int:
        """The width of the text in twentieths of a point."""

    def style_id(self, kind: str, name: str) -> str:
        """The id of the ``paragraph``, ``character`` or ``table`` style with a name; raises ``KeyError``."""


def jinja_source(blocks: tuple[Block, ...], looks: Looks, *, name: str = "") -> str:
    """Return Jinja source for the blocks; each block begins on the line that it has in the text form.

    Raises:
        TemplateError: with the line, for a style that the letterhead does not have.
    """
    out: list[str] = []
    at = 1
    notes = {block.number: block for block in blocks if isinstance(block, Note)}
    for line, xml in _Writer(name, looks, notes, has_own_lists(blocks)).blocks(blocks):
        out.append("\n" * (line - at) + xml)
        at = max(at, line)
    return "".join(out)


_KEEP_NEXT = "<w:keepNext/>"
_RUNNING = {"Avtalspunkt", "Body Text"}
_RANKS = {"Avtalsled": 1, "List Bullet": 1, "Avtalsunderled": 2}
"""How deep a list item is; 0 for what is none."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """What a table says of its columns: its grid, each cell's width, and what marks the rows and the table's end."""

    grid: str
    cells: tuple[str, ...]
    row: str = ""
    end: str = ""


@dataclass(frozen=True)
class _Writer:
    name: str
    looks: Looks
    notes: Mapping[int, Note]
    own_lists: bool

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
        running = tuple(block for block in blocks if not isinstance(block, Note))
        for before, block, after in with_neighbours(running):
            match block:
                case Control(tag, line):
                    yield line, f"{{% {tag} %}}"
                case Paragraph(style, text, line):
                    keep = _KEEP_NEXT if _introduces(style, after) else ""
                    air = AIR if style in _RUNNING and any(isinstance(one, Table) for one in before) else ""
                    yield line, self.paragraph(style, text, line, keep + air, block.marks)
                case Table():
                    yield from self.table(block)

    def style(self, kind: str, style: str, line: int) -> str:
        try:
            return escape_text(self.looks.style_id(kind, style)).replace('"', "&quot;")
        except KeyError:
            said = {"character": "teckenformat", "table": "tabellformat"}.get(kind, "styckeformat")
            why = f"brevmallen har inget {said} som heter ”{style}”"
            raise TemplateError(self.name, f"rad {line}", why) from None

    def paragraph(self, style: str, text: str, line: int, keep: str = "", marks: Marks = NO_MARKS) -> str:
        """A paragraph; a style of the agreement's list signals its level."""
        level = LEVELS.get(style.lower())
        opened, closed = ("", "") if level is None else (f"{NUMBERED}{level}", END)
        if level is not None and level >= _LETTERED and self.own_lists:
            opened, closed = "", ""
            keep += f"{ITEM}{level - _LETTERED}{marks.order}{ITEM}"
        if marks.name:
            kind = AWAITED if level is None else NAMED
            opened, closed = f"{opened}{kind}{marks.name}{kind}", f"{NAMED}{NAMED}{closed}"
        style_id = self.style("paragraph", style, line)
        runs = self.runs(text, line)
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{keep}</w:pPr>{opened}{runs}{closed}</w:p>'

    def runs(self, text: str, line: int) -> str:
        parted = groupby(pieces(text), key=lambda piece: piece[1])
        return "".join(self.run((piece for piece, _ in group), line, bold=bold) for bold, group in parted)

    def run(self, parts: Iterable[str], line: int, *, bold: bool) -> str:
        strong = f'<w:rPr><w:rStyle w:val="{self.style("character", _BOLD, line)}"/></w:rPr>' if bold else ""
        opened = f"<w:r>{strong}{RUN_START}"
        said = [part if TAG.fullmatch(part) else self.noted(part, line, opened) for part in parts]
        text = "".join(said)
        return f"{opened}{text}{RUN_END}".replace(f"{opened}{RUN_END}", "") if text else ""

    def noted(self, text: str, line: int, opened: str) -> str:
        """Text with its footnotes: each stands, with its own text, between two runs."""
        plain, *rest = NOTE_MARK.split(text)
        out = [escape_text(plain)]
        for number, after in zip(rest[::2], rest[1::2], strict=True):
            out.append(f"{RUN_END}{self.note(int(number), line)}{opened}{escape_text(after)}")
        return "".join(out)

    def note(self, number: int, line: int) -> str:
        """A footnote where it is referred to: the signals put its text in the part for footnotes."""
        note = self.notes.get(number)
        if note is None:
            raise TemplateError(self.name, f"rad {line}", "en fotnot kan inte stå i klausulens rubrik")
        mark = f'<w:rPr><w:rStyle w:val="{self.style("character", "footnote reference", line)}"/></w:rPr>'
        style_id = self.style("paragraph", "footnote text", line)
        return (
            f'<w:r>{mark}{NOTE}<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr><w:r>{mark}<w:footnoteRef/></w:r>'
            f"<w:r>{RUN_START} {RUN_END}{self.runs(note.text, note.line or line)}</w:p>{NOTED}</w:r>"
        )

    def table(self, table: Table) -> Iterator[tuple[int, str]]:
        columns = self.columns(table)
        if not _always_has_a_row(table):
            why = "tabellen kan bli utan rader; låt en rubrikrad stå före slingan eller villkoret"
            raise TemplateError(self.name, f"rad {table.line}", why)
        yield table.line, self.table_start(table, columns)
        for at, row in enumerate(table.rows, 1):
            if isinstance(row, Control):
                yield row.line, f"{{% {row.tag} %}}"
            else:
                yield row.line, self.row(row, columns, is_last=at == len(table.rows))
        yield table.rows[-1].line, f"{columns.end}{TABLE_END}</w:tbl>"

    def columns(self, table: Table) -> _Columns:
        """The columns of a table; where their number follows the data their widths are signals."""
        percents, width = [percent for percent, _ in table.columns], self.looks.text_width
        if not has_column_tags(table):
            widths = shared_out(percents, width)
            grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
            return _Columns(grid, tuple(f'<w:tcW w:w="{one}" w:type="dxa"/>' for one in widths))
        found = [TemplateError(self.name, f"rad {line}", why) for line, why in faults(table)]
        if found:
            raise TemplateError.together(found)
        cells = tuple(f"{CELL}{percent}{CELL}" for percent in percents)
        return _Columns(f"{COLUMNS}{width}:{table.line}{COLUMNS}", cells, ROW, COLUMNS + COLUMNS)

    def table_start(self, table: Table, columns: _Columns) -> str:
        style = self.style("table", table.style, table.line)
        return (
            f'{TABLE}<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{self.looks.text_width}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{table_look(table)}</w:tblPr><w:tblGrid>{columns.grid}</w:tblGrid>'
        )

    def row(self, row: Row, columns: _Columns, *, is_last: bool) -> str:
        """A row; only the last one of a table may be parted from what follows."""
        repeated = "<w:tblHeader/>" if row.kind == "head" else ""
        keep = {"head": _KEEP_NEXT, "body": "" if is_last else KEEP, "sum": ""}[row.kind]
        cells = "".join(
            self.cell(cell, width, row.line, keep) for cell, width in zip(row.cells, columns.cells, strict=True)
        )
        return f"{columns.row}<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"

    def cell(self, cell: tuple[str, str], width: str, line: int, keep: str) -> str:
        """A cell; one that holds only a control tag becomes the tag."""
        if said := said_in(cell):
            return f"{{% {said} %}}"
        return f"<w:tc><w:tcPr>{width}</w:tcPr>{self.paragraph(*cell, line, keep)}</w:tc>"


def _introduces(style: str, after: Block | None) -> bool:
    """Whether a paragraph introduces the list or table after it, and so must not be left alone at the end of a page."""
    if isinstance(after, Table):
        return True
    return isinstance(after, Paragraph) and _RANKS.get(after.style, 0) > _RANKS.get(style, 0)


def _always_has_a_row(table: Table) -> bool:
    """Word refuses to open a file with a table that has no rows."""
    depth = 0
    for row in table.rows:
        if isinstance(row, Row):
            if not depth:
                return True
        else:
            depth += row.tag.startswith(("for ", "if ")) - row.tag.startswith("end")
    return False
