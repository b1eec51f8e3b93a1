"""Spreading jobs over executors that behave well, and over some that do not."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pickle import PicklingError
from typing import Any, NoReturn

import pytest

from iopdocs.batches import crew
from iopdocs.batches.apart import died
from iopdocs.batches.spread import MOST_WAITING, spread
from iopdocs.batches.task import Job, Made, Work, packed

WORK = Work("")


def make(_: Work, jobs: list[Job]) -> list[Made]:
    """Make a job by giving back its own source as bytes."""
    return [Made(str(job.source).encode(), "", "", ()) for job in jobs]


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let jobs be made in no time, and none kill a worker that makes it apart."""
    monkeypatch.setattr(crew, "make", make)
    monkeypatch.setattr(crew, "make_apart", lambda work, jobs: apart(work, jobs, set()))


def apart(work: Work, jobs: list[bytes], deadly: set[Any]) -> list[Made]:
    """Make packed jobs, where those that are deadly end a process beside the worker."""
    killed = Made(None, "", "", (died("x"),))
    sources = {job: source for source in range(3_000) if (job := packed(Job(source))) in jobs}
    return [killed if sources[job] in deadly else make(work, [Job(sources[job])])[0] for job in jobs]


def items(count: int) -> Iterator[tuple[int, Job]]:
    """Yield numbered jobs."""
    return ((number, Job(number)) for number in range(count))


def codes(answers: list[tuple[int, Made | None]]) -> dict[int, str]:
    """What was answered for each number, once: its own bytes, or the code of the finding."""
    assert len({number for number, _ in answers}) == len(answers)
    return {
        number: answer.data.decode() if answer.data is not None else answer.findings[0].code
        for number, answer in answers
        if answer is not None
    }


def sources(jobs: list[Any]) -> list[Any]:
    """The sources of jobs, packed or not."""
    return [(pickle.loads(job) if isinstance(job, bytes) else job).source for job in jobs]  # noqa: S301 -- our own


class Pool(Executor):
    """An executor whose workers die of some jobs; it is dead from then on, as a pool of processes is."""

    def __init__(self, deadly: set[Any]) -> None:
        self.deadly = deadly
        self.dead = False
        self.sizes: list[int] = []
        self.sizes_apart: list[int] = []
        self.deaths = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Answer at once, or die."""
        if self.dead:
            raise BrokenProcessPool
        future: Future[Any] = Future()
        (self.sizes if fn is make else self.sizes_apart).append(len(args[1]))
        if fn is not make:
            future.set_result(apart(args[0], args[1], self.deadly))
        elif any(job.source in self.deadly for job in args[1]):
            self.dead = True
            self.deaths += 1
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(fn(*args))
        return future


class Cluster(Pool):
    """An executor that gets new workers by itself, and that forgets some jobs, or everything."""

    def __init__(self, deadly: Iterable[Any] = (), forgotten: Iterable[Any] = (), *, deaf: bool = False) -> None:
        super().__init__(set(deadly))
        self.forgotten = set(forgotten)
        self.deaf = deaf

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Answer at once, die, or never answer."""
        if self.deaf or self.forgotten.intersection(sources(args[1])):
            return Future()
        future = super().submit(fn, *args)
        self.dead = False
        return future


