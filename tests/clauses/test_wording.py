"""What the alternatives of a clause say in Swedish."""

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.agreement import Agreement
from iopdocs.clauses import ForceMajeure, Payment, Related, TargetGroup, clause_class
from iopdocs.testing import assemble, example_agreement

Text = Callable[..., str]

SAID: list[tuple[str, dict[str, Any], str]] = [
    ("index", {"method": "none"}, "bidragen räknas inte om under avtalstiden"),
    ("index", {"method": "kpi", "first": "2028"}, "Den första omräkningen görs under 2028"),
    ("index", {"method": "kpi", "first": "januari 2028"}, "Den första omräkningen görs i januari 2028"),
    ("index", {"method": "kpi", "base": "oktober 2026"}, "Basperiod är oktober 2026"),
    ("index", {"method": "pkv"}, "prisindex för kommunal verksamhet (PKV)"),
    ("index", {"method": "pkv", "cap": "3 %"}, "höjs vid varje omräkning med högst 3 %"),
    ("index", {"method": "fixed", "percent": "2,5 %"}, "räknas upp en gång om året med 2,5 %."),
    ("index", {"method": "opi", "part": "80 %"}, "ändras med 80 % av den senast publicerade förändringen av index"),
    ("index", {"method": "lci", "base": "2026", "part": "75 %"}, "ändras med 75 % av den procentuella förändringen"),
    ("index", {"method": "other", "name": "BKI, som SCB tar fram"}, "räknas om en gång om året efter BKI, som SCB"),
    ("index", {"method": "fixed"}, "den procentsats som parterna har kommit överens om"),
    ("index", {"method": "negotiated"}, "gäller de belopp som de senast enades om"),
    ("vat", {"treatment": "not_taxable"}, "utgår från att ingen mervärdesskatt ska betalas"),
    ("vat", {"treatment": "exclusive"}, "angivna utan mervärdesskatt"),
    ("vat", {"treatment": "inclusive"}, "ingår den i beloppet"),
    ("ip", {"ownership": "joint"}, "bara om båda parter är överens"),
    ("ip", {"ownership": "party", "owner": "foreningen"}, "i partnerskapet har föreningen."),
    ("ip", {"ownership": "creator", "licence": "open", "licence_name": "CC BY"}, "öppen licens (CC BY)"),
    ("communication", {"logos": "free"}, "använda den andra partens logotyp enligt de anvisningar"),
    ("communication", {"logos": "none"}, "använder inte den andra partens logotyp"),
    ("communication", {"statements": "each"}, "aldrig i en annan parts namn"),
    ("communication", {"statements": "joint"}, "kommer överens om innehållet"),
    ("extension", {"option": "by_decision", "decide_by": "november 2018"}, "senast i november 2018"),
    ("extension", {"option": "automatic", "decide_by": "2018-11-30"}, "senast den 30 november 2018"),
    ("extension", {"option": "by_decision", "decide_by": "årsskiftet 2018/19"}, "senast vid årsskiftet 2018/19"),
    (
        "extension",
        {"option": "by_decision", "months": "12", "until": "2025-06-30"},
        "med tolv månader åt gången, dock längst till och med den 30 juni 2025.",
    ),
    (
        "extension",
        {"option": "automatic", "months": "12", "max_times": "2", "until": "december 2030"},
        "dock högst två gånger, och längst till och med december 2030, om ingen part",
    ),
    (
        "extension",
        {"option": "automatic", "months": "12", "months_before": "6"},
        "om ingen part senast sex månader före den löpande avtalstidens slut skriftligen har meddelat",
    ),
    (
        "extension",
        {"option": "by_decision", "months": "12", "decide_each": "30 juni"},
        "beslutar om förlängning senast den 30 juni närmast före den löpande avtalstidens slut.",
    ),
    ("notice", {"months": "3"}, "Varje part får säga upp avtalet. Uppsägningstiden är tre månader och räknas från"),
    ("notice", {"months": "3", "to": "any_time"}, "Varje part får säga upp avtalet när som helst. Uppsägningstiden är"),
    (
        "notice",
        {"months": "6", "to": "end_of_term", "written": "ja"},
        "men bara till den löpande avtalstidens slut. Uppsägningen ska ha kommit fram till den andra parten senast sex",
    ),
    ("notice", {"months": "3", "parties": ["kommunen"]}, "Kommunen får säga upp avtalet."),
    ("notice", {"months": "3", "parties": ["kommunen", "foreningen"]}, "Kommunen och föreningen får säga upp"),
    ("notice", {"months": "3", "last_resort": "ja"}, "som sista utväg lämna partnerskapet utan uppsägningstid"),
    ("renegotiation", {"triggers": ["law"], "steps": ["leadership"]}, "Samtalen förs mellan parternas ledningar."),
    (
        "renegotiation",
        {"triggers": ["law"], "steps": ["contacts", "mediation"]},
        "förs först mellan parternas kontaktpersoner och till sist med hjälp av en medlare",
    ),
    ("dispute", {"steps": ["leadership"]}, "löses genom samtal mellan parternas ledningar"),
    ("police_record", {"roles": ["lärare"], "max_age_months": "12", "law": "school"}, "enligt 2 kap. skollagen"),
    ("police_record", {"roles": ["vakt"], "max_age_months": "6", "law": "homes"}, "och misstankeregistret"),
    ("insight", {"handed_over": "ja"}, "skötseln av en kommunal angelägenhet över till föreningen"),
    ("decisions", {"rule": "majority"}, "Varje part har en röst"),
    ("force_majeure", {}, "utan dröjsmål och fullgör"),
    ("framework", {"agreement": "överenskommelsen", "dated": "2027"}, "underavtal till överenskommelsen (2027), nedan"),
    ("framework", {"agreement": "överenskommelsen", "precedence": "sub"}, "gäller avtalet mellan parterna i det"),
    ("supplement", {"agreement": "avtalet", "number": 2, "changes": "Nytt."}, "är tillägg nummer 2 till avtalet"),
    ("supplement", {"agreement": "avtalet", "dated": "2026", "changes": "Nytt."}, "ett tillägg till avtalet (2026)"),
    ("sub_agreements", {"items": [{"title": "underavtalet om lokaler"}]}, "Till avtalet hör underavtalet om lokaler."),
    ("related", {"items": [{"kind": "replaced", "title": "avtalet från 2015"}]}, "Avtalet ersätter följande tidigare"),
    ("values", {"items": ["tillit"], "local_agreement": "den lokala överenskommelsen"}, "gäller som en del av avtalet"),
    ("responsibility", {"party": "kommunen", "deciding_body": "styrelsen", "responsible_unit": "enheten",
                        "reference": "KS 2027/1"}, "styrelsen om avtalet (diarienummer KS 2027/1)"),
    ("follow_up", {"statistics": ["antal besök"]}, "Parterna för statistik över antal besök."),
]  # fmt: skip
"""Clause type, its fields, and words that they give."""


