"""The agreement as a form: our own document with its values taken out, for the peers to put back.

A peer that fills forms is given a template made from the very document that it is compared with: what stands in the
data is a field, and so is every amount, date and number of a clause; each table with more than one row is a loop, and
each clause stands under a condition. The values come to the peer as finished text: it counts and formats nothing, and
decides no more than which clauses there are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from lxml import etree

from bench.text import W
from iopdocs.opc import read_package, write_package

__all__ = ["BODY", "Dialect", "Form", "Row", "Rows", "clauses_of", "new_paragraph", "new_row", "set_text", "text_nodes"]

BODY: Final = "word/document.xml"
_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_FIGURES: Final = (
    r"\d{1,3}(?:\u00a0\d{3})+(?:\u00a0kr)?|\d+\u00a0(?:kr|%|år|dagar)|den\s\d{1,2}\s[a-z]+\s\d{4}|punkt\s\d+"
)
_HEADING: Final = "Heading1"
_SHORTEST: Final = 4
_NAMES: Final = {"kind", "id"}
"""What the data call things, but no agreement prints."""
_MARK: Final = re.compile("\ue000([a-z0-9_.]+)\ue001")
_REF: Final = re.compile(r"^\s*REF\s")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

Row: TypeAlias = "etree._Element"  # noqa: SLF001 -- lxml knows its elements by no other name
Rows = Callable[[Row, str], list[Row]]


@dataclass(frozen=True)
class Dialect:
    """How a peer writes tags.

    ``field`` and ``cell`` give the tag of a value (``cell`` is given the table and the column); ``rows`` makes of one
    row, whose cells have their tags, the rows that repeat it; ``condition`` gives what stands before and after a clause
    that there may be, for a peer that knows conditions.
    """

    field: Callable[[str], str]
    cell: Callable[[str, str], str]
    rows: Rows
    condition: Callable[[str], tuple[str, str]] | None = None


@dataclass(frozen=True)
class Form:
    """A template without a dialect: parts whose values are marked, and the values by the names of the marks."""

    parts: Mapping[str, bytes]
    marked: Mapping[str, etree._Element]
    fields: Mapping[str, str]
    tables: Mapping[str, list[dict[str, str]]]
    clauses: tuple[str, ...]

    @classmethod
    def of(cls, package: bytes, data: Mapping[str, Any]) -> Form:
        """Make the form of a finished document and of the data that it was made from."""
        parts = read_package(package, name="agreement")
        marking = _Marking(data)
        marked = {name: marking.marked(etree.fromstring(parts[name])) for name in parts if _PARTS.fullmatch(name)}
        clauses = tuple(f"k{at}" for at, _ in enumerate(clauses_of(marked[BODY][0]), 1))
        return cls(parts, marked, marking.fields, marking.tables, clauses)

    @property
    def values(self) -> dict[str, Any]:
        """All that a template is filled with, as plain data."""
        return dict(self.fields) | dict(self.tables) | dict.fromkeys(self.clauses, True)

    def trees(self, dialect: Dialect) -> dict[str, etree._Element]:
        """Return the marked parts with the tags of a dialect."""
        return {name: self._tagged(copy.deepcopy(root), dialect) for name, root in self.marked.items()}

    def written(self, dialect: Dialect) -> bytes:
        """Return the template as a Word package."""
        return self.packed(self.trees(dialect))

    def packed(self, trees: Mapping[str, etree._Element]) -> bytes:
        """Return a Word package that has these parts in the place of its own."""
        return write_package(dict(self.parts) | {name: _bytes(root) for name, root in trees.items()})

    def _tagged(self, root: etree._Element, dialect: Dialect) -> etree._Element:
        for table in self.tables:
            for row in [row for row in root.iter(f"{W}tr") if f"\ue000{table}." in "".join(row.itertext())]:
                self._tag(row, dialect)
                for other in dialect.rows(copy.deepcopy(row), table):
                    row.addprevious(other)
                row.getparent().remove(row)  # type: ignore[union-attr] # a row stands in a table
        self._tag(root, dialect)
        if dialect.condition is not None and root.tag == f"{W}document":
            self._set_conditions(root[0], dialect.condition)
        return root

    def _set_conditions(self, body: etree._Element, condition: Callable[[str], tuple[str, str]]) -> None:
        for name, blocks in zip(self.clauses, [*clauses_of(body)], strict=True):
            before, after = condition(name)
            blocks[0].addprevious(new_paragraph(before))
            blocks[-1].addnext(new_paragraph(after))

    def _tag(self, owner: etree._Element, dialect: Dialect) -> None:
        for node in text_nodes(owner):
            set_text(node, _MARK.sub(lambda mark: _tag(mark[1], dialect), node.text or ""))


def _tag(name: str, dialect: Dialect) -> str:
    table, _, column = name.partition(".")
    return dialect.cell(table, column) if column else dialect.field(name)


def clauses_of(body: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the blocks of each clause, from its heading to the next."""
    blocks: list[etree._Element] = []
    for block in [*body]:
        style = block.find(f"{W}pPr/{W}pStyle")
        starts = style is not None and style.get(f"{W}val") == _HEADING
        if (starts or block.tag == f"{W}sectPr") and blocks:
            yield blocks
            blocks = []
        if starts or blocks:
            blocks.append(block)


