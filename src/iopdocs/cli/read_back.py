"""``iopdocs read-back``: read what has been edited by hand in a Word file into its data (läsa in ändringar)."""

from __future__ import annotations

import json
import shlex
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, as_flag, profile_of
from iopdocs.cli.saving import saved
from iopdocs.cli.sources import Source, could_not_open, sources
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.targets import refuse_existing, refuse_input
from iopdocs.errors import InvalidAgreement

if TYPE_CHECKING:
    from iopdocs.findings import Findings
    from iopdocs.readback.result import ReadBack

__all__ = ["add", "run"]

_NAME: Final = "read-back"
_ENDINGS: Final = (".yaml", ".yml", ".json")


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Läser in det som någon har ändrat för hand i en Word-fil i de uppgifter som filen bär. En ändring läses in "
        "när uppgifterna med den ger ett dokument som säger detsamma som filen; vad som inte gick att läsa in sägs."
    )
    parser.epilog = (
        "Slutstatus: 0 om uppgifterna säger detsamma som filen, 1 om något inte gick att läsa in eller inte stämmer, "
        "2 om filen inte kunde läsas eller skrivas."
    )
    parser.add_argument("file", metavar="FIL", help="en Word-fil som iopdocs har skrivit; - läser standard in")
    parser.add_argument("-o", "--output", metavar="UT", help="skriv uppgifterna till en fil, .yaml eller .json")
    parser.add_argument("--force", action="store_true", help="skriv över filen om den finns")
    add_profile(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Read the file back, tell what was taken in and what was not, and write the data."""
    from iopdocs.readback.reading import read_back

    target = _target(args)
    source = sources([args.file])[0]
    try:
        found = read_back(source.content, profile=profile_of(args))
    except InvalidAgreement as refusal:
        return _refused(source, refusal.findings)
    say(_told(found, source.name))
    if target is not None and (status := _write(found, target, as_flag(args.profile))) is not Status.DONE:
        return status
    return Status.DONE if found.complete else Status.ERRORS


def _target(args: Namespace) -> Path | None:
    if args.output is None:
        return None
    path = Path(args.output)
    if path.suffix.lower() not in _ENDINGS:
        raise CannotRun(f"namnet {path} ska sluta på .yaml eller .json")
    refuse_input(path, (args.file,))
    refuse_existing(path, force=args.force)
    return path


def _told(found: ReadBack, name: str) -> str:
    """What was taken in, and what was not, each with the name of the file."""
    if not found.findings:
        return "\n".join(f"{name}: {line}" for line in found.text.splitlines())
    taken = [f"{name}: inläst: {one}" for one in found.taken]
    return "\n".join([*taken, f"{found.findings.in_file(name)}", f"{name}: {found.findings.summary}"])


def _write(found: ReadBack, path: Path, flag: str) -> Status:
    from iopdocs.cli.as_yaml import paper_as_yaml

    data = found.paper.to_data()
    is_json = path.suffix.lower() == ".json"
    text = f"{json.dumps(data, ensure_ascii=False, indent=2)}\n" if is_json else paper_as_yaml(found.paper, data)
    status = saved(text.encode(), path, by=_NAME)
    if status is Status.DONE:
        name = shlex.quote(str(path))
        say(f"Granska det med iopdocs check{flag} {name} och skriv det med iopdocs render{flag} {name}")
    return status


def _refused(source: Source, findings: Findings) -> Status:
    unopened = could_not_open(findings)
    if unopened:
        complain(f"iopdocs {_NAME}: {unopened}")
    else:
        complain(f"{findings.in_file(source.name)}\n{source.name}: {findings.summary}; inget lästes in")
    return Status.NOT_RUN
