"""The house: which module may import which, read from the source."""

import ast
import re
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

HOUSE = (
    "kept",
    "annotations",
    "values",
    "swedish",
    "law",
    "statutes",
    "findings",
    "errors",
    "trouble",
    "release",
    "model",
    "display",
    "parties",
    "clauses",
    "paper",
    "agreement",
    "criteria",
    "papers",
    "samples",
    "rules",
    "reading",
    "opc",
    "accessibility",
    "office",
    "wording",
    "letterheads",
    "word",
    "document",
    "lint",
    "profile",
    "verbs",
    "signing",
    "changes",
    "readback",
    "batches",
    "reference",
    "__init__",
    "testing",
    "cli",
    "__main__",
)
"""The rooms from the ground up: a module imports from its own room and from those before it."""

CHECKED = [
    path
    for folder in ("src", "tests", "bench", "docs")
    for path in sorted((Path(__file__).resolve().parent.parent / folder).rglob("*.py"))
    if "node_modules" not in path.parts
]
SILENCED = re.compile(r"#\s*(?:type:\s*ignore(?:\[[\w, -]+\])?|noqa(?::\s*[A-Z\d, ]+)?|pragma:\s*no \w+)(?P<reason>.*)")

HEAVY = {"babel", "docx", "docxtpl", "jinja2", "lxml", "yaml"}
SOURCE = Path(__file__).resolve().parent.parent / "src" / "iopdocs"
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}


def room_of(module: str) -> str:
    """The room a module stands in: the first name of its path."""
    return Path(module).with_suffix("").parts[0]


def imported_rooms(source: str) -> list[tuple[int, str]]:
    """Line and room of every import from iopdocs: at the top, in a function or for the type checker."""
    names = [
        (node.lineno, name)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported_names(node)
    ]
    return sorted((line, room_named(name)) for line, name in names if name.split(".")[0] in {"", "iopdocs"})


def imported_names(statement: ast.Import | ast.ImportFrom) -> list[str]:
    """The dotted names an import reaches for; a relative one begins with a dot."""
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    start = "." * statement.level + (statement.module or "")
    return [f"{start}.{alias.name}" for alias in statement.names]


def room_named(name: str) -> str:
    """The room a dotted name leads to; what is no room's name is a name on the package's face."""
    if name.startswith("."):
        return "relative import"
    return next((part for part in name.split(".")[1:2] if part in HOUSE), "__init__")


def imports_upwards(module: str, source: str) -> list[str]:
    """The imports that go against the house, as ``module:line imports room``."""
    allowed = HOUSE[: HOUSE.index(room_of(module)) + 1]
    return [f"{module}:{line} imports {room}" for line, room in imported_rooms(source) if room not in allowed]


@pytest.mark.parametrize(
    "source",
    [
        "import iopdocs.cli",
        "import iopdocs.cli.main as run",
        "from iopdocs import cli",
        "from iopdocs.cli import main",
        "def late():\n    from iopdocs.cli import main",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from iopdocs.cli import main",
    ],
)
def test_every_way_to_import_is_seen(source: str) -> None:
    """An import counts wherever it stands and however it is written."""
    assert [room for _, room in imported_rooms(source)] == ["cli"]


@pytest.mark.parametrize(
    ("source", "room"),
    [
        ("import iopdocs", "__init__"),
        ("from iopdocs import Agreement", "__init__"),
        ("from ..cli import main", "relative import"),
        ("from . import cli", "relative import"),
    ],
)
def test_the_face_and_relative_imports_are_told_apart(source: str, room: str) -> None:
    """A name on the face belongs to the face; a relative import never passes for a room."""
    assert imported_rooms(source) == [(1, room)]


def test_only_imports_upwards_are_faults() -> None:
    """A module may import its own room and those before it, and nothing above."""
    source = "import json\nfrom iopdocs.values import A\nimport iopdocs.law\nimport iopdocs.word.pack"
    assert imports_upwards("law.py", source) == ["law.py:4 imports word"]


def test_every_module_stands_in_a_room_of_the_house() -> None:
    """A new room is given its place in HOUSE before it is used."""
    assert MODULES
    assert [module for module in MODULES if room_of(module) not in HOUSE] == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_downwards(module: str) -> None:
    """No module imports from a room above its own, not even late or for the type checker."""
    assert imports_upwards(module, MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize("module", MODULES)
def test_module_has_a_docstring(module: str) -> None:
    """Every module says what it is for."""
    assert ast.get_docstring(ast.parse(MODULES[module].read_text("utf-8")))


@pytest.mark.parametrize("module", MODULES)
def test_module_is_short(module: str) -> None:
    """No module is above 300 lines."""
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES)
def test_module_is_named_for_its_subject(module: str) -> None:
    """There is no drawer for odds and ends: no utils, no helpers."""
    assert {"util", "utils", "helper", "helpers"}.isdisjoint(Path(module).with_suffix("").parts)


def silenced_without_reason(path: Path) -> list[int]:
    """The lines on which a checker is told to be silent and nobody is told why."""
    with path.open("rb") as file:
        comments = [one for one in tokenize.tokenize(file.readline) if one.type == tokenize.COMMENT]
    silenced = [(one.start[0], SILENCED.search(one.string)) for one in comments]
    return [line for line, found in silenced if found and not re.search(r"\w", found["reason"])]


@pytest.mark.parametrize(
    ("comment", "is_told"),
    [
        ("# type: ignore[arg-type]", False),
        ("# type: ignore[union-attr, index]", False),
        ("# type: ignore", False),
        ("# noqa: FBT001, ARG002", False),
        ("# noqa", False),
        ("# pragma: no cover", False),
        ("# type: ignore[arg-type] # a list by its type", True),
        ("# noqa: FBT001 -- a fact", True),
        ("# noqa: PLR2004 - per cent", True),
        ("# what comments are for", True),
    ],
)
def test_silence_without_a_reason_is_seen(comment: str, is_told: bool, tmp_path: Path) -> None:
    """Each way to silence a checker counts; what comes after it is the reason."""
    (tmp_path / "a.py").write_text(f"text = '# noqa'\nx = 1  {comment}\n", "utf-8")
    assert silenced_without_reason(tmp_path / "a.py") == ([] if is_told else [2])


def test_whoever_silences_a_checker_says_why() -> None:
    """A checker is silenced for one line at a time, with the reason beside it."""
    assert len(CHECKED) > len(MODULES)
    assert {path.name: lines for path in CHECKED if (lines := silenced_without_reason(path))} == {}


def test_the_face_does_not_load_the_word_machinery() -> None:
    """After `import iopdocs` none of the heavy libraries is loaded."""
    script = "import sys, iopdocs; print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    loaded = set(run.stdout.split())
    assert "iopdocs" in loaded
    assert loaded & HEAVY == set()
