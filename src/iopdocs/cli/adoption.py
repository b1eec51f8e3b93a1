"""``iopdocs templates adopt`` and ``diff``: a municipality's own wording beside ours (egna texter)."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Commands
from iopdocs.cli.profiles import add_profile, as_flag
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.template_files import known_kind
from iopdocs.errors import TemplateError
from iopdocs.trouble import reason

if TYPE_CHECKING:
    from iopdocs.profile import Profile
    from iopdocs.profile.own import OwnWording

__all__ = ["add"]

_KEEP = "iopdocs templates adopt --keep"
_SETTLE = {"CHANGED": f"när ni har tagit ställning: {_KEEP}", "UNKNOWN": f"anteckna vår nuvarande med: {_KEEP}"}
_NAMES = "klausultyper, till exempel term, eller letterhead för brevmallen"


def add(parts: Commands) -> None:
    """Say what the two parts of ``templates`` take."""
    adopt = parts.add_parser(
        "adopt",
        help="kopiera vår text till profilen för att ändra den där",
        description="Kopierar vår text, eller vår brevmall, till kommunens profil och antecknar vad den byggde på.",
    )
    adopt.add_argument("names", metavar="NAMN", nargs="+", help=_NAMES)
    keep = "kopiera inget: anteckna att den egna texten nu bygger på vår nuvarande"
    adopt.add_argument("--keep", action="store_true", help=keep)
    diff = parts.add_parser(
        "diff",
        help="jämför profilens texter med våra",
        description="Visar profilens texter bredvid våra, och vilka av våra som har ändrats sedan profilens gjordes.",
        epilog="Slutstatus: 0, 1 om någon av våra texter har ändrats sedan er gjordes, 2 om en fil inte gick att läsa.",
    )
    diff.add_argument("names", metavar="NAMN", nargs="*", help=f"{_NAMES}; annars alla i profilen")
    for part, run in ((adopt, _adopt), (diff, _diff)):
        add_profile(part, "kommunens mapp med profile.yaml", required=True)
        part.set_defaults(run=run)


def _adopt(args: Namespace) -> Status:
    from iopdocs.profile.own import adopt

    profile = _profile(args)
    for name in args.names:
        if name != "letterhead":
            known_kind(name)
    for name in args.names:
        if args.keep:
            _keep(profile, name)
            continue
        try:
            target = adopt(_profile(args), name)
        except FileExistsError as error:
            raise CannotRun(f"{error.args[0]} finns redan; --keep antecknar att den bygger på vår nuvarande") from None
        except OSError as error:
            raise CannotRun(f"profilen kunde inte skrivas: {reason(error)}") from error
        say(f"skrev {target}; ändra den i Word" + ("" if target.stem == "letterhead" else _then(profile)))
    return Status.DONE


def _then(profile: Profile) -> str:
    return f" och kör: iopdocs templates sync{as_flag(profile.folder)}"


def _keep(profile: Profile, name: str) -> None:
    from iopdocs.profile.own import own_wordings, record

    if all(one.name != name for one in own_wordings(profile)):
        raise CannotRun(f"profilen har ingen egen {name}.docx")
    try:
        record(profile, name)
    except OSError as error:
        raise CannotRun(f"profilen kunde inte skrivas: {reason(error)}") from error
    say(f"{name}: profilen antecknar att er text bygger på vår nuvarande")


def _diff(args: Namespace) -> Status:
    from iopdocs.profile.own import own_wordings

    profile = _profile(args)
    own = own_wordings(profile)
    missing = [name for name in args.names if all(one.name != name for one in own)]
    if missing:
        raise CannotRun(f"profilen har ingen egen {missing[0][:60]}.docx")
    wanted = [one for one in own if not args.names or one.name in args.names]
    if not wanted:
        say("profilen har inga egna mallar")
    return max([_compared(one, profile) for one in wanted], default=Status.DONE)


def _compared(own: OwnWording, profile: Profile) -> Status:
    from iopdocs.profile.own import Since

    try:
        since, changes, diff = own.since, own.ours_since, own.diff()
    except TemplateError as error:
        complain(f"iopdocs templates: {error}")
        return Status.NOT_RUN
    settled = (
        ""
        if since is Since.SAME or own.of_their_own
        else f"; {_SETTLE[since.name]}{as_flag(profile.folder)} {own.name}"
    )
    say(f"{own.name}: {'er egen brevmall' if own.of_their_own else since.value}{settled}")
    if changes:
        say(f"    det här har vi ändrat:\n{changes}    så här skiljer sig er text från vår:")
    if diff:
        say(diff.rstrip("\n"))
    elif own.name != "letterhead":
        say("    texterna är lika")
    return Status.ERRORS if since is Since.CHANGED else Status.DONE


def _profile(args: Namespace) -> Profile:
    from iopdocs.profile import Profile

    return Profile.load(args.profile)
