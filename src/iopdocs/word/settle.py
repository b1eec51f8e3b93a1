"""Numbering and references, settled while rendering (numrering och hänvisningar).

Labels are counted as Word counts them in the agreement's one list, in the moment that each paragraph is written. A
reference is a live REF field to a hidden bookmark, and the number that it shows is already right; one that points
forward is filled in when the last clause is written. So nothing has to be parsed after the render.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from iopdocs.errors import TemplateError
from iopdocs.model import Hole, HoleReached, is_hole
from iopdocs.word.blanks import SHOWN, blank, blank_run, in_cell, or_hole, there
from iopdocs.word.contents import NO_PLACE, Contents
from iopdocs.word.references import LETTERHEAD, Append
from iopdocs.word.tables import Tables
from iopdocs.word.targets import Target, bookmark_name, field, item_label, point_label
from iopdocs.wording.runs import escape_text

if TYPE_CHECKING:
    from iopdocs.paper import Paper
    from iopdocs.word.plan import Plan, Step
    from iopdocs.wording.head import Head

__all__ = ["Settling"]

T = TypeVar("T")

_OURS: Final = 10_000
"""Our bookmarks' ids begin above those that a letterhead may have of its own."""
_REFERRED_TO: Final = 1
_NOUGHTS: Final = ((0, 0, 0), (0, 0), (0,), ())
"""What the counters of the deeper levels become, by the level that is counted."""


