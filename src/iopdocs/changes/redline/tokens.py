"""The words of a paragraph (orden i ett stycke), and which of them differ between two.

A number, an amount with its unit, a date and a word are one each: ``2018-12-31`` becomes ``2019-12-31``, and not eight
nine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from iopdocs.changes.redline.items import ENDS, Item
from iopdocs.values.date_words import MONTHS

__all__ = ["Change", "Token", "differences", "tokens_of"]

_UNIT: Final = r"(?:[ \xa0](?:kronor|kr|tkr|mnkr|procent|%|§)(?!\w))?"
_TOKEN: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{6}(?:\d{2})?-\d{4}(?!\d)"
    rf"|\d{{1,2}}(?::?[ae])?[ \xa0](?:{'|'.join(MONTHS)})(?:[ \xa0]\d{{4}})?(?!\w)"
    rf"|\d{{1,3}}(?:[ \xa0\u202f]\d{{3}})+(?:,\d+)?(?!\w){_UNIT}"
    rf"|\d+(?:[.,:]\d+)*(?![\w-]){_UNIT}"
    r"|§[ \xa0]?\d+(?!\w)"
    r"|\w+(?:[-/:@.’'\u2011\u00ad]+\w+)*"
    r"|[^\S\t\n]+"
    r"|.",
    re.DOTALL,
)
_NOTHING: Final = Item("")
_LEAST_KEPT: Final = 0.3
"""The part of the words that must be left for single words to be marked and not the whole."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a date, a space or a thing: the items that it is made of, and what it is compared by."""

    key: str
    items: tuple[Item, ...]

    @property
    def is_space(self) -> bool:
        """Whether it is space alone."""
        return self.key.isspace()

    @property
    def is_word(self) -> bool:
        """Whether it says something: no space, no punctuation."""
        return self.key[:1] == "\0" or any(map(str.isalnum, self.key))


def tokens_of(items: Sequence[Item]) -> tuple[Token, ...]:
    """Return the words of a paragraph; a bookmark begins with the word after its mark and ends with the one before."""
    found: list[Token] = []
    for _, group in groupby(items, key=lambda item: (id(item.link), item.url)):
        found += _of_piece([*group])
    return tuple(found)


def _of_piece(items: list[Item]) -> Iterator[Token]:
    """Yield the tokens of items that stand in the same link or in none."""
    ends = (found.end() for found in _TOKEN.finditer("".join(item.text for item in items)))
    own: list[Item] = []
    room = at = 0
    for item in items:
        if not room and _says(own) and not _ends(item):
            yield _token(own)
            own = []
        if item.is_mark:
            own.append(item)
        rest = item
        while rest.text:
            if not room:
                if _says(own):
                    yield _token(own)
                    own = []
                end = next(ends)
                at, room = end, end - at
            taken, rest = _cut(rest, room)
            own.append(taken)
            room -= len(taken.text)
    if own:
        yield _token(own)


def _says(items: list[Item]) -> bool:
    return any(item.text for item in items)


def _ends(item: Item) -> bool:
    return item.node is not None and item.node.tag == ENDS


def _cut(item: Item, at: int) -> tuple[Item, Item]:
    """Cut a piece of text in two; what is no text is one character and has no second half."""
    if len(item.text) <= at:
        return item, _NOTHING
    first, second = (
        Item(text, item.node, item.looks, item.link, item.url) for text in (item.text[:at], item.text[at:])
    )
    return first, second


def _token(own: list[Item]) -> Token:
    seen = [item for item in own if not item.is_mark]
    url = seen[0].url if seen else ""
    return Token("".join(item.key for item in seen) + (f"\0{url}" if url else ""), tuple(own))


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the old tokens and one of the new; ``kept`` says that they are the same."""

    old: slice
    new: slice
    kept: bool


def differences(old: Sequence[Token], new: Sequence[Token], moved: Mapping[int, str]) -> list[Change]:
    """Return what is kept and what is not, in order.

    What stands between two changes is changed with them if it is space alone; if little would be left, all is changed.
    ``moved`` tells of old tokens by their place that they are other than they look.
    """
    whole = [Change(slice(0, len(old)), slice(0, len(new)), kept=False)]
    keys = [f"{token.key}\0{moved[at]}" if at in moved else token.key for at, token in enumerate(old)]
    matcher = SequenceMatcher(str.isspace, keys, [token.key for token in new], autojunk=False)
    found = [Change(slice(a, b), slice(c, d), tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]
    joined = _joined(found, new)
    return _slid(joined, old, new) if _kept_enough(joined, old, new) else whole


def _joined(found: list[Change], new: Sequence[Token]) -> list[Change]:
    """Join changes with spaces between them to one."""
    out: list[Change] = []
    for at, change in enumerate(found):
        between = change.kept and 0 < at < len(found) - 1 and all(token.is_space for token in new[change.new])
        kept = change.kept and not between
        if out and not kept and not out[-1].kept:
            last = out.pop()
            old, fresh = slice(last.old.start, change.old.stop), slice(last.new.start, change.new.stop)
            out.append(Change(old, fresh, kept=False))
        else:
            out.append(Change(change.old, change.new, kept))
    return out


def _kept_enough(found: list[Change], old: Sequence[Token], new: Sequence[Token]) -> bool:
    kept = sum(_words(new[change.new]) for change in found if change.kept)
    return kept >= _LEAST_KEPT * max(_words(old), _words(new))


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.is_word for token in tokens)


def _slid(found: list[Change], old: Sequence[Token], new: Sequence[Token]) -> list[Change]:
    """Let what is only taken away, or only new, end with its space rather than begin with it."""
    out = [*found]
    for at in range(1, len(out) - 1):
        before, change, after = out[at - 1 : at + 2]
        only = [*old[change.old], *new[change.new]]
        is_one_sided = change.old.start == change.old.stop or change.new.start == change.new.stop
        if is_one_sided and before.kept and only[0].is_space and only[0].key == new[after.new.start].key:
            out[at - 1 : at + 2] = [
                Change(_wider(before.old, 0, 1), _wider(before.new, 0, 1), kept=True),
                Change(_wider(change.old, 1, 1), _wider(change.new, 1, 1), kept=False),
                Change(_wider(after.old, 1, 0), _wider(after.new, 1, 0), kept=True),
            ]
    return out


def _wider(place: slice, start: int, stop: int) -> slice:
    return slice(place.start + start, place.stop + stop)
