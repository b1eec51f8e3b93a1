"""``iopdocs schema``: write the JSON Schema that editors complete and mark agreements by (schema)."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from iopdocs.cli.output import complain, say
from iopdocs.cli.parser import Parser
from iopdocs.cli.status import Status
from iopdocs.trouble import reason

__all__ = ["add", "run"]


def add(parser: Parser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Skriver ett JSON Schema för avtal. Med det kan en editor som VS Code föreslå fält, förklara dem "
        "på svenska och märka det som är felstavat."
    )
    parser.add_argument("-o", "--output", metavar="FIL", help="skriv till en fil; annars till standard ut")
    parser.set_defaults(run=run)


def run(args: Namespace) -> Status:
    """Write the schema; a file that exists is written over, since it is never edited by hand."""
    from iopdocs.reference.schema import schema

    text = json.dumps(schema(), ensure_ascii=False, indent=1)
    if args.output in (None, "-"):
        say(text)
        return Status.DONE
    return _saved(Path(args.output), text)


def _saved(path: Path, text: str) -> Status:
    from iopdocs.opc import write_atomically

    try:
        write_atomically(path, f"{text}\n".encode())
    except OSError as error:
        complain(f"iopdocs schema: {path} kunde inte skrivas: {reason(error)}")
        return Status.NOT_RUN
    say(f"skrev {path}; skriv överst i avtalet: # yaml-language-server: $schema=./{path.name}")
    return Status.DONE
