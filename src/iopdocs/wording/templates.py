"""The templates in force (mallarna): a letterhead and the wording of each clause, found on a search path.

A paper that is no agreement has one wording for all its text, and the same letterhead.

First match wins, so a municipality's folder in front of the built-in one overrides file by file; last comes the folder
``templates`` beside the class, which is where other packages have the wording of their clause types. A file is read
and compiled at most once for each :class:`Templates`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Final, TypeVar

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.errors import TemplateError, noting
from iopdocs.paper import Paper
from iopdocs.papers import PAPERS
from iopdocs.wording.additions import refuse_without_place
from iopdocs.wording.blocks import Block, Paragraph
from iopdocs.wording.compile import RenderFunction, compile_template
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.letterhead import Letterhead
from iopdocs.wording.scope import Type, members, named
from iopdocs.wording.source import jinja_source
from iopdocs.wording.tags import CLAUSES
from iopdocs.wording.textform import parse_blocks
from iopdocs.wording.totext import to_text

__all__ = [
    "LETTERHEAD_ROOTS",
    "Frame",
    "Templates",
    "Wording",
    "builtin",
    "clause_roots",
    "letterhead_roots",
    "section_roots",
    "template_parts",
]

T = TypeVar("T")
R = TypeVar("R")

_LANGUAGE: Final = "sv"
_HEADING: Final = "heading 1"
_VERSION: Final = 16
_OWN_PARAGRAPHS: Final = """
{%p for point in clause.more %}
{%p if point.heading %}
## {{ point.heading }}
{%p endif %}
§ {{ point.text }}
{%p for item in point.items %}
a) {{ item.text }}
{%p for sub in item.items %}
i) {{ sub }}
{%p endfor %}
{%p endfor %}
{%p endfor %}
"""


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

    @cached_property
    def version(self) -> str:
        """The version of the wording: the first digits of the SHA-256 of its text form."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:_VERSION]


@dataclass(frozen=True)
class Frame:
    """The letterhead's parts with tags: what stands before and after the clauses, and each other part."""

    main: str
    before: RenderFunction
    after: RenderFunction
    others: tuple[tuple[str, RenderFunction], ...]


@dataclass(frozen=True)
class Templates:
    """A search path of template folders, and what has been read from it."""

    folders: tuple[Path, ...]
    _wordings: dict[tuple[str, bool], Wording] = field(default_factory=dict, init=False, repr=False, compare=False)
    _frames: dict[tuple[type[Paper], bool], Frame] = field(default_factory=dict, init=False, repr=False, compare=False)

    def path(self, name: str) -> Path:
        """Return the first file with this name on the search path.

        Raises:
            TemplateError: there is none; the message names every place searched.
        """
        places = [folder / _LANGUAGE / name for folder in (*self.folders, *_beside_class(name))]
        for place in places:
            if place.is_file():
                return place
        raise TemplateError(name, "", f"mallen finns inte; sökte {' och '.join(map(str, places))}")

    @cached_property
    def version(self) -> str:
        """The version of the whole set: it changes with every file that a document can be made of."""
        said = []
        for name in ("letterhead", *clause_kinds(), *PAPERS):
            with suppress(TemplateError):
                said.append(f"{name} {hashlib.sha256(self.path(f'{name}.docx').read_bytes()).hexdigest()}")
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:_VERSION]

    @cached_property
    def letterhead(self) -> Letterhead:
        """The letterhead in force; raises :class:`TemplateError`."""
        path = self.path("letterhead.docx")
        return Letterhead.open(path.read_bytes(), path.name)

    def wording(self, kind: str, *, draft: bool = False) -> Wording:
        """Return the compiled wording of a clause type, or of a sort of paper; raises :class:`TemplateError`."""
        found = self._wordings.get((kind, draft))
        if found is None:
            found = self._wordings[kind, draft] = self._compiled(kind, draft=draft)
        return found

    def _compiled(self, kind: str, *, draft: bool) -> Wording:
        path = self.path(f"{kind}.docx")
        data = path.read_bytes()
        text = to_text(data, name=path.name)
        roots = section_roots(kind)

        def compiled(blocks: tuple[Block, ...]) -> RenderFunction:
            source = jinja_source(blocks, self.letterhead, name=path.name)
            refuse_without_place(blocks, self.letterhead.notes, self.letterhead.lists, path.name)
            return compile_template(source, roots, name=path.name, draft=draft)

        heading, body = _all_or_faults(compiled, template_parts(text, path.name, kind=kind))
        return Wording(kind, path, text, hashlib.sha256(data).hexdigest(), heading, body)

    def wordings(self, kinds: Iterable[str], *, draft: bool = False) -> dict[str, Wording]:
        """Return the compiled wordings of several kinds.

        Raises:
            TemplateError: telling every fault of all the templates at once.
        """
        wanted = tuple(dict.fromkeys(kinds))
        return dict(zip(wanted, _all_or_faults(partial(self.wording, draft=draft), wanted), strict=True))

    def ready(
        self, paper: type[Paper], kinds: Iterable[str], *, draft: bool = False
    ) -> tuple[Frame, dict[str, Wording]]:
        """Return all that a document of a sort of paper with these kinds of sections is written with.

        Raises:
            TemplateError: telling every fault of the letterhead and of all the wordings at once.
        """
        faults: list[TemplateError] = []
        with noting(faults):
            frame = self.frame(paper, draft=draft)
        with noting(faults):
            wordings = self.wordings(kinds, draft=draft)
        if faults:
            raise TemplateError.together(faults)
        return frame, wordings

    def frame(self, paper: type[Paper] = Agreement, *, draft: bool = False) -> Frame:
        """Return the letterhead's parts with tags, compiled for a sort of paper; raises :class:`TemplateError`."""
        found = self._frames.get((paper, draft))
        if found is None:
            found = self._frames[paper, draft] = self._framed(paper, draft=draft)
        return found

    def _framed(self, paper: type[Paper], *, draft: bool) -> Frame:
        head, roots = self.letterhead, letterhead_roots(paper)

        def compiled(part: str, source: str) -> RenderFunction:
            return compile_template(source, roots, name=head.name, draft=draft, place=part)

        first, last = head.sources[head.main].split(CLAUSES)
        rest = {part: source for part, source in head.sources.items() if part != head.main}
        pieces = [(head.main, first), (head.main, last), *rest.items()]
        before, after, *others = _all_or_faults(lambda piece: compiled(*piece), pieces)
        return Frame(head.main, before, after, tuple(zip(rest, others, strict=True)))


