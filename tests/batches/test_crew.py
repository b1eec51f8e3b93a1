"""Spreading jobs over executors that behave well, and over some that do not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from iopdocs.batches import crew
from iopdocs.batches.crew import MOST_WAITING, spread
from iopdocs.batches.task import Job, Made, Work

WORK = Work("")


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a job be made by giving back its own source as bytes."""

    def make(_: Work, jobs: list[Job]) -> list[Made]:
        return [Made(str(job.source).encode(), "", "", ()) for job in jobs]

    monkeypatch.setattr(crew, "make", make)


def items(count: int) -> Iterator[tuple[int, Job]]:
    """Yield numbered jobs."""
    return ((number, Job(number)) for number in range(count))


def codes(answers: list[tuple[int, Made | None]]) -> dict[int, str]:
    """What was answered for each number: its own bytes, or the code of the finding."""
    return {
        number: answer.data.decode() if answer.data is not None else answer.findings[0].code
        for number, answer in answers
        if answer is not None
    }


class Pool(Executor):
    """An executor whose workers die of some jobs; it is dead from then on, as a pool of processes is."""

    def __init__(self, deadly: set[Any]) -> None:
        self.deadly = deadly
        self.dead = False
        self.sizes: list[int] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Answer at once, or die."""
        if self.dead:
            raise BrokenProcessPool
        self.sizes.append(len(args[1]))
        future: Future[Any] = Future()
        if any(job.source in self.deadly for job in args[1]):
            self.dead = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(fn(*args))
        return future


class Cluster(Pool):
    """An executor that gets new workers by itself, and that forgets some jobs, or all after a while."""

    def __init__(self, deadly: Collection[Any] = (), forgotten: Collection[Any] = ()) -> None:
        super().__init__(set(deadly))
        self.forgotten = set(forgotten)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Answer at once, die, or never answer."""
        if any(job.source in self.forgotten for job in args[1]):
            if len(args[1]) > 1:
                self.forgotten.clear()
            return Future()
        future = super().submit(fn, *args)
        self.dead = False
        return future


def test_without_an_executor_everything_is_done_here_in_order() -> None:
    """One at a time, and not before it is asked for."""
    read: list[int] = []

    def watched() -> Iterator[tuple[int, Job]]:
        for number, job in items(3):
            read.append(number)
            yield number, job

    answers = spread(watched(), WORK, None)
    assert next(answers)[0] == 0
    assert read == [0]
    assert [number for number, _ in answers] == [1, 2]


def test_what_needs_no_job_comes_along() -> None:
    """An item that is settled is given back without an answer, with or without an executor."""
    mixed = [(0, Job(0)), (1, None), (2, Job(2)), (3, None)]
    assert [(number, answer is None) for number, answer in spread(mixed, WORK, None)] == [
        (0, False), (1, True), (2, False), (3, True),
    ]  # fmt: skip
    with ThreadPoolExecutor(2) as threads:
        assert {number: answer is None for number, answer in spread(mixed, WORK, threads)} == {
            0: False, 1: True, 2: False, 3: True,
        }  # fmt: skip


def test_threads_work_as_they_are() -> None:
    """Every job is answered once, and the caller's executor is left running."""
    with ThreadPoolExecutor(3) as threads:
        answers = list(spread(items(500), WORK, threads))
        assert threads.submit(int, "3").result() == 3
    assert sorted(number for number, _ in answers) == list(range(500))
    assert codes(answers) == {number: str(number) for number in range(500)}


def test_small_tasks_come_first_then_larger_ones() -> None:
    """A short batch is spread over all workers; a long one is shipped in tasks of several rows."""
    pool = Pool(set())
    list(spread(items(3_000), WORK, pool))
    assert pool.sizes[:MOST_WAITING] == [1] * MOST_WAITING
    assert pool.sizes == sorted(pool.sizes[:-1]) + pool.sizes[-1:]
    assert max(pool.sizes) == 8


