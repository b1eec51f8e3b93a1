"""YAML read into nodes, with every value as the text it is written as.

The events of the parser are followed rather than its finished tree: depth, references and size are then
bounded while reading, and a file made to explode costs no more than any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from iopdocs.findings import Finding
from iopdocs.reading.codes import finding
from iopdocs.reading.nodes import (
    MOST_LEVELS,
    Fields,
    FileFault,
    Items,
    Node,
    Position,
    Scalar,
    Tally,
    too_deep,
)
from iopdocs.reading.yaml_faults import syntax_fault
from iopdocs.values.refusal import shown

__all__ = ["Composed", "compose_yaml"]

Event = Any
"""An event of the parser, which has no types of its own."""

_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TAGS: Final = frozenset({None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))})
_LOST: Final = re.compile(r"[ \t]+#[^\s#][^\r\n]*")
_UNNAMED: Final = re.compile(r"\s*[,}]")


@dataclass(slots=True)
class Composed:
    """The tree of a YAML text (``None`` when it is empty) and what is to be said about how it is written."""

    root: Node | None = None
    findings: list[Finding] = field(default_factory=list)


def compose_yaml(text: str) -> Composed:
    """Return the tree of the first YAML document in a text.

    Raises:
        FileFault: with a Swedish sentence and the place, for what is not YAML, explodes or refers to itself.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composer = _Composer(text)
    try:
        for event in yaml.parse(text, Loader=loader):
            composer.take(type(event).__name__, event)
    except yaml.YAMLError as error:
        raise syntax_fault(error, text) from None
    return composer.made


def _place(event: Event) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


class _Composer:
    """Builds the tree of one text from its events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.made = Composed()
        self.open: list[Items | Fields] = []
        self.anchors: dict[str, Node] = {}
        self.documents = 0
        self.tally = Tally()

    def take(self, kind: str, event: Event) -> None:
        """Take the next event; those that only mark the stream are left."""
        if kind == "DocumentStartEvent":
            self._document(event)
        elif self.documents > 1:
            return
        elif kind == "ScalarEvent":
            self._add(self._begun(event, self._scalar(event)))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._begin(event, Fields(_place(event)) if kind == "MappingStartEvent" else Items(_place(event)))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._add(self.open.pop())
        elif kind == "AliasEvent":
            self._add(self._referred(event))

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents == 2:  # noqa: PLR2004 -- the second is the first that is too many
            hint = "ta bort raden --- eller lägg det andra avtalet i en egen fil"
            message = "filen har flera dokument (skilda av ---); bara det första läses"
            self.made.findings.append(finding("INP019", (), message, at=_place(event), hint=hint))

    def _begin(self, event: Event, node: Items | Fields) -> None:
        if len(self.open) >= MOST_LEVELS:
            raise too_deep(node.at)
        self._check_tag(event)
        self.open.append(node)
        self._begun(event, node)

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].add(node)
        else:
            self.made.root = node

    def _begun(self, event: Event, node: Node) -> Node:
        self.tally.count(node)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _referred(self, event: Event) -> Node:
        node = self.anchors.get(event.anchor)
        if node is None:
            hint = "en text som börjar med * ska stå inom citattecken"
            message = f"{shown('*' + event.anchor)} hänvisar till något som inte finns i filen"
            raise FileFault("INP014", message, _place(event), hint)
        if any(node is one for one in self.open):
            raise FileFault("INP021", f"{shown('*' + event.anchor)} hänvisar till sig själv", _place(event))
        self.tally.count(node)
        return node

    def _scalar(self, event: Event) -> Scalar:
        self._check_tag(event)
        if event.implicit[0]:
            self._look_for_lost_text(event)
            self._look_for_a_lost_comma(event)
        return Scalar(_place(event), None if event.implicit[0] and event.value in _EMPTY else event.value)

    def _check_tag(self, event: Event) -> None:
        if event.tag not in _TAGS:
            hint = "en text som börjar med ! ska stå inom citattecken"
            message = f"märket {shown(event.tag)} används inte i avtal"
            self.made.findings.append(finding("INP020", (), message, at=_place(event), hint=hint))

    def _look_for_lost_text(self, event: Event) -> None:
        lost = _LOST.match(self.text, event.end_mark.index)
        if lost is None:
            return
        at = Position(event.end_mark.line + 1, event.end_mark.column + 1 + lost[0].index("#"))
        hint = "skriv hela värdet inom citattecken; är det en kommentar, skriv blanksteg efter #"
        message = f"texten {shown(lost[0].strip())} läses som en kommentar och kommer inte med i avtalet"
        self.made.findings.append(finding("INP022", (), message, at=at, hint=hint))

    def _look_for_a_lost_comma(self, event: Event) -> None:
        """Tell of a name within braces that no colon follows: the comma before it was meant to be part of a value."""
        fields = self.open[-1] if self.open else None
        name = fields.names[-1] if isinstance(fields, Fields) and len(fields.names) > len(fields.values) > 0 else None
        if event.value or not isinstance(name, Scalar) or not name.text or not self._ends_unnamed(event):
            return
        hint = "skriv hela värdet inom citattecken, eller fältets namn och ett kolon före"
        message = f"texten {shown(name.text)} efter kommatecknet hör inte till något fält"
        self.made.findings.append(finding("INP025", (), message, at=name.at, hint=hint))

    def _ends_unnamed(self, event: Event) -> bool:
        at = event.start_mark.index
        return self.text[:at].rstrip()[-1:] != ":" and _UNNAMED.match(self.text, at) is not None
