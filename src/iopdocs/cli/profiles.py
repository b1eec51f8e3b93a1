"""The flag ``--profile``: a municipality's folder (kommunprofil), the same for every command that has it."""

from __future__ import annotations

import shlex
from argparse import Namespace
from typing import TYPE_CHECKING

from iopdocs.cli.parser import Parser

if TYPE_CHECKING:
    from iopdocs.profile import Profile

__all__ = ["add_profile", "flag", "profile_of"]


def add_profile(parser: Parser, said: str = "följ kommunens profil: en mapp med profile.yaml och egna mallar") -> None:
    """Let a command take a profile."""
    parser.add_argument("--profile", metavar="KATALOG", default=None, help=said)


def flag(folder: object) -> str:
    """Return what a command with the same profile has more than one without, for a command that is proposed."""
    return f" --profile {shlex.quote(str(folder))}" if folder else ""


def profile_of(args: Namespace) -> Profile | None:
    """Return the profile that the command line names, or ``None``; raises :class:`~iopdocs.errors.InvalidProfile`."""
    if args.profile is None:
        return None
    from iopdocs.profile import Profile

    return Profile.load(args.profile)
