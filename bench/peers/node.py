"""The peers on Node.js: docxtemplater, easy-template-x, docx-templates and carbone, in one process of Node's."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.contestant import Contestant, Seconds
from bench.form import Dialect, Form, Row, new_row, set_text, text_nodes

__all__ = ["PEERS", "contestants", "is_installed"]

_FOLDER: Final = Path(__file__).resolve().parent.parent


class NodeFault(Exception):
    """What a peer on Node said instead of making a document."""


@dataclass(frozen=True)
class _Server:
    """A running Node that fills templates."""

    process: subprocess.Popen[str]
    folder: Path

    def ask(self, **request: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        said: dict[str, Any] = json.loads(self.process.stdout.readline() or '{"error": "Node ended"}')
        if "error" in said:
            raise NodeFault(f"{request['peer']}: {said['error']}")
        return said


@dataclass(frozen=True)
class _Peer:
    """One peer on Node, timed in its own process: its compiler is warm, as it is in a server."""

    name: str
    does: str
    server: _Server

    def package(self) -> bytes:
        path = self.server.folder / f"{self.name}-made.docx"
        self.server.ask(peer=self.name, save=str(path))
        return path.read_bytes()

    def timed(self, calls: int) -> Seconds:
        said = self.server.ask(peer=self.name, calls=calls)
        return Seconds(said["cpu"], said["wall"])


def is_installed() -> bool:
    """Whether Node.js and the peers are here."""
    return shutil.which("node") is not None and (_FOLDER / "node_modules").is_dir()


@contextmanager
def contestants(form: Form) -> Iterator[list[Contestant]]:
    """Give the peers on Node for as long as the context lasts."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "values.json").write_text(json.dumps(form.values), "utf-8")
        for name, (dialect, _) in PEERS.items():
            (folder / f"{name}.docx").write_bytes(form.written(dialect))
        command = ["node", str(_FOLDER / "node" / "serve.js"), str(folder)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
            server = _Server(process, folder)
            yield [_Peer(name, does, server) for name, (_, does) in PEERS.items()]
            process.communicate()


def _around(row: Row, table: str) -> list[Row]:
    """Begin the loop in the row's first cell and end it in the last."""
    nodes = text_nodes(row)
    set_text(nodes[0], f"{{#{table}}}{nodes[0].text}")
    set_text(nodes[-1], f"{nodes[-1].text}{{/{table}}}")
    return [row]


def _rows_between(row: Row, table: str) -> list[Row]:
    return [new_row(row, f"+++FOR row IN {table}+++"), row, new_row(row, "+++END-FOR row+++")]


def _two_rows(row: Row, table: str) -> list[Row]:
    """Carbone takes the pattern from a row and the one after it."""
    second = copy.deepcopy(row)
    for node in text_nodes(second):
        set_text(node, (node.text or "").replace(f"{table}[i]", f"{table}[i+1]"))
    return [row, second]


_BRACES: Final = Dialect(
    field=lambda name: f"{{{name}}}",
    cell=lambda _table, column: f"{{{column}}}",
    rows=_around,
    condition=lambda name: (f"{{#{name}}}", f"{{/{name}}}"),
)
_PLUSES: Final = Dialect(
    field=lambda name: f"+++INS {name}+++",
    cell=lambda _table, column: f"+++INS $row.{column}+++",
    rows=_rows_between,
    condition=lambda name: (f"+++IF {name}+++", "+++END-IF+++"),
)
_CARBONE: Final = Dialect(
    field=lambda name: f"{{d.{name}}}",
    cell=lambda table, column: f"{{d.{table}[i].{column}}}",
    rows=_two_rows,
    condition=lambda name: (f"{{d.{name}:ifEQ(true):showBegin}}", f"{{d.{name}:showEnd}}"),
)

PEERS: Final[Mapping[str, tuple[Dialect, str]]] = {
    "docxtemplater": (_BRACES, "fills in finished texts, chooses clauses"),
    "easy-template-x": (_BRACES, "fills in finished texts, chooses clauses"),
    "docx-templates": (_PLUSES, "fills in finished texts, chooses clauses; without its sandbox"),
    "carbone": (_CARBONE, "fills in finished texts, chooses clauses"),
}
"""The peers' names on npm, how they write tags and what they do."""
