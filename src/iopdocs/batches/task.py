"""What a worker does (arbetarens uppgift): plain arguments in, bytes or findings out, and never an exception.

Nothing is written here and no folder is shared: the parent writes what comes back. So any executor will do.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from iopdocs.batches.codes import OTHER_VERSION, OWN_FAULT, about
from iopdocs.errors import TemplateError
from iopdocs.findings import Finding
from iopdocs.trouble import own_fault

if TYPE_CHECKING:
    from iopdocs.findings import Path as DataPath
    from iopdocs.profile import Profile

__all__ = ["Job", "Made", "Work", "make", "packed", "with_changes"]


class Work(NamedTuple):
    """What all rows of a batch share (uppdraget): the wording's version, the profile, the agreement that rows fill in.

    ``profile`` is a folder and what its file says, ``base`` a reading; both are packed. ``cache`` is a folder where
    compiled templates are kept, for workers that begin.
    """

    version: str
    draft: bool = False
    profile: bytes | None = None
    base: bytes | None = None
    cache: str | None = None


class Job(NamedTuple):
    """One row to be made (uppgift): the data of an agreement, or what it changes in the base."""

    source: Any = None
    name: str | None = None
    changes: tuple[tuple[DataPath, Any], ...] = ()


class Made(NamedTuple):
    """What came of a job: the Word package with its heading and sort, if it could be made, and the findings."""

    data: bytes | None
    title: str
    form: str
    findings: tuple[Finding, ...]


def make(work: Work, jobs: Sequence[Job]) -> list[Made]:
    """Make each job's document; what goes wrong with one is told in its place, and the others are made."""
    return [_made(work, job) for job in jobs]


def _made(work: Work, job: Job) -> Made:
    try:
        return _attempted(work, job)
    except TemplateError as error:
        return _nothing(about(OWN_FAULT, str(error)))
    except Exception as error:  # noqa: BLE001 -- one row must never stop the others
        return _nothing(about(OWN_FAULT, own_fault(error)))


def _attempted(work: Work, job: Job) -> Made:
    from iopdocs.verbs import attempt

    profile, version = _tools(work.profile, work.cache, work.version)
    if version != work.version:
        return _nothing(about(OTHER_VERSION, "arbetaren har en annan version av programmet eller mallarna"))
    document, findings = attempt(_source(work, job), profile=profile, draft=work.draft, cache=work.cache)
    if document is None:
        return Made(None, "", "", findings.items)
    return Made(document.data, document.title, document.form, findings.items)


def _nothing(finding: Finding) -> Made:
    return Made(None, "", "", (finding,))


@lru_cache(maxsize=4)
def _tools(packed_profile: bytes | None, cache: str | None, _asked: str) -> tuple[Profile | None, str]:
    """Return the profile, with templates that stay compiled, and the version of the wording here.

    A worker may live longer than a wording: the version that is asked for is part of what the answer is kept under.
    """
    from iopdocs.batches.version import wording_version
    from iopdocs.profile import Profile

    if packed_profile is None:
        return None, wording_version(None)
    folder, settings = _unpacked(packed_profile)
    profile = Profile(folder, settings, None if cache is None else Path(cache))
    return profile, wording_version(profile)


def _source(work: Work, job: Job) -> Any:
    from iopdocs.reading import Reading, is_word_file, read

    if work.base is not None and job.source is None:
        base = _unpacked(work.base)
        return Reading(base.name, with_changes(base.data, job.changes), base.positions)
    is_text = isinstance(job.source, bytes) and not is_word_file(job.source)
    return read(job.source, name=job.name) if is_text else job.source


def packed(value: Any) -> bytes:
    """Return a value as bytes, so that workers that get it many times unpack it once."""
    return pickle.dumps(value)


@lru_cache(maxsize=8)
def _unpacked(value: bytes) -> Any:
    return pickle.loads(value)  # noqa: S301 -- from the parent, as are the arguments around it


def with_changes(data: Any, changes: Sequence[tuple[DataPath, Any]]) -> Any:
    """Return data with values changed, and taken out where the new one is ``None``; the rest is shared."""
    for path, value in changes:
        data = _changed(data, path, value)
    return data


def _changed(data: Any, path: DataPath, value: Any) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        at = int(step)
        return [*data[:at], _changed(data[at], rest, value) if rest else value, *data[at + 1 :]]
    if rest:
        return data | {step: _changed(data[step], rest, value)}
    if value is None:
        return {name: item for name, item in data.items() if name != step}
    return data | {step: value}
