"""``iopdocs templates``: write, settle and examine clause templates (mallar)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.cli import adoption
from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Commands
from iopdocs.cli.profiles import add_profile, profile_of
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.trouble import reason

if TYPE_CHECKING:
    from iopdocs.wording.templates import Templates

__all__ = ["add"]

_START = """# {{ heading }}
§ Parterna är överens om följande.
"""


def add(commands: Commands) -> None:
    """Say what the command and its parts take."""
    parser = commands.add_parser(
        "templates",
        help="skriva, ordna och granska mallar",
        description="Skriver, ordnar och granskar klausulernas mallar.",
    )
    parts = parser.add_subparsers(title="delar", metavar="DEL", dest="part", required=True)
    new = parts.add_parser(
        "new",
        help="skriv en första Word-fil av rader med text",
        description="Skriver en första Word-fil för en klausultyp. Finns KLAUSULTYP.txt i mappen blir det filens text.",
    )
    new.add_argument("kind", metavar="KLAUSULTYP", help="till exempel insurance")
    sync = parts.add_parser(
        "sync",
        help="skriv om textfilerna och normalisera Word-filerna",
        description="Skriver textfilen bredvid varje Word-fil på nytt och rensar Word-filen från allt utom texten.",
    )
    lint = parts.add_parser(
        "lint",
        help="granska mallar",
        description="Granskar mallar: okända fält och filter, främmande formatmallar, obalanserade block.",
    )
    for part, run in ((new, _new), (sync, _sync), (lint, _lint)):
        where = part.add_mutually_exclusive_group()
        where.add_argument("--folder", metavar="KATALOG", default=None, help="mallarnas mapp (annars de inbyggda)")
        add_profile(where, "mallarna i kommunens profil, efter dess brevmall")
        part.set_defaults(run=run)
    for part in (sync, lint):
        part.add_argument("files", metavar="FIL", nargs="*", help="Word-filer; utan filer tas alla i mappen")
    adoption.add(parts)


def _new(args: Namespace) -> Status:
    from iopdocs.opc import write_atomically
    from iopdocs.wording.fromtext import to_docx
    from iopdocs.wording.textform import canonical

    templates, folder, kind = _templates(args), _folder(args), _kind(args.kind)
    target, beside = folder / f"{kind}.docx", folder / f"{kind}.txt"
    if target.exists():
        raise CannotRun(f"{target} finns redan; ändra den i Word och kör iopdocs templates sync")
    text = canonical(beside.read_text("utf-8") if beside.is_file() else _START, name=beside.name)
    if args.profile is not None:
        folder.mkdir(exist_ok=True)
    write_atomically(target, to_docx(text, templates.letterhead.parts, name=beside.name))
    write_atomically(beside, text.encode())
    say(f"{target} och {beside} är skrivna; öppna Word-filen och skriv klausulens text")
    return Status.DONE


def _sync(args: Namespace) -> Status:
    from iopdocs.errors import TemplateError

    failed = False
    letterhead = _templates(args).letterhead
    if not args.files and args.profile is None:
        _unpack(_folder(args) / "letterhead.docx")
    for path in _files(args):
        try:
            changed = _settle(path, letterhead.parts)
        except TemplateError as error:
            complain(f"iopdocs templates: {error}")
            failed = True
        else:
            say(f"{path}: {'ändrad' if changed else 'redan i ordning'}")
    return Status.ERRORS if failed else Status.DONE


def _unpack(letterhead: Path) -> None:
    """Write the letterhead's parts beside it, as files that can be read in a review."""
    from iopdocs.opc import read_package, write_atomically, write_package

    if not letterhead.is_file():
        return
    parts = read_package(letterhead.read_bytes(), name=letterhead.name)
    write_atomically(letterhead, write_package(parts))
    for name, data in parts.items():
        target = letterhead.with_suffix("") / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, data)


def _settle(path: Path, letterhead: Mapping[str, bytes]) -> bool:
    """Normalise one Word file and write its text beside it; say whether anything changed."""
    from iopdocs.opc import write_atomically
    from iopdocs.wording.fromtext import normalise
    from iopdocs.wording.totext import to_text

    data = path.read_bytes()
    settled = normalise(data, letterhead, name=path.name)
    text = to_text(settled, name=path.name).encode()
    beside = path.with_suffix(".txt")
    known = beside.read_bytes() if beside.is_file() else None
    if settled != data:
        write_atomically(path, settled)
    if text != known:
        write_atomically(beside, text)
    return settled != data or text != known


def _lint(args: Namespace) -> Status:
    from iopdocs.findings import Findings
    from iopdocs.wording.lint import lint

    templates = _templates(args)
    own = [finding for path in _files(args) for finding in lint(path, templates)]
    ours = [] if args.profile is None or args.files else [lint(path, templates).errors for path in _under(templates)]
    found = Findings.of([*own, *chain.from_iterable(ours)])
    if found:
        say(str(found))
    say(found.summary)
    return Status.ERRORS if found.errors else Status.DONE


def _under(templates: Templates) -> list[Path]:
    """Our files that a profile has not replaced: they are written with its letterhead, which must have their styles."""
    from iopdocs.clauses import clause_kinds

    own, *_ = templates.folders
    found = (templates.path(f"{kind}.docx") for kind in clause_kinds())
    return [path for path in found if not path.is_relative_to(own)]


def _templates(args: Namespace) -> Templates:
    from iopdocs.wording.templates import builtin

    profile = profile_of(args)
    return builtin() if profile is None else profile.templates


def _folder(args: Namespace) -> Path:
    from iopdocs.wording.find import builtin_templates

    if args.profile is not None:
        return Path(args.profile) / "sv"
    return Path(args.folder) if args.folder else builtin_templates() / "sv"


def _kind(name: str) -> str:
    """Refuse what is no clause type, so that a name never becomes a path unchecked."""
    from iopdocs.clauses import clause_kinds

    if name not in clause_kinds():
        raise CannotRun(f"klausultypen {name[:60]} finns inte; de som finns är {', '.join(clause_kinds())}")
    return name


def _files(args: Namespace) -> list[Path]:
    """The Word files that are meant: those named, else every clause template in the folder."""
    named = [Path(name) for name in args.files]
    missing = [str(path) for path in named if not path.is_file()]
    if missing:
        raise CannotRun(f"{', '.join(missing)} finns inte")
    try:
        found = sorted(_folder(args).glob("*.docx"))
    except OSError as error:
        raise CannotRun(f"{_folder(args)} går inte att läsa: {reason(error)}") from error
    return named or [path for path in found if path.name != "letterhead.docx" and not path.name.startswith("~$")]
