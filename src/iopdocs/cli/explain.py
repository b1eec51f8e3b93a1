"""``iopdocs explain``: tell what a code means, or list them all (förklara)."""

from __future__ import annotations

import difflib
from argparse import Namespace

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.status import Status

__all__ = ["add", "run"]


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = "Förklarar vad en kod betyder, med källa och exempel. Utan kod visas alla koder."
    said = "till exempel INP001; början av en kod, till exempel BUD, visar alla som börjar så"
    parser.add_argument("codes", metavar="KOD", nargs="*", help=said)
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Explain each code; an unknown one is told with the nearest that exists and does not stop the others.

    The beginning of codes lists those that begin so.
    """
    from iopdocs.reference.codes import every_code, explain

    titles = {code: told.title for code, told in every_code().items()}
    if not args.codes:
        say(_listed(titles, ""))
    known = [code for code in args.codes if _listed(titles, code)]
    if known:
        told = (explain(code) if code.strip().upper() in titles else _listed(titles, code) for code in known)
        say("\n\n".join(one.rstrip("\n") for one in told))
    unknown = [code for code in args.codes if code not in known]
    for code in unknown:
        complain(f"iopdocs explain: koden {code} finns inte{_nearest(code, titles)}")
    return Status.NOT_RUN if unknown else Status.DONE


def _listed(titles: dict[str, str], begun: str) -> str:
    """Return the codes that begin so, each with its title."""
    wanted = begun.strip().upper()
    return "\n".join(f"{code}  {title}" for code, title in titles.items() if code.startswith(wanted))


def _nearest(code: str, titles: dict[str, str]) -> str:
    near = difflib.get_close_matches(code.strip().upper(), titles, n=1)
    return f"; menas {near[0]}?" if near else "; iopdocs explain visar alla"
