"""Faults in clause templates (granskning av mallar), found without any agreement.

Each file is told its first fault of each sort that stops what comes after it, with the line in the text form beside the
Word file. A fault is a finding like any other: a stable code, one Swedish sentence, a hint.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from iopdocs.clauses import clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.findings import Finding, Findings, Severity
from iopdocs.papers import PAPERS
from iopdocs.wording.compile import compile_template
from iopdocs.wording.fromtext import normalise
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.source import jinja_source
from iopdocs.wording.templates import Templates, section_roots, template_parts
from iopdocs.wording.totext import to_text

__all__ = ["TEMPLATE_CODES", "lint"]

TEMPLATE_CODES: Final = {
    "TPL001": "mallen innehåller något som en klausulmall inte kan ha",
    "TPL002": "en formatmall finns inte i brevmallen",
    "TPL003": "en tagg går inte att använda: okänt fält eller filter, obalanserat block",
    "TPL004": "textfilen bredvid Word-filen säger något annat än Word-filen",
    "TPL005": "Word-filen är inte normaliserad",
    "TPL006": "mallen hör inte till någon klausultyp",
    "TPL007": "mallen börjar inte med klausulens enda rubrik",
}
"""The codes of faults in templates, append-only, each with what it means."""

_HINTS: Final = {
    "TPL001": "öppna filen i Word och ta bort det som pekas ut",
    "TPL002": "använd någon av brevmallens formatmallar",
    "TPL003": "rätta taggen på den raden; reglerna står i handboken om mallar",
    "TPL004": "kör iopdocs templates sync",
    "TPL005": "kör iopdocs templates sync",
    "TPL006": "döp filen efter klausultypen, till exempel term.docx",
    "TPL007": "sätt formatmallen Rubrik 1 på första raden och bara där",
}
_WARNINGS: Final = {"TPL004", "TPL005"}


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
    try:
        for source in sources:
            compile_template(source, section_roots(path.stem), name=path.name, draft=False)
    except TemplateError as error:
        yield _finding("TPL003", path, error)
        return
    yield from _unsettled(path, data, text, letterhead)


def _unsettled(path: Path, data: bytes, text: str, letterhead: Letterhead) -> Iterator[Finding]:
    """What ``iopdocs templates sync`` would mend."""
    beside = path.with_suffix(".txt")
    if not beside.is_file() or beside.read_text("utf-8") != text:
        yield _finding("TPL004", path, TemplateError(path.name, "", f"{beside.name} är inte lika med Word-filens text"))
    if normalise(data, letterhead.parts, name=path.name) != data:
        yield _finding("TPL005", path, TemplateError(path.name, "", "Word-filen bär med sig mer än sin text"))


def _finding(code: str, path: Path, error: TemplateError) -> Finding:
    severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
    digits = error.place.removeprefix("rad ").split()[0] if error.place.startswith("rad ") else ""
    message = error.message if digits or not error.place else f"{error.place}: {error.message}"
    line = int(digits) if digits.isdigit() else None
    return Finding(code, severity, (), message, hint=_HINTS[code], file=str(path), line=line)
