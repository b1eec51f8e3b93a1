"""Agreements for the tests of rules: the sound one, changed in parts."""

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.findings import Findings
from iopdocs.rules import judge
from iopdocs.rules._example import made, sound

Judge = Callable[[str], Findings]


@pytest.fixture
def data() -> dict[str, Any]:
    """The sound agreement as data."""
    return sound()


@pytest.fixture
def judged() -> Judge:
    """A function that judges the sound agreement, or other paper, with some parts changed."""
    return lambda example: judge(made(example))
