"""File names from keys (filnamn): what somebody has typed in a cell is never used as a path."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["file_name", "same_file"]

_MOST_BYTES: Final = 160
_UNSAFE: Final = re.compile(r"[^\w .,()&+=@-]+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|clock\$|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def file_name(key: str) -> str:
    """Return the file name, without ending, that a key gives on every system; empty when nothing can be kept.

    Letters, figures, spaces and a few signs are kept, all else becomes a hyphen. The same key always gives the same
    name, and a name is never a path, hidden, or one that Windows keeps for itself.
    """
    text = _UNSAFE.sub("-", unicodedata.normalize("NFC", " ".join(key.split())))
    text = text.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .-_")
    return f"_{text}" if _RESERVED.match(text) else text


def same_file(name: str) -> str:
    """Return what is equal for names that some file system takes for the same file."""
    return unicodedata.normalize("NFC", name.casefold())
