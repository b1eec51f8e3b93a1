"""Whether the parties' own words tell of a group that leads the partnership (ledning)."""

from __future__ import annotations

import re
from typing import Final

from iopdocs.rules._case import Case
from iopdocs.rules._patterns import pattern
from iopdocs.rules._sentences import sentences

__all__ = ["is_led"]

_GROUP: Final = pattern(r"(?:styr|samverkans|lednings|partnerskaps)grupp", re.IGNORECASE)
_OF_OTHERS: Final = pattern(
    r"\b(?:deltar|deltagit|medverkar|ingår|sitter|företräd\w+|är med)\b[^.]*grupp|grupp(?:en)? (?:[A-ZÅÄÖ]|”)"
)
_OF_THE_PARTIES: Final = pattern(r"\bpart(?:er|erna|ernas|nerskap\w*)?\b|\bbåda\b|\bgemensam", re.IGNORECASE)


def is_led(case: Case) -> bool:
    """Whether a group of the parties is told of: not one with a name of its own, or that one of them takes part in."""
    return any(
        _OF_THE_PARTIES.search(sentence) is not None or _OF_OTHERS.search(sentence) is None
        for _, sentence in sentences(case.own_words)
        if _GROUP.search(sentence)
    )
