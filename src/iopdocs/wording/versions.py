"""Which version a wording is (ordalydelsens version): told by its text alone, without compiling it."""

from __future__ import annotations

from functools import lru_cache

from iopdocs.wording.templates import Templates, version_of
from iopdocs.wording.totext import to_text

__all__ = ["version_in_force"]


def version_in_force(templates: Templates, kind: str) -> str:
    """Return the version of the wording that a kind of section has now; :class:`TemplateError` if it cannot be read."""
    path = templates.path(f"{kind}.docx")
    return _version(path.read_bytes(), path.name)


@lru_cache(maxsize=128)
def _version(data: bytes, name: str) -> str:
    return version_of(to_text(data, name=name))
