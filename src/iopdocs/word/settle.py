"""Numbering and references, settled while rendering (numrering och hänvisningar).

Labels are counted as Word counts them in the agreement's one list, in the moment that each paragraph is written. A
reference is a live REF field to a hidden bookmark, and the number that it shows is already right; one that points
forward is filled in when the last clause is written. So nothing has to be parsed after the render.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from iopdocs.errors import TemplateError
from iopdocs.model import Hole, HoleReached, is_hole
from iopdocs.wording.source import RUN_END, RUN_START, escape_text

if TYPE_CHECKING:
    from iopdocs.paper import Paper
    from iopdocs.word.plan import Plan, Step

__all__ = ["Settling", "bookmark_name", "or_hole"]

Append = Callable[[str], None]
T = TypeVar("T")

_BOOKMARK: Final = "_iop_"
_OURS: Final = 10_000
"""Our bookmarks' ids begin above those that a letterhead may have of its own."""
_LONGEST_BOOKMARK: Final = 40
_DIGEST: Final = 8
_REFERRED_TO: Final = 1
_NOT_NUMBERED: Final = "som inte har någon numrerad punkt"
_TABLE_END: Final = "</w:tbl>"
_PARAGRAPH: Final = "<w:p>"
_AIR: Final = '<w:spacing w:before="160"/>'
_HIGHLIGHT: Final = '<w:highlight w:val="yellow"/>'
_AFTER_HIGHLIGHT: Final = re.compile(
    r"<w:(u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]|</w:rPr>"
)
_BETWEEN_TABLES: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)


def bookmark_name(key: str) -> str:
    """Return the hidden bookmark's name for a clause: letters, digits and underscores, at most 40 of them.

    What Word does not allow is changed, and then a digest of the key keeps the name unlike all others.
    """
    name = _BOOKMARK + key.replace("-", "_")
    if name == _BOOKMARK + key and len(name) <= _LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha256(key.encode()).hexdigest()[:_DIGEST]
    return f"{name[: _LONGEST_BOOKMARK - _DIGEST - 1]}_{digest}"


