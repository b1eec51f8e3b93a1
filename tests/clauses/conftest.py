"""What the tests of clauses share: the text that a clause gives in an agreement."""

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.testing import assemble, example_agreement

Text = Callable[..., str]


@pytest.fixture
def text_of() -> Text:
    """Return the text of an agreement between one municipality and one association with these clauses."""

    def text(*clauses: dict[str, Any]) -> str:
        return assemble(Agreement.model_validate(example_agreement(*clauses))).text

    return text