@pytest.mark.parametrize(("kind", "fields", "words"), SAID)
def test_alternative_is_told(kind: str, fields: dict[str, Any], words: str, text_of: Text) -> None:
    """Each choice gives its own sentence."""
    assert words in text_of({"kind": kind} | fields).replace("\N{NO-BREAK SPACE}", " ")


AUTOMATIC = {"kind": "extension", "option": "automatic", "months": "12", "max_times": "3", "months_before": "6"}
TO_THE_END = {"kind": "notice", "months": "6", "to": "end_of_term"}
TERM = {"kind": "term", "period": "2027-01-01 – 2027-12-31"}
THIRD = {"kind": "ideell_forening", "id": "tredje", "name": "Föreningen Tre", "orgnr": "802400-0013"}


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "om det inte har sagts upp enligt punkt 3."),
        ([THIRD], "om det inte upphör efter uppsägning enligt punkt 3."),
    ],
)
def test_how_an_agreement_ends_is_told_once(others: list[dict[str, str]], said: str) -> None:
    """Where notice to the end of the term is what keeps the agreement from going on, the extension refers to it."""
    data = example_agreement(TERM, AUTOMATIC, TO_THE_END)
    whole = Agreement.model_validate(data | {"parties": [*data["parties"], *others]})
    text = assemble(whole).text.replace("\N{NO-BREAK SPACE}", " ")
    assert f"Avtalet förlängs med tolv månader åt gången, dock högst tre gånger, {said}" in text
    assert "Avtalet upphör när avtalstiden har gått ut, om det inte förlängs enligt punkt 2." in text
    assert text.count("sex månader") == 1


