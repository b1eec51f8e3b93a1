"""Page numbers in the table of contents (sidnummer i innehållsförteckningen), as LibreOffice breaks the pages.

Numbers can make a line longer and so move what they tell of. So they are put in, the pages are looked up in that very
document, and it is done when they say what was put in; the first guess is the shortest. Same pages, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from iopdocs.errors import ExportError
from iopdocs.office import pages_of_bookmarks
from iopdocs.opc import parse_xml, write_package
from iopdocs.opc.names import W
from iopdocs.opc.package import Package, value, whole
from iopdocs.word.contents import is_listed, listed, with_pages
from iopdocs.word.sections import Sections, mark_sections

__all__ = ["has_contents", "with_page_numbers"]

_NAME: Final = "dokumentet"
_TRIES: Final = 5
_NO_CONTENTS: Final = "dokumentet har ingen innehållsförteckning; skriv contents: ja i uppgifterna för att få en"
_UNTOLD: Final = (
    "LibreOffice säger inte på vilken sida rubrikerna står; uppgradera det till version 7.4 eller senare, "
    "eller skriv dokumentet utan sidnummer"
)
_UNSETTLED: Final = (
    "sidnumren flyttar rubrikerna, så att de aldrig stämmer; skriv dokumentet utan sidnummer, "
    "eller gör texten i formatmallen Innehåll 1 (toc 1) mindre"
)
_WIDTHS: Final = (("pgSz", "w"), ("pgMar", "left"), ("pgMar", "right"))
_RIGHT: Final = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>'


def has_contents(data: bytes) -> bool:
    """Return whether a Word package has a table of contents, with or without page numbers."""
    package = Package.open(data, _NAME, template_link=True)
    return is_listed(package.parts[package.main].decode())


def with_page_numbers(packages: Iterable[bytes]) -> tuple[bytes | ExportError, ...]:
    """Return each Word package with page numbers in its table of contents, or in its place why it has none.

    Raises:
        ExportError: LibreOffice or pikepdf is missing, or LibreOffice cannot be started.
        TemplateError: one is no Word package.
    """
    tables = [_Table(data) for data in packages]
    for _ in range(_TRIES):
        waiting = [table for table in tables if table.made is None]
        for table, sheets in zip(waiting, pages_of_bookmarks(table.tried() for table in waiting), strict=True):
            table.take(sheets)
    return tuple(ExportError(_UNSETTLED) if table.made is None else table.made for table in tables)


class _Table:
    """A table of contents whose numbers are sought; ``made`` is the package with them, or why there can be none."""

    def __init__(self, data: bytes) -> None:
        self._package = package = Package.open(data, _NAME, template_link=True)
        self._main = package.parts[package.main].decode()
        self._sections = Sections.of(package.document)
        self._pages = dict.fromkeys(listed(self._main), "1")
        self._tabs = _missing_tabs(package, next(iter(self._pages), ""))
        self.made: bytes | ExportError | None = None
        if not self._pages:
            self.made = data if is_listed(self._main) else ExportError(_NO_CONTENTS)

    def tried(self) -> bytes:
        """Return the package with the numbers that are thought right, and marks where its sections begin."""
        package = self._package
        document = parse_xml(self._numbered(), name=_NAME, part=package.main)
        mark_sections(document)
        return write_package({**package.parts, package.main: etree.tostring(document)})

    def take(self, sheets: Mapping[str, int] | ExportError) -> None:
        """Learn on which sheet everything stood in what was tried."""
        if isinstance(sheets, ExportError):
            self.made = sheets
            return
        try:
            found = {bookmark: self._sections.shown(bookmark, sheets) for bookmark in self._pages}
        except KeyError:
            self.made = ExportError(_UNTOLD)
            return
        if found == self._pages:
            self.made = write_package({**self._package.parts, self._package.main: self._numbered()})
        self._pages = found

    def _numbered(self) -> bytes:
        return with_pages(self._main, self._pages, self._tabs).encode()


def _missing_tabs(package: Package, bookmark: str) -> str:
    """The tab stop that the lines need beside those of their style; Word too writes one if the style has none."""
    nodes = package.body.iter(f"{W}hyperlink", f"{W}sectPr")
    line = next((node.getparent() for node in nodes if node.get(f"{W}anchor") == bookmark), None)
    if line is None or any(map(_has_right_tab, package.styles.chain(package.styles.of(line)))):
        return ""
    section = next((node for node in nodes if node.tag == f"{W}sectPr"), None)
    width, *margins = (whole(value(section, *place)) or 0 for place in _WIDTHS)
    return _RIGHT.format(width - sum(margins))


def _has_right_tab(style: etree._Element) -> bool:
    return any(tab.get(f"{W}val") in {"right", "end"} for tab in style.iter(f"{W}tab"))
