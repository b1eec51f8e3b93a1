"""Agreements that differ from others in one thing (varianter): a fact left out, another choice, another list.

Each is a small step from one that is already known, so that going on from the best of them soon leads to what no chance
would come upon: a list with one item that is of a certain kind and lacks a certain fact.

:mod:`iopdocs.samples` varies too, but one clause alone, by its class alone, so that a lint tells a lawyer the same each
time. A branch of a wording may ask for other clauses and parties as well, and for values that only a drawn paper has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from iopdocs.agreement import Agreement
from iopdocs.annotations import is_tag, item_of, members_of, parts_of, words_of
from iopdocs.findings import Path
from iopdocs.model import Model, nodes
from iopdocs.paper import Paper
from iopdocs.samples._fields import changed, without
from iopdocs.testing.models import fields_of
from iopdocs.values import Slug

__all__ = ["Known", "variations"]

_BORROWED = 4
"""How many values of a field in other agreements are tried."""


class Known:
    """The values that each field has been seen with in papers of one sort."""

    def __init__(self, paper: type[Paper] = Agreement) -> None:
        self.paper = paper
        self._seen: dict[tuple[type[Model], str], list[Any]] = defaultdict(list)

    def see(self, data: dict[str, Any]) -> None:
        """Remember the values of a paper's data."""
        paper = self.paper.model_validate(data)
        for node, _, held in _written(paper, _data(paper)):
            for name, value in held.items():
                seen = self._seen[type(node), name]
                if value not in seen and len(seen) < _BORROWED:
                    seen.append(value)

    def values(self, cls: type[Model], name: str) -> list[Any]:
        """The values that a field has been seen with."""
        return self._seen[cls, name]


def variations(data: dict[str, Any], known: Known) -> Iterator[dict[str, Any]]:
    """Yield the data of every valid paper that differs from one in one thing, which may be a value that is known."""
    paper = known.paper.model_validate(data)
    written = _data(paper)
    parties = [party["id"] for party in written["parties"]]
    for node, path, held in _written(paper, written):
        for name, annotation, info in fields_of(type(node)):
            place = (*path, name)
            if is_tag(annotation):
                continue
            if not info.is_required() and name in held:
                yield from _valid(known.paper, without(written, place))
            ways = [*_shorter(held.get(name)), *_choices(annotation), *known.values(type(node), name)]
            ways += [parties] if _names_parties(annotation) else []
            for way in ways:
                if way != held.get(name):
                    yield from _valid(known.paper, changed(written, place, way))


def _data(paper: Paper) -> dict[str, Any]:
    """Return a paper's data with short forms written out, and nothing that was left unsaid."""
    return paper.model_dump(mode="json", exclude_unset=True)


def _written(paper: Paper, data: dict[str, Any]) -> Iterator[tuple[Model, Path, dict[str, Any]]]:
    """Yield every model of a paper, its place and its data; not what is written as a word, as sets of criteria are."""
    for path, node in nodes(paper):
        held: Any = data
        for step in path:
            held = None if held is None or isinstance(held, str) else held[step]
        if isinstance(held, dict):
            yield node, path, held


def _valid(paper: type[Paper], data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    try:
        paper.model_validate(data)
    except ValidationError:
        return
    yield data


def _shorter(now: Any) -> Iterator[Any]:
    """Each item alone, all but one, and none."""
    if isinstance(now, list):
        yield []
        yield from ([item] for item in now)
        yield from (now[:index] + now[index + 1 :] for index in range(len(now)))


def _names_parties(annotation: Any) -> bool:
    """Whether a value may be a list of ids: it can then name every party, however many they are."""
    return any(item_of(one) == Slug for one in parts_of(annotation))


def _choices(annotation: Any) -> Iterator[Any]:
    """The words of a choice, one by one; of a list of choices, each alone."""
    for one in members_of(annotation):
        yield from words_of(one)
        yield from ([way] for way in _choices(item_of(one)))
