"""``iopdocs templates check``: tell what is wrong with letterheads (granska brevmallar)."""

from __future__ import annotations

from argparse import Namespace

from iopdocs.cli.documents import add_files, judge
from iopdocs.cli.parser import Commands
from iopdocs.cli.status import Status
from iopdocs.findings import Findings

__all__ = ["add"]


def add(parts: Commands) -> None:
    """Say what the part takes."""
    part = parts.add_parser(
        "check",
        help="granska brevmallar",
        description="Granskar en brevmall: formatmallar, numrering, sidhuvud, sidfot, tillgänglighet, personuppgifter.",
        epilog="Slutstatus: 0 utan fel, 1 med fel, 2 om någon fil inte kunde läsas.",
    )
    add_files(part, "brevmallar (.docx)")
    part.set_defaults(run=_run)


def _run(args: Namespace) -> Status:
    return judge(args, _examined)


def _examined(data: bytes, name: str) -> Findings:
    from iopdocs.letterheads import examine_letterhead

    return examine_letterhead(data, name=name)
