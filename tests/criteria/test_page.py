"""The page about assessments and criteria says what the library does."""

import re
from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.criteria import SETS, Assessment


@pytest.fixture
def page(root: Path) -> str:
    """The page as it is written."""
    return (root / "docs" / "kriterier.md").read_text("utf-8")


def test_the_table_has_every_set(page: str) -> None:
    """Each known set has its row, with publisher, year and number of criteria."""
    rows = [re.split(r" *\| *", line.strip("| ")) for line in page.splitlines() if line.startswith("| `")]
    assert [row[:4] for row in rows[1:]] == [
        [f"`{one.id}`", one.publisher, str(one.year or "okänt"), str(len(one.criteria))] for one in SETS.values()
    ]


def test_the_examples_can_be_used(page: str) -> None:
    """The assessment on the page can be written as it stands, also with the page's own criteria."""
    whole, own = re.findall(r"```yaml\n(.+?)```", page, re.DOTALL)
    assert iop.check(whole).errors.codes == ()
    assert "CRI004" in iop.check(whole).codes
    made = iop.load(whole.replace("criteria_set: stenungsund\n", own), paper=Assessment)
    assert made.criteria_set.publisher == "Exempelby kommun"
