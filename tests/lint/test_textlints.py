"""What should have come out of the agreement is told where it is written in the words of a template."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

GOOD = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"
NB = "\N{NO-BREAK SPACE}"
Told = Callable[..., Findings]

WRONG = [
    ("TPL021", f"Bidraget är 500{NB}000{NB}kr.", "beloppet 500\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr"),
    ("TPL021", f"Bidraget är 500{NB}tkr per år.", "500\N{NO-BREAK SPACE}tkr"),
    ("TPL021", f"Bidraget är 1,5{NB}miljoner kronor.", "1,5\N{NO-BREAK SPACE}miljoner kronor"),
    ("TPL022", "Rapporten lämnas 2019-03-01.", "2019-03-01"),
    ("TPL022", f"Rapporten lämnas den 31{NB}januari varje år.", "31\N{NO-BREAK SPACE}januari"),
    ("TPL022", "Arbetet börjar i mars 2019.", "mars 2019"),
    ("TPL022", "Arbetet började 1/3 2019.", "1/3 2019"),
    ("TPL022", "Bidraget betalas under 2019.", "under 2019"),
    ("TPL023", "Avtalet gäller i Exempelby kommun.", "Exempelby kommun"),
    ("TPL023", "Avtalet gäller i Norra Exempelby stads lokaler.", "Norra Exempelby stads"),
    ("TPL023", "Region Exempel betalar bidraget.", "Region Exempel"),
    ("TPL023", "Arbetet leds av föreningen Mötesplatsen.", "föreningen Mötesplatsen"),
    ("TPL023", "Part är den med nummer 212000-2395.", "organisationsnumret 212000-2395"),
    ("TPL024", "Villkoren följer 10 § kommunallagen.", "”10 §”"),
    ("TPL024", "Beslutet står i § 76 i protokollet.", "”§ 76”"),
    ("TPL024", "Platserna kostar {{ parties|length }} kr i timmen.", "”… kr”"),
    ("TPL024", "Minst 80 % av deltagarna ska vara nöjda.", "”80 %”"),
    ("TPL024", "Det handlar om 1 760 timmar.", "”1 760”"),
    ("TPL025", f"Villkoren står i punkt{NB}7.2.", "”punkt\N{NO-BREAK SPACE}7.2”"),
    ("TPL025", f"Villkoren står i bilaga{NB}2.", "”bilaga\N{NO-BREAK SPACE}2”"),
    ("TPL025", "1.2 Villkoren är fasta.", "”1.2”"),
    ("TPL026", "Beställaren betalar i förskott.", "”beställaren”"),
    ("TPL026", "Kommunen köper tjänster av föreningen.", "”köper tjänster”"),
]
RIGHT = [
    f"Det gäller den som har fyllt 18 år och bor i kommunen i 14{NB}dagar.",
    f"Villkoren följer 10{NB}kap. 8{NB}§ kommunallagen (2017:725).",
    "Personuppgifter behandlas enligt förordning (EU) 2016/679 (dataskyddsförordningen).",
    "Varje kommun och region betalar sin del till föreningen.",
    "En kommun får betala ut bidraget tidigare än övriga.",
    f"Bidraget är {{{{ parties|length }}}}{NB}kr och betalas den {{{{ term.period|period }}}}.",
    "Avtalet är inget köp av tjänster och ingen part är beställare eller utförare.",
    f"Artikel{NB}26 gäller. Det finns 2 exemplar av avtalet.",
    f'Mer står i punkt{NB}{{% if has("budget") %}}{{{{ ref("budget") }}}}{{% endif %}}.',
    "Telefonnumret 060-16 31 00 finns på webbplatsen.",
    "Skatteverket och Socialstyrelsen lämnar upplysningar.",
]


@pytest.mark.parametrize(("code", "text", "said"), WRONG)
def test_what_is_written_in_the_words_is_told(told: Told, code: str, text: str, said: str) -> None:
    """The figure, day, name, space or word is told with its line, its paragraph and itself, and nothing else is."""
    found = told(f"{GOOD}§ {text}\n")
    assert [(one.code, one.line) for one in found] == [(code, 3)]
    assert said in found[0].message
    assert found[0].message.startswith("stycket ”")


@pytest.mark.parametrize("text", RIGHT)
def test_what_belongs_in_the_words_is_left_alone(told: Told, text: str) -> None:
    """Times, statutes, common nouns, sentences that say no, and what tags write are no faults."""
    assert told(f"{GOOD}§ {text}\n").codes == ()


def test_cells_of_tables_are_read_too(told: Told) -> None:
    """A literal amount in a row is told at that row."""
    table = f"|= Avtalstabell | 70 | 30 >\n|! Vad | Belopp\n| Lokal | 500{NB}kr\n"
    (found,) = told(GOOD + table)
    assert (found.code, found.line) == ("TPL021", 5)
    assert found.message.startswith(f"raden ”Lokal | 500{NB}kr”")


def test_a_list_typed_by_hand_is_told(told: Told) -> None:
    """A letter that is typed in a paragraph without list is no list."""
    (found,) = told(f"{GOOD}[Body Text] a) deltagare\n")
    assert (found.code, found.line) == ("TPL025", 3)
    assert "”a)”" in found.message