def test_no_more_is_read_than_is_under_way() -> None:
    """However many rows there are, only so many are in memory at a time."""
    ahead = 0
    most = 0

    def watched() -> Iterator[tuple[int, Job]]:
        nonlocal ahead, most
        for pair in items(5_000):
            ahead += 1
            most = max(most, ahead)
            yield pair

    with ThreadPoolExecutor(2) as threads:
        for _ in spread(watched(), WORK, threads):
            ahead -= 1
    assert ahead == 0
    assert most <= 8 * (MOST_WAITING + 1)


def test_a_pool_that_dies_is_made_anew_and_one_row_is_lost() -> None:
    """A pool given as a function is replaced; each row that kills its worker is lost, and no other."""
    made: list[Pool] = []

    def make() -> Pool:
        made.append(Pool({3, 200, 201}))
        return made[-1]

    answers = list(spread(items(600), WORK, make))
    assert sorted(number for number, _ in answers) == list(range(600))
    expected = {number: str(number) for number in range(600)} | dict.fromkeys((3, 200, 201), "BAT005")
    assert codes(answers) == expected
    assert 1 < len(made) < 10


def test_a_class_is_a_function_that_makes_an_executor() -> None:
    """A class has ``submit`` too, but it is no executor."""
    assert codes(list(spread(items(5), WORK, ThreadPoolExecutor))) == {number: str(number) for number in range(5)}


def test_rows_that_a_dead_pool_of_the_callers_did_not_take_are_told() -> None:
    """What cannot be made anew stays dead: nothing is done twice, and what was not done says so."""
    answers = list(spread(items(300), WORK, Pool({100})))
    told = codes(answers)
    assert sorted(number for number, _ in answers) == list(range(300))
    assert all(told[number] == str(number) for number in range(64))
    assert {told[number] for number in range(100, 300)} == {"BAT006"}


def test_a_cluster_that_heals_itself_loses_one_row() -> None:
    """Neighbours of a deadly row are tried again, alone, when all else is done."""
    expected = {number: str(number) for number in range(600)} | {300: "BAT005"}
    assert codes(list(spread(items(600), WORK, Cluster({300})))) == expected


def test_a_task_that_is_forgotten_is_made_again() -> None:
    """An answer that never comes is waited for so long, and then its rows are tried once more."""
    cluster = Cluster(forgotten={300})
    assert codes(list(spread(items(600), WORK, cluster, 0.2))) == {number: str(number) for number in range(600)}
    assert cluster.forgotten == set()


def test_a_row_that_is_never_answered_for_is_lost_alone() -> None:
    """A row that is forgotten each time costs that row."""
    told = codes(list(spread(items(40), WORK, Cluster(forgotten={30}), 0.2)))
    assert told == {number: str(number) for number in range(40)} | {30: "BAT005"}


def test_when_nobody_answers_at_all_it_is_given_up() -> None:
    """Silence from everyone is no fault of the rows: after a few of them the rest are said to be undone."""
    told = codes(list(spread(items(40), WORK, Cluster(forgotten=set(range(40))), 0.05)))
    assert [code for code in told.values() if code != "BAT006"] == ["BAT005"] * 2


def test_workers_that_die_of_everything_are_given_up() -> None:
    """A pool that cannot even start is not made anew for each of thousands of rows."""
    made: list[Pool] = []

    def make() -> Pool:
        made.append(Pool(set(range(2_000))))
        return made[-1]

    told = list(codes(list(spread(items(2_000), WORK, make))).values())
    assert told.count("BAT005") == 10
    assert told.count("BAT006") == 1_990
    assert len(made) < 700


def test_one_who_stops_early_leaves_nothing_running() -> None:
    """When the rest is not asked for, what waits is cancelled and a pool that was made is shut down."""
    made: list[ThreadPoolExecutor] = []

    def make() -> ThreadPoolExecutor:
        made.append(ThreadPoolExecutor(1))
        return made[-1]

    answers = spread(items(500), WORK, make)
    next(answers)
    answers.close()
    with pytest.raises(RuntimeError):
        made[0].submit(int)