class Settling(Tables):
    """The state of one render: counters, bookmarks, references and what the parties are called.

    ``clause`` is the key of the clause that is being written; ``notes`` are the footnotes so far, and ``lists`` how
    many lists have been begun beside the one that numbers the agreement. Both are numbered after what the letterhead
    (``head``) has of its own.
    """

    def __init__(
        self,
        paper: Paper,
        plan: Plan,
        out: list[str],
        *,
        draft: bool = False,
        head: Head | None = None,
    ) -> None:
        self._names = or_hole(lambda: paper.called)
        self._full_names = or_hole(lambda: _full_names(paper))
        super().__init__(plan.names, out, draft=draft)
        self._head = head
        self._counters = [0, 0, 0, 0]
        self._level = 0
        self._bookmarks = _OURS
        self._pending: str | None = None
        self._open: int | None = None
        self._named: int | None = None
        self._awaited = ""
        self._contents: Contents | None = None
        self._sequences: Counter[str] = Counter()
        self._first_list = head.lists.first if head and head.lists else 1
        self._items = [0, 0]
        self._listed: tuple[str, list[int]] | None = None
        self._next_note = head.notes.first if head and head.notes else 1
        self._blanks: set[tuple[object, ...]] = set()
        self.notes: list[str] = []
        self.lists = 0

    def begin(self, step: Step) -> None:
        """Begin a clause: the next numbered paragraph carries its bookmark and gives its label."""
        self._pending = step.key
        self.clause = step.key

    def numbered(self, append: Append, level: int) -> None:
        """Count one paragraph of the list at ``level`` and set the clause's bookmark if this is its first."""
        counters = self._counters
        counters[level:] = (counters[level] + 1, *_NOUGHTS[level])
        self._level = level
        if self._pending is not None and level <= _REFERRED_TO:
            self._open = self._begun(append, self._pending, level)
            self._pending = None
        if level == 0 and self._contents is not None:
            self._contents.heading(append, str(counters[0]), len(self._out))

    def _begun(self, append: Append, key: str, level: int) -> int:
        """Let a clause's name lead to the paragraph that has just begun, and return the id of its bookmark."""
        name = bookmark_name(key)
        counters = self._counters
        self.targets[key] = [Target(name, point_label(counters, level), tuple(counters[: level + 1]))]
        return self._bookmark(append, name)

    def ended(self, append: Append) -> None:
        """End a numbered paragraph, and the bookmarks that were set in it."""
        if self._contents is not None:
            self._contents.ended(append, len(self._out))
        if self._open is not None:
            append(f'<w:bookmarkEnd w:id="{self._open}"/>')
            self._open = None

    def _bookmark(self, append: Append, name: str) -> int:
        self._bookmarks += 1
        append(f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>')
        return self._bookmarks

    def item(self, append: Append, level: int, order: str) -> None:
        """Count one item of a list of its own, and write which list it is.

        A list begins anew after a numbered paragraph, and where the template says so; where the template says that it
        goes on, it does.
        """
        at = self.clause, self._counters[:2]
        here = self._listed is not None and self._listed[0] == self.clause
        if not here or order == "restart" or (order != "continue" and self._listed != at):
            self.lists += 1
            self._items = [0, 0]
        self._listed = at
        self._items = [self._items[0] + 1, 0] if level == 0 else [self._items[0], self._items[1] + 1]
        self._level = -1 - level
        number = self._first_list + self.lists - 1
        append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    def named(self, append: Append, name: str) -> None:
        """Begin a paragraph that can be referred to by the number that it has just been given."""
        bookmark = self.new_bookmark(name)
        if self._level < 0:
            items = self._items[: -self._level]
            label = "".join(item_label(count, level) for level, count in enumerate(items))
            order = self.lists, *items
        else:
            label = point_label(self._counters, self._level)
            order = tuple(self._counters[: self._level + 1])
        self.add_target(name, Target(bookmark, label, order, switch="\\w "))
        self._named = self._bookmark(append, bookmark)

    def awaited(self, name: str) -> None:
        """Begin a paragraph whose name leads to the number that is written in it."""
        self._awaited = name

    def unnamed(self, append: Append) -> None:
        """End a paragraph that has a name."""
        self._awaited = ""
        if self._named is not None:
            append(f'<w:bookmarkEnd w:id="{self._named}"/>')
            self._named = None

    def number(self, append: Append, names: tuple[str, ...], run: str, sequence: str) -> None:
        """Write the next number of a sequence (``Tabell``), which the names lead to."""
        self._sequences[sequence] += 1
        count = self._sequences[sequence]
        known = [name for name in (self._awaited, *names) if name]
        code, mark = f"SEQ {sequence} \\* ARABIC", ""
        if known:
            target = Target(self.new_bookmark(known[0]), str(count), (count,), sequence, "")
            for name in known:
                self.add_target(name, target)
            self._bookmarks += 1
            mark = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{target.bookmark}"/>'
        append(field(code, str(count), run, mark, f'<w:bookmarkEnd w:id="{self._bookmarks}"/>' if mark else ""))

    def contents(self, append: Append, style: str) -> None:
        """Put the table of contents here, in a paragraph style; its entries are known when all is written."""
        self._contents = Contents(style, len(self._out), self._head.after_number if self._head else "")
        append("")

    def note(self, append: Append) -> Append:
        """Write the mark of a footnote, and return what writes its text."""
        append(f'<w:footnoteReference w:id="{self._next_note}"/>')
        self.notes.append(f'<w:footnote w:id="{self._next_note}">')
        self._next_note += 1
        self.into = self.notes
        return self.notes.append

    def noted(self, append: Append) -> None:
        """End the text of a footnote."""
        append("</w:footnote>")
        self.into = self._out

    def finish(self) -> None:
        """Fill in the references that point forward, and the table of contents.

        Raises:
            TemplateError: a reference to a clause without a numbered paragraph, naming both clauses.
        """
        self.fill_in()
        if self._contents is not None:
            self._contents.write(self._out)

    def want_contents(self, letterhead: str) -> None:
        """Raise :class:`TemplateError` if the letterhead has no place for the table of contents that is asked for."""
        if self._contents is None:
            raise TemplateError(letterhead, "", NO_PLACE)

    def called(self, party: str) -> str | Hole:
        """What a party is called in the running text, by its id."""
        name = self._names.get(party)
        return Hole(party) if name is None else name

    def full_name(self, party: str) -> str | Hole:
        """A party's legal name, by its id."""
        name = self._full_names.get(party)
        return Hole(party) if name is None else name

    def put(self, append: Append, value: Callable[[], object], run: str | None) -> None:
        """Write a value of a draft; a hole becomes a highlighted blank with its Swedish title."""
        try:
            append(escape_text(str(value())))
        except HoleReached as hole:
            self._blanks.add(self._at(str(hole)))
            append(blank(str(hole), run))

    def fact(self, append: Append, value: Callable[[], T], where: str, run: str) -> T | None:
        """Return a condition or list of a draft.

        Where it needs a missing fact, the blank is shown in its place and ``None`` returned.
        """
        try:
            return there(value())
        except HoleReached as hole:
            self._gap(append, str(hole), where, run)
            return None

    def _gap(self, append: Append, title: str, where: str, run: str) -> None:
        """Show a blank; in a paragraph that has one with the same title another would say nothing."""
        if where == "row":
            self.blank_row(append, title)
        elif where == "cell":
            self.blank_cell(append, title)
        elif where == "inline" and in_cell(self.into):
            append(blank(title, run))
        elif self._at(title) not in self._blanks:
            point = self._head.point if self._head and where == "block" and self.clause != LETTERHEAD else ""
            if point:
                append(f'<w:p><w:pPr><w:pStyle w:val="{point}"/></w:pPr>')
                self.numbered(append, _REFERRED_TO)
                append(blank_run(title))
                self.ended(append)
                append("</w:p>")
            else:
                append(SHOWN[where](title, run))
            self._blanks.add(self._at(title))

    def _at(self, title: str) -> tuple[object, ...]:
        """The paragraph that is being written, as far as numbers tell, and the title of a fact."""
        return self.clause, *self._counters, self.lists, *self._items, title


def _full_names(paper: Paper) -> dict[str, str]:
    return {party.id: party.name for party in paper.parties if not is_hole(party.id)}
