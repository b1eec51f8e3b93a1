"""The agreement: its parties, what they are called, and the examples that come with the project."""

from pathlib import Path

import pytest

import iopdocs as iop
from iopdocs.agreement import Agreement
from iopdocs.findings import format_path
from iopdocs.testing import example_agreement


@pytest.mark.parametrize(
    ("name", "open_facts"),
    [("timra-soraker-2018", []), ("timra-soraker-2018-as-printed", ["$.parties[0].orgnr", "$.parties[1].orgnr"])],
)
def test_examples_lack_only_what_the_paper_lacks(name: str, open_facts: list[str], examples: Path) -> None:
    """An agreement typed in as it was signed has no holes but for the facts that no agreement can be without."""
    found = iop.check(examples / f"{name}.yaml")
    assert [format_path(one.path) for one in found if one.code == "INP001"] == open_facts


def called(*parties: dict[str, str]) -> list[str]:
    """What parties are called, in their order."""
    data = [{"id": f"p{index}", "orgnr": "802400-0005"} | party for index, party in enumerate(parties)]
    return [*Agreement.model_validate({"title": "A", "parties": data, "clauses": []}).called.values()]


KOMMUN = {"kind": "kommun", "name": "Exempelby kommun"}
GRANNE = {"kind": "kommun", "name": "Granby kommun"}
REGION = {"kind": "region", "name": "Region Exempel"}
FORENING = {"kind": "ideell_forening", "name": "Föreningen Exemplet"}


def test_parties_are_called_by_their_form() -> None:
    """Where nobody else could be meant a party is called by its legal form."""
    assert called(KOMMUN, REGION, FORENING) == ["kommunen", "regionen", "föreningen"]


def test_a_crowded_side_is_called_by_full_names() -> None:
    """Two municipalities are named in full, and so is the region beside them, but not the one association."""
    names = ["Exempelby kommun", "Granby kommun", "Region Exempel", "föreningen"]
    assert called(KOMMUN, GRANNE, REGION, FORENING) == names


def test_a_short_name_is_kept() -> None:
    """A name that the agreement gives is used, unless two parties have it."""
    assert called(KOMMUN | {"short": "Exempelby"}, GRANNE, FORENING) == ["Exempelby", "kommunen", "föreningen"]
    assert called(KOMMUN | {"short": "vi"}, GRANNE | {"short": "vi"})[0] == "Exempelby kommun"


def test_the_only_party_of_a_side() -> None:
    """A side with one party has an only one; with none or several it has not."""
    agreement = Agreement.model_validate(example_agreement())
    assert (agreement.only_public, agreement.only_civil) == agreement.parties
    both = agreement.model_copy(update={"parties": agreement.parties[:1] * 2})
    assert (both.only_public, both.only_civil) == (None, None)
