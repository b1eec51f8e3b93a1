"""Running text: what is found in it, and above all what is not."""

from collections.abc import Callable

import pytest

import iopdocs
from iopdocs.findings import Findings
from iopdocs.testing import example_agreement

Judge = Callable[[str], Findings]


def free(text: str, *more: str) -> str:
    """An example with a free clause that has a text."""
    return "\n".join(["clauses:", "  - kind: free", "    heading: Text", f"    points: [{{text: '{text}'}}]", *more])


@pytest.mark.parametrize(
    "text",
    [
        "Utföraren redovisar varje kvartal.",
        "Kommunen är beställare av insatsen.",
        "Kommunen köper tjänster av föreningen.",
        "Kommunen köper in sådana tjänster.",
        "Köp av tjänst sker varje månad.",
        "Föreningen får ersättning för utförda insatser.",
        "Arbetet görs mot ersättning.",
        "Leverantören ansvarar för lokalen.",
        "Det är inte en bidragsverksamhet. Beställaren betalar.",
    ],
)
def test_words_of_procurement_are_found(judged: Judge, text: str) -> None:
    """Words that speak for a purchase of services give a warning that names them."""
    assert "LAW002" in judged(free(text)).codes


@pytest.mark.parametrize(
    "text",
    [
        "Föreningen får köpa fika till deltagarna.",
        "Deltagarna lär sig att köpa och sälja i kiosken.",
        "Milersättning och reseersättning betalas ut enligt avtal.",
        "Ersättning för resor lämnas enligt budgeten.",
        "Ersättningsskyldighet uppstår inte.",
        "Insatserna utförs i föreningens lokaler.",
        "Utförandet följs upp.",
        "Materialet beställs av kommunen.",
        "Föreningens leverantörer är lokala företag.",
        "Parterna är inte beställare och utförare.",
        "Partnerskapet är ett samarbete och inget köp av tjänster.",
        "I stället för att kommunen köper tjänster samverkar parterna.",
        "Varken beställare eller utförare finns i partnerskapet.",
    ],
)
def test_everyday_words_are_not(judged: Judge, text: str) -> None:
    """Coffee may be bought and miles paid for, and what a partnership is not may be said."""
    assert "LAW002" not in judged(free(text)).codes


def test_background_and_relation_may_speak_of_procurement(judged: Judge) -> None:
    """Where the parties tell why they chose a partnership, procurement is what they chose it before."""
    example = """
    clauses:
      - {kind: background, paragraphs: [Kommunen kan köpa tjänster av en leverantör.]}
      - {kind: relation, more: [Kommunen är beställare i andra avtal.]}
    """
    assert "LAW002" not in judged(example).codes


YEARS = {
    year: f"  - {{kind: term, period: {year}-01-01 – {year}-12-31}}"
    for year in (2012, 2016, 2017, 2018, 2019, 2025, 2026, 2031)
}


@pytest.mark.parametrize(
    ("text", "year", "anachronism"),
    [
        ("socialtjänstlagen (2001:453)", 2018, False),
        ("socialtjänstlagen (2001:453)", 2025, True),
        ("socialtjänstlagen (2001:453)", 2026, True),
        ("socialtjänstlagen (2025:400)", 2025, True),
        ("socialtjänstlagen (2025:400)", 2019, True),
        ("kommunallagen (1991:900)", 2017, False),
        ("kommunallagen (1991:900)", 2018, True),
        ("kommunallagen (2017:725)", 2017, True),
        ("kommunallagen (2017:725)", 2018, False),
        ("lagen (2007:1091) om offentlig upphandling", 2016, False),
        ("lagen (2007:1091) om offentlig upphandling", 2017, True),
        ("lagen (2016:1145) om offentlig upphandling", 2016, True),
        ("lagen (2016:1145) om offentlig upphandling", 2017, False),
        ("personuppgiftslagen", 2018, True),
        ("personuppgiftslagen", 2019, True),
        ("Enligt PUL", 2019, True),
        ("PULS är en förening", 2019, False),
        ("dataskyddsförordningen", 2018, True),
        ("dataskyddsförordningen", 2017, True),
        ("GDPR", 2017, True),
        ("barnkonventionen", 2017, False),
        ("lagen (2018:1197)", 2019, True),
        ("Barnkonventionen är lag i Sverige", 2019, True),
        ("Barnkonventionen är lag i Sverige", 2025, False),
        ("förordning (EU) nr 1407/2013", 2019, False),
        ("förordning (EU) nr 1407/2013", 2025, True),
        ("förordning (EU) nr 1407/2013", 2012, True),
        ("förordning (EU) 2023/2831", 2019, True),
        ("förordning (EU) 2023/2831", 2031, True),
        ("diarienummer 12001:4530", 2026, False),
    ],
)
def test_statutes_are_judged_by_their_time(judged: Judge, text: str, year: int, *, anachronism: bool) -> None:
    """A statute may be cited alone if it was in force on every day of the term."""
    assert ("LAW001" in judged(free(text, YEARS[year])).codes) == anachronism


