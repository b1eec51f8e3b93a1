"""Trying a template (provning): it is rendered with clauses drawn from its class, each beside what it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.lint.spared import line_of
from iopdocs.lint.tags import COLUMN_TAG
from iopdocs.lint.typedlints import Reached
from iopdocs.model import Model
from iopdocs.paper import Paper
from iopdocs.samples import example_agreement, fields_in, samples
from iopdocs.word.reader import as_text, read_items
from iopdocs.word.render import render_package
from iopdocs.wording.functions import function_of
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.making import wording_entry
from iopdocs.wording.templates import Frame, Templates, Wording, builtin

__all__ = ["mentioned", "not_shown", "uneven_table", "with_file"]

_NAME: Final = re.compile(r"\b(?:ref|refs|where|has)\(([^)]*)\)")
_TEXT: Final = re.compile(r'"(\w+)')


@dataclass(frozen=True)
class _WithFile(Templates):
    """A search path on which one file stands before all others, whatever it is called."""

    others: Templates = field(default_factory=builtin)
    file: Path = Path()
    kind: str = ""
    data: bytes | None = None

    def path(self, name: str) -> Path:
        """Return the file for its own kind, else what the others have; raises :class:`TemplateError`."""
        return self.file if name == f"{self.kind}.docx" else self.others.path(name)

    def wording(self, kind: str, *, draft: bool = False) -> Wording:
        """Return the wording of the file, or of data in its place; raises :class:`TemplateError`."""
        if self.data is None or kind != self.kind:
            return super().wording(kind, draft=draft)
        entry = wording_entry(kind, self.file.name, self.data, lambda: self.letterhead, draft=draft)
        heading, body = (function_of(source, name=self.file.name) for source in entry.sources)
        return Wording(kind, self.file, entry.text, "", heading, body)

    def frame(self, paper: type[Paper] = Agreement, *, draft: bool = False) -> Frame:
        """Return the letterhead as the others have compiled it; raises :class:`TemplateError`."""
        return self.others.frame(paper, draft=draft)

    @property
    def letterhead(self) -> Letterhead:
        """The letterhead of the others; raises :class:`TemplateError`."""
        return self.others.letterhead


def with_file(templates: Templates, file: Path, kind: str, data: bytes | None = None) -> Templates:
    """Return templates in which a clause type has its wording from a file, or from ``data`` in the place of it."""
    return _WithFile(templates.folders, others=templates, file=file, kind=kind, data=data)


def mentioned(text: str, kind: str) -> tuple[str, ...]:
    """Return the other clause types that a template's text refers to or asks for."""
    named = (name for call in _NAME.findall(text) for name in _TEXT.findall(call))
    return tuple(sorted({name for name in named if name in clause_kinds() and name != kind}))


def not_shown(kind: str, text: str, templates: Templates, reached: Reached) -> frozenset[tuple[type[Model], str]]:
    """Return the fields of a clause type that make no difference to its text, whatever they hold.

    Those that the template reads itself make one. The others may be read by a property: then the text differs between
    two clauses that differ in that field alone. Raises :class:`TemplateError` if the template cannot be used.
    """
    cls = clause_class(kind)
    if all(_is_read(field, reached) for field in fields_in(cls)):
        return frozenset()
    beside = [clause_class(other).example for other in mentioned(text, kind)]
    left: dict[tuple[type[Model], str], bool] = {}
    rendered: dict[str, str] = {}
    for sample in samples(cls):
        if sample.base is None or sample.varies is None or _is_read(sample.varies, reached):
            continue
        if not left.get(sample.varies):
            pair = [_rendered(data, beside, templates, rendered) for data in (sample.base, sample.data)]
            left[sample.varies] = pair[0] != pair[1]
    return frozenset(field for field, differs in left.items() if not differs)


def uneven_table(kind: str, text: str, templates: Templates) -> TemplateError | None:
    """Return how a table whose columns follow the data comes out broken, if it does for some clause of its class.

    Lists of different lengths in its rows are seen only when it is rendered.
    """
    if COLUMN_TAG not in text:
        return None
    beside = [clause_class(other).example for other in mentioned(text, kind)]
    for sample in samples(clause_class(kind)):
        try:
            _rendered(sample.data, beside, templates, {})
        except TemplateError as error:
            if line_of(error) is not None:
                return error
    return None


def _is_read(field: tuple[type[Model], str], reached: Reached) -> bool:
    cls, name = field
    return any(issubclass(cls, owner) and name == read for owner, read in reached)


def _rendered(data: Mapping[str, Any], beside: list[Any], templates: Templates, known: dict[str, str]) -> str:
    """Return the visible text of an agreement with a clause; what else the file carries is no wording."""
    key = repr(data)
    if key not in known:
        agreement = Agreement.model_validate(example_agreement(data, *beside))
        known[key] = as_text(read_items(render_package(agreement, templates)))
    return known[key]