@pytest.mark.parametrize(
    ("clause", "extended"),
    [
        ({"kind": "free", "heading": "Text", "points": ["Avtalet förlängs med ett år om det inte sägs upp."]}, True),
        (
            {"kind": "free", "heading": "Text", "points": [{"text": "Om tiden:", "items": ["avtalet kan förlängas"]}]},
            True,
        ),
        ({"kind": "notice", "months": "3", "more": ["Överenskommelsen får förlängas ett år."]}, True),
        ({"kind": "free", "heading": "Text", "points": ["Avtalet förlängs inte."]}, False),
        ({"kind": "free", "heading": "Text", "points": ["Hyresavtalet förlängs varje år."]}, False),
    ],
)
def test_the_term_does_not_deny_an_extension_in_own_words(clause: dict[str, Any], *, extended: bool) -> None:
    """The parties' own words may extend the agreement; the term then says that it ends unless they have."""
    text = assemble(Agreement.model_validate(example_agreement(TERM, clause))).text
    ending = "utan uppsägning, om det inte har förlängts." if extended else "utan uppsägning."
    assert f"När avtalstiden har gått ut upphör avtalet {ending}" in text


def test_an_instalment_is_told_by_amount_or_share(text_of: Text) -> None:
    """The table of instalments has a sum only when every instalment has an amount."""
    whole = [
        {"amount": "200 000 kr", "due": "2027-01-31"},
        {"amount": "100 000 kr", "occasion": "när verksamheten öppnar"},
    ]
    parts = [{"share": "50 %", "due": "våren 2027"}, {"amount": "100 000 kr"}, {}]
    shown = [
        text_of(Payment.example | {"instalments": one}).replace("\N{NO-BREAK SPACE}", " ") for one in (whole, parts)
    ]
    assert "Senast den 31 januari 2027\t200 000 kr" in shown[0]
    assert "När verksamheten öppnar\t100 000 kr\nSumma\t300 000 kr" in shown[0]
    assert "Senast under våren 2027\t50 %\nEfter överenskommelse\t100 000 kr\nEfter överenskommelse\t–\n" in shown[1]
    assert "Summa" not in shown[1]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"frequency": "quarterly", "timing": "advance", "each": "100 000 kr"},
         "till föreningen varje kvartal i förskott, med 100 000 kr varje gång."),
        ({"frequency": "monthly", "timing": "arrears"}, "varje månad i efterskott, med en lika stor del varje gång."),
        ({"timing": "advance"}, "till föreningen i förskott."),
        ({"each": "50 000 kr"}, "till föreningen, med 50 000 kr varje gång."),
    ],
)  # fmt: skip
def test_payments_that_recur(fields: dict[str, str], said: str, text_of: Text) -> None:
    """What is paid equally often needs no table."""
    clause = {"kind": "payment", "payer": "kommunen", "receiver": "foreningen", "method": "scheduled"} | fields
    assert said in text_of(clause).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"last": "2027-01-31", "due": "2027-02-28"}, "En gång, för tiden till och med 2027-01-31, senast 2027-02-28"),
        ({"due": "2027-02-28"}, "En gång, senast 2027-02-28"),
    ],
)
def test_a_report_that_is_made_once(fields: dict[str, str], said: str, text_of: Text) -> None:
    """A report may be of a part of the term."""
    report = {"what": "delrapport", "sender": "foreningen", "receivers": ["kommunen"], "frequency": "once"} | fields
    assert said in text_of({"kind": "follow_up", "reports": [report]})


def test_no_account_is_asked_for() -> None:
    """The receiver tells the account outside the agreement, which is a public record."""
    assert not any("account" in name for name in Payment.model_fields)


def test_payment_without_instalments_refers_to_the_budget(text_of: Text) -> None:
    """The amount stands in one place."""
    example = {name: value for name, value in Payment.example.items() if name != "instalments"}
    said = text_of(example, clause_class("budget").example).replace("\N{NO-BREAK SPACE}", " ")
    assert "med det belopp som framgår av punkt 2" in said


