"""The supplement that makes one version into another: its instructions, its data, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import iopdocs as iop
from iopdocs.changes.amendment import in_definite_form
from iopdocs.changes.carrying import Carrying
from iopdocs.changes.instructions import instructions
from iopdocs.clauses import clause_class
from iopdocs.clauses.structure import Supplement
from iopdocs.opc import read_package, write_package
from iopdocs.testing import example_agreement, texts
from tests.changes.applying import applied, outside_signatures
from tests.changes.pairs import Data, pairs

STARTS = "2027-07-01"
SEARCH = settings(max_examples=60, phases=[Phase.explicit, Phase.generate])
TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
SIGNATURES = {"kind": "signatures", "method": "paper", "originals": "2"}
KEPT = "Dörren låses varje kväll klockan nio."


def free(heading: str, *points: Any) -> Data:
    """A free clause."""
    return {"kind": "free", "heading": heading, "points": list(points)}


def written(old: iop.Comparison) -> Supplement | None:
    """The clause of the supplement, or nothing where there is nothing to write."""
    changes = instructions(old.pairing, Carrying(old.pairing))
    said = {"kind": "supplement", "agreement": "avtalet", "changes": changes}
    return Supplement.model_validate(said) if changes else None


def faults(old: Any, new: Any) -> list[str]:
    """What differs between the new version and the old one as the supplement changes it; nothing where all is well."""
    comparison = iop.compare(old, new)
    supplement = written(comparison)
    before, after = (outside_signatures(one) for one in (comparison.pairing.old, comparison.pairing.new))
    got = before if supplement is None else applied(comparison.pairing.old, supplement)
    return [f"{one} ≠ {other}" for one, other in zip(got, after, strict=False) if one != other] + (
        [] if len(got) == len(after) else [f"{len(got)} ≠ {len(after)}"]
    )


def sentences(old: list[Data], new: list[Data], **more: Any) -> list[str]:
    """The instructions as the document says them, without what they quote and what stands around them."""
    comparison = iop.compare(example_agreement(*old), example_agreement(*new) | more)
    supplement = written(comparison)
    assert supplement is not None
    agreement = example_agreement(supplement.model_dump(mode="json", exclude_defaults=True) | {"kind": "supplement"})
    lines = iop.render(agreement, draft=True).text.split("\n")
    points = [line.partition("\t")[2] for line in lines if line.startswith("1.")]
    return [text.replace("\u00a0", " ") for text in points[1:-1]]


@SEARCH
@given(pair=pairs(text=st.sampled_from(["alfa", "beta gamma", "delta epsilon zeta"])))
def test_the_instructions_make_the_old_version_into_the_new(pair: tuple[Data, Data]) -> None:
    """The instructions applied to the old version's list of numbers and texts give the new version's list."""
    assert faults(*pair) == []


@settings(SEARCH, max_examples=25)
@given(pair=pairs(text=texts()))
def test_hard_texts_are_quoted_whole(pair: tuple[Data, Data]) -> None:
    """Whatever text a field holds, it comes back from the quoted wording."""
    assert faults(*pair) == []


def example_pairs() -> Iterator[tuple[str, str]]:
    """Each example beside the next one."""
    folder = Path(__file__).parent.parent.parent / "docs" / "examples"
    yield from pairwise(
        sorted(path.name for path in folder.glob("*.yaml") if "kind: assessment" not in path.read_text("utf-8"))
    )


@pytest.mark.parametrize(("old", "new"), [*example_pairs()])
def test_examples_become_one_another(old: str, new: str, examples: Path) -> None:
    """Even an agreement that is wholly another is told by instructions that lead to it."""
    assert faults(examples / old, examples / new) == []


@pytest.mark.parametrize("dropped", range(0, 28, 3))
def test_a_clause_less_and_a_clause_more(dropped: int, examples: Path) -> None:
    """Each clause can be repealed, and be inserted again."""
    whole = iop.load(examples / "timra-soraker-2018.yaml").to_data()
    kept = [one for at, one in enumerate(whole["clauses"]) if at != dropped]
    assert len(kept) < len(whole["clauses"]) or dropped >= len(whole["clauses"])
    less = whole | {"clauses": kept}
    assert faults(whole, less) + faults(less, whole) == []


def test_a_point_has_a_new_wording() -> None:
    """One point, and two in a row."""
    old = free("Regler", KEPT, "Ljuset släcks av vaktmästaren.", "Musiken stängs av före tio.")
    new = free("Regler", KEPT, "Ljuset släcks av föreningen.", "Musiken stängs av före nio.")
    assert sentences([old], [new]) == ["Punkterna 1.2 och 1.3 ska ha följande lydelse:"]
    new["points"][2] = old["points"][2]
    assert sentences([old], [new]) == ["Punkt 1.2 ska ha följande lydelse:"]


def test_points_are_inserted_and_repealed() -> None:
    """What follows gets new numbers, which are told."""
    short, long = free("Regler", KEPT, "Slut."), free("Regler", KEPT, "Ljuset släcks.", "Musiken tystnar.", "Slut.")
    renumbered = (
        "En hänvisning i det ursprungliga avtalet till något som får en ny beteckning avser den nya beteckningen."
    )
    assert sentences([short], [long]) == [
        "Efter punkt 1.1 ska det införas nya punkter, 1.2 och 1.3, med följande lydelse:",
        "Nuvarande punkt 1.2 ska betecknas 1.4.",
        renumbered,
    ]
    assert sentences([long], [short]) == [
        "Punkterna 1.2 och 1.3 ska upphöra att gälla.",
        "Nuvarande punkt 1.4 ska betecknas 1.2.",
        renumbered,
    ]


def test_clauses_are_inserted_and_repealed() -> None:
    """A whole clause goes by its number, and so do those whose numbers it changes."""
    found = sentences([TERM, NOTICE, clause_class("dispute").example], [NOTICE, clause_class("vat").example])
    assert found[2] == "Nuvarande punkt 2 ska betecknas 1."
    assert found[3] == "Efter punkt 2 ska det införas en ny punkt, 2, med följande lydelse:"


def test_what_ceases_is_told_before_anything_gets_its_number() -> None:
    """A number that ceases is taken for the old one: nothing has got it anew when it is read."""
    found = sentences([TERM, NOTICE, clause_class("dispute").example], [NOTICE, clause_class("vat").example])
    assert found[:2] == ["Punkt 1 ska upphöra att gälla.", "Punkt 3 ska upphöra att gälla."]


def test_many_clauses_in_a_row_are_one_range() -> None:
    """Three or more numbers in a row are told as a range."""
    kinds = ("term", "notice", "dispute", "amendments")
    clauses = [clause_class(kind).example for kind in kinds]
    found = sentences(clauses, [clause_class("vat").example, *clauses])
    assert found[0] == "Före den första punkten ska det införas en ny punkt, 1, med följande lydelse:"
    assert found[1] == "Nuvarande punkterna 1–4 ska betecknas 2–5."


def test_a_heading_and_the_title() -> None:
    """Headings are changed by themselves."""
    found = sentences([TERM], [TERM | {"heading": "Löptid"}], title="En annan rubrik")
    assert found == [
        "Avtalets rubrik ska ha följande lydelse:",
        "Rubriken till punkt 1 ska ha följande lydelse:",
    ]


def test_a_table_is_quoted_as_a_table() -> None:
    """A table with a number has a new wording as a whole, with head, rows and sum, and its figures to the right."""
    old = clause_class("budget").example
    new = deepcopy(old)
    new["contributions"][0]["lines"][1]["amount"] = "30 000 kr"
    new["contributions"][0]["stated_total"] = "430 000 kr"
    comparison = iop.compare(example_agreement(old), example_agreement(new))
    supplement = written(comparison)
    assert supplement is not None
    (change,) = [one for one in supplement.changes if one.sort == "table"]
    assert (change.action, change.numbers) == ("replace", ("1",))
    caption, quoted = change.wording
    assert caption.text == "Tabell\u00a01. Exempelby kommuns insatser"
    assert quoted.table is not None
    laid_out = quoted.table.laid_out
    assert laid_out is not None
    assert (laid_out.head.first, laid_out.head.texts, laid_out.head.figures) == ("Insats", (), ("Belopp i kr",))
    assert quoted.table.total is not None
    assert quoted.table.total.cells == ("Summa", "430\u00a0000")


@pytest.mark.parametrize("years", [1, 2, 3, 4, 6])
def test_tables_of_years(years: int) -> None:
    """A column for each year, and as many tables as they need."""

    def budget(amount: str) -> Data:
        lines = [
            {
                "label": "Stöd",
                "kind": "cash",
                "years": [{"year": f"{2027 + at}", "amount": amount} for at in range(years)],
            }
        ]
        return {"kind": "budget", "unit": "kr", "contributions": [{"party": "kommunen", "lines": lines}]}

    assert faults(example_agreement(budget("1000 kr")), example_agreement(budget("2000 kr"))) == []


def test_signatures_are_no_part_of_it() -> None:
    """The old agreement stays signed as it was: how the new version is signed is how the supplement is."""
    old, new = ([TERM, SIGNATURES | {"originals": number}] for number in ("2", "3"))
    with pytest.raises(iop.ExportError, match="utom möjligen underskrifterna"):
        iop.compare(example_agreement(*old), example_agreement(*new)).amendment(starts=STARTS)


@pytest.fixture(scope="module")
def sound(root: Path) -> Data:
    """An agreement without errors."""
    return iop.load(root / "docs" / "handledning" / "motesplatsen.yaml").to_data()


def longer(data: Data) -> Data:
    """A version with a longer notice, and one more clause."""
    new = deepcopy(data)
    (notice,) = [one for one in new["clauses"] if one["kind"] == "notice"]
    notice["months"] = 6
    new["clauses"].insert(3, {"kind": "insurance", "items": [{"type": "accident", "holder": "foreningen"}]})
    return new


def test_the_supplement_is_an_agreement(sound: Data) -> None:
    """It has no errors and no warnings, is rendered as every agreement, and its file carries its data."""
    agreement = iop.compare(sound, longer(sound)).amendment(starts=STARTS, dated="2027-05-15", number=2)
    assert iop.check(agreement).codes == ()
    assert agreement.title == "Tillägg nr\u00a02 till överenskommelsen om en öppen mötesplats för unga"
    document = iop.render(agreement)
    assert document.accessibility().codes == ()
    assert iop.load(document) == agreement
    assert iop.check(document).codes == ()
    clause = agreement.first(Supplement)
    assert clause is not None
    assert (str(clause.starts), clause.number, clause.reference) == (STARTS, 2, "KS 2026/123")


def test_a_supplement_to_a_word_file(sound: Data) -> None:
    """The numbers are those of the document that was signed."""
    signed = iop.render(sound)
    assert iop.compare(signed, longer(sound)).amendment(starts=STARTS) == iop.compare(sound, longer(sound)).amendment(
        starts=STARTS
    )


def test_a_party_more(sound: Data) -> None:
    """A new party is a party to the supplement, and signs it."""
    new = deepcopy(sound)
    party = {"kind": "stiftelse", "id": "stiftelsen", "name": "Stiftelsen Ungdomens hus", "orgnr": "802400-0013"}
    new["parties"].append(party | {"signatories": [{"role": "ordförande", "authority": "stadgarna § 8"}]})
    new["clauses"][3]["commitments"].append({"party": "stiftelsen", "text": "upplåta ett rum"})
    new["clauses"][4]["bodies"][0]["seats"].append({"party": "stiftelsen", "role": "ledamot", "count": 1})
    comparison = iop.compare(sound, new)
    assert any(one.sort == "text" and "Stiftelsen" in (one.new or "") for one in comparison.around)
    agreement = comparison.amendment(starts=STARTS)
    assert [one.id for one in agreement.parties] == ["kommunen", "foreningen", "stiftelsen"]
    assert faults(sound, new) == []
    assert "För Stiftelsen Ungdomens hus" in iop.render(agreement).text


def test_a_party_that_leaves_signs_too(sound: Data) -> None:
    """What ends a party's part binds it only if it signs."""
    more = deepcopy(sound)
    party = {"kind": "stiftelse", "id": "stiftelsen", "name": "Stiftelsen Ungdomens hus", "orgnr": "802400-0013"}
    more["parties"].append(party | {"signatories": [{"role": "ordförande", "signed_on": "2026-12-01"}]})
    agreement = iop.compare(more, sound).amendment(starts=STARTS)
    assert [one.id for one in agreement.parties] == ["kommunen", "foreningen", "stiftelsen"]
    assert agreement.parties[2].signatories[0].signed_on is None


