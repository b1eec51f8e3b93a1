"""Judging a document's accessibility (granskning av tillgänglighet): every check, on one opened package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from iopdocs.accessibility.colours import contrast_faults
from iopdocs.accessibility.headings import heading_faults
from iopdocs.accessibility.language import language_faults, title_faults
from iopdocs.accessibility.pictures import UNDESCRIBED, link_faults, picture_faults
from iopdocs.accessibility.tables import table_faults
from iopdocs.accessibility.text import text_faults
from iopdocs.findings import Finding, Findings
from iopdocs.opc.package import Package

__all__ = ["examine", "examine_parts", "undescribed_pictures"]

_PICTURES: Final = (b"<w:drawing", b"<w:pict")

_CHECKS: Final[tuple[Callable[[Package], Iterator[Finding]], ...]] = (
    title_faults,
    language_faults,
    heading_faults,
    text_faults,
    table_faults,
    picture_faults,
    link_faults,
    contrast_faults,
)


def examine(data: bytes, *, name: str = "dokumentet") -> Findings:
    """Return what keeps a Word file from being read by everyone; no finding where nothing is missing.

    Args:
        data: the file.
        name: what to call it in a refusal.

    Raises:
        TemplateError: the file is no Word file, or holds what may not come in.
    """
    return _examined(Package.open(data, name, template_link=True))


def examine_parts(parts: Mapping[str, bytes], *, name: str = "dokumentet") -> Findings:
    """Return what :func:`examine` does, for a package that has been read already; raises as it does."""
    return _examined(Package.of(parts, name))


def undescribed_pictures(parts: Mapping[str, bytes], *, name: str) -> Findings:
    """Return only the pictures without an alternative text; raises as :func:`examine_parts` does."""
    if not any(mark in content for content in parts.values() for mark in _PICTURES):
        return Findings()
    return Findings.of(one for one in picture_faults(Package.of(parts, name)) if one.code == UNDESCRIBED)


def _examined(package: Package) -> Findings:
    return Findings.of(finding for check in _CHECKS for finding in check(package))
