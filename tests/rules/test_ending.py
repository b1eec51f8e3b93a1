"""What the running text says of leaving the agreement and of its going on, against the clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

TERM = "  - {kind: term, period: 2027-01-01 – 2027-12-31}"
AUTOMATIC = "  - {kind: extension, option: automatic, months: 12, max_times: 3, months_before: 6}"
EACH = "  - {kind: extension, option: automatic, months: 12, max_times: 3, decide_each: 15 juni}"
DECIDED = "  - {kind: extension, option: by_decision, months: 12, max_times: 1, months_before: 6}"
NONE = "  - {kind: extension, option: none}"
NOTICE = "  - {kind: notice, months: 3}"
TO_THE_END = "  - {kind: notice, months: 6, to: end_of_term}"


def free(text: str, *more: str, without: str = "") -> str:
    """An example with a free clause that has a text."""
    left = [f"without: [{without}]"] if without else []
    return "\n".join(
        [*left, "clauses:", TERM, "  - kind: free", "    heading: Text", f"    points: [{{text: '{text}'}}]", *more]
    )


@pytest.mark.parametrize(
    ("text", "clauses", "other"),
    [
        ("Uppsägning ska ske senast sex månader före avtalstidens utgång.", [NONE, NOTICE], True),
        ("Uppsägning ska ske skriftligt minst 3 månader före avtalstidens utgång.", [NONE, NOTICE], False),
        ("Avtalet ska sägas upp senast ett år innan avtalet löper ut.", [NONE, NOTICE], True),
        ("Rapporten lämnas senast sex månader före avtalstidens slut.", [NONE, NOTICE], False),
        ("Hyresavtalet sägs upp senast sex månader före avtalstidens slut.", [NONE, NOTICE], False),
        ("Avtalet förlängs om ingen säger upp det senast tre månader före avtalets utgång.", [AUTOMATIC, NOTICE], True),
        (
            "Avtalet förlängs om ingen säger upp det senast sex månader före avtalets utgång.",
            [AUTOMATIC, NOTICE],
            False,
        ),
        ("Uppsägning ska ske senast sex månader före avtalstidens slut.", [AUTOMATIC, TO_THE_END], False),
        ("Uppsägning ska ske senast tre månader före avtalstidens slut.", [AUTOMATIC, TO_THE_END], True),
        ("Uppsägningen lämnas senast den 30 juni.", [AUTOMATIC, TO_THE_END], False),
        ("Uppsägningen lämnas senast den 30 september.", [AUTOMATIC, TO_THE_END], True),
        ("Uppsägningen lämnas senast 30/9.", [AUTOMATIC, TO_THE_END], True),
        ("Uppsägningen lämnas senast 30/6.", [AUTOMATIC, TO_THE_END], False),
        ("Uppsägningen lämnas senast den 30/9-2026.", [AUTOMATIC, TO_THE_END], False),
        ("Avtalet sägs upp senast 3 mån innan avtalets slutdatum.", [AUTOMATIC, TO_THE_END], True),
        ("Uppsägningen lämnas senast den 30 september 2026.", [AUTOMATIC, TO_THE_END], False),
        ("Redovisningen lämnas senast den 30 september.", [AUTOMATIC, TO_THE_END], False),
        ("Avtalet sägs upp senast den 15 juni.", [EACH, NOTICE], False),
        ("Avtalet sägs upp senast den 30 juni.", [EACH, NOTICE], True),
        ("Avtalet sägs upp senast sex månader före avtalstidens slut.", [EACH, NOTICE], False),
        ("Uppsägningstiden är sex månader.", [AUTOMATIC, NOTICE], True),
    ],
)
def test_the_last_day_to_leave(judged: Judge, text: str, clauses: list[str], *, other: bool) -> None:
    """The time before the end, or the day of the year, is that of the clause that says how the agreement ends."""
    assert ("TXT009" in judged(free(text, *clauses)).codes) == other


def test_the_last_day_to_leave_without_notice(judged: Judge) -> None:
    """An agreement with no clause on notice is left by saying no to its extension."""
    text = "Avtalet sägs upp senast {} månader före avtalstidens slut."
    assert "TXT009" in judged(free(text.format("tre"), AUTOMATIC, without="notice")).codes
    assert "TXT009" not in judged(free(text.format("sex"), AUTOMATIC, without="notice")).codes


@pytest.mark.parametrize(
    ("text", "clause", "other"),
    [
        ("Avtalet förlängs inte.", AUTOMATIC, True),
        ("Avtalet kan inte förlängas.", AUTOMATIC, True),
        ("Avtalet förlängs inte automatiskt.", AUTOMATIC, True),
        ("Avtalet förlängs inte om en part säger upp det.", AUTOMATIC, False),
        ("Därefter förlängs avtalet inte.", AUTOMATIC, False),
        ("Avtalet förlängs automatiskt med två år i taget.", AUTOMATIC, True),
        ("Avtalet förlängs därefter med ett år i taget om ingen part säger upp det.", AUTOMATIC, False),
        ("Avtalet förlängs automatiskt med tre år.", AUTOMATIC, False),
        ("Avtalet kan förlängas med högst två år.", AUTOMATIC, False),
        ("Sägs det inte upp förlängs avtalet med två år.", AUTOMATIC, True),
        ("Avtalet förlängs inte.", DECIDED, True),
        ("Avtalet förlängs inte utan beslut av båda parter.", DECIDED, False),
        ("Avtalet kan förlängas med två år.", DECIDED, True),
        ("Annars förlängs avtalet med ett år.", DECIDED, True),
        ("Annars förlängs avtalet med ett år.", NONE, True),
    ],
)
def test_another_extension(judged: Judge, text: str, clause: str, *, other: bool) -> None:
    """Whether the agreement goes on, by itself or not, and for how long, is said in one way."""
    assert ("TXT010" in judged(free(text, clause)).codes) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Avtalet förlängs med ett år i taget om det inte sägs upp senast den 30 juni.", True),
        ("Avtalet kan sägas upp senast den 30 juni. Sägs det inte upp förlängs det med ett år.", True),
        ("Avtalet förlängs därefter årsvis om ingen av parterna säger upp det.", True),
        ("Avtalet skall förlängas med ett år om det inte har sagts upp.", True),
        ("Avtalet kan förlängas med ett år.", False),
        ("Avtalet förlängs inte.", False),
        ("Hyresavtalet för lokalen förlängs automatiskt med ett år i taget.", False),
        ("Om boken inte lämnas tillbaka förlängs den automatiskt.", False),
    ],
)
def test_an_extension_that_no_clause_tells_of(judged: Judge, text: str, *, other: bool) -> None:
    """An agreement without the clause ends by itself; where its own words say otherwise that is told."""
    found = judged(free(text, without="extension"))
    told = [one for one in found if one.code == "TXT010"]
    assert bool(told) == other
    assert all("ingen klausul om förlängning" in one.message and "extension" in (one.hint or "") for one in told)


def test_a_supplement_may_extend_what_it_changes(judged: Judge) -> None:
    """A supplement has no clause on extension of its own."""
    supplement = "  - {kind: supplement, agreement: överenskommelsen, changes: Punkt 4 ändras.}"
    text = "Avtalet förlängs med ett år i taget om det inte sägs upp."
    assert "TXT010" not in judged(free(text, supplement, without="extension")).codes
