"""Rows that are made in a process beside the worker, which may end without the worker."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.batches import apart
from iopdocs.batches.apart import make_apart
from iopdocs.batches.task import Job, Made, Work, make, packed
from iopdocs.batches.version import wording_version


class Ends:
    """A value that ends its process with a signal, else with a code."""

    def __init__(self, call: Callable[..., Any], *args: Any) -> None:
        self.call, self.args = call, args

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Let whoever unpacks it do the call."""
        return self.call, self.args


@pytest.fixture(scope="module")
def work() -> Work:
    """What rows without a profile or a base share."""
    return Work(wording_version(None))


def codes(made: list[Made]) -> list[str]:
    """The first code of each row without a document, and the title of each document."""
    return [one.findings[0].code if one.data is None else one.title for one in made]


def test_rows_made_apart_are_the_same_bytes(work: Work, data: dict[str, Any]) -> None:
    """What a process beside the worker answers is what the worker itself would have made."""
    jobs = [Job(data), Job({"title": "Ofärdigt"})]
    assert make_apart(work, [packed(job) for job in jobs]) == make(work, jobs)


def test_a_row_that_ends_its_process_is_told_and_the_others_are_made(
    work: Work, data: dict[str, Any], deadly: type
) -> None:
    """Wherever it stands among them, and however many they are: ”one bad row costs that row alone”."""
    titles = [deadly(), "b", "c", deadly(), deadly(), "f", deadly()]
    made = make_apart(work, [packed(Job(data | {"title": title})) for title in titles])
    assert codes(made) == ["BAT005", "b", "c", "BAT005", "BAT005", "f", "BAT005"]
    assert "arbetaren dog medan raden gjordes (slutkod 9)" in made[0].findings[0].message


def test_a_signal_is_told_by_its_name(work: Work) -> None:
    """What the system did to the process is what somebody can look up."""
    (made,) = make_apart(work, [packed(Job(Ends(eval, "__import__('os').kill(__import__('os').getpid(), 9)")))])
    assert "(SIGKILL)" in made.findings[0].message


def test_a_process_that_is_ended_from_outside_costs_nothing(work: Work, data: dict[str, Any], tmp_path: Any) -> None:
    """The row that it was at is tried once more before it is blamed."""
    once = tmp_path / "once"
    source = f"__import__('os').path.exists({str(once)!r}) or (open({str(once)!r}, 'w'), __import__('os')._exit(9))"
    jobs = [Job(data), Job(data | {"x": Ends(eval, source)})]
    first, second = make_apart(work, [packed(job) for job in jobs])
    assert first.data is not None
    assert [one.code for one in second.findings] == ["INP002"]


def test_what_is_printed_is_not_among_the_answers(work: Work) -> None:
    """A library that writes on standard output does not spoil the answer."""
    noisy = Ends(eval, "__import__('os').write(1, b'pratar') and print('mer')")
    assert codes(make_apart(work, [packed(Job(noisy))])) == codes(make(work, [Job(None)]))


def test_a_value_that_is_unknown_there_costs_its_row(work: Work, data: dict[str, Any]) -> None:
    """A class that only the worker has cannot be unpacked beside it: the row is undone and the next is made."""
    unknown = pickle.dumps(Job(data)).replace(b"iopdocs.batches.task", b"iopdocs.batches.okan")
    assert codes(make_apart(work, [unknown, packed(Job(data))])) == ["BAT006", data["title"]]


@pytest.mark.parametrize("executable", ["", os.devnull])
def test_where_no_process_can_be_started_rows_are_made_in_the_worker(
    work: Work, data: dict[str, Any], monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    """A program that is packed in one file has no Python to start."""
    monkeypatch.setattr(sys, "executable", executable)
    assert make_apart(work, [packed(Job(data))]) == make(work, [Job(data)])


def test_a_process_that_never_begins_blames_no_row(
    work: Work, data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends before it is ready has not seen any row."""
    monkeypatch.setattr(apart, "_SERVE", "raise SystemExit(1)")
    assert make_apart(work, [packed(Job(data))]) == make(work, [Job(data)])


def test_nothing_to_make_is_an_answer(work: Work) -> None:
    """A worker that is asked for nothing shows that it lives."""
    assert make_apart(work, []) == []
