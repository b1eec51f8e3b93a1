"""JSON that is in order, read by Python's decoder alone (snabbläsning).

A case-handling system sends well-formed JSON and most often gets a document back, so places are asked for only when
something is to be told. Then the text is read once more, with care. What the quick way is not sure of, it leaves to the
careful one, so both always give the same data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import compress, repeat
from typing import Any, Final, NoReturn

from iopdocs.findings import Path
from iopdocs.reading.json_text import compose_json
from iopdocs.reading.nodes import MOST_LEVELS, MOST_NODES, Position, plain

__all__ = ["Later", "may_hold_more", "quick_json"]

_WORDS: Final = {True: "true", False: "false"}
_OTHERS: Final = frozenset({dict, list, bool, type(None)})
_ITEMS: Final = frozenset({dict, str})


class _Unsure(ValueError):
    """Something that the careful way must look at."""


def quick_json(text: str, most: int = MOST_NODES) -> dict[str, Any] | None:
    """Return the data of a JSON object as the careful way would, or ``None`` where that way must be taken.

    No more than ``most`` values are read.
    """
    if may_hold_more(text, most):
        return None
    decoder = json.JSONDecoder(
        object_pairs_hook=_Objects().made, parse_int=str, parse_float=str, parse_constant=_no_constant
    )
    try:
        data = decoder.decode(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def may_hold_more(text: str, most: int) -> bool:
    """Whether a JSON text can hold more than so many values, names of fields counted, without reading it.

    Every name is followed by a colon, and every value but the first of its list or object is preceded by a comma; such
    signs within texts only make the number greater. No text has as many values as characters.
    """
    return len(text) > most and 1 + sum(map(text.count, "{[:,")) > most


class _Objects:
    """Makes the objects of one text, the inner ones first, and knows how many levels those have that hold others.

    Most values are text, as they shall be, so only the others are looked at one by one.
    """

    def __init__(self) -> None:
        self._levels: dict[int, int] = {}

    def made(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return the object of some names and values."""
        made = dict(pairs)
        if len(made) < len(pairs):
            raise _Unsure("a name stands twice")
        levels = 0
        for name in [*compress(made, map(_OTHERS.__contains__, map(type, made.values())))]:
            value = made[name]
            if value is None:
                del made[name]
            elif value is True or value is False:
                made[name] = _WORDS[value]
            else:
                levels = max(levels, self._within(value) if value else 1)
        if levels:
            self._levels[id(made)] = levels + 1
        return made

    def _within(self, value: dict[str, Any] | list[Any]) -> int:
        """How many levels a value of an object has, which holds something."""
        if type(value) is dict:
            levels = self._levels.get(id(value), 1)
        else:
            kinds = {*map(type, value)}
            if not kinds <= _ITEMS:
                raise _Unsure("a list of other things than objects and text")
            levels = 1 + (max(map(self._levels.get, map(id, value), repeat(1))) if dict in kinds else 0)
        if levels >= MOST_LEVELS:
            raise _Unsure("too many levels")
        return levels


def _no_constant(name: str) -> NoReturn:
    raise _Unsure(name)


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
