"""``iopdocs check``: tell every finding about each agreement (granska)."""

from __future__ import annotations

from argparse import Namespace

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, profile_of
from iopdocs.cli.report import add_report, as_json, as_lines, status_of
from iopdocs.cli.sources import FILES_HELP, Source, could_not_open, sources
from iopdocs.cli.status import Status
from iopdocs.findings import Findings

__all__ = ["add", "run"]


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = "Granskar avtal och visar varje anmärkning med fil, rad och kod."
    parser.epilog = "Slutstatus: 0 utan fel, 1 med fel, 2 om någon fil inte kunde öppnas."
    parser.add_argument("files", metavar="FIL", nargs="+", help=FILES_HELP)
    add_report(parser)
    add_profile(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Check each agreement; one that cannot be opened does not stop the others."""
    from iopdocs.verbs import check

    profile = profile_of(args)
    found: list[tuple[str, Findings]] = []
    status = Status.DONE
    for source in sources(args.files):
        findings = check(source.content, profile=profile).in_file(source.name)
        status = max(status, Status.NOT_RUN if could_not_open(findings) else status_of(findings, args))
        _tell(source, findings, json_wanted=args.json)
        found.append((source.name, findings))
    if args.json:
        say(as_json(found))
    return status


def _tell(source: Source, findings: Findings, *, json_wanted: bool) -> None:
    unopened = could_not_open(findings)
    if unopened:
        complain(f"iopdocs check: {unopened}")
    elif not json_wanted:
        say(as_lines(source.name, findings))
