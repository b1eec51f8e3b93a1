"""Where in the WordprocessingML a tag stands (taggens plats), kept while a template is compiled.

A tag that comes and goes must leave the XML around it whole, and what is written in the place of a missing fact
depends on what that place can hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

__all__ = ["Mark", "Position", "Where"]

Where = Literal["block", "row", "cell", "inline", "plain", ""]
"""Where a tag can stand, if anywhere.

Between paragraphs, between table rows, between the cells of a row, in the text of a run, or in other text.
"""

_TOKEN: Final = re.compile(r"(<w:rPr>.*?</w:rPr>)|<(/?)([^\s/<>]+)[^<>]*?(/?)>", re.DOTALL)
_BLOCKS: Final = {
    "w:body",
    "w:hdr",
    "w:ftr",
    "w:footnote",
    "w:endnote",
    "w:tc",
    "w:sdtContent",
    "w:txbxContent",
}
_PLACES: Final[dict[str, Where]] = {"w:t": "inline", "w:tbl": "row", "w:tr": "cell"}
_IN_RUN: Final = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to come back to: the elements that are open, the looks of the run, what was closed before."""

    open: tuple[str, ...]
    run: str
    lowest: int


@dataclass
class Position:
    """The elements that are open so far in the template, and the looks (``w:rPr``) of the run."""

    open: list[str] = field(default_factory=list)
    run: str = ""
    torn: bool = False
    lowest: int = 0

    def read(self, xml: str) -> None:
        """Go past a piece of XML."""
        for looks, closing, name, empty in _TOKEN.findall(xml):
            if looks:
                self._look(looks)
            elif closing:
                self._close()
            elif not empty:
                self._open(name)
        self.torn = xml.rfind("<") > xml.rfind(">")

    def _look(self, looks: str) -> None:
        if self.open[-1:] == ["w:r"]:
            self.run = looks

    def _open(self, name: str) -> None:
        self.open.append(name)
        if name == "w:r":
            self.run = ""

    def _close(self) -> None:
        if self.open:
            self.open.pop()
        self.lowest = min(self.lowest, len(self.open))

    @property
    def where(self) -> Where:
        """What kind of place this is."""
        inside = self.open[-1] if self.open else "w:body"
        if self.torn:
            return ""
        if inside in _BLOCKS:
            return "block"
        if inside in _PLACES:
            return _PLACES[inside]
        return "" if inside.startswith("w:") else "plain"

    def enter(self) -> Mark:
        """Begin what comes and goes; what is closed is counted from here."""
        mark = Mark(tuple(self.open), self._weight, self.lowest)
        self.lowest = len(self.open)
        return mark

    def leave(self, mark: Mark) -> bool:
        """Return whether what came since ``mark`` can go again: all is open as it was, and only a run was closed."""
        within = _IN_RUN if mark.open[-1:] == ("w:t",) else 0
        whole = self.lowest >= len(mark.open) - within
        self.lowest = min(self.lowest, mark.lowest)
        return whole and (tuple(self.open), self._weight) == (mark.open, mark.run)

    @property
    def _weight(self) -> str:
        return self.run if self.where == "inline" else ""
