"""The glossary (ordlista): what each English word of the files is called in Swedish, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from iopdocs import swedish
from iopdocs.clauses import Clause
from iopdocs.model import Model
from iopdocs.parties import CivilParty, PublicParty
from iopdocs.reference.fields import fields, heading_of, kind_of, models_in, paper_classes, swedish_term
from iopdocs.reference.markdown import heading, joined, literal, plain, table

__all__ = ["Entry", "entries", "glossary"]

_LAST_LETTERS: Final = str.maketrans("åäö", "{|}")
_MOST_PLACES: Final = 3


class Entry(NamedTuple):
    """One word with one meaning (uppslagsord), and the groups of fields in which it has that meaning."""

    word: str
    meaning: str
    places: tuple[str, ...]


def entries() -> tuple[Entry, ...]:
    """Return every word with each of its meanings, sorted by word."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    models = dict.fromkeys(model for paper in paper_classes() for model in (paper, *models_in(paper)))
    for cls in models:
        for word, meaning, place in _words(cls):
            found.setdefault((word, meaning), {})[place] = None
    return tuple(sorted(Entry(word, meaning, tuple(places)) for (word, meaning), places in found.items()))


def _words(cls: type[Model]) -> Iterator[tuple[str, str, str]]:
    kind, place = kind_of(cls), _place(cls)
    if kind:
        yield kind, heading_of(cls), "Klausultyp" if issubclass(cls, Clause) else place
    for one in fields(cls):
        yield one.name, one.title, place
        for choice, phrase in one.phrases.items():
            yield choice, phrase, place if place == one.title else f"{place}, {swedish.uncapitalised(one.title)}"


def _place(cls: type[Model]) -> str:
    return "Part" if issubclass(cls, PublicParty | CivilParty) else swedish.capitalised(swedish_term(cls))


def glossary() -> str:
    """Return the glossary as Markdown, first by the English words and then by the Swedish."""
    told = entries()
    by_word = sorted(told, key=lambda one: (one.word, one.meaning))
    return joined(
        [
            heading(2, "Från engelska till svenska", "fran-engelska"),
            _table("I filen", "På svenska", by_word, lambda one: (literal(one.word), plain(one.meaning))),
            heading(2, "Från svenska till engelska", "fran-svenska"),
            _table("På svenska", "I filen", _by_meaning(told), lambda one: (plain(one.meaning), literal(one.word))),
        ]
    )


def _by_meaning(told: tuple[Entry, ...]) -> list[Entry]:
    return sorted(told, key=lambda one: (_alphabetical(one.meaning), one.word))


def _alphabetical(text: str) -> str:
    """Return what sorts a text as Swedish does: å, ä and ö last, in that order."""
    return text.casefold().translate(_LAST_LETTERS)


def _table(first: str, second: str, told: list[Entry], cells: Callable[[Entry], tuple[str, str]]) -> str:
    return table((first, second, "Var"), ((*cells(one), _where(one)) for one in told))


def _where(one: Entry) -> str:
    shown = "; ".join(plain(place) for place in one.places[:_MOST_PLACES])
    return f"{shown} med flera" if len(one.places) > _MOST_PLACES else shown
