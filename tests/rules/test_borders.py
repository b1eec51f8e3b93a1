"""Who may have which number, who convenes, what lies outside the term, and when money can be left over."""

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

ASSOCIATION = "  - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}"


@pytest.mark.parametrize(
    ("kind", "number", "strange"),
    [
        ("kommun", "212000-2395", False),
        ("kommun", "232100-0255", True),
        ("region", "232100-0255", False),
        ("region", "212000-0803", False),
        ("region", "222000-3046", True),
        ("myndighet", "202100-2114", False),
        ("myndighet", "212000-2395", True),
        ("kommunalforbund", "222000-3046", False),
        ("samordningsforbund", "222000-3046", False),
        ("kommunalforbund", "212000-2395", True),
        ("kommunalt_bolag", "559101-9012", False),
        ("kommunalt_bolag", "212000-2395", True),
    ],
)
def test_numbers_of_the_public_sector(judged: Judge, kind: str, number: str, *, strange: bool) -> None:
    """Municipalities, regions, federations and agencies have series of their own; Gotland has another's."""
    public = f"parties:\n  - {{kind: {kind}, id: kommunen, name: Exempelby, orgnr: {number}}}\n"
    assert ("PAR007" in judged(public + ASSOCIATION).codes) == strange


def group(fields: str) -> str:
    """An example with a steering group of both parties."""
    seats = "seats: [{party: kommunen}, {party: foreningen}]"
    body = f"{{id: styr, name: styrgruppen, level: steering, {seats}, {fields}}}"
    return f"clauses:\n  - {{kind: steering_group, bodies: [{body}]}}\n"


@pytest.mark.parametrize(
    ("fields", "missing"),
    [("convening: chair", True), ("convening: chair, chair: kommunen", False), ("meets: yearly", False)],
)
def test_a_chair_that_convenes_is_appointed(judged: Judge, fields: str, *, missing: bool) -> None:
    """Somebody must appoint the chair that is to call the meetings."""
    assert ("GOV010" in judged(group(fields)).codes) == missing


def test_a_chair_of_no_party_is_told_once(judged: Judge) -> None:
    """That an id leads nowhere is one fault, not also that the party it leads to has no seat."""
    codes = judged(group("chair: kommunnen")).codes
    assert "PAR001" in codes
    assert "GOV004" not in codes


@pytest.mark.parametrize(
    ("period", "option", "outside"),
    [
        ("november 2026 – mars 2027", "none", True),
        ("2027", "none", False),
        ("2026-01-01 – 2026-12-31", "none", True),
        ("juni 2028", "none", True),
        ("juni 2028", "by_decision", False),
        ("2027–2028", "none", True),
    ],
)
def test_commitments_have_their_time_in_the_term(judged: Judge, period: str, option: str, *, outside: bool) -> None:
    """A commitment does not begin before the agreement, but may go on as long as that can be extended."""
    example = f"""
    clauses:
      - {{kind: term, period: 2027-01-01 – 2027-12-31}}
      - {{kind: extension, option: {option}}}
      - {{kind: commitments, commitments: [{{party: foreningen, text: leda arbetet, period: {period}}}]}}
    """
    assert ("TRM017" in judged(example).codes) == outside


@pytest.mark.parametrize(
    ("authority", "dated", "late"),
    [
        ("socialnämndens beslut den 17 november 2026, § 4", "", False),
        ("socialnämndens beslut 2027-02-01", "", True),
        ("socialnämndens beslut den 1 februari 2027", "dated: 2027-02-05\n", False),
        ("socialnämndens beslut den 1 februari 2027", "dated: 2026-12-05\n", True),
        ("socialnämndens beslut den 1 februari 2027", "dated: 2027-02-01\n", False),
        ("socialnämndens delegationsordning, punkt 4.12", "", False),
    ],
)
def test_authority_is_older_than_the_agreement(judged: Judge, authority: str, dated: str, *, late: bool) -> None:
    """Who signs has the right to do so on the day of the agreement, else when its term begins."""
    signs = f'signatories: [{{role: socialchef, authority: "{authority}"}}]'
    public = f"parties:\n  - {{kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395, {signs}}}\n"
    assert ("FRM013" in judged(dated + public + ASSOCIATION).codes) == late


@pytest.mark.parametrize(("kind", "told"), [("premises", False), ("cash", True)])
def test_only_money_can_be_left_over(judged: Judge, kind: str, *, told: bool) -> None:
    """Where all put in is in kind, nothing can be left over or claimed back."""
    example = f"""
    without: [surplus, repayment]
    clauses:
      - kind: budget
        unit: kr
        contributions:
          - {{party: kommunen, lines: [{{label: Kajplats, kind: {kind}}}]}}
          - {{party: foreningen, lines: [{{label: Båt, kind: material, amount: 100 000 kr}}]}}
    """
    codes = judged(example).codes
    assert ("COM013" in codes, "COM014" in codes) == (told, told)


@pytest.mark.parametrize(
    ("clauses", "differ"),
    [
        ("{kind: notice, months: 3, written: ja} {kind: notice, months: 6, written: ja}", True),
        ("{kind: notice, months: 3, written: ja} {kind: notice, months: 3, written: ja, id: igen}", False),
        ("{kind: notice, months: 3, parties: [kommunen]} {kind: notice, months: 6, parties: [foreningen]}", False),
        ("{kind: vat, treatment: exclusive} {kind: vat, treatment: inclusive}", True),
        ("{kind: extension, option: none} {kind: extension, option: by_decision, months: 12}", True),
        ("{kind: amendments} {kind: amendments, id: igen}", False),
    ],
)  # fmt: skip
def test_clauses_of_which_there_is_one(judged: Judge, clauses: str, *, differ: bool) -> None:
    """Two clauses that say different things of the same matter are told; notices of different parties are not."""
    example = "clauses:\n" + "".join(f"  - {one}}}\n" for one in clauses.rstrip("}").split("} "))
    assert ("STR006" in judged(example).codes) == differ
