"""``iopdocs templates lint``: tell what is wrong with clause templates, as text, data or comments (granska mallar)."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Commands
from iopdocs.cli.profiles import as_flag
from iopdocs.cli.report import as_json, status_of
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.template_files import add_place, files, templates_of
from iopdocs.errors import TemplateError
from iopdocs.findings import Finding, Findings
from iopdocs.release import program_version
from iopdocs.trouble import reason

if TYPE_CHECKING:
    from iopdocs.lint import Linted
    from iopdocs.wording.templates import Templates

__all__ = ["add"]

_SYNC: Final = "kör iopdocs templates sync"


def add(parts: Commands) -> None:
    """Say what the part takes."""
    part = parts.add_parser(
        "lint",
        help="granska mallar",
        description="Granskar mallar: taggar, villkor, hänvisningar, formatering, belopp och namn i texten, med mera.",
        epilog="Slutstatus: 0 utan fel, 1 med fel, 2 om något inte kunde läsas eller skrivas.",
    )
    part.add_argument("files", metavar="FIL", nargs="*", help="Word-filer; utan filer tas alla i mappen")
    add_place(part.add_mutually_exclusive_group())
    part.add_argument("--kind", metavar="KLAUSULTYP", help="klausultypen, om filen inte är döpt efter den")
    part.add_argument("--strict", action="store_true", help="räkna varningar som fel i slutstatus")
    part.add_argument(
        "--comments",
        metavar="KOPIA",
        help="skriv en kopia av Word-filen med anmärkningarna som kommentarer; en mapp för flera filer",
    )
    shape = part.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="skriv anmärkningarna som JSON")
    shape.add_argument("--sarif", action="store_true", help="skriv anmärkningarna som SARIF 2.1.0")
    part.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Examine each template; one that cannot be read does not stop the others."""
    templates, paths = templates_of(args), files(args)
    copies = _copies(paths, args.comments)
    linted = [_linted(path, templates, args.kind) for path in paths]
    found = Findings(tuple(finding for one in linted for finding in one.findings))
    ours = () if args.profile is None or args.files else _errors_in_ours(templates)
    _tell(args, linted, found, ours)
    written = [_write(one, copies[one.path]) for one in linted if one.path in copies]
    return max([*written, Status.ERRORS if ours else status_of(found, args)])


def _linted(path: Path, templates: Templates, kind: str | None) -> Linted:
    from iopdocs.lint import lint

    try:
        return lint(path, templates, kind)
    except OSError as error:
        raise CannotRun(f"{path} går inte att läsa: {reason(error)}") from error


def _errors_in_ours(templates: Templates) -> tuple[Linted, ...]:
    """Our files that a profile has not replaced, if they go wrong with its letterhead, which must have their styles."""
    from iopdocs.clauses import clause_kinds
    from iopdocs.lint import lint

    own, *_ = templates.folders
    paths = (templates.path(f"{kind}.docx") for kind in clause_kinds())
    linted = (lint(path, templates, tried=False) for path in paths if not path.is_relative_to(own))
    return tuple(one for one in linted if one.findings.errors)


def _tell(args: Namespace, linted: list[Linted], found: Findings, ours: tuple[Linted, ...]) -> None:
    from iopdocs.lint import to_sarif

    if args.sarif:
        say(to_sarif([*linted, *ours], program_version()))
    elif args.json:
        say(as_json((str(one.path), one.findings) for one in (*linted, *ours)))
    else:
        told = (*found, *(finding for one in ours for finding in one.findings.errors))
        every = Findings(tuple(_with_place(one, args) for one in told))
        say("\n".join(filter(None, (str(every), every.summary))))


def _with_place(finding: Finding, args: Namespace) -> Finding:
    """Return a finding whose proposed command is about the same templates."""
    if finding.hint != _SYNC or (args.profile is None and args.folder is None):
        return finding
    place = as_flag(args.profile) or f" --folder {shlex.quote(args.folder)}"
    return replace(finding, hint=f"{_SYNC}{place}")


def _copies(paths: list[Path], target: str | None) -> dict[Path, Path]:
    """Return where the copy of each file is written; never over a template."""
    if target is None:
        return {}
    place = Path(target)
    if place.is_dir() or target.endswith(("/", os.sep)):
        copies = {path: place / path.name for path in paths}
    elif len(paths) == 1 and place.suffix.lower() == ".docx":
        copies = {paths[0]: place}
    else:
        raise CannotRun("--comments ska vara en fil som slutar på .docx, eller en mapp när flera mallar granskas")
    originals = {os.path.realpath(path) for path in paths}
    for copy in copies.values():
        if os.path.realpath(copy) in originals:
            raise CannotRun(f"{copy} skrivs inte över, för det är mallen själv; ge kopian ett annat namn")
    return copies


def _write(linted: Linted, copy: Path) -> Status:
    from iopdocs.opc import write_atomically

    try:
        data = linted.commented()
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(copy, data)
    except TemplateError as error:
        complain(f"iopdocs templates: {copy} skrevs inte: {error.message}")
        return Status.NOT_RUN
    except OSError as error:
        complain(f"iopdocs templates: {copy} kunde inte skrivas: {reason(error)}")
        return Status.NOT_RUN
    complain(f"skrev {copy} med {len(linted.remarks)} kommentarer")
    return Status.DONE
