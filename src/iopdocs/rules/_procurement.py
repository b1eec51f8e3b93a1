"""The words of procurement (upphandlingsord), in the one place where they are listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from iopdocs.rules._patterns import pattern

__all__ = ["may_be_said", "procurement_words"]

_STEMS: Final = ("eställare", "tförare", "everantör", "öpa ", "öper ", "öp av", "rsättning", "nbud", "vrop")
"""Every such word has one of these in it: a text without them needs no closer look."""

_WORDS: Final = pattern(
    r"\b(?:beställare(?:n|ns|s|na|nas)?|utförare(?:n|ns|s|na|nas)?|leverantören(?:s)?|som leverantör"
    r"|anbud(?:et|en|ets)?|anbudsgivare\w*|avrop(?:et|en|as|ar)?"
    r"|köp(?:a|er|s|te|t)?(?: av| in)? (?:\w+ )?(?:tjänst|tjänsten|tjänster|tjänsterna|insatser|insatserna)"
    r"|mot ersättning|ersättning(?:en)? för (?:\w+ ){0,2}(?:tjänst|uppdrag|insats|utför)\w*)\b",
    re.IGNORECASE,
)
_NEGATION: Final = pattern(
    r"\b(?:inte|ej|ingen|inget|inga|varken|utan|aldrig|snarare än|i ?stället för)\b", re.IGNORECASE
)


def may_be_said(says: Callable[..., bool]) -> bool:
    """Whether a text may have such words, asked of what looks for one of several pieces in it: that is quick."""
    return says(*_STEMS)


def procurement_words(text: str) -> list[str]:
    """Return the words of procurement in a text, but for those in sentences that say no."""
    return [found[0].lower() for found in _WORDS.finditer(text) if not _NEGATION.search(_sentence(text, found))]


def _sentence(text: str, found: re.Match[str]) -> str:
    ends = text.find(". ", found.end())
    return text[text.rfind(". ", 0, found.start()) + 1 : ends if ends >= 0 else len(text)]
