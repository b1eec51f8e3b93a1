"""The lints of defined words (definierade ord): defined and never used, or written as defined and never said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from iopdocs.annotations import members_of
from iopdocs.lint._base import Remark
from iopdocs.lint.tags import Lines
from iopdocs.lint.textlints import visible
from iopdocs.parties import Party

__all__ = ["defined_words", "term_remarks"]

_WORD: Final = r"[^\W\d_][\w-]*"
_DEFINED: Final = (
    re.compile(rf"\b(?:nedan|härefter) (?:kalla[dt]e?s?|benäm\w+) (?:den |det |de )?({_WORD}(?: {_WORD}){{0,2}})"),
    re.compile(rf"\((?:nedan|härefter)[ :]+(?:den |det |de )?[”\"]?({_WORD}(?: {_WORD}){{0,2}})[”\"]?\)"),
    re.compile(rf"\b[Mm]ed [”\"]?({_WORD}(?: {_WORD}){{0,2}})[”\"]? (?:avses|menas)\b"),
)
_LEAD: Final = re.compile(rf"(?:a\)|i\)|-|§) \*\*({_WORD}(?: {_WORD}){{0,2}}):?\*\*:?")
_CAPITAL: Final = re.compile(r"(?<=[a-zåäö,;] )([A-ZÅÄÖ][a-zåäö]{3,}(?:en|et|na|an|or))(s?)\b(?! [A-ZÅÄÖ])")
_ENDING: Final = 2
_SHORTEST: Final = 4


def term_remarks(lines: Lines, others: Iterable[str]) -> Iterator[Remark]:
    """Yield what is wrong with the defined words of a template.

    Args:
        lines: the template's text.
        others: the texts of the other templates in force, where its words may be used and defined.
    """
    texts = list(others)
    yield from _unused(lines, texts)
    yield from _undefined(lines, texts)


def defined_words(line: str) -> tuple[str, ...]:
    """Return the words that a line of a template says the meaning of."""
    lead = [found[1] for found in [_LEAD.match(line)] if found is not None]
    text = visible(line)
    return (*lead, *(found[1] for pattern in _DEFINED for found in pattern.finditer(text)))


def _unused(lines: Lines, others: list[str]) -> Iterator[Remark]:
    for number, line in lines:
        for word in defined_words(line):
            rest = " ".join([*(text for at, text in lines if at != number), *others]).casefold()
            after = line.casefold().partition(word.casefold())[2]
            stem = word.casefold()[: max(_SHORTEST, len(word) - _ENDING)]
            if stem not in rest and stem not in after:
                yield Remark("TPL027", f"”{word}” definieras men används inte i någon text", line=number)


def _undefined(lines: Lines, others: list[str]) -> Iterator[Remark]:
    """A capital within a sentence on a word that else is written with a small letter."""
    texts = [line for _, line in lines]
    known = {word.casefold() for line in (*texts, *_lines(others)) for word in defined_words(line)}
    common = {word for text in (*texts, *others) for word in re.findall(_WORD, text) if word.islower()} | _PARTY_WORDS
    told: set[str] = set()
    for number, line in lines:
        for found in _CAPITAL.finditer(visible(line)):
            word = found[1]
            if word.lower() in common and word.casefold() not in known and word not in told:
                told.add(word)
                yield Remark("TPL028", f"”{word}” skrivs som ett definierat ord, men definieras inte", line=number)


def _lines(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from text.splitlines()


_PARTY_WORDS: Final = frozenset(word for cls in members_of(Party) for word in (cls.definite, cls.definite_plural))
"""What parties are called: kommunen, föreningarna."""
