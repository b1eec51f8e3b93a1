"""Loading a profile (inläsning av profilen), and the templates that it puts before the library's own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.errors import InvalidProfile
from iopdocs.findings import Finding, Findings
from iopdocs.kept import kept
from iopdocs.profile.folder import SETTINGS, read_settings, unknown_wording, wording_files
from iopdocs.profile.judging import judged
from iopdocs.profile.settings import Settings
from iopdocs.reading import build_other, read
from iopdocs.reading.nodes import FileFault

if TYPE_CHECKING:
    from iopdocs.paper import Paper
    from iopdocs.wording.templates import Templates

__all__ = ["Profile", "ProfileLike", "loaded"]

_NO_FIELDS = "INP016"


@dataclass(frozen=True)
class Profile:
    """A municipality's profile (kommunprofil): where it lies, and what its ``profile.yaml`` says.

    Keep one for many agreements: its templates are compiled once for each profile.
    """

    folder: Path
    settings: Settings
    cache: Path | None = field(default=None, compare=False)

    @classmethod
    def load(cls, folder: str | os.PathLike[str], *, cache: str | os.PathLike[str] | None = None) -> Profile:
        """Read the profile in a folder; in ``cache`` compiled templates are kept for other processes.

        Raises:
            InvalidProfile: with every finding, when there is no profile or something in it is wrong: an unknown field,
                a code that no rule has, a Word file that no clause type has, a link that leads out of the folder.
        """
        place = Path(folder)
        try:
            reading = read(read_settings(place), name=str(place / SETTINGS))
            settings, findings = build_other(reading, Settings)
            unused = [found for path in wording_files(place) if (found := unknown_wording(path))]
        except FileFault as fault:
            raise InvalidProfile(Findings((fault.finding,)).in_file(str(place))) from None
        told = Findings.of([*map(_about_profiles, findings), *Findings.of(unused).in_file(str(place))])
        if settings is None or told.errors:
            raise InvalidProfile(told)
        return cls(place, settings, None if cache is None else Path(cache))

    @property
    def name(self) -> str:
        """The municipality's or region's name."""
        return self.settings.name

    @kept
    def templates(self) -> Templates:
        """The templates in force: the profile's own, and the library's where it has none."""
        from iopdocs.profile.templates import own_first
        from iopdocs.wording.cupboard import Cupboard

        return own_first(self.folder, None if self.cache is None else Cupboard(self.cache))

    def judged(self, paper: Paper, findings: Iterable[Finding]) -> Findings:
        """Return what the rules found with the profile's severities, and what the profile itself asks for."""
        return judged(paper, findings, self.settings)


ProfileLike = Profile | str | os.PathLike[str]
"""A profile, or the folder that it lies in."""


def loaded(profile: ProfileLike, *, cache: str | os.PathLike[str] | None = None) -> Profile:
    """Return the profile that is meant; raises :class:`InvalidProfile`."""
    return profile if isinstance(profile, Profile) else Profile.load(profile, cache=cache)


def _about_profiles(found: Finding) -> Finding:
    """Return a finding of reading as it is said of a profile."""
    return replace(found, hint="börja med name: och kommunens namn") if found.code == _NO_FIELDS else found
