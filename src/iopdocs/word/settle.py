"""Numbering and references, settled while rendering (numrering och hänvisningar).

Labels are counted as Word counts them in the agreement's one list, in the moment that each paragraph is written. A
reference is a live REF field to a hidden bookmark, and the number that it shows is already right; one that points
forward is filled in when the last clause is written. So nothing has to be parsed after the render.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from iopdocs.errors import TemplateError
from iopdocs.model import Hole, HoleReached
from iopdocs.wording.expressions import escape_text
from iopdocs.wording.source import RUN_START

if TYPE_CHECKING:
    from iopdocs.agreement import Agreement
    from iopdocs.word.plan import Plan, Step

__all__ = ["Settling", "bookmark_name"]

Append = Callable[[str], None]

_RUN_END = "</w:t></w:r>"
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'


def bookmark_name(key: str) -> str:
    """Return the hidden bookmark's name for a clause; Word allows 40 characters of letters, digits and underscore."""
    return f"_iop_{key.replace('-', '_')}"[:40]


class Settling:
    """The state of one render: counters, bookmarks, references and what the parties are called."""

    def __init__(self, agreement: Agreement, plan: Plan, out: list[str]) -> None:
        self._names = agreement.called
        self._full_names = {party.id: party.name for party in agreement.parties if not isinstance(party.id, Hole)}
        self._keys = plan.keys
        self._out = out
        self._counters = [0, 0, 0, 0]
        self._bookmarks = 0
        self._pending: str | None = None
        self._open: int | None = None
        self._labels: dict[str, str] = {}
        self._waiting: list[tuple[int, str]] = []
        self._clause = ""

    def begin(self, step: Step) -> None:
        """Begin a clause: the next numbered paragraph carries its bookmark and gives its label."""
        self._pending = step.key
        self._clause = step.key

    def numbered(self, append: Append, level: int) -> None:
        """Count one paragraph of the list at ``level`` and set the clause's bookmark if this is its first."""
        counters = self._counters
        counters[level] += 1
        for deeper in range(level + 1, 4):
            counters[deeper] = 0
        if self._pending is not None:
            key, self._pending = self._pending, None
            self._labels[key] = ".".join(map(str, counters[: min(level, 1) + 1]))
            self._bookmarks += 1
            self._open = self._bookmarks
            append(f'<w:bookmarkStart w:id="{self._open}" w:name="{bookmark_name(key)}"/>')

    def ended(self, append: Append) -> None:
        """End a numbered paragraph, and the bookmark that was set in it."""
        if self._open is not None:
            append(f'<w:bookmarkEnd w:id="{self._open}"/>')
            self._open = None

    def has(self, key: str) -> bool:
        """Whether the agreement has a clause of that name."""
        return key in self._keys

    def reference(self, append: Append, key: str, run: str) -> None:
        """Write a live REF field to a clause; raises :class:`TemplateError` naming both clauses if it is not there."""
        if key not in self._keys:
            raise TemplateError(self._clause, "", f"klausulen {self._clause} hänvisar till {key}, som inte finns i avtalet")
        opened = f"<w:r>{run}"
        append(
            f'{_RUN_END}{opened}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'{opened}<w:instrText xml:space="preserve"> REF {bookmark_name(key)} \\r \\h </w:instrText></w:r>'
            f'{opened}<w:fldChar w:fldCharType="separate"/></w:r>{opened}{RUN_START}'
        )
        label = self._labels.get(key)
        if label is None:
            self._waiting.append((len(self._out), key))
        append(label or "")
        append(f'{_RUN_END}{opened}<w:fldChar w:fldCharType="end"/></w:r>{opened}{RUN_START}')

    def finish(self) -> None:
        """Fill in the numbers of the references that point forward."""
        for index, key in self._waiting:
            self._out[index] = self._labels[key]

    def called(self, party: str) -> str | Hole:
        """What a party is called in the running text, by its id."""
        return self._names.get(party) or Hole(party)

    def full_name(self, party: str) -> str | Hole:
        """A party's legal name, by its id."""
        return self._full_names.get(party) or Hole(party)

    def put(self, append: Append, value: Callable[[], Any], run: str) -> None:
        """Write a value of a draft; a hole becomes a highlighted blank with its Swedish title."""
        try:
            found = value()
            append(_blank(found.title, run) if isinstance(found, Hole) else escape_text(str(found)))
        except HoleReached as hole:
            append(_blank(str(hole), run))

    def fact(self, append: Append, value: Callable[[], Any], place: str, run: str) -> Any:
        """Return a condition or list of a draft; where it needs a missing fact, show the blank there and return ``None``."""
        try:
            found = value()
            if not isinstance(found, Hole):
                return found
            title = found.title
        except HoleReached as hole:
            title = str(hole)
        append(_SHOWN[place](title, run))
        return None


def _blank(title: str, run: str) -> str:
    properties = run.replace("</w:rPr>", f"{_HIGHLIGHT}</w:rPr>") if run else f"<w:rPr>{_HIGHLIGHT}</w:rPr>"
    return f"{_RUN_END}<w:r>{properties}{RUN_START}[{escape_text(title)}]{_RUN_END}<w:r>{run}{RUN_START}"


def _blank_paragraph(title: str, _run: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{_HIGHLIGHT}</w:rPr>{RUN_START}[{escape_text(title)}]{_RUN_END}</w:p>"


def _blank_row(title: str, _run: str = "") -> str:
    return f"<w:tr><w:tc><w:tcPr/>{_blank_paragraph(title)}</w:tc></w:tr>"


_SHOWN: dict[str, Callable[[str, str], str]] = {"inline": _blank, "block": _blank_paragraph, "row": _blank_row}