@pytest.mark.parametrize(
    ("sex", "ages", "shown"),
    [
        ("women", {"age_min": "20", "age_max": "50"}, "kvinnor"),
        ("men", {"age_min": "16"}, "pojkar och män"),
        ("women", {"age_max": "15"}, "flickor"),
        (None, {}, None),
    ],
)
def test_one_sex_is_named_by_age(sex: str | None, ages: dict[str, str], shown: str | None) -> None:
    """Who is young is not called a woman or a man."""
    assert TargetGroup.model_validate({"description": "Unga.", "sex": sex} | ages).sex_phrase == shown


def test_whom_the_partnership_is_for(text_of: Text) -> None:
    """Area and conditions stand as sentences or as a list."""
    group = {"kind": "target_group", "description": "Kvinnor.", "sex": "women", "geography": ["Rosengård", "Seved"]}
    said = text_of(group | {"criteria": ["saknar arbete"]}, group | {"criteria": ["saknar arbete", "vill studera"]})
    assert "Verksamheten riktar sig till kvinnor." in said
    assert "bo eller vistas i Rosengård eller Seved" in said
    assert "för den som saknar arbete." in said
    assert "uppfyller alla de här villkoren:\na)\tsaknar arbete\nb)\tvill studera" in said


def test_related_efforts_are_told_apart() -> None:
    """What goes on beside the agreement, and what it replaces, stand in lists of their own."""
    kinds = ["project", "replaced", "grant", "activity", "agreement"]
    related = Related.model_validate({"items": [{"kind": kind, "title": kind} for kind in kinds]})
    titles = [[one.title for one in group] for group in (related.activities, related.agreements, related.replaced)]
    assert titles == [["project", "activity"], ["grant", "agreement"], ["replaced"]]


@pytest.mark.parametrize("kind", ["activity", "project", "agreement", "grant", "replaced", "extended"])
def test_every_related_effort_is_shown(kind: str, text_of: Text) -> None:
    """An effort of any kind stands in the text once, with its time."""
    item = {"kind": kind, "title": "det gemensamma avtalet", "period": "2025-01-01 – 2025-12-31"}
    shown = text_of({"kind": "related", "items": [item]}).replace("\N{NO-BREAK SPACE}", " ")
    assert shown.count("a)\tdet gemensamma avtalet, från och med den 1 januari 2025") == 1


def test_own_events_come_last() -> None:
    """The agreement's own events follow those that are chosen."""
    events = ForceMajeure.model_validate({"events": ["war", "fire"], "other_events": ["en översvämning"]})
    assert events.named == ("krig eller krigsfara", "en brand", "en översvämning")


def test_three_levels_of_bodies(text_of: Text) -> None:
    """Each body has its sub-heading, its own task and its seats, with persons or without."""
    levels = [("styrgruppen", "steering"), ("samverkansgruppen", "coordination"), ("arbetsgruppen", "working")]
    bodies = [
        {"id": f"g{index}", "name": name, "level": level, "seats": [{"party": "kommunen", "name": f"N {index}"}]}
        for index, (name, level) in enumerate([*levels, ("rådet", "advisory")])
    ]
    said = text_of({"kind": "steering_group", "bodies": bodies})
    for words in ("leder partnerskapet", "samordnar parternas", "planerar och genomför", "lämnar råd"):
        assert words in said
    assert [line for line in said.splitlines() if line.endswith(("gruppen", "ådet"))] == [
        "Styrgruppen", "Samverkansgruppen", "Arbetsgruppen", "Rådet",
    ]  # fmt: skip
    assert "Kommunen\tN 3\t1" in said


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "avgör övriga parter tillsammans om partnerskapet ska fortsätta"),
        ({"others_go_on": "ja"}, "fortsätter partnerskapet mellan övriga parter."),
        ({"others_go_on": "nej"}, "upphör det för alla parter när uppsägningstiden har gått ut."),
    ],
)
def test_what_happens_when_one_of_several_parties_leaves(said: dict[str, str], words: str) -> None:
    """Where the parties have said it, nothing else is said."""
    third = {"kind": "stiftelse", "id": "stiftelsen", "name": "Stiftelsen Tillit", "orgnr": "802400-0013"}
    data = example_agreement({"kind": "notice", "months": "3"} | said)
    text = assemble(Agreement.model_validate(data | {"parties": [*data["parties"], third]})).text
    assert words in text
    assert text.count("När en part har sagt upp avtalet") == 1


