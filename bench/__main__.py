"""Measure all there is to measure, print it, and write the pages if asked to.

python -m bench [--rounds 15] [--write]
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from bench import growth, operations, peak, start, surroundings
from bench.form import Form
from bench.measure import Result, alternate, alternate_functions
from bench.ours import Subject
from bench.peers import node, python_peers
from bench.report import Figures, printed, write_pages
from bench.text import refuse_other_text, text_of

_GROWTH_ROUNDS = 9
_ROWS = 10_000


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="alternating rounds of the comparison (15)")
    parser.add_argument("--write", action="store_true", help="write the pages and the picture in docs")
    asked = parser.parse_args()
    figures = _measured(asked.rounds)
    print(printed(figures))
    if asked.write:
        write_pages(figures, Path(__file__).resolve().parent.parent / "docs")


def _measured(rounds: int) -> Figures:
    subject = Subject.example()
    _say("The peers, in turns …")
    compared = _compared(subject, rounds)
    _say("The steps …")
    steps = alternate_functions(subject.steps(), rounds)
    _say("The growth …")
    grown = [growth.measured(axis, min(rounds, _GROWTH_ROUNDS)) for axis in growth.AXES]
    counted = operations.counted()
    _say("The memory, and what surrounds …")
    spent, around = peak.measured(_ROWS), surroundings.measured(subject)
    _say("The start …")
    return Figures(subject, compared, steps, grown, counted, spent, around, start.measured(rounds))


def _compared(subject: Subject, rounds: int) -> dict[str, Result]:
    """Let all contestants whose text is ours take turns."""
    form = Form.of(subject.package, subject.agreement.to_data())
    expected = text_of(subject.package)
    with ExitStack() as stack:
        peers = python_peers(subject.agreement, form)
        if node.is_installed():
            peers += stack.enter_context(node.contestants(form))
        else:
            _say("Node.js or its packages are missing, so the peers on Node are left out.")
        for peer in peers:
            refuse_other_text(peer.name, peer.package(), expected)
        return alternate([*subject.contestants(), *peers], rounds)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
