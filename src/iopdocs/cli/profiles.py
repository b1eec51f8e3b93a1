"""The flag ``--profile``: a municipality's folder (kommunprofil), the same for every command that has it."""

from __future__ import annotations

import shlex
from argparse import Namespace
from typing import TYPE_CHECKING

from iopdocs.cli.parser import Takes

if TYPE_CHECKING:
    from pathlib import Path

    from iopdocs.profile import Profile


__all__ = ["add_profile", "as_flag", "profile_of"]


_FOLLOW = "följ kommunens profil: en mapp med profile.yaml och egna mallar"


def add_profile(parser: Takes, said: str = _FOLLOW, *, required: bool = False) -> None:
    """Let a command, or a group of flags of which one is taken, take a profile."""
    parser.add_argument("--profile", metavar="KATALOG", default=None, required=required, help=said)


def as_flag(folder: object) -> str:
    """Return what a command with the same profile has more than one without, for a command that is proposed."""
    return f" --profile {shlex.quote(str(folder))}" if folder else ""


def profile_of(args: Namespace, *, cache: Path | None = None) -> Profile | None:
    """Return the profile that the command line names, or ``None``; raises :class:`~iopdocs.errors.InvalidProfile`."""
    if args.profile is None:
        return None
    from iopdocs.profile import Profile

    return Profile.load(args.profile, cache=cache)
