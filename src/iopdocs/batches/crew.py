"""Spreading jobs over an executor (arbetslag): asked only to take tasks, and for their answers as they come.

So every executor of the ``concurrent.futures`` sort works as it is: threads, processes, loky, Dask's
``client.get_executor(pure=False)``.

A worker that dies takes the tasks around it with it. Their rows are set aside and tried once more when nothing else is
under way, each alone, so that only the row that kills its worker is lost. A pool of processes is dead after that: one
that was given as a function is made anew. Some deaths are never told: Dask's executor forgets a task whose answer was
lost on its way and that failed when it was made again. So a long silence too is taken for a death; a row that is made
twice gives the same bytes, and one answer is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from itertools import islice
from typing import Any, Final, Protocol, TypeVar

from iopdocs.batches.codes import DIED, NOT_DONE, about
from iopdocs.batches.task import Job, Made, Work, make
from iopdocs.findings import Finding

__all__ = ["MOST_WAITING", "ExecutorLike", "Submits", "spread"]

MOST_WAITING: Final = 64
"""How many tasks are under way or waiting at most, so that memory stays flat."""
_MOST_ROWS: Final = 8
"""How many rows a task has at most: then shipping it costs next to nothing beside making it."""
_MOST_SET_ASIDE: Final = MOST_WAITING * _MOST_ROWS
_MOST_DEATHS: Final = 10
"""How many rows in succession may kill their workers alone, before it is clear that the rows are not to blame."""
_SILENCE: Final = _MOST_DEATHS // 2
"""How many deaths a row counts as that nobody answers for: it takes so much longer to know."""

T = TypeVar("T")


class Submits(Protocol):
    """All that is asked of an executor (exekutor)."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Let a worker call a function."""


ExecutorLike = Submits | Callable[[], Executor]
"""An executor, which is left running; or what makes one, which is then made anew if its workers die, and shut down."""


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
    here = executor is None
    crew = _Crew(work, executor, patience)
    chunks = _chunked(items, 1 if here else _MOST_ROWS)
    under_way: dict[Future[list[Made]], list[tuple[T, Job]]] = {}
    set_aside: list[tuple[T, Job]] = []
    try:
        while True:
            free = 0 if len(set_aside) >= _MOST_SET_ASIDE else (1 if here else MOST_WAITING) - len(under_way)
            read = 0
            for read, chunk in enumerate(islice(chunks, free), 1):  # noqa: B007 -- how many there were is asked below
                yield from ((item, None) for item, job in chunk if job is None)
                if tasks := [(item, job) for item, job in chunk if job is not None]:
                    under_way[crew.submit([job for _, job in tasks])] = tasks
            if under_way:
                yield from _answers(crew, under_way, set_aside)
            elif set_aside:
                yield from ((item, crew.alone(job)) for item, job in set_aside)
                set_aside.clear()
            elif not read:
                return
    finally:
        for future in under_way:
            future.cancel()
        crew.leave()


def _answers(
    crew: _Crew, under_way: dict[Future[list[Made]], list[tuple[T, Job]]], set_aside: list[tuple[T, Job]]
) -> Iterator[tuple[T, Made]]:
    """Yield the items of the task that is answered first, or set them aside; after a long silence, all of them."""
    future = crew.first_of(under_way)
    for silent in () if future else under_way:
        silent.cancel()
        set_aside.extend(under_way[silent])
    if future is None:
        under_way.clear()
        return
    tasks = under_way.pop(future)
    made = crew.answer(future)
    if made is None:
        set_aside.extend(tasks)
    else:
        yield from ((item, one) for (item, _), one in zip(tasks, made, strict=True))


def _chunked(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """Yield small groups first, so that a short batch too is spread over all workers, then larger ones."""
    rest, sent = iter(items), 0
    while chunk := list(islice(rest, min(most, 1 + sent // MOST_WAITING))):
        yield chunk
        sent += len(chunk)


class _NoWorkersError(Exception):
    """There is nobody to give a task to."""


class _Crew:
    """The workers of one batch, however they were got."""

    def __init__(self, work: Work, executor: ExecutorLike | None, patience: float | None) -> None:
        self._work = work
        self._patience = patience
        given = executor if executor is not None and _is_executor(executor) else None
        self._executor: Any = _Here() if executor is None else given
        self._make: Any = None if self._executor is not None else executor
        self._deaths = 0
        self._last: Exception | None = None

    def submit(self, jobs: Sequence[Job]) -> Future[list[Made]]:
        """Give a task to a worker; where there are none left, what comes back has failed already."""
        error = self._last
        for _ in range(2 if self._deaths < _MOST_DEATHS else 0):
            try:
                return self._submitted(jobs)
            except Exception as refusal:  # noqa: BLE001 -- a dead pool says so in as many ways as there are pools
                error = refusal
                self.leave()
        return _failed(_NoWorkersError(error))

    def first_of(self, under_way: Iterable[Future[list[Made]]]) -> Future[list[Made]] | None:
        """Return the task that is answered first; ``None`` if nobody answers."""
        try:
            return next(as_completed(under_way, self._patience))
        except TimeoutError:
            return None

    def answer(self, future: Future[list[Made]]) -> list[Made] | None:
        """Return the answer to a task, ``None`` if it was lost: tasks raise nothing, so it is the worker's doing."""
        try:
            made = future.result()
        except Exception:  # noqa: BLE001 -- each sort of executor tells of a death in its own way
            return None
        self._deaths = 0
        return made

    def alone(self, job: Job) -> Made:
        """Return what comes of a job that was lost, when nothing else is under way."""
        try:
            made = self.submit([job]).result(self._patience)[0]
        except _NoWorkersError as none:
            return _not_done(none.args[0])
        except Exception as error:  # noqa: BLE001 -- as in answer
            self._deaths += _SILENCE if isinstance(error, TimeoutError) else 1
            self._last = error
            return _died(error)
        self._deaths = 0
        return made

    def leave(self) -> None:
        """Shut down the workers that were made here; the caller's are left as they are."""
        if self._make is not None and self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None

    def _submitted(self, jobs: Sequence[Job]) -> Future[list[Made]]:
        if self._executor is None:
            self._executor = self._make()
        submitted: Future[list[Made]] = self._executor.submit(make, self._work, jobs)
        return submitted


class _Here:
    """The executor that is none: what is submitted is done at once."""

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Call the function."""
        future: Future[T] = Future()
        future.set_result(fn(*args))
        return future


def _is_executor(executor: object) -> bool:
    return hasattr(executor, "submit") and not isinstance(executor, type)


def _failed(error: Exception) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


def _died(error: Exception) -> Made:
    what = "arbetaren svarade aldrig" if isinstance(error, TimeoutError) else "arbetaren dog medan raden gjordes"
    message = f"{what} ({type(error).__name__}); de andra raderna berörs inte"
    return _nothing(about(DIED, message, hint="kör igen; händer det på samma rad en gång till, dela upp avtalet"))


def _not_done(error: Exception | None) -> Made:
    message = f"raden hann inte göras: det finns inga arbetare kvar ({type(error).__name__})"
    return _nothing(about(NOT_DONE, message, hint="kör igen, så görs det som fattas"))


def _nothing(finding: Finding) -> Made:
    return Made(None, "", "", (finding,))
