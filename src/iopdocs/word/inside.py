"""What a document carries inside (uppgifterna i dokumentet): the paper's data, and what each section was when written.

Each section stands between two hidden bookmarks, and a part of our own tells its kind, the version of its wording and a
digest of its visible text, so that a later reader can tell which section was edited by hand. See
docs/decisions/0015-data-inside.md.

This belongs to the hot path: nothing is parsed, and the text of each piece of a template is looked for once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from typing import Final

from iopdocs.errors import ExportError
from iopdocs.paper import Paper, missing
from iopdocs.reading.quick import may_hold_more
from iopdocs.wording.head import INSIDE
from iopdocs.wording.runs import escape_text
from iopdocs.wording.templates import Wording

__all__ = [
    "FORMAT",
    "MARK",
    "MOST_CHARACTERS",
    "MOST_VALUES",
    "PARAGRAPH",
    "Written",
    "bound",
    "digest",
    "squeezed",
    "told",
]

FORMAT: Final = "1"
"""The version of what stands in the part."""
MARK: Final = "_iopc_"
"""The bookmark of a section begins so, hidden by its first character; its number follows, counted from 1."""
MOST_CHARACTERS: Final = 20_000_000
MOST_VALUES: Final = 1_000_000
"""The largest data that are written and read; an agreement of ten thousand budget rows has a quarter of it."""
PARAGRAPH: Final = b"\0"
"""What stands between paragraphs in text that is digested; no XML can hold it."""

_PART: Final = "\x01"
_FIELD: Final = "\x02"
_FIELD_END: Final = "\x03"
_IDS: Final = 1_000_000
"""The bookmarks' ids begin above all others."""
_BYTES: Final = 8
_MOST_KNOWN: Final = 20_000
_TOKENS: Final = re.compile(
    r'\A([^<]+)|<w:t(?: [^>]*)?>([^<]*)|(</w:p>)|<w:fldChar [^>]*w:fldCharType="(begin|end)"', re.ASCII
)
_FIELDS: Final = re.compile(b"\x02[^\x01-\x03]*\x03")


@dataclass(frozen=True, slots=True)
class Written:
    """The main part as it was written: its pieces, and where among them each section begins and the last one ends.

    Besides it the pieces of each header and footer (``margins``), and the footnotes, each as text.
    """

    pieces: list[str]
    starts: Sequence[int]
    margins: Sequence[list[str]] = ()
    notes: Sequence[str] = ()


def told(paper: Paper, written: Written, wordings: Iterable[Wording], known: dict[str, str], *, draft: bool) -> str:
    """Return the part about a paper that has just been written, without its declaration.

    Args:
        paper: the paper; only in a ``draft`` it has holes.
        written: what has been written of it.
        wordings: that of each section.
        known: what pieces of these templates show; it is added to.
        draft: whether the paper may have holes.

    Raises:
        ExportError: the data are more than can be read back.
    """
    main = [written.pieces[start:end] for start, end in pairwise((0, *written.starts, len(written.pieces)))]
    texts = _texts([*main, *written.margins, *([note] for note in written.notes)], known)
    before, *own, after = texts[: len(main)]
    sections = "".join(_section(wording, text) for wording, text in zip(wordings, own, strict=True))
    beside = [*repeat("margin", len(written.margins)), *repeat("note", len(written.notes))]
    around = [("before", before), ("after", after), *zip(beside, texts[len(main) :], strict=True)]
    frame = "".join(f"<{name}{_said(text)}/>" for name, text in around if text or name in {"before", "after"})
    data = escape_text(_data(paper, draft=draft))
    return f'<paper xmlns="{INSIDE}" format="{FORMAT}">{frame}{sections}<data>{data}</data></paper>'


def _data(paper: Paper, *, draft: bool) -> str:
    """The paper as JSON in one spelling: fields in the order of their class, nothing that is not said, no spaces."""
    data = paper.model_dump_json(exclude_none=True, exclude=missing(paper) if draft else None)
    if len(data) > MOST_CHARACTERS or may_hold_more(data, MOST_VALUES):
        raise ExportError("uppgifterna är för stora för att rymmas i Word-filen; skriv den utan dem (--no-data)")
    return data


