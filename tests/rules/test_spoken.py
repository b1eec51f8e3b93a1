"""What a sentence computes in words is computed again, and what follows from it is no amount of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings
from iopdocs.rules._sentences import sentences, stem
from iopdocs.rules._spoken import told_computations

Judge = Callable[[str], Findings]


def wrong(text: str) -> list[tuple[str, ...]]:
    """What is told to be wrong, hard spaces as spaces."""
    found = [one.wrong for one in told_computations(text) if one.wrong is not None]
    return [tuple(part.replace("\u00a0", " ") for part in one) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Bidraget är 42,3 mnkr, varav personal 28,4 mnkr, lokaler 9,2 mnkr och underhåll 5,7 mnkr.",
            ("28,4 mnkr + 9,2 mnkr + 5,7 mnkr", "43,3 mnkr", "42,3 mnkr"),
        ),
        ("42,3 mnkr varav 28,4 + 9,2 + 5,7.", ("28,4 + 9,2 + 5,7", "43,3 mnkr", "42,3 mnkr")),
        (
            "Av 466 medlemmar varav 202 är flickor, 14 pojkar och 240 vuxna.",
            ("202 + 14 pojkar + 240 vuxna", "456", "466 medlemmar"),
        ),
        (
            "400 kr per deltagarvecka för 120 deltagarveckor, dvs. 84 000 kr.",
            ("400 kr per deltagarvecka × 120 deltagarveckor", "48 000 kr", "84 000 kr"),
        ),
        (
            "Avgiften är 150 kr per dygn, 4 800 kr för 30 dygn.",
            ("150 kr per dygn × 30 dygn", "4 500 kr", "4 800 kr"),
        ),
        (
            "Stödet är 61 000 kr (1 500 kr per katt för 40 katter).",
            ("1 500 kr per katt × 40 katter", "60 000 kr", "61 000 kr"),
        ),
        (
            "Det är öppet 3 kvällar i veckan, 4 timmar varje kväll i 40 veckor, sammanlagt 408 timmar.",
            ("4 timmar varje kväll × 3 kvällar i veckan × 40 veckor", "480 timmar", "408 timmar"),
        ),
        ("Hyran är 12 000 kr/månad (120 000 kr/år).", ("12 000 kr/månad", "144 000 kr per år", "120 000 kr/år")),
    ],
)
def test_what_is_computed_wrongly_in_words(text: str, told: tuple[str, ...]) -> None:
    """Parts, prices of so many, and the same amount for two lengths of time."""
    assert wrong(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Bidraget är 42,3 mnkr, varav personal 28,4 mnkr, lokaler 8,2 mnkr och underhåll 5,7 mnkr.",
        "Bidraget är 42,3 mnkr, varav personal 28,4 mnkr, lokaler 9,2 mnkr och underhåll 4,6 mnkr.",
        "Bidraget är 400 000 kr, varav 100 000 kr till hyra.",
        "Bidraget är 400 000 kr, varav 395 000 kr till lön, minst 1 000 kr till resor och resten till hyra.",
        "Av 20 deltagare varav 10 kvinnor från 12 kommuner.",
        "Av 466 medlemmar varav 202 är flickor och 14 pojkar i åldern 7–20 år.",
        "1 500 kr per katt för högst 40 katter, sammanlagt 60 000 kr.",
        "Stöd med 400 kr per deltagare och vecka för 10 deltagare i 12 veckor, totalt 48 000 kr.",
        "Stöd med 400 kr per vecka i 12 veckor för 10 deltagare, totalt cirka 50 000 kr.",
        "Bidraget är 700 000 kr per år i 20 år, sammanlagt 14 mnkr.",
        "Hyran är 12 000 kr per månad, dvs. 144 000 kr om året.",
        "Bidraget är 100 000 kr per år, dvs. 8 333 kr per månad.",
        "Hyran är 12 000 kr per månad och bidraget 400 000 kr per år.",
        "Priset är 150 kr per dygn för 30 dygn och 20 dygn, sammanlagt 9 000 kr.",
        "Enligt 3 § betalas 400 kr per dag, sammanlagt i 2027 års nivå.",
    ],
)
def test_what_is_right_or_cannot_be_told(text: str) -> None:
    """Right figures, rounded as they are written, and what a sentence leaves open, are no fault."""
    assert wrong(text) == []


@pytest.mark.parametrize("text", ["400 000 kr varav " + "1 000 kr, " * 2000, "1 kr per plats " * 2000])
def test_a_sentence_that_is_a_table_is_left_alone(text: str) -> None:
    """With hundreds of numbers there is no telling what belongs together, and no time to try."""
    assert list(told_computations(text)) == []


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("natt natten nätter", "natt"),
        ("vecka veckor veckan", "veck"),
        ("plats platserna", "plats"),
        ("tim timmar timme", "tim"),
        ("rum rummen", "rum"),
    ],
)
def test_words_in_all_their_forms(forms: str, root: str) -> None:
    """A noun is the same thing however it is inflected."""
    assert {stem(one) for one in forms.split()} == {root}


def test_a_sentence_ends_before_a_capital() -> None:
    """A full stop within an abbreviation ends nothing."""
    assert [one for _, one in sentences("Ca. 40 kr. Det är allt.")] == ["Ca. 40 kr.", " Det är allt."]


def told(judged: Judge, text: str, clause: str = "free", code: str = "TXT001") -> bool:
    """Whether a text in the sound agreement has a finding."""
    where = "paragraphs" if clause == "background" else "heading: Text, points"
    return code in judged(f"clauses:\n  - {{kind: {clause}, {where}: ['{text}']}}").codes


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Kommunen bidrar med 450 kkr per år.", True),
        ("Kommunen bidrar med 0,45 Mkr.", True),
        ("Kommunen bidrar med 450.000:-.", True),
        ("Kommunen bidrar med 400.000:-.", False),
        ("Kommunen har beslutat att bidra med 450 000 kr.", True),
        ("Bidraget får inte överstiga 450 000 kr.", True),
        ("Lönen är 450 000 kr med sociala avgifter på 96 000 kr.", True),
        ("Föreningen betalar en deposition om 10 000 kr.", False),
        ("Varje deltagare betalar 1 200 kr om året.", False),
        ("Föreningen har begärt 600 000 kr.", False),
        ("Föreningen har sedan 2001 ett bidrag på 570 000 kr.", False),
        ("Inköp över 50 000 kr beslutas gemensamt.", False),
        ("Bidraget höjs med 50 000 kr.", False),
        ("Bidraget är 400 000 kr, varav 250 000 kr till lön och 150 000 kr till hyra.", False),
        ("Stödet är 1 500 kr per katt för 40 katter, sammanlagt 60 000 kr.", False),
    ],
)
def test_what_is_no_amount_of_the_budget(judged: Judge, text: str, *, is_told: bool) -> None:
    """Fees, deposits, limits, what has been, and what follows from figures beside it need not be in the budget."""
    assert told(judged, text) == is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Bidraget är 450 000 kr.", True),
        ("Föreningen köper årligen tjänster för 3,6 miljoner kronor.", False),
        ("Parterna är överens om att kommunen bidrar med 450 000 kr.", True),
    ],
)
def test_the_background_may_tell_of_other_money(judged: Judge, text: str, *, is_told: bool) -> None:
    """Only what the background says of the agreement's own money is held against the budget."""
    assert told(judged, text, "background") == is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Bidraget är sammanlagt 700 000 kr under avtalstiden.", False),
        ("Bidraget är sammanlagt 720 000 kr under avtalstiden.", True),
        ("Bidraget är sammanlagt 360 000 kr under avtalstiden.", True),
        ("Bidraget är 340 000 kr 2027 och 360 000 kr 2028, sammanlagt 700 000 kr under avtalstiden.", False),
    ],
)
def test_a_sum_over_the_time_is_no_year_taken_twice(judged: Judge, text: str, *, is_told: bool) -> None:
    """What is listed year by year is summed, never multiplied, and one year is not all the time."""
    years = "years: [{year: 2027, amount: 340 000 kr}, {year: 2028, amount: 360 000 kr}]"
    budget = (
        "  - {kind: budget, unit: kr, contributions: [{party: kommunen, "
        f"lines: [{{label: Stöd, kind: cash, to: foreningen, {years}}}]}}]}}\n"
    )
    term = "  - {kind: term, period: 2027–2028}\n"
    free = f"  - {{kind: free, heading: Pengar, points: ['{text}']}}\n"
    assert ("TXT001" in judged(f"clauses:\n{budget}{term}{free}").codes) == is_told
