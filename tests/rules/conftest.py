"""Agreements for the tests of rules: the sound one, changed in parts."""

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.findings import Findings
from iopdocs.rules import judge
from iopdocs.rules._example import complete, sound

Judge = Callable[[str], Findings]


@pytest.fixture
def data() -> dict[str, Any]:
    """The sound agreement as data."""
    return sound()


@pytest.fixture
def judged() -> Judge:
    """A function that judges the sound agreement with some parts changed."""
    return lambda example: judge(Agreement.model_validate(complete(example)))
