"""From blocks to Jinja source whose text is WordprocessingML (mallens källtext).

Between the tags stand finished pieces of XML, so that a render only has to join them. Where something must be
counted or marked while rendering, a *signal* is put in: a character from Unicode's private use area, which
templates may not contain. Data are not looked at for signals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise
from typing import Final, Protocol

from iopdocs.errors import TemplateError
from iopdocs.wording.blocks import Block, Control, Paragraph, Row, Table
from iopdocs.wording.fromtext import table_look
from iopdocs.wording.inline import TAG, pieces

__all__ = [
    "AIR",
    "END",
    "KEEP",
    "LEVELS",
    "NUMBERED",
    "RUN_END",
    "RUN_START",
    "TABLE",
    "Looks",
    "escape_text",
    "jinja_source",
]

NUMBERED: Final = "\ue010"
"""A numbered paragraph begins here; the level follows as one digit."""
END: Final = "\ue011"
"""A numbered paragraph ends here."""
TABLE: Final = "\ue012"
"""A table begins here."""
AIR: Final = "\ue013"
"""Here a paragraph gets air above it if a table stands before it."""
KEEP: Final = "\ue015"
"""Here a paragraph in a table is kept with the next; in a loop of rows only in the first and last ones."""

LEVELS: Final = {"heading 1": 0, "avtalspunkt": 1, "avtalsled": 2, "avtalsunderled": 3}
"""Style name (lower case) → level in the agreement's one list."""

RUN_START: Final = '<w:t xml:space="preserve">'
RUN_END: Final = "</w:t></w:r>"
_BOLD: Final = "Strong"


class Looks(Protocol):
    """What the wording must know of the letterhead."""

    @property
    def text_width(self) -> int:
        """The width of the text in twentieths of a point."""

    def style_id(self, kind: str, name: str) -> str:
        """The id of the ``paragraph``, ``character`` or ``table`` style with a name; raises ``KeyError``."""


def escape_text(value: str) -> str:
    """Return the text with XML's three special characters escaped."""
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value


def jinja_source(blocks: tuple[Block, ...], looks: Looks, *, name: str = "") -> str:
    """Return Jinja source for the blocks; each block begins on the line that it has in the text form.

    Raises:
        TemplateError: with the line, for a style that the letterhead does not have.
    """
    out: list[str] = []
    at = 1
    for line, xml in _Writer(name, looks).blocks(blocks):
        out.append("\n" * (line - at) + xml)
        at = max(at, line)
    return "".join(out)


_KEEP_NEXT = "<w:keepNext/>"
_RUNNING = {"Avtalspunkt", "Body Text"}
_RANKS = {"Avtalsled": 1, "List Bullet": 1, "Avtalsunderled": 2}
"""How deep a list item is; 0 for what is none."""


