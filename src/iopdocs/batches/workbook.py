"""Reading the rows of a spreadsheet (kalkylblad), which anybody may have sent.

Nothing is computed and nothing outside the file is asked for. The file is unpacked once in small bites, to see that it
stays within bounds and holds no document type, before the library that reads spreadsheets gets to see it.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from iopdocs.batches.cells import Cell, CellFault, cell_text
from iopdocs.values.refusal import shown

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["Line", "SheetFault", "sheet_lines"]

MOST_PACKED: Final = 20_000_000
MOST_UNPACKED: Final = 300_000_000
MOST_SHARED: Final = 50_000_000
"""The most bytes that the texts of a workbook may be: they are kept in memory all at once."""
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 300
_MOST_PARTS: Final = 2_000
_LAST_ROW: Final = 1_048_576
"""The last row that a sheet can have: what lies between the bound and here must be told, not passed over."""
_XML: Final = (".xml", ".rels", ".vml")
_FORMULA: Final = re.compile(rb"[<:]f[ />]")
_HARD: Final = "\N{NO-BREAK SPACE}"
_BITE: Final = 65_536
_SEAM: Final = 16
_KEPT: Final = "spara den i Excel som Excel-arbetsbok (.xlsx), utan lösenord"
_INSTALL: Final = "pip install 'iopdocs[excel]'"
_NO_VALUE: Final = "cellen har en formel utan uträknat värde; öppna arbetsboken i Excel och spara den"


class SheetFault(Exception):
    """A workbook cannot be read; the message is a Swedish sentence that says why."""


class Line(NamedTuple):
    """One row that holds anything: its number, and the text of each cell or why it cannot be used."""

    number: int
    cells: list[str | CellFault | None]


def sheet_lines(path: Path, sheet: str | None) -> tuple[str, Generator[Line]]:
    """Return the name of a sheet, else of the first that is not hidden, and its rows one by one.

    Raises:
        SheetFault: at once, or while the rows are read: the file is no workbook, is larger than the bounds, or the
            sheet does not exist. ``ModuleNotFoundError`` is told as one too.
    """
    computed = _checked(path)
    opened = [_opened(path, data_only=True)] + ([_opened(path, data_only=False)] if computed else [])
    try:
        name = _chosen(opened[0], sheet)
    except SheetFault:
        for book in opened:
            book.close()
        raise
    return name, _lines(opened, name)


def _checked(path: Path) -> bool:
    """Return whether any cell is computed by a formula, after looking at all that the file holds."""
    try:
        if path.stat().st_size > MOST_PACKED:
            raise SheetFault(f"arbetsboken är större än {_millions(MOST_PACKED)}")
        with zipfile.ZipFile(path) as archive:
            return _looked_through(archive)
    except FileNotFoundError:
        raise SheetFault("filen finns inte") from None
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, NotImplementedError) as error:
        raise SheetFault(f"filen går inte att läsa som arbetsbok; {_KEPT}") from error


def _looked_through(archive: zipfile.ZipFile) -> bool:
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS:
        raise SheetFault(f"arbetsboken har {len(infos)} delar; högst {_MOST_PARTS} godtas")
    left, computed = MOST_UNPACKED, False
    for info in infos:
        most = MOST_SHARED if "sharedstrings" in info.filename.lower() else MOST_UNPACKED
        size, formulas = _part(archive, info, left, most)
        left -= size
        computed |= formulas
    return computed


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, most: int) -> tuple[int, bool]:
    """Return how large a part is, and whether it is a sheet with formulas."""
    size, formulas, seam = 0, False, b""
    is_sheet = "worksheets/" in info.filename
    with archive.open(info) as stream:
        while bite := stream.read(_BITE):
            size += len(bite)
            if size > min(left, most):
                raise SheetFault(f"arbetsboken blir större än {_millions(most)} när den packas upp")
            text = seam + bite
            if info.filename.lower().endswith(_XML):
                _refuse_document_type(text)
            formulas = formulas or (is_sheet and _FORMULA.search(text) is not None)
            seam = text[-_SEAM:]
    return size, formulas


def _refuse_document_type(text: bytes) -> None:
    """A document type could make a small file swell; in another encoding than UTF-8 it would pass unseen."""
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text:
        raise SheetFault("arbetsboken har en del som inte är skriven som Excel skriver; " + _KEPT)


def _millions(size: int) -> str:
    return f"{size // 1_000_000}\N{NO-BREAK SPACE}MB"


def _opened(path: Path, *, data_only: bool) -> Workbook:
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise SheetFault(f"för att läsa arbetsböcker behövs ett tillägg till programmet: {_INSTALL}") from None
    try:
        with _quiet():
            return load_workbook(path, read_only=True, data_only=data_only, keep_links=False)
    except Exception as error:
        raise SheetFault(f"filen går inte att läsa som arbetsbok; {_KEPT}") from error


def _chosen(book: Workbook, wanted: str | None) -> str:
    names = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    if not names:
        raise SheetFault("arbetsboken har inget synligt blad")
    found = names[0] if wanted is None else next((one for one in book.sheetnames if one == wanted), None)
    if found is None:
        raise SheetFault(f"bladet {shown(wanted)} finns inte; bladen heter {', '.join(map(shown, names))}")
    return found


def _lines(books: list[Workbook], name: str) -> Generator[Line]:
    with ExitStack() as stack:
        try:
            rows = [stack.enter_context(closing(_rows(stack.enter_context(closing(book)), name))) for book in books]
            yield from _within_bounds(*rows)
        except SheetFault:
            raise
        except Exception as error:
            raise SheetFault(f"bladet {shown(name)} går inte att läsa; {_KEPT}") from error


def _rows(book: Workbook, name: str) -> Generator[tuple[int, tuple[Cell, ...]]]:
    """Yield the rows that hold cells, with their numbers; between them there may be a million that hold none."""
    sheet: Any = book[name]
    sheet.reset_dimensions()
    with closing(sheet.iter_rows(max_row=_LAST_ROW)) as rows:
        numbered = enumerate(rows, 1)
        while True:
            with _quiet():
                found = next((pair for pair in numbered if pair[1]), None)
            if found is None:
                return
            yield found


def _within_bounds(
    values: Iterator[tuple[int, tuple[Cell, ...]]], formulas: Iterator[tuple[int, tuple[Cell, ...]]] | None = None
) -> Iterator[Line]:
    beside = repeat((0, ())) if formulas is None else chain(formulas, repeat((0, ())))
    for (number, row), (_, computed) in zip(values, beside, strict=False):
        cells = [_text(cell) for cell in row]
        for at, cell in enumerate(computed[: len(cells)]):
            if cells[at] is None and cell.data_type == "f":
                cells[at] = CellFault(_NO_VALUE)
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise SheetFault(f"bladet har mer än {MOST_COLUMNS} kolumner")
        if cells and number > MOST_ROWS:
            raise SheetFault(f"bladet har mer än {f'{MOST_ROWS:,}'.replace(',', _HARD)} rader")
        if cells:
            yield Line(number, cells)


def _text(cell: Cell) -> str | CellFault | None:
    try:
        return cell_text(cell)
    except CellFault as fault:
        return fault


@contextmanager
def _quiet() -> Iterator[None]:
    """What the reader warns of is of no use to one who only wants the cells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
