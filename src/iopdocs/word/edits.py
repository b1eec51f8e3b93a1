"""What has been edited by hand in a Word file since it was written (handredigering).

The visible text of each section is compared with the digest of what it was. Looks, numbers and what fields show are not
looked at: numbers follow from where a paragraph stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lxml import etree

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.findings import Finding
from iopdocs.model import HoleReached
from iopdocs.paper import Paper, Section
from iopdocs.word.codes import finding
from iopdocs.word.inside import PARAGRAPH, digest
from iopdocs.word.marked import marked_paragraphs

__all__ = ["EMPTY", "Beside", "Was", "digest_of", "edits", "heading_of", "moved"]

_TOLD: Final = "uppgifterna i filen är de som den skapades med"
_MEND: Final = "läs in ändringen med iopdocs read-back, eller för in den i uppgifterna, och skriv dokumentet på nytt"
_NEW: Final = "för in texten i uppgifterna, till exempel som en fri klausul (free), och skriv dokumentet på nytt"
_MOST_TRIED: Final = 20_000_000
_TIMES: Final = 4
"""How many bytes are looked at in search of the sections' texts, and how often all of the text besides."""
_BEFORE: Final = 0


@dataclass(frozen=True, slots=True)
class Was:
    """What a section, or what stands before or after them, was when the file was written.

    ``wording`` is the version of its wording, ``paragraphs`` how many have text, ``text`` the digest of it.
    """

    kind: str
    wording: str
    paragraphs: int
    text: str


def edits(paper: Paper, body: etree._Element, was: Sequence[Was]) -> list[Finding]:
    """Return what has been edited by hand in the text of a file.

    Args:
        paper: what the file's data say.
        body: the text.
        was: what stood before the sections, in each of them and after them.
    """
    return [*_Comparison(paper, body, was).findings()]


EMPTY: Final = digest(b"")
"""The digest of no text."""


def digest_of(part: etree._Element) -> str:
    """Return the digest of the text of a header, a footer or a footnote."""
    return digest(PARAGRAPH.join(one.text for one in marked_paragraphs(part)))


@dataclass(frozen=True, slots=True)
class Beside:
    """The digests of headers and footers (``margins``) and of footnotes, as they were and as they are."""

    margins_were: frozenset[str] = frozenset()
    notes_were: frozenset[str] = frozenset()
    margins: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()

    def edits(self) -> Iterator[Finding]:
        """Yield what has been edited; a program may write a header several times, for first and other pages."""
        if self.margins_were - self.margins:
            yield finding("WRD009", f"sidhuvudet eller sidfoten har ändrats för hand i Word-filen; {_TOLD}", hint=_MEND)
        if self.notes_were != self.notes:
            said = f"en fotnot har ändrats, lagts till eller tagits bort för hand i Word-filen; {_TOLD}"
            yield finding("WRD010", said, hint=_MEND)


class _Comparison:
    """The paragraphs of a file beside what its sections were; ``_owners`` are the sections' numbers, 0 for none."""

    def __init__(self, paper: Paper, body: etree._Element, was: Sequence[Was]) -> None:
        self._paper = paper
        self._was = was
        self._after = len(was) - 1
        self._numbers = range(1, self._after)
        paragraphs = [*marked_paragraphs(body)]
        self._texts = [one.text for one in paragraphs]
        self._owners = [one.section if one.section in self._numbers else 0 for one in paragraphs]
        self._left = _MOST_TRIED + _TIMES * sum(map(len, self._texts))

    def findings(self) -> Iterator[Finding]:
        """Yield what is unlike: section by section, their order, and what stands around them."""
        own = defaultdict(list)
        for at, owner in enumerate(self._owners):
            own[owner].append(at)
        for number in self._numbers:
            if not self._is_there(number, own[number]):
                yield self._changed(number) if own[number] else self._missing(number)
        for number in moved(dict.fromkeys(filter(None, self._owners))):
            said = f"{self._subject(number)} har flyttats för hand i Word-filen; i uppgifterna står den där den stod"
            yield self._finding("WRD006", said, number, _MEND)
        yield from self._around()

    def _is_there(self, number: int, own: list[int]) -> bool:
        """Whether a section has its text, wherever it stands; what else stands in its place is nobody's."""
        own = own or [at for at, owner in enumerate(self._owners) if not owner]
        found = self._found(number, own)
        if found is None:
            return False
        for at in own:
            self._owners[at] = number if at in found else 0
        return True

    def _found(self, number: int, among: list[int]) -> range | None:
        """Where among some paragraphs the text of a section is: as many as it had, one after the other."""
        count, wanted = self._was[number].paragraphs, self._was[number].text
        for start in range(len(among) - count + 1):
            chosen = among[start : start + count]
            text = PARAGRAPH.join(self._texts[at] for at in chosen)
            self._left -= len(text) + count + 1
            if self._left < 0:
                return None
            if digest(text) == wanted:
                return range(chosen[0], chosen[-1] + 1) if chosen else range(0)
        return None

    def _around(self) -> Iterator[Finding]:
        """Yield what is unlike before the first section, between two of them and after the last."""
        known = [at for at, owner in enumerate(self._owners) if owner] or [len(self._owners)]
        first, last = known[0], known[-1]
        yield from self._frame(_BEFORE, [*range(first)], "före första klausulen")
        number = 0
        for owner, run in groupby(self._owners[first : last + 1]):
            number = owner or number
            if not owner:
                yield self._new(len([*run]), f"efter {self._subject(number)}")
        yield from self._frame(self._after, [*range(last + 1, len(self._owners))], "efter sista klausulen")

    def _frame(self, number: int, own: list[int], where: str) -> Iterator[Finding]:
        found = self._found(number, own)
        if found is None:
            yield self._finding("WRD008", f"texten {where} har ändrats för hand i Word-filen; {_TOLD}", hint=_MEND)
        elif len(own) > len(found):
            yield self._new(len(own) - len(found), where)

    def _changed(self, number: int) -> Finding:
        said = f"{self._subject(number)} har ändrats för hand i Word-filen; {_TOLD}"
        return self._finding("WRD004", said, number, _MEND)

    def _missing(self, number: int) -> Finding:
        said = f"{self._subject(number)} finns inte kvar i Word-filen, eller går inte att känna igen; {_TOLD}"
        return self._finding("WRD005", said, number, _MEND)

    def _new(self, count: int, where: str) -> Finding:
        text = swedish.plural(count, "stycke", "stycken", "neuter")
        return self._finding("WRD007", f"{where} har {text} lagts till för hand i Word-filen", hint=_NEW)

    def _finding(self, code: str, said: str, number: int = 0, hint: str | None = None) -> Finding:
        is_clause = number and isinstance(self._paper, Agreement)
        return finding(code, said, path=("clauses", number - 1) if is_clause else (), hint=hint)

    def _subject(self, number: int) -> str:
        """What a section is called in a sentence: ``klausulen Uppsägning``."""
        called = heading_of(self._paper.sections[number - 1], self._paper)
        return f"klausulen {called}" if isinstance(self._paper, Agreement) else called


def heading_of(section: Section, paper: Paper) -> str:
    """Return what a section is called: a clause by its heading, what is the whole of a paper as that is."""
    if not isinstance(paper, Agreement):
        return paper.whole
    try:
        return paper.heading_of(section)
    except HoleReached:
        return section.kind


def moved(order: Iterable[int]) -> list[int]:
    """Return the fewest sections that must have been moved for the rest to stand in their order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in order:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept, last = set(), ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return [number for number in before if number not in kept]