def paid_in(*years: dict[str, Any]) -> dict[str, Any]:
    """A budget where the municipality's contribution stands year by year."""
    line = {"label": "Stöd", "kind": "cash", "to": "foreningen", "years": list(years)}
    return {"kind": "budget", "unit": "kr", "contributions": [{"party": "kommunen", "lines": [line]}]}


@pytest.mark.parametrize(
    ("half", "frequency", "said"),
    [
        (None, "quarterly", "varje kvartal, med lika stora delar av årets bidrag. Bidragets storlek framgår"),
        (None, "yearly", "varje år. Bidragets storlek framgår"),
        ("autumn", "half_yearly", "varje halvår. Bidragets storlek framgår"),
    ],
)
def test_parts_of_a_contribution_that_differs_over_the_years(
    half: str | None, frequency: str, said: str, text_of: Text
) -> None:
    """Where the years have amounts of their own the payments cannot all be equal."""
    later = {"year": 2028, "amount": "450 000 kr"} | ({"half": half} if half else {})
    clause = {"kind": "payment", "payer": "kommunen", "receiver": "foreningen", "method": "scheduled"}
    budget = paid_in({"year": 2027, "amount": "400 000 kr"}, later)
    assert said in text_of(budget, clause | {"frequency": frequency})


def test_payments_that_recur_have_their_times_of_the_year(text_of: Text) -> None:
    """Months or days of the year follow how often it is paid."""
    clause = {"kind": "payment", "payer": "kommunen", "receiver": "foreningen", "method": "scheduled"}
    said = text_of(clause | {"frequency": "half_yearly", "times": "i januari och juli", "each": "50 000 kr"})
    assert "till föreningen varje halvår, i januari och juli, med 50\u00a0000\u00a0kr varje gång." in said


def test_an_instalment_may_tell_both_its_amount_and_its_share(text_of: Text) -> None:
    """Both stand in the table, and the amounts are summed."""
    clause = {"kind": "payment", "payer": "kommunen", "receiver": "foreningen", "method": "scheduled"}
    parts = [{"amount": "300 kr", "share": "75 %", "occasion": "nu"}, {"amount": "100 kr", "share": "25 %"}]
    said = text_of(clause | {"instalments": parts}).replace("\u00a0", " ")
    assert "Nu\t300 kr (75 %)\nEfter överenskommelse\t100 kr (25 %)\nSumma\t400 kr" in said


def test_a_report_may_be_due_on_a_day_of_each_year(text_of: Text) -> None:
    """The day of the year stands as it is written."""
    report = {"what": "årsredovisning", "sender": "foreningen", "receivers": ["kommunen"], "frequency": "yearly"}
    said = text_of({"kind": "follow_up", "reports": [report | {"due_each": "den 15 mars"}]})
    assert "Varje år, senast den 15 mars varje år" not in said
    assert "Varje år, senast den 15 mars" in said


def test_goals_are_followed_up_where_there_are_goals(text_of: Text) -> None:
    """A purpose without goals has none that can be reached."""
    purpose = {"kind": "purpose", "purpose": "Fler unga ska ha en plats att vara på."}
    follow_up = {"kind": "follow_up", "statistics": ["antal besök"]}
    assert "hur målen" not in text_of(purpose, follow_up)
    assert "och hur målen i punkt\u00a01 nås" in text_of(purpose | {"goals": [{"text": "fler besök"}]}, follow_up)


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            {"baseline": "67 procent", "target": "75 procent", "by": "juni 2024"},
            "fler är behöriga; utgångsläge: 67 procent; målvärde: 75 procent, senast i juni 2024.",
        ),
        ({"by": "2024-06-30"}, "fler är behöriga; nås senast den 30 juni 2024."),
        ({"target": "minst 80 elever"}, "fler är behöriga; målvärde: minst 80 elever."),
    ],
)
def test_a_goal_may_tell_where_it_begins_and_when_it_is_reached(goal: dict[str, str], said: str, text_of: Text) -> None:
    """From what, to what and by when; each may be left unsaid."""
    clause = {"kind": "purpose", "purpose": "Fler ska nå målen.", "goals": [{"text": "fler är behöriga"} | goal]}
    assert said in text_of(clause).replace("\u00a0", " ").replace(" %", " procent")