def test_without_a_date_no_law_can_be_told(judged: Judge) -> None:
    """An agreement without term and date is not held against any time; one that is dated is judged by that day."""
    example = free("socialtjänstlagen (2001:453)", "without: [term]")
    assert "LAW001" in judged(example).codes
    assert "LAW001" not in judged(example + "\ndated: 2018-01-01").codes


@pytest.mark.parametrize(
    "text",
    ["bidra med 450 tkr", "högst 0,45 mnkr", "450 000 kr per år", "450 000 kronor", "3 mkr", "450\u00a0000\u00a0kr"],
)
def test_amounts_beside_the_budget_are_found(judged: Judge, text: str) -> None:
    """An amount that is none of the budget's is told, however it is written."""
    assert "TXT001" in judged(free(text)).codes


@pytest.mark.parametrize(
    "text",
    [
        "bidra med 400 tkr",
        "bidra med 0,4 mnkr",
        "400 000 kr per år",
        "sammanlagt 425 000 kronor",
        "134 kr per timme",
        "4 500 kr per deltagare",
        "4 500 kr/månad",
        "en avgift på 500 kr",
        "400–450 tkr",
        "1 450 deltagare",
        "2027-01-01",
        "196 000 kr i lön",
        "KS 2026:450 kr",
        "24 dygn à 3 850 kr",
        "3 platser × 4 500 kr",
        "en ersättning per plats och dygn på 1 450 kr",
        "priset per deltagare är högst 4 500 kr",
        "vid 60–75 belagda platser är ersättningen per plats och dygn 2 520 kr",
    ],
)
def test_other_amounts_are_not(judged: Judge, text: str) -> None:
    """What the budget has, in any unit, is no finding, nor are prices, ranges, small sums and other figures."""
    assert "TXT001" not in judged(free(text)).codes


@pytest.mark.parametrize(
    "text",
    ["öppet tre dagar per vecka och bidra med 450 tkr", "ersättning per år på 450 000 kr", "3 platser för 450 tkr"],
)
def test_a_price_is_told_beside_its_amount(judged: Judge, text: str) -> None:
    """What is said per something else in the same sentence makes no price of an amount, nor does what is per year."""
    assert "TXT001" in judged(free(text)).codes


PAYMENT = """{kind: payment, payer: kommunen, receiver: foreningen, method: requisition,
    instalments: [{amount: 150 tkr, occasion: start}, {amount: 250 tkr, occasion: slut}]}"""
SHARES = """{kind: payment, payer: kommunen, receiver: foreningen, method: requisition,
    instalments: [{share: 40 %, occasion: start}, {share: 60 %, occasion: slut}]}"""
COSTS = "{kind: costs, unit: kr, lines: [{label: Lön, amount: 450 tkr}, {label: Hyra, amount: 50 tkr}]}"


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        (PAYMENT, "150 tkr"),
        (SHARES, "160 tkr"),
        (COSTS, "450 000 kr"),
        (COSTS, "500 000 kr"),
    ],
)
def test_amounts_of_other_clauses_are_known(judged: Judge, clause: str, text: str) -> None:
    """The text may name what an instalment is, by its share too, or what the activity costs, line by line or in all."""
    assert "TXT001" in judged(free(text)).codes
    assert "TXT001" not in judged(free(text, f"  - {clause}")).codes


def test_amounts_need_a_budget_to_differ_from(judged: Judge) -> None:
    """Without a budget there is nothing to compare with."""
    assert "TXT001" not in judged(free("bidra med 450 tkr", "without: [budget]")).codes


