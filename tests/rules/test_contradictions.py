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
    ("text", "other"),
    [
        ("Parterna vill nu teckna ett avtal för två år.", True),
        ("Parterna tecknar ett nytt avtal för en tid av fem år.", True),
        ("Parterna vill teckna ett avtal för tre år.", False),
        ("Överenskommelsen tecknas för två år.", True),
        ("Avtalet är tvåårigt.", True),
        ("Avtalet är 3-årigt.", False),
        ("Detta femåriga partnerskap bygger på tillit.", True),
        ("Parterna ingår härmed ett femårigt idéburet offentligt partnerskap.", True),
        ("Parterna ingår härmed ett treårigt partnerskap.", False),
        ("Avtalet gäller i två år från den 1 januari 2027.", True),
        ("Avtalet gäller i tre år från den 1 januari 2027.", False),
        ("Avtalet gäller bidraget till verksamheten från 2026 och framåt.", True),
        ("Avtalet gäller från och med 2026 och tills vidare.", True),
        ("Avtalet gäller bidraget till verksamheten från 2027 och framåt.", False),
        ("Avtalet gäller också Söderskolan från 2028 och framåt.", False),
        ("Under de senaste två åren har föreningen drivit mötesplatsen.", False),
        ("Kommunen tecknade 2019 ett avtal för två år.", False),
        ("Parterna ingick 2021 ett tvåårigt avtal.", False),
        ("Föreningen har ett tvåårigt avtal med Region Exempel.", False),
        ("Föreningen ska teckna ett avtal för två år med ett studieförbund.", False),
        ("Bidraget lämnas under två år.", False),
    ],
)
def test_other_ways_to_tell_the_length(judged: Judge, text: str, *, other: bool) -> None:
    """The length is told in many ways; what has been, and what is agreed with others, is not the term."""
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
        ("Personalen är utbildad [se riktlinjen], och ”verksamheten […] är öppen”.", False),
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


@pytest.mark.parametrize(
    ("signatures", "text", "other"),
    [
        ("method: paper, originals: 2", "Avtalet är upprättat i tre exemplar, varav parterna tagit varsitt.", True),
        ("method: paper, originals: 2", "Avtalet har upprättats i 3 likalydande original.", True),
        ("method: paper, originals: 2", "Avtalet har upprättats i två (2) likalydande exemplar.", False),
        ("method: paper, originals: 2", "Broschyren trycks i tre exemplar.", False),
        ("method: paper, originals: 2", "Kvittot på nycklarna upprättas i tre exemplar.", False),
        ("method: paper", "Avtalet har upprättats i tre exemplar.", False),
        ("method: electronic", "Avtalet har upprättats i två likalydande exemplar.", True),
        ("method: electronic", "Avtalet har upprättats i ett exemplar.", False),
    ],
)
def test_another_number_of_originals_in_the_text(judged: Judge, signatures: str, text: str, *, other: bool) -> None:
    """The text says of the originals what the clause about signatures says."""
    assert ("FRM014" in judged(free(text, f"  - {{kind: signatures, {signatures}}}")).codes) == other


REGION = "{kind: region, id: kommunen, name: Region Skåne, orgnr: 232100-0255"


@pytest.mark.parametrize(
    ("party", "role", "strange"),
    [
        (REGION, "kommunstyrelsens ordförande", True),
        (REGION, "regionstyrelsens ordförande", False),
        (REGION, "ordförande i kommunala samverkansnämnden", False),
        ("{" + KOMMUN, "regiondirektör", True),
        ("{" + KOMMUN.replace("Exempelby kommun", "Region Gotland"), "regiondirektör", False),
        ("{" + KOMMUN, "kommundirektör", False),
        ("{" + KOMMUN, "chef för regionala frågor", False),
    ],
)
def test_who_signs_for_a_public_party(judged: Judge, party: str, role: str, *, strange: bool) -> None:
    """A region is not signed for by a municipality's board, nor the other way round."""
    example = f"parties:\n  - {party}, signatories: [{{role: {role}, authority: beslut}}]}}\n{ASSOCIATION}"
    assert ("FRM015" in judged(example).codes) == strange


