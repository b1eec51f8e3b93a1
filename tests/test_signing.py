"""The signing list: who signs, in which order and where, for one document and without personal numbers."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.opc import read_package, write_package
from iopdocs.rules._example import sound
from iopdocs.signing import SigningList
from iopdocs.testing import assemble

NUMBER = "19121212-1212"
"""Skatteverket's own number for tests."""
PEOPLE = {
    "kommunen": [{"role": "nämndens ordförande", "authority": "nämndens beslut"}],
    "foreningen": [
        {"role": "ordförande", "name": "Förnamn Efternamn", "authority": "stadgarna"},
        {"role": "kassör", "name": "Tilltalsnamn Efternamn", "authority": "stadgarna"},
    ],
}


def agreement(method: str = "electronic", people: dict[str, list[dict[str, Any]]] | None = None) -> dict[str, Any]:
    """The sound agreement, signed in a way by these people."""
    data = sound()
    for party in data["parties"]:
        party["signatories"] = (people or PEOPLE)[party["id"]]
    for clause in data["clauses"]:
        if clause["kind"] == "signatures":
            clause.clear()
            clause |= {"kind": "signatures", "method": method}
    return data


def test_who_signs_in_which_order_and_where() -> None:
    """The list has everyone who signs, in order, with party, role, the name that is shown, and the anchor."""
    found = iop.signing_list(agreement())
    assert [(one.order, one.party, one.party_name, one.role, one.name, one.anchor) for one in found.signatories] == [
        (1, "kommunen", "Exempelby kommun", "nämndens ordförande", None, "SIGN(kommunen.1)"),
        (2, "foreningen", "Föreningen Mötesplatsen", "ordförande", "Förnamn Efternamn", "SIGN(foreningen.1)"),
        (3, "foreningen", "Föreningen Mötesplatsen", "kassör", "Tilltalsnamn Efternamn", "SIGN(foreningen.2)"),
    ]
    assert (found.method, found.title, found.reference) == ("electronic", sound()["title"], sound()["reference"])


def test_no_anchors_on_paper() -> None:
    """An agreement that is signed on paper has an order but no anchors."""
    found = iop.signing_list(agreement("paper"))
    assert found.method == "paper"
    assert [one.anchor for one in found.signatories] == [None, None, None]


def test_a_party_that_does_not_say_who_signs_has_a_place() -> None:
    """Where the agreement names nobody, the list has the place to sign and no role."""
    found = iop.signing_list(agreement(people={"kommunen": [], "foreningen": []}))
    assert [(one.role, one.name, one.anchor) for one in found.signatories] == [
        (None, None, "SIGN(kommunen.1)"),
        (None, None, "SIGN(foreningen.1)"),
    ]


def test_the_list_belongs_to_the_document() -> None:
    """From data the list tells the digest of the document that they give; from the document it is the same list."""
    document = iop.render(agreement())
    assert iop.signing_list(agreement()).sha256 == document.sha256
    assert iop.signing_list(document) == iop.signing_list(document.data) == iop.signing_list(agreement())


def test_a_word_file(tmp_path: Path) -> None:
    """A path to a Word file gives the list of that file."""
    path = iop.render(agreement()).save(tmp_path / "avtal.docx")
    assert iop.signing_list(path) == iop.signing_list(str(path)) == iop.signing_list(agreement())


def test_a_word_file_that_does_not_exist(tmp_path: Path) -> None:
    """A path that leads to no Word file is told as any file that does not exist."""
    with pytest.raises(iop.InvalidAgreement) as refusal:
        iop.signing_list(tmp_path / "saknas.docx")
    assert refusal.value.findings.codes == ("INP010",)


def test_json_is_stable() -> None:
    """The JSON has the same keys for each signature, and says what is unknown by null."""
    made = iop.signing_list(agreement()).to_json()
    data = json.loads(made)
    assert list(data) == ["title", "reference", "method", "sha256", "signatories"]
    keys = ["order", "party", "party_name", "role", "name", "anchor"]
    assert [list(one) for one in data["signatories"]] == [keys] * 3
    assert data["signatories"][0]["name"] is None
    assert made == iop.signing_list(agreement()).to_json()


@given(st.sampled_from(["name", "role"]), st.sampled_from([NUMBER, "191212121212", "121212-1212", "121212+1212"]))
def test_no_personal_number(field: str, number: str) -> None:
    """It never holds a personal number, even if somebody wrote one in the agreement."""
    people = {"kommunen": [{"role": "ordförande"} | {field: f"Ordförande {number}"}], "foreningen": []}
    document = assemble(iop.Agreement.model_validate(agreement(people=people)))
    assert number in document.text
    assert "1212" not in json.dumps(iop.signing_list(document).to_data()["signatories"])


def test_an_agreement_with_errors_has_no_list() -> None:
    """As long as errors remain there is no document to sign, so no list either."""
    people = {"kommunen": [{"role": f"ordförande {NUMBER}"}], "foreningen": []}
    with pytest.raises(iop.NotReady):
        iop.signing_list(agreement(people=people))


def test_a_draft_has_no_list() -> None:
    """A draft is not to be signed, also when it lacks nothing."""
    with pytest.raises(iop.ExportError, match="ett utkast undertecknas inte"):
        iop.signing_list(iop.render(agreement(), draft=True))


def test_no_clause_about_signatures() -> None:
    """An agreement without a clause about signatures has nowhere to sign."""
    data = agreement()
    data["clauses"] = [clause for clause in data["clauses"] if clause["kind"] != "signatures"]
    document = assemble(iop.Agreement.model_validate(data))
    with pytest.raises(iop.ExportError, match=r"ingen klausul om underskrifter \(signatures\)"):
        iop.signing_list(document)


def test_an_anchor_in_a_text_is_refused() -> None:
    """An anchor that a text of the agreement holds too would be found twice."""
    data = agreement()
    data["clauses"][0] |= {"more": ["Här står SIGN(kommunen.1) mitt i texten."]}
    with pytest.raises(iop.ExportError, match=r"^ankaret SIGN\(kommunen\.1\) står 2 gånger i dokumentet"):
        iop.signing_list(data)


def test_a_document_without_its_anchors_is_refused() -> None:
    """A document whose anchors were changed by hand is refused, as any other that is not what it was."""
    parts = read_package(iop.render(agreement()).data, name="avtal.docx")
    text = parts["word/document.xml"].replace(b"SIGN(forening", b"(forening")
    with pytest.raises(iop.NotReady) as refusal:
        iop.signing_list(write_package({**parts, "word/document.xml": text}))
    assert "WRD004" in refusal.value.findings.codes


def test_a_document_that_says_something_else_than_its_data_is_refused() -> None:
    """The list would tell one thing of a file that says another."""
    parts = read_package(iop.render(agreement()).data, name="avtal.docx")
    text = parts["word/document.xml"].replace(b"Exempelby", "Provköping".encode())
    assert text != parts["word/document.xml"]
    with pytest.raises(iop.NotReady) as refusal:
        iop.signing_list(write_package({**parts, "word/document.xml": text}))
    assert {code[:3] for code in refusal.value.findings.codes} == {"WRD"}


def test_names_stay_out_of_logs() -> None:
    """What Python shows of a list does not hold the names of those who sign."""
    found = iop.signing_list(agreement())
    assert isinstance(found, SigningList)
    assert "Efternamn" not in repr(found)