@dataclass(frozen=True)
class _Writer:
    name: str
    looks: Looks

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
        for before, block, after in _with_neighbours(blocks):
            match block:
                case Control(tag, line):
                    yield line, f"{{% {tag} %}}"
                case Paragraph(style, text, line):
                    keep = _KEEP_NEXT if _introduces(style, after) else ""
                    air = AIR if style in _RUNNING and any(isinstance(one, Table) for one in before) else ""
                    yield line, self.paragraph(style, text, line, keep + air)
                case Table():
                    yield from self.table(block)

    def style(self, kind: str, style: str, line: int) -> str:
        try:
            return escape_text(self.looks.style_id(kind, style)).replace('"', "&quot;")
        except KeyError:
            said = {"character": "teckenformat", "table": "tabellformat"}.get(kind, "styckeformat")
            why = f"brevmallen har inget {said} som heter ”{style}”"
            raise TemplateError(self.name, f"rad {line}", why) from None

    def paragraph(self, style: str, text: str, line: int, keep: str = "") -> str:
        """A paragraph; a style of the agreement's list signals its level."""
        level = LEVELS.get(style.lower())
        opened, closed = ("", "") if level is None else (f"{NUMBERED}{level}", END)
        parted = groupby(pieces(text), key=lambda piece: piece[1])
        runs = "".join(self.run((piece for piece, _ in group), line, bold=bold) for bold, group in parted)
        style_id = self.style("paragraph", style, line)
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{keep}</w:pPr>{opened}{runs}{closed}</w:p>'

    def run(self, parts: Iterable[str], line: int, *, bold: bool) -> str:
        text = "".join(part if TAG.fullmatch(part) else escape_text(part) for part in parts)
        strong = f'<w:rPr><w:rStyle w:val="{self.style("character", _BOLD, line)}"/></w:rPr>' if bold else ""
        return f"<w:r>{strong}{RUN_START}{text}{RUN_END}" if text else ""

    def table(self, table: Table) -> Iterator[tuple[int, str]]:
        widths = _widths([percent for percent, _ in table.columns], self.looks.text_width)
        if not _always_has_a_row(table):
            why = "tabellen kan bli utan rader; låt en rubrikrad stå före slingan eller villkoret"
            raise TemplateError(self.name, f"rad {table.line}", why)
        yield table.line, self.table_start(table, widths)
        for at, row in enumerate(table.rows, 1):
            if isinstance(row, Control):
                yield row.line, f"{{% {row.tag} %}}"
            else:
                yield row.line, self.row(row, widths, is_last=at == len(table.rows))
        yield table.rows[-1].line, "</w:tbl>"

    def table_start(self, table: Table, widths: list[int]) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        style = self.style("table", table.style, table.line)
        return (
            f'{TABLE}<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{table_look(table)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )

    def row(self, row: Row, widths: list[int], *, is_last: bool) -> str:
        """A row; only the last one of a table may be parted from what follows."""
        repeated = "<w:tblHeader/>" if row.kind == "head" else ""
        keep = {"head": _KEEP_NEXT, "body": "" if is_last else KEEP, "sum": ""}[row.kind]
        paragraphs = (self.paragraph(style, text, row.line, keep) for style, text in row.cells)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'
            for paragraph, width in zip(paragraphs, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _with_neighbours(blocks: tuple[Block, ...]) -> Iterator[tuple[frozenset[Block], Block, Block | None]]:
    """Each block with those that can come right before it in the document, and the first one that can come after it."""
    ways = _Ways()
    for at, block in enumerate(blocks):
        yield ways.before, block, _next(blocks[at + 1 :])
        ways.take(block)


@dataclass
class _Ways:
    """The blocks that can have been written last, along all the ways through the conditions and loops so far."""

    before: frozenset[Block] = frozenset()
    entered: list[frozenset[Block]] = field(default_factory=list)
    left: list[frozenset[Block]] = field(default_factory=list)

    def take(self, block: Block) -> None:
        if not isinstance(block, Control):
            self.before = frozenset({block})
        elif _opens(block):
            self.entered.append(self.before)
            self.left.append(frozenset())
        elif self.entered and _parts(block):
            self.left[-1] |= self.before
            self.before = self.entered[-1]
            if block.tag == "else":
                self.entered[-1] = frozenset()
        elif self.entered:
            self.before |= self.left.pop() | self.entered.pop()


def _next(blocks: tuple[Block, ...]) -> Block | None:
    """The first block that is reached from here; at the end of a branch what follows the whole condition."""
    depth, passing = 0, False
    for block in blocks:
        if not isinstance(block, Control):
            if not passing:
                return block
        elif passing:
            depth += _opens(block) - _closes(block)
            passing = depth >= 0
        elif _parts(block):
            depth, passing = 0, True
    return None


def _opens(control: Control) -> bool:
    return control.tag.startswith(("if ", "for "))


def _parts(control: Control) -> bool:
    return control.tag == "else" or control.tag.startswith("elif ")


def _closes(control: Control) -> bool:
    return control.tag.startswith("end")


def _introduces(style: str, after: Block | None) -> bool:
    """Whether a paragraph introduces the list or table after it, and so must not be left alone at the end of a page."""
    if isinstance(after, Table):
        return True
    return isinstance(after, Paragraph) and _RANKS.get(after.style, 0) > _RANKS.get(style, 0)


def _widths(percents: list[int], width: int) -> list[int]:
    """The columns' widths, rounded so that they fill the width."""
    edges = [round(end * width / sum(percents)) for end in accumulate(percents, initial=0)]
    return [right - left for left, right in pairwise(edges)]


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
