"""Figures and days in running text: what contradicts itself or a clause, and what only looks as if it did."""

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings
from iopdocs.rules._days import dates_in
from iopdocs.rules._numerals import numeral

Judge = Callable[[str], Findings]

TERM = "  - {kind: term, period: 2027-01-01 – 2029-12-31}"
NOTICE = "  - {kind: notice, months: 3, written: ja}"


def free(text: str, *more: str) -> str:
    """An example with a free clause that has a text."""
    return "\n".join(["clauses:", "  - kind: free", "    heading: Text", f"    points: [{{text: '{text}'}}]", *more])


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("noll", 0),
        ("ett", 1),
        ("sexton", 16),
        ("sextiosex", 66),
        ("tjugotvå", 22),
        ("hundra", 100),
        ("etthundratjugo", 120),
        ("tvåtusenfemhundra", 2_500),
        ("sexhundratjugotvåtusenfemhundra", 622_500),
        ("fem hundra tusen", 500_000),
        ("Tre miljoner tvåhundratusen", 3_200_000),
        ("en miljon etthundratusen och fem", 1_100_005),
        ("enastående", None),
        ("en halv miljon", None),
        ("", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    """Swedish numerals are read whole or not at all."""
    assert numeral(words) == number


@pytest.mark.parametrize(
    "text",
    [
        "Bidraget är 622 500 kr (sexhundratjugotvåtusen kronor).",
        "Bidraget är sexhundratjugotvåtusen (622 500) kronor.",
        "Bidraget är femhundratusen kronor (50 000 kr).",
        "Bidraget är 500 tkr (femtiotusen kronor).",
        "Styrgruppen möts minst fyra (3) gånger om året.",
        "Styrgruppen möts 3 (fyra) gånger om året.",
        "Kommunen har tjugo (12) platser.",
    ],
)
def test_figures_and_words_that_differ(judged: Judge, text: str) -> None:
    """A number that is written twice is the same both times, money in whatever unit."""
    assert "TXT006" in judged(free(text)).codes


@pytest.mark.parametrize(
    "text",
    [
        "Bidraget är 622 500 kr (sexhundratjugotvåtusenfemhundra kronor).",
        "Bidraget är 500 tkr (femhundratusen kronor).",
        "Bidraget är en halv miljon (500 000) kronor.",
        "Styrgruppen möts fyra (4) gånger om året.",
        "Delprojekt två (2027) och tre (2028) planeras.",
        "Två bidrag lämnas, varav ett (30 000 kr) till läger.",
        "Enligt 3 kap. tre (4 §) gäller detta.",
        "Kursen har tre (högst fyra) tillfällen.",
    ],
)
def test_figures_beside_words_that_are_something_else(judged: Judge, text: str) -> None:
    """Years, prices of one of the things and references stand in brackets too."""
    assert "TXT006" not in judged(free(text)).codes


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Start måndagen den 1 januari 2027.", True),
        ("Start fredagen den 1 januari 2027.", False),
        ("Start fredag 1 januari 2027.", False),
        ("Rapport senast den 31 september 2027.", True),
        ("Rapport senast 29 februari 2027.", True),
        ("Rapport senast 29 februari 2028.", False),
        ("Rapport senast 2027-02-30.", True),
        ("Sedan den 1 maj 1950.", False),
        ("Diarienummer KS 2027-55-12 och 2027-02-30-1.", False),
        ("Öppet måndag till fredag.", False),
    ],
)
def test_days_of_the_calendar(judged: Judge, text: str, *, strange: bool) -> None:
    """A day that the text names exists, and is the day of the week that it is said to be."""
    assert ("TXT007" in judged(free(text, TERM)).codes) == strange


