"""One of the two documents (det ena dokumentet), opened and made plain, so that both can be compared piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from iopdocs.changes.redline.items import ENDS, STARTS
from iopdocs.errors import ExportError
from iopdocs.opc.names import W
from iopdocs.opc.package import Package

__all__ = ["Side", "opened"]

_REVISED: Final = tuple(
    f"{W}{tag}"
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange"),
        *("trPrChange", "tcPrChange"),
    )
)
_DROPPED: Final = tuple(
    f"{W}{tag}"
    for tag in (
        *("proofErr", "permStart", "permEnd", "lastRenderedPageBreak"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    )
)
"""What says nothing to the reader of the redline, or is a remark that is not for everyone."""
_WRAPPING: Final = tuple(f"{W}{tag}" for tag in ("sdt", "smartTag", "customXml", "dir", "bdo"))
_WRAPPER_LOOKS: Final = frozenset(f"{W}{tag}" for tag in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_OWN_IDS: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass(frozen=True)
class Side:
    """A document: its package, and its text made plain. ``parts`` are those with text beside it, when asked for."""

    package: Package
    root: etree._Element
    body: etree._Element
    _texts: dict[str, etree._Element] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What to call it in a refusal."""
        return self.package.name

    def text(self, part: str) -> etree._Element:
        """Return the text of a part, made plain."""
        if part == self.package.main:
            return self.root
        if part not in self._texts:
            self._texts[part] = _plain(self.package, part)
        return self._texts[part]

    def add(self, part: str, root: etree._Element) -> None:
        """Take a part that the package lacks."""
        self._texts[part] = root

    @property
    def texts(self) -> dict[str, etree._Element]:
        """The headers, footers and notes that have been asked for."""
        return {self.package.main: self.root, **self._texts}


def opened(data: bytes, name: str) -> Side:
    """Open a document.

    Raises:
        ExportError: it has tracked changes already, or no text.
        TemplateError: it is no Word file, or one that may not come in.
    """
    package = Package.open(data, name, template_link=True)
    root = _plain(package, package.main)
    body = root.find(f"{W}body")
    if body is None or body.find(f"{W}p") is None:
        raise ExportError(f"{name} har ingen text att jämföra")
    return Side(package, root, body)


def _plain(package: Package, part: str) -> etree._Element:
    root = package.parsed(part)
    if next(root.iter(*_REVISED), None) is not None:
        raise ExportError(
            f"{package.name} har redan ändringsmarkeringar; godta eller avvisa dem i Word, spara och jämför sedan"
        )
    for node in [*root.iter(*_DROPPED)]:
        _remove(node)
    for wrapper in [*root.iter(*_WRAPPING)]:
        _unwrap(wrapper)
    for node in root.iter(f"{W}p", f"{W}tr"):
        for name in [name for name in node.attrib if str(name).startswith(_OWN_IDS)]:
            del node.attrib[name]
    _marks_into_paragraphs(root)
    return root


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(wrapper: etree._Element) -> None:
    """Put what a wrapper holds in its place."""
    parent = wrapper.getparent()
    if parent is None:
        return
    content = wrapper.find(f"{W}sdtContent") if wrapper.tag == f"{W}sdt" else wrapper
    held = [] if content is None else [child for child in content if child.tag not in _WRAPPER_LOOKS]
    at = parent.index(wrapper)
    parent[at : at + 1] = held


def _marks_into_paragraphs(root: etree._Element) -> None:
    """Let each bookmark that begins or ends between paragraphs do so in the nearest one."""
    waiting: list[etree._Element] = []
    last: etree._Element | None = None
    for node in [*_marks_and_paragraphs(root)]:
        if node.tag == f"{W}p":
            for mark in waiting:
                node.insert(int(node.find(f"{W}pPr") is not None), mark)
            waiting, last = [], node
        elif node.tag == STARTS:
            _remove(node)
            waiting.insert(0, node)
        else:
            _remove(node)
            begun = [mark for mark in waiting if mark.get(f"{W}id") == node.get(f"{W}id")]
            waiting = [mark for mark in waiting if mark not in begun]
            if last is not None and not begun:
                last.append(node)


def _marks_and_paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, and the marks that stand in none."""
    for node in root.iter(f"{W}p", STARTS, ENDS):
        if node.tag == f"{W}p" or next(node.iterancestors(f"{W}p"), None) is None:
            yield node
