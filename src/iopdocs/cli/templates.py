"""``iopdocs templates``: write, settle and examine clause templates (mallar)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from iopdocs.cli import adoption, letterheads, linting, trying
from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.template_files import add_place, files, folder, known_kind, templates_of

__all__ = ["add"]

_START = """# {{ heading }}
§ Parterna är överens om följande.
"""


def add(parser: Parser) -> None:
    """Say what the command and its parts take."""
    parser.description = "Skriver, ordnar och granskar klausulernas mallar."
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
    sync.add_argument("files", metavar="FIL", nargs="*", help="Word-filer; utan filer tas alla i mappen")
    for part, run in ((new, _new), (sync, _sync)):
        add_place(part.add_mutually_exclusive_group())
        part.set_defaults(run=run)
    linting.add(parts)
    letterheads.add(parts)
    trying.add(parts)
    adoption.add(parts)


def _new(args: Namespace) -> Status:
    from iopdocs.opc import write_atomically
    from iopdocs.wording.fromtext import to_docx
    from iopdocs.wording.textform import canonical

    templates, place, kind = templates_of(args), folder(args), known_kind(args.kind)
    target, beside = place / f"{kind}.docx", place / f"{kind}.txt"
    if target.exists():
        raise CannotRun(f"{target} finns redan; ändra den i Word och kör iopdocs templates sync")
    text = canonical(beside.read_text("utf-8") if beside.is_file() else _START, name=beside.name)
    if args.profile is not None:
        place.mkdir(exist_ok=True)
    write_atomically(target, to_docx(text, templates.letterhead.parts, name=beside.name))
    write_atomically(beside, text.encode())
    say(f"{target} och {beside} är skrivna; öppna Word-filen och skriv klausulens text")
    return Status.DONE


def _sync(args: Namespace) -> Status:
    from iopdocs.errors import TemplateError, lying_at

    failed = False
    letterhead = templates_of(args).letterhead
    if not args.files and args.profile is None:
        _unpack(folder(args) / "letterhead.docx")
    for path in files(args):
        try:
            with lying_at(path):
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