def test_who_signs_for_a_civil_party(judged: Judge) -> None:
    """Nobody of the municipality signs for the association."""
    signs = ASSOCIATION.replace("}", ", signatories: [{role: socialnämndens ordförande, authority: beslut}]}")
    assert "FRM015" in judged(f"parties:\n  - {{{KOMMUN}}}\n{signs}").codes
    signs = ASSOCIATION.replace("}", ", signatories: [{role: kommunikationschef, authority: fullmakt}]}")
    assert "FRM015" not in judged(f"parties:\n  - {{{KOMMUN}}}\n{signs}").codes


@pytest.mark.parametrize(("day", "early"), [("2026-11-16", True), ("2026-11-30", False)])
def test_signed_before_the_decision(judged: Judge, day: str, *, early: bool) -> None:
    """Who signs has the right to it on that day."""
    signs = f"{{role: ordförande, authority: 'beslut den 17 november 2026', signed_on: {day}}}"
    found = judged(f"parties:\n  - {{{KOMMUN}, signatories: [{signs}]}}\n{ASSOCIATION}")
    assert ("FRM013" in found.codes) == early


@pytest.mark.parametrize(
    ("kind", "name", "strange"),
    [
        ("ideell_forening", "Stiftelsen Äldrehemmet", True),
        ("ideell_forening", "Axel och Idas stiftelse", True),
        ("stiftelse", "Stiftelsen Äldrehemmet", False),
        ("ideell_forening", "Stiftelsens vänners förening", False),
        ("ideell_forening", "Återbruket ekonomisk förening", True),
        ("ekonomisk_forening", "Återbruket ek. för.", False),
        ("ideell_forening", "Återbruket i Exempelby AB", True),
        ("ekonomisk_forening", "Återbruket i Exempelby AB (svb)", True),
        ("aktiebolag", "Återbruket i Exempelby AB (svb)", False),
        ("stiftelse", "Föreningen Mötesplatsen", True),
        ("stiftelse", "Fryshuset", False),
        ("trossamfund", "Svenska kyrkans församling", False),
        ("ideell_forening", "ABF Exempelby", False),
    ],
)
def test_names_that_tell_the_legal_form(judged: Judge, kind: str, name: str, *, strange: bool) -> None:
    """A name that says what a party is says the same as its legal form."""
    party = f"{{kind: {kind}, id: foreningen, name: {name}, orgnr: 802400-0005}}"
    assert ("PAR011" in judged(f"parties:\n  - {{{KOMMUN}}}\n  - {party}").codes) == strange


@pytest.mark.parametrize(
    ("kind", "name", "strange"),
    [
        ("region", "Exempelby kommun", True),
        ("kommun", "Region Exempel", True),
        ("kommun", "Region Gotland", False),
        ("region", "Västra Götalandsregionen", False),
        ("kommun", "Exempelby stad", False),
        ("kommun", "Kommunalförbundet Exempel", True),
        ("kommunalforbund", "Samordningsförbundet Exempel", True),
        ("kommunalforbund", "Södra kommuners förbund", False),
    ],
)
def test_names_of_public_parties(judged: Judge, kind: str, name: str, *, strange: bool) -> None:
    """The name of a public party tells its form too; Gotland is a municipality that is called a region."""
    party = f"{{kind: {kind}, id: kommunen, name: {name}, orgnr: 212000-2395}}"
    assert ("PAR011" in judged(f"parties:\n  - {party}\n{ASSOCIATION}").codes) == strange


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Målgruppen är unga i åldern 13–20 år.", True),
        ("Målgruppen är unga mellan 14 och 20 år.", True),
        ("Målgruppen är unga 14-25 år.", False),
        ("Målgruppen är unga 14–19 år och unga vuxna 20–25 år.", False),
        ("Målgruppen är unga. Verksamheten har funnits i 10–15 år.", False),
        ("Målgruppen är unga.", False),
    ],
)
def test_other_ages_in_the_text(judged: Judge, text: str, *, other: bool) -> None:
    """The ages are the same in the description of the target group as in its fields."""
    group = f"description: '{text}', age_min: 14, age_max: 25, voluntary: ja, consent: none, guardians: ja"
    assert ("CHI007" in judged(f"clauses:\n  - {{kind: target_group, {group}}}").codes) == other


