"""Batches over real executors: processes that die, loky, and a Dask cluster one of whose workers is killed."""

from __future__ import annotations

import json
import os
import signal
from collections import Counter
from collections.abc import Callable, Collection, Iterator
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


def agreements(data: dict[str, Any], count: int, killing: Collection[int] = (), value: Any = None) -> list[Any]:
    """Numbered agreements, some of which hold a value that kills the worker that gets it."""
    titles = (value if one in killing else f"Avtal {one}" for one in range(count))
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


GUILTY = {"one": {20}, "five": {0, 7, 8, 21, 39}, "the first": {0}, "the last": {39}, "two at once": {20, 21}}


def check_that_they_alone_are_lost(
    executor: Any, data: dict[str, Any], deadly: type, killing: Collection[int], folder: Path
) -> list[Result]:
    """”One bad row or a dying worker costs that row alone”: the others are done, nothing is lost or doubled.

    The manifest says the same, and a rerun does what is mended and nothing else.
    """
    rows = agreements(data, 40, killing, deadly())
    results = list(iop.batch(rows, executor, output=folder, patience=60))
    lost = {f"nr-{one}" for one in killing}
    assert sorted(result.key for result in results) == sorted(row["nyckel"] for row in rows)
    assert {result.key for result in results if not result.status.ready} == lost
    assert {code for result in results if result.key in lost for code in result.findings.codes} == {"BAT005"}
    expected = {(row["nyckel"], "failed" if row["nyckel"] in lost else "done"): 1 for row in rows}
    assert noted(folder) == Counter(expected)
    assert {path.stem for path in folder.glob("*.docx")} == {row["nyckel"] for row in rows} - lost
    again = {result.key: result.status for result in iop.batch(agreements(data, 40), output=folder)}
    assert {key for key, status in again.items() if status is Status.DONE} == lost
    assert set(again.values()) == {Status.DONE, Status.UNCHANGED}
    return results


@pytest.mark.parametrize("killing", GUILTY.values(), ids=GUILTY)
def test_rows_that_kill_their_process_are_lost_alone(
    data: dict[str, Any], deadly: type, killing: set[int], tmp_path: Path
) -> None:
    """A pool that is given as a function is made anew: ”one bad row or a dying worker costs that row alone”."""
    results = check_that_they_alone_are_lost(processes(), data, deadly, killing, tmp_path)
    lost = next(result for result in results if not result.status.ready)
    assert f"{lost.origin}: BAT005 fel: arbetaren dog medan raden gjordes (slutkod 9)" in str(lost)


def test_loky_made_anew_loses_the_guilty_rows_alone(data: dict[str, Any], deadly: type, tmp_path: Path) -> None:
    """Loky's executor is taken as it is, and made anew when it is given as a function."""
    from loky import get_reusable_executor

    executor = partial(get_reusable_executor, max_workers=2)
    check_that_they_alone_are_lost(executor, data, deadly, GUILTY["five"], tmp_path)


@pytest.mark.parametrize("killing", [GUILTY["one"], GUILTY["the first"]])
def test_a_callers_own_pool_that_dies_says_what_was_not_done(
    data: dict[str, Any], deadly: type, killing: set[int], tmp_path: Path
) -> None:
    """A pool that is given as it is cannot be made anew: what is done is kept, the rest says so and what to do."""
    with processes()() as pool:
        results = list(iop.batch(agreements(data, 40, killing, deadly()), pool, output=tmp_path))
    counts = Counter(result.status for result in results)
    assert counts[Status.DONE] + counts[Status.NOT_DONE] == 40
    assert counts[Status.NOT_DONE] > 0
    assert len(list(tmp_path.glob("*.docx"))) == counts[Status.DONE]
    undone = str(next(result for result in results if result.status is Status.NOT_DONE))
    assert "BAT006 fel: raden hann inte göras: det finns inga arbetare kvar (BrokenProcessPool)" in undone
    assert "en funktion som gör exekutorn" in undone


@contextmanager
def dask_client() -> Iterator[Any]:
    """A Dask cluster of two processes on this computer, without a dashboard.

    A worker that takes long to come back, as on a busy computer, is not given up for good.
    """
    from dask import config
    from distributed import Client, LocalCluster

    with (
        config.set({"logging.distributed": "critical", "distributed.deploy.lost-worker-timeout": "5 minutes"}),
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


def test_rows_that_kill_dasks_workers_again_and_again_are_lost_alone(
    data: dict[str, Any], deadly: type, tmp_path: Path
) -> None:
    """Dask lets four workers die of a row before it tells: ”one bad row or a dying worker costs that row alone”."""
    with dask_client() as client:
        check_that_they_alone_are_lost(client.get_executor(pure=False), data, deadly, GUILTY["five"], tmp_path)
