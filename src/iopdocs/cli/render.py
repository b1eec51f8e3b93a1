"""``iopdocs render``: write agreements as Word documents, PDF or text (framställa)."""

from __future__ import annotations

import hashlib
import shlex
import signal
import threading
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeAlias, TypeVar

from iopdocs.cli.cache import add_cache, cache_of
from iopdocs.cli.output import complain, put
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, as_flag, profile_of
from iopdocs.cli.saving import saved
from iopdocs.cli.sources import FILES_HELP, Source, could_not_open, sources
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.targets import PDF, TEXT, Target, targets
from iopdocs.errors import ExportError, InvalidAgreement, NotReady
from iopdocs.findings import Findings

if TYPE_CHECKING:
    from pathlib import Path

    from iopdocs.document import Document
    from iopdocs.profile import Profile

    _Ready: TypeAlias = tuple[Source, Target, Document]

__all__ = ["add", "run"]

T = TypeVar("T")


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = "Skriver avtal som Word-dokument. Ett avtal med fel skrivs bara som utkast."
    parser.epilog = "Slutstatus: 0 om allt skrevs, 1 om avtal har fel, 2 om något inte kunde läsas eller skrivas."
    parser.add_argument("files", metavar="FIL", nargs="+", help=FILES_HELP)
    parser.add_argument(
        "-o", "--output", metavar="UT", help="fil eller mapp att skriva till; - skriver till standard ut"
    )
    parser.add_argument("--draft", action="store_true", help="skriv ett utkast med luckor för det som saknas")
    formats = parser.add_mutually_exclusive_group()
    for flag, ending, name in (("--pdf", PDF, "PDF (kräver LibreOffice)"), ("--text", TEXT, "ren text")):
        said = f"skriv {name} i stället för Word"
        formats.add_argument(flag, dest="ending", action="store_const", const=ending, help=said)
    parser.add_argument(
        "--archive", action="store_true", help="skriv PDF som går att arkivera och läsa upp (PDF/A-2b och PDF/UA)"
    )
    numbers = "sätt ut sidnummer i innehållsförteckningen (kräver LibreOffice)"
    parser.add_argument("--page-numbers", action="store_true", help=numbers)
    without = "utelämna uppgifterna, som annars ligger dolda i Word-filen så att den kan läsas in igen"
    parser.add_argument("--no-data", dest="data", action="store_false", help=without)
    add_cache(parser)
    add_profile(parser)
    parser.set_defaults(run=run)


@dataclass(frozen=True)
class _Wanted:
    """How the documents are wanted: by which profile, whether as drafts, with their data inside; and what is kept."""

    profile: Profile | None
    draft: bool
    data: bool
    cache: Path | None


def run(args: Namespace) -> Status:
    """Write each agreement; one that cannot be written does not stop the others."""
    cache = cache_of(args)
    wanted = _Wanted(profile_of(args, cache=cache), args.draft, args.data, cache)
    goals = targets(args.files, args.output, _ending(args))
    endings = {target.ending for target in goals}
    if args.page_numbers and TEXT in endings:
        raise CannotRun("--page-numbers går inte ihop med ren text, som inte har några sidor")
    jobs = list(zip(sources(args.files), goals, strict=True))
    if args.page_numbers or PDF in endings:
        return _by_libreoffice(jobs, wanted, args)
    return max(_written(source, target, wanted) for source, target in jobs)


def _ending(args: Namespace) -> str | None:
    if args.archive and args.ending == TEXT:
        raise CannotRun("--archive gäller PDF och går inte ihop med --text")
    return PDF if args.archive else args.ending


def _written(source: Source, target: Target, wanted: _Wanted) -> Status:
    document = _rendered(source, wanted)
    if isinstance(document, Status):
        return document
    data = f"{document.text.rstrip()}\n".encode() if target.ending == TEXT else document.to_bytes()
    return _put(data, target, _form(document))


