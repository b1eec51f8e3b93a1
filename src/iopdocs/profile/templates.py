"""A profile's templates in front of the library's own (egna mallar först)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iopdocs.errors import TemplateError
from iopdocs.profile.folder import refuse_outside
from iopdocs.reading.nodes import FileFault
from iopdocs.wording.cupboard import Cupboard
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.templates import Templates

__all__ = ["own_first"]


@dataclass(frozen=True)
class _OwnFirst(Templates):
    """A search path whose first folder is a profile's: what is found there must also lie there."""

    def path(self, name: str) -> Path:
        """Return the first file with this name; raises :class:`TemplateError` for one that a link leads out to."""
        found = super().path(name)
        own = self.folders[0]
        if found.is_relative_to(own):
            try:
                refuse_outside(found, own)
            except FileFault as fault:
                raise TemplateError(name, "", fault.finding.message) from None
        return found


def own_first(folder: Path, cupboard: Cupboard | None) -> Templates:
    """Return the templates of a profile's folder, and the library's where it has none."""
    return _OwnFirst((folder, builtin_templates()), cupboard)