def test_nothing_to_write(sound: Data) -> None:
    """Versions with the same text need no supplement, whatever their headers say."""
    for new in (sound, sound | {"reference": "KS 2027/1"}, sound | {"dated": "2026-12-01"}):
        with pytest.raises(iop.ExportError, match="det finns inget att skriva ett tillägg om"):
            iop.compare(sound, new).amendment(starts=STARTS)


def test_a_draft_has_no_supplement(sound: Data) -> None:
    """A version that lacks facts does not say what is agreed."""
    lacking = deepcopy(sound)
    del lacking["clauses"][2]["purpose"]
    with pytest.raises(iop.NotReady, match="INP001"):
        iop.compare(sound, lacking).amendment(starts=STARTS)
    with pytest.raises(iop.ExportError, match="den nya versionen är ett utkast"):
        iop.compare(sound, iop.render(longer(sound), draft=True)).amendment(starts=STARTS)
    with pytest.raises(iop.ExportError, match="den gamla versionen är ett utkast"):
        iop.compare(iop.render(sound, draft=True), longer(sound)).amendment(starts=STARTS)


def test_what_was_edited_by_hand_has_no_supplement(sound: Data) -> None:
    """A file whose text says something else than its data is compared as it stands, but no supplement is made of it."""
    parts = read_package(iop.render(sound).data, name="avtal.docx")
    main = parts["word/document.xml"].replace("tre månader".encode(), "sju månader".encode())
    edited = write_package(parts | {"word/document.xml": main})
    found = iop.compare(edited, sound)
    assert [one.heading for one in found.clauses] == ["Uppsägning"]
    assert "Den gamla versionen har ändrats för hand i Word." in found.text
    for pair in ((edited, longer(sound)), (sound, edited)):
        with pytest.raises(iop.NotReady, match="WRD004"):
            iop.compare(*pair).amendment(starts=STARTS)


