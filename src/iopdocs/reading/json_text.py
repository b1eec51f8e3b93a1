"""JSON read into nodes, so that JSON has lines, exact numbers and refused duplicates just as YAML has.

Python's own decoder reads each single value; only the structure is followed here, since the decoder forgets
places.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Final, NoReturn

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
from iopdocs.values.refusal import shown

__all__ = ["compose_json"]

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def compose_json(text: str) -> Node:
    """Return the tree of a JSON text; numbers and ``true``/``false`` become text, ``null`` becomes ``None``.

    Raises:
        FileFault: with a Swedish sentence and the place, for what is not JSON.
    """
    return _Json(text).whole()


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_VALUE: Final = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_no_constant)
_WORDS: Final = {True: "true", False: "false", None: None}


class _Json:
    """Follows the structure of one text from its beginning."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.tally = Tally()
        self.lines = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def whole(self) -> Node:
        node = self._node(1)
        if self._next():
            raise self._wrong("efter avtalets sista klammer ska filen vara slut")
        return node

    def _place(self, at: int) -> Position:
        line = bisect_right(self.lines, at)
        return Position(line, at - self.lines[line - 1] + 1)

    def _next(self) -> str:
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr] # matches always
        return self.text[self.at : self.at + 1]

    def _wrong(self, sentence: str) -> FileFault:
        sign = self._next()
        found = f", men här står {shown(sign)}" if sign else ", men här är filen slut"
        return FileFault("INP015", sentence + found, self._place(self.at))

    def _node(self, level: int) -> Node:
        sign = self._next()
        at = self._place(self.at)
        if sign not in ("{", "["):
            return self._scalar(at)
        if level > MOST_LEVELS:
            raise too_deep(at)
        self.at += 1
        node = Fields(at) if sign == "{" else Items(at)
        self.tally.count(node)
        return self._fields(node, level) if isinstance(node, Fields) else self._items(node, level)

    def _fields(self, node: Fields, level: int) -> Fields:
        if self._ends("}"):
            return node
        while True:
            if self._next() != '"':
                raise self._wrong("här ska ett fältnamn inom citattecken stå")
            node.add(self._scalar(self._place(self.at)))
            self._step(":", "efter ett fältnamn ska ett kolon stå")
            node.add(self._node(level + 1))
            if self._ends("}"):
                return node
            self._step(",", "efter ett värde ska ett kommatecken eller } stå")

    def _items(self, node: Items, level: int) -> Items:
        if self._ends("]"):
            return node
        while True:
            node.add(self._node(level + 1))
            if self._ends("]"):
                return node
            self._step(",", "efter en punkt ska ett kommatecken eller ] stå")

    def _ends(self, sign: str) -> bool:
        ended = self._next() == sign
        self.at += ended
        return ended

    def _step(self, sign: str, sentence: str) -> None:
        if not self._ends(sign):
            raise self._wrong(sentence)

    def _scalar(self, at: Position) -> Scalar:
        try:
            value, self.at = _VALUE.raw_decode(self.text, self.at)
        except ValueError:
            raise self._unread(at) from None
        node = Scalar(at, value if isinstance(value, str) else _WORDS[value])
        self.tally.count(node)
        return node

    def _unread(self, at: Position) -> FileFault:
        if self.text[self.at : self.at + 1] != '"':
            return self._wrong("här ska ett värde stå: en text inom citattecken, ett tal, en grupp eller en lista")
        hint = 'inuti texten skrivs citattecken som \\" och radbyte som \\n'
        return FileFault("INP015", "texten som börjar här går inte att läsa, eller slutar aldrig", at, hint)
