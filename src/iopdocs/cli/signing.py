"""``iopdocs signing-list``: write who signs an agreement, for a signing service (signeringslista)."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, profile_of
from iopdocs.cli.saving import saved
from iopdocs.cli.sources import Source, could_not_open, sources
from iopdocs.cli.status import Status
from iopdocs.cli.targets import refuse_input
from iopdocs.errors import InvalidAgreement, NotReady

if TYPE_CHECKING:
    from iopdocs.findings import Findings

__all__ = ["add", "run"]

_NAME = "signing-list"


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Skriver som JSON vilka som undertecknar ett avtal, i vilken ordning och vid vilka ankare i "
        "dokumentet. En underskriftstjänst eller den som lägger upp ärendet där kan följa listan."
    )
    parser.epilog = "Slutstatus: 0 om listan skrevs, 1 om avtalet har fel, 2 om något inte kunde läsas eller skrivas."
    parser.add_argument("file", metavar="FIL", help="avtalet i Word, YAML eller JSON; - läser standard in")
    parser.add_argument("-o", "--output", metavar="UT", help="skriv till en fil; annars till standard ut")
    add_profile(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Write the list; a list that exists is written over, but never the agreement."""
    from iopdocs.signing import signing_list
    from iopdocs.swedish import plural

    if args.output not in (None, "-"):
        refuse_input(Path(args.output), (args.file,))
    source = sources([args.file])[0]
    try:
        found = signing_list(source.content, profile=profile_of(args))
    except (InvalidAgreement, NotReady) as refusal:
        return _refused(source, refusal.findings)
    if args.output in (None, "-"):
        say(found.to_json())
        return Status.DONE
    signatures = plural(len(found.signatories), "underskrift", "underskrifter")
    told = f" ({signatures}, SHA-256 {found.sha256[:16]})"
    return saved(f"{found.to_json()}\n".encode(), Path(args.output), by=_NAME, told=told)


def _refused(source: Source, findings: Findings) -> Status:
    unopened = could_not_open(findings)
    if unopened:
        complain(f"iopdocs {_NAME}: {unopened}")
        return Status.NOT_RUN
    complain(f"{findings.in_file(source.name)}\n{source.name}: {findings.summary}; ingen lista skrevs")
    return Status.ERRORS
