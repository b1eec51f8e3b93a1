"""The borders of the rules about who signs, and what their messages never say."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.findings import Finding, Findings
from iopdocs.model import DRAFT, draft_validator
from iopdocs.rules import judge
from iopdocs.rules._example import sound

NUMBER = "19121212-1212"
"""Skatteverket's own number for tests."""


def about(code: str, findings: Findings) -> list[Finding]:
    """The findings with a code."""
    return [one for one in findings if one.code == code]


@pytest.fixture
def signed() -> Callable[..., Findings]:
    """Judge the sound agreement with these signatories for each of its parties."""

    def judged(*signatories: Sequence[dict[str, Any]]) -> Findings:
        data = sound()
        for party, people in zip(data["parties"], signatories, strict=True):
            party["signatories"] = [{"role": "ordförande", "authority": "stadgarna"} | one for one in people]
        return judge(Agreement.model_validate(data))

    return judged


def test_a_name_is_the_same_however_it_is_spelled(signed: Callable[..., Findings]) -> None:
    """Spaces and capitals make no other person; every further time is told where it stands."""
    people = [{"name": "Förnamn Efternamn"}, {"name": "förnamn  EFTERNAMN"}, {"name": "Förnamn Efternamn"}]
    found = about("FRM008", signed([], people))
    assert [one.path for one in found] == [("parties", 1, "signatories", place, "name") for place in (1, 2)]


@pytest.mark.parametrize("code", ["FRM008", "FRM009"])
def test_who_has_no_name_is_no_one_twice(signed: Callable[..., Findings], code: str) -> None:
    """Two of one office who are left to write their names are two persons."""
    assert code not in signed([{}, {}], [{}]).codes


def test_two_parties_are_named_but_not_the_person(signed: Callable[..., Findings]) -> None:
    """Who signs for two parties is told by the parties; the name is not repeated in any message."""
    found = signed([{"name": "Förnamn Efternamn"}], [{"name": "Förnamn Efternamn"}] * 2)
    first, second = about("FRM009", found)
    assert first.message == "samma person undertecknar för Exempelby kommun och Föreningen Mötesplatsen"
    assert (first.path, second.path) == tuple(("parties", 1, "signatories", place, "name") for place in (0, 1))
    assert "FRM008" in found.codes
    assert "Efternamn" not in str(found)


@pytest.mark.parametrize("field", ["name", "role", "authority", "place"])
def test_personal_number_is_found_but_not_repeated(signed: Callable[..., Findings], field: str) -> None:
    """A personal number is an error in every field, and no finding repeats it."""
    found = signed([], [{field: f"Uppgift {NUMBER}"}])
    assert [one.path for one in about("FRM010", found)] == [("parties", 1, "signatories", 0, field)]
    assert "1212" not in "".join(map(str, about("FRM010", found)))


@pytest.mark.parametrize("text", ["KS/2026:123", "121212-1213", "802400-0005", "2026-11-17"])
def test_other_numbers_are_no_personal_numbers(signed: Callable[..., Findings], text: str) -> None:
    """A diarienummer, a date and a number with another check digit are let be."""
    assert "FRM010" not in signed([], [{"authority": text}]).codes


def test_a_number_is_found_in_a_draft_without_role() -> None:
    """What is written is judged though the office of the signatory is still missing."""
    data = sound()
    data["parties"][1]["signatories"] = [{"name": NUMBER}]
    draft = draft_validator(Agreement).validate_python(data, context=DRAFT)
    assert "FRM010" in judge(draft).codes


def test_every_further_clause_is_told() -> None:
    """Each clause about signatures after the first is told where it stands."""
    data = sound()
    clause = {"kind": "signatures", "method": "electronic"}
    data["clauses"] += [clause | {"id": "en"}, clause | {"id": "annan"}]
    places = [one.path for one in about("FRM011", judge(Agreement.model_validate(data)))]
    assert places == [("clauses", len(data["clauses"]) - 2), ("clauses", len(data["clauses"]) - 1)]
