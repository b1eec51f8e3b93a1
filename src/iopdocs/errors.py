"""The exceptions of the library (undantag), raised only at its boundary.

::

    IopdocsError
    ├── InvalidAgreement   the data cannot be represented as an agreement; carries findings
    ├── InvalidBatch       the rows of a batch cannot be read; carries findings
    ├── InvalidProfile     a municipality's profile cannot be used; carries findings
    ├── NotReady           errors remain and the document is not asked for as a draft; carries findings
    ├── TemplateError      a clause template or letterhead cannot be used; carries file and place
    └── ExportError        the document cannot be turned into another format (LibreOffice is missing or failed)

What is wrong with an *agreement* is normally a value, :class:`iopdocs.findings.Finding`, not an exception.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from iopdocs.findings import Findings

__all__ = [
    "ExportError",
    "InvalidAgreement",
    "InvalidBatch",
    "InvalidProfile",
    "IopdocsError",
    "NotReady",
    "TemplateError",
    "all_or_faults",
    "lying_at",
    "noting",
]

T = TypeVar("T")
R = TypeVar("R")


class IopdocsError(Exception):
    """The root of all exceptions that the library raises on purpose."""


class _WithFindings(IopdocsError):
    """An exception that carries every finding that led to it."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(str(findings))
        self.findings = findings


class InvalidAgreement(_WithFindings):
    """The data cannot be represented as an agreement (ogiltigt avtal)."""


class InvalidBatch(_WithFindings):
    """The rows of a batch cannot be read (oläslig tabell); the findings name the file and the column."""


class InvalidProfile(_WithFindings):
    """A municipality's profile cannot be used (ogiltig profil); the findings name its files and lines."""


class NotReady(_WithFindings):
    """Errors remain, so the document is only made as a draft (ej klart att undertecknas)."""


class TemplateError(IopdocsError):
    """A Word template cannot be used (mallfel): which file, which place in it, and what is wrong.

    ``others`` are the further faults that were found at once; the text of the exception tells them all, a line each.
    """

    def __init__(self, path: str, place: str, message: str, *, others: tuple[TemplateError, ...] = ()) -> None:
        own = ": ".join(part for part in (path, place, message) if part)
        super().__init__("\n".join([own, *map(str, others)]))
        self.path = path
        self.place = place
        self.message = message
        self.others = others

    @property
    def singles(self) -> tuple[TemplateError, ...]:
        """Every fault by itself, in the order in which they were found."""
        return (TemplateError(self.path, self.place, self.message), *self.others)

    def lying_at(self, path: Path) -> TemplateError:
        """Return the same with the file's whole path, where its name alone is told."""
        first, *others = (
            TemplateError(str(path) if one.path == path.name else one.path, one.place, one.message)
            for one in self.singles
        )
        return TemplateError(first.path, first.place, first.message, others=tuple(others))

    @classmethod
    def together(cls, errors: Iterable[TemplateError]) -> TemplateError:
        """Return one exception that tells each fault of several once; raises ``ValueError`` for none."""
        found = {str(single): single for error in errors for single in error.singles}
        first, *others = found.values()
        return cls(first.path, first.place, first.message, others=tuple(others))


@contextmanager
def lying_at(path: Path) -> Iterator[None]:
    """Let what is wrong with a template be told with the whole path of its file."""
    try:
        yield
    except TemplateError as error:
        raise error.lying_at(path) from error


@contextmanager
def noting(faults: list[TemplateError]) -> Iterator[None]:
    """Note a fault in a template and go on, so that one run tells them all."""
    try:
        yield
    except TemplateError as error:
        faults.append(error)


def all_or_faults(make: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """Return what is made of each item; raises the faults of all of them at once."""
    made: list[R] = []
    faults: list[TemplateError] = []
    for item in items:
        with noting(faults):
            made.append(make(item))
    if faults:
        raise TemplateError.together(faults)
    return made


class ExportError(IopdocsError):
    """The document could not be exported (exportfel); the message says what to do."""
