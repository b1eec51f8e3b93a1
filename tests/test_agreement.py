"""The agreement: its parties, what they are called, and the examples that come with the project."""

from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.findings import format_path


@pytest.mark.parametrize(
    ("name", "open_facts"),
    [("timra-soraker-2018", []), ("timra-soraker-2018-as-printed", ["$.parties[0].orgnr", "$.parties[1].orgnr"])],
)
def test_examples_lack_only_what_the_paper_lacks(name: str, open_facts: list[str], examples: Path) -> None:
    """An agreement typed in as it was signed has no holes but for the facts that no agreement can be without."""
    found = iop.check(examples / f"{name}.yaml")
    assert [format_path(one.path) for one in found if one.code == "INP001"] == open_facts
