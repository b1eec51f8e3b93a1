"""The lint of fields that no wording uses (fält som texten inte visar)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from iopdocs.errors import TemplateError
from iopdocs.lint._base import Remark
from iopdocs.lint.spared import line_of, may_be_meant
from iopdocs.lint.tags import mended, parsed
from iopdocs.lint.trial import not_shown, uneven_table
from iopdocs.lint.typedlints import Reached, reached_fields
from iopdocs.lint.walk import walk
from iopdocs.model import Model
from iopdocs.papers import PAPERS
from iopdocs.wording.roots import section_roots
from iopdocs.wording.templates import Templates, builtin
from iopdocs.wording.totext import to_text

__all__ = ["checked_only", "field_remarks"]


def field_remarks(
    kind: str, text: str, templates: Templates, reached: Reached, unsure: frozenset[str] = frozenset()
) -> Iterator[Remark]:
    """Tell the fields of a clause type that its wording leaves out, but for those that only serve the checks.

    Which those are is told by the library's own wording, where there is one: it has no use for them either. The
    wording is that of ``templates``; ``text`` is its text form. Fields that ``unsure`` words may mean are not told.
    """
    if kind in PAPERS:
        return
    uneven = uneven_table(kind, text, templates)
    if uneven is not None and not unsure:
        yield Remark("TPL003", uneven.message, line=line_of(uneven))
    try:
        hidden = not_shown(kind, text, templates, reached)
    except TemplateError:
        return
    told = hidden - (checked_only(kind) if hidden else hidden)
    for cls, name in sorted(told, key=lambda field: (field[0].__name__, field[1])):
        if may_be_meant(unsure, cls, name):
            continue
        title = cls.model_fields[name].title or name
        yield Remark("TPL020", f"fältet {name} ({title.lower()}) i {cls.__name__} kommer aldrig med i texten")


def checked_only(kind: str) -> frozenset[tuple[type[Model], str]]:
    """Return the fields that the library's own wording of a clause type leaves out; none if it has no such wording."""
    try:
        own = builtin().path(f"{kind}.docx")
    except TemplateError:
        return frozenset()
    return _checked_only(kind, own) if own.is_relative_to(builtin().folders[0]) else frozenset()


@cache
def _checked_only(kind: str, own: Path) -> frozenset[tuple[type[Model], str]]:
    text = to_text(own.read_bytes(), name=own.name)
    lines, _, _ = mended(text)
    reached = reached_fields(walk(parsed(lines), section_roots(kind), kind))
    return not_shown(kind, text, builtin(), reached)
