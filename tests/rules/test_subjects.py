"""What is no fault: the borders of rules beyond their own examples, subject by subject."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from iopdocs.findings import Findings

Judge = Callable[[str], Findings]


def parties(
    first: str, second: str = "kind: ideell_forening, name: Föreningen Mötesplatsen, orgnr: 802400-0005"
) -> str:
    """An example with two parties."""
    return f"parties:\n  - {{id: kommunen, {first}}}\n  - {{id: foreningen, {second}}}\n"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Timrå kommuns Socialförvaltning", True),
        ("Barn- och utbildningsnämnden", True),
        ("Enheten för arbetsmarknad", True),
        ("Kommunkontoret", True),
        ("Kommunstyrelsen i Exempelby", True),
        ("Exempelby kommun", False),
        ("Region Jönköpings län", False),
        ("Malmö stad", False),
        ("Samordningsförbundet Norra Exempel", False),
    ],
)
def test_a_unit_is_no_party(judged: Judge, name: str, *, unit: bool) -> None:
    """A förvaltning, nämnd, kontor or enhet is no legal person; a municipality by any name is one."""
    codes = judged(parties(f"kind: kommun, name: {name}, orgnr: 212000-2395")).codes
    assert ("PAR006" in codes) == unit


def test_an_association_may_be_called_an_office(judged: Judge) -> None:
    """The name of a civil-society organisation says nothing of what it is."""
    second = "kind: ideell_forening, name: Föreningen Kulturkontoret, orgnr: 802400-0005"
    assert "PAR006" not in judged(parties("kind: kommun, name: Exempelby kommun, orgnr: 212000-2395", second)).codes


@pytest.mark.parametrize(
    ("kind", "number", "strange"),
    [
        ("ideell_forening", "802400-0005", False),
        ("stiftelse", "802400-0005", False),
        ("ekonomisk_forening", "702000-0001", False),
        ("ekonomisk_forening", "802400-0005", True),
        ("trossamfund", "252000-0007", False),
        ("trossamfund", "802400-0005", False),
        ("ideell_forening", "212000-0019", True),
    ],
)
def test_numbers_of_legal_forms(judged: Judge, kind: str, number: str, *, strange: bool) -> None:
    """The first digit of the number agrees with the legal form."""
    second = f"kind: {kind}, name: Mötesplatsen, orgnr: {number}"
    codes = judged(parties("kind: kommun, name: Exempelby kommun, orgnr: 212000-2395", second)).codes
    assert ("PAR007" in codes) == strange


def test_a_reference_to_a_body_is_for_reports_only(judged: Judge) -> None:
    """A report may go to a body; a party's commitment may not."""
    example = """
    clauses:
      - kind: commitments
        commitments: [{party: styrgrupp, text: leda}, {party: kommunen, text: ge}, {party: foreningen, text: ta}]
    """
    found = [one for one in judged(example) if one.code == "PAR001"]
    assert [one.path for one in found] == [("clauses", 6, "commitments", 0, "party")]


@pytest.mark.parametrize(
    ("word", "near"), [("forenigen", "menas foreningen?"), ("styrgrup", "menas styrgrupp?"), ("xyz", None)]
)
def test_the_nearest_id_is_suggested(judged: Judge, word: str, near: str | None) -> None:
    """A slip of the pen gets the id that is nearest; anything else gets the rule's own hint."""
    example = f"""
    clauses:
      - kind: follow_up
        reports: [{{what: rapport, sender: {word}, receivers: [kommunen], frequency: yearly, months_after: 1}}]
    """
    hints = [one.hint for one in judged(example) if one.code == "PAR001"]
    assert hints == [near or "skriv partens id som det står under parties"]


def test_a_party_without_an_insats_is_told_even_if_its_side_has_one(judged: Judge) -> None:
    """With two organisations of which one does nothing, that one is named, and the side is not said to be idle."""
    example = parties("kind: kommun, name: Exempelby kommun, orgnr: 212000-2395") + (
        "  - {id: stiftelsen, kind: stiftelse, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}\n"
    )
    found = judged(example)
    assert [one.path for one in found if one.code == "PAR005"] == [("parties", 2)]
    assert "PAR004" not in found.codes