STAFF = "[{party: kommunen, lines: [{label: Stöd, kind: staff, amount: 1 000 kr}]}]"


@pytest.mark.parametrize(
    "clause",
    [
        "{kind: commitments, commitments: [{party: foreningen, text: ge stöd, period: 2027-06-01 – 2027-03-01}]}",
        "{kind: sub_agreements, items: [{title: ett underavtal, period: 2027-06-01 – 2027-03-01}]}",
        "{kind: related, items: [{kind: project, title: projektet, period: 2027-06-01 – 2027-03-01}]}",
        f"{{kind: budget, unit: kr, period: 2027-06-01 – 2027-03-01, contributions: {STAFF}}}",
    ],
)
def test_times_that_end_before_they_begin(judged: Judge, clause: str) -> None:
    """Not only the term, but no time in the agreement, runs backwards."""
    assert "TRM019" in judged(f"clauses:\n  - {clause}").codes
    assert "TRM019" not in judged(f"clauses:\n  - {clause}".replace("2027-03-01", "2027-09-01")).codes


HALF_YEARLY = "instalments: [{amount: 200 000 kr, due: 2027-01-31}, {amount: 200 000 kr, due: 2027-07-31}]"


@pytest.mark.parametrize(
    ("how", "text", "other"),
    [
        (HALF_YEARLY, "Bidraget utbetalas kvartalsvis i förskott.", True),
        (HALF_YEARLY, "Bidraget betalas ut en gång per halvår.", False),
        (HALF_YEARLY, "Bidraget betalas i fyra lika stora delar.", True),
        (HALF_YEARLY, "Bidraget betalas i två delbetalningar.", False),
        (HALF_YEARLY, "Föreningen rapporterar kvartalsvis.", False),
        ("frequency: quarterly, timing: advance", "Utbetalning sker månadsvis.", True),
        ("frequency: quarterly, timing: advance", "Utbetalning sker kvartalsvis i efterskott.", True),
        ("frequency: quarterly, timing: advance", "Utbetalning sker kvartalsvis i förskott.", False),
        ("frequency: quarterly", "Utbetalning sker i förskott.", False),
        ("instalments: [{share: 100 %, occasion: när rapporten är lämnad}]", "Bidraget betalas kvartalsvis.", False),
    ],
)
def test_another_way_to_pay_in_the_text(judged: Judge, how: str, text: str, *, other: bool) -> None:
    """How often, in how many parts and before or after which time money is paid is said in one way."""
    clause = f"{{kind: payment, payer: kommunen, receiver: foreningen, method: scheduled, {how}, more: ['{text}']}}"
    assert ("PAY009" in judged(f"clauses:\n  - {clause}").codes) == other


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("En extern utvärdering genomförs under hösten 2030.", True),
        ("Utvärderingen lämnas senast den 31 mars 2031.", True),
        ("Partnerskapet utvärderas 2030.", True),
        ("Utvärderingen genomförs i mars 2029.", False),
        ("Utvärderingen lämnas senast den 31 mars 2030.", False),
        ("Partnerskapet utvärderas 2029.", False),
        ("När avtalet har upphört utvärderas det under hösten 2030.", False),
    ],
)
def test_an_evaluation_that_comes_too_late(judged: Judge, text: str, *, late: bool) -> None:
    """An evaluation that is not said to come afterwards is made while the agreement lasts, or soon after it."""
    example = f"clauses:\n{TERM}\n  - {{kind: follow_up, evaluation: ['{text}']}}"
    assert ("REP008" in judged(example).codes) == late