def new_paragraph(text: str) -> etree._Element:
    """Return a plain paragraph with nothing but one text, for a tag that stands alone."""
    paragraph = etree.Element(f"{W}p")
    set_text(etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t"), text)
    return paragraph


def text_nodes(owner: etree._Element) -> list[etree._Element]:
    """Return the nodes that hold the text of runs, in their order."""
    return list(owner.iter(f"{W}t"))


def set_text(node: etree._Element, text: str) -> None:
    """Give a text node its text, with the spaces at its ends."""
    node.text = text
    node.set(_SPACE, "preserve")


def new_row(row: Row, text: str) -> Row:
    """Return a row like another with nothing but one text, for a tag that stands in a row alone."""
    made = copy.deepcopy(row)
    first, *rest = text_nodes(made)
    set_text(first, text)
    for node in rest:
        set_text(node, "")
    return made


class _Marking:
    """Marks the values in the parts of one document, and gathers them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        said = {text for text in _texts(data) if len(text) >= _SHORTEST}
        said |= {f"{text}s" for text in said if text[0].isupper()}  # the genitive of a name
        longest_first = sorted(said, key=lambda text: (-len(text), text))
        either = "|".join([*map(re.escape, longest_first), _FIGURES])
        self._value = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
        self._names: dict[str, str] = {}
        self.tables: dict[str, list[dict[str, str]]] = {}

    @property
    def fields(self) -> dict[str, str]:
        return {name: value for value, name in self._names.items()}

    def marked(self, root: etree._Element) -> etree._Element:
        _settle(root)
        for table in root.iter(f"{W}tbl"):
            rows = _alike([row for row in table.iter(f"{W}tr") if _is_text(row)])
            if len(rows) > 1:
                self._loop(rows)
        for node in text_nodes(root):
            set_text(node, self._value.sub(lambda found: self._mark(found[0]), node.text or ""))
        return root

    def _mark(self, value: str) -> str:
        name = self._names.setdefault(value, f"f{len(self._names) + 1}")
        return f"\ue000{name}\ue001"

    def _loop(self, rows: list[Row]) -> None:
        name = f"t{len(self.tables) + 1}"
        self.tables[name] = [
            {f"c{at}": "".join(cell.itertext()) for at, cell in enumerate(row.iter(f"{W}tc"))} for row in rows
        ]
        for at, cell in enumerate(rows[0].iter(f"{W}tc")):
            first, *rest = text_nodes(cell)
            set_text(first, f"\ue000{name}.c{at}\ue001")
            for node in rest:
                set_text(node, "")
        for row in rows[1:]:
            row.getparent().remove(row)  # type: ignore[union-attr] # as above


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in (item for key, item in value.items() if key not in _NAMES):
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _settle(root: etree._Element) -> None:
    """Turn references into plain text, leave out bookmarks, and join the runs that look the same."""
    for paragraph in root.iter(f"{W}p"):
        _no_references(paragraph)
        runs: list[etree._Element] = []
        for run in paragraph.findall(f"{W}r"):
            if runs and run.getprevious() is runs[-1] and _looks(run) is not None and _looks(run) == _looks(runs[-1]):
                said = text_nodes(runs[-1])[0]
                set_text(said, (said.text or "") + "".join(node.text or "" for node in text_nodes(run)))
                paragraph.remove(run)
            else:
                runs.append(run)


def _no_references(paragraph: etree._Element) -> None:
    for mark in [*paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)  # type: ignore[union-attr] # it stands in the paragraph
    if any(_REF.match(node.text or "") for node in paragraph.iter(f"{W}instrText")):
        for run in paragraph.findall(f"{W}r"):
            if run.find(f"{W}fldChar") is not None or run.find(f"{W}instrText") is not None:
                paragraph.remove(run)


def _looks(run: etree._Element) -> bytes | None:
    """Return how a run looks, or ``None`` for one that holds something else than a text."""
    properties = run.find(f"{W}rPr")
    others = [child.tag for child in run if child is not properties]
    if others != [f"{W}t"]:
        return None
    return b"" if properties is None else etree.tostring(properties)


def _is_text(row: Row) -> bool:
    styles = [style.get(f"{W}val", "") for style in row.iter(f"{W}pStyle")]
    return bool(styles) and all(style in {"Tabelltext", "Tabellsiffra"} for style in styles)


def _alike(rows: list[Row]) -> list[Row]:
    """Return the rows, if each has the cells of the first with one text in each."""
    counts = {tuple(len(text_nodes(cell)) for cell in row.iter(f"{W}tc")) for row in rows}
    return rows if len(counts) == 1 and set(*counts) == {1} else []


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
