"""``iopdocs accessibility``: tell what keeps Word files from being read by everyone (tillgänglighet)."""

from __future__ import annotations

from argparse import Namespace

from iopdocs.cli.documents import add_files, judge
from iopdocs.cli.parser import Parser
from iopdocs.cli.status import Status
from iopdocs.findings import Findings

__all__ = ["add", "run"]


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Visar vad som gör att en färdig Word-fil inte kan läsas av alla, enligt EN 301 549 och WCAG 2.1."
    )
    parser.epilog = "Slutstatus: 0 utan fel, 1 med fel, 2 om någon fil inte kunde läsas."
    add_files(parser, "Word-filer (.docx), också sådana som programmet inte har skrivit")
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Judge each file."""
    return judge(args, _examined)


def _examined(data: bytes, name: str) -> Findings:
    from iopdocs.accessibility import examine

    return examine(data, name=name)