def test_when_an_evaluation_is_made(judged: Judge) -> None:
    """The time is told as it stands in a sentence."""
    example = f"clauses:\n{TERM}\n  - {{kind: follow_up, evaluation: [Vi utvärderar våren 2030.]}}"
    (message,) = (one.message for one in judged(example) if one.code == "REP008")
    assert message.startswith("utvärderingen görs under våren 2030 men avtalet upphör")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Leverantören ska bedriva verksamheten nära stadens boenden.", True),
        ("Utföraren åtar sig att rapportera varje månad.", True),
        ("Tidigare utförare har lagt ned sin verksamhet.", False),
        ("Kommunen upphandlade förut en leverantör av tjänsterna.", False),
    ],
)
def test_words_of_procurement_in_the_background(judged: Judge, text: str, *, told: bool) -> None:
    """The background may tell of what has been; a duty in it is a term as any other."""
    assert ("LAW002" in judged(f"clauses:\n  - {{kind: background, paragraphs: ['{text}']}}").codes) == told


def test_words_of_tenders(judged: Judge) -> None:
    """Tenders and call-offs belong to procurement too."""
    assert "LAW002" in judged(free("Priset följer anbudet.")).codes
    assert "LAW002" in judged(free("Avrop görs av enheten.")).codes
    assert "LAW002" not in judged(free("Inget anbud har lämnats.")).codes


def test_a_source_that_ended_before_the_start(judged: Judge) -> None:
    """A grant that is over when the agreement begins pays for nothing in it, which is told as it is."""
    line = "{label: Stöd, kind: own_cash, amount: 90 tkr, funding: [{source: ett statsbidrag, last: 2026-12-31}]}"
    budget = f"{{kind: budget, unit: kr, contributions: [{{party: foreningen, lines: [{line}]}}]}}"
    (message,) = (one.message for one in judged(f"clauses:\n  - {budget}") if one.code == "BUD014")
    assert message.endswith("men avtalet börjar den\u00a01\u00a0januari 2027")


@pytest.mark.parametrize(
    ("index", "unsaid"),
    [
        ("method: kpi", True),
        ("method: opi, part: 80 %", True),
        ("method: kpi, base: oktober 2026", False),
        ("method: kpi, first: 2028-01-01", False),
        ("method: none", False),
        ("method: negotiated", False),
    ],
)
def test_an_adjustment_with_nothing_to_count_from(judged: Judge, index: str, *, unsaid: bool) -> None:
    """An index needs a time to count from."""
    assert ("IDX006" in judged(f"clauses:\n{TERM}\n  - {{kind: index, {index}}}").codes) == unsaid


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ärendet har diarienummer KS/2026:132.", True),
        ("Se dnr KS/2026:123.", False),
        ("Beslutet har dnr KS/2026:77.", False),
        ("Den gemensamma överenskommelsen har dnr KS/2021:321.", False),
    ],
)
def test_another_number_in_the_register(judged: Judge, text: str, *, other: bool) -> None:
    """A number that is the agreement's own but for two digits in another order is a slip."""
    assert ("TXT015" in judged(free(text)).codes) == other


PAYS = "{kind: payment, payer: kommunen, receiver: foreningen, method: requisition, days: 30}"
STIFTELSEN = "  - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}"


