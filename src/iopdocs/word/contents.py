"""The table of contents (innehållsförteckning), complete before any field is updated.

It is written without page numbers, since a render knows no pages. Whoever does adds them to what was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from iopdocs.wording.runs import RUN_END, RUN_START

__all__ = ["NO_PLACE", "Contents", "is_listed", "listed", "with_pages"]

NO_PLACE: Final = (
    "det saknas plats för innehållsförteckningen, {{ contents }}; iopdocs templates check säger vad du ska skriva"
)
_FIRST_ID: Final = 20_000
"""The ids of the headings' bookmarks begin above those of references."""
_TAG: Final = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>|<[^>]*>")
_BEGIN: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_BEGIN_WITH_PAGES: Final = _BEGIN.replace("\\n ", "")
_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_LINK: Final = re.compile(r'<w:hyperlink w:anchor="(\w+)" .*?(?=</w:hyperlink>)', re.DOTALL)
_STYLE: Final = re.compile(r"(?<=<w:p><w:pPr>)<w:pStyle [^>]*>")
_HIDDEN: Final = "<w:r><w:rPr><w:webHidden/></w:rPr>{}</w:r>"
"""Page numbers are of no use where there are no pages: so Word shows them, and nothing else does harm."""
_PAGE: Final = "".join(
    map(
        _HIDDEN.format,
        (
            "<w:tab/>",
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGEREF {0} \\h </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>{1}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        ),
    )
)
_UNMADE: Final = f"<w:r>{RUN_START}Avtalet har inga rubriker.{RUN_END}"


@dataclass
class _Heading:
    """A heading: its bookmark, its number, and the pieces of what is written between ``start`` and ``end``."""

    id: int
    label: str
    start: int
    end: int = 0

    @property
    def bookmark(self) -> str:
        """The name that Word gives to such bookmarks."""
        return f"_Toc{self.id:09}"


@dataclass
class Contents:
    """The headings so far, and the place that they are to be listed in; ``mark`` follows each number."""

    style: str
    index: int
    mark: str = ""
    _headings: list[_Heading] = field(default_factory=list)

    def heading(self, append: Callable[[str], None], label: str, at: int) -> None:
        """Begin a heading, whose text is written from piece ``at`` on."""
        found = _Heading(_FIRST_ID + len(self._headings), label, at + 1)
        self._headings.append(found)
        append(f'<w:bookmarkStart w:id="{found.id}" w:name="{found.bookmark}"/>')

    def ended(self, append: Callable[[str], None], at: int) -> None:
        """End a heading if one is begun; its text is written up to piece ``at``."""
        if self._headings and not self._headings[-1].end:
            self._headings[-1].end = at
            append(f'<w:bookmarkEnd w:id="{self._headings[-1].id}"/>')

    def write(self, out: list[str]) -> None:
        """Write the table in its place: a live field whose entries lead to their headings."""
        entries = [self._entry(one, "".join(out[one.start : one.end])) for one in self._headings] or [_UNMADE]
        opened = f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/></w:pPr>'
        entries[0] = _BEGIN + entries[0]
        entries[-1] += _END
        out[self.index] = "".join(f"{opened}{entry}</w:p>" for entry in entries)

    def _entry(self, heading: _Heading, written: str) -> str:
        number, text = f"{heading.label}{self.mark}", _TAG.sub("", written)
        return (
            f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1"><w:r>{RUN_START}{number}{RUN_END}'
            f"<w:r><w:tab/></w:r><w:r>{RUN_START}{text}{RUN_END}</w:hyperlink>"
        )


def is_listed(main: str) -> bool:
    """Whether the main part of a document has a table of contents (innehållsförteckning), with or without pages."""
    return _BEGIN in main or _BEGIN_WITH_PAGES in main


def listed(main: str) -> tuple[str, ...]:
    """Return the bookmarks of the headings whose lines in the table of contents have no page number."""
    start, end = _bounds(main)
    return tuple(found[1] for found in _LINK.finditer(main, start, end))


def with_pages(main: str, pages: Mapping[str, str], tabs: str = "") -> str:
    """Return the main part of a document with page numbers in its table of contents.

    Args:
        main: the part as it was written, without page numbers.
        pages: for the bookmark of each heading the number that its page bears.
        tabs: WordprocessingML of the tab stops that lines are to have besides those of their style.
    """
    start, end = _bounds(main)
    lines = _LINK.sub(lambda link: link[0] + _PAGE.format(link[1], pages[link[1]]), main[start:end])
    if tabs:
        lines = _STYLE.sub(lambda style: style[0] + tabs, lines)
    return main[:start] + lines.replace(_BEGIN, _BEGIN_WITH_PAGES, 1) + main[end:]


def _bounds(main: str) -> tuple[int, int]:
    """Where the lines of the table of contents without page numbers begin and end; nowhere if there is none."""
    field = main.find(_BEGIN)
    return (main.rindex("<w:p>", 0, field), main.index(_END, field)) if field >= 0 else (0, 0)
