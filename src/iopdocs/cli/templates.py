"""``iopdocs templates``: write, settle and examine clause templates (mallar)."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Commands
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.trouble import reason

if TYPE_CHECKING:
    from iopdocs.wording.templates import Templates

__all__ = ["add"]

_START = """# {{ heading }}
§ Parterna är överens om följande.
"""


def add(commands: Commands) -> None:
    """Say what the command and its three parts take."""
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
        part.add_argument("--folder", metavar="KATALOG", default=None, help="mallarnas mapp (annars de inbyggda)")
        part.set_defaults(run=run)
    for part in (sync, lint):
        part.add_argument("files", metavar="FIL", nargs="*", help="Word-filer; utan filer tas alla i mappen")


def _new(args: Namespace) -> Status:
    from iopdocs.opc import write_atomically
    from iopdocs.wording.fromtext import to_docx
    from iopdocs.wording.textform import canonical

    folder, kind = _folder(args), _kind(args.kind)
    target, beside = folder / f"{kind}.docx", folder / f"{kind}.txt"
    if target.exists():
        raise CannotRun(f"{target} finns redan; ändra den i Word och kör iopdocs templates sync")
    text = canonical(beside.read_text("utf-8") if beside.is_file() else _START, name=beside.name)
    write_atomically(target, to_docx(text, _templates().letterhead.parts, name=beside.name))
    write_atomically(beside, text.encode())
    say(f"{target} och {beside} är skrivna; öppna Word-filen och skriv klausulens text")
    return Status.DONE


def _sync(args: Namespace) -> Status:
    from iopdocs.errors import TemplateError

    failed = False
    if not args.files:
        _unpack(_folder(args) / "letterhead.docx")
    for path in _files(args):
        try:
            changed = _settle(path)
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


def _settle(path: Path) -> bool:
    """Normalise one Word file and write its text beside it; say whether anything changed."""
    from iopdocs.opc import write_atomically
    from iopdocs.wording.fromtext import normalise
    from iopdocs.wording.totext import to_text

    data = path.read_bytes()
    settled = normalise(data, _templates().letterhead.parts, name=path.name)
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

    found = Findings.of(finding for path in _files(args) for finding in lint(path, _templates()))
    if found:
        say(str(found))
    say(found.summary)
    return Status.ERRORS if found.errors else Status.DONE


def _templates() -> Templates:
    from iopdocs.wording.templates import builtin

    return builtin()


def _folder(args: Namespace) -> Path:
    from iopdocs.wording.find import builtin_templates

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
    return named or [path for path in found if path.name != "letterhead.docx"]
