"""``iopdocs check``: tell every finding about each agreement (granska)."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, profile_of
from iopdocs.cli.sources import FILES_HELP, Source, could_not_open, sources
from iopdocs.cli.status import Status
from iopdocs.findings import Findings

__all__ = ["add", "run"]


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = "Granskar avtal och visar varje anmärkning med fil, rad och kod."
    parser.epilog = "Slutstatus: 0 utan fel, 1 med fel, 2 om någon fil inte kunde öppnas."
    parser.add_argument("files", metavar="FIL", nargs="+", help=FILES_HELP)
    parser.add_argument("--json", action="store_true", help="skriv anmärkningarna som JSON")
    parser.add_argument("--strict", action="store_true", help="räkna varningar som fel i slutstatus")
    add_profile(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Check each agreement; one that cannot be opened does not stop the others."""
    from iopdocs.verbs import check

    profile = profile_of(args)
    report: list[dict[str, Any]] = []
    status = Status.DONE
    for source in sources(args.files):
        findings = check(source.content, profile=profile).in_file(source.name)
        status = max(status, _status(findings, strict=args.strict))
        _tell(source, findings, json_wanted=args.json)
        report.append(_data(source, findings))
    if args.json:
        say(json.dumps(report, ensure_ascii=False, indent=2))
    return status


def _status(findings: Findings, *, strict: bool) -> Status:
    if could_not_open(findings):
        return Status.NOT_RUN
    return Status.ERRORS if findings.errors or (strict and findings.warnings) else Status.DONE


def _tell(source: Source, findings: Findings, *, json_wanted: bool) -> None:
    unopened = could_not_open(findings)
    if unopened:
        complain(f"iopdocs check: {unopened}")
    elif not json_wanted:
        say("\n".join(filter(None, (str(findings), f"{source.name}: {findings.summary}"))))


def _data(source: Source, findings: Findings) -> dict[str, Any]:
    return {
        "file": source.name,
        "findings": [one.to_data() for one in findings],
        "errors": len(findings.errors),
        "warnings": len(findings.warnings),
        "notes": len(findings.notes),
    }
