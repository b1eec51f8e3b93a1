"""Patterns that are compiled when they are first used (mönster).

Rules about the text look for a word before they read a sentence with care, so most of their patterns are never used in
an agreement that is in order. To compile them all takes a twentieth of the time of a first document.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["pattern"]


class _Later:
    """Stands for a compiled pattern; each of its methods is looked up once, and costs nothing more after that."""

    def __init__(self, text: str, flags: re.RegexFlag) -> None:
        self._said = text, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, or take it from what ``re`` remembers, and keep what it answers."""
        found = getattr(re.compile(*self._said), name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern whose methods are those of a compiled one."""
    return cast("re.Pattern[str]", _Later(text, flags))
