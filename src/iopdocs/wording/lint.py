"""Faults in clause templates (granskning av mallar), found without any agreement.

What stops all that comes after it is told alone; the faults of tags are told all at once, each with its line in the
text form beside the Word file. A fault is a finding like any other: a stable code, one Swedish sentence, a hint.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from iopdocs.clauses import clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.findings import Finding, Findings
from iopdocs.papers import PAPERS
from iopdocs.wording.codes import CODES
from iopdocs.wording.compile import compile_template
from iopdocs.wording.fromtext import normalise
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.source import jinja_source
from iopdocs.wording.templates import Templates, section_roots, template_parts
from iopdocs.wording.totext import to_text

__all__ = ["lint"]

_HINTS: Final = {
    "TPL001": "öppna filen i Word och ta bort det som pekas ut",
    "TPL002": "använd någon av brevmallens formatmallar",
    "TPL003": "rätta taggen på den raden; reglerna står i handboken om mallar",
    "TPL004": "kör iopdocs templates sync",
    "TPL005": "kör iopdocs templates sync",
    "TPL006": "döp filen efter klausultypen, till exempel term.docx",
    "TPL007": "sätt formatmallen Rubrik 1 på första raden och bara där",
}


def lint(path: Path, templates: Templates) -> Findings:
    """Return what is wrong with one clause template (a .docx file), judged by the letterhead and classes in force."""
    return Findings.of(_faults(path, templates.letterhead))


def _faults(path: Path, letterhead: Letterhead) -> Iterator[Finding]:
    data = path.read_bytes()
    try:
        text = to_text(data, name=path.name)
    except TemplateError as error:
        yield _finding("TPL001", path, error)
        return
    if path.stem not in (*clause_kinds(), *PAPERS):
        yield _finding("TPL006", path, TemplateError(path.name, "", f"klausultypen {path.stem} finns inte"))
        return
    try:
        parts = template_parts(text, path.name, kind=path.stem, own=False)
    except TemplateError as error:
        yield _finding("TPL007", path, error)
        return
    try:
        sources = [jinja_source(blocks, letterhead, name=path.name) for blocks in parts]
    except TemplateError as error:
        yield _finding("TPL002", path, error)
        return
    faults = [fault for source in sources for fault in _tag_faults(source, path)]
    if faults:
        yield from faults
        return
    yield from _unsettled(path, data, text, letterhead)


def _tag_faults(source: str, path: Path) -> list[Finding]:
    try:
        compile_template(source, section_roots(path.stem), name=path.name, draft=False)
    except TemplateError as error:
        return [_finding("TPL003", path, single) for single in error.singles]
    return []


def _unsettled(path: Path, data: bytes, text: str, letterhead: Letterhead) -> Iterator[Finding]:
    """What ``iopdocs templates sync`` would mend."""
    beside = path.with_suffix(".txt")
    if not beside.is_file() or beside.read_text("utf-8") != text:
        yield _finding("TPL004", path, TemplateError(path.name, "", f"{beside.name} är inte lika med Word-filens text"))
    if normalise(data, letterhead.parts, name=path.name) != data:
        yield _finding("TPL005", path, TemplateError(path.name, "", "Word-filen bär med sig mer än sin text"))


def _finding(code: str, path: Path, error: TemplateError) -> Finding:
    digits = error.place.removeprefix("rad ").split()[0] if error.place.startswith("rad ") else ""
    message = error.message if digits or not error.place else f"{error.place}: {error.message}"
    line = int(digits) if digits.isdigit() else None
    return Finding(code, CODES[code].severity, (), message, hint=_HINTS[code], file=str(path), line=line)
