"""Pydantic's errors as findings: the sentence, the hint and the line of each."""

from typing import Annotated, Any, ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from iopdocs.clauses import _base
from iopdocs.clauses.money import Repayment
from iopdocs.findings import Finding
from iopdocs.model import Model, holes
from iopdocs.reading import Reading, build, read

COMMITMENT = {"party": "kommunen", "text": "leda arbetet", "kind": "staff"}
TEXT = """\
title: Överenskommelse om mötesplats
parties:
  - kind: kommun
    id: timra
    name: Timrå kommun
    orgnr: 212000-2395
  - kind: ideell_forening
    id: soraker
    name: Söråkers Folketshusförening
    orgnr: 802001-1238
clauses:
  - kind: term
    period: 2018-01-01 – 2018-12-31
  - kind: notice
    months: 3
    written: ja
  - kind: repayment
    triggers: [misuse]
    extent: whole
    days: 30
  - kind: budget
    unit: kr
    contributions:
      - party: timra
        lines:
          - label: Stöd
            kind: cash
            amount: 500 000 kr
          - label: Tid
            kind: volunteer
            basis: {kind: product, factors: [40 veckor], rate: 150 kr}
  - kind: free
    heading: Kommunikation
    points:
      - text: Parterna informerar gemensamt.
"""
BASIS = "beräkningsunderlag (basis)"
SECOND_LINE = "i punkt 2 under lines i punkt 1 under contributions i klausulen budget"
FORMS = (
    "kommun: kommun; region: region; kommunalforbund: kommunalförbund; samordningsforbund: samordningsförbund; "
    "myndighet: statlig myndighet; kommunalt_bolag: kommunalt bolag; ideell_forening: ideell förening; "
    "stiftelse: stiftelse; "
    "ekonomisk_forening: ekonomisk förening; trossamfund: registrerat trossamfund; studieforbund: studieförbund; "
    "aktiebolag: aktiebolag"
)


def findings_with(old: str, new: str) -> list[Finding]:
    """The findings about the text above, when one piece of it is replaced."""
    assert TEXT.count(old) == 1, old
    return list(build(read(TEXT.replace(old, new), name="avtal.yaml")).findings)


def told(old: str, new: str) -> tuple[str, str | None]:
    """The only finding about the changed text as it is printed, and its hint."""
    found = findings_with(old, new)
    assert len(found) == 1, [str(one) for one in found]
    return str(found[0]), found[0].hint


def test_the_text_itself_is_faultless() -> None:
    """What the other tests change has no finding."""
    assert build(read(TEXT)).complete


