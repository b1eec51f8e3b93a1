"""``iopdocs batch``: write many agreements in one go (satsvis)."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from argparse import SUPPRESS, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iopdocs.cli.cache import add_cache, cache_of
from iopdocs.cli.output import say
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, profile_of
from iopdocs.cli.status import CannotRun, Status
from iopdocs.findings import Findings, Severity
from iopdocs.trouble import reason

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from iopdocs.batches.results import Result
    from iopdocs.batches.run import Progress

__all__ = ["add", "run"]

_MOST_JOBS = 61
"""The most processes that a pool can have on every system."""


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Skriver ett Word-dokument för varje rad i en tabell, eller för varje fil. Det som redan är gjort "
        "hoppas över, och en rad med fel hindrar inte de andra."
    )
    parser.epilog = "Slutstatus: 0 om alla avtal finns, 1 om någon rad inte blev klar, 2 om kommandot inte kunde köras."
    parser.add_argument(
        "files", metavar="FIL", nargs="*", help="kalkylark (.xlsx), JSON med ett objekt per rad (.jsonl), eller avtal"
    )
    parser.add_argument("-o", "--output", metavar="KATALOG", help="katalog att skriva till; den görs om den inte finns")
    parser.add_argument("-j", "--jobs", metavar="N", type=_jobs, default=1, help="antal processer som hjälps åt")
    parser.add_argument("--base", metavar="AVTAL", help="grundavtal som tabellens rader fyller i")
    parser.add_argument("--columns", action="store_true", help="visa vilka rubriker en tabell till grundavtalet kan ha")
    parser.add_argument("--key", metavar="KOLUMN", help="kolumnen som ger varje avtal dess namn")
    parser.add_argument("--sheet", metavar="BLAD", help="bladet att läsa; annars det första")
    parser.add_argument("--draft", action="store_true", help="skriv utkast med luckor för det som saknas")
    parser.add_argument("--page-numbers", action="store_true", help=SUPPRESS)
    add_profile(parser)
    add_cache(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Write each agreement and tell about those that could not be written."""
    if args.columns:
        return _columns(args.base)
    if args.page_numbers:
        raise CannotRun(_page_numbers(args.output or "avtalen"))
    if not args.files or args.output is None:
        raise CannotRun(f"{_unsaid(args)}, till exempel: {shlex.join(_whole_command(args))}")
    _refuse_own_manifest(args.files, Path(args.output))
    progress, aside = _bar()
    counts, remarks = Counter[str](), Counter[str]()
    try:
        for result in _results(args, progress):
            counts[result.status] += 1
            remarks.update(set(result.findings.codes) if result.status.ready else ())
            _tell(_own(result) if args.base else result, aside)
    except OSError as error:
        raise CannotRun(f"katalogen {args.output} går inte att skriva i: {reason(error)}") from error
    return _summary(args.output, counts, remarks)


def _page_numbers(output: str) -> str:
    said = "sidnummer sätts ut när avtalen är skrivna, i alla på en gång; skriv dem utan --page-numbers och kör sedan"
    return f"{said}: iopdocs render --page-numbers {shlex.quote(output)}/*.docx -o sidnumrerade/"


def _unsaid(args: Namespace) -> str:
    wanted = (None if args.files else "vad som ska läsas", "katalogen att skriva till" if args.output is None else None)
    return f"ange {' och '.join(filter(None, wanted))}"


def _whole_command(args: Namespace) -> Iterator[str]:
    """Yield the command as it was given, with an example of each thing that it lacks."""
    from iopdocs.batches.tables import is_workbook

    files = args.files or ["foreningar.xlsx"]
    needed = "grundavtal.yaml" if any(map(is_workbook, files)) else None
    yield from ("iopdocs", "batch", *files)
    for flag, value in (
        ("--base", args.base or needed),
        ("--key", args.key),
        ("--sheet", args.sheet),
        ("--profile", args.profile),
        ("-j", str(args.jobs) if args.jobs > 1 else None),
        ("-o", args.output or "avtalen"),
    ):
        yield from (flag, value) if value else ()
    yield from ("--draft",) if args.draft else ()


def _results(args: Namespace, progress: Progress | None) -> Iterator[Result]:
    from iopdocs.batches.run import batch

    cache = cache_of(args)
    return batch(
        [Path(name) for name in args.files],
        _pool(args.jobs),
        progress,
        output=args.output,
        base=None if args.base is None else Path(args.base),
        key=args.key,
        sheet=args.sheet,
        profile=profile_of(args, cache=cache),
        draft=args.draft,
        cache=cache,
    )


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_JOBS:
        raise ArgumentTypeError(f"antalet ska vara ett heltal mellan 1 och {_MOST_JOBS}")
    return int(text)


def _pool(jobs: int) -> Callable[[], Executor] | None:
    """Return what makes a pool of new processes, which leave it to the parent to be interrupted."""
    if jobs == 1:
        return None
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    quiet = {"initializer": signal.signal, "initargs": (signal.SIGINT, signal.SIG_IGN)}
    return partial(ProcessPoolExecutor, jobs, mp_context=get_context("spawn"), **quiet)


def _bar() -> tuple[Any, Callable[[], AbstractContextManager[Any]]]:
    """Return a progress bar and what lets it step aside; nothing where nobody looks, or without tqdm."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None, nullcontext
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return None, nullcontext
    bar = partial(tqdm, unit=" avtal", leave=False, file=sys.stderr)
    return bar, partial(tqdm.external_write_mode, file=sys.stderr)


def _refuse_own_manifest(files: Sequence[str], output: Path) -> None:
    from iopdocs.batches.folder import MANIFEST

    own = os.path.realpath(output / MANIFEST)
    if any(os.path.realpath(name) == own for name in files):
        raise CannotRun(f"{output / MANIFEST} är katalogens egen förteckning och inte en tabell med avtal")


def _tell(result: Result, aside: Callable[[], AbstractContextManager[Any]]) -> None:
    from iopdocs.batches.codes import CHANGED

    if not result.status.ready or CHANGED in result.findings.codes:
        with aside():
            say(str(result))


def _own(result: Result) -> Result:
    """Return a result without what the base alone gives in every row: errors stay, and what its own cells give."""
    row = result.origin.row
    own = (one for one in result.findings if one.severity is Severity.ERROR or (one.column and one.line == row))
    return replace(result, findings=Findings(tuple(own)))


def _summary(output: str, counts: Counter[str], remarks: Counter[str]) -> Status:
    from iopdocs.batches.results import Status as Row

    told = [f"{counts[one]} {one.one if counts[one] == 1 else one.many}" for one in Row if counts[one]]
    if remarks:
        codes = ", ".join(f"{code} ({number} avtal)" for code, number in sorted(remarks.items()))
        say(f"att se efter i färdiga avtal: {codes}; iopdocs explain förklarar koderna")
    say(f"{output}: {', '.join(told) or 'inga rader'}")
    return Status.DONE if all(status.ready for status in Row if counts[status]) else Status.ERRORS


def _columns(base: str | None) -> Status:
    from iopdocs.batches.columns import Columns
    from iopdocs.batches.tables import base_reading

    if base is None:
        raise CannotRun("ange grundavtalet med --base")
    for slot in Columns(base_reading(Path(base)).data).slots:
        say(f"{slot.heading}\t{slot.title}")
    return Status.DONE
