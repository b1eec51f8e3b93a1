"""What a render takes of a letterhead (brevmallens stomme): deflated parts, and where more can be put in.

It is made by :mod:`iopdocs.wording.letterhead` from the Word file, and can be kept as text, so that a program that
makes one document need not open the letterhead.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from typing import Final

from iopdocs.opc import Member

__all__ = ["INSIDE", "Addition", "Carrying", "Head"]

INSIDE: Final = "urn:iopdocs:inside"
"""The namespace of the part with a document's own data."""


@dataclass(frozen=True)
class Addition:
    """A part that can be added to (tillägg): its text before and after, and the first number that is free.

    ``owner`` is the list that new ones are made after.
    """

    part: str
    before: str
    after: str
    first: int
    owner: int = 0

    def notes(self, notes: Iterable[str]) -> list[str]:
        """Return the part with footnotes."""
        return [self.before, *notes, self.after]

    def lists(self, count: int) -> list[str]:
        """Return the part with so many lists, each beginning at its first letter."""
        made = (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self.owner}"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number in range(self.first, self.first + count)
        )
        return [self.before, *made, self.after]


@dataclass(frozen=True)
class Carrying:
    """What makes a place for a document's own data: the name of their part, and all that never changes, deflated.

    ``texts`` are what pieces of the templates show, as far as they have been met with.
    """

    part: str
    unchanging: tuple[Member, ...]
    texts: dict[str, str] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Head:
    """A letterhead as renders use it: its name and main part, the parts that never change, and those added to.

    ``point`` is the id of the style of numbered paragraphs, or nothing, and ``after_number`` what follows the number of
    a heading. ``notes`` is the part for footnotes, open for those of the clauses, and ``lists`` that for lists, open
    for those that begin anew; ``None`` where there is none. ``carrying`` is what documents have that carry their data.
    """

    name: str
    main: str
    point: str
    after_number: str
    notes: Addition | None
    lists: Addition | None
    unchanging: tuple[Member, ...]
    carrying: Carrying

    def to_text(self) -> str:
        """Return the head as text; :meth:`of_text` gives it back."""
        own = [member for member in self.carrying.unchanging if member not in self.unchanging]
        additions = [None if one is None else astuple(one) for one in (self.notes, self.lists)]
        said = [self.name, self.main, self.point, self.after_number, *additions, _texts(self.unchanging)]
        return json.dumps([*said, self.carrying.part, _texts(own)], ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> Head:
        """Return the head that a text tells of; raises ``ValueError`` or ``TypeError`` for any other text."""
        name, main, point, after_number, notes, lists, parts, part, own = json.loads(text)
        unchanging = _members(parts)
        carried = {member.name: member for member in (*unchanging, *_members(own))}
        notes, lists = (None if one is None else Addition(*one) for one in (notes, lists))
        return cls(name, main, point, after_number, notes, lists, unchanging, Carrying(part, tuple(carried.values())))


def _texts(members: Iterable[Member]) -> list[list[str]]:
    return [[one.name, *(b64encode(data).decode() for data in (one.local, one.directory))] for one in members]


def _members(texts: Iterable[list[str]]) -> tuple[Member, ...]:
    return tuple(Member(name, b64decode(local), b64decode(directory)) for name, local, directory in texts)
