"""Where in an agreement there is running text, and where a party or a body is referred to (text, hänvisningar).

Which fields these are is read from the types of the clauses, so that a new clause type needs no change here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from iopdocs.agreement import Agreement
from iopdocs.annotations import marks_of, parts_of
from iopdocs.findings import Path
from iopdocs.kept import kept
from iopdocs.model import Model
from iopdocs.parties import PublicParty
from iopdocs.values import Line, Paragraphs, Slug

__all__ = ["Found", "Prose", "read"]

_LINES: Final = (*marks_of(Line), *marks_of(Paragraphs))
_SLUGS: Final = marks_of(Slug)
_ONLY_TEXT: Final = {str}

Visited = Iterable[tuple[Path, Model]]


class Found(NamedTuple):
    """A text or a reference, and where it stands (fyndplats)."""

    path: Path
    text: str


class _Fields(NamedTuple):
    """Which fields of a class hold running text, and which refer to a party or a body."""

    texts: tuple[str, ...]
    references: tuple[str, ...]


@cache
def _fields(cls: type[Model]) -> _Fields:
    in_clauses = cls is not Agreement and cls.__module__ != PublicParty.__module__
    texts = _marked(cls, _LINES) if in_clauses else ()
    return _Fields(texts, tuple(name for name in _marked(cls, _SLUGS) if name != "id"))


def _marked(cls: type[Model], marks: tuple[object, ...]) -> tuple[str, ...]:
    """Return the fields that have one of some marks, on any level."""
    parts = {name: (*field.metadata, *parts_of(field.annotation)) for name, field in cls.model_fields.items()}
    return tuple(name for name, found in parts.items() if any(mark in found for mark in marks))


class _Home(NamedTuple):
    """The field that some texts stand in, the first of which has a number; a list has many."""

    first: int
    path: Path
    name: str | int
    many: bool


class Prose:
    """The running text of the clauses (löpande text), and where each text of it stands.

    A place is worked out only for a text that is told of: most judgements tell of none.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._homes: list[_Home] = []

    def add(self, path: Path, name: str | int, value: object) -> None:
        """Add what stands in a field of a node: a text, or each text of a list; a hole has none."""
        if type(value) is str:
            self._homes.append(_Home(len(self.texts), path, name, many=False))
            self.texts.append(value)
        elif type(value) is tuple and value:
            if {*map(type, value)} == _ONLY_TEXT:
                self._homes.append(_Home(len(self.texts), path, name, many=True))
                self.texts += value
            else:
                for index, item in enumerate(value):
                    self.add((*path, name), index, item)

    @kept
    def whole(self) -> str:
        """All the texts in one, to see quickly whether a word occurs."""
        return "\n".join(self.texts)

    @kept
    def every(self) -> tuple[Found, ...]:
        """Every text with its path, in the order of the agreement."""
        return tuple(map(self._found, range(len(self.texts))))

    def having(self, words: Iterable[str]) -> list[Found]:
        """Return the texts that have any of some words or parts of words, as they are spelled."""
        return [self._found(number) for number in sorted({at for word in words for at in self._numbers(word)})]

    def _numbers(self, word: str) -> Iterator[int]:
        whole = self.whole
        at = whole.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at)
            yield number - 1
            at = whole.find(word, self._starts[number]) if number < len(self._starts) else -1

    def matching(self, pattern: re.Pattern[str]) -> list[Found]:
        """Return the texts that a pattern is found in, which must not reach over the end of a text."""
        numbers = (bisect_right(self._starts, found.start()) - 1 for found in pattern.finditer(self.whole))
        return [self._found(number) for number in dict.fromkeys(numbers)]

    @kept
    def _starts(self) -> list[int]:
        """Where in the whole each text starts."""
        return [*accumulate((len(text) + 1 for text in self.texts[:-1]), initial=0)]

    def _found(self, number: int) -> Found:
        home = self._homes[bisect_right(self._homes, number, key=_first) - 1]
        within = (home.name, number - home.first) if home.many else (home.name,)
        return Found(home.path + within, self.texts[number])


def _first(home: _Home) -> int:
    return home.first


def read(visited: Visited, parties: Collection[str]) -> tuple[Prose, list[Found]]:
    """Return the texts of the clauses, and the references that lead to none of the parties.

    They are read together and without more paths than needed, since every judgement asks for both.
    """
    prose = Prose()
    others: list[Found] = []
    for path, node in visited:
        fields, data = _fields(type(node)), node.__dict__
        for name in fields.texts:
            if data[name] is not None:
                prose.add(path, name, data[name])
        for name in fields.references:
            value = data[name]
            if type(value) is str:
                if value not in parties:
                    others.append(Found((*path, name), value))
            elif type(value) is tuple and value:
                others += [Found((*path, name, at), one) for at, one in enumerate(value) if _leads_out(one, parties)]
    return prose, others


def _leads_out(key: object, parties: Collection[str]) -> bool:
    return type(key) is str and key not in parties
