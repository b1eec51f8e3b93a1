"""Where in an agreement there is running text, and where a party or a body is referred to (text, hänvisningar).

Which fields these are is read from the types of the clauses, so that a new clause type needs no change here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple, get_args

from iopdocs.agreement import Agreement
from iopdocs.findings import Path
from iopdocs.model import Model
from iopdocs.parties import PublicParty
from iopdocs.values import Line, Paragraphs, Slug

__all__ = ["Found", "read", "texts_of"]

_LINES: Final = frozenset({get_args(Line)[1], get_args(Paragraphs)[1]})
_SLUGS: Final = frozenset({get_args(Slug)[1]})

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
    marks = {name: set(_marks(field)) for name, field in cls.model_fields.items()}
    in_clauses = cls is not Agreement and cls.__module__ != PublicParty.__module__
    texts = tuple(name for name, found in marks.items() if found & _LINES and in_clauses)
    return _Fields(texts, tuple(name for name, found in marks.items() if found & _SLUGS and name != "id"))


def _marks(annotation: object) -> Iterator[object]:
    """Yield what an annotation is marked with, on any level."""
    yield from (one for one in getattr(annotation, "metadata", ()) if one.__hash__)
    yield from (one for one in getattr(annotation, "__metadata__", ()) if one.__hash__)
    for inner in (getattr(annotation, "annotation", None), *get_args(annotation)):
        if inner is not None and not isinstance(inner, str):
            yield from _marks(inner)


def read(visited: Visited, parties: Collection[str]) -> tuple[list[str], list[Found]]:
    """Return the texts of the clauses, and the references that lead to none of the parties.

    They are read together and without more paths than needed, since every judgement asks for both.
    """
    texts: list[str] = []
    others: list[Found] = []
    for path, node in visited:
        fields, data = _fields(type(node)), node.__dict__
        for name in fields.texts:
            value = data[name]
            if type(value) is str:
                texts.append(value)
            elif type(value) is tuple and value:
                texts += [item for item in value if type(item) is str]
        for name in fields.references:
            value = data[name]
            if type(value) is str:
                if value not in parties:
                    others.append(Found((*path, name), value))
            elif type(value) is tuple and value:
                others += [Found((*path, name, at), one) for at, one in enumerate(value) if _leads_out(one, parties)]
    return texts, others


def _leads_out(key: object, parties: Collection[str]) -> bool:
    return type(key) is str and key not in parties


def texts_of(visited: Visited) -> Iterator[Found]:
    """Yield every text of the clauses with its path."""
    for path, node in visited:
        for name in _fields(type(node)).texts:
            yield from _found(path, name, node.__dict__[name])


def _found(path: Path, name: str, value: object) -> Iterator[Found]:
    """Yield the text in a field, each item of a list by itself; a hole has none."""
    if type(value) is str:
        yield Found((*path, name), value)
    elif type(value) is tuple:
        for index, item in enumerate(value):
            if type(item) is str:
                yield Found((*path, name, index), item)
