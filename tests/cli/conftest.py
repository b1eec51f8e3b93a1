"""Running the command line within the test process, in a folder of its own."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from iopdocs.cli import main


@dataclass(frozen=True)
class Run:
    """How a command ended, what it wrote, and which files lay in the folder afterwards."""

    status: int
    data: bytes
    err: str
    files: list[str]

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.data.decode()


Runner = Callable[..., Run]


@pytest.fixture
def iopdocs(
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Runner:
    """Run a command in an empty folder, with what standard input holds; compiled templates are kept for all tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))

    def run(*argv: str | Path, stdin: str | bytes = b"") -> Run:
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main([str(argument) for argument in argv])
        out, err = capsysbinary.readouterr()
        return Run(status, out, err.decode(), sorted(path.name for path in tmp_path.iterdir()))

    return run


@pytest.fixture
def signed(examples: Path) -> Path:
    """The example that can be signed."""
    return examples / "timra-soraker-2018.yaml"


@pytest.fixture
def printed(examples: Path) -> Path:
    """The example with the faults of the paper original."""
    return examples / "timra-soraker-2018-as-printed.yaml"
