"""Making rows apart (var för sig): in a process beside the worker, so that a row that ends its process ends no worker.

When a worker dies nobody can tell which of the rows that it and its neighbours had was to blame, and some executors
give a row to one new worker after another, which all die of it. So rows that were lost are made by a process that the
worker starts. It takes them one by one, and the one that it was at when it ended is tried once more as the first of
the next process; the first of a process is to blame for its end.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

from iopdocs.batches.codes import DIED, NOT_DONE, about
from iopdocs.batches.task import Made, Work, make
from iopdocs.findings import Finding

__all__ = ["died", "make_apart", "serve"]

_SERVE: Final = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from iopdocs.batches.apart import serve; serve()"
)
_READY: Final = "ready"


def make_apart(work: Work, jobs: Sequence[bytes]) -> list[Made]:
    """Make each packed job's document in a process of its own, and tell which of them ended it.

    Where no process can be started the jobs are made here.
    """
    made: list[Made] = []
    while rest := jobs[len(made) :]:
        ready, ended = _beside(work, rest)
        if ready is None:
            return [*made, *(_from_packed(work, job) for job in rest)]
        made += ready or [Made(None, "", "", (died(f"arbetaren dog medan raden gjordes ({ended})"),))]
    return made


def died(how: str) -> Finding:
    """Return what is said of a row that took its worker with it."""
    hint = "kör igen; händer det på samma rad en gång till, dela upp avtalet"
    return about(DIED, f"{how}; de andra raderna berörs inte", hint=hint)


def serve() -> None:
    """Make the jobs that come on standard input, and give each answer as soon as it is known."""
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what others print must not get in among the answers
    work, jobs = pickle.load(given)  # noqa: S301 -- from the worker that started this
    for answer in _served(work, jobs):
        pickle.dump(answer, answers)
        answers.flush()


def _served(work: Work, jobs: Sequence[bytes]) -> Iterator[Any]:
    yield _READY
    yield from (_from_packed(work, job) for job in jobs)


def _from_packed(work: Work, job: bytes) -> Made:
    try:
        unpacked = pickle.loads(job)  # noqa: S301 -- from the parent, as are the arguments around it
    except Exception as error:  # noqa: BLE001 -- a value's own class says in its own way that it is not known here
        said = f"raden går inte att göra i en egen process ({type(error).__name__})"
        return Made(None, "", "", (about(NOT_DONE, said, hint="kör igen, så görs det som fattas"),))
    return make(work, [unpacked])[0]


def _beside(work: Work, jobs: Sequence[bytes]) -> tuple[list[Made] | None, str]:
    """Return what a new process made before it ended, ``None`` if it never began, and how it ended."""
    sent = pickle.dumps(sys.path) + pickle.dumps((work, list(jobs)))
    try:
        run = subprocess.run(
            [sys.executable, "-c", _SERVE], input=sent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
    except (OSError, ValueError):
        return None, ""
    answers = list(_unpacked(run.stdout))
    return (answers[1:] if answers[:1] == [_READY] else None), _ended(run.returncode)


def _unpacked(data: bytes) -> Iterator[Any]:
    """Yield the answers that came whole."""
    stream = BytesIO(data)
    with suppress(Exception):  # the last may be cut off anywhere
        while True:
            yield pickle.load(stream)  # noqa: S301 -- from the process that was started here


def _ended(code: int) -> str:
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"slutkod {code}"
