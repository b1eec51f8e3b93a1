"""The flag ``--no-cache``, and where compiled templates are kept between commands (förråd av mallar)."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from iopdocs.cli.parser import Takes

__all__ = ["add_cache", "cache_of", "user_cache"]

_NAME: Final = Path("iopdocs", "mallar")


def add_cache(parser: Takes) -> None:
    """Let a command do without what is kept between commands."""
    said = "kompilera mallarna på nytt och spara dem inte till nästa gång"
    parser.add_argument("--no-cache", dest="cache", action="store_false", help=said)


def cache_of(args: Namespace) -> Path | None:
    """Return the folder with compiled templates; ``None`` where nothing is to be kept."""
    return user_cache(os.environ, sys.platform) if args.cache else None


def user_cache(environ: Mapping[str, str], platform: str) -> Path | None:
    """Return the user's own folder for what can be made anew, as each system names it; ``None`` for a user without."""
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME", "")
    usual = {"win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("", "Library/Caches")}
    name, below = usual.get(platform, ("XDG_CACHE_HOME", ".cache"))
    said = Path(environ.get(name, ""))
    if said.is_absolute():
        return said / _NAME
    return Path(home) / below / _NAME if Path(home).is_absolute() else None
