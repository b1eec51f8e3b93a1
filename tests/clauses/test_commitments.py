"""Commitments gathered by party."""

from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.clauses import Commitment, Commitments
from iopdocs.model import DRAFT, draft_validator
from iopdocs.testing import assemble, example_agreement


def commitments(*pairs: tuple[str, str]) -> Commitments:
    """A clause with these parties and texts."""
    data = [{"party": party, "text": text} for party, text in pairs]
    return Commitments.model_validate({"commitments": data})


def test_commitments_are_gathered_by_party_in_the_order_of_the_file() -> None:
    """Parties stand in the order in which they first occur, and so do the commitments of each."""
    clause = commitments(("b", "ett"), ("a", "två"), ("b", "tre"))
    gathered = [(group.party, [one.text for one in group.commitments]) for group in clause.by_party]
    assert gathered == [("b", ["ett", "tre"]), ("a", ["två"])]


def test_no_commitment_is_lost_when_a_draft_lacks_a_party() -> None:
    """A commitment that nobody has taken on yet is gathered under its hole."""
    data: Any = {"commitments": [{"text": "ett"}, {"party": "a", "text": "två"}, {"text": "tre"}]}
    draft = draft_validator(Commitments).validate_python(data, context=DRAFT)
    assert [len(group.commitments) for group in draft.by_party] == [2, 1]


@pytest.mark.parametrize(
    ("text", "said", "phrase"),
    [
        ("erbjuda gästrum", {"quantity": "12 gästrum"}, "erbjuda 12 gästrum"),
        ("erbjuda tolv gästrum", {"quantity": "minst 12 gästrum"}, "erbjuda minst 12 gästrum"),
        ("erbjuda minst tolv gästrum", {"quantity": "minst 12 gästrum"}, "erbjuda minst 12 gästrum"),
        ("erbjuda 12 gästrum", {"quantity": "12 gästrum"}, "erbjuda 12 gästrum"),
        ("bidra med frivilligtimmar", {"quantity": "200 timmar"}, "bidra med 200 frivilligtimmar"),
        (
            "erbjuda praktikplatser för unga",
            {"quantity": "20–30 platser per termin"},
            "erbjuda 20–30 praktikplatser för unga per termin",
        ),
        ("garantera betalning för", {"quantity": "minst 3 500 besök"}, "garantera betalning för minst 3 500 besök"),
    ],
)
def test_how_much_stands_before_what_it_counts(text: str, said: dict[str, Any], phrase: str) -> None:
    """A number stands before the noun that it counts, which is not said twice."""
    assert shown(text, said) == phrase


@pytest.mark.parametrize(
    ("text", "said", "phrase"),
    [
        ("driva boende", {"quantity": "25 platser"}, "driva boende (25 platser)"),
        ("erbjuda tio gästrum", {"quantity": "12 gästrum"}, "erbjuda tio gästrum (12 gästrum)"),
        ("erbjuda högst tolv rum", {"quantity": "minst 12 rum"}, "erbjuda högst tolv rum (minst 12 rum)"),
        ("hålla öppet 112 dagar", {"quantity": "12 dagar"}, "hålla öppet 112 dagar (12 dagar)"),
        ("ge vård så långt det går", {"quantity": "2 år"}, "ge vård så långt det går 2 år"),
        ("hålla öppet på lördagar", {"quantity": "40 dagar"}, "hålla öppet på lördagar 40 dagar"),
        ("erbjuda rum och åter rum", {"quantity": "12 rum"}, "erbjuda rum och åter rum (12 rum)"),
        (
            "dela ut mat",
            {"quantity": {"number": "12 kassar", "upper": "14 korgar"}},
            "dela ut mat (12 kassar–14 korgar)",
        ),
    ],
)
def test_how_much_is_never_lost(text: str, said: dict[str, Any], phrase: str) -> None:
    """What the text has no place for, or says otherwise, follows it."""
    assert shown(text, said) == phrase


