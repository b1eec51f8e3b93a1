"""Which wording a document is written with (ordalydelsens version): a digest of all that is not the row itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from iopdocs.clauses import clause_kinds
from iopdocs.errors import TemplateError
from iopdocs.papers import PAPERS
from iopdocs.release import program_version

if TYPE_CHECKING:
    from iopdocs.profile import Profile
    from iopdocs.wording.templates import Templates

__all__ = ["wording_version"]


def wording_version(profile: Profile | None) -> str:
    """Return a digest of the library's version, the templates in force and what the profile says.

    Documents of the same input and the same wording version are the same bytes.
    """
    from iopdocs.wording.templates import builtin

    templates = builtin() if profile is None else profile.templates
    digest = hashlib.sha256(program_version().encode())
    if profile is not None:
        digest.update(profile.settings.model_dump_json().encode())
    for name, content in _files(templates):
        digest.update(f"\0{name}\0{hashlib.sha256(content).hexdigest()}".encode())
    return digest.hexdigest()


def _files(templates: Templates) -> Iterator[tuple[str, bytes]]:
    for name in sorted({"letterhead", *clause_kinds(), *PAPERS}):
        try:
            path = templates.path(f"{name}.docx")
        except TemplateError:  # a clause type without wording is refused only where it is used
            continue
        yield name, path.read_bytes()
