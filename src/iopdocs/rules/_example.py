"""The sound papers that the examples of the rules change a part of (exempelhandlingar)."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from importlib import resources
from typing import Any, Final

from iopdocs.paper import Paper
from iopdocs.papers import paper_class

__all__ = ["complete", "made", "sound"]

_FILES: Final = {None: "example.yaml", "assessment": "example_assessment.yaml"}
_TOLD_APART_BY: Final = {"clauses": "kind", "answers": "criterion"}
"""The lists in which an example's items replace those that have the same value in a field."""


def sound(kind: str | None = None) -> dict[str, Any]:
    """Return a complete agreement, or other paper, without findings above notes, as data with every scalar as text."""
    return deepcopy(_read(_FILES[kind]))


@cache
def _read(name: str) -> dict[str, Any]:
    return _parsed((resources.files(__package__) / name).read_text("utf-8"))


def complete(example: str) -> dict[str, Any]:
    """Return the sound paper with the parts that a rule's example gives.

    Top-level fields replace; a clause replaces those of its kind, or is added last, and an answer those to its
    criterion; ``without`` lists the kinds of clauses, or the criteria, that are taken away.
    """
    change = _parsed(example)
    base, without = sound(change.get("kind")), change.pop("without", [])
    for field, name in _TOLD_APART_BY.items():
        if field in base:
            items = _replaced(base[field], change.pop(field, []), name)
            base[field] = [one for one in items if one[name] not in without]
    return base | change


def made(example: str) -> Paper:
    """Return the paper that :func:`complete` gives the data of; raises ``ValueError`` if they are wrong."""
    data = complete(example)
    cls = paper_class(data.get("kind"))
    if cls is None:
        raise ValueError(example)
    return cls.model_validate(data)


def _replaced(items: list[dict[str, Any]], given: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return the items with all the given ones of a sort in the place of the first of that sort."""
    sorts = {one[name] for one in given}
    made: list[dict[str, Any]] = []
    for item in items:
        made.extend([one for one in given if one[name] == item[name]] if item[name] in sorts else [item])
        sorts.discard(item[name])
    return [*made, *(one for one in given if one[name] in sorts)]


def _parsed(text: str) -> dict[str, Any]:
    import yaml

    fields: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- makes text, lists and mappings only
    return fields