@pytest.mark.parametrize(
    ("decide_by", "notice", "code"),
    [
        ("2027-09-30", 3, None),
        ("2027-10-01", 3, "TRM010"),
        ("september 2027", 3, None),
        ("oktober 2027", 3, "TRM010"),
        ("november 2027", 1, None),
        ("2027", 1, "TRM010"),
        ("2027-12-31", 1, "TRM010"),
        ("januari 2028", 1, "TRM009"),
    ],
)
def test_when_an_extension_is_decided(judged: Judge, decide_by: str, notice: int, code: str | None) -> None:
    """A month counts to its last day; on the day that leaves exactly the notice it is still in time."""
    example = f"""
    clauses:
      - {{kind: term, period: 2027-01-01 – 2027-12-31}}
      - {{kind: extension, option: by_decision, decide_by: {decide_by}, months: 12, max_times: 1}}
      - {{kind: notice, months: {notice}, written: ja}}
    """
    codes = judged(example).codes
    assert [one for one in ("TRM009", "TRM010") if one in codes] == ([code] if code else [])


@pytest.mark.parametrize(
    ("period", "codes"),
    [
        ("2019-03-01 – 2020-02-29", []),
        ("2022-03-01 – 2023-02-28", []),
        ("2018-01-01 – 2018-12-31", []),
        ("2018-01-01 – 2018-12-30", ["TRM002"]),
        ("2018 – 2020", []),
        ("våren 2021 – hösten 2021", []),
        ("årsskiftet 2018/19 tills vidare", ["TRM003"]),
        ("2018-01-01 – 2028-01-31", ["TRM004"]),
        ("2019-01-01 – 2018-12-31", ["TRM001"]),
    ],
)
def test_terms(judged: Judge, period: str, codes: list[str]) -> None:
    """Months are counted by the calendar, and what is not exact is not said to be wrong."""
    found = judged(f"dated: 2017-01-01\nclauses: [{{kind: term, period: {period}}}]").codes
    assert [one for one in ("TRM001", "TRM002", "TRM003", "TRM004") if one in found] == codes


@pytest.mark.parametrize(("last", "codes"), [("2029-12-31", []), ("2030-01-01", ["TRM002"])])
def test_each_term_is_whole_months(judged: Judge, last: str, codes: list[str]) -> None:
    """A second clause about the term is judged by its own days, not by those of the first."""
    terms = f"{{kind: term, period: 2027-01-01 – 2027-12-31}}, {{kind: term, period: 2028-01-01 – {last}}}"
    found = [one for one in judged(f"clauses: [{terms}]") if one.code == "TRM002"]
    assert [one.code for one in found] == codes


@pytest.mark.parametrize(
    ("report", "codes"),
    [
        ("frequency: quarterly, months_after: 1", []),
        ("frequency: yearly, months_after: 2", ["REP004"]),
        ("frequency: once, due: 2027-08-31", []),
        ("frequency: once, due: 2028-06-30", ["REP004"]),
        ("frequency: once, due: 2028-07-01", ["REP003", "REP004"]),
        ("frequency: weekly", ["REP005"]),
    ],
)
def test_reports(judged: Judge, report: str, codes: list[str]) -> None:
    """A report may follow the end by six months, and one is given before the parties decide on extension."""
    found = judged(
        f"""
        clauses:
          - {{kind: extension, option: by_decision, decide_by: september 2027, months: 12, max_times: 1}}
          - {{kind: follow_up, reports: [{{what: rapport, sender: foreningen, receivers: [kommunen], {report}}}]}}
        """
    ).codes
    assert [one for one in ("REP001", "REP003", "REP004", "REP005", "REP006") if one in found] == codes


@pytest.mark.parametrize("text", ["Avtalet kan sägas upp med tre månaders varsel.", "Uppsägning görs skriftligt."])
def test_what_the_parties_say_themselves_is_not_missing(judged: Judge, text: str) -> None:
    """A free clause, or a paragraph added to another clause, that speaks of notice is as good as a clause of notice."""
    own = f"clauses: [{{kind: free, heading: Övrigt, points: [{text}]}}]\nwithout: [notice]"
    added = f"clauses: [{{kind: amendments, more: [{text}]}}]\nwithout: [notice]"
    assert "COM001" in judged("without: [notice]").codes
    assert "COM001" not in judged(own).codes
    assert "COM001" not in judged(added).codes


