"""The help about the command line as a whole (översikt), written without anything that takes time to load.

To load re alone takes half as long as Python itself takes to start, and argparse needs it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["overview"]

_TEXT = """\
användning: iopdocs [-h] [--version] KOMMANDO ...

Granskar avtal om idéburet offentligt partnerskap (IOP) och skriver dem som
Word-filer.

flaggor:
  -h, --help       visa den här hjälpen och avsluta
  --version        visa programmets version och avsluta

kommandon:
  KOMMANDO
{commands}

Slutstatus: 0 om allt gick bra, 1 om avtalet har fel, 2 om kommandot inte
kunde köras.
"""


def overview(commands: Mapping[str, tuple[str, str]]) -> str:
    """Return the help; ``commands`` has the module of each, and what it does."""
    return _TEXT.format(commands="\n".join(f"    {name:<15}{said}" for name, (_, said) in commands.items()))
