"""The templates in force (mallarna): a letterhead and the wording of each clause, found on a search path.

A paper that is no agreement has one wording for all its text, and the same letterhead. What makes templates of Word
files is loaded when there is something to make: a program that finds all in its cupboard does without lxml and Jinja.

First match wins, so a municipality's folder in front of the built-in one overrides file by file; last comes the folder
``templates`` beside the class, which is where other packages have the wording of their clause types. A file is read
and compiled at most once for each :class:`Templates`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.errors import TemplateError, all_or_faults, lying_at, noting
from iopdocs.kept import kept
from iopdocs.paper import Paper
from iopdocs.papers import section_class
from iopdocs.wording.cupboard import Cupboard, Entry, digest_of
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.functions import RenderFunction, function_of
from iopdocs.wording.head import Head

if TYPE_CHECKING:
    from iopdocs.wording.letterhead import Letterhead

__all__ = [
    "Frame",
    "Templates",
    "Wording",
    "builtin",
    "version_of",
]

_LANGUAGE: Final = "sv"
_LETTERHEAD: Final = "letterhead.docx"
_VERSION: Final = 16


@dataclass(frozen=True)
class Wording:
    """The wording of one clause type (klausultext): where it lies, its text form, and its two functions.

    The wording of a whole paper has all its headings in ``body``.
    """

    kind: str
    path: Path
    text: str
    sha256: str
    heading: RenderFunction
    body: RenderFunction

    @kept
    def version(self) -> str:
        """The version of the wording."""
        return version_of(self.text)


def version_of(text: str) -> str:
    """Return the version of a wording: the first digits of the SHA-256 of its text form."""
    return hashlib.sha256(text.encode()).hexdigest()[:_VERSION]


@dataclass(frozen=True)
class Frame:
    """The letterhead's parts with tags: what stands before and after the clauses, and each other part."""

    main: str
    before: RenderFunction
    after: RenderFunction
    others: tuple[tuple[str, RenderFunction], ...]


