"""Agreements that differ from others in one thing (varianter): a fact left out, another choice, another list.

Each is a small step from one that is already known, so that going on from the best of them soon leads to what no chance
would come upon: a list with one item that is of a certain kind and lacks a certain fact.
"""

from __future__ import annotations

import types
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError

from iopdocs.agreement import Agreement
from iopdocs.findings import Path
from iopdocs.model import Model, nodes
from iopdocs.paper import Paper
from iopdocs.testing.models import fields_of, is_tag
from iopdocs.values import Slug

__all__ = ["Known", "variations"]

_BORROWED = 4
"""How many values of a field in other agreements are tried."""
_MISSING = object()


class Known:
    """The values that each field has been seen with in papers of one sort."""

    def __init__(self, paper: type[Paper] = Agreement) -> None:
        self.paper = paper
        self._seen: dict[tuple[type[Model], str], list[Any]] = defaultdict(list)

    def see(self, data: dict[str, Any]) -> None:
        """Remember the values of a paper's data."""
        for path, node in nodes(self.paper.model_validate(data)):
            for name in type(node).model_fields:
                value = _at(data, (*path, name))
                seen = self._seen[type(node), name]
                if value is not _MISSING and value not in seen and len(seen) < _BORROWED:
                    seen.append(value)

    def values(self, cls: type[Model], name: str) -> list[Any]:
        """The values that a field has been seen with."""
        return self._seen[cls, name]


def variations(data: dict[str, Any], known: Known) -> Iterator[dict[str, Any]]:
    """Yield the data of every valid paper that differs from one in one thing, which may be a value that is known."""
    for path, node in nodes(known.paper.model_validate(data)):
        for name, annotation, info in fields_of(type(node)):
            if not is_tag(annotation):
                now = _at(data, (*path, name))
                ways = [] if info.is_required() or now is _MISSING else [_MISSING]
                ways += [*_shorter(now), *_choices(annotation), *known.values(type(node), name)]
                ways += [[party["id"] for party in data["parties"]]] if _names_parties(annotation) else []
                made = (_with(data, (*path, name), way) for way in ways if way != now)
                yield from (one for one in made if one is not None and _holds(known.paper, one))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(data, str) or (isinstance(data, dict) and step not in data):
            return _MISSING
        data = data[step]
    return data


def _with(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any] | None:
    """Return the data with another value at a place, or nothing where the place is within a text."""
    made = deepcopy(data)
    *parents, name = path
    owner = _at(made, tuple(parents))
    if not isinstance(owner, dict):
        return None
    if value is _MISSING:
        del owner[name]
    else:
        owner[name] = deepcopy(value)
    return made


def _holds(paper: type[Paper], data: dict[str, Any]) -> bool:
    try:
        paper.model_validate(data)
    except ValidationError:
        return False
    return True


def _shorter(now: Any) -> Iterator[Any]:
    """Each item alone, all but one, and none."""
    if isinstance(now, list):
        yield []
        yield from ([item] for item in now)
        yield from (now[:at] + now[at + 1 :] for at in range(len(now)))


def _names_parties(annotation: Any) -> bool:
    """Whether a value may be a list of ids: it can then name every party, however many they are."""
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple:
        return bool(arguments[0] == Slug)
    return any(map(_names_parties, arguments))


def _choices(annotation: Any) -> Iterator[Any]:
    """The words of a choice, one by one; of a list of choices, each alone."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        yield from arguments
    elif origin in (Union, types.UnionType, Annotated):
        yield from (way for one in arguments for way in _choices(one))
    elif origin is tuple:
        yield from ([way] for way in _choices(arguments[0]))
