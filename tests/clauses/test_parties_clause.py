"""How the parties are presented: what the agreement is called, and who is party when a nämnd acts."""

from typing import Any

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.testing import assemble, example_agreement

BODY = {"kind": "namnd", "name": "socialnämnden", "share": "60 %"}


def presented(*clauses: dict[str, Any], kommun: dict[str, Any] | None = None, **said: Any) -> list[str]:
    """The lines of an agreement that presents its parties, with these facts about it and its municipality."""
    data = example_agreement({"kind": "parties"}, *clauses) | said
    first, *others = data["parties"]
    return assemble(Agreement.model_validate(data | {"parties": [first | (kommun or {}), *others]})).text.splitlines()


def test_the_legal_person_is_party_whatever_it_is_called() -> None:
    """A municipality that the agreement calls by the name of its nämnd is told by its legal name beside it."""
    lines = presented(kommun={"short": "socialnämnden", "units": [BODY]})
    acts = "Exempelby kommun deltar i partnerskapet genom socialnämnden. Det är Exempelby kommun som är part i avtalet."
    pays = "Av Exempelby kommuns ekonomiska bidrag svarar socialnämnden för 60\u00a0%."
    assert [said for said in (acts, pays) if not any(line.endswith(said) for line in lines)] == []


def test_an_agreement_is_called_what_it_says() -> None:
    """An agreement is presented as an IOP, unless it says what else it is called."""
    usual = "1.1\tDetta avtal om idéburet offentligt partnerskap har ingåtts mellan följande parter."
    assert usual in presented()
    other = presented(clause_class("budget").example, designation="samverkansavtal")
    assert "1.1\tFöljande samverkansavtal har ingåtts mellan parterna i tabellen." in other
    assert not any("idéburet offentligt partnerskap" in line or "bär partnerskapet" in line for line in other)
    assert any("Parterna bär partnerskapet gemensamt." in line for line in presented(clause_class("budget").example))


def test_the_parties_are_named_once_at_the_top() -> None:
    """A heading that names every party after *mellan* has no line below it that does the same."""
    between = "mellan Exempelby kommun och Föreningen Exemplet"
    assert between in presented(title="Samarbetsavtal")
    assert between in presented(title="Avtal mellan Exempelby kommun och föreningen")
    assert between not in presented(title="Samarbetsavtal mellan Föreningen Exemplet och Exempelby kommun")
