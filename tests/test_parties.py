"""The parties: their legal forms, boards and signatures."""

from typing import get_args

import pytest
from pydantic import TypeAdapter

from iopdocs.agreement import Agreement
from iopdocs.parties import CivilParty, Party, PublicParty
from iopdocs.testing import assemble, example_agreement

FORMS = get_args(get_args(Party)[0])
PUBLIC = ["kommun", "region", "kommunalforbund", "samordningsforbund", "myndighet"]
CIVIL = ["ideell_forening", "stiftelse", "ekonomisk_forening", "trossamfund", "studieforbund", "aktiebolag"]


@pytest.mark.parametrize("kind", [*PUBLIC, *CIVIL])
def test_each_legal_form_belongs_to_a_side(kind: str) -> None:
    """A party is public or civil by its legal form, and is named by it in the definite form."""
    party: PublicParty | CivilParty = TypeAdapter(Party).validate_python(
        {"id": "a", "kind": kind, "name": "A", "orgnr": "802400-0005"}
    )
    assert isinstance(party, PublicParty) is party.public is (kind in PUBLIC)
    assert party.definite.endswith(("n", "t"))
    assert party.definite_plural.endswith(("na", "en"))
    assert party.group_digits <= set("25789")


def test_no_legal_form_is_left_out() -> None:
    """The forms tried above are all there are."""
    assert len(FORMS) == len(PUBLIC) + len(CIVIL)


def test_day_of_signature_stands_in_the_block() -> None:
    """An agreement that is signed already shows where and when instead of a line to write on."""
    data = example_agreement({"kind": "signatures", "method": "paper", "place": "Malmö"})
    signed = {"role": "ordförande", "signed_on": "2015-08-24"}
    data["parties"] = [data["parties"][0] | {"signatories": [signed]}, data["parties"][1]]
    text = assemble(Agreement.model_validate(data)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Malmö den 24 augusti 2015" in text
    assert "Malmö, datum" in text
    data["clauses"] = [{"kind": "signatures", "method": "electronic"}]
    assert "undertecknat den" in assemble(Agreement.model_validate(data)).text
