"""What the tests of criteria share: the data of an assessment by any known set."""

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.criteria import SETS

Data = Callable[..., dict[str, Any]]


@pytest.fixture
def assessed() -> Data:
    """Return the data of an assessment in which every criterion of a set is answered."""

    def data(key: str, answer: str = "yes", **fields: Any) -> dict[str, Any]:
        answers = [
            {"criterion": one.id, "answer": answer, "reason": "Så är det.", "evidence": "ansökan"}
            for one in SETS[key].criteria
        ]
        return {
            "kind": "assessment",
            "title": "Bedömning av en ansökan",
            "parties": [
                {"kind": "kommun", "id": "kommunen", "name": "Exempelby kommun", "orgnr": "212000-2395"},
                {"kind": "stiftelse", "id": "stiftelsen", "name": "Stiftelsen Exemplet", "orgnr": "802400-0005"},
            ],
            "project": "En mötesplats.",
            "criteria_set": key,
            "answers": answers,
        } | fields

    return data
