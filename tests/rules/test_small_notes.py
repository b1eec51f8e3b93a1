"""Notes on what is easily overlooked: the profit of a company, and texts that are no sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

COMPANY = """parties:
  - {{kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}}
  - {{kind: aktiebolag, id: foreningen, name: {name}, orgnr: 556600-0005}}
clauses:
  - {{kind: background, paragraphs: ['{text}']}}
"""


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Huset AB", "Parterna samverkar.", True),
        ("Huset AB (svb)", "Parterna samverkar.", False),
        ("Huset AB", "Bolagets vinst stannar i verksamheten.", False),
        ("Huset AB", "Bolaget lämnar ingen utdelning.", False),
    ],
)
def test_what_becomes_of_a_companys_profit(judged: Judge, name: str, text: str, told: bool) -> None:
    """A company is noted as long as neither its name nor the agreement says what becomes of its profit."""
    assert ("PAR014" in judged(COMPANY.format(name=name, text=text)).codes) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Våldsutsatta kvinnor, tjejer och deras barn.", True),
        ("Unga vuxna i kommunen", True),
        ("Målgruppen är unga. Alla andra.", True),
        ("Unga som bor i kommunen.", False),
        ("Verksamheten vänder sig till äldre.", False),
        ("Alla välkomnas.", False),
        ("Unga arbetade där.", False),
        ("Familjer i nöd, bl.a. unga, möts här.", False),
    ],
)
def test_a_text_without_a_verb_is_no_sentence(judged: Judge, text: str, told: bool) -> None:
    """A text in a field for whole sentences is noted when no word in one of them can be a verb."""
    piece = f"clauses:\n  - {{kind: target_group, description: '{text}', voluntary: ja}}\n"
    assert ("STR008" in judged(piece).codes) == told
