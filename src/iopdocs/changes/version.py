"""One version of an agreement, read from its document (version): its data, its clauses and the units of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from iopdocs.agreement import Agreement
from iopdocs.changes.lines import Line, read_lines, read_margins
from iopdocs.changes.units import BEFORE, Unit, is_draft, units_of
from iopdocs.clauses import Clause
from iopdocs.document import Document, finished
from iopdocs.errors import ExportError, TemplateError
from iopdocs.findings import Findings
from iopdocs.model import HoleReached, holes, is_hole
from iopdocs.opc.package import Package
from iopdocs.verbs import PaperLike, check, load
from iopdocs.word.codes import edits_in
from iopdocs.word.plan import plan

if TYPE_CHECKING:
    from iopdocs.profile import Profile

__all__ = ["Section", "Version", "document_of", "read_version"]

_NAME: Final = "dokumentet"
_Lines = tuple[tuple[int, Line], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A clause in its place (klausul): its number among the clauses, its type, its ``id``, its heading."""

    number: int
    kind: str
    id: str | None
    heading: str


@dataclass(frozen=True)
class Version:
    """One version of an agreement (version).

    ``document`` is what is compared; ``margins`` is the text of its headers and footers; ``is_draft`` says that facts
    are missing or that the document bears UTKAST; ``edits`` are what has been edited by hand in a Word file, so that
    its text and its data differ.
    """

    paper: Agreement
    document: Document
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    margins: tuple[str, ...]
    is_draft: bool
    edits: Findings

    def within(self, section: int) -> list[int]:
        """Return the places of the units of a clause, or of what stands before or after the clauses."""
        return [at for at, unit in enumerate(self.units) if unit.section == section]


def read_version(source: PaperLike, profile: Profile | None) -> Version:
    """Return a version of an agreement by its document: a Word file as it is, anything else as it would be rendered.

    Raises:
        InvalidAgreement: the data cannot be represented as an agreement, though as a draft.
        ExportError: the clauses of a Word file can no longer be told apart.
        TemplateError: the wording cannot be used.
    """
    paper = load(source, paper=Agreement, draft=True)
    given = finished(source)
    document = _rendered(paper, profile) if given is None else replace(given, title=paper.shown_title)
    package = Package.open(document.data, _NAME)
    lines = _told_apart(read_lines(package), paper)
    return Version(
        paper=paper,
        document=document,
        sections=_sections(paper),
        units=units_of(lines),
        margins=read_margins(package),
        is_draft=is_draft(lines) or next(holes(paper), None) is not None,
        edits=Findings() if given is None else edits_in(check(document.data)),
    )


def document_of(source: PaperLike, profile: Profile | None) -> Document:
    """Return the document of a version: a Word file as it is, also one without data; anything else as it is rendered.

    Raises:
        InvalidAgreement: the data cannot be represented as an agreement, or the file cannot be read.
        TemplateError: the wording cannot be used.
    """
    given = finished(source)
    return _rendered(load(source, paper=Agreement, draft=True), profile) if given is None else given


def _rendered(paper: Agreement, profile: Profile | None) -> Document:
    """Write the document as it is to be signed; where that cannot be done, as a draft."""
    from iopdocs.word.render import render_package
    from iopdocs.wording.templates import builtin

    templates = builtin() if profile is None else profile.templates
    if next(holes(paper), None) is None:
        try:
            return Document(render_package(paper, templates), paper.shown_title, form=paper.form)
        except TemplateError:  # such as a reference to a clause that is not there, which a draft may have
            pass
    return Document(render_package(paper, templates, draft=True), paper.shown_title, draft=True, form=paper.form)


def _sections(paper: Agreement) -> tuple[Section, ...]:
    if is_hole(paper.clauses):
        return ()
    return tuple(
        Section(number, clause.kind, clause.id, _heading(clause, paper))
        for number, clause in enumerate(paper.clauses, 1)
    )


def _heading(clause: Clause, paper: Agreement) -> str:
    try:
        return paper.heading_of(clause)
    except HoleReached:
        return clause.kind


def _told_apart(lines: _Lines, paper: Agreement) -> _Lines:
    """Return the lines with their sections: as the bookmarks say, or as the headings do where those have been moved.

    Other programs put the end of a bookmark elsewhere when a table stands there.
    """
    steps = () if is_hole(paper.clauses) else plan(paper).steps
    opening = [number for number, step in enumerate(steps, 1) if step.heading]
    headings = [at for at, (_, line) in enumerate(lines) if line.style == "heading 1"]
    if [lines[at][0] for at in headings] == opening and _rises([section for section, _ in lines if section]):
        return lines
    if len(headings) == len(opening):
        return tuple(_by_heading(lines, dict(zip(headings, opening, strict=True))))
    if any(section for section, _ in lines):
        return lines
    raise ExportError(
        "klausulerna i Word-filen går inte längre att skilja åt, så den kan inte jämföras; skriv dokumentet på nytt ur "
        "uppgifterna"
    )


def _rises(numbers: list[int]) -> bool:
    return numbers == sorted(numbers)


def _by_heading(lines: _Lines, opening: Mapping[int, int]) -> Iterator[tuple[int, Line]]:
    """Yield the lines with the clause of their heading, or one that continues it and whose bookmark begins there."""
    ends = dict(pairwise([*opening.values(), len(lines)]))
    within = BEFORE
    for at, (section, line) in enumerate(lines):
        goes_on = within and within < section < ends[max(one for one in ends if one <= within)]
        within = opening.get(at) or (section if goes_on else within)
        yield within, line
