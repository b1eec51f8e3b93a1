"""argparse in Swedish (kommandoradens tolk), whatever language the machine is set to.

argparse asks gettext for each of its own texts by the two names ``_`` and ``ngettext``. While a command line
is parsed they lead to the words below; afterwards argparse is as it was.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from contextlib import contextmanager

from iopdocs.cli.output import write
from iopdocs.cli.status import Status

TYPE_CHECKING = False
if TYPE_CHECKING:  # loading typing would take a good part of the time that --help takes
    from collections.abc import Iterator
    from typing import Any, NoReturn, Protocol, TypeAlias

    class Takes(Protocol):
        """A parser or a group of flags."""

        def add_argument(self, *names: str, **options: Any) -> Any:
            """Take one more argument."""

    Commands: TypeAlias = argparse._SubParsersAction["Parser"]  # noqa: SLF001 -- the only name it has
else:
    Commands = Takes = object

__all__ = ["SWEDISH", "Commands", "Parser", "ShowVersion", "Takes", "in_swedish"]

SWEDISH = {
    "usage: ": "användning: ",
    "positional arguments": "argument",
    "options": "flaggor",
    "subcommands": "kommandon",
    "show this help message and exit": "visa den här hjälpen och avsluta",
    "show program's version number and exit": "visa programmets version och avsluta",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fel: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: varning: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det här måste anges: %s",
    "one of the arguments %s is required": "något av det här måste anges: %s",
    "unrecognized arguments: %s": "okända argument: %s",
    "not allowed with argument %s": "går inte ihop med %s",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "expected one argument": "ska följas av ett värde",
    "expected at most one argument": "ska följas av högst ett värde",
    "expected at least one argument": "ska följas av minst ett värde",
    "expected %s argument": "ska följas av %s värde",
    "expected %s arguments": "ska följas av %s värden",
    "ambiguous option: %(option)s could match %(matches)s": "flaggan %(option)s kan betyda %(matches)s",
    "unexpected option string: %s": "okänd flagga: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "kommandot %(parser_name)r finns inte (välj bland %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r går inte att använda",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finns inte (välj bland %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r finns inte, menas %(closest)r? (välj bland %(choices)s)"
    ),
    "option '%(option)s' is deprecated": "flaggan %(option)s är på väg bort",
    "argument '%(argument_name)s' is deprecated": "argumentet %(argument_name)s är på väg bort",
    "command '%(parser_name)s' is deprecated": "kommandot %(parser_name)s är på väg bort",
    " (default: %(default)s)": " (annars: %(default)s)",
}
"""What argparse says in English, of all Python versions, and what it says here."""

_USUAL_WIDTH = 80
_QUOTED = re.compile(r"'([^']*)'")


def _plural(one: str, many: str, count: int) -> str:
    text = one if count == 1 else many
    return SWEDISH.get(text, text)


@contextmanager
def in_swedish() -> Iterator[None]:
    """Let argparse speak Swedish within a ``with`` block."""
    names = vars(argparse)
    own = {name: names[name] for name in ("_", "ngettext")}
    names.update(_=lambda text: SWEDISH.get(text, text), ngettext=_plural)
    try:
        yield
    finally:
        names.update(own)


class _Formatter(argparse.HelpFormatter):
    """Writes help as wide as the terminal is, which argparse would load compression libraries to ask."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, **({"width": _width()} | options))


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns) - 2
    try:
        return (os.get_terminal_size(1).columns or _USUAL_WIDTH) - 2
    except OSError:
        return _USUAL_WIDTH - 2


class Parser(argparse.ArgumentParser):
    """A parser that writes as the rest of the command line does; a long option is written out in full."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Formatter, **options)
        self.color = False

    def print_usage_help(self) -> NoReturn:
        """Write the help to standard error, for one who gave no command, and leave."""
        self.print_help(sys.stderr)
        self.exit(Status.NOT_RUN)

    def error(self, message: str) -> NoReturn:
        """Write what is wrong with the command line, quoted as Swedish does, and leave."""
        super().error(_QUOTED.sub(r"”\1”", message))

    def _print_message(self, message: str, file: object = None) -> None:
        is_trouble = file is sys.stderr
        write(message, sys.stderr if is_trouble else sys.stdout)


class ShowVersion(argparse.Action):
    """Writes the version; asks the installed package for it only then."""

    def __init__(self, option_strings: list[str], dest: str, help: str) -> None:  # noqa: A002 -- argparse's word
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Write the version and leave."""
        from iopdocs.release import program_version

        write(f"iopdocs {program_version() or '(inte installerat)'}\n", sys.stdout)
        parser.exit()
