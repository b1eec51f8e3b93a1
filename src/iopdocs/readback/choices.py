"""What may have been meant where a sentence came, went or is another (val): what its template chooses between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from iopdocs.annotations import bare, is_optional, item_of, members_of, words_of
from iopdocs.findings import Path
from iopdocs.model import Model, is_hole, nodes
from iopdocs.readback.guesses import counts_in
from iopdocs.readback.spans import plain
from iopdocs.readback.steps import Guess, Put
from iopdocs.word.marked import FIELD

__all__ = ["additions", "alternatives"]

_FEW: Final = 4
"""Among how many parties all that may be chosen are tried."""
_AT_ONCE: Final = (1, 2)
_ITS_OWN: Final = frozenset({"heading", "id", "kind"})
_AROUND: Final = " ,.;:–"


def alternatives(paper: Model, within: Path, ids: Sequence[str]) -> Iterator[Guess]:
    """Yield guesses that choose otherwise in a part of a paper: another word, no for yes, nothing, other parties."""
    for path, node in _nodes(paper, within):
        for name, info in type(node).model_fields.items():
            now = getattr(node, name)
            if not (name in _ITS_OWN and path == within) and not is_hole(now):
                others = _others(info.annotation, now, ids)
                yield from ((Put((*path, name), one),) for one in others if one != now)


def _others(annotation: Any, now: Any, ids: Sequence[str]) -> Iterator[Any]:
    if now is None:
        return
    yield from _words(annotation)
    if isinstance(now, str) and now in ids:
        yield from ids
    if isinstance(now, tuple) and now and all(one in ids for one in now if isinstance(one, str)):
        yield from ([*chosen] for count in range(1, len(ids) + 1) for chosen in combinations(ids[:_FEW], count))
    if isinstance(now, tuple) and (words := words_of(item_of(annotation))):
        yield from _chosen(now, words)
    if is_optional(annotation):
        yield None


def _chosen(now: Sequence[Any], words: Sequence[Any]) -> Iterator[list[Any]]:
    """Yield lists of chosen words with none, or with one or two less or more, in the order that the class has."""
    yield []
    for count in _AT_ONCE:
        yield from ([one for one in now if one not in less] for less in combinations(now, count))
    for count in _AT_ONCE:
        others = combinations([one for one in words if one not in now], count)
        yield from ([one for one in words if one in now or one in more] for more in others)


def additions(paper: Model, within: Path, new: Iterable[str], ids: Sequence[str]) -> Iterator[Guess]:
    """Yield guesses that say what was not said in a part of a paper: a word, a number, a party or a text that came."""
    pieces = [plain(piece).strip(_AROUND) for piece in new if FIELD not in piece]
    counts = dict.fromkeys(count for piece in pieces for count in counts_in(piece))
    for path, node in _nodes(paper, within):
        for name, info in type(node).model_fields.items():
            now = getattr(node, name)
            if (name in _ITS_OWN and path == within) or is_hole(now) or now not in (None, ()):
                continue
            values = [*_words(info.annotation), *counts, *pieces, *ids]
            is_list = item_of(info.annotation) is not None
            yield from ((Put((*path, name), [one] if is_list else one),) for one in values)


def _words(annotation: Any) -> tuple[Any, ...]:
    members = members_of(annotation)
    return (True, False) if [bare(one) for one in members] == [bool] else words_of(annotation)


def _nodes(paper: Model, within: Path) -> Iterator[tuple[Path, Model]]:
    return ((path, node) for path, node in nodes(paper) if path[: len(within)] == within)