@pytest.mark.parametrize(
    ("ages", "codes"),
    [
        ("age_min: 18", []),
        ("age_min: 17", ["CHI002", "CHI003"]),
        ("age_max: 17", ["CHI002", "CHI003"]),
        ("age_max: 25", []),
        ("age_min: 20, age_max: 20", []),
    ],
)
def test_minors(judged: Judge, ages: str, codes: list[str]) -> None:
    """Under 18 is under 18; where no age is said nothing is presumed."""
    found = judged(
        f"""
        clauses:
          - {{kind: target_group, description: Alla., {ages}, voluntary: ja, consent: participant, guardians: nej}}
        without: [police_record]
        """
    ).codes
    assert [one for one in ("CHI001", "CHI002", "CHI003") if one in found] == codes


def test_extracts_that_a_commitment_speaks_of_are_not_missing(judged: Judge) -> None:
    """Where any text of the clauses names extracts, the agreement does not leave them unsaid."""
    group = "{kind: target_group, description: Barn., age_min: 5, voluntary: ja, consent: guardian}"
    leaders = "{party: foreningen, text: ha ledare som har visat registerutdrag}"
    clauses = f"clauses:\n  - {group}\n  - {{kind: commitments, commitments: [{leaders}]}}\nwithout: [police_record]"
    assert "CHI002" not in judged(clauses).codes
    assert "CHI002" in judged(clauses.replace("registerutdrag", "vana")).codes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Barn i åldern 8–13 år delas in i patruller.", ["klausulen ”Omfattning” säger 8–13 år men deltagarna är"]),
        ("Barn i åldrarna 9 till 10 år sover i stugan.", []),
        ("Kursen är 8–13 år gammal.", []),
    ],
)
def test_other_clauses_keep_to_the_ages_of_the_target_group(judged: Judge, text: str, told: list[str]) -> None:
    """A text may speak of a part of the target group, but of nobody outside it."""
    group = "{kind: target_group, description: Barn., age_min: 9, age_max: 12, consent: guardian}"
    free = f"{{kind: free, heading: Omfattning, points: [{{text: '{text}'}}]}}"
    found = [one.message for one in judged(f"clauses: [{group}, {free}]") if one.code == "CHI007"]
    assert [one.replace("\u00a0", " ").partition(" lägst")[0] for one in found] == told


@pytest.mark.parametrize(
    ("consent", "left_out"),
    [("participant", True), ("guardian", False), ("participant_and_guardian", False), ("appointed", False)],
)
def test_guardians_who_consent(judged: Judge, consent: str, *, left_out: bool) -> None:
    """Guardians have a part in it where they consent, alone or beside the participant."""
    group = f"description: Unga., age_min: 14, voluntary: ja, consent: {consent}, guardians: nej"
    assert ("CHI003" in judged(f"clauses: [{{kind: target_group, {group}}}]").codes) == left_out


@pytest.mark.parametrize(
    ("amount", "unit", "small"),
    [
        ("500 kr", "tkr", True),
        ("1 000 kr", "tkr", False),
        ("500 tkr", "tkr", False),
        ("400 tkr", "mnkr", False),
        ("40 tkr", "mnkr", True),
        ("500 kr", "kr", False),
        ("0 kr", "tkr", False),
    ],
)
def test_small_amounts(judged: Judge, amount: str, unit: str, *, small: bool) -> None:
    """An amount that the table cannot show as it is is told, for it may be meant in the table's unit."""
    line = f"{{label: Stöd, kind: own_cash, amount: {amount}}}"
    budget = f"{{kind: budget, unit: {unit}, contributions: [{{party: kommunen, lines: [{line}]}}]}}"
    assert ("BUD003" in judged(f"clauses: [{budget}]").codes) == small


@pytest.mark.parametrize(
    ("year", "cash", "codes"),
    [
        (2018, "586 906 kr", []),
        (2018, "586 907 kr", ["LAW003"]),
        (2021, "615 311 kr", []),
        (2025, "699 999 kr", []),
        (2025, "700 000 kr", ["LAW003"]),
        (2025, "2 400 000 kr", ["LAW003", "LAW004"]),
        (2022, "1 600 000 kr", ["LAW003", "LAW004"]),
        (2010, "1 599 000 kr", ["LAW003"]),
        (2010, "1 600 000 kr", ["LAW003", "LAW004"]),
    ],
)
def test_figures_of_law_are_those_of_the_year(judged: Judge, year: int, cash: str, codes: list[str]) -> None:
    """A 2018 agreement is judged by 2018's law; what the library has no figure for is said or left alone."""
    found = judged(
        f"""
        clauses:
          - {{kind: term, period: {year}-01-01 – {year}-12-31}}
          - {{kind: extension, option: none}}
          - kind: budget
            unit: kr
            contributions:
              - {{party: kommunen, lines: [{{label: Stöd, kind: cash, to: foreningen, amount: {cash}}}]}}
        """
    )
    assert [one for one in ("LAW003", "LAW004") if one in found.codes] == codes
    unknown = [one for one in found if "finns inte i programmet" in one.message]
    assert len(unknown) == (0 if year in range(2018, 2026) else len(codes))
    assert all(one.source is None and one.message.count("\N{NO-BREAK SPACE}kr") == 1 for one in unknown)