@dataclass(frozen=True)
class Templates:
    """A search path of template folders, and what has been read from it; a cupboard keeps it for other processes."""

    folders: tuple[Path, ...]
    cupboard: Cupboard | None = field(default=None, compare=False)
    _wordings: dict[tuple[str, bool], Wording] = field(default_factory=dict, init=False, repr=False, compare=False)
    _frames: dict[tuple[type[Paper], bool], Frame] = field(default_factory=dict, init=False, repr=False, compare=False)

    def path(self, name: str) -> Path:
        """Return the first file with this name on the search path.

        Raises:
            TemplateError: there is none; the message names every place searched.
        """
        places: list[Path] = []
        for folder in chain(self.folders, _beside_class(name)):
            places.append(folder / _LANGUAGE / name)
            if places[-1].is_file():
                return places[-1]
        raise TemplateError(name, "", f"mallen finns inte; sökte {' och '.join(map(str, places))}")

    @kept
    def letterhead(self) -> Letterhead:
        """The letterhead in force, opened; raises :class:`TemplateError`."""
        from iopdocs.wording.letterhead import Letterhead

        with lying_at(self.path(_LETTERHEAD)):
            return Letterhead.open(self._letterhead_data, _LETTERHEAD)

    @kept
    def head(self) -> Head:
        """What renders take of the letterhead; raises :class:`TemplateError`."""
        if self.cupboard is None:
            return self.letterhead.head
        kept = self._kept(lambda: Entry(self.letterhead.head.to_text(), ()), "head", draft=False)
        try:
            return Head.of_text(kept.text)
        except (ValueError, TypeError):  # somebody has written in the cupboard
            return self.letterhead.head

    @kept
    def _letterhead_data(self) -> bytes:
        return self.path(_LETTERHEAD).read_bytes()

    def wording(self, kind: str, *, draft: bool = False) -> Wording:
        """Return the compiled wording of a clause type, or of a sort of paper; raises :class:`TemplateError`."""
        found = self._wordings.get((kind, draft))
        if found is None:
            found = self._wordings[kind, draft] = self._compiled(kind, draft=draft)
        return found

    def _compiled(self, kind: str, *, draft: bool) -> Wording:
        path = self.path(f"{kind}.docx")
        with lying_at(path):
            return self._compiled_from(path, kind, draft=draft)

    def _compiled_from(self, path: Path, kind: str, *, draft: bool) -> Wording:
        data = path.read_bytes()
        made = partial(self._entry, kind, path.name, data, draft=draft)
        entry = self._kept(made, kind, path.name, data, draft=draft) if _is_ours(section_class(kind)) else made()
        heading, body = all_or_faults(partial(function_of, name=path.name), entry.sources)
        return Wording(kind, path, entry.text, hashlib.sha256(data).hexdigest(), heading, body)

    def _entry(self, kind: str, name: str, data: bytes, *, draft: bool) -> Entry:
        from iopdocs.wording.making import wording_entry

        return wording_entry(kind, name, data, lambda: self.letterhead, draft=draft)

    def _kept(self, make: Callable[[], Entry], *said: str | bytes, draft: bool) -> Entry:
        """Return an entry from the cupboard, if there is one; what is compiled depends on the letterhead's styles."""
        if self.cupboard is None:
            return make()
        return self.cupboard.entry(digest_of(*said, str(draft), self._letterhead_data), make)

    def wordings(self, kinds: Iterable[str], *, draft: bool = False) -> dict[str, Wording]:
        """Return the compiled wordings of several kinds.

        Raises:
            TemplateError: telling every fault of all the templates at once.
        """
        wanted = tuple(dict.fromkeys(kinds))
        return dict(zip(wanted, all_or_faults(partial(self.wording, draft=draft), wanted), strict=True))

    def ready(
        self, paper: type[Paper], kinds: Iterable[str], *, draft: bool = False
    ) -> tuple[Frame, dict[str, Wording]]:
        """Return all that a document of a sort of paper with these kinds of sections is written with.

        Raises:
            TemplateError: telling every fault of the letterhead and of all the wordings at once.
        """
        wanted = tuple(dict.fromkeys(kinds))
        frame = self._frames.get((paper, draft))
        known = {kind: found for kind in wanted if (found := self._wordings.get((kind, draft))) is not None}
        if frame is not None and len(known) == len(wanted):  # as a rule; the way below costs more
            return frame, known
        faults: list[TemplateError] = []
        with noting(faults):
            frame = self.frame(paper, draft=draft)
        with noting(faults):
            known = self.wordings(wanted, draft=draft)
        if faults or frame is None:
            raise TemplateError.together(faults)
        return frame, known

    def frame(self, paper: type[Paper] = Agreement, *, draft: bool = False) -> Frame:
        """Return the letterhead's parts with tags, compiled for a sort of paper; raises :class:`TemplateError`."""
        found = self._frames.get((paper, draft))
        if found is None:
            with lying_at(self.path(_LETTERHEAD)):
                found = self._frames[paper, draft] = self._framed(paper, draft=draft)
        return found

    def _framed(self, paper: type[Paper], *, draft: bool) -> Frame:
        made = partial(self._frame_entry, paper, draft=draft)
        entry = self._kept(made, paper.__qualname__, draft=draft) if _is_ours(paper) else made()
        parts = entry.text.split("\n")
        written = zip(entry.sources, parts, strict=True)
        before, after, *others = all_or_faults(lambda one: function_of(one[0], _LETTERHEAD, place=one[1]), written)
        return Frame(parts[0], before, after, tuple(zip(parts[2:], others, strict=True)))

    def _frame_entry(self, paper: type[Paper], *, draft: bool) -> Entry:
        from iopdocs.wording.making import frame_entry

        return frame_entry(self.letterhead, paper, draft=draft)


def _is_ours(cls: type) -> bool:
    """Whether a class comes with the library: its digest tells nothing about the classes of others."""
    return cls.__module__.startswith("iopdocs.")


def _beside_class(name: str) -> Iterator[Path]:
    """Yield the folder where a package that adds a clause type has its template."""
    kind = Path(name).stem
    if kind in clause_kinds():
        module = sys.modules[clause_class(kind).__module__]
        if not module.__name__.startswith("iopdocs.") and module.__file__:
            yield Path(module.__file__).parent / "templates"


@cache
def builtin(cupboard: Cupboard | None = None) -> Templates:
    """Return the library's own templates; a cupboard keeps them compiled for other processes."""
    return Templates((builtin_templates(),), cupboard)
