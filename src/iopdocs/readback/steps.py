"""What can be done to the data of a paper (steg): a fact is another, an item comes, goes or is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from iopdocs.findings import Path

__all__ = ["Guess", "Insert", "Leaf", "Move", "Put", "Remove", "Step", "changed", "leaves", "lists"]

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A fact in the data: where it stands, and what it is."""

    path: Path
    value: str | int


@dataclass(frozen=True, slots=True)
class Put:
    """Another fact at a place."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Insert:
    """A new item in the list at ``path``, before the one at a place."""

    path: Path
    at: int
    item: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """The item at a place of the list at ``path`` goes."""

    path: Path
    at: int


@dataclass(frozen=True, slots=True)
class Move:
    """The item at a place of the list at ``path`` stands at another, counted without it."""

    path: Path
    at: int
    to: int


Step = Put | Insert | Remove | Move
Guess = tuple[Step, ...]
"""What may have been meant by an edit: some steps that belong together."""


def changed(data: Data, guess: Guess) -> Data:
    """Return the data with all steps of a guess taken; the old data stay as they are.

    Raises:
        LookupError: a step leads to no place in the data.
    """
    for step in guess:
        if isinstance(step, Put):
            data = _at(data, step.path[:-1], partial(_with, key=step.path[-1], value=step.value))
        else:
            data = _at(data, step.path, partial(_listed, step=step))
    return data


def _listed(items: list[Any], step: Insert | Remove | Move) -> list[Any]:
    if isinstance(step, Insert):
        return [*items[: step.at], step.item, *items[step.at :]]
    rest = [*items[: step.at], *items[step.at + 1 :]]
    return rest if isinstance(step, Remove) else [*rest[: step.to], items[step.at], *rest[step.to :]]


def _at(held: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    return change(held) if not path else _with(held, path[0], _at(_item(held, path[0]), path[1:], change))


def _item(held: Any, key: str | int) -> Any:
    if isinstance(held, dict):
        return held[key]
    if isinstance(held, list) and isinstance(key, int):
        return held[key]
    raise LookupError(key)


def _with(owner: Any, key: str | int, value: Any) -> Any:
    if isinstance(owner, dict):
        return {**owner, key: value}
    if isinstance(owner, list) and isinstance(key, int):
        return [*owner[:key], value, *owner[key + 1 :]]
    raise LookupError(key)


def leaves(held: Any, path: Path = ()) -> Iterator[Leaf]:
    """Yield the facts of some data that are text or whole numbers, in order."""
    if isinstance(held, dict | list):
        pairs = held.items() if isinstance(held, dict) else enumerate(held)
        for key, value in pairs:
            yield from leaves(value, (*path, key))
    elif isinstance(held, str | int) and not isinstance(held, bool) and path[-1] != "kind":
        yield Leaf(path, held)


def lists(held: Any, path: Path = ()) -> Iterator[tuple[Path, list[Any]]]:
    """Yield the lists of some data, the outer before the inner."""
    if isinstance(held, list):
        yield path, held
    if isinstance(held, dict | list):
        for key, value in held.items() if isinstance(held, dict) else enumerate(held):
            yield from lists(value, (*path, key))
