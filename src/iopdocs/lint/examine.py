"""All lints of one clause template (granskning av en mall), and what they found as findings and as comments."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2.exceptions import TemplateSyntaxError

from iopdocs.clauses import clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.findings import Findings, Severity
from iopdocs.lint._base import Remark, quoted
from iopdocs.lint.codes import CODES
from iopdocs.lint.fieldlint import field_remarks
from iopdocs.lint.spared import line_of, without_refused, words_of
from iopdocs.lint.tags import COLUMN_TAG, Lines, mended, parsed
from iopdocs.lint.terms import term_remarks
from iopdocs.lint.textlints import text_remarks
from iopdocs.lint.trial import with_file
from iopdocs.lint.typedlints import condition_remarks, reached_fields, reference_remarks
from iopdocs.lint.walk import Place, walk
from iopdocs.lint.wordfile import WordFile, aligned, around
from iopdocs.lint.wordlints import word_remarks
from iopdocs.papers import PAPERS
from iopdocs.wording.compile import compile_template
from iopdocs.wording.fromtext import normalise, to_docx
from iopdocs.wording.making import template_parts
from iopdocs.wording.roots import section_roots
from iopdocs.wording.source import jinja_source
from iopdocs.wording.templates import Templates
from iopdocs.wording.textform import parse_blocks
from iopdocs.wording.totext import to_text

__all__ = ["Linted", "lint"]

_TAG_CODES: Final = {"TPL014", "TPL015"}
"""Where one of these is told, or a tag of cells, what the compiler says of the same line follows from it."""


@dataclass(frozen=True)
class Linted:
    """What was found in one clause template (granskad mall).

    ``remarks`` are in the order of the file; ``places`` tell by first words where each of them is. ``current`` says
    that the text form beside the Word file says the same, so that line numbers can be looked up in it.
    """

    path: Path
    data: bytes
    remarks: tuple[Remark, ...]
    places: tuple[str, ...]
    current: bool = False

    @property
    def findings(self) -> Findings:
        """The remarks as findings, with the first words of the paragraph that each concerns."""
        pairs = zip(self.remarks, self.places, strict=True)
        return Findings(tuple(remark.finding(str(self.path), place) for remark, place in pairs))

    def commented(self) -> bytes:
        """Return a copy of the Word file with each remark as a comment where it belongs.

        Raises:
            TemplateError: the file is no Word file, or is refused as unsafe.
        """
        from iopdocs.lint.comments import commented

        WordFile.open(self.data, self.path.name)
        return commented(self.data, self.remarks)


def lint(path: Path, templates: Templates, kind: str | None = None, *, tried: bool = True) -> Linted:
    """Return what is wrong with one clause template, all of it at once.

    Args:
        path: the Word file.
        templates: the letterhead it must fit, and the other wordings in force.
        kind: the clause type; unsaid, the file is named after it.
        tried: whether to render samples, to tell which fields are not shown; that takes most of the time.

    Raises:
        OSError: the file cannot be read.
    """
    data = path.read_bytes()
    try:
        file = WordFile.open(data, path.name)
    except TemplateError as error:
        return _unopened(path, data, error)
    work = _Work(path, data, templates, kind or path.stem, file, tried=tried)
    work.all(named=kind is not None)
    return work.result()


def _unopened(path: Path, data: bytes, error: TemplateError) -> Linted:
    said = ": ".join(part for part in (error.place, error.message) if part)
    return Linted(path, data, (Remark("TPL001", said),), ("",))


@dataclass
class _Work:
    """The lints of one file, one after the other; each goes on with what those before it have mended."""

    path: Path
    data: bytes
    templates: Templates
    kind: str
    file: WordFile
    tried: bool
    text: str = ""
    remarks: list[Remark] = field(default_factory=list)

    def all(self, *, named: bool) -> None:
        texts = self.file.texts  # before anything is taken away
        self.remarks += word_remarks(self.file, self.templates.letterhead)
        try:
            self.text = self.file.text(self.remarks)
        except TemplateError as error:
            self.remarks.append(Remark("TPL001", f"{error.place}: {error.message}".removeprefix(": ")))
            return
        lines, told, usable = mended(self.text)
        self.remarks += told
        if self.known_kind(named=named):
            self.heading()
            if usable:
                self.tags(lines)
        self.remarks += text_remarks(lines)
        self.remarks += term_remarks(lines, self.other_texts(lines))
        if not self.errors:
            self.remarks += self.unsettled()
        self.place(aligned(self.text.splitlines(), texts))

    def known_kind(self, *, named: bool) -> bool:
        known = (*clause_kinds(), *PAPERS)
        if self.kind in known:
            return True
        near = difflib.get_close_matches(self.kind, known, n=1)
        meant = f"; menas {near[0]}?" if near else ""
        hint = "välj bland klausultyperna i uppslagsdelen" if named else None
        self.remarks.append(Remark("TPL006", f"klausultypen {self.kind} finns inte{meant}", hint=hint))
        return False

    def heading(self) -> None:
        with suppress(TemplateError):  # what cannot be parsed at all is told with the tags
            parse_blocks(self.text)
            try:
                template_parts(self.text, self.path.name, kind=self.kind, own=False)
            except TemplateError as error:
                self.remarks.append(Remark("TPL007", error.message, line=line_of(error)))

    def tags(self, lines: Lines) -> None:
        """Judge the tags by the types of the clause's fields."""
        self.remarks += self.compiled(lines)
        try:
            places = tuple(walk(parsed(lines), section_roots(self.kind), self.kind))
        except TemplateSyntaxError:
            return
        self.remarks += condition_remarks(places)
        self.remarks += reference_remarks(places, self.text_of)
        self.remarks += self.fields(places, lines)

    def compiled(self, lines: Lines) -> Iterator[Remark]:
        """What the compiler refuses, but for what follows from a tag that has been told already."""
        told = {one.line for one in self.remarks if one.code in _TAG_CODES or COLUMN_TAG in one.message}
        for error in self.refusals(lines):
            line = line_of(error)
            number = lines[min(line, len(lines)) - 1][0] if line and lines else None
            code = "TPL002" if error.message.startswith("brevmallen har inget") else "TPL003"
            if number not in told:
                yield Remark(code, error.message, line=number)

    def refusals(self, lines: Lines) -> tuple[TemplateError, ...]:
        name = self.path.name
        try:
            blocks = parse_blocks("\n".join(line for _, line in lines), name=name)
            source = jinja_source(blocks, self.templates.letterhead, name=name)
            compile_template(source, section_roots(self.kind), name=name, draft=False)
        except TemplateError as error:
            return error.singles
        return ()

    def fields(self, places: tuple[Place, ...], lines: Lines) -> Iterator[Remark]:
        """What the text does not show; of a template with errors as far as the rest of it can be rendered."""
        if not self.tried:
            return
        reached = reached_fields(places)
        if not self.errors:
            templates = with_file(self.templates, self.path, self.kind)
            yield from field_remarks(self.kind, self.text, templates, reached)
            return
        kept = without_refused(lines, self.refusals)
        with suppress(TemplateError):  # what cannot be written at all has been told
            text = "\n".join(line for _, line in kept or ()) + "\n"
            data = to_docx(text, self.templates.letterhead.parts, name=self.path.name)
            templates = with_file(self.templates, self.path, self.kind, data)
            unsure = words_of(self.text, (one.line for one in self.errors))
            yield from field_remarks(self.kind, text, templates, reached, unsure)

    @property
    def errors(self) -> list[Remark]:
        return [one for one in self.remarks if CODES[one.code].severity is Severity.ERROR]

    def text_of(self, kind: str) -> str:
        """Return the text form of a template in force; nothing of one that is not there or cannot be read."""
        if kind == self.kind:
            return self.text
        try:
            path = self.templates.path(f"{kind}.docx")
            return _read(path.read_bytes(), path.name)
        except TemplateError:
            return ""

    def other_texts(self, lines: Lines) -> list[str]:
        """Return the other templates' texts."""
        kinds = [kind for kind in clause_kinds() if kind != self.kind] if lines else []
        return [self.text_of(kind) for kind in kinds]

    def unsettled(self) -> Iterator[Remark]:
        """What ``iopdocs templates sync`` would mend."""
        if not self.current:
            beside = self.path.with_suffix(".txt").name
            yield Remark("TPL004", f"{beside} är inte lika med Word-filens text")
        if normalise(self.data, self.templates.letterhead.parts, name=self.path.name) != self.data:
            yield Remark("TPL005", "Word-filen bär med sig mer än sin text")

    @property
    def current(self) -> bool:
        beside = self.path.with_suffix(".txt")
        return beside.is_file() and beside.read_text("utf-8", "replace") == self.text

    def place(self, units: dict[int, int]) -> None:
        """Give each remark both its line and its paragraph, as far as they are known."""
        lines = {unit: line for line, unit in units.items()}
        for at, one in enumerate(self.remarks):
            line = one.line if one.line is not None else lines.get(-1 if one.unit is None else one.unit)
            unit = one.unit if one.unit is not None else units.get(one.line or 0)
            self.remarks[at] = replace(one, line=line, unit=unit)

    def result(self) -> Linted:
        ranks = list(Severity)
        found = sorted(
            dict.fromkeys(self.remarks),
            key=lambda one: (
                one.unit if one.unit is not None else -1,
                one.line or 0,
                ranks.index(CODES[one.code].severity),
            ),
        )
        return Linted(self.path, self.data, tuple(found), tuple(map(self.around, found)), self.current)

    def around(self, remark: Remark) -> str:
        if remark.unit is not None:
            return around(self.file, remark.unit)
        texts = self.text.splitlines()
        if remark.line is None or remark.line > len(texts):
            return ""
        text = texts[remark.line - 1]
        return f"{'raden' if text.startswith('|') else 'stycket'} {quoted(text.strip('| '))}"


@lru_cache(maxsize=128)
def _read(data: bytes, name: str) -> str:
    """Return a template's text form; the same files are asked for again with each file of a folder."""
    return to_text(data, name=name)
