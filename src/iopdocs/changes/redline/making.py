"""Making the redline (framställningen): text by text, then the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from iopdocs.changes.redline.blocks import Block, Paragraph, blocks_of
from iopdocs.changes.redline.bringing import Bookmarks, Brought, restyle
from iopdocs.changes.redline.finishing import number
from iopdocs.changes.redline.items import STARTS
from iopdocs.changes.redline.lists import Lists
from iopdocs.changes.redline.marking import Marker
from iopdocs.changes.redline.notes import KINDS, Notes, NotesOfKind
from iopdocs.changes.redline.planning import paired_paragraphs, planned
from iopdocs.changes.redline.relating import OLD, Part, Relating, add_part
from iopdocs.changes.redline.side import Side
from iopdocs.changes.redline.writing import Writer
from iopdocs.opc import custom_parts, related, with_custom_part, write_package, xml_part
from iopdocs.opc.names import DECLARATION, R, W
from iopdocs.opc.package import value
from iopdocs.opc.pruning import pruned
from iopdocs.word.carried import REDLINE
from iopdocs.wording.head import INSIDE

__all__ = ["Redline"]

_REMARKS: Final = frozenset({"comments", "commentsExtended", "commentsExtensible", "commentsIds", "people"})
_MARGINS: Final = ("headerReference", "footerReference")
_NO_BOOKMARKS: Final = Bookmarks((), (), ())


class Redline:
    """The redline of two documents that have been opened, which are used up by it."""

    def __init__(self, old: Side, new: Side, marker: Marker) -> None:
        self._old = old
        self._new = new
        self._marker = marker
        self._parts = dict(new.package.parts)
        self._numbering = new.package.part("numbering")
        margins = self._margins()
        self._body()
        for before, after in margins:
            self._margin(before, after)

    def data(self) -> bytes:
        """Return the package."""
        main, name = self._new.package.main, self._new.name
        texts = self._new.texts
        number(texts[part] for part in sorted(texts, key=lambda part: (part != main, part)))
        self._parts |= {part: xml_part(root) for part, root in texts.items()}
        numbering = related(self._parts, main, "numbering", name=name)
        if self._lists.added and numbering is not None:
            self._parts[numbering] = xml_part(self._numbering)
        ours = custom_parts(self._parts, main, INSIDE, name=name)
        kept = pruned(self._parts, lambda one: one.kind in _REMARKS or one.target in ours, name=name)
        part, made = with_custom_part(kept, main, INSIDE, name=name)
        made[part] = DECLARATION.encode() + f'<{REDLINE} xmlns="{INSIDE}"/>'.encode()
        return write_package(made)

    def _body(self) -> None:
        old, new = self._old, self._new
        relating = self._fitted(old.package.main, new.package.main)
        links = relating.links, new.package.links
        steps = planned(blocks_of(old.body, links[0]), blocks_of(new.body, links[1]), self._is_heading)
        pairs = [*paired_paragraphs(steps)]
        self._lists = Lists(old.package.part("numbering"), self._numbering, _same_lists(pairs))
        stayed = (name for one, other in pairs for name in {*one.bookmarks}.intersection(other.bookmarks))
        bookmarks = Bookmarks(_names(old.root), _names(new.root), stayed)
        notes = Notes({tag: self._notes(kind, tag) for kind, tag in KINDS.items()})
        brought = Brought(bookmarks, relating, notes.deleted)
        Writer(self._marker, brought, self._lists, bookmarks.moved, notes).text(new.body, steps)

    def _is_heading(self, block: Block) -> bool:
        styles = self._new.package.styles
        return isinstance(block, Paragraph) and styles.name(styles.of(block.node)) == "heading 1"

    def _margins(self) -> list[tuple[str, str]]:
        """Return the parts of headers and footers in both documents, if those have as many sections."""
        sides = [[_margins(side, one) for one in side.root.iter(f"{W}sectPr")] for side in (self._old, self._new)]
        if len(sides[0]) != len(sides[1]):
            return []
        sections = zip(*sides, strict=True)
        pairs = {after[kind]: before[kind] for before, after in sections for kind in sorted(before.keys() & after)}
        return sorted((old, new) for new, old in pairs.items())

    def _margin(self, old: str, new: str) -> None:
        relating, text = self._fitted(old, new), self._new.text(new)
        blocks = blocks_of(self._old.text(old), relating.links), blocks_of(text, self._new.package.links_of(new))
        self._writer(relating).text(text, planned(*blocks))

    def _fitted(self, old: str, new: str) -> Relating:
        """Let an old text have the styles of the new document, and the ids by which its new one points to things."""
        relating = Relating(self._old.package, old, self._parts, new)
        root = self._old.text(old)
        relating.rename(root)
        restyle(root, self._old.package.styles, self._new.package.styles)
        return relating

    def _writer(self, relating: Relating) -> Writer:
        """Return a writer of a text beside the body: nothing refers to bookmarks there, and it has no notes."""
        return Writer(self._marker, Brought(_NO_BOOKMARKS, relating, _no_note), self._lists, {})

    def _notes(self, kind: str, tag: str) -> NotesOfKind:
        sides = self._old, self._new
        old, new = (related(side.package.parts, side.package.main, kind, name=side.name) for side in sides)
        none = etree.Element(f"{W}{kind}")
        if old is None:
            old_notes, relating = none, Relating(self._old.package, "", self._parts, "")
        else:
            old_notes, relating = self._old.text(old), self._fitted(old, new or old)
        links = relating.links, self._new.package.links_of(new) if new else {}
        return NotesOfKind(tag, old_notes, lambda: self._new_notes(kind, new or old), self._writer(relating), links)

    def _new_notes(self, kind: str, part: str | None) -> etree._Element:
        """Return the new document's notes; if it has none, with what stands between those of the old and its text."""
        if part is None:
            return etree.Element(f"{W}{kind}")
        there = related(self._parts, self._new.package.main, kind, name=self._new.name)
        if there is None:
            package = self._old.package
            root = deepcopy(self._old.text(part))
            for note in [one for one in root if one.get(f"{W}type") is None]:
                root.remove(note)
            add_part(self._parts, self._new.package.main, kind, Part.of(package, part, xml_part(root)))
            self._new.add(related(self._parts, self._new.package.main, kind, name=self._new.name) or part, root)
            there = part
        return self._new.text(there)


def _no_note(reference: etree._Element) -> str:
    return reference.get(f"{W}id", "")


def _names(root: etree._Element) -> Iterator[str]:
    return (mark.get(f"{W}name", "") for mark in root.iter(STARTS))


def _same_lists(pairs: Iterable[tuple[Paragraph, Paragraph]]) -> dict[str, str]:
    """Return which list of the new document each of the old has become."""
    same: dict[str, str] = {}
    for old, new in pairs:
        before, after = (value(one.node, "pPr/numPr/numId") for one in (old, new))
        if before and after:
            same.setdefault(before, after)
    return same


def _margins(side: Side, section: etree._Element) -> dict[tuple[str, str], str]:
    """The parts of a section's headers and footers, by what they are and for which pages."""
    targets = {one.id: one.target for one in side.package.relations(side.package.main)}
    found = section.iterchildren(*(f"{W}{tag}" for tag in _MARGINS))
    named = ((one, targets.get(one.get(f"{R}id", "").removeprefix(OLD), "")) for one in found)
    return {(str(one.tag), one.get(f"{W}type", "")): part for one, part in named if part in side.package.parts}