def _section(wording: Wording, text: bytes) -> str:
    return f'<section kind="{wording.kind}" wording="{wording.version}"{_said(text)}/>'


def _said(text: bytes) -> str:
    count = text.count(PARAGRAPH) + 1 if text else 0
    return f' paragraphs="{count}" text="{digest(text)}"'


def digest(text: bytes) -> str:
    """Return the digest of squeezed text: BLAKE2b of 64 bits, which tells an edit and is no seal."""
    return hashlib.blake2b(text, digest_size=_BYTES).hexdigest()


def squeezed(text: bytes) -> bytes:
    """Return text as it is digested: without plain spaces, which other programs part and join as they please."""
    return text.translate(None, b" \t\r\n")


def _texts(parts: Sequence[Sequence[str]], known: dict[str, str]) -> list[bytes]:
    """The visible text of each part, which is given as its pieces.

    What fields show is left out: it follows from where the sections stand.
    """
    shown = _shown(parts, known)
    if "<" in shown:
        _learn(parts, known)
        shown = _shown(parts, known)
    text = squeezed(shown.encode())
    fields, found = text.count(_FIELD.encode()), 1
    while fields and found:
        text, found = _FIELDS.subn(b"", text)
        fields -= found
    return [PARAGRAPH.join(filter(None, part.split(PARAGRAPH))) for part in text.split(_PART.encode())]


def _shown(parts: Sequence[Sequence[str]], known: dict[str, str]) -> str:
    """The text of all parts; ``known`` are those of the templates' own pieces, all others are text."""
    return _PART.join(["".join(map(known.get, part, part)) for part in parts])


def _learn(parts: Sequence[Sequence[str]], known: dict[str, str]) -> None:
    """Look for the text in the pieces that have not been seen before."""
    if len(known) > _MOST_KNOWN:
        known.clear()
    known.update((piece, _visible(piece)) for piece in {*chain.from_iterable(parts)} - known.keys() if "<" in piece)


def _visible(piece: str) -> str:
    """The text of a piece of WordprocessingML that may begin and end within a text."""
    out = []
    for begun, text, ended, field in _TOKENS.findall(piece):
        mark = PARAGRAPH.decode() if ended else {"begin": _FIELD, "end": _FIELD_END}.get(field, "")
        out.append(begun or text or mark)
    return "".join(out)


def bound(written: Written) -> None:
    """Put a hidden bookmark around each section, within its first and last paragraph, so that it goes where they go.

    A table has to be followed by a paragraph, so the bookmark of a section that ends with one ends in the next.
    """
    pieces, starts = written.pieces, written.starts
    for number in range(len(starts) - 1, 0, -1):
        start, end = starts[number - 1 : number + 1]
        if start < end:
            mark = f'<w:bookmarkEnd w:id="{_IDS + number}"/>'
            if pieces[end - 1].endswith("</w:p>"):
                pieces[end - 1] = f"{pieces[end - 1].removesuffix('</w:p>')}{mark}</w:p>"
            else:
                _begin(pieces, end, mark)
            _begin(pieces, start, f'<w:bookmarkStart w:id="{_IDS + number}" w:name="{MARK}{number}"/>')


def _begin(pieces: list[str], at: int, mark: str) -> None:
    """Put a mark first in the paragraph that begins with a piece, or else before what begins there."""
    piece = pieces[at]
    place = len("<w:p>") if piece.startswith("<w:p>") else 0
    if piece.startswith("<w:p><w:pPr>"):
        while "</w:pPr>" not in pieces[at]:
            at += 1
        piece = pieces[at]
        place = piece.index("</w:pPr>") + len("</w:pPr>")
    pieces[at] = f"{piece[:place]}{mark}{piece[place:]}"