class Unstartable(Pool):
    """A pool whose workers die before they have done anything."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        """Take the task, and die."""
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool())
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


@pytest.mark.parametrize("deadly", [{3}, {0}, {599}, {3, 200, 201}, {0, 1, 2, 3, 4}, {64, 300, 301, 302, 599}])
def test_a_pool_that_dies_is_made_anew_and_the_guilty_rows_alone_are_lost(deadly: set[int]) -> None:
    """”One bad row or a dying worker costs that row alone”: whichever rows, nothing is lost or doubled."""
    made: list[Pool] = []

    def make() -> Pool:
        made.append(Pool(deadly))
        return made[-1]

    answers = list(spread(items(600), WORK, make))
    assert codes(answers) == {number: str(number) for number in range(600)} | dict.fromkeys(deadly, "BAT005")
    assert 1 < len(made) <= 1 + len(deadly)


def test_a_new_pool_makes_several_rows_apart_in_a_task() -> None:
    """The dead pool is not asked again, and a process is not started for each of hundreds of rows."""
    made: list[Pool] = []

    def make() -> Pool:
        made.append(Pool({300}))
        return made[-1]

    list(spread(items(600), WORK, make))
    assert made[0].sizes_apart == []
    assert max(made[1].sizes_apart) > 1


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


def test_what_a_dead_pool_of_the_callers_did_not_do_is_told_with_a_way_out() -> None:
    """A run again with the same executor would do no better; a function that makes one would."""
    undone = [made for _, made in spread(items(3), WORK, Pool({1})) if made is not None and made.data is None]
    assert {made.findings[0].message for made in undone} == {
        "raden hann inte göras: det finns inga arbetare kvar (BrokenProcessPool)"
    }
    assert "en funktion som gör exekutorn" in str(undone[0].findings[0].hint)


@pytest.mark.parametrize("deadly", [{300}, {0}, {599}, {0, 1, 150, 301, 599}])
def test_a_cluster_that_heals_itself_loses_the_guilty_rows_alone(deadly: set[int]) -> None:
    """Neighbours of a deadly row are made apart; what is under way when a task is lost kills no second worker."""
    cluster = Cluster(deadly)
    assert codes(list(spread(items(600), WORK, cluster))) == {
        number: str(number) for number in range(600)
    } | dict.fromkeys(deadly, "BAT005")
    assert cluster.deaths <= len(deadly)


def test_a_task_that_is_forgotten_is_made_again() -> None:
    """An answer that never comes is waited for so long, and then its rows are tried once more."""

    class Forgetful(Cluster):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
            future = super().submit(fn, *args)
            self.forgotten.difference_update(sources(args[1]))
            return future

    cluster = Forgetful(forgotten={300})
    assert codes(list(spread(items(600), WORK, cluster, 0.2))) == {number: str(number) for number in range(600)}
    assert cluster.forgotten == set()


def test_a_row_that_is_never_answered_for_is_lost_alone() -> None:
    """A row that is forgotten each time, though its worker answers for others, costs that row."""
    answers = list(spread(items(40), WORK, Cluster(forgotten={30}), 0.1))
    assert codes(answers) == {number: str(number) for number in range(40)} | {30: "BAT005"}
    (lost,) = [made for number, made in answers if number == 30 and made is not None]
    assert lost.findings[0].message == "arbetaren svarade aldrig; de andra raderna berörs inte"


def test_when_nobody_answers_at_all_no_row_is_blamed() -> None:
    """Silence from everyone is no fault of the rows: a cluster that has lost all its workers has done nothing."""
    told = codes(list(spread(items(400), WORK, Cluster(deaf=True), 0.05)))
    assert set(told.values()) == {"BAT006"}


def test_workers_that_fall_silent_are_made_anew_where_that_can_be_done() -> None:
    """A function that makes an executor is asked for another when nobody of the first answers."""
    made: list[Cluster] = []

    def make() -> Cluster:
        made.append(Cluster(deaf=not made))
        return made[-1]

    assert codes(list(spread(items(100), WORK, make, 0.05))) == {number: str(number) for number in range(100)}
    assert len(made) == 2


def test_workers_that_never_answer_are_not_waited_for_at_the_end() -> None:
    """Whoever shuts them down and waits would wait for ever."""
    waited: list[bool] = []

    class Hanging(Cluster):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT002 -- as in Executor
            waited.append(wait)

    assert set(codes(list(spread(items(5), WORK, lambda: Hanging(deaf=True), 0.05))).values()) == {"BAT006"}
    assert waited
    assert not any(waited)


def test_workers_that_die_of_everything_are_given_up() -> None:
    """Ten deaths in succession are not the rows' doing: thousands of rows are not tried one by one."""
    made: list[Pool] = []

    def make() -> Pool:
        made.append(Pool(set(range(2_000))))
        return made[-1]

    told = list(codes(list(spread(items(2_000), WORK, make))).values())
    assert 10 <= told.count("BAT005") < 18
    assert told.count("BAT005") + told.count("BAT006") == 2_000
    assert len(made) <= 10


def test_workers_that_cannot_even_start_are_given_up() -> None:
    """No row is blamed for it, and the pool is made anew a few times only."""
    made: list[Pool] = []

    def make() -> Pool:
        made.append(Unstartable(set()))
        return made[-1]

    assert set(codes(list(spread(items(2_000), WORK, make))).values()) == {"BAT006"}
    assert len(made) < 5


def test_a_value_that_cannot_be_shipped_costs_its_row() -> None:
    """What no worker can be given is told of that row, and the others are done."""

    class Unpackable:
        def __reduce__(self) -> NoReturn:
            raise PicklingError

    class Shipping(Pool):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
            pickle.dumps(args)
            return super().submit(fn, *args)

    jobs = [(number, Job(Unpackable() if number == 20 else number)) for number in range(40)]
    told = codes(list(spread(jobs, WORK, Shipping(set()))))
    assert told == {number: str(number) for number in range(40)} | {20: "BAT010"}


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
