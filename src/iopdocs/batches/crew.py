"""The workers of a batch (arbetslag): asked only to take tasks, and for their answers as they come.

So every executor of the ``concurrent.futures`` sort works as it is: threads, processes, loky, Dask's
``client.get_executor(pure=False)``. A pool of processes is dead when a worker has died: one that was given as a
function is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future, as_completed
from typing import Any, Final, Protocol, TypeVar

from iopdocs.batches.apart import make_apart
from iopdocs.batches.codes import DIED, NOT_DONE, about
from iopdocs.batches.task import Job, Made, Work, make
from iopdocs.findings import Finding

__all__ = ["Answer", "Crew", "ExecutorLike", "Submits"]

_MOST_DEATHS: Final = 10
"""How many rows in succession may end their processes, before it is clear that the rows are not to blame."""
_MOST_SILENCES: Final = 3
"""How many times in succession nobody may answer though the workers were made anew."""

T = TypeVar("T")
Answer = Future[list[Made]]


class Submits(Protocol):
    """All that is asked of an executor (exekutor)."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Let a worker call a function."""


ExecutorLike = Submits | Callable[[], Executor]
"""An executor, which is left running; or what makes one, which is then made anew if its workers die, and shut down."""


class Crew:
    """The workers of one batch, however they were got.

    ``gone`` is whether nothing more will come of asking them: there are none, or they die of everything; ``refused``
    whether they would not take a task, which they do when one of them has died.
    """

    def __init__(self, work: Work, executor: ExecutorLike | None, patience: float | None) -> None:
        self._work = work
        self._patience = patience
        given = executor if executor is not None and _is_executor(executor) else None
        self._executor: Any = _Here() if executor is None else given
        self._make: Any = None if self._executor is not None else executor
        self._deaths = 0
        self._silences = 0
        self._last: Exception | None = None
        self.gone = self.refused = False

    def submit(self, jobs: Sequence[Job]) -> Answer:
        """Give a task to a worker; where there are none left, what comes back has failed already."""
        return self._submitted(make, jobs)

    def submit_apart(self, jobs: Sequence[bytes]) -> Answer:
        """Give a worker packed jobs to make in a process beside it; with none it answers that it lives."""
        return self._submitted(make_apart, jobs)

    def first_of(self, under_way: Iterable[Answer]) -> Answer | None:
        """Return the task that is answered first; ``None`` if nobody answers."""
        try:
            return next(as_completed(under_way, self._patience))
        except TimeoutError as error:
            self._last = error
            return None

    def answer(self, future: Answer) -> list[Made] | None:
        """Return the answer to a task, ``None`` if it was lost: tasks raise nothing, so it is the worker's doing.

        A task that has no answer yet is cancelled and counts as lost.
        """
        if not future.done():
            future.cancel()
            return None
        try:
            made = future.result()
        except Exception as error:  # noqa: BLE001 -- each sort of executor tells of a death in its own way
            self._last = error
            return None
        self._silences = 0
        for one in made:
            self._deaths = self._deaths + 1 if DIED in (found.code for found in one.findings) else 0
            self.gone = self.gone or self._deaths >= _MOST_DEATHS
        return made

    def renew(self) -> None:
        """Make the workers anew, for some of them have died; the caller's are asked again as they are."""
        self.refused = False
        self._shut_down(wait=False)

    def unheard(self) -> None:
        """Note that nobody has answered at all: the caller's workers are then gone, others after some times."""
        self._silences += 1
        self.gone = self._make is None or self._silences >= _MOST_SILENCES

    def leave(self) -> None:
        """Shut down the workers that were made here; the caller's are left as they are.

        Those that do not answer are not waited for.
        """
        self._shut_down(wait=not self.gone)

    def _shut_down(self, *, wait: bool) -> None:
        if self._make is not None and self._executor is not None:
            self._executor.shutdown(wait=wait)
            self._executor = None

    def not_done(self) -> Finding:
        """Return what is said of a row that nobody was left to make."""
        message = f"raden hann inte göras: det finns inga arbetare kvar ({type(self._last).__name__})"
        return about(NOT_DONE, message, hint=_AGAIN if self._make is not None else _NEW_EXECUTOR)

    def _submitted(self, task: Callable[..., list[Made]], jobs: Sequence[Any]) -> Answer:
        if not self.gone:
            try:
                if self._executor is None:
                    self._executor = self._make()
                return self._executor.submit(task, self._work, jobs)  # type: ignore[no-any-return] # of any kind
            except Exception as refusal:  # noqa: BLE001 -- a dead pool says so in as many ways as there are pools
                self._last = refusal
        self.refused = True
        failed: Answer = Future()
        failed.set_exception(self._last)
        return failed


_AGAIN: Final = "kör igen, så görs det som fattas"
_NEW_EXECUTOR: Final = (
    "kör igen med nya arbetare; ges en funktion som gör exekutorn, i stället för exekutorn själv, görs den om när en "
    "arbetare dör"
)


class _Here:
    """The executor that is none: what is submitted is done at once."""

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Call the function."""
        future: Future[T] = Future()
        future.set_result(fn(*args))
        return future


def _is_executor(executor: object) -> bool:
    return hasattr(executor, "submit") and not isinstance(executor, type)
