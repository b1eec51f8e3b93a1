"""What all tests share: where the project lies, and how Hypothesis runs."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A slow machine is no fault, and the same commit gives the same answer everywhere.
settings.register_profile("repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
# For hunting: pytest --hypothesis-profile=explore
settings.register_profile("explore", settings.get_profile("repeatable"), derandomize=False, max_examples=2000)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the golden texts and the pictures be written anew; what has changed is then seen in the version control."""
    parser.addoption("--update-golden", action="store_true", help="write the texts in tests/golden anew")
    parser.addoption("--update-pictures", action="store_true", help="write the pictures in tests/pictures anew")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def examples(root: Path) -> Path:
    """The folder with the example agreements."""
    return root / "docs" / "examples"


@pytest.fixture(scope="session")
def letterheads(root: Path) -> dict[str, bytes]:
    """Two letterheads that are not ours: as a Swedish Word saves one, and as another program might."""
    from iopdocs.opc import write_package

    folders = (root / "tests" / "letterheads" / name for name in ("svensk_word", "region"))
    return {folder.name: write_package(_parts(folder)) for folder in folders}


def _parts(folder: Path) -> dict[str, bytes]:
    """The files of a folder as the parts of a package, and the picture that one of them shows."""
    parts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    if any(b"media/image1.png" in content for content in parts.values()):
        parts["word/media/image1.png"] = _picture()
    return parts


def _picture() -> bytes:
    """A blue picture of four times five dots, as PNG."""
    head = struct.pack(">IIBBBBB", 4, 5, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", head), (b"IDAT", zlib.compress((b"\0" + b"\x1f\x38\x64" * 4) * 5)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in pieces
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