def test_amount_for_a_year_of_several(judged: Judge) -> None:
    """In an agreement for three years the text may give the sum of one year."""
    term = "  - {kind: term, period: 2027-01-01 – 2029-12-31}"
    assert "TXT001" not in judged(free("1 200 000 kr på tre år", term)).codes


PARTIES = """
parties:
  - {kind: kommun, id: kommunen, name: Timrå kommun, orgnr: 212000-2395}
  - {kind: ideell_forening, id: foreningen, name: Söråkers Folketshusförening, orgnr: 802400-0005}
"""


@pytest.mark.parametrize(
    "text",
    [
        "Söråkers Folkets Husförening tar emot unga.",
        "Hos Söråker Folkets Husförening finns plats.",
        "Söråkers Folksetshusförening tar emot unga.",
        "Söråkers folketshusförening tar emot unga.",
        "Timrås kommun ger stöd.",
        "Timrå Kommun ger stöd.",
    ],
)
def test_other_spellings_are_found(judged: Judge, text: str) -> None:
    """A name that is nearly a party's is told once."""
    assert judged(free(text) + PARTIES).codes.count("TXT002") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Söråkers Folketshusförening och Timrå kommun samverkar.",
        "Söråkers Folketshusförenings lokaler är Folketshusföreningens stolthet.",
        "Timrå kommuns socialförvaltning föreslår platser i Timrå.",
        "Söråkers bibliotek ligger i Folkets Hus i Söråker.",
        "Söråkers Folkets Hus är huset, Söråkers FH är det korta namnet.",
        "Sundsvalls kommun och Härnösands kommun är inte parter.",
        "Kommunen och föreningen möts.",
    ],
)
def test_other_names_are_not(judged: Judge, text: str) -> None:
    """Genitives, definite forms, places and others' names are no other spellings."""
    assert "TXT002" not in judged(free(text) + PARTIES).codes


def test_a_spelling_is_told_once(judged: Judge) -> None:
    """Ten times the same slip is one finding."""
    text = "Timrås kommun ger stöd. Timrås kommun ger lokaler."
    assert judged(free(text) + PARTIES).codes.count("TXT002") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("driva kafé", False),
        ("Driva kafé", True),
        ("att driva kafé", True),
        ("driva kafé.", True),
        ("IT-stödja föreningen", False),
        ("attestera fakturor", False),
        ("bidrar med pengar", True),
        ("ska driva kafé", True),
        ("för barnens skull driva kafé", False),
    ],
)
def test_a_commitment_goes_on_from_att(text: str, *, told: bool) -> None:
    """What stands after ”åtar sig att” begins with a verb and has no full stop of its own."""
    clause = {"kind": "commitments", "commitments": [{"party": "foreningen", "text": text}]}
    assert ("TXT005" in iopdocs.check(example_agreement(clause)).codes) is told


@pytest.mark.parametrize(
    ("text", "period", "said"),
    [
        ("lagen 2001:453", "2023–2025", "till och med den 30 juni 2025, men avtalstiden slutar den 31 december 2025"),
        ("lagen 2025:400", "2023–2025", "från och med den 1 juli 2025, men avtalstiden börjar den 1 januari 2023"),
        ("lagen 2001:453, från den 1 juli 2025 den nya lagen", "2023–2025", None),
        ("lagen 2001:453 och därefter 2025:400", "2023–2025", None),
        ("lagen 2001:453", "2023–2024", None),
        ("lagen 2025:400", "2026–2027", None),
        ("lagen 2001:453", "2026–2027", "till och med den 30 juni 2025, men avtalstiden börjar den 1 januari 2026"),
        ("lagen 2025:400", "2023–2024", "från och med den 1 juli 2025, men avtalstiden slutar den 31 december 2024"),
    ],
)
def test_a_law_holds_for_the_whole_term(judged: Judge, text: str, period: str, said: str | None) -> None:
    """A law that is repealed, or comes into force, within the term is told of unless the text tells of the rest."""
    example = free(f"Stödet bygger på {text}.", f"  - {{kind: term, period: {period}}}")
    found = [one.message.replace("\u00a0", " ") for one in judged(example) if one.code == "LAW001"]
    assert [said in one for one in found if said] == ([True] if said else [])
    assert bool(found) == bool(said)