def test_what_a_framework_may_say_is_not_missing(judged: Judge) -> None:
    """An agreement under a framework needs its own signatures and contributions, and no clause of dispute."""
    framework = "clauses: [{kind: framework, agreement: överenskommelsen om unga}]\n"
    codes = judged(framework + "without: [dispute, notice, signatures, commitments, budget]").codes
    assert [one for one in codes if one.startswith("COM")] == ["COM007", "COM008", "COM016"]


def test_what_a_supplement_leaves_to_the_agreement_is_not_missing(judged: Judge) -> None:
    """A supplement says what changes, is signed, and may be about one party's money alone."""
    supplement = "clauses:\n  - {kind: supplement, agreement: överenskommelsen om unga, changes: Bidraget höjs.}\n"
    line = "{label: Stöd, kind: cash, to: foreningen, amount: 40 000 kr}"
    budget = f"  - {{kind: budget, unit: kr, contributions: [{{party: kommunen, lines: [{line}]}}]}}\n"
    without = "dispute, notice, term, purpose, follow_up, commitments, surplus, repayment"
    codes = judged(f"{supplement}{budget}without: [{without}]").codes
    assert [one for one in codes if one.startswith(("COM", "PAR"))] == []
    assert "COM008" not in judged(f"{supplement}without: [{without}, budget]").codes


def test_sub_agreements_tell_what_the_parties_put_in(judged: Judge) -> None:
    """Where there are sub-agreements, the common one need not say what each party contributes."""
    common = "clauses: [{kind: sub_agreements, items: [{title: underavtal om lokaler, annex: 1}]}]\n"
    codes = judged(common + "without: [commitments, budget]").codes
    assert {"COM008", "PAR004", "PAR005", "FRM003", "FRM004"}.isdisjoint(codes)
    assert "FRM003" in judged(common.replace("annex: 1", "annex: 2")).codes


def test_other_acts_have_their_own_ages_of_extracts(judged: Judge) -> None:
    """The greatest age of an extract is held against the act that the rule knows."""
    clause = "clauses: [{kind: police_record, roles: [lärare], max_age_months: 24, law: school}]"
    assert "CHI005" not in judged(clause).codes


@pytest.mark.parametrize(
    ("annex", "named"),
    [
        ("Handlingsplan för unga", True),
        ("Jourens stadgar", True),
        ("Tillstånd från en myndighet", True),
        ("Karta över lokalerna", False),
    ],
)
def test_an_annex_that_is_named_or_proves_something(judged: Judge, annex: str, *, named: bool) -> None:
    """An annex may be named with a small letter, and one that proves something is not named at all."""
    example = f"""
    clauses:
      - {{kind: background, paragraphs: [Parterna följer kommunens handlingsplan för unga.]}}
      - {{kind: annexes, items: [{{title: Verksamhetsplan}}, {{title: {annex}}}]}}
    """
    assert ("FRM004" not in judged(example).codes) == named


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Gottsunda IF", "Barn i Gottsunda är med.", False),
        ("Gottsunda IF", "Gottsunda If är med.", True),
        ("Gottsunda idrottsförening", "Gottsunda idrottsföreningen är med.", False),
        ("Storstads förening", "I Storstad för man det vidare.", False),
        ("Storstads förening", "Storstads förenig är med.", True),
        ("Storstads förening", "Storstadsförening är med.", True),
        ("Gottsunda idrottsförening", "Gottsunda idrotsförening är med.", True),
    ],
)
def test_a_place_is_no_other_spelling(judged: Judge, name: str, text: str, *, told: bool) -> None:
    """Where a club has its place in its name, the text may speak of the place."""
    second = f"kind: ideell_forening, name: {name}, orgnr: 802400-0005"
    example = parties("kind: kommun, name: Exempelby kommun, orgnr: 212000-2395", second)
    clause = f"clauses:\n  - {{kind: free, heading: Arbetet, points: [{text}]}}\n"
    assert ("TXT002" in judged(example + clause).codes) == told


