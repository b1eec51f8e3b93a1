"""What the first document costs: whole processes that start, make one document and end.

python -m bench.start [--rounds 21]

docxtpl fills the form of the same agreement, with texts that are finished, and its text must be ours. All start with
compiled bytecode, as they do where they are installed, and iopdocs with the templates that an earlier start has kept.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.contestant import Contestant, Seconds
from bench.form import Form
from bench.measure import Result, alternate
from bench.ours import EXAMPLE, Subject
from bench.peers.docxtpl_form import DIALECT
from bench.text import refuse_other_text, text_of

__all__ = ["DOCXTPL", "EMPTY", "FIRST", "HELP", "contestants", "measured"]

EMPTY: Final = "Python alone"
HELP: Final = "iopdocs --help"
FIRST: Final = "iopdocs, first document"
DOCXTPL: Final = "docxtpl, first document"

_COMMAND: Final = "import sys; from iopdocs.cli import main; sys.exit(main())"
_PYDANTIC: Final = "from pydantic import BaseModel, Field\nclass A(BaseModel):\n    x: str = Field(title='x')\nA(x='a')"
_DOCXTPL: Final = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as values:
    template.render(json.load(values), autoescape=True)
template.save(sys.argv[3])
"""


@dataclass(frozen=True)
class Process:
    """A program that does one thing and ends; ``made`` is the document that it writes, if it does."""

    name: str
    does: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    made: Path | None = None

    def package(self) -> bytes:
        """Run it once, so that its bytecode and what it keeps are there, and return what it wrote."""
        self._run()
        return b"" if self.made is None else self.made.read_bytes()

    def timed(self, count: int) -> Seconds:
        """Return what one start takes."""
        cpu, wall = _children(), time.perf_counter()
        for _ in range(count):
            self._run()
        return Seconds((_children() - cpu) / count, (time.perf_counter() - wall) / count)

    def _run(self) -> None:
        command = [sys.executable, *self.arguments]
        subprocess.run(command, check=True, env=self.environment, stdout=subprocess.DEVNULL)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def contestants(folder: Path) -> list[Contestant]:
    """Return the programs that are compared; they write in a folder, and docxtpl's text is that of iopdocs."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder), "PYTHONUTF8": "1"}
    ours, theirs = folder / "ours.docx", folder / "theirs.docx"
    render = ["-c", _COMMAND, "render", str(EXAMPLE), "-o", str(ours)]
    first = Process(FIRST, "from YAML to a file, with validation and rules", render, environment, ours)
    subject = Subject.example()
    form = Form.of(first.package(), subject.agreement.to_data())
    (folder / "form.docx").write_bytes(form.written(DIALECT))
    (folder / "values.json").write_text(json.dumps(form.values), "utf-8")
    files = [str(folder / "form.docx"), str(folder / "values.json"), str(theirs)]
    filled = Process(DOCXTPL, "fills in finished texts", ["-c", _DOCXTPL, *files], environment, theirs)
    refuse_other_text(DOCXTPL, filled.package(), text_of(first.package()))
    return [
        Process(EMPTY, "does nothing", ["-c", "pass"], environment),
        Process("import iopdocs", "", ["-c", "import iopdocs"], environment),
        Process(HELP, "", ["-c", _COMMAND, "--help"], environment),
        Process("pydantic alone", "one model of one field", ["-c", _PYDANTIC], environment),
        filled,
        first,
        Process(f"{FIRST}, nothing kept", "the same", [*render, "--no-cache"], environment, ours),
    ]


def measured(rounds: int) -> dict[str, Result]:
    """Let all of them take turns."""
    with tempfile.TemporaryDirectory() as folder:
        return alternate(contestants(Path(folder)), rounds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=21, help="alternating rounds (21)")
    asked = parser.parse_args()
    from bench.tables import start_table  # which knows the names above

    print(start_table(measured(asked.rounds)))


if __name__ == "__main__":
    main()
