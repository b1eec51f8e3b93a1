"""Title and language (titel och språk): what is said of the whole document before any of it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from iopdocs.accessibility.codes import found
from iopdocs.accessibility.looks import Looks, shown_text
from iopdocs.findings import Finding
from iopdocs.opc.names import W
from iopdocs.opc.package import Package, value
from iopdocs.values.refusal import shown

__all__ = ["language_faults", "title_faults"]

_NO_TITLE: Final = re.compile(
    r"(dokument|document|mall|brevmall|namnlös|untitled|microsoft word)\W*\d*|.*\.(docx?|dotx?|pdf)", re.IGNORECASE
)
_SWEDISH: Final = "sv"


def title_faults(package: Package) -> Iterator[Finding]:
    """Yield that the title is missing or none, or does not stand in the text."""
    title = " ".join(package.title.split())
    if not title:
        yield found("TLG001", "titel saknas bland dokumentets egenskaper")
    elif _NO_TITLE.fullmatch(title):
        yield found("TLG001", f"titeln {shown(title)} säger inte vad dokumentet är")
    elif all(title not in " ".join(shown_text(one).split()) for one in package.body.iter(f"{W}p")):
        yield found("TLG004", f"titeln {shown(title)} står inte i dokumentets text")


def language_faults(package: Package) -> Iterator[Finding]:
    """Yield that the document, its settings or a part of it is in another language than Swedish."""
    styles = package.styles
    said = (value(style, "rPr/lang") for style in styles.chain(styles.default))
    language = next(filter(None, (*said, value(styles.defaults, "lang"))), "")
    if not _is_swedish(language):
        yield found("TLG002", f"dokumentets språk är {language}" if language else "dokumentet säger inte sitt språk")
    settings = value(package.settings, "themeFontLang")
    if not _is_swedish(settings):
        told = (
            f"dokumentets inställningar säger språket {settings}" if settings else "inställningarna säger inget språk"
        )
        yield found("TLG002", told)
    if _is_swedish(language):
        yield from _foreign_parts(package)


def _is_swedish(language: str) -> bool:
    return language.lower().partition("-")[0] == _SWEDISH


def _foreign_parts(package: Package) -> Iterator[Finding]:
    looks = Looks(package.styles)
    runs = (run for root in (package.body, *package.sides) for run in looks.runs(root))
    marked = Counter(run.language for run in runs if run.text.strip() and not _is_swedish(run.language))
    for language, count in marked.items():
        pieces = "ett stycke text" if count == 1 else f"{count} stycken text"
        yield found("TLG003", f"{pieces} är märkt som {language} och inte som svenska")
