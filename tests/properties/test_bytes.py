"""Same input, same bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from iopdocs.agreement import Agreement
from iopdocs.testing import agreements, assemble

SCRIPT = """
import sys, time
clock, shift = time.time, float(sys.argv[2])
time.time = lambda: clock() + shift
import iopdocs
print(iopdocs.render(sys.argv[1], draft=True).sha256)
"""


def digest(file: Path, folder: Path, *, shift: float, **environment: str) -> str:
    """The digest of a document made in a process of its own, with another clock, hash seed, time zone and folder."""
    command = [sys.executable, "-c", SCRIPT, str(file), str(shift)]
    made = subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, capture_output=True, text=True)
    return made.stdout.strip()


@pytest.mark.parametrize("name", ["timra-soraker-2018", "timra-soraker-2018-as-printed"])
def test_another_process_another_day(name: str, examples: Path, tmp_path: Path) -> None:
    """Two processes with other hash seed and other clock give the same SHA-256."""
    file = examples / f"{name}.yaml"
    one = digest(file, examples, shift=0, PYTHONHASHSEED="1", TZ="Europe/Stockholm", LC_ALL="C")
    other = digest(file, tmp_path, shift=86_400 * 400, PYTHONHASHSEED="4711", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert len(one) == 64
    assert one == other


@settings(max_examples=40)
@given(agreements(), agreements())
def test_what_was_made_before_does_not_matter(agreement: Agreement, other: Agreement) -> None:
    """A document is the same whatever was made before it, as itself or from its JSON."""
    first = assemble(agreement)
    assemble(other)
    assert assemble(agreement).data == first.data
    assert assemble(Agreement.model_validate_json(agreement.model_dump_json())).sha256 == first.sha256
