"""What the parties' own words say against the clauses beside them, and what only looks as if it did."""

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]

NOTICE = "  - {kind: notice, months: 3, written: ja}"
KOMMUN = "kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395"
ASSOCIATION = "  - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}"
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


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Parterna omförhandlar ersättningen enligt punkt 47.", True),
        ("Medlen betalas tillbaka enligt punkt 47.2.", True),
        ("Se punkterna 44 och 45.", True),
        ("Parterna omförhandlar enligt punkt 3.", False),
        ("Beslutet följer delegationsordningens punkt 47.", False),
        ("Se delegationsordningen, punkt 47.3.", False),
        ("Se punkt 47 i ramavtalet.", False),
        ("Projektet når en punkt 2050.", False),
    ],
)
def test_points_of_the_agreement(judged: Judge, text: str, *, missing: bool) -> None:
    """A point that a text names is in the agreement, if it is not said to be somewhere else."""
    assert ("TXT011" in judged(free(text)).codes) == missing


def test_points_of_what_is_changed(judged: Judge) -> None:
    """A supplement speaks of the points of the original agreement."""
    supplement = "  - {kind: supplement, agreement: överenskommelsen, changes: Punkt 47 utgår.}"
    assert "TXT011" not in judged(free("Se punkt 47.", supplement)).codes


def test_a_clause_without_a_number_of_its_own(judged: Judge) -> None:
    """A clause that goes on under the heading before it does not count."""
    clauses = ["clauses:", "  - {kind: free, heading: Ett, points: [{text: Se punkt 29.}]}"]
    own, shared = ("  - {kind: vat, treatment: not_taxable" + more + "}" for more in ("", ", continues: ja"))
    assert "TXT011" in judged("\n".join(clauses)).codes
    assert "TXT011" not in judged("\n".join([*clauses, own])).codes
    assert "TXT011" in judged("\n".join([*clauses, shared])).codes


GROUP = """  - kind: steering_group
    bodies:
      - {id: styr, name: styrgruppen, level: steering, seats: [{party: kommunen, count: 2}, {party: foreningen}]}"""


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Styrgruppen består av fyra ledamöter.", True),
        ("Styrgruppen har sammanlagt 5 platser.", True),
        ("Styrgruppen utgörs av sex (6) personer, som leds av en samordnare.", True),
        ("Styrgruppen består av tre ledamöter och två ersättare.", False),
        ("Styrgruppen består av två ledamöter från kommunen och en från föreningen.", False),
        ("Styrgruppen består av en ledamot för varje part.", False),
        ("Styrgruppen har tolv möten om året.", False),
        ("Referensgruppen består av sex ledamöter.", False),
    ],
)
def test_another_number_of_members_in_the_text(judged: Judge, text: str, *, other: bool) -> None:
    """The seats of a body are as many in the text as in the table."""
    assert ("TXT012" in judged(free(text, GROUP)).codes) == other


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bidraget betalas senast [datum].", True),
        ("Beslutet har § XX.", True),
        ("Kontaktperson är xxxx.", True),
        ("Bidraget är ____ kr.", True),
        ("Bidraget är ........ kr.", True),
        ("Start ÅÅÅÅ-MM-DD.", True),
        ("Lokalen är ??.", True),
        ("Beslutet är fattat (TBD).", True),
        ("Se rapporten [2] och fortsättningen … här.", False),
        ("Utställningen XXI och kung Gustav XX.1 nämns inte.", True),
        ("Utställningen XXI och vem som helst?", False),
    ],
)
def test_what_is_left_to_fill_in(judged: Judge, text: str, *, left: bool) -> None:
    """A blank in the running text is found before anyone signs it."""
    assert ("TXT013" in judged(free(text)).codes) == left


@pytest.mark.parametrize(
    "part",
    [
        "reference: KS 2026/XXX",
        "title: Avtal om [verksamhet]",
        f"parties:\n  - {{{KOMMUN}, contact: '[e-post]'}}\n{ASSOCIATION}",
        f"parties:\n  - {{{KOMMUN}, signatories: [{{role: chef, authority: 'beslut [datum], § XX'}}]}}\n{ASSOCIATION}",
    ],
)
def test_what_is_left_to_fill_in_outside_the_clauses(judged: Judge, part: str) -> None:
    """A blank in the title, the number, a party or a right to sign is found too, once."""
    assert judged(part).codes.count("TXT013") == 1


@pytest.mark.parametrize(
    ("treatment", "text", "other"),
    [
        ("inclusive", "Beloppen är angivna exklusive moms.", True),
        ("inclusive", "Moms tillkommer.", True),
        ("inclusive", "Bidraget anges inkl. mervärdesskatt.", False),
        ("exclusive", "Beloppen är inklusive moms.", True),
        ("exclusive", "Hyran är 12 000 kr inklusive moms.", False),
        ("not_taxable", "Beloppen är inklusive moms.", True),
        ("not_taxable", "Beloppen är angivna exklusive moms.", False),
        ("not_taxable", "Bidraget är inte momspliktigt.", False),
    ],
)
def test_another_vat_in_the_text(judged: Judge, treatment: str, text: str, *, other: bool) -> None:
    """Amounts are with or without tax in the whole agreement."""
    assert ("TXT014" in judged(free(text, f"  - {{kind: vat, treatment: {treatment}}}")).codes) == other