class Settling:
    """The state of one render: counters, bookmarks, references and what the parties are called.

    ``clause`` is the key of the clause that is being written.
    """

    def __init__(self, paper: Paper, plan: Plan, out: list[str]) -> None:
        self._names = or_hole(lambda: paper.called)
        self._full_names = or_hole(lambda: _full_names(paper))
        self._keys_of = plan.names
        self._out = out
        self._counters = [0, 0, 0, 0]
        self._bookmarks = _OURS
        self._pending: str | None = None
        self._open: int | None = None
        self._labels: dict[str, str] = {}
        self._waiting: list[tuple[int, str, str]] = []
        self.clause = "brevmallen"
        self._finished = False

    def begin(self, step: Step) -> None:
        """Begin a clause: the next numbered paragraph carries its bookmark and gives its label."""
        self._pending = step.key
        self.clause = step.key

    def numbered(self, append: Append, level: int) -> None:
        """Count one paragraph of the list at ``level`` and set the clause's bookmark if this is its first."""
        counters = self._counters
        counters[level] += 1
        for deeper in range(level + 1, 4):
            counters[deeper] = 0
        if self._pending is not None and level <= _REFERRED_TO:
            key, self._pending = self._pending, None
            self._labels[key] = ".".join(map(str, counters[: level + 1]))
            self._bookmarks += 1
            self._open = self._bookmarks
            append(f'<w:bookmarkStart w:id="{self._open}" w:name="{bookmark_name(key)}"/>')

    def ended(self, append: Append) -> None:
        """End a numbered paragraph, and the bookmark that was set in it."""
        if self._open is not None:
            append(f'<w:bookmarkEnd w:id="{self._open}"/>')
            self._open = None

    def table(self, append: Append) -> None:
        """Begin a table, or end the text: Word would make one table of two, and wants a paragraph last."""
        if self._out and self._out[-1].endswith(_TABLE_END):
            append(_BETWEEN_TABLES)

    def air(self, append: Append) -> None:
        """Put air above a paragraph that has just begun, if a table stands before it."""
        before, begun, _ = "".join(self._out[-2:]).rpartition(_PARAGRAPH)
        if begun and before.endswith(_TABLE_END):
            append(_AIR)

    def has(self, name: str) -> bool:
        """Whether the agreement has a clause of that name."""
        return name in self._keys_of

    def reference(self, append: Append, name: str, run: str) -> None:
        """Write a live REF field to a clause; raises :class:`TemplateError` naming both if it is not there."""
        key = self._keys_of.get(name)
        if key is None:
            raise _dangling(self.clause, name, "som inte finns i avtalet")
        opened = f"<w:r>{run}"
        append(
            f'{RUN_END}{opened}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'{opened}<w:instrText xml:space="preserve"> REF {bookmark_name(key)} \\r \\h </w:instrText></w:r>'
            f'{opened}<w:fldChar w:fldCharType="separate"/></w:r>{opened}{RUN_START}'
        )
        label = self._labels.get(key)
        if label is None:
            self._await(key)
        append(label or "")
        append(f'{RUN_END}{opened}<w:fldChar w:fldCharType="end"/></w:r>{opened}{RUN_START}')

    def _await(self, key: str) -> None:
        if self._finished:
            raise _dangling("brevmallen", key, _NOT_NUMBERED)
        self._waiting.append((len(self._out), key, self.clause))

    def finish(self) -> None:
        """Fill in the numbers of the references that point forward.

        Raises:
            TemplateError: a reference to a clause without a numbered paragraph, naming both clauses.
        """
        for index, key, clause in self._waiting:
            if key not in self._labels:
                raise _dangling(clause, key, _NOT_NUMBERED)
            self._out[index] = self._labels[key]
        self._finished = True

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
            append(_blank(str(hole), run))

    def fact(self, append: Append, value: Callable[[], T], where: str, run: str) -> T | None:
        """Return a condition or list of a draft.

        Where it needs a missing fact, the blank is shown in its place and ``None`` returned.
        """
        try:
            return _there(value())
        except HoleReached as hole:
            append(_SHOWN[where](str(hole), run))
            return None


def or_hole(value: Callable[[], T]) -> T | Hole:
    """Return what the value is, or a hole where it needs a missing fact."""
    try:
        return value()
    except HoleReached as hole:
        return Hole(str(hole))


def _full_names(paper: Paper) -> dict[str, str]:
    return {party.id: party.name for party in paper.parties if not is_hole(party.id)}


def _there(found: T) -> T:
    if isinstance(found, Hole):
        raise HoleReached(found.title)
    return found


def _dangling(clause: str, key: str, why: str) -> TemplateError:
    return TemplateError(clause, "", f"klausulen {clause} hänvisar till {key}, {why}")


def _blank(title: str, run: str | None) -> str:
    if run is None:
        return f"[{escape_text(title)}]"
    return f"{RUN_END}<w:r>{_highlighted(run)}{RUN_START}[{escape_text(title)}]{RUN_END}<w:r>{run}{RUN_START}"


def _highlighted(run: str) -> str:
    """The looks of a run with a highlight in the place that the schema has for it."""
    looks = run or "<w:rPr></w:rPr>"
    found = _AFTER_HIGHLIGHT.search(looks)
    at = found.start() if found else 0
    return f"{looks[:at]}{_HIGHLIGHT}{looks[at:]}"


def _blank_paragraph(title: str, _run: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{_HIGHLIGHT}</w:rPr>{RUN_START}[{escape_text(title)}]{RUN_END}</w:p>"


def _blank_row(title: str, _run: str = "") -> str:
    return f"<w:tr><w:tc><w:tcPr/>{_blank_paragraph(title)}</w:tc></w:tr>"


def _blank_text(title: str, _run: str = "") -> str:
    return _blank(title, None)


_SHOWN: Final[dict[str, Callable[[str, str], str]]] = {
    "inline": _blank,
    "block": _blank_paragraph,
    "row": _blank_row,
    "plain": _blank_text,
}
"""What stands in the place of a missing fact, by where the tag that asked for it stands."""
