"""Spreading jobs over workers (fördelning): whatever happens to a worker, each job is answered once.

A worker that dies takes the tasks around it with it, and an executor may let several workers die of one row before it
tells. So when a task is lost, nothing that was under way is risked again: all of it is set aside, and workers make
those rows apart (:mod:`iopdocs.batches.apart`), where a row that is to blame is lost alone.

Some deaths are never told: Dask's executor forgets a task whose answer was lost on its way and that failed when it was
made again. So a long silence too is taken for a death; a row that is made twice gives the same bytes, and one answer is
taken.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

from iopdocs.batches.apart import died
from iopdocs.batches.codes import OWN_FAULT, about
from iopdocs.batches.crew import Answer, Crew, ExecutorLike
from iopdocs.batches.task import Job, Made, Work, packed
from iopdocs.findings import Finding

__all__ = ["MOST_WAITING", "spread"]

MOST_WAITING: Final = 64
"""How many tasks are under way or waiting at most, so that memory stays flat."""
_MOST_ROWS: Final = 8
"""How many rows a task has at most: then shipping it costs next to nothing beside making it."""
_TRIES: Final = (_MOST_ROWS, 1, 1)
"""How many rows a task has each time that rows are made apart, until they are given up."""

T = TypeVar("T")


def spread(
    items: Iterable[tuple[T, Job | None]],
    work: Work,
    executor: ExecutorLike | None,
    patience: float | None = None,
) -> Generator[tuple[T, Made | None]]:
    """Yield each item with what came of its job, as answers come; an item without a job comes when it is read.

    Without an executor, items come in their order. ``patience`` is how many seconds nobody may answer; ``None`` waits
    for ever.
    """
    crew = Crew(work, executor, patience)
    most = 1 if executor is None else MOST_WAITING
    chunks = _chunked(items, 1 if executor is None else _MOST_ROWS)
    under_way: dict[Answer, list[tuple[T, Job]]] = {}
    try:
        while True:
            chunk: list[tuple[T, Job | None]] | None = None
            while not crew.refused and len(under_way) < most and (chunk := next(chunks, None)):
                yield from ((item, None) for item, job in chunk if job is None)
                if tasks := [(item, job) for item, job in chunk if job is not None]:
                    under_way[crew.submit([job for _, job in tasks])] = tasks
            if under_way:
                yield from _answers(crew, under_way)
            elif not chunk:
                return
    finally:
        for future in under_way:
            future.cancel()
        crew.leave()


def _chunked(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """Yield small groups first, so that a short batch too is spread over all workers, then larger ones."""
    rest, sent = iter(items), 0
    while chunk := list(islice(rest, min(most, 1 + sent // MOST_WAITING))):
        yield chunk
        sent += len(chunk)


def _answers(crew: Crew, under_way: dict[Answer, list[tuple[T, Job]]]) -> Iterator[tuple[T, Made]]:
    """Yield the items of the task that is answered first; if it was lost, all that are under way, made apart."""
    future = crew.first_of(under_way)
    made = None if future is None else crew.answer(future)
    if future is not None and made is not None:
        yield from _each(under_way.pop(future), made)
        return
    known = [(tasks, crew.answer(future)) for future, tasks in under_way.items()]
    under_way.clear()
    for tasks, made in known:
        yield from () if made is None else _each(tasks, made)
    yield from _apart(crew, [task for tasks, made in known if made is None for task in tasks])


def _each(tasks: Sequence[tuple[T, object]], made: Sequence[Made]) -> Iterator[tuple[T, Made]]:
    return ((item, one) for (item, _), one in zip(tasks, made, strict=True))


def _apart(crew: Crew, lost: Iterable[tuple[T, Job]]) -> Iterator[tuple[T, Made]]:
    """Yield what comes of rows that were lost, when nothing else is under way: each is tried a few times at most."""
    rows: list[tuple[T, bytes]] = []
    silent = False
    for item, job in lost:
        try:
            rows.append((item, packed(job)))
        except Exception as error:  # noqa: BLE001 -- each class says in its own way that it cannot be packed
            yield item, _nothing(_unsendable(error))
    for size in _TRIES:
        if not rows or crew.gone:
            break
        rows, silent = yield from _attempt(crew, rows, size)
    crew.refused = False  # what was not taken has been seen to
    finding = died("arbetaren svarade aldrig") if silent and not crew.gone else crew.not_done()
    yield from ((item, _nothing(finding)) for item, _ in rows)


def _attempt(
    crew: Crew, rows: list[tuple[T, bytes]], size: int
) -> Generator[tuple[T, Made], None, tuple[list[tuple[T, bytes]], bool]]:
    """Yield what comes of rows made apart; return those without answer, and whether that is for silence.

    Last comes a task without rows: when it is answered but others are not, there are workers who could have.
    """
    crew.renew()
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    under_way = {crew.submit_apart([job for _, job in part]): part for part in [*parts, []]}
    left: list[tuple[T, bytes]] = []
    heard = False
    try:
        while under_way and not crew.gone and (future := crew.first_of(under_way)) is not None:
            part = under_way.pop(future)
            made = crew.answer(future)
            heard = heard or made is not None
            if made is None:
                left += part
            else:
                yield from _each(part, made)
    finally:
        for future in under_way:
            future.cancel()
    if not heard:
        crew.unheard()
    return left + [row for part in under_way.values() for row in part], bool(under_way)


def _unsendable(error: Exception) -> Finding:
    return about(OWN_FAULT, f"raden går inte att skicka till en arbetare ({type(error).__name__})")


def _nothing(finding: Finding) -> Made:
    return Made(None, "", "", (finding,))
