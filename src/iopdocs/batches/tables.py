"""From what a batch is asked about to its rows (indata): tables are opened at once, rows are read one by one."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

from iopdocs.batches.cells import CellFault
from iopdocs.batches.codes import COLUMN, TABLE, about
from iopdocs.batches.columns import Columns
from iopdocs.batches.results import Origin
from iopdocs.batches.rows import Row, filled_in, key_column, keyed
from iopdocs.batches.workbook import Line, SheetFault, sheet_lines
from iopdocs.document import Document
from iopdocs.errors import InvalidBatch
from iopdocs.findings import Finding, Findings
from iopdocs.paper import Paper
from iopdocs.reading import Reading, build, is_word_file, read
from iopdocs.reading.tree import MOST_BYTES
from iopdocs.values.refusal import shown
from iopdocs.word.codes import edits_in

__all__ = ["Table", "base_reading", "is_table", "is_workbook", "rows_of"]

_WORKBOOK: Final = ".xlsx"
_LINES: Final = (".jsonl", ".ndjson")
_AGREEMENTS: Final = (".yaml", ".yml", ".json", ".docx", ".docm", ".doc")
_SHEETS: Final = (".csv", ".tsv", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
_TAKEN: Final = "avtal läses från .yaml, .json och .docx, tabeller från .xlsx och .jsonl"
_TEXT: Final = re.compile(r"[{\[]|[^:]*: ")
"""How text of one line begins that is an agreement, and not the name of a file."""
_WHOLE_LINE: Final = "rad.json"
_NO_BASE: Final = "raderna fyller i ett grundavtal, och inget är angivet (--base)"


@dataclass(frozen=True, slots=True)
class Table:
    """How rows are to be read: the agreement that they fill in, the column that is their key, the sheet."""

    base: Reading | None = None
    columns: Columns | None = None
    key: str | None = None
    sheet: str | None = None

    @classmethod
    def of(cls, base: Reading | None, key: str | None, sheet: str | None) -> Table:
        """Return the table; the fields of the base are looked up once."""
        return cls(base, None if base is None else Columns(base.data), key, sheet)


def base_reading(source: Any) -> Reading:
    """Return the agreement that rows fill in, as data.

    Raises:
        InvalidBatch: it cannot be read at all, or is a Word file that says something else than its data; that facts
            are missing is what the rows are for.
    """
    if isinstance(source, Document):
        source = source.data
    if is_word_file(source):
        return _base_in_word(source)
    reading = read(source.to_data() if isinstance(source, Paper) else source)
    if not isinstance(reading.data, Mapping) or not reading.data:
        raise InvalidBatch(reading.findings or Findings((about(TABLE, "grundavtalet är tomt"),)))
    return reading


def _base_in_word(source: Any) -> Reading:
    from iopdocs.word.carried import open_word_file

    file = open_word_file(source)
    paper = build(file.reading).paper
    edits = edits_in(file.edits(paper)) if paper is not None else file.reading.findings
    if edits or paper is None:
        raise InvalidBatch(edits)
    return file.reading


def rows_of(source: Any, table: Table) -> Iterator[Row]:
    """Return the rows of one source: a file, a table, data or a paper; or of many, or of data by their keys.

    Raises:
        InvalidBatch: a table cannot be read, or its headings name no fields; at once for a single source or a list.
    """
    if isinstance(source, Row | Paper) or _is_path(source):
        return _one(1, source, table)
    if isinstance(source, Mapping):
        return chain.from_iterable(_by_key(key, value, table) for key, value in source.items())
    if isinstance(source, list | tuple):
        return chain.from_iterable([_one(number, item, table) for number, item in enumerate(source, 1)])
    return chain.from_iterable(_one(number, item, table) for number, item in enumerate(source, 1))


def _is_path(source: Any) -> bool:
    return isinstance(source, str | bytes | os.PathLike)


def _by_key(key: str, value: Any, table: Table) -> Iterator[Row]:
    return (replace(row, key=str(key)) for row in _one(None, value, table))


def _one(number: int | None, item: Any, table: Table) -> Iterator[Row]:
    """Yield the rows of one source that stands alone or in a list, where it has a number."""
    if _names_file(item):
        return _in_file(Path(os.fspath(item)), table)
    if isinstance(item, Row):
        return iter((item,))
    origin = Origin(row=number)
    if isinstance(item, Mapping):
        return iter((_data(item, table, origin),))
    return iter((_whole(item, f"rad-{number}", origin),))


def _whole(item: Any, key: str, origin: Origin) -> Row:
    """Return the row that is an agreement: as text, a finished document or a paper; anything else is told of."""
    if isinstance(item, str):
        return Row(key, item.encode("utf-8", "surrogatepass"), None, origin)
    if isinstance(item, Document):
        return Row(key, item.data, None, origin)
    if isinstance(item, bytes | Paper):
        return Row(key, item, None, origin)
    return Row(key, None, None, origin, findings=tuple(map(origin.on, read(item).findings)))


def _in_file(path: Path, table: Table) -> Iterator[Row]:
    ending = path.suffix.lower()
    if ending == _WORKBOOK:
        return _workbook(path, table)
    if ending in _LINES:
        return _json_lines(path, table)
    if ending not in _AGREEMENTS:
        raise _not_taken(path)
    return iter((_file(path),))


def _not_taken(path: Path) -> InvalidBatch:
    ending = path.suffix.lower()
    kind = f"filer som slutar på {shown(ending)}" if ending else "filer vars namn inte har någon ändelse"
    saved = "öppna den i ett kalkylprogram och spara den som Excel-arbetsbok (.xlsx)"
    hint = f"{saved}; {_TAKEN}" if ending in _SHEETS else _TAKEN
    is_folder = os.path.isdir(path)  # noqa: PTH112 -- Path.is_dir raises where a name is too long
    said = "det är en mapp; ange filerna i den" if is_folder else f"{kind} läses inte"
    return _refused(path, said, hint)


def is_table(source: Any) -> bool:
    """Whether a source has many rows."""
    return _names_file(source) and os.fspath(source).lower().endswith((_WORKBOOK, *_LINES))


def is_workbook(source: Any) -> bool:
    """Whether a source is a spreadsheet, whose rows fill in a base."""
    return _names_file(source) and os.fspath(source).lower().endswith(_WORKBOOK)


def _names_file(item: Any) -> bool:
    if isinstance(item, os.PathLike):
        return True
    return isinstance(item, str) and bool(item) and "\n" not in item and _TEXT.match(item) is None


def _file(path: Path) -> Row:
    """Return the row that a file is; one that cannot be opened says so when its turn comes."""
    origin = Origin(str(path))
    try:
        with path.open("rb") as stream:
            return Row(path.stem, stream.read(MOST_BYTES + 1), str(path), origin)
    except (OSError, ValueError):
        return Row(path.stem, None, str(path), origin, findings=read(path).findings.items)


def _data(data: Mapping[str, Any], table: Table, origin: Origin) -> Row:
    if table.columns is None:
        return keyed(data, table.key, origin)
    headings = tuple(map(str, data))
    key = key_column(headings, table.key)
    origin = replace(origin, headings=headings)
    named = next((name for name in headings if name.casefold() in ("nyckel", "key")), table.key)
    row = filled_in(list(data.values()), headings, table.columns, key, origin)
    return row if named is not None else replace(row, key=f"rad-{origin.row}")


def _json_lines(path: Path, table: Table) -> Iterator[Row]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError):
        raise _refused(path, "filen går inte att öppna; se efter stavningen och mappen") from None

    def lines() -> Iterator[Row]:
        with stream:
            for number, line in enumerate(iter(lambda: stream.readline(MOST_BYTES + 1), b""), 1):
                if line.strip():
                    yield _json_line(line, table, Origin(str(path), row=number))

    return lines()


def _json_line(line: bytes, table: Table, origin: Origin) -> Row:
    reading = read(line, name=_WHOLE_LINE)
    row = Row(f"rad-{origin.row}", None, None, origin)
    if isinstance(reading.data, Mapping):
        row = _data(reading.data, table, origin)
    found = (replace(one, file=origin.file, line=origin.row, column=None) for one in reading.findings)
    return replace(row, findings=(*row.findings, *found))


def _workbook(path: Path, table: Table) -> Iterator[Row]:
    if table.columns is None:
        raise _refused(path, _NO_BASE)
    try:
        sheet, lines = sheet_lines(path, table.sheet)
        first = next(lines, None)
    except SheetFault as fault:
        raise _refused(path, str(fault)) from None
    if first is None:
        raise _refused(path, f"bladet {shown(sheet)} är tomt")
    origin = Origin(str(path), sheet, first.number, tuple(map(_heading, first.cells)))
    key = key_column(origin.headings, table.key)
    faults = Findings.of(_head_faults(origin, key, table.columns, table.key))
    if faults or key is None:
        lines.close()
        raise InvalidBatch(faults)
    return _sheet_rows(path, lines, table.columns, key, origin)


def _heading(cell: str | CellFault | None) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _head_faults(origin: Origin, key: int | None, columns: Columns, wanted: str | None) -> Iterator[Finding]:
    """Yield what would be wrong with an empty row below the headings, and fields that are named twice."""
    headings = origin.headings
    if key is None:
        said = "rubrikraden är tom" if wanted is None else f"kolumnen {shown(wanted)} finns inte"
        yield origin.on(about(TABLE, f"{said}, så raderna har ingen nyckel"))
    empty = filled_in([], headings, columns, key, origin)
    yield from empty.findings
    paths: dict[Any, int] = {}
    for path, _, column in empty.changes:
        if column is not None and (first := paths.setdefault(path, column)) != column:
            message = f"kolumnerna {shown(headings[first - 1])} och {shown(headings[column - 1])} fyller i samma fält"
            yield origin.on(about(COLUMN, message, hint="ta bort den ena"), column)


def _sheet_rows(path: Path, lines: Generator[Line], columns: Columns, key: int, head: Origin) -> Iterator[Row]:
    with closing(lines):
        try:
            for number, cells in lines:
                yield filled_in(cells, head.headings, columns, key, replace(head, row=number))
        except SheetFault as fault:
            raise _refused(path, str(fault)) from None


def _refused(path: Path, message: str, hint: str | None = None) -> InvalidBatch:
    return InvalidBatch(Findings((about(TABLE, message, hint=hint),)).in_file(str(path)))
