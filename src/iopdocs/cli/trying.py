"""``iopdocs templates try``: show what a clause template says, filled in every way (prova en mall)."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from pathlib import Path
from textwrap import indent

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Commands
from iopdocs.cli.saving import saved
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.template_files import TRIED, add_place, known_kind, templates_of
from iopdocs.errors import TemplateError

__all__ = ["add"]


def add(parts: Commands) -> None:
    """Say what the part takes."""
    part = parts.add_parser(
        "try",
        help="prova en mall med påhittade uppgifter",
        description="Skriver en klausul med påhittade uppgifter: klausultypens exempel, alla uppgifter, de minsta som "
        "krävs, och varje val för sig. Texten visas, och ett Word-dokument med alla proven skrivs.",
        epilog="Slutstatus: 0, 1 om mallen har fel, 2 om något inte kunde läsas eller skrivas.",
    )
    part.add_argument("file", metavar="FIL", help="mallens Word-fil")
    add_place(part.add_mutually_exclusive_group())
    part.add_argument("--kind", metavar="KLAUSULTYP", help="klausultypen, om filen inte är döpt efter den")
    part.add_argument("-o", "--output", metavar="UT", help=f"dokumentet att skriva (annars FIL{TRIED})")
    part.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Try one template: show each text that it can say, and write them as a document."""
    from iopdocs.lint.tries import try_wording

    path = Path(args.file)
    if not path.is_file():
        raise CannotRun(f"{path} finns inte")
    kind, target = known_kind(args.kind or path.stem), _target(path, args.output)
    try:
        tried = try_wording(path, kind, templates_of(args))
    except TemplateError as error:
        complain(f"{error}\nMallen går inte att prova än. Allt som är fel visas med: {_lint(args)}")
        return Status.ERRORS
    for trial in tried.trials:
        say(f"{trial.label}\n{indent(trial.text, '    ')}\n")
    return saved(tried.document.to_bytes(), target, by="templates", told=f" med {len(tried.trials)} prov")


def _lint(args: Namespace) -> str:
    """Return the command that lints the same file with the same other templates."""
    flags = (("--folder", args.folder), ("--profile", args.profile), ("--kind", args.kind))
    given = [part for flag, value in flags if value is not None for part in (flag, value)]
    return shlex.join(["iopdocs", "templates", "lint", args.file, *given])


def _target(path: Path, output: str | None) -> Path:
    """Return where the document is written: in the folder where one stands, never over a template."""
    target = Path(output) if output else Path(f"{path.stem}{TRIED}")
    if target.suffix.lower() != ".docx":
        raise CannotRun(f"namnet {target} ska sluta på .docx")
    if os.path.realpath(target) == os.path.realpath(path):
        raise CannotRun(f"{target} skrivs inte över, för det är mallen själv")
    return target
