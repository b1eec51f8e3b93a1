"""``iopdocs compare``: tell what differs between two versions, and write the supplement (jämföra)."""

from __future__ import annotations

import shlex
from argparse import Namespace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.profiles import add_profile, as_flag, profile_of
from iopdocs.cli.saving import saved
from iopdocs.cli.sources import Source, could_not_open, sources
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.targets import refuse_existing, refuse_input
from iopdocs.errors import InvalidAgreement, NotReady

if TYPE_CHECKING:
    from iopdocs.agreement import Agreement
    from iopdocs.changes.comparison import Comparison
    from iopdocs.profile import Profile

__all__ = ["add", "run"]

_SAID: Final = ("starts", "number", "dated", "reference", "agreement")
_WORD: Final = ".docx"
_ENDINGS: Final = (".yaml", ".yml", _WORD)
_HEAD: Final = """\
# Tillägg till ett avtal, skrivet ur två versioner av avtalet. Läs igenom det, och ändra det som ska ändras. Numren på
# punkter som finns är de som det gamla avtalet har; nya punkter har de nummer som de får.
"""


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Visar vad som skiljer två versioner av ett avtal, klausul för klausul. Med --amendment skrivs också det "
        "tilläggsavtal som gör den gamla versionen till den nya, och med --redline ett Word-dokument med "
        "ändringsmarkeringar."
    )
    parser.epilog = (
        "Slutstatus: 0 om texten är densamma, 1 om den skiljer sig, 2 om något inte kunde läsas eller skrivas. Med "
        "--amendment eller --redline: 0 om filen skrevs, 1 om den inte kan skrivas ur versionerna, 2 som ovan."
    )
    what = "versionen av avtalet i YAML, JSON eller en Word-fil som iopdocs har skrivit"
    parser.add_argument("old", metavar="GAMMALT", help=f"den gamla {what}")
    parser.add_argument("new", metavar="NYTT", help=f"den nya {what}; - läser standard in")
    parser.add_argument("--json", action="store_true", help="skriv skillnaderna som JSON")
    group = parser.add_argument_group("tilläggsavtal")
    group.add_argument(
        "--amendment", metavar="FIL", help="skriv tillägget: .yaml att läsa igenom och ändra i, .docx färdigt dokument"
    )
    group.add_argument("--starts", metavar="DAG", help="första dag som ändringarna gäller, till exempel 2027-07-01")
    group.add_argument("--number", metavar="NUMMER", default="1", help="vilket tillägg i ordningen det är (annars 1)")
    group.add_argument("--dated", metavar="DAG", help="tilläggets datum")
    group.add_argument("--reference", metavar="DIARIENUMMER", help="tilläggets diarienummer, om det har ett eget")
    group.add_argument("--agreement", metavar="NAMN", help="vad det gamla avtalet kallas, i bestämd form")
    marks = parser.add_argument_group("ändringsmarkeringar")
    marks.add_argument("--redline", metavar="FIL", help="skriv en Word-fil (.docx) med ändringarna markerade")
    marks.add_argument("--author", metavar="NAMN", default="iopdocs", help="vem ändringarna sägs komma från")
    marks.add_argument("--date", metavar="DAG", help="vilken dag ändringarna sägs vara gjorda (annars i dag)")
    parser.add_argument("--force", action="store_true", help="skriv över filen om den finns")
    add_profile(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Compare, and tell what differs or write the supplement."""
    target, marked = _target(args), _marked(args)
    if marked is not None:
        return _redlined(args, marked)
    found, profile = _compared(args), None if args.profile is None else profile_of(args)
    if isinstance(found, Status):
        return found
    if target is not None:
        return _amended(found, target, args, profile)
    say(found.to_json() if args.json else found.text)
    return Status.DONE if found.same_text else Status.ERRORS


def _target(args: Namespace) -> Path | None:
    """Return where the supplement goes; raises :class:`CannotRun` for what cannot be written, or what would be lost."""
    if args.amendment is None:
        return None
    path = Path(args.amendment)
    if path.suffix.lower() not in _ENDINGS:
        raise CannotRun(f"namnet {path} ska sluta på .yaml eller .docx")
    if args.starts is None:
        raise CannotRun("ange med --starts från vilken dag ändringarna gäller, till exempel --starts 2027-07-01")
    return _free(path, args)


def _marked(args: Namespace) -> Path | None:
    """Return where the document with tracked changes goes, as :func:`_target` does."""
    if args.redline is None:
        return None
    path = Path(args.redline)
    if args.amendment is not None:
        raise CannotRun("--amendment och --redline skrivs var för sig")
    if path.suffix.lower() != _WORD:
        raise CannotRun(f"namnet {path} ska sluta på {_WORD}")
    return _free(path, args)


def _free(path: Path, args: Namespace) -> Path:
    refuse_input(path, (args.old, args.new), "en version av avtalet")
    refuse_existing(path, force=args.force)
    return path


def _compared(args: Namespace) -> Comparison | Status:
    """Compare the versions; where one of them cannot be read that is told, and the status returned."""
    from iopdocs.changes.comparison import compare
    from iopdocs.verbs import load

    pair = sources([args.old, args.new])
    for source in pair:
        try:
            load(source.content, draft=True)
        except InvalidAgreement as refusal:
            return _refused(source, refusal)
    return compare(pair[0].content, pair[1].content, profile=profile_of(args))


def _redlined(args: Namespace, target: Path) -> Status:
    """Write the document with tracked changes; Word files are taken as they stand, also those without data."""
    from iopdocs.changes.redline import redline
    from iopdocs.changes.version import document_of
    from iopdocs.errors import ExportError, TemplateError

    day, profile = _day(args.date), None if args.profile is None else profile_of(args)
    documents = []
    for source in sources([args.old, args.new]):
        try:
            documents.append(document_of(source.content, profile))
        except InvalidAgreement as refusal:
            return _refused(source, refusal)
    try:
        made = redline(*documents, author=args.author, date=day)
    except TemplateError as refusal:
        raise CannotRun(str(refusal)) from refusal
    except ExportError as refusal:
        complain(f"inga ändringsmarkeringar skrevs: {refusal}")
        return Status.ERRORS
    return saved(made.to_bytes(), target, by="compare")


def _day(said: str | None) -> datetime:
    """Return the day that was said, else today; only a command may look at the clock."""
    try:
        return datetime.now().astimezone().replace(hour=0, minute=0, second=0) if said is None else _midnight(said)
    except ValueError:
        raise CannotRun(f"--date {said} är ingen dag; skriv den som 2027-07-01") from None


def _midnight(said: str) -> datetime:
    return datetime.combine(date.fromisoformat(said), time())


def _refused(source: Source, refusal: InvalidAgreement) -> Status:
    unopened = could_not_open(refusal.findings)
    if unopened:
        complain(f"iopdocs compare: {unopened}")
    else:
        complain(f"{refusal.findings.in_file(source.name)}\n{source.name}: {refusal.findings.summary}; inget jämfördes")
    return Status.NOT_RUN


def _amended(found: Comparison, target: Path, args: Namespace, profile: Profile | None) -> Status:
    """Write the supplement, or tell what stands in its way."""
    from iopdocs.errors import ExportError
    from iopdocs.verbs import render

    said: dict[str, Any] = {name: value for name in _SAID if (value := getattr(args, name)) is not None}
    try:
        agreement = found.amendment(**said)
        if target.suffix.lower() == _WORD:
            return saved(render(agreement, profile=profile).to_bytes(), target, by="compare")
    except (InvalidAgreement, NotReady) as refusal:
        complain(f"{refusal.findings}\ninget tillägg skrevs: {refusal.findings.summary}")
        return Status.ERRORS
    except ExportError as refusal:
        complain(f"inget tillägg skrevs: {refusal}")
        return Status.ERRORS
    return _written_out(_draft(agreement), target, as_flag(args.profile))


def _draft(agreement: Agreement) -> bytes:
    from iopdocs.cli.as_yaml import paper_as_yaml

    return f"{_HEAD}{paper_as_yaml(agreement, agreement.to_data())}".encode()


def _written_out(data: bytes, path: Path, flag: str) -> Status:
    status = saved(data, path, by="compare")
    if status is Status.DONE and path.suffix.lower() != _WORD:
        name = shlex.quote(str(path))
        say(f"Granska det med iopdocs check{flag} {name} och skriv det med iopdocs render{flag} {name}")
    return status
