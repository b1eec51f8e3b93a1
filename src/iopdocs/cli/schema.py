"""``iopdocs schema``: write the JSON Schema that editors complete and mark agreements by (schema)."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from iopdocs.cli.output import say
from iopdocs.cli.parser import Parser
from iopdocs.cli.saving import saved
from iopdocs.cli.status import Status

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
    path = Path(args.output)
    then = f"; skriv överst i avtalet: # yaml-language-server: $schema=./{path.name}"
    return saved(f"{text}\n".encode(), path, by="schema", told=then)
