"""The exceptions of the library (undantag), raised only at its boundary.

::

    IopdocsError
    ├── InvalidAgreement   the data cannot be represented as an agreement; carries findings
    ├── InvalidProfile     a municipality's profile cannot be used; carries findings
    ├── NotReady           errors remain and the document is not asked for as a draft; carries findings
    ├── TemplateError      a clause template or letterhead cannot be used; carries file and place
    └── ExportError        the document cannot be turned into another format (LibreOffice is missing or failed)

What is wrong with an *agreement* is normally a value, :class:`iopdocs.findings.Finding`, not an exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iopdocs.findings import Findings

__all__ = ["ExportError", "InvalidAgreement", "InvalidProfile", "IopdocsError", "NotReady", "TemplateError"]


class IopdocsError(Exception):
    """The root of all exceptions that the library raises on purpose."""


class _WithFindings(IopdocsError):
    """An exception that carries every finding that led to it."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(str(findings))
        self.findings = findings


class InvalidAgreement(_WithFindings):
    """The data cannot be represented as an agreement (ogiltigt avtal)."""


class InvalidProfile(_WithFindings):
    """A municipality's profile cannot be used (ogiltig profil); the findings name its files and lines."""


class NotReady(_WithFindings):
    """Errors remain, so the document is only made as a draft (ej klart att undertecknas)."""


class TemplateError(IopdocsError):
    """A Word template cannot be used (mallfel): which file, which place in it, and what is wrong."""

    def __init__(self, path: str, place: str, message: str) -> None:
        super().__init__(": ".join(part for part in (path, place, message) if part))
        self.path = path
        self.place = place
        self.message = message


class ExportError(IopdocsError):
    """The document could not be exported (exportfel); the message says what to do."""
