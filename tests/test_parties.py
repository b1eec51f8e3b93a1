"""The parties: their legal forms."""

import pytest
from pydantic import TypeAdapter, ValidationError

from iopdocs.annotations import members_of
from iopdocs.parties import CivilParty, Party, PublicParty

FORMS = members_of(Party)
PUBLIC = ["kommun", "region", "kommunalforbund", "samordningsforbund", "myndighet", "kommunalt_bolag"]
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


@pytest.mark.parametrize("cls", FORMS)
def test_a_class_says_its_legal_form(cls: type[PublicParty] | type[CivilParty]) -> None:
    """Who makes a party of its class need not say the form a second time; data must, for nothing else tells it."""
    party = cls(id="a", name="A", orgnr="802400-0005")
    data = party.model_dump(mode="json")
    assert TypeAdapter(Party).validate_python(data) == party
    with pytest.raises(ValidationError, match="union_tag_not_found"):
        TypeAdapter(Party).validate_python({name: value for name, value in data.items() if name != "kind"})
