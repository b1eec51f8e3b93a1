"""What others are taken to say or do in the place of a clause: groups, an agreement above, who acts for a child."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]


def free(text: str, *more: str) -> str:
    """An example with a free clause that has a text."""
    return "\n".join(["clauses:", f"  - {{kind: free, heading: Text, points: ['{text}']}}", *more])


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Parterna bildar en samverkansgrupp.", True),
        ("Styrgruppen leder partnerskapet.", True),
        ("Båda parter deltar i samverkansgruppen.", True),
        ("En styrgrupp med två ledamöter från varje part beslutar.", True),
        ("Föreningen deltar regelbundet i samverkansgruppen FRIDA.", False),
        ("Föreningen medverkar i länets samverkansgrupp mot våld.", False),
        ("Kontakt tas med samverkansgruppen Norr.", False),
    ],
)
def test_a_group_of_the_parties_leads(judged: Judge, text: str, *, led: bool) -> None:
    """A group of others, that one of the parties takes part in, is no organisation of the partnership."""
    assert ("COM010" not in judged(free(text) + "\nwithout: [steering_group]").codes) == led


def test_what_is_left_to_the_agreement_above_is_named(judged: Judge) -> None:
    """A note tells all that is said nowhere here, and nothing of what is said."""
    name = "överenskommelsen om samverkan"
    paid = "{kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, frequency: yearly}"
    example = f"clauses: [{{kind: framework, agreement: {name}}}, {paid}]\nwithout: [notice, amendments]"
    (found,) = (one for one in judged(example) if one.code == "COM016")
    assert found.message == f"avtalet säger inget om uppsägning och hur avtalet ändras, vilket antas stå i {name}"


@pytest.mark.parametrize(
    ("description", "left_out"),
    [
        ("Ungdomar.", True),
        ("Ensamkommande barn utan vårdnadshavare i Sverige.", False),
        ("Ungdomar som har god man.", False),
    ],
)
def test_who_decides_for_a_child_may_be_told_in_words(judged: Judge, description: str, *, left_out: bool) -> None:
    """Where a guardian is not asked, it is enough that the clause says so."""
    group = f"{{kind: target_group, description: {description}, age_min: 13, consent: none, guardians: nej}}"
    assert ("CHI003" in judged(f"clauses: [{group}]").codes) == left_out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Naturskyddsföreningen i Umeå kommun", False),
        ("Fritidsgårdar i Upplands Väsby kommun", False),
        ("Umeå kommun", True),
    ],
)
def test_a_name_may_tell_of_the_place(judged: Judge, name: str, *, told: bool) -> None:
    """An association in a municipality is not the municipality."""
    parties = (
        "parties:\n  - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}\n"
        f"  - {{kind: ideell_forening, id: foreningen, name: {name}, orgnr: 802400-0005}}\n"
    )
    assert ("PAR011" in judged(parties).codes) == told


def test_a_list_of_names_is_no_name(judged: Judge) -> None:
    """A comma parts two names, unless the name has one itself."""
    parties = (
        "parties:\n  - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}\n"
        "  - {kind: stiftelse, id: foreningen, name: Göteborgs Kyrkliga Stadsmission, orgnr: 802400-0005}\n"
    )
    text = free("Parter är Skyddsvärnet i Göteborg, Göteborgs Kyrkliga Stadsmission och kommunen.")
    assert "TXT002" not in judged(parties + text).codes


def test_quoted_wording_has_the_annexes_of_the_other_agreement(judged: Judge) -> None:
    """What a supplement quotes may name annexes that only the original agreement has."""
    change = "{action: replace, numbers: ['4.1'], wording: [{text: Lokalerna framgår av bilaga 5.}]}"
    clause = f"  - {{kind: supplement, agreement: överenskommelsen, changes: [{change}]}}"
    assert "FRM012" not in judged(f"clauses:\n{clause}").codes
