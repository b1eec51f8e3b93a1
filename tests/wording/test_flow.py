"""What can come after what in a template, through its conditions and loops."""

from __future__ import annotations

import pytest

from iopdocs.wording.flow import has_own_lists
from iopdocs.wording.textform import parse_blocks


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("§ A\na) b", False),
        ("# A\na) b", True),
        ("Inledning\na) b", True),
        ("{%p if x %}\n§ A\n{%p endif %}\na) b", True),
        ("{%p if x %}\n§ A\n{%p else %}\n§ B\n{%p endif %}\na) b", False),
        ("{%p if x %}\n§ A\n{%p elif y %}\n§ B\n{%p endif %}\na) b", True),
        ("{%p if x %}\n§ A\na) b\n{%p endif %}", False),
        ("{%p for x in y %}\na) b\n§ A\n{%p endfor %}", True),
        ("§ A\n{%p for x in y %}\na) b\n§ A\n{%p endfor %}", False),
        ("§ A\na) [börja om] b", True),
        ("§ A\na) b\n§ C\na) [fortsätt] d", True),
        ("§ A\n- b", False),
    ],
)
def test_lists_that_need_to_be_their_own(text: str, *, own: bool) -> None:
    """They do where an item can come before any numbered paragraph, or where a list is marked."""
    assert has_own_lists(parse_blocks(text)) is own
