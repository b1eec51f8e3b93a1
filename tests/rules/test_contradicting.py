"""Sentences that cannot be true, and what a text or a signatory cites that is told otherwise elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

PARTIES = """parties:
  - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395, signatories: [SIGNATORY]}
  - {kind: ideell_forening, id: foreningen, name: NAME, orgnr: 802400-0005, signatories: [OTHER]}
"""


def free(text: str, *more: str) -> str:
    """An example with a free clause that has a text."""
    return "\n".join(["clauses:", f"  - {{kind: free, heading: Text, points: ['{text}']}}", *more])


def parties(signatory: str = "", other: str = "", name: str = "Föreningen Mötesplatsen") -> str:
    """The parties, with what is said of one who signs for each of them."""
    return PARTIES.replace("SIGNATORY", signatory).replace("OTHER", other).replace("NAME", name)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kommunen betalar 60 % och föreningen 50 % av kostnaden.", True),
        ("Kommunen betalar 60 % av kostnaden och föreningen 50 %.", True),
        ("Kommunen betalar 60 procent, regionen 30 procent och föreningen 20 procent av kostnaden.", True),
        ("Kommunen betalar 60 % och föreningen 40 % av kostnaden.", False),
        ("Kommunen betalar 60 % av hyran och föreningen 50 % av lönen.", False),
        ("Kommunen betalar 60 % första året och föreningen 50 % andra året.", False),
        ("Av deltagarna är 60 % kvinnor och minst 50 % unga.", False),
        ("Kommunen betalar 80 % och därefter högst 50 % av hyran.", False),
    ],
)
def test_shares_of_one_cost(judged: Judge, text: str, *, told: bool) -> None:
    """What parties pay of the same cost is at most the whole of it."""
    assert ("TXT020" in judged(free(text)).codes) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Avtalet innebär ingen ekonomisk ersättning utan bygger på frivillighet.", True),
        ("Partnerskapet innebär inga kontanta bidrag.", True),
        ("Avtalet innebär ingen ersättning för resor.", False),
        ("Styrgruppens ledamöter får ingen ersättning.", False),
    ],
)
def test_money_that_is_denied(judged: Judge, text: str, *, told: bool) -> None:
    """An agreement with a contribution in cash cannot be without money; a part of it can."""
    assert ("TXT021" in judged(free(text)).codes) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("Kommunen ersätter föreningen med 25 000 kr per år.", True), ("Lokalen är värd 25 000 kr per år.", False)],
)
def test_money_that_another_sentence_gives(judged: Judge, text: str, *, told: bool) -> None:
    """Without a budget, what another sentence pays contradicts that nothing is paid."""
    example = free(f"Avtalet innebär ingen ekonomisk ersättning. {text}") + "\nwithout: [budget, payment]"
    assert ("TXT021" in judged(example).codes) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lagen (2007:117) om registerkontroll av personal vid vissa boenden gäller.", True),
        ("Lagen (2007:171) om registerkontroll av personal vid vissa boenden gäller.", False),
        ("Enligt kommunallagen (2017:752) gäller detta.", True),
        ("Enligt kommunallagen (1991:900) gällde detta.", False),
        ("Enligt 7 kap. skollagen (2010:800) gäller detta.", False),
        ("Enligt lagen om valfrihetssystem (2008:926) gäller detta.", True),
        ("Enligt elberedskapslagen (1997:288) gäller detta.", False),
        ("Se beslut (2007:117).", False),
    ],
)
def test_the_numbers_of_statutes(judged: Judge, text: str, *, told: bool) -> None:
    """A statute that the library knows has one of its numbers."""
    assert ("TXT023" in judged(free(text)).codes) == told


@pytest.mark.parametrize(
    ("reference", "text", "told"),
    [
        ("0193/15", "Ärendet har dnr 0139/15.", True),
        ("0193/15", "Ärendet har dnr 0193/15.", False),
        ("0193/15", "Ärendet har dnr 0457/15.", False),
        ("0193/15", "Lokalen har 0139/15 platser.", False),
        ("KS 2026/123", "Ärendet har diarienummer KS 2026/132.", True),
        ("KS 2026/123", "Ärendet har diarienummer 2026/132.", True),
        ("KS 2026/123", "Ärendet har diarienummer KS 2062/123.", True),
    ],
)
def test_numbers_that_are_shifted(judged: Judge, reference: str, text: str, *, told: bool) -> None:
    """A reference number is told where its digits are those of the agreement's own in another order, once."""
    codes = judged(f"reference: {reference}\n{free(text)}").codes
    assert codes.count("TXT015") == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("kulturplanen 2026–2028", "Kulturplan 2026–2029", True),
        ("kulturplanen 2026–2028", "Kulturplan 2026–2028", False),
        ("kulturplanen 2023–2025", "Kulturplan 2026–2028", False),
        ("kulturplanen 2026–2028", "Biblioteksplanen 2026–2029", False),
        ("regional kulturplan Gävleborg 2026–2028", "Regional kulturplan Gävleborg 2026–2029", True),
    ],
)
def test_years_of_a_policy(judged: Judge, first: str, second: str, *, told: bool) -> None:
    """One plan has one time; two that follow one another are two."""
    text = f"Arbetet bygger på {first}. {second} ska följas."
    assert ("TXT024" in judged(free(text)).codes) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Föreningen Mötesplatsen", "Klubben ska snöröja.", True),
        ("Föreningen Mötesplatsen", "Planen städas. Hyresgästen svarar för snöröjning.", True),
        ("Exempelby Ridklubb", "Klubben ska snöröja.", False),
        ("Föreningen Mötesplatsen", "Föreningen (nedan Klubben) har nyckel. Klubben ska snöröja.", False),
        ("Föreningen Mötesplatsen", "Föreningen ska snöröja.", False),
        ("Föreningen Mötesplatsen", "När hyresgästen ska snöröja säger kommunen till.", False),
    ],
)
def test_roles_of_other_agreements(judged: Judge, name: str, text: str, *, told: bool) -> None:
    """Who is given a task is a party by its name, its form, or what a text calls it."""
    assert ("TXT022" in judged(parties(name=name) + free(text)).codes) == told


