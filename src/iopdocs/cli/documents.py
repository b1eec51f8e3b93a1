"""Judging Word files that are named on the command line (granskning av Word-filer): the same for every command."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from iopdocs.cli.output import complain, say
from iopdocs.cli.report import add_report, as_json, as_lines, status_of
from iopdocs.cli.status import CannotRun, Status
from iopdocs.errors import TemplateError
from iopdocs.findings import Findings
from iopdocs.trouble import reason

__all__ = ["add_files", "judge"]


def add_files(parser: ArgumentParser, said: str) -> None:
    """Let a command take Word files, and say how it is to tell what it finds."""
    parser.add_argument("files", metavar="FIL", nargs="+", help=said)
    add_report(parser)


def judge(args: Namespace, examine: Callable[[bytes, str], Findings]) -> Status:
    """Judge each file and tell what is found; one that cannot be read does not stop the others."""
    status = Status.DONE
    found: dict[str, Findings] = {}
    for name in args.files:
        try:
            found[name] = examine(_read(name), Path(name).name).in_file(name)
        except (CannotRun, TemplateError) as error:
            complain(f"iopdocs: {error}")
            status = Status.NOT_RUN
    for name, findings in found.items():
        status = max(status, status_of(findings, args))
        if not args.json:
            say(as_lines(name, findings))
    if args.json:
        say(as_json(found.items()))
    return status


def _read(name: str) -> bytes:
    """The file's bytes, no more than a Word file may have and one."""
    from iopdocs.opc import MAX_BYTES

    try:
        with Path(name).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotRun(f"{name} finns inte") from None
    except OSError as error:
        raise CannotRun(f"{name} går inte att läsa: {reason(error)}") from error
