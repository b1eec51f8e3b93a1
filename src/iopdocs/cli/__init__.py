"""The command line (kommandoraden): ``iopdocs check``, ``render``, ``batch`` and the others.

One module for each command, with ``add(parser)``, which says what the command takes, and ``run(args)``,
which does it and returns the exit status. Results go to standard output, talk about trouble to standard
error. Only the module of the command that is asked for is imported, and what needs pydantic or the Word
machinery is imported in its ``run``: ``iopdocs --help`` answers at once, without argparse too.
"""

from __future__ import annotations

import gc
import sys

from iopdocs.cli.output import write
from iopdocs.cli.overview import overview

TYPE_CHECKING = False
if TYPE_CHECKING:  # loading typing would take a good part of the time that --help takes
    from collections.abc import Sequence

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "check": ("check", "granska avtal"),
    "render": ("render", "skriv avtal som Word-dokument"),
    "batch": ("batch", "skriv många avtal på en gång"),
    "compare": ("compare", "jämför två versioner och skriv ett tillägg"),
    "read-back": ("read_back", "läs in det som ändrats för hand i en Word-fil"),
    "explain": ("explain", "förklara anmärkningars koder"),
    "new": ("new", "skriv ett formulär att fylla i"),
    "schema": ("schema", "skriv ett schema som hjälper till i editorn"),
    "signing-list": ("signing", "skriv en lista över dem som undertecknar ett avtal"),
    "templates": ("templates", "skriva, ordna och granska mallar"),
    "accessibility": ("accessibility", "granska Word-filers tillgänglighet"),
}
"""The commands in the order of ``--help``: the module of each, and what it does."""

_SELDOM = 500_000
"""How many objects more there are before Python looks for cycles among them.

Otherwise it looks for each 700, among all that is loaded, and finds nothing: some hundredths of the time that a first
document takes.
"""
_FOR_HELP = (["-h"], ["--help"])


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status, a :class:`~iopdocs.cli.status.Status`; raises nothing."""
    line = sys.argv[1:] if argv is None else [*argv]
    if argv is None:  # the process is ours
        gc.set_threshold(_SELDOM)
    try:
        if line in _FOR_HELP:
            write(overview(COMMANDS), sys.stdout)
            return 0
        from iopdocs.cli.running import run

        return run(line, COMMANDS)
    except BaseException as error:  # noqa: BLE001 -- a traceback may quote the agreement
        from iopdocs.cli.running import status_after

        return status_after(error)
