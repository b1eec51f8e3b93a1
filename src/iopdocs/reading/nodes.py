"""What YAML and JSON are read into first: nodes with their place in the text.

Both readers build the same three kinds of node; one function then turns them into plain data with
positions, and finds duplicate and unreadable field names on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from iopdocs.findings import Finding, Path
from iopdocs.reading.codes import finding
from iopdocs.values.refusal import shown

__all__ = [
    "MOST_LEVELS", "MOST_NODES", "Fields", "FileFault", "Items", "Node", "Plain", "Position", "Scalar",
    "Tally", "plain", "too_deep",
]  # fmt: skip

MOST_NODES: Final = 100_000
"""The most values a file may hold, repeated references counted each time."""

MOST_LEVELS: Final = 50
"""The most levels a file may have."""


class Position(NamedTuple):
    """A place in a text; both count from 1."""

    line: int
    column: int


class FileFault(Exception):
    """The text cannot be read any further."""

    def __init__(self, code: str, message: str, at: Position | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.finding = finding(code, (), message, at=at, hint=hint)


@dataclass(slots=True)
class Scalar:
    """A single value as its text, or ``None`` for the empty one."""

    at: Position
    text: str | None
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class Items:
    """A list of nodes."""

    at: Position
    items: list[Node] = field(default_factory=list)
    size: int = 1
    height: int = 1

    def add(self, node: Node) -> None:
        """Add a node at the end; raises :class:`FileFault` when the levels are too many."""
        self.items.append(node)
        _grow(self, node)


@dataclass(slots=True)
class Fields:
    """Names and values in the order of the text; a name may occur twice until :func:`plain` has looked."""

    at: Position
    names: list[Node] = field(default_factory=list)
    values: list[Node] = field(default_factory=list)
    size: int = 1
    height: int = 1

    def add(self, node: Node) -> None:
        """Add a name or the value of the last one; raises :class:`FileFault` when the levels are too many."""
        (self.names if len(self.names) == len(self.values) else self.values).append(node)
        _grow(self, node)


Data = Any
"""Dicts, lists, text and ``None``, in any shape."""

Node = Scalar | Items | Fields


def _grow(holder: Items | Fields, node: Node) -> None:
    holder.size += node.size
    holder.height = max(holder.height, node.height + 1)
    if holder.height > MOST_LEVELS:
        raise too_deep(node.at)


@dataclass(slots=True)
class Tally:
    """Counts the values of a text while it is read, so that reading stops where there are too many."""

    total: int = 0

    def count(self, node: Node) -> None:
        """Count a node with all it holds; raises :class:`FileFault` beyond :data:`MOST_NODES`."""
        self.total += node.size
        if self.total > MOST_NODES:
            most = f"{MOST_NODES:,}".replace(",", "\N{NO-BREAK SPACE}")
            message = f"filen har mer än {most} värden, upprepade hänvisningar inräknade"
            raise FileFault("INP021", message, node.at)


def too_deep(at: Position) -> FileFault:
    """Return the fault of a text with more than :data:`MOST_LEVELS` levels."""
    return FileFault("INP021", f"filen har mer än {MOST_LEVELS} nivåer", at)


@dataclass(slots=True)
class Plain:
    """Plain data made from nodes, where everything stood, and what was wrong with the field names."""

    data: Any = None
    positions: dict[Path, Position] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def plain(node: Node) -> Plain:
    """Return the node as dicts, lists and text; fields without a value are left out: they say nothing."""
    made = Plain(positions={(): node.at})
    made.data = _data(node, (), made)
    return made


def _data(node: Node, path: Path, made: Plain) -> Data:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_item(item, (*path, index), made) for index, item in enumerate(node.items)]
    pairs = ((name, value, _data(value, (*path, name), made)) for name, value in _named(node, path, made))
    return {name: data for name, _, data in pairs if data is not None}


def _item(node: Node, path: Path, made: Plain) -> Data:
    made.positions[path] = node.at
    return _data(node, path, made)


def _named(node: Fields, path: Path, made: Plain) -> Iterator[tuple[str, Node]]:
    seen: dict[str, int] = {}
    for key, value in zip(node.names, node.values, strict=True):
        name = key.text if isinstance(key, Scalar) else None
        if name is None:
            made.findings.append(_unnamed(path, key.at))
        elif name in seen:
            made.findings.append(_twice(name, path, seen[name], key.at))
        else:
            seen[name] = key.at.line
            made.positions[*path, name] = key.at
            yield name, value


def _unnamed(path: Path, at: Position) -> Finding:
    hint = "en text som börjar med { eller [ ska stå inom citattecken"
    return finding("INP018", path, "fältet har inte ett namn i form av text", at=at, hint=hint)


def _twice(name: str, path: Path, first: int, at: Position) -> Finding:
    message = f"fältet {shown(name)} står två gånger: på rad {first} och på rad {at.line}"
    return finding("INP017", path, message, at=at, hint="ta bort det ena")
