"""The lints of single tags (granskning av taggar): each by itself, and whether blocks begin and end.

Jinja stops at the first tag that it cannot read. Here every one is told, and the text is mended in a copy, so that what
lies behind it is found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from iopdocs.lint._base import Remark
from iopdocs.wording.inline import TAG

__all__ = ["COLUMN_TAG", "Lines", "mended", "parsed", "plain"]

COLUMN_TAG: Final = "{%tc "
"""How a tag of whole cells begins."""
_CONTROL: Final = re.compile(r"\{%-?(p|tr|tc)?\s+(\w+)\s*(.*?)\s*-?%\}")
_ALONE: Final = re.compile(r"(\| )?\{%(p|tr)\s(?:(?!%\}).)*%\}")
_CELL: Final = re.compile(r"(?:(?<=\|)|(?<=^\|[!+])) \{%tc\s(?:(?!%\}).)*%\}(?= \||$)")
_WAY: Final = re.compile(r"\{%(?:p|tr|tc)(?=\s)")
_PLACES: Final = {"p": "ett eget stycke", "tr": "en egen tabellrad", "tc": "en egen tabellcell"}
_OPENS: Final = {"if": "endif", "for": "endfor"}
_PARTS: Final = {"elif", "else"}
_OF: Final = {"endif": "if", "endfor": "for", "elif": "if", "else": "if"}
_NEUTRAL: Final = {"if": "{%@ if draft %}", "elif": "{%@ elif draft %}", "for": "{%@ for one in parties %}"}

Lines = list[tuple[int, str]]
"""The lines of a text with the number that each had in the text form."""


@dataclass
class _Open:
    """A block that has begun: where, by which tag, and the place of the tag in the line."""

    at: int
    tag: re.Match[str]


@dataclass
class _Mender:
    """Goes through the tags of a text once."""

    lines: Lines
    remarks: list[Remark] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    cut: list[tuple[int, int, int]] = field(default_factory=list)
    ends: list[tuple[int, _Open]] = field(default_factory=list)

    def say(self, code: str, at: int, message: str) -> None:
        self.remarks.append(Remark(code, message, line=self.lines[at][0]))

    def stand_alone(self) -> None:
        """A tag of paragraphs, rows or cells that is not alone goes on as a tag within the text."""
        for at, (number, text) in enumerate(self.lines):
            alone = _ALONE.fullmatch(text)
            if alone is None or bool(alone[1]) != (alone[2] == "tr"):
                joined = _WAY.findall(_cells_emptied(text))
                for tag in joined:
                    self.say("TPL015", at, f"taggen {tag} … %}} står inte ensam i {_PLACES[tag[2:]]}")
                if joined:
                    self.lines[at] = (number, _WAY.sub("{%", text))

    def spelled(self) -> bool:
        """Tell each tag that cannot be read; say whether the rest can be judged without them."""
        usable = True
        for at, (number, text) in enumerate(self.lines):
            for tag in TAG.finditer(text):
                fault = _fault(tag[0])
                if fault:
                    self.say("TPL003", at, fault)
                    control = _CONTROL.fullmatch(tag[0])
                    usable = usable and (control is None or control[2] != "for")
            self.lines[at] = (number, TAG.sub(_readable, text))
        return usable

    def balance(self) -> None:
        """Tell each block that does not end, and each end without a beginning; end or drop it."""
        for at, (_, text) in enumerate(self.lines):
            for tag in _CONTROL.finditer(text):
                self.take(at, tag)
            while any(one.tag[1] == "tc" for one in self.open):
                self.unended(self.open.pop(), at)
        while self.open:
            self.unended(self.open.pop(), len(self.lines))
        self.mend()

    def take(self, at: int, tag: re.Match[str]) -> None:
        word = tag[2]
        if word in _OPENS:
            self.open.append(_Open(at, tag))
        elif word in _PARTS and not (self.open and self.open[-1].tag[2] == _OF[word]):
            inside = bool(self.open) and any(one.tag[2] == "if" for one in self.open)
            why = "en slinga innanför är inte avslutad" if inside else "hör inte till något if"
            self.stray(at, tag, why)
        elif word in _OPENS.values():
            self.end(at, tag)

    def end(self, at: int, tag: re.Match[str]) -> None:
        wanted = _OF[tag[2]]
        of_cells = tag[1] == "tc"
        if not any(one.tag[2] == wanted and (one.tag[1] == "tc") >= of_cells for one in self.open):
            self.stray(at, tag, f"hör inte till något {wanted}")
            return
        while self.open[-1].tag[2] != wanted:
            self.unended(self.open.pop(), at)
        self.open.pop()

    def stray(self, at: int, tag: re.Match[str], why: str) -> None:
        self.say("TPL016", at, f"taggen {tag[0]} {why}")
        self.cut.append((at, *tag.span()))

    def unended(self, block: _Open, before: int) -> None:
        word = block.tag[2]
        self.say("TPL016", block.at, f"taggen {block.tag[0]} avslutas aldrig; {{% {_OPENS[word]} %}} saknas")
        self.ends.append((before, block))

    def mend(self) -> None:
        """Cut out what has no beginning and put in the ends that are missing, as near as the kind of tag lets."""
        for at, start, stop in sorted(self.cut, reverse=True):
            number, text = self.lines[at]
            self.lines[at] = (number, text[:start] + text[stop:])
        for before, block in sorted(self.ends, key=lambda end: -end[0]):
            number, text = self.lines[block.at]
            way, end = block.tag[1] or "", f"{{%{block.tag[1] or ''} {_OPENS[block.tag[2]]} %}}"
            if not way or way == "tc":
                self.lines[block.at] = (number, text + plain(end))
            else:
                place = before if way == "p" else self._table_end(block.at)
                self.lines.insert(place, (number, f"| {end}" if way == "tr" else end))

    def _table_end(self, at: int) -> int:
        return next(
            (row for row in range(at, len(self.lines)) if not self.lines[row][1].startswith("|")), len(self.lines)
        )


def _cells_emptied(text: str) -> str:
    """Return a line without the tags that stand alone in their cells."""
    return _CELL.sub("", text) if text.startswith("|") else text


def mended(text: str) -> tuple[Lines, list[Remark], bool]:
    """Return the text with tags that can be read, what was wrong with them, and whether the rest can be judged."""
    mender = _Mender([(number, line) for number, line in enumerate(text.splitlines(), 1)])
    mender.stand_alone()
    usable = mender.spelled()
    mender.balance()
    kept = [(number, line) for number, line in mender.lines if line.strip(" |")]
    return kept, mender.remarks, usable


def _readable(tag: re.Match[str]) -> str:
    """Return a tag, or in the place of one that cannot be read one that asks for nothing."""
    if not _fault(tag[0]):
        return tag[0]
    control = _CONTROL.fullmatch(tag[0])
    return _NEUTRAL.get(control[2], "").replace("@", control[1] or "") if control else ""


def _fault(tag: str) -> str:
    """Return what keeps Jinja from reading a tag by itself, or nothing; an end is judged with its beginning."""
    control = _CONTROL.fullmatch(tag)
    word = control[2] if control else ""
    if word in {"endif", "endfor", "else"} or tag.startswith("{#"):
        return ""
    source = plain(tag)
    if word == "elif":
        source = f"{{% if draft %}}{source}{{% endif %}}"
    elif word in _OPENS:
        source += f"{{% {_OPENS[word]} %}}"
    elif word:
        return f"taggen {tag} används inte i mallarna; det finns if, elif, else och for"
    try:
        jinja().parse(source)
    except (TemplateSyntaxError, ValueError, RecursionError):
        return f"taggen {tag} går inte att tolka"
    return ""


def plain(text: str) -> str:
    """Return text whose tags of paragraphs and rows are Jinja's own."""
    return _WAY.sub("{%", text)


@cache
def jinja() -> Environment:
    """Jinja's grammar; nothing is ever rendered by it."""
    return Environment(autoescape=True)


def parsed(lines: Lines) -> Iterator[nodes.Node]:
    """Yield the statements of a mended text; each node knows its line in the text form."""
    text = "\n".join(plain(line) for _, line in lines)
    tree = jinja().parse(text)
    for node in tree.find_all(nodes.Node):
        if node.lineno:
            node.lineno = lines[min(node.lineno, len(lines)) - 1][0]
    yield from tree.body
