"""JSON that is in order, read by Python's decoder alone (snabbläsning).

A case-handling system sends well-formed JSON and most often gets a document back, so places are asked for only when
something is to be told. Then the text is read once more, with care. What the quick way is not sure of, it leaves to the
careful one, so both always give the same data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NoReturn

from iopdocs.findings import Path
from iopdocs.reading.json_text import compose_json
from iopdocs.reading.nodes import MOST_LEVELS, MOST_NODES, Position, plain

__all__ = ["Later", "most_values", "quick_json"]

_WORDS: Final = {True: "true", False: "false"}
_NESTED: Final = frozenset({dict, list})
_ITEMS: Final = frozenset({dict, str})


class _Unsure(ValueError):
    """Something that the careful way must look at."""


def quick_json(text: str, most: int = MOST_NODES) -> dict[str, Any] | None:
    """Return the data of a JSON object as the careful way would, or ``None`` where that way must be taken.

    No more than ``most`` values are read.
    """
    if most_values(text) > most:
        return None
    try:
        data = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and _fits(data) else None


def most_values(text: str) -> int:
    """Return how many values a JSON text can hold at most, names of fields counted, without reading it.

    Every name is followed by a colon, and every value but the first of its list or object is preceded by a comma; such
    signs within texts only make the number greater.
    """
    return 1 + sum(map(text.count, "{[:,"))


def _fits(data: dict[str, Any]) -> bool:
    """Whether nothing is nested too deeply; level by level, which costs a third of going down into each value."""
    level: list[Any] = [data]
    for _ in range(MOST_LEVELS):
        level = [one for value in level for one in _inner(value) if type(one) in _NESTED]
        if not level:
            return True
    return False


def _inner(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if type(value) is dict else value


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _Unsure("a name stands twice")
    if _ITEMS.issuperset(map(type, made.values())):  # as in most objects, and this is fast
        return made
    for name, value in pairs:
        kind = type(value)
        if kind is bool:
            made[name] = _WORDS[value]
        elif kind is list and not _ITEMS.issuperset(map(type, value)):
            raise _Unsure(name)
        elif value is None:
            del made[name]
    return made


def _no_constant(name: str) -> NoReturn:
    raise _Unsure(name)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_fields, parse_int=str, parse_float=str, parse_constant=_no_constant
)


class Later(Mapping[Path, Position]):
    """The places in a JSON text, looked up when the first of them is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Path, Position] | None = None

    def _places(self) -> dict[Path, Position]:
        if self._known is None:
            self._known = plain(compose_json(self._text)).positions
        return self._known

    def __getitem__(self, path: Path) -> Position:
        return self._places()[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._places())

    def __len__(self) -> int:
        return len(self._places())