@pytest.mark.parametrize(
    ("text", "said", "phrase"),
    [
        (
            "hålla museet öppet",
            {"quantity": "minst 300 dagar", "frequency": "yearly", "hours": "tisdag–söndag kl. 11–16"},
            "hålla museet öppet tisdag–söndag kl. 11–16, minst 300 dagar om året",
        ),
        (
            "hålla gården öppen",
            {"quantity": "40 veckor", "frequency": "yearly", "hours": "tre kvällar i veckan kl. 18–22"},
            "hålla gården öppen tre kvällar i veckan kl. 18–22, 40 veckor om året",
        ),
        ("hålla öppet", {"quantity": "44 veckor om året", "frequency": "yearly"}, "hålla öppet 44 veckor om året"),
        ("leda träning", {"quantity": "2 timmar", "frequency": "fortnightly"}, "leda träning 2 timmar varannan vecka"),
        ("ge stöd", {"quantity": "10 tim/vecka", "frequency": "yearly"}, "ge stöd 10 tim/vecka, varje år"),
        ("erbjuda utbildning", {"frequency": "half_yearly"}, "erbjuda utbildning varje halvår"),
        ("hålla öppet", {"hours": "enligt anslag"}, "hålla öppet, enligt anslag"),
        ("hålla öppet kl. 9–16", {"quantity": "44 veckor"}, "hålla öppet kl. 9–16, 44 veckor"),
        ("ge råd, stöd och hjälp", {"frequency": "weekly"}, "ge råd, stöd och hjälp, varje vecka"),
        ("leda kurser", {"quantity": "6 veckor för var och en"}, "leda kurser, 6 veckor för var och en"),
        ("ordna läger", {"quantity": "2 veckor", "period": "2019"}, "ordna läger 2 veckor under 2019"),
        (
            "hålla is",
            {"period": "2018-10-01 – 2019-02-28"},
            "hålla is från och med den 1 oktober 2018 till och med den 28 februari 2019",
        ),
        (
            "hålla is",
            {"season": "1 oktober–28 februari", "frequency": "yearly"},
            "hålla is från och med den 1 oktober till och med den 28 februari varje år",
        ),
        ("hålla is", {"season": "oktober–mars"}, "hålla is från och med oktober till och med mars varje år"),
    ],
)
def test_how_often_and_when_read_on(text: str, said: dict[str, Any], phrase: str) -> None:
    """Times of the week, a measure of time, how often and when follow in that order, and nothing is said twice."""
    assert shown(text, said) == phrase


def shown(text: str, said: dict[str, Any]) -> str:
    """A commitment as it is printed, with plain spaces."""
    one = Commitment.model_validate({"party": "kommunen", "text": text, **said})
    return one.shown.replace("\u00a0", " ")


def test_common_words_stand_before_or_after_the_commitments() -> None:
    """What is said of all parties stands before the commitments, after them, or is split."""
    clause = {
        "kind": "commitments",
        "paragraphs": "Först detta.",
        "commitments": [{"party": "kommunen", "text": "ge stöd"}],
        "closing": ["Sedan detta.", "Och detta."],
    }
    said = assemble(Agreement.model_validate(example_agreement(clause))).text.splitlines()
    order = ["Först detta.", "Kommunen åtar sig att ge stöd.", "Sedan detta.", "Och detta.", "Åtagandet är"]
    found = [next(at for at, line in enumerate(said) if one in line) for one in order]
    assert found == sorted(set(found))


def test_an_annex_follows_the_commitment() -> None:
    """The annex that tells more stands last, outside the brackets of how much."""
    said = {"party": "kommunen", "text": "driva boende", "quantity": "25 platser", "annex": "1"}
    annexes = {"kind": "annexes", "items": [{"title": "Boendet"}]}
    agreement = Agreement.model_validate(example_agreement({"kind": "commitments", "commitments": [said]}, annexes))
    text = assemble(agreement).text.replace("\u00a0", " ")
    assert "driva boende (25 platser), se bilaga 1." in text
