"""A small editor: it speaks the language server protocol over standard input and output with a real server."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from iopdocs.cli import main

HERE = Path(__file__).resolve().parent
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
MARKDOWN = {
    "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
    "hover": {"contentFormat": ["markdown"]},
}


class Editor:
    """An editor with one folder open, connected to the server of VS Code's YAML extension."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked = 0
        self._opened = 0
        self._marked: dict[str, list[dict[str, Any]]] = {}
        self._server = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HERE
        )

    def __enter__(self) -> Self:
        """Shake hands with the server."""
        capabilities = {"textDocument": MARKDOWN, "workspace": {"configuration": True}}
        workspace = [{"uri": self.folder.as_uri(), "name": "avtal"}]
        hello = {"processId": None, "rootUri": None, "capabilities": capabilities, "workspaceFolders": workspace}
        self.ask("initialize", hello)
        self._tell("initialized", {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server that was started, and no other."""
        self._server.kill()
        self._server.communicate()

    def opened(self, text: str) -> str:
        """Open a new document with this text and return its address once the server has judged it."""
        self._opened += 1
        uri = (self.folder / f"avtal-{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._marked:
            self._heed(self._heard())
        return uri

    def marks(self, text: str) -> list[tuple[int, str]]:
        """The line, counted from 1, and the message of everything that is marked in a text."""
        found = self._marked[self.opened(text)]
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found]

    def offers(self, text: str) -> dict[str, str]:
        """What is offered at the end of a text: each word, with what is told about it."""
        found = self.ask("textDocument/completion", self._place(text, *_end(text)))
        items = found["items"] if isinstance(found, dict) else found
        return {one["label"]: _told(one.get("documentation")) for one in items}

    def hover(self, text: str, word: str) -> str:
        """What is shown when the pointer rests on the last place where a word stands."""
        before = text[: text.rindex(word) + 1]
        shown = self.ask("textDocument/hover", self._place(text, *_end(before)))
        return _told(shown and shown["contents"])

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Send a request and return the answer, heeding what comes before it."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._heard()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]
            self._heed(message)

    def _place(self, text: str, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self.opened(text)}, "position": {"line": line, "character": character}}

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._server.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._server.stdin.flush()

    def _heard(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        return message

    def _heed(self, message: dict[str, Any]) -> None:
        """Keep what the server says about a document, and answer its questions."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            answer = [SETTINGS if one.get("section") == "yaml" else {} for one in asked]
            self._send({"id": message["id"], "result": answer or None})


def _end(text: str) -> tuple[int, int]:
    return text.count("\n"), len(text.rpartition("\n")[2])


def _told(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""


@pytest.fixture(scope="session")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor in a folder with a schema that the command line wrote."""
    if shutil.which("node") is None or not SERVER.exists():
        pytest.fail(f"kräver Node.js, och att `npm ci` har körts i {HERE}")
    folder = tmp_path_factory.mktemp("avtal")
    assert main(["schema", "-o", str(folder / "avtal.schema.json")]) == 0
    with Editor(folder) as ready:
        yield ready
