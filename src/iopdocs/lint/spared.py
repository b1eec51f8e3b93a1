"""What can be judged of a template in spite of its errors (det som går att granska ändå).

A tag that the compiler refuses is taken out of a copy, so that the rest can be rendered: the errors and what lies
behind them are told in one go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import Final

from iopdocs.errors import TemplateError
from iopdocs.lint.tags import Lines
from iopdocs.wording.inline import TAG

__all__ = ["line_of", "may_be_meant", "without_refused", "words_of"]

_MOST_ROUNDS: Final = 10
_CONTROL: Final = re.compile(r"\{%(p|tr|tc)?\s+(if|elif|for)\b")
_NEUTRAL: Final = {"if": "if not draft", "elif": "elif draft", "for": "for one in parties"}
_STYLE: Final = re.compile(r"^\[[^#\]][^\]]*\] ")
_WORD: Final = re.compile(r"\w+")
_BEGUN: Final = re.compile(r"\{[{%].*?(?:[%}]\}|$)")
_COMPUTED: Final = (property, cached_property)
_NEAR: Final = 0.7


def without_refused(lines: Lines, refusals: Callable[[Lines], Iterable[TemplateError]]) -> Lines | None:
    """Return lines without the tags that are refused, or ``None`` if that does not help.

    A condition in the place of a refused one always holds, so that what stands below it is not lost.
    """
    kept = list(lines)
    for _ in range(_MOST_ROUNDS):
        refused = {line_of(error) for error in refusals(kept)}
        if not refused:
            return kept
        for line in refused:
            if line is None or line > len(kept):
                return None
            number, text = kept[line - 1]
            kept[line - 1] = (number, _STYLE.sub("", TAG.sub(_neutral, text)))
        kept = [(number, text) for number, text in kept if text.strip(" |")]
    return None


def words_of(text: str, lines: Iterable[int | None]) -> frozenset[str]:
    """Return the words of the tags in some lines of a text, counted from 1; a tag may lack its end."""
    wanted = set(lines)
    told = (line for number, line in enumerate(text.splitlines(), 1) if number in wanted)
    return frozenset(word for line in told for tag in _BEGUN.findall(line) for word in _WORD.findall(tag))


def may_be_meant(words: frozenset[str], cls: type, name: str) -> bool:
    """Whether a field was probably meant by some word, or something of its class that may show it."""
    shows = (one for owner in cls.__mro__ for one, held in vars(owner).items() if isinstance(held, _COMPUTED))
    return any(get_close_matches(one, words, n=1, cutoff=_NEAR) for one in (name, *shows))


def line_of(error: TemplateError) -> int | None:
    """Return the line that an error is about, counted in the text that was judged; ``None`` if it tells none."""
    digits = error.place.removeprefix("rad ").split()[0] if error.place.startswith("rad ") else ""
    return int(digits) if digits.isdigit() else None


def _neutral(tag: re.Match[str]) -> str:
    """Return what takes the place of a tag that may be wrong: ends stay, conditions hold, values are left out."""
    control = _CONTROL.match(tag[0])
    if control is None:
        return tag[0] if tag[0].startswith("{%") else ""
    return f"{{%{control[1] or ''} {_NEUTRAL[control[2]]} %}}"
