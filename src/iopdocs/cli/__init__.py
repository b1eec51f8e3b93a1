"""The command line (kommandoraden): ``iopdocs check``, ``render``, ``batch``, ``explain``, ``new``, ``schema`` and ``templates``.

One module for each command, with ``add(commands)``, which says what the command takes, and ``run(args)``,
which does it and returns the exit status. Results go to standard output, talk about trouble to standard
error. What needs pydantic or the Word machinery is imported in ``run``: ``iopdocs --help`` answers at once.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from iopdocs.cli import accessibility, batch, check, explain, new, render, schema, signing, templates
from iopdocs.cli.output import complain, end_quietly
from iopdocs.cli.parser import Parser, ShowVersion, in_swedish
from iopdocs.cli.status import CannotRun, Status
from iopdocs.cli.trouble import own_fault
from iopdocs.errors import IopdocsError

__all__ = ["main"]

_COMMANDS = (check, render, batch, explain, new, schema, signing, templates, accessibility)


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
    except (CannotRun, IopdocsError) as error:
        complain(f"iopdocs: {error}")
    except Exception as error:  # noqa: BLE001 -- a traceback may quote the agreement
        complain(f"iopdocs: {own_fault(error)}")
    return Status.NOT_RUN


def _parsed(argv: Sequence[str] | None) -> Namespace:
    parser = Parser(
        prog="iopdocs",
        description="Granskar avtal om idéburet offentligt partnerskap (IOP) och skriver dem som Word-filer.",
        epilog="Slutstatus: 0 om allt gick bra, 1 om avtalet har fel, 2 om kommandot inte kunde köras.",
    )
    parser.add_argument("--version", action=ShowVersion, help="visa programmets version och avsluta")
    commands = parser.add_subparsers(title="kommandon", metavar="KOMMANDO", dest="command")
    for command in _COMMANDS:
        command.add(commands)
    args = parser.parse_args(argv)
    if args.command is None:
        parser.print_usage_help()
    return args
