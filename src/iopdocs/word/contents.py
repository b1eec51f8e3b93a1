"""The table of contents (innehållsförteckning), complete without page numbers before any field is updated."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from iopdocs.wording.source import RUN_END, RUN_START

__all__ = ["NO_PLACE", "Contents"]

NO_PLACE: Final = (
    "det saknas plats för innehållsförteckningen; skriv {{ contents }} i ett eget stycke före {{ clauses }}"
)
_FIRST_ID: Final = 20_000
"""The ids of the headings' bookmarks begin above those of references."""
_TAG: Final = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>|<[^>]*>")
_BEGIN: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
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
    """The headings so far, and the place that they are to be listed in."""

    style: str
    index: int
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

    @staticmethod
    def _entry(heading: _Heading, written: str) -> str:
        text = _TAG.sub("", written)
        return (
            f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1"><w:r>{RUN_START}{heading.label}{RUN_END}'
            f"<w:r><w:tab/></w:r><w:r>{RUN_START}{text}{RUN_END}</w:hyperlink>"
        )
