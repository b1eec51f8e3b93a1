"""Built-in functions that refuse a hole stop no rule in a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iopdocs.agreement import Agreement
from iopdocs.model import DRAFT, draft_validator
from iopdocs.rules import judge

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_draft_with_an_annex_without_title_is_judged() -> None:
    """``str.count`` looks at the hole's class and never asks it; the rule is not answered, the others are."""
    data = {"title": "Avtal", "parties": [], "clauses": [{"kind": "annexes", "items": [{}]}]}
    draft = draft_validator(Agreement).validate_python(data, context=DRAFT)
    assert "COM001" in judge(draft).codes


def test_a_type_error_in_a_complete_agreement_is_a_fault_of_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is passed over in silence where no fact is missing."""
    from iopdocs.rules import _base

    class Broken:
        code = "XXX001"

        @staticmethod
        def check(_node: object, _case: object) -> Iterator[object]:
            raise TypeError("fel i regeln")

    monkeypatch.setattr(_base, "_rules_for", lambda *_: (Broken,))
    with pytest.raises(TypeError, match="fel i regeln"):
        judge(Agreement.model_validate({"title": "Avtal", "parties": [], "clauses": []}))
