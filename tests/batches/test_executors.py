"""Batches over real executors: processes that die, loky, and a Dask cluster one of whose workers is killed."""

from __future__ import annotations

import json
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.batches import Result, Status

# loky and Dask leave sockets, event loops and semaphores to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

MakesExecutor = Callable[[], Executor]


class Deadly:
    """A value that ends the process which gets it."""

    def __reduce__(self) -> tuple[Callable[[int], Any], tuple[int]]:
        """Let whoever unpacks it leave at once."""
        return os._exit, (9,)


def agreements(data: dict[str, Any], count: int, deadly: frozenset[int] = frozenset()) -> list[dict[str, Any]]:
    """Numbered agreements, some of which kill the worker that gets them."""
    titles = (Deadly() if one in deadly else f"Avtal {one}" for one in range(count))
    return [data | {"nyckel": f"nr-{one}", "title": title} for one, title in enumerate(titles)]


def processes() -> MakesExecutor:
    """What makes a pool of two new processes."""
    return partial(ProcessPoolExecutor, 2, mp_context=get_context("spawn"))


def noted(folder: Path) -> Counter[tuple[str, str]]:
    """How often each key stands in the manifest, with its status."""
    lines = (folder / "manifest.jsonl").read_text("utf-8").splitlines()
    return Counter((entry["key"], entry["status"]) for entry in map(json.loads, lines))


def test_threads_make_the_same_as_a_plain_loop(data: dict[str, Any], tmp_path: Path) -> None:
    """Whoever does the work, the documents are the same bytes."""
    rows = agreements(data, 30)
    with ThreadPoolExecutor(3) as threads:
        done = list(iop.batch(rows, threads, output=tmp_path / "a"))
    list(iop.batch(rows, output=tmp_path / "b"))
    assert {result.status for result in done} == {Status.DONE}
    assert len(done) == len(list((tmp_path / "a").glob("*.docx"))) == 30
    for path in (tmp_path / "b").glob("*.docx"):
        assert (tmp_path / "a" / path.name).read_bytes() == path.read_bytes()


def test_a_row_that_kills_its_process_is_lost_alone(data: dict[str, Any], tmp_path: Path) -> None:
    """The pool is made anew, every other row is done, nothing twice; the next run does what was lost."""
    rows = agreements(data, 40, frozenset({20}))
    results = list(iop.batch(rows, processes(), output=tmp_path))
    assert Counter(result.status for result in results) == {Status.DONE: 39, Status.FAILED: 1}
    assert sorted(result.key for result in results) == sorted(row["nyckel"] for row in rows)
    (lost,) = [result for result in results if not result.status.ready]
    assert "rad 21: BAT005 fel: arbetaren dog medan raden gjordes (BrokenProcessPool)" in str(lost)
    assert len(list(tmp_path.glob("*.docx"))) == 39
    assert set(noted(tmp_path).values()) == {1}
    again = {result.key: result.status for result in iop.batch(agreements(data, 40), output=tmp_path)}
    assert Counter(again.values()) == {Status.UNCHANGED: 39, Status.DONE: 1}
    assert again["nr-20"] is Status.DONE


def test_a_callers_own_pool_that_dies_says_what_was_not_done(data: dict[str, Any], tmp_path: Path) -> None:
    """A pool that is given as it is cannot be made anew: what is done is kept, and the rest is said to be undone."""
    with processes()() as pool:
        results = list(iop.batch(agreements(data, 40, frozenset({30})), pool, output=tmp_path))
    counts = Counter(result.status for result in results)
    assert counts[Status.DONE] + counts[Status.NOT_DONE] == 40
    assert counts[Status.NOT_DONE] > 0
    assert len(list(tmp_path.glob("*.docx"))) == counts[Status.DONE]
    undone = next(result for result in results if result.status is Status.NOT_DONE)
    assert "BAT006 fel: raden hann inte göras" in str(undone)


def test_loky_works_as_it_is(data: dict[str, Any]) -> None:
    """Loky's executor is taken as it is, and made anew when it is given as a function."""
    from loky import get_reusable_executor

    executor = partial(get_reusable_executor, max_workers=2)
    results = list(iop.batch(agreements(data, 20, frozenset({10})), executor))
    assert Counter(result.status for result in results) == {Status.DONE: 19, Status.FAILED: 1}
    assert "TerminatedWorkerError" in str(next(result for result in results if not result.status.ready))


@contextmanager
def dask_client() -> Iterator[Any]:
    """A Dask cluster of two processes on this computer, without a dashboard."""
    from dask import config
    from distributed import Client, LocalCluster

    with (
        config.set({"logging.distributed": "critical"}),
        LocalCluster(  # type: ignore[no-untyped-call] # distributed annotates but a part of itself
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1"
        ) as cluster,
        Client(cluster, set_as_default=False) as client,  # type: ignore[no-untyped-call] # as above
    ):
        yield client


def test_a_dask_worker_that_is_killed_costs_nothing(data: dict[str, Any], tmp_path: Path) -> None:
    """With a worker killed in the middle every row is done once, and the documents are the same bytes."""
    rows = agreements(data, 150)
    results: list[Result] = []
    with dask_client() as client:
        victim = next(iter(client.run(os.getpid).values()))
        for result in iop.batch(rows, client.get_executor(pure=False), output=tmp_path / "a"):
            results.append(result)
            if len(results) == 20:
                os.kill(victim, signal.SIGKILL)
        assert victim not in client.run(os.getpid).values()
    assert Counter(result.status for result in results) == {Status.DONE: 150}
    assert noted(tmp_path / "a") == Counter({(row["nyckel"], "done"): 1 for row in rows})
    list(iop.batch(rows, output=tmp_path / "b"))
    for path in (tmp_path / "b").glob("*.docx"):
        assert (tmp_path / "a" / path.name).read_bytes() == path.read_bytes()
    assert len(list((tmp_path / "a").glob("*.docx"))) == 150