def test_a_defined_role_is_explained(judged: Judge) -> None:
    """A definition says who it is."""
    defined = "  - {kind: definitions, items: [{term: hyresgästen, meaning: föreningen}]}"
    assert "TXT022" not in judged(free("Hyresgästen ska snöröja.", defined)).codes


@pytest.mark.parametrize(
    ("authority", "told"),
    [
        ("kommunstyrelsens beslut den 17 november 2026, § 132", ["säger §\u00a0132 men klausulen §\u00a0123"]),
        (
            "kommunstyrelsens beslut den 7 november 2026, § 123",
            ["säger den\u00a07\u00a0november 2026 men klausulen den\u00a017\u00a0november 2026"],
        ),
        (
            "kommunfullmäktiges beslut den 17 november 2026, § 123",
            ["säger kommunfullmäktige men klausulen kommunstyrelse"],
        ),
        ("kommunstyrelsens beslut den 17 november 2026, § 123", []),
        ("kommunstyrelsens beslut den 3 maj 2026, § 44", []),
        ("kommunfullmäktiges beslut den 3 maj 2026, § 44", []),
        ("kommunstyrelsens delegationsordning den 3 maj 2026", []),
    ],
)
def test_a_decision_in_two_places(judged: Judge, authority: str, told: list[str]) -> None:
    """Where all but one of body, day and section agree, the one that differs is told; another decision is another."""
    clause = (
        "clauses:\n  - {kind: responsibility, party: kommunen, deciding_body: kommunstyrelsen, "
        "decided_on: 2026-11-17, section: § 123, responsible_unit: fritidsförvaltningen}"
    )
    example = parties(f"{{role: ordförande, authority: '{authority}'}}") + clause
    found = [one.message for one in judged(example) if one.code == "FRM016"]
    assert found == [f"behörigheten för ordförande {one}" for one in told]


@pytest.mark.parametrize(
    ("dated", "signed", "told"),
    [("", "2027-02-01", True), ("", "2026-12-01", False), ("dated: 2027-03-01\n", "2027-03-01", False)],
)
def test_a_signature_after_the_start(judged: Judge, dated: str, signed: str, *, told: bool) -> None:
    """Who signs late is told, unless the whole agreement is dated late, which is told for itself."""
    example = dated + parties(other=f"{{role: ordförande, authority: stadgarna, signed_on: {signed}}}")
    assert ("FRM018" in judged(example).codes) == told


@pytest.mark.parametrize(("party", "told"), [("kommunen", False), ("stiftelsen", True), ("foreningen", False)])
def test_whose_annex_it_is(judged: Judge, party: str, *, told: bool) -> None:
    """A public party may point to the annex of an association, but no association to that of another."""
    third = "  - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Hus, orgnr: 802400-0013}\n"
    clauses = (
        f"clauses:\n  - {{kind: commitments, commitments: [{{party: {party}, text: ge stöd, annex: 1}}]}}\n"
        "  - {kind: annexes, items: [{title: Plan, party: foreningen}]}"
    )
    assert ("FRM017" in judged(parties() + third + clauses).codes) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("Socialtjänst Exempelby", True), ("Individ- och familjeomsorgen", True), ("Omvårdnad Exempelby", True)],
)
def test_an_activity_is_no_legal_person(judged: Judge, name: str, *, told: bool) -> None:
    """What a municipality does is no party, whatever it is called."""
    assert ("PAR006" in judged(parties().replace("Exempelby kommun", name)).codes) == told


@pytest.mark.parametrize(
    ("short", "told"), [("socialnämnden", True), ("kommunen", False), ("omsorgsförvaltningen", True)]
)
def test_what_a_municipality_is_called(judged: Judge, short: str, *, told: bool) -> None:
    """It has not the name of a part of it."""
    called = parties().replace("name: Exempelby kommun,", f"name: Exempelby kommun, short: {short},")
    assert ("PAR013" in judged(called).codes) == told


@pytest.mark.parametrize(
    ("signatory", "other", "told"),
    [
        ("", "{role: kommunens säkerhetschef, authority: stadgarna}", True),
        ("{role: föreningens ordförande, authority: stadgarna}", "", True),
        ("{role: säkerhetschef, authority: delegation}", "{role: ordförande, authority: stadgarna}", False),
    ],
)
def test_whose_roles_they_are(judged: Judge, signatory: str, other: str, *, told: bool) -> None:
    """A role that says whose it is belongs to that side."""
    assert ("FRM015" in judged(parties(signatory, other)).codes) == told
