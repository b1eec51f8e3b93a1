"""How findings about named files are told (rapport): as lines, as JSON and by the exit status, in every command."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from iopdocs.cli.status import Status
from iopdocs.findings import Findings

__all__ = ["add_report", "as_json", "as_lines", "status_of"]


def add_report(parser: ArgumentParser) -> None:
    """Let a command say how it tells what it finds."""
    parser.add_argument("--json", action="store_true", help="skriv anmärkningarna som JSON")
    parser.add_argument("--strict", action="store_true", help="räkna varningar som fel i slutstatus")


def as_lines(name: str, findings: Findings) -> str:
    """Return the findings about a file, and below them how many they are."""
    return "\n".join(filter(None, (str(findings), f"{name}: {findings.summary}")))


def as_json(found: Iterable[tuple[str, Findings]]) -> str:
    """Return the findings about each file, by its name, as JSON with stable keys."""
    return json.dumps([_data(name, findings) for name, findings in found], ensure_ascii=False, indent=2)


def _data(name: str, findings: Findings) -> dict[str, object]:
    return {
        "file": name,
        "findings": [one.to_data() for one in findings],
        "errors": len(findings.errors),
        "warnings": len(findings.warnings),
        "notes": len(findings.notes),
    }


def status_of(findings: Findings, args: Namespace) -> Status:
    """Return the exit status that findings give, by ``--strict`` also warnings."""
    return Status.ERRORS if findings.errors or (args.strict and findings.warnings) else Status.DONE