@pytest.mark.parametrize(
    ("old", "new", "sentence", "hint"),
    [
        (
            "    orgnr: 802001-1238\n",
            "",
            "7: INP001 fel: organisationsnummer (orgnr) saknas för parten soraker",
            None,
        ),
        ("802001-1238", "", "10: INP001 fel: organisationsnummer (orgnr) saknas för parten soraker", None),
        ("802001-1238", "null", "10: INP001 fel: organisationsnummer (orgnr) saknas för parten soraker", None),
        (
            "title: Överenskommelse om mötesplats\n",
            "",
            "1: INP001 fel: avtalets rubrik (title) saknas i avtalet",
            None,
        ),
        (
            "    unit: kr\n",
            "",
            "21: INP001 fel: enhet i tabellerna (unit) saknas i klausulen budget",
            "kr, tkr eller mnkr",
        ),
        (
            "          - label: Tid\n            kind",
            "          - kind",
            f"29: INP001 fel: budgetpost (label) saknas {SECOND_LINE}",
            None,
        ),
        (
            ", rate: 150 kr",
            "",
            f"31: INP001 fel: pris per enhet (rate) saknas i basis {SECOND_LINE}",
            None,
        ),
        (
            "period: 2018-01-01 – 2018-12-31",
            "period: {first: 2018-01-01}",
            "13: INP001 fel: fältet last saknas i period i klausulen term",
            None,
        ),
        (
            "months: 3",
            "months: 3\n    monts: 4",
            "16: INP002 fel: fältet monts finns inte i klausulen notice",
            "menas months?",
        ),
        (
            "    extent: whole",
            "    omfattning: whole\n    extent: whole",
            "19: INP002 fel: fältet omfattning finns inte i klausulen repayment",
            "menas extent?",
        ),
        (
            "    unit: kr",
            "    unit: kr\n    party: timra",
            "23: INP002 fel: fältet party finns inte i klausulen budget",
            "party är ett fält under contributions; dra in raden",
        ),
        (
            "    name: Timrå kommun",
            "    name: Timrå kommun\n    clauses: x",
            "6: INP002 fel: fältet clauses finns inte för parten timra",
            "clauses är ett fält i avtalet; se efter indraget",
        ),
        (
            "    heading: Komm",
            "    zzz: 1\n    heading: Komm",
            "33: INP002 fel: fältet zzz finns inte i klausulen free",
            "fälten är kind, heading, id, continues, more, points",
        ),
        ("written: ja", "written: kanske", "16: INP003 fel: ”kanske” är inte ja eller nej", None),
        (
            "months: 3",
            "months: tre",
            "15: INP003 fel: uppsägningstid i månader (months) är ”tre” men ska vara ett heltal",
            None,
        ),
        (
            "triggers: [misuse]",
            "triggers: misuse",
            "18: INP004 fel: skäl för återbetalning (triggers) är ”misuse” men ska vara en lista",
            "skriv varje punkt på egen rad, med streck och blanksteg före",
        ),
        (
            "months: 3",
            "months: [3]",
            "15: INP004 fel: uppsägningstid i månader (months) är en lista men ska vara ett heltal",
            None,
        ),
        (
            "  - kind: notice\n    months: 3\n    written: ja\n",
            "  - notice\n",
            "14: INP004 fel: punkt 2 under clauses är ”notice” men ska vara en grupp fält",
            "skriv fälten på egna rader, indragna under namnet",
        ),
        (
            "kind: cash",
            "kind: kontant",
            "27: INP005 fel: sorts insats (kind) är ”kontant”, som inte är något av valen",
            "menas cash (kontant bidrag till en annan part)?",
        ),
        (
            "kind: cash",
            "kind: funding",
            "27: INP005 fel: sorts insats (kind) är ”funding”, som inte är något av valen",
            (
                "funding används på ett annat ställe i filen; menas här cash (kontant bidrag till en annan part) eller "
                "own_cash (egna pengar)?"
            ),
        ),
        (
            "[misuse]",
            "[misuse, x]",
            "18: INP005 fel: punkt 2 under triggers är ”x”, som inte är något av valen",
            "; ".join(f"{word}: {said}" for word, said in Repayment.phrases["triggers"].items()),
        ),
        (
            "kind: product",
            "kind: produkt",
            f"31: INP005 fel: {BASIS} har kind ”produkt” men kind ska vara product, salary_share eller unit_price",
            "menas product?",
        ),
        (
            "{kind: product, ",
            "{",
            (
                "31: INP005 fel: beräkningsunderlag (basis) saknar kind, "
                "som ska vara product, salary_share eller unit_price"
            ),
            None,
        ),
        (
            "months: 3",
            "months: 40",
            "15: INP006 fel: uppsägningstid i månader (months) är ”40” men ska vara högst 36",
            None,
        ),
        (
            "months: 3",
            "months: 0",
            "15: INP006 fel: uppsägningstid i månader (months) är ”0” men ska vara minst 1",
            None,
        ),
        ("[misuse]", "[]", "18: INP006 fel: skäl för återbetalning (triggers) har 0 punkter men ska ha minst 1", None),
        (
            "kind: notice",
            "kind: notise",
            "14: INP007 fel: klausultypen ”notise” finns inte",
            "menas notice (Uppsägning)?",
        ),
        (
            "kind: notice",
            "kind: uppsägning",
            "14: INP007 fel: klausultypen ”uppsägning” finns inte",
            "menas notice (Uppsägning)?",
        ),
        (
            "kind: ideell_forening",
            "kind: förening",
            "7: INP008 fel: den juridiska formen ”förening” finns inte (part nummer 2)",
            FORMS,
        ),
        (
            "kind: kommun",
            "kind: socialnämnd",
            "3: INP008 fel: den juridiska formen ”socialnämnd” finns inte (part nummer 1)",
            "en förvaltning eller nämnd är en del av kommunen eller regionen; skriv den under partens units",
        ),
        (
            "[misuse]",
            "[misuse, ~]",
            "18: INP009 fel: punkt 2 under triggers i klausulen repayment är tom",
            "ta bort strecket eller skriv punkten",
        ),
    ],
)
def test_each_fault_has_one_sentence_at_its_line(old: str, new: str, sentence: str, hint: str | None) -> None:
    """A fault is told once, in Swedish, at the line where it is, with what to do about it."""
    assert told(old, new) == (f"avtal.yaml:{sentence}", hint)


