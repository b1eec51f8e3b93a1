"""Many agreements in one go (satsvis): each row a document, and one bad row costs that row alone."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from iopdocs.batches.codes import CHANGED, DIED, KEY, NOT_DONE, OTHER_VERSION, OWN_FAULT, UNWRITTEN, about
from iopdocs.batches.crew import ExecutorLike
from iopdocs.batches.folder import Entry, Folder
from iopdocs.batches.names import file_name, same_file
from iopdocs.batches.results import Result, Status
from iopdocs.batches.rows import Row, digest_of
from iopdocs.batches.spread import spread
from iopdocs.batches.tables import Table, base_reading, is_table, rows_of
from iopdocs.batches.task import Job, Made, Work, packed
from iopdocs.batches.version import wording_version
from iopdocs.document import Document
from iopdocs.errors import InvalidBatch
from iopdocs.findings import Finding, Findings
from iopdocs.reading import Reading, build
from iopdocs.trouble import reason
from iopdocs.values.refusal import shown
from iopdocs.verbs import PaperLike

if TYPE_CHECKING:
    from iopdocs.profile import ProfileLike

__all__ = ["Progress", "batch"]

Rows = PaperLike | Row | Iterable[PaperLike | Row]

_WRITERS: Final = 8
"""How many documents are written at a time."""
_MOST_UNWRITTEN: Final = 32
_FAILED = (DIED, OWN_FAULT, OTHER_VERSION, UNWRITTEN)


class Progress(Protocol):
    """What shows how far a batch has come (förlopp): ``tqdm``, or anything that is called as it is."""

    def __call__(self, results: Iterator[Result], /, *, total: int | None) -> Iterable[Result]:
        """Return the results as they come; ``total`` is how many there will be, if that is known."""


def batch(  # noqa: PLR0913 -- the options of one call, all named but the first three
    rows: Rows,
    executor: ExecutorLike | None = None,
    progress: Progress | None = None,
    *,
    output: str | os.PathLike[str] | None = None,
    base: PaperLike | None = None,
    key: str | None = None,
    sheet: str | None = None,
    profile: ProfileLike | None = None,
    draft: bool = False,
    patience: float | None = 600,
    cache: str | os.PathLike[str] | None = None,
) -> Iterator[Result]:
    """Return one by one what becomes of each row, as it becomes known; rows are made when results are asked for.

    Without an executor the results come in the order of the rows.

    Args:
        rows: agreements in any form that :func:`iopdocs.check` takes, or by their keys; or a spreadsheet (.xlsx) or a
            file with a JSON object a line (.jsonl), by its path.
        executor: who does the work: any executor of the ``concurrent.futures`` sort, or a function that makes one; such
            a one is made anew when a worker dies. Without it the work is done here.
        progress: what shows how far it has come, such as ``tqdm``.
        output: the folder to write to. What has been done there already is not done again.
        base: the agreement that the rows of a table fill in (grundavtal).
        key: the column or field that tells the rows apart; else ``nyckel``, or the first column.
        sheet: the sheet to read; else the first that is not hidden.
        profile: a municipality's profile, or its folder.
        draft: write drafts, with blanks for what is missing.
        patience: how many seconds the workers may be silent before they are taken for dead; ``None`` waits for ever.
        cache: a folder where compiled templates are kept for workers that begin; a loaded profile has been told of its
            own.

    Raises:
        InvalidBatch: a table or the base cannot be read, or a heading names no field; nothing has then been written.
        InvalidProfile: the profile is wrong.
        OSError: the folder cannot be written to; when the first result is asked for.
    """
    filled = None if base is None else _usable(base_reading(base))
    work = _work(profile, filled, cache, draft=draft)
    found = rows_of(rows, Table.of(filled, key, sheet))
    folder = None if output is None else Folder(Path(output))
    run = _Run(work, filled, folder)
    answers = spread(map(run.begun, found), work, executor, patience)
    results = run.results(answers, 0 if executor is None else _MOST_UNWRITTEN)
    return results if progress is None else iter(progress(results, total=_total(rows)))


def _total(rows: Rows) -> int | None:
    """Return how many rows there are, where that is known; a table is not counted beforehand."""
    counted = isinstance(rows, list | tuple | Mapping) and not any(map(is_table, rows))
    return len(rows) if counted else None  # type: ignore[arg-type] # those that are counted have a length


def _usable(base: Reading) -> Reading:
    built = build(base)
    wrong = Findings(tuple(one for one in built.findings.errors if one.code != "INP001"))
    if wrong or built.paper is None:
        raise InvalidBatch(wrong or built.findings)
    return base


def _work(
    profile: ProfileLike | None, base: Reading | None, cache: str | os.PathLike[str] | None, *, draft: bool
) -> Work:
    from iopdocs.profile import loaded

    chosen = None if profile is None else loaded(profile, cache=cache)
    kept = cache if chosen is None else chosen.cache
    return Work(
        wording_version(chosen),
        draft,
        None if chosen is None else packed((chosen.folder, chosen.settings)),
        None if base is None else packed(base),
        None if kept is None else str(Path(kept).absolute()),
    )


class _Run:
    """One batch on its way: which names are taken, and where the documents go."""

    def __init__(self, work: Work, base: Reading | None, folder: Folder | None) -> None:
        self._work = work
        self._base = None if base is None else digest_of(base.data)
        self._folder = folder
        self._taken: dict[str, str] = {}

    def results(self, answers: Generator[tuple[_Begun, Made | None]], ahead: int) -> Iterator[Result]:
        """Yield the result of each row; rows are read, and documents written, as they come.

        So many may be ``ahead``, about to be written: a disk that makes sure of one file takes several in that time.
        """
        with self._folder or nullcontext(), closing(answers), ThreadPoolExecutor(_WRITERS) as writers:
            waiting: deque[Future[Result]] = deque()
            for begun, made in answers:
                waiting.append(writers.submit(self._settled, begun, made))
                while waiting and (len(waiting) > ahead or waiting[0].done()):
                    yield waiting.popleft().result()
            yield from (one.result() for one in waiting)

    def _settled(self, begun: _Begun, made: Made | None) -> Result:
        return begun.settled if made is None else self._ended(begun.row, begun.entry, made)

    def begun(self, row: Row) -> tuple[_Begun, Job | None]:
        """Return a row with its entry in the manifest, and its job unless it is settled already."""
        file, work = file_name(row.key), self._work
        entry = Entry(row.key, file, Status.DONE, row.digest, work.version, self._base, draft=work.draft)
        findings = [*row.findings, *self._key_faults(row, file)]
        if findings:
            return _Begun(row, entry, self._without(row, entry, Status.REFUSED, Findings.of(findings))), None
        if self._folder is not None and self._folder.has(entry):
            done = Result(row.key, Status.UNCHANGED, origin=row.origin, path=self._folder.place(file))
            return _Begun(row, entry, done), None
        return _Begun(row, entry, _UNSETTLED), row.job

    def _key_faults(self, row: Row, file: str) -> Iterator[Finding]:
        if not file:
            said = f"nyckeln {shown(row.key)} ger inget filnamn" if row.key else "raden har ingen nyckel"
            hint = "nyckeln blir filnamnet; skriv ett namn som inget annat avtal har"
            yield row.origin.on(about(KEY, said, hint=hint))
        elif same_file(file) in self._taken:
            said = f"nyckeln {shown(row.key)} ger samma filnamn som {self._taken[same_file(file)]}"
            yield row.origin.on(about(KEY, said, hint="ge varje rad en egen nyckel"))
        else:
            self._taken[same_file(file)] = str(row.origin)

    def _ended(self, row: Row, entry: Entry, made: Made) -> Result:
        findings = row.placed(made.findings)
        if made.data is None:
            return self._without(row, entry, _status(findings), findings)
        document = Document(made.data, made.title, self._work.draft, made.form)
        if self._folder is None:
            return Result(row.key, Status.DONE, findings, row.origin, document)
        try:
            aside = self._folder.write(entry._replace(codes=findings.codes), made.data)
        except OSError as error:
            unwritten = about(UNWRITTEN, f"dokumentet kunde inte skrivas: {reason(error)}")
            return self._without(row, entry, Status.FAILED, Findings.of([unwritten, *findings]))
        told = Findings.of([*findings, *([] if aside is None else [_put_aside(aside)])])
        return Result(row.key, Status.DONE, told, row.origin, document, self._folder.place(entry.file))

    def _without(self, row: Row, entry: Entry, status: Status, findings: Findings) -> Result:
        """Return the result of a row without a document, which is noted all the same."""
        if self._folder is not None and status is not Status.NOT_DONE:
            with suppress(OSError):
                self._folder.note(entry._replace(status=status, codes=findings.codes))
        return Result(row.key, status, findings, row.origin)


class _Begun(NamedTuple):
    """A row on its way: its entry in the manifest, and its result if it is settled without being made."""

    row: Row
    entry: Entry
    settled: Result


_UNSETTLED: Final = Result("", Status.NOT_DONE)


def _status(findings: Findings) -> Status:
    if NOT_DONE in findings.codes:
        return Status.NOT_DONE
    return Status.FAILED if any(code in _FAILED for code in findings.codes) else Status.REFUSED


def _put_aside(path: Path) -> Finding:
    return about(CHANGED, f"dokumentet som låg där hade ändrats och heter nu {path.name}")
