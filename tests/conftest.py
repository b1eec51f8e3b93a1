"""What all tests share: where the project lies, and how Hypothesis runs."""

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
