"""The templates in force (mallarna): a letterhead and the wording of each clause, found on a search path.

First match wins, so a municipality's folder in front of the built-in one overrides file by file. A file is read and
compiled at most once for each :class:`Templates`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from iopdocs.agreement import Agreement
from iopdocs.clauses._base import clause_class
from iopdocs.errors import TemplateError
from iopdocs.opc import Member
from iopdocs.wording.compile import RenderFunction, compile_template
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.letterhead import CLAUSES, Letterhead
from iopdocs.wording.scope import Type, named, of_annotation
from iopdocs.wording.source import jinja_source
from iopdocs.wording.textform import parse_blocks

__all__ = ["Templates", "Wording", "builtin"]

LANGUAGE = "sv"


@dataclass(frozen=True)
class Wording:
    """The wording of one clause type (klausultext): where it lies, its text form, and its functions once compiled."""

    kind: str
    path: Path
    text: str
    sha256: str
    heading: RenderFunction
    body: RenderFunction


@dataclass(frozen=True)
class Templates:
    """A search path of template folders, and what has been read from it."""

    folders: tuple[Path, ...]
    _wordings: dict[tuple[str, bool], Wording] = field(default_factory=dict, repr=False, compare=False)

    def path(self, name: str) -> Path:
        """Return the first file with this name on the search path; raises :class:`TemplateError` naming every place searched."""
        places = [folder / LANGUAGE / name for folder in self.folders]
        for place in places:
            if place.is_file():
                return place
        raise TemplateError(name, "", f"mallen finns inte; sökte {' och '.join(map(str, places))}")

    @cached_property
    def letterhead(self) -> Letterhead:
        """The letterhead in force."""
        path = self.path("letterhead.docx")
        return Letterhead.open(path.read_bytes(), path.name)

    def wording(self, kind: str, *, draft: bool = False) -> Wording:
        """Return the compiled wording of a clause type; raises :class:`TemplateError`."""
        found = self._wordings.get((kind, draft))
        if found is None:
            found = self._wordings[kind, draft] = self._compile(kind, draft=draft)
        return found

    def _compile(self, kind: str, *, draft: bool) -> Wording:
        path = self.path(f"{kind}.docx")
        data = path.read_bytes()
        text = to_text(data)
        head, _, rest = text.partition("\n")
        roots = clause_roots(kind)
        parts = [self._function(part, roots, path.name, draft=draft) for part in (head, "\n" + rest)]
        return Wording(kind, path, text, hashlib.sha256(data).hexdigest(), *parts)

    def _function(self, text: str, roots: dict[str, Type], name: str, *, draft: bool) -> RenderFunction:
        try:
            source = jinja_source(parse_blocks(text, name=name), self.letterhead.style_id)
        except KeyError as error:
            raise TemplateError(name, "", f"brevmallen har ingen formatmall som heter {error.args[0]}") from error
        return compile_template(source, roots, name=name, draft=draft)

    def frame(self, *, draft: bool) -> dict[str, tuple[RenderFunction, ...]]:
        """Return the letterhead's parts with tags, compiled; the main part as what stands before and after the clauses."""
        return self._frames[draft]

    @cached_property
    def _frames(self) -> dict[bool, dict[str, tuple[RenderFunction, ...]]]:
        return {draft: self._frame(draft=draft) for draft in (False, True)}

    def _frame(self, *, draft: bool) -> dict[str, tuple[RenderFunction, ...]]:
        return {
            part: tuple(
                compile_template(piece, LETTERHEAD_ROOTS, name=f"{self.letterhead.name}:{part}", draft=draft)
                for piece in source.split(CLAUSES)
            )
            for part, source in self.letterhead.sources.items()
        }

    @cached_property
    def unchanging(self) -> tuple[Member, ...]:
        """The letterhead's parts that never change, deflated once."""
        return self.letterhead.unchanging


_COMMON = {
    "agreement": named(Agreement),
    "parties": of_annotation(Agreement.model_fields["parties"].annotation),
    "public": named(tuple, item=of_annotation(Agreement.public.fget.__annotations__["return"]).item),  # type: ignore[attr-defined]
    "draft": named(bool),
}
LETTERHEAD_ROOTS = _COMMON
"""The names that a letterhead may use, with their types."""


def clause_roots(kind: str) -> dict[str, Type]:
    """Return the names that the wording of a clause type may use, with their types."""
    return {kind: named(clause_class(kind)), "heading": named(str)} | _COMMON


@cache
def builtin() -> Templates:
    """Return the library's own templates."""
    return Templates((builtin_templates(),))
