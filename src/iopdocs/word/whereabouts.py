"""Where something stands in a Word file (ställen), in words that one can look for: its data have no lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from iopdocs import swedish
from iopdocs.findings import Finding, Findings, Path
from iopdocs.model import HoleReached, Model, is_hole
from iopdocs.paper import Paper

__all__ = ["in_words", "whereabouts"]

_NAMES: Final = ("label", "role", "name", "heading", "title")
"""The fields that an item is known by, as far as it has any of them."""


def in_words(paper: Paper, findings: Findings) -> Findings:
    """Return findings about a paper with the places in words, where they have no line."""
    return Findings(tuple(one if one.line else _placed(paper, one) for one in findings))


def _placed(paper: Paper, finding: Finding) -> Finding:
    return replace(finding, where=whereabouts(paper, finding.path) or None)


def whereabouts(paper: Paper, path: Path) -> str:
    """Return what a path leads to: ``klausulen Budget, ”Verksamhetsstöd”, belopp``; a list of its own is the paper."""
    is_list = len(path) == 1 and path[0] in _SORTS
    return paper.whole if is_list else ", ".join(_steps(paper, path))


def _steps(paper: Paper, path: Path) -> Iterator[str]:
    held: Any = paper
    for at, step in enumerate(path):
        owner, held = held, _within(held, step)
        if held is None and isinstance(step, int):
            return
        if at == 1 and isinstance(held, Model):
            yield f"{_SORTS.get(str(path[0]), str(path[0]))} {_name(held)}".strip()
        elif isinstance(step, int):
            name = _name(held)
            yield _of_party(paper, held) or (f"”{name}”" if name else f"punkt {step + 1}")
        elif at == len(path) - 1 and isinstance(owner, Model):
            yield _title(owner, step)


_SORTS: Final = {"clauses": "klausulen", "parties": "parten", "answers": "svaret på"}


def _within(held: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return held[step] if isinstance(held, tuple) and step < len(held) else None
    return getattr(held, step, None) if isinstance(held, Model) else None


def _name(item: Any) -> str:
    """Return what an item is called in the document; nothing where it has no name, or has none yet."""
    try:
        known = getattr(item, "shown_heading", None) or next(_known(item), "")
    except HoleReached:
        return str(getattr(item, "kind", ""))
    return str(known)


def _of_party(paper: Paper, item: Any) -> str:
    """Return the name of the party that an item belongs to; nothing where it belongs to none, or none has that id."""
    key = getattr(item, "party", None)
    if is_hole(key) or is_hole(paper.parties):
        return ""
    named = (one for one in paper.parties if key and not is_hole(one.name) and not is_hole(one.id))
    return next((str(one.name) for one in named if one.id == key), "")


def _known(item: Any) -> Iterator[Any]:
    for name in (*_NAMES, "criterion") if isinstance(item, Model) else ():
        value = getattr(item, name, None)
        if value is not None and not is_hole(value):
            yield value


def _title(owner: Model, field: str) -> str:
    info = type(owner).model_fields.get(field)
    title = (info.title if info is not None else None) or field
    return swedish.uncapitalised(title)