def _all_or_faults(make: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """Make something of each item; the faults of all of them are told together."""
    made: list[R] = []
    faults: list[TemplateError] = []
    for item in items:
        with noting(faults):
            made.append(make(item))
    if faults:
        raise TemplateError.together(faults)
    return made


def template_parts(
    text: str, name: str, *, kind: str = "", own: bool = True
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks of the heading, and of the rest; ``own`` puts the agreement's own paragraphs last.

    The text of a whole paper is all rest: it has as many headings as it likes.

    Raises:
        TemplateError: with the line, for what cannot be parsed and for a template that does not begin with its heading.
    """
    if kind in PAPERS:
        return (), parse_blocks(text, name=name)
    return _parted(parse_blocks(text + (_own_paragraphs(text) if own else ""), name=name), name)


def _beside_class(name: str) -> Iterator[Path]:
    """Yield the folder where a package that adds a clause type has its template."""
    kind = Path(name).stem
    if kind in clause_kinds():
        module = sys.modules[clause_class(kind).__module__]
        if not module.__name__.startswith("iopdocs.") and module.__file__:
            yield Path(module.__file__).parent / "templates"


def _own_paragraphs(text: str) -> str:
    """Return what prints an agreement's own paragraphs last in a clause, unless the wording gives them a place."""
    return "" if "clause.more" in text else _OWN_PARAGRAPHS


def _parted(blocks: tuple[Block, ...], name: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part the heading, which a clause that continues the one before it does without, from the rest."""
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.style == _HEADING]
    if len(headings) != 1 or headings[0] is not blocks[0]:
        line = headings[-1].line if headings else 1
        raise TemplateError(name, f"rad {line}", "en mall börjar med klausulens enda rubrik: # {{ heading }}")
    return blocks[:1], blocks[1:]


def letterhead_roots(paper: type[Paper]) -> dict[str, Type]:
    """Return the names that a letterhead may use above a sort of paper, with their types.

    It calls the paper ``agreement``, whatever sort it is.
    """
    shared = {name: members(paper)[name] for name in ("parties", "public", "civil")}
    return {"agreement": named(paper), **shared, "draft": named(bool)}


LETTERHEAD_ROOTS: Final = letterhead_roots(Agreement)
"""The names that a letterhead may use above an agreement."""


def clause_roots(kind: str) -> dict[str, Type]:
    """Return the names that the wording of a clause type may use, with their types.

    Raises:
        TemplateError: there is no such clause type, or its name cannot be used in a template.
    """
    try:
        cls = clause_class(kind)
    except KeyError:
        raise TemplateError(f"{kind}.docx", "", f"klausultypen {kind} finns inte") from None
    if not kind.isidentifier():
        raise TemplateError(f"{kind}.docx", "", f"klausultypen {kind} går inte att nämna i en mall")
    return {kind: named(cls), "clause": named(cls), "heading": named(str)} | LETTERHEAD_ROOTS


def section_roots(kind: str) -> dict[str, Type]:
    """Return the names that the wording of a clause type, or of a whole paper, may use; raises as :func:`clause_roots`.

    The names are the same in both: a paper's text calls the paper by its kind, and ``agreement`` as a letterhead does.
    """
    cls = PAPERS.get(kind)
    if cls is None:
        return clause_roots(kind)
    return {kind: named(cls), "clause": named(cls), "heading": named(str)} | letterhead_roots(cls)


@cache
def builtin() -> Templates:
    """Return the library's own templates."""
    return Templates((builtin_templates(),))
