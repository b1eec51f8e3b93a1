"""Whoever the parties are and how many: the wording counts them right and calls them by their names."""

import re
from pathlib import Path
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.testing import assemble

KINDS = [kind for kind in clause_kinds() if clause_class(kind).__module__.startswith("iopdocs.")]


def party(key: str, kind: str, name: str) -> dict[str, Any]:
    """The data of a party."""
    return {"id": key, "kind": kind, "name": name, "orgnr": "802400-0005"}


KOMMUN = party("kommunen", "kommun", "Exempelby kommun")
GRANNE = party("granne", "kommun", "Granby kommun")
FORENING = party("foreningen", "ideell_forening", "Föreningen Exemplet")
KLUBB = party("klubb", "ideell_forening", "Idrottsklubben Norden")
STIFTELSE = party("stiftelse", "stiftelse", "Stiftelsen Uppåt")
MORE = [party(f"f{number}", "ideell_forening", f"Förening {number}") for number in range(3)]
CASTS = {
    "1+1": [KOMMUN, FORENING],
    "1+6": [KOMMUN, FORENING, KLUBB, STIFTELSE, *MORE],
    "2+1": [KOMMUN, GRANNE, FORENING],
    "2+3": [KOMMUN, GRANNE, FORENING, KLUBB, STIFTELSE],
}
FOR_TWO = re.compile(r"\b(?:båda|den andra parten|den andra partens(?! tabell))\b", re.IGNORECASE)
FOR_MORE = re.compile(r"\b(?:alla parter|alla bidrar|övriga parter|övriga parters)\b", re.IGNORECASE)
LEADS = "leder och fördelar arbetet för sin egen personal och för dem som engagerar sig ideellt genom"
SPOKEN_OF = re.compile(r"\b(?:kommun|region|förening|stiftels|förbund|samfund|bolag|myndighet)(?:en|et|s|ens|ets)\b")


def agreement(cast: str, *clauses: dict[str, Any]) -> Agreement:
    """An agreement between the parties of a cast."""
    return Agreement.model_validate({"title": "Avtal", "parties": CASTS[cast], "clauses": list(clauses)})


def text(cast: str, *clauses: dict[str, Any]) -> str:
    """The text of an agreement between the parties of a cast."""
    return assemble(agreement(cast, *clauses)).text


@pytest.mark.parametrize("cast", CASTS)
@pytest.mark.parametrize("kind", KINDS)
def test_parties_are_counted_right(kind: str, cast: str) -> None:
    """Two parties are *båda* and *den andra*, more are *alla* and *övriga*."""
    wrong = FOR_MORE if len(CASTS[cast]) == 2 else FOR_TWO
    assert wrong.findall(text(cast, clause_class(kind).example)) == []


def test_the_count_matters() -> None:
    """The words looked for above do occur in the wording, each where it is right."""
    examples = [clause_class(kind).example for kind in KINDS]
    assert len(FOR_TWO.findall(text("1+1", *examples))) > 10
    assert len(FOR_MORE.findall(text("2+3", *examples))) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_wording_names_no_sort_of_party(kind: str, root: Path) -> None:
    """The wording never says *kommunen* or *föreningen* itself: what a party is called is the agreement's to say."""
    wording = (root / "templates" / "sv" / f"{kind}.txt").read_text("utf-8")
    assert SPOKEN_OF.findall(re.sub(r"\{[{%].*?[}%]\}", "", wording)) == []


def test_two_municipalities_are_called_by_their_names() -> None:
    """Where *kommunen* could be either of two, each is named in full."""
    said = text("2+3", {"kind": "relation"}, clause_class("responsibility").example, clause_class("parties").example)
    assert "För Exempelby kommuns räkning" in said
    assert "Med offentlig part avses Exempelby kommun eller Granby kommun." in said
    assert "Föreningen Exemplet, Idrottsklubben Norden eller Stiftelsen Uppåt." in said


def test_one_party_of_a_side_is_named() -> None:
    """Where a side has one party the wording names it instead of its sort."""
    insight = clause_class("insight").example
    assert "Föreningen lämnar på begäran de upplysningar om sina insatser som kommunen behöver" in text("1+1", insight)
    assert "En idéburen part lämnar på begäran" in text("1+6", insight)
    assert "som en offentlig part behöver" in text("2+1", insight)


def test_commitments_may_stand_apart() -> None:
    """Each party's commitments in a clause of its own: headings of their own, and nothing about the others."""
    theirs = {
        "kind": "commitments",
        "id": "foreningens",
        "heading": "Föreningens åtaganden",
        "commitments": [
            {"party": "foreningen", "text": "leda arbetet"},
            {"party": "foreningen", "text": "bjuda in unga"},
        ],
    }
    ours = {
        "kind": "commitments",
        "id": "kommunens",
        "heading": "Kommunens åtagande",
        "commitments": [{"party": "kommunen", "text": "upplåta lokaler"}],
    }
    assert text("1+1", theirs, ours).splitlines()[2:] == [
        "1\tFöreningens åtaganden",
        "1.1\tFöreningen åtar sig att",
        "a)\tleda arbetet",
        "b)\tbjuda in unga",
        "1.2\tÅtagandena är föreningens eget bidrag till det gemensamma syftet.",
        f"1.3\tFöreningen {LEADS} föreningen.",
        "2\tKommunens åtagande",
        "2.1\tKommunen åtar sig att upplåta lokaler.",
        "2.2\tÅtagandet är kommunens eget bidrag till det gemensamma syftet.",
        f"2.3\tKommunen {LEADS} kommunen.",
    ]


def test_commitments_of_all_stand_together() -> None:
    """The commitments of six organisations fit in one clause, each under its own name."""
    promised = [{"party": one["id"], "text": "bidra"} for one in CASTS["1+6"]]
    said = text("1+6", {"kind": "commitments", "commitments": promised})
    assert [one["name"] in said for one in CASTS["1+6"][1:]] == [True] * 6
    assert "Åtagandena är parternas egna bidrag" in said


def test_a_common_agreement_with_sub_agreements() -> None:
    """One municipality, six organisations, a sub-agreement with each."""
    items = [
        {"title": f"underavtal {number}", "parties": ["kommunen", one["id"]]}
        for number, one in enumerate(CASTS["1+6"][1:], 1)
    ]
    said = text("1+6", {"kind": "sub_agreements", "items": items, "precedence": "sub"})
    assert "underavtal 6 mellan kommunen och Förening 2" in said
    assert "gäller underavtalet mellan de parter som har ingått det" in said


def test_several_boards_share_what_the_municipality_pays() -> None:
    """The boards are not parties, but what each pays is said."""
    units = [
        {"kind": "namnd", "name": "socialnämnden", "share": "60 %"},
        {"kind": "namnd", "name": "kulturnämnden", "share": "40 %"},
        {"kind": "forvaltning", "name": "kulturförvaltningen"},
    ]
    data = {"title": "Avtal", "parties": [KOMMUN | {"units": units}, FORENING], "clauses": [{"kind": "parties"}]}
    said = assemble(Agreement.model_validate(data)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Av Exempelby kommuns ekonomiska bidrag svarar socialnämnden för 60 % och kulturnämnden för 40 %." in said
