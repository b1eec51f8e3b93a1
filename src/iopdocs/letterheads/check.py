"""Judging one letterhead (granskning av en brevmall): all that is wrong with it, and how its documents can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.accessibility import examine_parts
from iopdocs.agreement import Agreement
from iopdocs.errors import TemplateError, noting
from iopdocs.findings import Finding, Findings
from iopdocs.letterheads.codes import found
from iopdocs.letterheads.layout import layout_faults
from iopdocs.letterheads.lists import list_faults
from iopdocs.letterheads.styles import style_faults
from iopdocs.opc import main_document, read_package
from iopdocs.opc.package import Package
from iopdocs.paper import Paper
from iopdocs.papers import PAPERS
from iopdocs.wording.compile import compile_template
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.roots import letterhead_roots
from iopdocs.wording.scrub import COMMENTS, scrubbed
from iopdocs.wording.signals import PIECES
from iopdocs.wording.source import jinja_source
from iopdocs.wording.tags import CLAUSES
from iopdocs.wording.textform import parse_blocks

__all__ = ["examine_letterhead"]

_SPECIMEN: Final = """# Rubrik
## Mellanrubrik
§ Avtalspunkt med **fet stil**.
a) Avtalsled
i) Avtalsunderled
- Punktlista
Brödtext
[caption] Tabellens namn
|= Avtalstabell | 70 | 30 >
|! Huvud | Siffra
| Text | 1
|+ Summa | 1
[Tabellnot] Not
[Utkast] Utkast
[Underskrift] Underskrift
"""
"""A piece of every style that clauses use."""


def examine_letterhead(data: bytes, *, name: str = "letterhead.docx") -> Findings:
    """Return what is wrong with a letterhead, all at once; no finding where it keeps the contract.

    How its documents can be read by everyone is judged on a specimen with a piece of every style.

    Args:
        data: the .docx file.
        name: what to call it.
    """
    try:
        parts = read_package(data, name=name, template_link=True)
        clean = scrubbed(parts, name=name)
        letterhead = Letterhead(name, clean.parts, main_document(parts, name=name))
        _ = letterhead.sources
    except TemplateError as error:
        return Findings.of([found("LTR001", _told(error))])
    package = Package.of(letterhead.parts, name)
    return Findings.of([*_contract(letterhead, package), *_traces(clean.traces), *_readable(letterhead)])


def _contract(letterhead: Letterhead, package: Package) -> Iterator[Finding]:
    yield from _refused("LTR002", letterhead.refuse_misplaced)
    yield from style_faults(package)
    yield from list_faults(package)
    yield from _refused("LTR006", letterhead.refuse_other_numbers)
    yield from _tag_faults(letterhead)
    yield from _refused("LTR008", lambda: letterhead.text_width)
    yield from layout_faults(package, letterhead.sources)


def _refused(code: str, refuse: Callable[[], object]) -> Iterator[Finding]:
    """What the letterhead would be refused for when a document is made by it."""
    faults: list[TemplateError] = []
    with noting(faults):
        refuse()
    yield from (found(code, _told(error)) for error in faults)


def _told(error: TemplateError) -> str:
    return f"{error.message} ({error.place})" if error.place else error.message


def _tag_faults(letterhead: Letterhead) -> Iterator[Finding]:
    """Tags that cannot be used above one sort of paper or another; the same fault is told once."""
    told: dict[tuple[str, str], str] = {}
    papers: tuple[type[Paper], ...] = (Agreement, *PAPERS.values())
    for paper in papers:
        for single in _refused_tags(letterhead, paper):
            told.setdefault((single.place, _whatever_paper(single.message, paper)), _told(single))
    yield from (found("LTR007", message) for message in told.values())


def _refused_tags(letterhead: Letterhead, paper: type[Paper]) -> Iterator[TemplateError]:
    faults: list[TemplateError] = []
    for part, source in letterhead.sources.items():
        for piece in source.split(CLAUSES):
            with noting(faults):
                compile_template(piece, letterhead_roots(paper), name=letterhead.name, draft=False, place=part)
    return (single for error in faults for single in error.singles)


def _whatever_paper(message: str, paper: type[Paper]) -> str:
    """Return what is said of a tag, but for the sort of paper and for what may have been meant above it."""
    return message.replace(paper.__name__, "").partition("; menas ")[0]


def _traces(traces: tuple[str, ...]) -> Iterator[Finding]:
    if COMMENTS in traces:
        yield found("LTR015", "brevmallen har kommentarer, som inte följer med till avtalen")
    personal = [trace for trace in traces if trace != COMMENTS]
    if personal:
        yield found("LTR014", f"filen bär på {swedish.list_of(personal)}, som inte följer med till avtalen")


def _readable(letterhead: Letterhead) -> Findings:
    """How a document by the letterhead can be read by everyone."""
    try:
        pieces = jinja_source(parse_blocks(_SPECIMEN), letterhead, name=letterhead.name)
    except TemplateError:  # a style is missing, which is told already
        pieces = ""
    main = PIECES.sub("", letterhead.sources[letterhead.main].replace(CLAUSES, pieces))
    return examine_parts({**letterhead.parts, letterhead.main: main.encode()}, name=letterhead.name)
