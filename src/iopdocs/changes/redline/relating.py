"""What the old text points to outside itself (relationer): links to the web, and pictures, with new numbers."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from itertools import count, islice
from typing import Final

from lxml import etree

from iopdocs.errors import ExportError
from iopdocs.opc import CONTENT_TYPES, Relation, parse_xml, relations
from iopdocs.opc.adding import add_relation, add_type
from iopdocs.opc.names import R
from iopdocs.opc.package import Package

__all__ = ["OLD", "Part", "Relating", "add_part"]

_NAME: Final = "det nya dokumentet"
OLD: Final = "old:"
"""How the id of what only the old document points to begins."""


class Relating:
    """Gives what a part of the old document points to a place in the same part of the new one.

    The ids in the old text are made those of the new part where both have the same; the others are told apart, and get
    theirs when they are needed.
    """

    def __init__(self, old: Package, source: str, parts: MutableMapping[str, bytes], into: str) -> None:
        self._old = old
        self._parts = parts
        self._into = into
        known = old.relations(source)
        there = relations(parts, into, name=_NAME)
        equal = {_said(parts, one): one.id for one in reversed(there)}
        self._ids = {one.id: equal.get(_said(old.parts, one), f"{OLD}{one.id}") for one in known}
        self._waiting = {self._ids[one.id]: one for one in known if self._ids[one.id].startswith(OLD)}
        self.links = {self._ids[one.id]: one.target for one in known if one.external}

    def rename(self, root: etree._Element) -> None:
        """Let the old text have the ids by which it is compared with the new."""
        for node in root.iter(etree.Element):
            for name in _pointing(node):
                node.attrib[name] = self._ids.get(node.attrib[name], node.attrib[name])

    def relate(self, node: etree._Element) -> None:
        """Let what an element points to be there; raises ``ExportError`` for what cannot come along."""
        for name in _pointing(node):
            said = node.attrib[name]
            if said in self._waiting:
                self._ids[said] = self._ids.get(said) or self._added(self._waiting[said])
                node.attrib[name] = self._ids[said]

    def _added(self, relation: Relation) -> str:
        if relation.external:
            return add_relation(self._parts, self._into, relation, name=_NAME)
        content = self._old.parts.get(relation.target)
        if relation.kind != "image" or content is None:
            raise ExportError(
                f"{self._old.name} har något i texten som inte kan visas som borttaget ({relation.kind}); "
                "ta bort det där i Word, spara och jämför sedan"
            )
        return add_part(self._parts, self._into, relation.kind, Part.of(self._old, relation.target, content))


def _pointing(node: etree._Element) -> list[str]:
    return [str(name) for name in node.attrib if str(name).startswith(R)]


def _said(parts: Mapping[str, bytes], relation: Relation) -> tuple[str, bool, str | bytes]:
    """What is equal when two relations lead to the same."""
    target = relation.target if relation.external else parts.get(relation.target, relation.target)
    return relation.kind, relation.external, target


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be added: a name to begin with, what it holds, and of what type it is."""

    name: str
    content: bytes
    type: str

    @classmethod
    def of(cls, package: Package, name: str, content: bytes) -> Part:
        """Return a part with the name and the type of one in a package."""
        types = parse_xml(package.parts[CONTENT_TYPES], name=package.name, part=CONTENT_TYPES)
        own = {one.get("PartName", "").lower(): one.get("ContentType", "") for one in types}
        ending = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in types}
        return cls(name, content, own.get(f"/{name.lower()}") or ending.get(name.rpartition(".")[2].lower(), ""))


def add_part(parts: MutableMapping[str, bytes], source: str, kind: str, added: Part) -> str:
    """Add a part, with a name that is free, and return the id by which ``source`` points to it."""
    stem, ending = posixpath.splitext(added.name)
    taken = {part.lower() for part in parts}
    candidates = (f"{stem}_{number}{ending}" for number in count(1))
    free = (one for one in (added.name, *islice(candidates, len(taken))) if one.lower() not in taken)
    part = next(free)
    parts[part] = added.content
    add_type(parts, part, added.type, name=_NAME)
    return add_relation(parts, source, Relation("", kind, part, external=False), name=_NAME)