def test_a_version_with_errors_has_no_supplement(sound: Data) -> None:
    """What is to be agreed must be sound; the old version is as it is."""
    wrong = longer(sound)
    (budget,) = [one for one in wrong["clauses"] if one["kind"] == "budget"]
    budget["contributions"][0]["stated_total"] = "1 kr"
    with pytest.raises(iop.NotReady, match="BUD001"):
        iop.compare(sound, wrong).amendment(starts=STARTS)
    assert iop.compare(wrong, sound).amendment(starts=STARTS).clauses


def test_a_day_that_is_none(sound: Data) -> None:
    """What is said of the supplement is read as an agreement's data are."""
    with pytest.raises(iop.InvalidAgreement, match="INP003"):
        iop.compare(sound, longer(sound)).amendment(starts="snart")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Överenskommelse om en mötesplats", "överenskommelsen om en mötesplats"),
        ("Avtal om unga", "avtalet om unga"),
        ("IOP-avtal om unga", "IOP-avtalet om unga"),
        ("Överenskommelse om IOP. Mottagande av unga", "avtalet ”Överenskommelse om IOP. Mottagande av unga”"),
        ("Avtal om unga.", "avtalet ”Avtal om unga.”"),
        ("Avtal om version 2.0 av huset", "avtalet om version 2.0 av huset"),
        ("Idéburet offentligt partnerskap", "avtalet ”Idéburet offentligt partnerskap”"),
    ],
)
def test_what_the_old_agreement_is_called(title: str, name: str) -> None:
    """In definite form where the title allows it, else by its title."""
    assert in_definite_form(title) == name
