"""``iopdocs render``: write agreements as Word documents, PDF or text (framställa)."""

from __future__ import annotations

import hashlib
import shlex
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.cli.output import complain, put, say
from iopdocs.cli.parser import Commands
from iopdocs.cli.profiles import add_profile, as_flag, profile_of
from iopdocs.cli.sources import FILES_HELP, Source, could_not_open, sources
from iopdocs.cli.status import Status
from iopdocs.cli.targets import PDF, TEXT, Target, targets
from iopdocs.cli.trouble import reason
from iopdocs.errors import ExportError, InvalidAgreement, NotReady
from iopdocs.findings import Findings

if TYPE_CHECKING:
    from iopdocs.document import Document
    from iopdocs.profile import Profile

__all__ = ["add", "run"]


def add(commands: Commands) -> None:
    """Say what the command takes."""
    parser = commands.add_parser(
        "render",
        help="skriv avtal som Word-dokument",
        description="Skriver avtal som Word-dokument. Ett avtal med fel skrivs bara som utkast.",
        epilog="Slutstatus: 0 om allt skrevs, 1 om avtal har fel, 2 om något inte kunde läsas eller skrivas.",
    )
    parser.add_argument("files", metavar="FIL", nargs="+", help=FILES_HELP)
    parser.add_argument(
        "-o", "--output", metavar="UT", help="fil eller mapp att skriva till; - skriver till standard ut"
    )
    parser.add_argument("--draft", action="store_true", help="skriv ett utkast med luckor för det som saknas")
    formats = parser.add_mutually_exclusive_group()
    for flag, ending, name in (("--pdf", PDF, "PDF (kräver LibreOffice)"), ("--text", TEXT, "ren text")):
        said = f"skriv {name} i stället för Word"
        formats.add_argument(flag, dest="ending", action="store_const", const=ending, help=said)
    add_profile(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Write each agreement; one that cannot be written does not stop the others."""
    profile = profile_of(args)
    goals = targets(args.files, args.output, args.ending)
    jobs = zip(sources(args.files), goals, strict=True)
    return max(_written(source, target, profile, draft=args.draft) for source, target in jobs)


def _written(source: Source, target: Target, profile: Profile | None, *, draft: bool) -> Status:
    from iopdocs.verbs import render

    try:
        document = render(source.content, profile=profile, draft=draft)
        data = _data(document, target.ending)
    except (InvalidAgreement, NotReady) as refusal:
        return _refused(source, refusal.findings, profile, draft=draft)
    except ExportError as error:
        complain(f"iopdocs render: {source.name}: {error}")
        return Status.NOT_RUN
    result = f"{'utkast' if draft else document.form}, SHA-256 {hashlib.sha256(data).hexdigest()[:16]}"
    if target.path is not None:
        return _saved(data, target.path, target.folder, result)
    put(data)
    complain(f"skrev till standard ut ({result})")
    return Status.DONE


def _data(document: Document, ending: str) -> bytes:
    if ending == PDF:
        return document.pdf()
    return f"{document.text.rstrip()}\n".encode() if ending == TEXT else document.to_bytes()


def _saved(data: bytes, path: Path, folder: Path | None, result: str) -> Status:
    from iopdocs.opc import write_atomically

    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        complain(f"iopdocs render: {path} kunde inte skrivas: {reason(error)}")
        return Status.NOT_RUN
    say(f"skrev {path} ({result})")
    return Status.DONE


def _refused(source: Source, findings: Findings, profile: Profile | None, *, draft: bool) -> Status:
    unopened = could_not_open(findings)
    if unopened:
        complain(f"iopdocs render: {unopened}")
        return Status.NOT_RUN
    complain(f"{findings.in_file(source.name)}\n{source.name}: {findings.summary}; inget dokument skrevs")
    if not draft and _can_be_drafted(source):
        folder = as_flag(profile and profile.folder)
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