@pytest.mark.parametrize(
    ("clauses", "unpaid"),
    [((), False), ((PAYS,), True), ((PAYS, PAYS.replace("foreningen", "stiftelsen")), False)],
)
def test_a_contribution_that_no_payment_is_about(judged: Judge, clauses: tuple[str, ...], *, unpaid: bool) -> None:
    """Where the agreement says how one contribution is paid it says so of every one."""
    lines = ", ".join(
        f"{{label: Stöd, kind: cash, to: {to}, amount: 100 000 kr}}" for to in ("foreningen", "stiftelsen")
    )
    budget = f"{{kind: budget, unit: kr, contributions: [{{party: kommunen, lines: [{lines}]}}]}}"
    parties = f"parties:\n  - {{{KOMMUN}}}\n{ASSOCIATION}\n{STIFTELSEN}\nclauses:\n"
    told = "\n".join(f"  - {one}" for one in (budget, *clauses))
    assert ("PAY011" in judged(parties + told).codes) == unpaid


def test_a_receiver_that_no_payment_is_about_is_told_once(judged: Judge) -> None:
    """Two contributions to the same party lack one clause."""
    line = "{label: Stöd, kind: cash, to: stiftelsen, amount: 100 000 kr}"
    budget = f"{{kind: budget, unit: kr, contributions: [{{party: kommunen, lines: [{line}, {line}]}}]}}"
    parties = f"parties:\n  - {{{KOMMUN}}}\n{ASSOCIATION}\n{STIFTELSEN}\n"
    assert judged(f"{parties}clauses:\n  - {budget}\n  - {PAYS}").codes.count("PAY011") == 1


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        (("Vid 72–84 platser är priset 2 450 kr.", "Vid 60–75 platser är priset 2 520 kr."), "överlappar"),
        (("Vid 72–84 platser är priset 2 450 kr.", "Vid 60–69 platser är priset 2 520 kr."), "lämnar ett glapp"),
        (("Vid 72–84 platser är priset 2 450 kr.", "Vid 60–71 platser är priset 2 520 kr."), None),
        (("Vid 72–84 platser är priset 2 450 kr och vid 60–75 platser 2 520 kr.",), "överlappar"),
        (("Priset är 2 450 kr vid 72–84 platser.", "Verksamheten har 60–75 platser."), None),
        (("Priset är 2 450 kr vid 72–84 platser.", "Priset är 300 kr vid 60–75 deltagare."), None),
        (("Priset är 2 450 kr vid 72–84 platser.", "Priset 2 450 kr gäller 72–84 platser."), None),
    ],
)
def test_steps_of_volume(judged: Judge, steps: tuple[str, ...], fault: str | None) -> None:
    """Each number of places has one price, in the same clause and for the same things."""
    points = ", ".join(f"'{step}'" for step in steps)
    found = judged(f"clauses:\n  - {{kind: free, heading: Volym, points: [{points}]}}")
    said = [one.message for one in found if one.code == "IDX007"]
    assert (len(said) == 1 and fault in said[0]) if fault else not said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Studieförbundet Vuxenskolan svarar för fortbildningen.", "Studieförbundet Vuxenskolan"),
        ("Kaféet är öppet. Region Skåne ansvarar för vården.", "Region Skåne"),
        ("Föreningen Mötesplatsen och Röda Korset svarar för kaféet.", "Röda Korset"),
        ("Föreningen Mötesplatsen ansvarar för lokalerna.", None),
        ("Föreningen Mötesplasten ansvarar för lokalerna.", None),
        ("Exempelby kommun svarar för städningen.", None),
        ("Kommunen och Föreningen ansvarar för städningen.", None),
        ("Region Skåne har gett tillstånd.", None),
    ],
)
def test_a_task_of_somebody_else(judged: Judge, text: str, named: str | None) -> None:
    """Who has a task in the agreement is a party of it."""
    found = [one.message for one in judged(free(text)) if one.code == "PAR012"]
    assert (len(found) == 1 and f"åt {named}, som inte är part" in found[0]) if named else not found


def test_a_task_that_the_background_tells_of(judged: Judge) -> None:
    """The background may tell what others do."""
    text = "Studieförbundet Vuxenskolan svarar för fortbildningen."
    assert "PAR012" not in judged(f"clauses:\n  - {{kind: background, paragraphs: ['{text}']}}").codes
