"""The text of every clause type's example and of every example agreement, as it was last approved.

``pytest tests/golden --update-golden`` writes the files anew; read the difference before committing it.
"""

from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.testing import assemble, builtin_kinds, example_agreement

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parent.parent / "docs" / "examples"
KINDS = builtin_kinds()
FILES = sorted(EXAMPLES.glob("*.yaml"))


def clause_text(kind: str) -> str:
    """The document with nothing but a clause type's example."""
    return assemble(Agreement.model_validate(example_agreement(clause_class(kind).example))).text


def agreement_text(file: Path) -> str:
    """The document of an example agreement; a draft if it cannot be signed as it is."""
    return iop.render(file, draft=bool(iop.check(file).errors)).text


def expected_names() -> Iterator[str]:
    """The names of the golden files."""
    yield from (f"clause-{kind}.txt" for kind in KINDS)
    yield from (f"example-{file.stem}.txt" for file in FILES)


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Callable[[str, str], list[str]]:
    """Compare a text with its golden file, or write the file; what differs comes back as the lines of a diff."""

    def difference(name: str, text: str) -> list[str]:
        file = FOLDER / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, "utf-8")
        golden = file.read_text("utf-8") if file.is_file() else ""
        lines = golden.splitlines(), text.splitlines()
        return [*unified_diff(*lines, f"tests/golden/{name}", "the document now", lineterm="")]

    return difference


@pytest.mark.parametrize("kind", KINDS)
def test_clause(kind: str, compare: Callable[[str, str], list[str]]) -> None:
    """The wording of a clause type's example is the approved one."""
    found = compare(f"clause-{kind}.txt", clause_text(kind))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_example(file: Path, compare: Callable[[str, str], list[str]]) -> None:
    """The wording of an example agreement is the approved one."""
    found = compare(f"example-{file.stem}.txt", agreement_text(file))
    assert not found, "\n" + "\n".join(found)


def test_no_golden_file_is_stale() -> None:
    """Every golden file belongs to a clause type or an example that exists."""
    assert {file.name for file in FOLDER.glob("*.txt")} == set(expected_names())
