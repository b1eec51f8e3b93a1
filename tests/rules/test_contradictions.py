"""What the parties' own words say against the clauses beside them, and what only looks as if it did."""

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

NOTICE = "  - {kind: notice, months: 3, written: ja}"
TERM = "  - {kind: term, period: 2027-01-01 – 2029-12-31}"


def free(text: str, *more: str) -> str:
    """An example with a free clause that has a text."""
    return "\n".join(["clauses:", "  - kind: free", "    heading: Text", f"    points: [{{text: '{text}'}}]", *more])


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Avtalet gäller med en ömsesidig uppsägningstid om sex månader.", True),
        ("Avtalet har en uppsägningstid om 6 månader.", True),
        ("Avtalet har en uppsägningstid om tre månader.", False),
        ("Uppsägningstiden är sex månader om en part bryter mot avtalet.", False),
        ("För den som flyttar är uppsägningstiden sex månader.", False),
    ],
)
def test_a_notice_of_so_many_months(judged: Judge, text: str, *, other: bool) -> None:
    """The word *om* before a number is no condition; before anything else it is."""
    assert ("TXT009" in judged(free(text, NOTICE)).codes) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Avtalet gäller således i 24 månader från undertecknandet.", True),
        ("Avtalet gäller därmed under sammanlagt två år.", True),
        ("Avtalet gäller alltså i 36 månader.", False),
    ],
)
def test_a_length_that_is_concluded(judged: Judge, text: str, *, other: bool) -> None:
    """A conclusion about the length is held against the term as any other sentence about it."""
    assert ("TXT008" in judged(free(text, TERM)).codes) == other


@pytest.mark.parametrize(
    ("option", "text", "other"),
    [
        ("automatic", "Avtalet upphör att gälla den 31 december 2027 utan föregående uppsägning.", True),
        ("automatic", "När avtalstiden löper ut upphör hyresavtalet utan uppsägning.", False),
        ("automatic", "Avtalet upphör inte utan att parterna har talats vid.", False),
        ("automatic", "Avtalet förlängs med ett år i taget om ingen part säger upp det.", False),
        ("by_decision", "Avtalet förlängs automatiskt med ett år i taget.", True),
        ("by_decision", "Avtalet förlängs med tolv månader om ingen part har sagt upp det.", True),
        ("by_decision", "Avtalet kan förlängas med ett år i taget.", False),
        ("by_decision", "Avtalet förlängs inte automatiskt.", False),
        ("none", "Överenskommelsen kan förlängas med två år.", True),
        ("none", "Avtalet förlängs inte.", False),
        ("none", "Hyresavtalet förlängs med ett år. Avtalet upphör utan uppsägning.", False),
    ],
)
def test_another_extension_in_the_text(judged: Judge, option: str, text: str, *, other: bool) -> None:
    """Whether the agreement ends by itself or goes on is said in one way."""
    length = "" if option == "none" else ", months: 12, max_times: 2"
    clause = f"  - {{kind: extension, option: {option}{length}}}"
    assert ("TXT010" in judged(free(text, clause)).codes) == other
