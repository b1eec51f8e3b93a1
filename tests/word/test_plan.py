"""The plan: the order, numbers and names of clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.word.plan import plan

TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
Make = Callable[..., Agreement]


def test_clauses_keep_their_order(make_agreement: Make) -> None:
    """Clauses stand in the agreement's own order and are numbered from 1."""
    laid = plan(make_agreement(NOTICE, TERM, {"kind": "parties"}))
    assert [(step.section.kind, step.number, step.heading) for step in laid.steps] == [
        ("notice", 1, True),
        ("term", 2, True),
        ("parties", 3, True),
    ]


def test_clauses_that_continue(make_agreement: Make) -> None:
    """A clause that continues has the number of the one before; the first clause always has a heading."""
    more = {"continues": "ja"}
    laid = plan(make_agreement(TERM | more, NOTICE | more, {"kind": "parties"}, {"kind": "amendments"} | more))
    assert [(step.number, step.heading) for step in laid.steps] == [(1, True), (1, False), (2, True), (2, False)]


@pytest.mark.parametrize(
    ("clauses", "keys"),
    [
        ([TERM, NOTICE], ["term", "notice"]),
        ([TERM, TERM], ["term_1", "term_2"]),
        ([TERM | {"id": "a"}, TERM], ["a", "term"]),
        ([TERM | {"id": "notice"}, NOTICE], ["notice_1", "notice_2"]),
        ([TERM, TERM, NOTICE | {"id": "term_1"}], ["term_2", "term_3", "term_1"]),
        ([TERM | {"id": "a"}, NOTICE | {"id": "a"}, TERM | {"id": "a_1"}, TERM], ["a_2", "a_3", "a_1", "term"]),
    ],
)
def test_keys_are_unique(make_agreement: Make, clauses: list[dict[str, Any]], keys: list[str]) -> None:
    """Clauses that share a name are told apart by a number that no other clause has as its name."""
    laid = plan(make_agreement(*clauses))
    assert [step.key for step in laid.steps] == keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("clauses", "names"),
    [
        ([TERM, NOTICE], {"term": "term", "notice": "notice"}),
        ([TERM | {"id": "tiden"}], {"tiden": "tiden", "term": "tiden"}),
        ([TERM, TERM], {"term_1": "term_1", "term_2": "term_2"}),
        ([TERM | {"id": "a"}, TERM | {"id": "b"}], {"a": "a", "b": "b"}),
        ([TERM | {"id": "a"}, TERM], {"a": "a", "term": "term"}),
        ([NOTICE | {"id": "term"}, TERM | {"id": "b"}], {"term": "term", "b": "b", "notice": "term"}),
    ],
)
def test_what_names_refer_to(make_agreement: Make, clauses: list[dict[str, Any]], names: dict[str, str]) -> None:
    """A clause is referred to by its id or, alone of its kind, by the kind; a shared name refers to none."""
    assert plan(make_agreement(*clauses)).names == names


def test_an_agreement_without_clauses(make_agreement: Make) -> None:
    """Without clauses there is nothing to lay out."""
    laid = plan(make_agreement())
    assert laid.steps == ()
    assert laid.names == {}