def test_days_are_read_in_order() -> None:
    """Hard spaces and capitals are no hindrance."""
    found = [
        str(one.day) for one in dates_in("Från den\u00a01\u00a0mars 2027 till Tisdagen den 2 mars 2027, 2027-03-03.")
    ]
    assert found == ["2027-03-01", "2027-03-02", "2027-03-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Avtalet gäller från den 1 januari 2027 till den 31 december 2028.",
        "Avtalet gäller från och med den 1 mars 2027.",
        "Huset byggdes 1937. Avtalet gäller i fyra år.",
        "Överenskommelsen gäller till och med den 31 december 2030.",
        "Avtalet upphör att gälla den 31 december 2028.",
        "Avtalet träder i kraft den 1 februari 2027.",
        "Avtalstiden är 1 januari 2027–31 december 2028.",
        "Avtalet gäller 2027–2028.",
        "Avtalet gäller under åren 2026–2029.",
        "Avtalet gäller i två år.",
        "Avtalstiden är 24 månader.",
        "Partnerskapet löper under 18 månader från start.",
        "Parterna är överens om att avtalet gäller till och med den 31 december 2028.",
        "Det ursprungliga avtalet förlängs med ett år, till och med den 31 december 2030.",
        "Avtalet gäller från den 1 januari 2027 till den 31 december 2029, alltså under två år.",
        "Avtalet gäller från den 1 januari 2027 till den 31 december 2029, d.v.s. 24 månader.",
    ],
)
def test_another_term_in_the_text(judged: Judge, text: str) -> None:
    """What the text says of how long the agreement lasts is what the clause says."""
    assert "TXT008" in judged(free(text, TERM)).codes


@pytest.mark.parametrize(
    "text",
    [
        "Avtalet gäller från den 1 januari 2027 till och med den 31 december 2029.",
        "Avtalet upphör att gälla den 1 januari 2030.",
        "Avtalet gäller från den 1 januari 2027 till den 31 december 2029, alltså under tre år.",
        "Avtalet gäller från den 1 januari 2027 till den 31 december 2029, det vill säga i 36 månader.",
        "Avtalet gäller 2027–2029.",
        "Avtalet gäller i tre år. Styrgruppen utses för ett år.",
        "Avtalstiden är 36 månader.",
        "Det tidigare avtalet gällde till och med den 31 december 2026.",
        "Hyresavtalet gäller från den 1 mars 2027.",
        "Avtalet kan förlängas till och med den 31 december 2030.",
        "Avtalet gäller alla insatser som har börjat efter den 1 maj 2026.",
        "Avtalet om lokaler gäller i fem år.",
        "Om avtalet upphör den 1 maj 2028 betalas bidraget tillbaka.",
        "Barnkonventionen gäller som lag sedan den 1 januari 2020.",
        "Avtalet gäller för åren 2027, 2028 och 2029.",
        "Partnerskapet är 20 år gammalt.",
        "Överenskommelsen är från den 14 mars 2024 och gäller alla föreningar.",
        "Den lokala överenskommelsen gäller från den 1 januari 2020.",
        "Avtalet gäller ett år i taget.",
        "Avtalet gäller i ett år och förlängs sedan automatiskt.",
        "Avtalet gäller från det att det har undertecknats till och med den 31 december 2029.",
    ],
)
def test_what_says_nothing_of_the_term(judged: Judge, text: str) -> None:
    """The right term may be repeated, and other agreements and conditions have days of their own."""
    assert "TXT008" not in judged(free(text, TERM)).codes