def test_a_clause_without_a_kind() -> None:
    """It is named by its number, and the hint lists the kinds there are."""
    text, hint = told("  - kind: notice\n    months", "  - months")
    assert text == "avtal.yaml:14: INP007 fel: klausul nummer 2 saknar kind, som säger vilken sorts klausul det är"
    assert hint is not None
    assert "notice" in hint


def test_a_party_without_a_kind() -> None:
    """It is named by its number, and the hint lists the legal forms."""
    text, hint = told("  - kind: kommun\n    id", "  - id")
    assert text == "avtal.yaml:3: INP008 fel: part nummer 1 saknar kind, som säger vilken juridisk form parten har"
    assert hint is not None
    assert "ideell_forening: ideell förening" in hint


def test_the_column_and_path_of_a_fault() -> None:
    """A fault has the column of the field's name, and the path in the file as it is written."""
    (finding,) = findings_with("rate: 150 kr", "rate: femtio")
    assert (finding.line, finding.column) == (31, 58)
    assert finding.path == ("clauses", 3, "contributions", 0, "lines", 1, "basis", "rate")


def test_faults_within_one_group_are_all_told() -> None:
    """A field with the wrong value does not hide another."""
    codes = [
        one.code for one in findings_with("extent: whole\n    days: 30", "extent: all\n    days: 400\n    dygn: 1")
    ]
    assert codes == ["INP005", "INP006", "INP002"]


@pytest.mark.parametrize(
    ("name", "used", "hint"),
    [
        ("Söråkers IF", 3, "skriv till exempel sorakers-if, och detsamma på de 3 ställen där det hänvisas till"),
        ("42", 1, "skriv till exempel foreningen, och detsamma på det ställe där det hänvisas till"),
        ("A", 0, "skriv till exempel a"),
    ],
)
def test_an_id_that_cannot_be_referred_by_is_told_once(name: str, used: int, hint: str) -> None:
    """Every reference to it has the same fault, which is told where the id is given."""
    commitments = [{"party": name, "text": "leda arbetet", "kind": "staff"}] * used
    clauses = [{"kind": "commitments", "commitments": commitments or [COMMITMENT]}]
    parties = [{"kind": "ideell_forening", "id": name, "name": "Föreningen", "orgnr": "802400-0005"}]
    built = build(read({"title": "Avtal", "parties": parties, "clauses": clauses}))
    (found,) = built.findings
    assert (found.code, found.path, found.hint) == ("INP003", ("parties", 0, "id"), hint)
    assert built.paper is not None
    assert len([path for path, _ in holes(built.paper)]) == used + 1


@pytest.mark.parametrize(
    ("value", "hint"), [("3 månader", "skriv bara 3"), ("tre", None), ("3,5", None), ("3-4 mån", None)]
)
def test_a_number_with_its_unit(value: str, hint: str | None) -> None:
    """Where a whole number is wanted, who writes what it counts too is told to leave that out."""
    (found,) = findings_with("months: 3", f"months: {value}")
    assert (found.code, found.hint) == ("INP003", hint)


def test_references_that_nothing_is_called_are_told_one_by_one() -> None:
    """Where the id itself is right, each place that refers wrongly is told."""
    clauses = [{"kind": "commitments", "commitments": [COMMITMENT | {"party": "Föreningen"}] * 2}]
    found = build(read({"title": "Avtal", "parties": [], "clauses": clauses})).findings
    assert [one.path[3] for one in found if one.code == "INP003"] == [0, 1]


def test_a_list_of_wrong_items_is_not_called_too_short() -> None:
    """What follows from a fault is not told as another."""
    assert [one.code for one in findings_with("[misuse]", "[x, y]")] == ["INP005", "INP005"]


def test_a_text_that_a_colon_has_split() -> None:
    """Who writes a colon in a paragraph is told of it, and what to do."""
    clause = {"kind": "background", "paragraphs": [{"Vi utgår från kriterierna": "det finns ingen marknad."}]}
    (found,) = [one for one in build(read({"title": "A", "parties": [], "clauses": [clause]})).findings if one.hint]
    assert (found.code, found.path[-1]) == ("INP003", 0)
    assert found.message.endswith(
        "delas vid ett kolon, så det som står före läses som ett fält: ”Vi utgår från kriterierna”"
    )
    assert found.hint == 'skriv hela texten inom citattecken, till exempel "Mål: minskad ensamhet"'


def test_an_agreement_that_is_no_group_of_fields() -> None:
    """Something else than a mapping is told to be so."""
    finding = build(Reading(None, ["x"])).findings[0]
    assert (finding.code, finding.message) == ("INP004", "avtalet är en lista men ska vara en grupp fält")


