"""Whole agreements (avtal): any parties, any clauses in any order, and nothing that refers to what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from itertools import count
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from iopdocs.agreement import Agreement
from iopdocs.annotations import is_tag, members_of
from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.findings import Path
from iopdocs.model import DRAFT, Model, draft_validator, nodes
from iopdocs.parties import Party
from iopdocs.testing.models import fields_of, model_data, resolved
from iopdocs.testing.texts import texts

__all__ = [
    "agreement_data",
    "agreements",
    "builtin_kinds",
    "clauses",
    "draft_data",
    "parties",
    "required_places",
    "without",
]

_PARTY_CLASSES: tuple[type[Model], ...] = members_of(Party)
_EXAMPLE_PARTIES = ("kommunen", "foreningen")
_HARD = texts()
_LISTS = frozenset({"parties", "clauses"})
_LONGEST_ID = 40
_MOST_CLAUSES = 8
_MOST_DROPPED = 5
_MOST_PARTIES = 4


def builtin_kinds() -> tuple[str, ...]:
    """Return the clause types that come with the library, sorted."""
    return tuple(kind for kind in clause_kinds() if clause_class(kind).__module__.startswith("iopdocs."))


def parties(text: SearchStrategy[str] = _HARD) -> SearchStrategy[dict[str, Any]]:
    """Strategy for the data of one party, of any legal form."""
    return _parties(text, full=False)


@cache
def _parties(text: SearchStrategy[str], *, full: bool) -> SearchStrategy[dict[str, Any]]:
    return st.one_of([model_data(cls, text, full=full) for cls in _PARTY_CLASSES])


def clauses(kind: str | None = None, *, text: SearchStrategy[str] = _HARD) -> SearchStrategy[Clause]:
    """Strategy for clauses of one kind, or of any; they refer to the parties ``kommunen`` and ``foreningen``."""
    kinds = (kind,) if kind else builtin_kinds()
    return st.one_of([_clause(clause_class(one), text) for one in kinds])


def _clause(cls: type[Clause], text: SearchStrategy[str]) -> SearchStrategy[Clause]:
    return model_data(cls, text).map(lambda data: cls.model_validate(resolved(data, _EXAMPLE_PARTIES, ())))


def agreements(
    *, complete: bool = True, kinds: Sequence[str] | None = None, text: SearchStrategy[str] = _HARD
) -> SearchStrategy[Agreement]:
    """Strategy for agreements.

    Args:
        complete: otherwise they are drafts, with holes in the places of some facts.
        kinds: the kinds of clauses to choose among; unsaid, the library's own.
        text: makes the texts in them; unsaid, they are as hard as :func:`iopdocs.testing.texts` makes them.
    """
    if complete:
        return agreement_data(kinds=kinds, text=text).map(Agreement.model_validate)
    return draft_data(kinds=kinds, text=text).map(_as_draft)


def _as_draft(data: dict[str, Any]) -> Agreement:
    made: Agreement = draft_validator(Agreement).validate_python(data, context=DRAFT)
    return made


@st.composite
def agreement_data(
    draw: DrawFn,
    *,
    kinds: Sequence[str] | None = None,
    order: Sequence[str] | None = None,
    text: SearchStrategy[str] = _HARD,
    full: bool = False,
) -> dict[str, Any]:
    """Strategy for the data of a complete agreement, as a file holds them.

    Args:
        draw: given by Hypothesis.
        kinds: the kinds of clauses to choose among; unsaid, the library's own.
        order: the kinds of its clauses, one by one; unsaid, any kinds in any order, each any number of times.
        text: makes the texts.
        full: whether every optional field is filled.
    """
    if order is None:
        order = draw(_orders(tuple(kinds or builtin_kinds())))
    data = draw(model_data(Agreement, text, full=full, without=_LISTS))
    made = [draw(model_data(clause_class(kind), text, full=full)) for kind in order]
    _tell_apart([clause for clause in made if "id" in clause])
    _tell_apart([*_named(made)])
    data["parties"] = draw(st.lists(_parties(text, full=full), min_size=1, max_size=_MOST_PARTIES))
    _tell_apart(data["parties"])
    ids = tuple(party["id"] for party in data["parties"])
    bodies = tuple(body["id"] for clause in made for body in clause.get("bodies", ()))
    data["clauses"] = resolved(made, ids, bodies)
    return data


@cache
def _orders(kinds: tuple[str, ...]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(kinds), max_size=_MOST_CLAUSES)


def _named(clauses: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what has a name inside clauses, such as the bodies."""
    return (one for clause in clauses for item in clause.values() for one in _with_id(item))


def _with_id(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and "id" in value:
        yield value
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _with_id(item)


def _tell_apart(named: list[dict[str, Any]]) -> None:
    """Give what has the same name as something before it a name of its own."""
    seen: set[str] = set()
    for one in named:
        ways = (f"{one['id'][: _LONGEST_ID - 3]}-{number}" for number in count(2))
        one["id"] = one["id"] if one["id"] not in seen else next(way for way in ways if way not in seen)
        seen.add(one["id"])


@st.composite
def draft_data(
    draw: DrawFn, *, kinds: Sequence[str] | None = None, text: SearchStrategy[str] = _HARD
) -> dict[str, Any]:
    """Strategy for the data of an agreement that lacks one or a few facts."""
    data = draw(agreement_data(kinds=kinds, text=text))
    places = required_places(Agreement.model_validate(data))
    choices = draw(st.lists(st.integers(0, 10_000), min_size=1, max_size=_MOST_DROPPED))
    return without(data, *(places[choice % len(places)] for choice in choices))


def required_places(agreement: Agreement) -> list[Path]:
    """Return the path of every fact in the agreement that a draft could lack."""
    return [
        (*path, name)
        for path, node in nodes(agreement)
        for name, annotation, info in fields_of(type(node))
        if info.is_required() and not is_tag(annotation)
    ]


def without(data: dict[str, Any], *places: Path) -> dict[str, Any]:
    """Return a copy of an agreement's data that lacks the facts at these places."""
    copy = deepcopy(data)
    for *parents, name in sorted(set(places), key=len, reverse=True):
        owner: Any = copy
        for step in parents:
            owner = owner[step]
        del owner[name]
    return copy