def test_a_text_is_not_held_against_a_missing_end(judged: Judge) -> None:
    """Where the agreement lasts until further notice, a last day in the text is another term."""
    example = free(
        "Avtalet gäller till och med den 31 december 2028.", "  - {kind: term, period: 2027-01-01 – tills vidare}"
    )
    assert "TXT008" in judged(example).codes


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Uppsägningstiden är sex månader.", True),
        ("Avtalet har en uppsägningstid på 6 månader.", True),
        ("Avtalet sägs upp med sex månaders varsel.", True),
        ("Det gäller ett års uppsägningstid.", True),
        ("Uppsägningstiden är tre månader.", False),
        ("Hyresavtalet har sex månaders uppsägningstid.", False),
        ("Under det första året är uppsägningstiden en månad.", False),
        ("Efter förlängning är uppsägningstiden sex månader.", False),
        ("Upphör anslaget får kommunen säga upp avtalet med sex månaders uppsägningstid.", False),
        ("När lokalen byts är uppsägningstiden en månad.", False),
    ],
)
def test_another_notice_in_the_text(judged: Judge, text: str, *, other: bool) -> None:
    """What the text says of the notice is what the clause says, where it speaks of this agreement as a whole."""
    assert ("TXT009" in judged(free(text, NOTICE)).codes) == other


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Se bilaga 2.", True),
        ("Se bilagorna 1 och 2.", True),
        ("Se bilaga 1.", False),
        ("Tjänsten räknas upp i bilaga 2 till lagen om offentlig upphandling.", False),
        ("Se bilaga 2 i huvudavtalet.", False),
    ],
)
def test_annexes_that_the_text_names(judged: Judge, text: str, *, missing: bool) -> None:
    """An annex that the text names is among those of the agreement."""
    example = free(text, "  - {kind: annexes, items: [{title: Karta}]}")
    assert ("FRM012" in judged(example).codes) == missing


@pytest.mark.parametrize(
    ("authority", "code"),
    [
        ("beslut den 31 november 2026", "TXT007"),
        ("fullmakt, bilaga 4", "FRM012"),
        ("beslut den 30 november 2026, bilaga 1", None),
    ],
)
def test_the_right_to_sign_is_read_too(judged: Judge, authority: str, code: str | None) -> None:
    """What somebody's right to sign is built on names days that exist and annexes that are there."""
    example = f"""
    parties:
      - {{kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}}
      - kind: ideell_forening
        id: foreningen
        name: Föreningen Mötesplatsen
        orgnr: 802400-0005
        signatories: [{{role: ordförande, authority: "{authority}"}}]
    clauses:
      - {{kind: annexes, items: [{{title: Fullmakt}}]}}
    """
    assert [one for one in judged(example).codes if one in ("TXT007", "FRM012")] == ([code] if code else [])


def test_annexes_may_be_listed_in_a_free_clause(judged: Judge) -> None:
    """Parties that list their annexes in words of their own have not forgotten them."""
    listed = "  - {kind: free, heading: Bilagor, points: [{text: Bilaga 1 är en karta.}]}"
    assert "FRM012" not in judged(free("Se bilaga 1.", listed)).codes


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Rapporten lämnas den 31 februari.", "den 31 februari"),
        ("Rapporten lämnas senast 31 april och 30 september.", "31 april"),
        ("Bidraget betalas den 31 mars/juni.", "den 31 mars/juni"),
        ("Det är stängt 28–31 juni.", "31 juni"),
        ("Mötet hölls 2019-13-01.", "2019-13-01"),
        ("Mötet hölls den 0 maj.", "den 0 maj"),
        ("Rapporten lämnas den 29 februari.", None),
        ("Rapporten lämnas den 31 mars.", None),
        ("Det är öppet till kl. 20.45 juni till augusti.", None),
        ("Av 45 maj som plockades var 40 hela.", None),
        ("Ärendet har diarienummer 2019-13-01.", None),
        ("Ärendet har dnr SN 2019-13-01.", None),
    ],
)
def test_days_that_no_year_has(judged: Judge, text: str, missing: str | None) -> None:
    """A day is held against the calendar without a year too; a number that looks like a day is left alone."""
    found = [one.message.replace("\u00a0", " ") for one in judged(free(text)) if one.code == "TXT007"]
    assert found == ([f"klausulen ”Text” nämner ”{missing}”, en dag som inte finns"] if missing else [])


def test_days_that_no_year_has_in_other_fields(judged: Judge) -> None:
    """What comes back every year, a report or a payment, is text of the agreement too."""
    report = "{what: rapport, sender: foreningen, receivers: [kommunen], frequency: yearly, due_each: den 31 september}"
    paid = "{kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, times: den 31 juni}"
    found = judged(f"clauses:\n  - {{kind: follow_up, reports: [{report}]}}\n  - {paid}")
    assert sorted(one.path[-1] for one in found if one.code == "TXT007") == ["due_each", "times"]