def _by_libreoffice(jobs: Iterable[tuple[Source, Target]], wanted: _Wanted, args: Namespace) -> Status:
    """Write each agreement as PDF or with page numbers: all are rendered first, so that starts are few."""
    from iopdocs.document import pdfs

    tried = [(source, target, _rendered(source, wanted)) for source, target in jobs]
    ready = [(source, target, one) for source, target, one in tried if not isinstance(one, Status)]
    statuses = [one for _, _, one in tried if isinstance(one, Status)]
    with _ended_in_order():
        if args.page_numbers:
            ready = [(source, target, one) for source, target, _, one in _made(ready, _numbered(ready), statuses)]
        is_printed = any(target.ending == PDF for _, target, _ in ready)
        documents = [document for _, _, document in ready]
        made = pdfs(documents, archive=args.archive) if is_printed else [one.to_bytes() for one in documents]
    for _, target, document, data in _made(ready, made, statuses):
        statuses.append(_put(data, target, _form(document)))
    return max(statuses)


def _made(
    ready: Iterable[_Ready], made: Iterable[T | ExportError], statuses: list[Status]
) -> Iterator[tuple[Source, Target, Document, T]]:
    """Yield what was made of each document; tell why one could not be, and note that."""
    for (source, target, document), one in zip(ready, made, strict=True):
        if isinstance(one, ExportError):
            complain(f"iopdocs render: {source.name}: {one}")
            statuses.append(Status.NOT_RUN)
        else:
            yield source, target, document, one


def _numbered(ready: Iterable[_Ready]) -> Iterator[Document | ExportError]:
    """Yield each document with page numbers; one that has no table of contents is told, and is as it is."""
    from iopdocs.document import with_page_numbers

    listed = [(source, document) for source, _, document in ready]
    numbered = iter(with_page_numbers(document for _, document in listed if document.has_contents))
    for source, document in listed:
        if document.has_contents:
            yield next(numbered)
        else:
            complain(f"{source.name} har ingen innehållsförteckning att sätta sidnummer i; den fås med contents: ja")
            yield document


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let a request to end the program end LibreOffice too, as an interrupt from the keyboard does."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # the only one that may say what signals do
        yield
        return
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _rendered(source: Source, wanted: _Wanted) -> Document | Status:
    """Return the document, or the status when the agreement is refused and the user has been told why."""
    from iopdocs.reading import is_word_file
    from iopdocs.verbs import render

    try:
        if is_word_file(source.content):
            return _anew(source, wanted)
        return render(source.content, profile=wanted.profile, draft=wanted.draft, data=wanted.data, cache=wanted.cache)
    except (InvalidAgreement, NotReady) as refusal:
        return _refused(source, refusal.findings, wanted)
    except ExportError as error:
        complain(f"iopdocs render: {source.name}: {error}")
        return Status.NOT_RUN


def _anew(source: Source, wanted: _Wanted) -> Document | Status:
    """Return the document that a Word file's data make, and tell if it is worded otherwise than the file."""
    from iopdocs.verbs import attempt
    from iopdocs.word.codes import edits_in

    document, findings = attempt(
        source.content, profile=wanted.profile, draft=wanted.draft, data=wanted.data, cache=wanted.cache
    )
    if document is None:
        return _refused(source, (edits_in(findings) if wanted.draft else findings) or findings, wanted)
    reworded = Findings.of(one for one in findings if one.code == "WRD011")
    if reworded:
        complain(str(reworded.in_file(source.name)))
    return document


def _form(document: Document) -> str:
    return "utkast" if document.draft else document.form


def _put(data: bytes, target: Target, form: str) -> Status:
    result = f"{form}, SHA-256 {hashlib.sha256(data).hexdigest()[:16]}"
    if target.path is not None:
        return saved(data, target.path, by="render", told=f" ({result})", folder=target.folder)
    put(data)
    complain(f"skrev till standard ut ({result})")
    return Status.DONE


def _refused(source: Source, findings: Findings, wanted: _Wanted) -> Status:
    from iopdocs.word.codes import edits_in

    unopened = could_not_open(findings)
    if unopened:
        complain(f"iopdocs render: {unopened}")
        return Status.NOT_RUN
    complain(f"{findings.in_file(source.name)}\n{source.name}: {findings.summary}; inget dokument skrevs")
    if not wanted.draft and not edits_in(findings) and _can_be_drafted(source):
        folder = as_flag(wanted.profile and wanted.profile.folder)
        complain(f"Ett utkast skrivs med: iopdocs render --draft{folder} {shlex.quote(source.name)}")
    return Status.ERRORS


def _can_be_drafted(source: Source) -> bool:
    from iopdocs.paper import Paper
    from iopdocs.verbs import load

    try:
        load(source.content, paper=Paper, draft=True)
    except InvalidAgreement:
        return False
    return True