@pytest.mark.parametrize(
    ("term", "text", "used"),
    [
        ("egen insats", "Parternas egna insatser redovisas.", True),
        ("särskilt boende", "I de särskilda boendena finns personal.", True),
        ("egen insats", "Parternas pengar redovisas.", False),
        ("sommarkollo", "Sommarkollona är för alla.", True),
    ],
)
def test_a_defined_term_may_be_inflected(judged: Judge, term: str, text: str, *, used: bool) -> None:
    """A term of several words is used where each of them is, in any form."""
    example = f"""
    clauses:
      - {{kind: definitions, items: [{{term: {term}, meaning: något annat}}]}}
      - {{kind: free, heading: Arbetet, points: [{text}]}}
    """
    assert ("TXT004" not in judged(example).codes) == used


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("{}", "vad som ska gälla"),
        ("{wording: [{text: Nytt.}]}", "vad som ska gälla"),
        ("{action: repeal}", "vad som ska ändras"),
        ("{action: replace, numbers: [4], wording: []}", "hur det ska lyda"),
        ("{action: replace}", "vad som ska ändras eller hur det ska lyda"),
        ("{action: insert, place: efter punkt 4}", "hur det ska lyda"),
        ("{action: insert, wording: [{text: Nytt.}]}", "var det nya ska stå"),
        ("{action: renumber, numbers: [4]}", "vad det ska betecknas"),
    ],
)
def test_a_change_says_what_is_changed_and_how(judged: Judge, change: str, said: str) -> None:
    """An instruction that lacks what its sort asks for is told by its number and by what it lacks."""
    supplement = "clauses:\n  - {kind: supplement, agreement: överenskommelsen om unga, changes: [Nytt., "
    (found,) = [one for one in judged(f"{supplement}{change}]}}\n") if one.code == "STR007"]
    assert found.message == f"ändring 2 säger inte {said}"


@pytest.mark.parametrize(
    "change",
    [
        "Bidraget höjs.",
        "{action: repeal, numbers: [4]}",
        "{action: replace, sort: title, wording: [{text: Ny rubrik}]}",
        "{action: replace, sort: text, place: under rubriken till punkt 4, wording: [{text: Nytt.}]}",
        "{action: insert, place: efter punkt 4, wording: [{text: Nytt.}]}",
        "{action: renumber, numbers: [4], new_numbers: [5]}",
    ],
)
def test_a_change_that_says_enough(judged: Judge, change: str) -> None:
    """A sentence, and an instruction with what its sort asks for, are enough."""
    supplement = "clauses:\n  - {kind: supplement, agreement: överenskommelsen om unga, changes: ["
    assert "STR007" not in judged(f"{supplement}{change}]}}\n").codes


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("De fem föreningarna har tagit initiativ.", True),
        ("Samtliga två parterna är överens.", True),
        ("De fyra parterna är överens.", True),
        ("De två offentliga parterna betalar.", True),
        ("De två föreningarna driver huset.", False),
        ("De tre parterna är överens.", False),
        ("De två parterna som driver huset städar.", False),
        ("Samtliga idéburna parterna är överens.", False),
        ("De idéburna parterna är överens.", False),
        ("Överenskommelsen sluts mellan kommunen och tre idéburna organisationer.", True),
        ("Överenskommelsen sluts mellan kommunen och två idéburna organisationer.", False),
        ("I partnerskapet ska sju föreningar i kommunen få stöd.", False),
        ("Sju idéburna organisationer har bildat ett nätverk.", False),
        ("Partnerskapet gäller två parter från varje ort.", False),
    ],
)
def test_how_many_the_parties_are(judged: Judge, text: str, *, other: bool) -> None:
    """No text speaks of more parties than there are, nor of all as fewer."""
    parties = """
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Tillit, orgnr: 802400-0013}
        """
    free = f"  - {{kind: free, heading: Start, points: [{{text: '{text}'}}]}}"
    found = judged(f"{dedent(parties)}clauses:\n{free}")
    assert ("TXT018" in found.codes) == other


def test_other_associations_than_the_only_one_may_be_spoken_of(judged: Judge) -> None:
    """Where one association is a party, others are those that live in the house."""
    text = "De fem föreningarna i huset delar på lokalen."
    assert "TXT018" not in judged(f"clauses: [{{kind: free, heading: Start, points: [{{text: '{text}'}}]}}]").codes
