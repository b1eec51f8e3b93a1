"""Footnotes and endnotes with their changes (fotnoter): those in both word by word, the others as a whole."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Final

from lxml import etree

from iopdocs.changes.redline.blocks import blocks_of
from iopdocs.changes.redline.planning import planned
from iopdocs.changes.redline.writing import Writer
from iopdocs.opc.names import W

__all__ = ["KINDS", "Notes", "NotesOfKind"]

KINDS: Final = {"footnotes": "footnote", "endnotes": "endnote"}
"""The part of each kind of note, and what a note is called in it."""


class NotesOfKind:
    """The footnotes of both documents, or the endnotes.

    Args:
        tag: what a note is called.
        old: those of the old document.
        new: those of the new one, which are added to; asked for when they are needed.
        writer: writes the changes in them.
        links: where the links in the old and in the new lead.
    """

    def __init__(
        self,
        tag: str,
        old: etree._Element,
        new: Callable[[], etree._Element],
        writer: Writer,
        links: tuple[dict[str, str], dict[str, str]],
    ) -> None:
        self._tag = f"{W}{tag}"
        self._old = {one.get(f"{W}id", ""): one for one in old.iter(self._tag)}
        self._new = new
        self._writer = writer
        self._links = links

    def kept(self, old: str, new: str) -> None:
        """Write the changes in a note that is in both."""
        before, after = self._old.get(old), self._found(new)
        if before is not None and after is not None:
            steps = planned(blocks_of(before, self._links[0]), blocks_of(after, self._links[1]))
            self._writer.text(after, steps)

    def inserted(self, new: str) -> None:
        """Mark a note as new."""
        note = self._found(new)
        if note is not None:
            self._writer.note(blocks_of(note, self._links[1]), "ins")

    def deleted(self, old: str) -> str:
        """Bring a note along, marked as deleted, and return its id here."""
        root = self._new()
        note = deepcopy(self._old[old]) if old in self._old else etree.Element(self._tag)
        taken = [one.get(f"{W}id", "") for one in root.iter(self._tag)]
        found = str(1 + max((int(one) for one in taken if one.isdecimal()), default=0))
        note.set(f"{W}id", found)
        root.append(note)
        self._writer.note(blocks_of(note, self._links[0]), "del")
        return found

    def _found(self, key: str) -> etree._Element | None:
        return next((one for one in self._new().iter(self._tag) if one.get(f"{W}id") == key), None)


class Notes:
    """All notes, by the references to them."""

    def __init__(self, kinds: dict[str, NotesOfKind]) -> None:
        self._kinds = kinds

    def kept(self, old: etree._Element, new: etree._Element) -> None:
        """Take the references to a note in both documents."""
        self._of(new).kept(old.get(f"{W}id", ""), new.get(f"{W}id", ""))

    def inserted(self, new: etree._Element) -> None:
        """Take the reference to a note that is new."""
        self._of(new).inserted(new.get(f"{W}id", ""))

    def deleted(self, old: etree._Element) -> str:
        """Take the reference to a note that is taken away, and return the note's id here."""
        return self._of(old).deleted(old.get(f"{W}id", ""))

    def _of(self, reference: etree._Element) -> NotesOfKind:
        return self._kinds[f"{etree.QName(reference).localname.removesuffix('Reference')}"]
