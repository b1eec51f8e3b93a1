"""Reading back what a document carries inside (uppgifterna i Word-filen), with care: a file may come from anyone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from iopdocs import swedish
from iopdocs.errors import TemplateError
from iopdocs.findings import Finding, Findings
from iopdocs.model import is_hole
from iopdocs.opc import custom_parts
from iopdocs.opc.package import Package
from iopdocs.opc.reading import MAX_BYTES
from iopdocs.paper import Paper
from iopdocs.reading import Reading, read
from iopdocs.reading.nodes import FileFault
from iopdocs.reading.quick import quick_json
from iopdocs.reading.tree import content_of
from iopdocs.word.codes import finding
from iopdocs.word.edits import EMPTY, Beside, Was, digest_of, edits, heading_of
from iopdocs.word.inside import FORMAT, MOST_CHARACTERS, MOST_VALUES
from iopdocs.wording.head import INSIDE
from iopdocs.wording.templates import Templates
from iopdocs.wording.versions import version_in_force

__all__ = ["REDLINE", "WordFile", "open_word_file"]

REDLINE: Final = "redline"
"""What stands in the place of the data in a document that shows what differs between two others."""

_NAME: Final = "Word-filen"
_DAMAGED: Final = "uppgifterna i Word-filen är skadade"
_FROM_ELSEWHERE: Final = "har avtalet en fil i YAML eller JSON, använd den"
_NO_AGREEMENT: Final = "Word-filen visar ändringarna mellan två dokument och är inget avtal i sig"
_ITS_OWN: Final = "använd avtalets egen fil, den som jämförelsen gjordes med"
_NEWER: Final = "uppgifterna i Word-filen är skrivna av en nyare version av iopdocs"
_UPDATE: Final = "uppdatera iopdocs"
_REWORDED: Final = (
    "skrevs filen efter en kommuns profil, ange den (--profile); annars har mallarna ändrats: läs igenom det nya "
    "dokumentet"
)
_COUNT: Final = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True)
class WordFile:
    """A Word file that was read (Word-fil).

    ``reading`` holds the data that it carries, or why there are none; ``before``, ``sections`` and ``after`` tell what
    its text was when it was written; ``body`` is its text now, and ``beside`` compares what stands besides it.
    """

    reading: Reading
    before: Was | None = None
    sections: tuple[Was, ...] = ()
    after: Was | None = None
    body: etree._Element | None = None
    beside: Beside = field(default_factory=Beside)

    def edits(self, paper: Paper) -> Findings:
        """Return what has been edited by hand since the file was written, for the ``paper`` that its data are."""
        if self.body is None or self.before is None or self.after is None:
            return Findings()
        if not self._is_of(paper):
            return self._named([finding("WRD003", f"{_DAMAGED}: klausulerna är andra än de som filen skrevs med")])
        found = edits(paper, self.body, (self.before, *self.sections, self.after))
        return self._named([*found, *self.beside.edits()])

    def _is_of(self, paper: Paper) -> bool:
        """Whether the file was written with the sections that its data have."""
        sections = () if is_hole(paper.sections) else paper.sections
        return [was.kind for was in self.sections] == [section.kind for section in sections]

    def rewordings(self, paper: Paper, templates: Templates) -> Findings:
        """Return which sections would be worded anew, if the ``paper`` that the data are were written by templates."""
        if not self.sections or not self._is_of(paper):
            return Findings()
        pairs = zip(paper.sections, self.sections, strict=True)
        anew = dict.fromkeys(heading_of(one, paper) for one, was in pairs if _is_reworded(was, templates))
        if not anew:
            return Findings()
        said = f"{swedish.list_of(list(anew))} har en annan text i Word-filen än i de mallar som gäller nu"
        return self._named(
            [finding("WRD011", f"{said}, så ett nytt dokument får en annan ordalydelse", hint=_REWORDED)]
        )

    def _named(self, found: list[Finding]) -> Findings:
        findings = Findings.of(found)
        return findings if self.reading.name is None else findings.in_file(self.reading.name)


def _is_reworded(was: Was, templates: Templates) -> bool:
    """Whether a section has another wording now; of one that cannot be read more is told when it is needed."""
    try:
        return version_in_force(templates, was.kind) != was.wording
    except TemplateError:
        return False


def open_word_file(source: str | os.PathLike[str] | bytes) -> WordFile:
    """Return what a Word file carries; never raises for what the file is: its faults are findings of the reading."""
    name = None if isinstance(source, bytes) else os.fspath(source)
    try:
        data = source if isinstance(source, bytes) else content_of(os.fspath(source), MAX_BYTES)
        return _opened(data, name)
    except FileFault as fault:
        return _refused(name, fault.finding)
    except TemplateError as error:
        return _refused(name, finding("WRD001", ": ".join(filter(None, (error.place, error.message)))))


def _refused(name: str | None, found: Finding) -> WordFile:
    findings = Findings.of([found])
    return WordFile(Reading(name, None, findings=findings if name is None else findings.in_file(name)))


def _opened(data: bytes, name: str | None) -> WordFile:
    package = Package.open(data, _NAME)
    ours = custom_parts(package.parts, package.main, INSIDE, name=_NAME)
    if not ours:
        return _refused(name, finding("WRD002", "Word-filen bär inga uppgifter", hint=_FROM_ELSEWHERE))
    if len(ours) > 1:
        return _refused(name, finding("WRD003", f"{_DAMAGED}: filen bär uppgifter från flera dokument"))
    return _told(package, ours[0], name)


def _told(package: Package, part: str, name: str | None) -> WordFile:
    root = package.parsed(part)
    if root.tag == f"{{{INSIDE}}}{REDLINE}":
        return _refused(name, finding("WRD012", _NO_AGREEMENT, hint=_ITS_OWN))
    if root.get("format") != FORMAT:
        return _refused(name, finding("WRD003", _NEWER, hint=_UPDATE))
    body = package.document.find("{*}body")
    before, after = (tuple(_records(root, tag)) for tag in ("before", "after"))
    data = root.findall(f"{{{INSIDE}}}data")
    if len(before) != 1 or len(after) != 1 or len(data) != 1 or body is None:
        return _refused(name, finding("WRD003", _DAMAGED))
    reading = _read(data[0].text or "", name)
    if reading is None:
        return _refused(name, finding("WRD003", _DAMAGED))
    sections = tuple(_records(root, "section"))
    return WordFile(reading, before[0], sections, after[0], body, _beside(package, root))


def _beside(package: Package, root: etree._Element) -> Beside:
    """What stood and stands in headers, footers and footnotes."""
    margins = frozenset(map(digest_of, package.parts_of("header", "footer").values()))
    notes = frozenset(digest_of(note) for part in package.parts_of("footnotes").values() for note in part)
    were = [frozenset(one.text for one in _records(root, tag)) for tag in ("margin", "note")]
    return Beside(were[0], were[1], margins, notes - {EMPTY})


def _read(text: str, name: str | None) -> Reading | None:
    """Read the data; as bytes, so that they are never taken for a path. They have no lines that anyone can look up."""
    text = text.strip()
    if not text.startswith("{") or len(text) > MOST_CHARACTERS:
        return None
    data = quick_json(text, MOST_VALUES)
    reading = read(text.encode()) if data is None else Reading(name, data)
    return None if reading.findings else Reading(name, reading.data)


def _records(root: etree._Element, tag: str) -> Iterator[Was]:
    for element in root.findall(f"{{{INSIDE}}}{tag}"):
        count = element.get("paragraphs", "")
        yield Was(
            element.get("kind", ""),
            element.get("wording", ""),
            int(count) if _COUNT.fullmatch(count) else 0,
            element.get("text", ""),
        )
