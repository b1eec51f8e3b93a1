"""The names that a template may use (mallens namn), by what it is the wording of."""

from __future__ import annotations

from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.errors import TemplateError
from iopdocs.paper import Paper
from iopdocs.papers import PAPERS
from iopdocs.wording.scope import Type, members, named

__all__ = ["LETTERHEAD_ROOTS", "clause_roots", "letterhead_roots", "section_roots"]


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
