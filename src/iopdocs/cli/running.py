"""Running a command (körning): its line is parsed, its module imported, and its end told by an exit status."""

from __future__ import annotations

from importlib import import_module

from iopdocs.cli.output import complain, end_quietly
from iopdocs.cli.overview import overview
from iopdocs.cli.parser import Parser, ShowVersion, in_swedish
from iopdocs.cli.status import CannotRun, Status

TYPE_CHECKING = False
if TYPE_CHECKING:  # loading typing would take a good part of the time that --version takes
    from argparse import Namespace
    from collections.abc import Mapping

__all__ = ["run", "status_after"]


def run(line: list[str], commands: Mapping[str, tuple[str, str]]) -> int:
    """Run one of the commands; what it raises is for :func:`status_after`."""
    with in_swedish():
        args = _parsed(line, commands)
    return int(args.run(args))


def status_after(error: BaseException) -> int:
    """Return the status of a command that has ended early, and tell why where there is something to tell."""
    if isinstance(error, SystemExit):  # argparse leaves this way after help and after a faulty command line
        return int(error.code or 0)
    if isinstance(error, BrokenPipeError):
        end_quietly()
        return Status.INTERRUPTED
    if isinstance(error, KeyboardInterrupt):
        return Status.INTERRUPTED
    if not isinstance(error, Exception):
        raise error
    complain(f"iopdocs: {error if isinstance(error, CannotRun) else _said(error)}")
    return Status.NOT_RUN


def _said(error: Exception) -> str:
    """Return what is to be told of an exception, which is not a traceback: it may quote the agreement."""
    from iopdocs.errors import IopdocsError
    from iopdocs.trouble import own_fault

    return str(error) if isinstance(error, IopdocsError) else own_fault(error)


class _Top(Parser):
    """The parser of the line as a whole; commands have parsers of their own."""

    def __init__(self, commands: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(prog="iopdocs")
        self._overview = overview(commands)

    def format_help(self) -> str:
        """Return the help that is there without argparse too."""
        return self._overview


def _parsed(line: list[str], commands: Mapping[str, tuple[str, str]]) -> Namespace:
    parser = _Top(commands)
    parser.add_argument("--version", action=ShowVersion, help="visa programmets version och avsluta")
    choices = parser.add_subparsers(metavar="KOMMANDO", dest="command", parser_class=Parser)
    for name, (module, said) in commands.items():
        command = choices.add_parser(name, help=said)
        if line[:1] == [name]:
            import_module(f"iopdocs.cli.{module}").add(command)
    args = parser.parse_args(line)
    if args.command is None:
        parser.print_usage_help()
    return args