def test_field_names_that_are_not_text() -> None:
    """Python objects may have any keys; they are unknown fields."""
    data: dict[Any, Any] = {"title": "x", "parties": [], "clauses": [], 1: "y", None: "z"}
    assert build(read(data)).findings.codes == ("INP002", "INP002")


def test_a_field_name_that_cannot_be_written() -> None:
    """Half a character in a field's name is a fault of the file."""
    data = {"title": "x", "parties": [], "clauses": [], "\ud800": "y"}
    assert build(read(data)).findings.codes == ("INP018",)


def test_there_is_an_end_to_the_faults() -> None:
    """A file that is no agreement at all gives no more than a thousand findings."""
    built = build(read({f"field{number}": 1 for number in range(5_000)}))
    assert len(built.findings) == 1_000
    assert built.paper is None


@pytest.fixture
def own_kind(monkeypatch: pytest.MonkeyPatch) -> str:
    """The kind of a clause type with unions of its own, as somebody's own package may bring one."""
    monkeypatch.setattr(_base, "_REGISTRY", dict(_base._REGISTRY))

    class Room(Model):
        """One sort."""

        sort: Literal["room"] = Field(title="Sort")
        area: int = Field(title="Yta")

    class Car(Model):
        """Another sort."""

        sort: Literal["car"] = Field(title="Sort")
        seats: int = Field(title="Platser")

    class Own(_base.Clause):
        """A clause whose fields may be of several types."""

        title: ClassVar[str] = "Egen"
        kind: Literal["own"] = Field("own", title="Klausultyp")
        size: int | tuple[int, ...] = Field(1, title="Storlek")
        either: Room | Car | None = Field(None, title="Endera")
        thing: Annotated[Room | Car, Field(discriminator="sort")] | None = Field(None, title="Sak")
        call: int | Literal["own"] | None = Field(None, title="Kallas")

    return str(Own.model_fields["kind"].default)


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({"size": "x"}, ("size",), "storlek (size) är ”x” men ska vara ett heltal"),
        ({"size": ["x"]}, ("size", 0), "punkt 1 under size är ”x” men ska vara ett heltal"),
        ({"either": {"sort": "room", "area": "x"}}, ("either", "area"), "yta (area) är ”x” men ska vara ett heltal"),
        ({"thing": {"sort": "car"}}, ("thing", "seats"), "platser (seats) saknas i thing i klausulen own"),
        ({"thing": {"sort": "x"}}, ("thing", "sort"), "sak (thing) har sort ”x” men sort ska vara room eller car"),
        ({"thing": {}}, ("thing",), "sak (thing) saknar sort, som ska vara room eller car"),
        ({"call": "x"}, ("call",), "kallas (call) är ”x” men ska vara ett heltal"),
    ],
)
def test_fields_of_several_types(own_kind: str, fields: dict[str, Any], path: tuple[Any, ...], message: str) -> None:
    """The place of a fault is that in the data, whatever pydantic has tried there."""
    found = build(read({"title": "x", "parties": [], "clauses": [{"kind": own_kind} | fields]})).findings
    assert (("clauses", 0, *path), message) in [(one.path, one.message) for one in found]


PLACES: list[Any] = [
    lambda number: {number: "x"},
    lambda number: {"title": [number], "reference": {number: number}},
    lambda number: {"parties": [{"kind": number}, {"kind": "kommun", "id": number, "orgnr": number, number: 1}]},
    lambda number: {"parties": [{"kind": "kommun", "id": number, "signatories": number, "units": [{"kind": number}]}]},
    lambda number: {"clauses": [number, {"kind": number}, {"kind": "free", "id": number, "heading": "x"}]},
    lambda number: {"clauses": [{"kind": "notice", "months": number, "written": number, "id": number}]},
    lambda number: {"clauses": [{"kind": "term", "period": {"first": number, "last": number}}]},
    lambda number: {"clauses": [{"kind": "budget", "unit": number, "contributions": [{"lines": [{"kind": number}]}]}]},
]  # fmt: skip


@given(st.sampled_from(PLACES), st.sampled_from(["19811218-9876", "811218-9876", "8112189876", "198112189876"]))
def test_a_personal_number_is_never_repeated(place: Any, number: str) -> None:
    """Refusals hold the value, but never echo a personal number, whether as value, name, id or kind."""
    findings = build(read(place(number))).findings
    assert findings.errors
    assert "9876" not in str(findings) + findings.to_json() + findings._repr_html_()
