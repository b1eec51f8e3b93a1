"""The command line (kommandoraden): ``iopdocs check``, ``render``, ``batch`` and the others.

One module for each command, with ``add(parser)``, which says what the command takes, and ``run(args)``,
which does it and returns the exit status. Results go to standard output, talk about trouble to standard
error. Only the module of the command that is asked for is imported, and what needs pydantic or the Word
machinery is imported in its ``run``: ``iopdocs --help`` answers at once.
"""

from __future__ import annotations

import sys
from importlib import import_module

from iopdocs.cli.output import complain, end_quietly
from iopdocs.cli.parser import Parser, ShowVersion, in_swedish
from iopdocs.cli.status import CannotRun, Status

TYPE_CHECKING = False
if TYPE_CHECKING:  # loading typing would take a good part of the time that --help takes
    from argparse import Namespace
    from collections.abc import Sequence

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "check": ("check", "granska avtal"),
    "render": ("render", "skriv avtal som Word-dokument"),
    "batch": ("batch", "skriv många avtal på en gång"),
    "explain": ("explain", "förklara anmärkningars koder"),
    "new": ("new", "skriv ett formulär att fylla i"),
    "schema": ("schema", "skriv ett schema som hjälper till i editorn"),
    "signing-list": ("signing", "skriv en lista över dem som undertecknar ett avtal"),
    "templates": ("templates", "skriva, ordna och granska mallar"),
    "accessibility": ("accessibility", "granska Word-filers tillgänglighet"),
}
"""The commands in the order of ``--help``: the module of each, and what it does."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status, a :class:`~iopdocs.cli.status.Status`; raises nothing."""
    try:
        with in_swedish():
            args = _parsed(argv)
        return int(args.run(args))
    except SystemExit as leaving:  # argparse leaves this way after --help and after a faulty command line
        return int(leaving.code or 0)
    except BrokenPipeError:
        end_quietly()
        return Status.INTERRUPTED
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except CannotRun as error:
        complain(f"iopdocs: {error}")
    except Exception as error:  # noqa: BLE001 -- a traceback may quote the agreement
        complain(f"iopdocs: {_said(error)}")
    return Status.NOT_RUN


def _said(error: Exception) -> str:
    from iopdocs.errors import IopdocsError
    from iopdocs.trouble import own_fault

    return str(error) if isinstance(error, IopdocsError) else own_fault(error)


def _parsed(argv: Sequence[str] | None) -> Namespace:
    argv = sys.argv[1:] if argv is None else argv
    parser = Parser(
        prog="iopdocs",
        description="Granskar avtal om idéburet offentligt partnerskap (IOP) och skriver dem som Word-filer.",
        epilog="Slutstatus: 0 om allt gick bra, 1 om avtalet har fel, 2 om kommandot inte kunde köras.",
    )
    parser.add_argument("--version", action=ShowVersion, help="visa programmets version och avsluta")
    commands = parser.add_subparsers(title="kommandon", metavar="KOMMANDO", dest="command")
    for name, (module, said) in COMMANDS.items():
        command = commands.add_parser(name, help=said)
        if argv[:1] == [name]:
            import_module(f"{__name__}.{module}").add(command)
    args = parser.parse_args(argv)
    if args.command is None:
        parser.print_usage_help()
    return args
