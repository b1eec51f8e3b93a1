"""``iopdocs new``: the form."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from iopdocs.agreement import Agreement
from iopdocs.clauses import Clause, clause_class, clause_kinds
from iopdocs.cli.form import USUAL_ORDER, form
from iopdocs.cli.form.assessment import assessment_form
from iopdocs.cli.form.layout import item_lines
from iopdocs.cli.form.notes import note
from iopdocs.cli.form.shape import shape_of
from iopdocs.criteria import SETS, Answer, Assessment, CriteriaSet
from iopdocs.model import Model
from iopdocs.parties import CivilParty, PublicParty
from iopdocs.reading import build, read
from iopdocs.reading.codes import CODES
from iopdocs.values import Flag
from iopdocs.verbs import check, load, render

SUBSETS = (
    clause_kinds(),
    ("budget", "term"),
    ("signatures",),
    ("relation", "amendments"),
    *((kind,) for kind in clause_kinds()),
)
CODE = re.compile(r"^( *)#(?! |$)", re.MULTILINE)


def written_out(text: str) -> str:
    """The form with every optional field wanted: each ``#`` without a space after it taken away."""
    while CODE.search(text):
        text = CODE.sub(r"\1", text)
    return text


def facts(field: str) -> str:
    """The pattern of a line that asks for a field."""
    return rf"(?m)^ *(- |# {{1,3}})?{field}:"


@pytest.mark.parametrize("kinds", SUBSETS, ids="+".join)
def test_a_form_only_lacks_facts(kinds: tuple[str, ...]) -> None:
    """An empty form of any clauses has no fault of reading but missing facts: it is a draft with holes."""
    codes = {code for code in check(form(kinds)).codes if code in CODES}
    assert codes == {"INP001"}
    agreement = load(form(kinds), draft=True)
    assert sorted(clause.kind for clause in agreement.clauses) == sorted(kinds)


@pytest.mark.parametrize("kinds", SUBSETS[:4], ids=len)
def test_a_form_renders_as_a_draft(kinds: tuple[str, ...]) -> None:
    """An empty form becomes a document with blanks for what is missing."""
    document = render(form(kinds), draft=True)
    assert "UTKAST" in document.text
    assert "[Avtalets rubrik]" in document.text


def test_every_field_of_every_class_has_its_place() -> None:
    """With every optional field wanted, the form reads without an unknown field and lacks none."""
    text = written_out(form(clause_kinds()))
    once = re.sub(r"(?ms)^ *# eller\n.*?(?=^ *# Belopp år för år)", "", text)
    assert once != text
    found = build(read(once)).findings
    assert {one.code for one in found} <= {"INP001", "INP006", "INP009"}
    for kind in clause_kinds():
        missing = [name for name in clause_class(kind).model_fields if not re.search(facts(name), text)]
        assert missing == []


@pytest.mark.parametrize("kind", clause_kinds())
def test_every_field_is_told_with_its_title(kind: str) -> None:
    """A clause's own fields stand in the form, each below its Swedish title."""
    text = form([kind])
    for name, field in clause_class(kind).model_fields.items():
        if name != "kind":
            assert re.search(rf"# ( *{name}: )?{re.escape(field.title or '')}( |$)", text, re.MULTILINE)
            assert re.search(facts(f"#?{name}"), text)


def test_both_kinds_of_party_are_there() -> None:
    """The form has a public and a civil party, and tells which legal forms there are."""
    parties = load(form(["parties"]), draft=True).parties
    assert [isinstance(party, PublicParty) for party in parties] == [True, False]
    assert isinstance(parties[1], CivilParty)
    assert "#   kommunalforbund: kommunalförbund\n" in form(["parties"])
    assert "#   studieforbund: studieförbund\n" in form(["parties"])


def test_choices_are_told_in_swedish() -> None:
    """A choice is listed with its Swedish phrase above the field; one of several may be chosen or many."""
    assert "    # Förlängning – välj:\n    #   none: avtalet kan inte förlängas\n" in form(["extension"])
    assert "    # Hävningsgrunder – välj en eller flera:\n" in form(["rescission"])


def test_the_way_to_write_a_value_is_told() -> None:
    """Amounts, days, periods and ids are told by an example, as the types know them."""
    text = form(["budget", "responsibility", "term"]).replace("\N{NO-BREAK SPACE}", " ")
    assert "till exempel 500 000 kr eller 500 tkr" in re.sub(r"\n *#  +", " ", text)
    assert "# Beslutsdag (valfritt) – till exempel 2018-01-01" in text
    assert "till exempel 2018-01-01 – 2018-12-31" in text
    assert "# Part – skriv id" in text


def test_clauses_stand_in_their_usual_order() -> None:
    """Whatever order they are asked for in, clauses stand as they usually do."""
    agreement = load(form(["signatures", "term", "parties", "budget"]), draft=True)
    assert [clause.kind for clause in agreement.clauses] == ["parties", "budget", "term", "signatures"]


def test_the_usual_order_knows_every_clause_type() -> None:
    """Every clause type of the library has its one place in the usual order."""
    ours = {kind for kind in clause_kinds() if clause_class(kind).__module__.startswith("iopdocs.clauses.")}
    assert ours <= set(USUAL_ORDER)
    assert len(set(USUAL_ORDER)) == len(USUAL_ORDER)


def test_classes_that_others_write_have_their_place() -> None:
    """Whatever others write is shown: nothing required, several kinds of model, types without a schema."""

    class Light(Model):
        """All of it may be left out."""

        a: str | None = None
        b: int = Field(0, title="Bee", ge=0)

    class First(Model):
        """One kind."""

        kind: Literal["first"]

    class Second(Model):
        """Another."""

        kind: Literal["second"]
        size: int

    class Odd(Model):
        """A class that nobody foresaw."""

        lights: tuple[Light, ...]
        one: Annotated[First | Second, Field(discriminator="kind")]
        sure: Flag
        call: Callable[[], None] | None = Field(None, title="Anrop")
        mixed: int | First | None = None

    assert item_lines((Odd,)) == [
        "# lights",
        "- lights:",
        "  #  # a (valfritt)",
        "  #  - a:",
        "  #    # Bee (valfritt) – heltal",
        "  #    #b:",
        "  # one",
        "  one:",
        "    kind: first",
        "  # eller",
        "  #one:",
        "  #  kind: second",
        "  #  # size – heltal",
        "  #  size:",
        "  # sure – ja eller nej",
        "  sure:",
        "  # Anrop (valfritt)",
        "  #call:",
        "  # mixed (valfritt) – heltal",
        "  #mixed:",
    ]


def test_fields_in_a_list_of_fields_are_not_called_optional() -> None:
    """What every clause has is told once, as a list."""
    assert note(Clause, "id", lead="  id: ")[0].startswith("#   id: Namn att hänvisa till – ")
    assert shape_of(Agreement.model_fields["clauses"].annotation).many


def test_new_writes_the_form(iopdocs: Callable[..., Any], tmp_path: Path) -> None:
    """The file gets the form with all clauses, and the result says what to do next."""
    run = iopdocs("new", "avtal.yaml")
    assert (run.status, run.err) == (0, "")
    assert run.out == "skrev avtal.yaml; fyll i och granska med: iopdocs check avtal.yaml\n"
    assert (tmp_path / "avtal.yaml").read_text("utf-8") == form(clause_kinds())
    assert run.files == ["avtal.yaml"]


def test_new_check_and_draft_go_together(iopdocs: Callable[..., Any]) -> None:
    """The form can be checked, is refused as a document, and is written as a draft."""
    iopdocs("new", "avtal.yml", "--clauses", "term, budget,")
    assert iopdocs("check", "avtal.yml").status == 1
    assert iopdocs("render", "avtal.yml").status == 1
    run = iopdocs("render", "--draft", "avtal.yml")
    assert (run.status, run.err) == (0, "")
    assert run.files == ["avtal.docx", "avtal.yml"]


def test_new_writes_to_standard_output(iopdocs: Callable[..., Any]) -> None:
    """A dash writes the form to standard output."""
    run = iopdocs("new", "-", "--clauses", "term")
    assert (run.status, run.out) == (0, form(["term"]))
    assert run.files == []


def test_new_never_overwrites_by_itself(iopdocs: Callable[..., Any], tmp_path: Path) -> None:
    """A file that exists is left as it is, unless ``--force`` is given."""
    (tmp_path / "avtal.yaml").write_text("mitt arbete", encoding="utf-8")
    run = iopdocs("new", "avtal.yaml")
    assert (run.status, run.out) == (2, "")
    assert run.err == "iopdocs: avtal.yaml finns redan och skrivs inte över; --force skriver över den\n"
    assert (tmp_path / "avtal.yaml").read_text("utf-8") == "mitt arbete"
    assert iopdocs("new", "avtal.yaml", "--force").status == 0
    assert (tmp_path / "avtal.yaml").read_text("utf-8") == form(clause_kinds())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["avtal.json"], "namnet avtal.json ska sluta på .yaml"),
        (["a.yaml", "--clauses", "termm"], "klausultypen termm finns inte; menas term?"),
        (["a.yaml", "--clauses", "xyzzy"], "klausultypen xyzzy finns inte; välj bland amendments, annexes"),
        (["a.yaml", "--clauses", ","], "--clauses ska ha minst en klausultyp"),
        (["saknas/a.yaml"], "saknas/a.yaml kunde inte skrivas: mappen finns inte"),
    ],
)
def test_new_refuses(iopdocs: Callable[..., Any], arguments: list[str], said: str) -> None:
    """What cannot be written gives 2 and a Swedish sentence, and no file."""
    run = iopdocs("new", *arguments)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert run.files == []


@pytest.mark.parametrize("chosen", SETS.values(), ids=SETS)
def test_an_assessment_has_each_criterion(chosen: CriteriaSet) -> None:
    """An empty form of an assessment only lacks facts, and asks for an answer to each criterion in order."""
    text = assessment_form(chosen)
    assert {code for code in check(text).codes if code in CODES} == {"INP001"}
    made = load(text, paper=Assessment, draft=True)
    assert (made.criteria_set, [one.criterion for one in made.answers]) == (chosen, [one.id for one in chosen.criteria])
    assert all(f"{number}. {one.title}" in text for number, one in enumerate(chosen.criteria, 1))
    document = render(text, draft=True)
    assert "UTKAST\n" in document.text
    assert "inte undertecknas" not in document.text
    assert "får inte undertecknas" in render(form(["term"]), draft=True).text


def test_every_field_of_an_assessment_has_its_place() -> None:
    """What an assessment may say is told, with its title."""
    text = written_out(assessment_form(SETS["skr-2017"]))
    for cls, without in ((Assessment, {"criteria_set"}), (Answer, {"criterion"})):
        for name, info in cls.model_fields.items():
            assert re.search(facts(name), text), name
            assert name in without or (info.title or "") in text


def test_new_writes_an_assessment(iopdocs: Callable[..., Any], tmp_path: Path) -> None:
    """The criteria are named, or are those of the profile, also where these are the municipality's own."""
    run = iopdocs("new", "a.yaml", "--criteria", "skr-2017")
    assert (run.status, run.files) == (0, ["a.yaml"])
    assert (tmp_path / "a.yaml").read_text("utf-8") == assessment_form(SETS["skr-2017"])
    one = "{id: nytta, title: Nytta, text: Det gör nytta.}"
    own = f"{{id: egna, title: våra kriterier, publisher: Exempelby, year: 2026, criteria: [{one}]}}"
    (tmp_path / "profile.yaml").write_text(f"name: Exempelby kommun\ncriteria: {own}\n", "utf-8")
    text = iopdocs("new", "-", "--assessment", "--profile", ".").out
    made = load(text, paper=Assessment, draft=True)
    assert (made.criteria_set.title, made.answers[0].criterion) == ("våra kriterier", "nytta")
    assert {code for code in check(text, profile=tmp_path).codes if code in CODES} == {"INP001"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--assessment"], "ange kriterierna med --criteria; de som finns är malmo-2017, skr-2017"),
        (["--criteria", "skr-2007"], "kriterierna skr-2007 finns inte; menas skr-2017?"),
        (["--criteria", "x"], "kriterierna x finns inte; välj bland malmo-2017"),
        (["--criteria", "umea", "--clauses", "term"], "--clauses gäller avtal och går inte ihop med --criteria"),
    ],
)
def test_new_refuses_criteria(iopdocs: Callable[..., Any], arguments: list[str], said: str) -> None:
    """Criteria are a choice, so they are never chosen for anybody."""
    run = iopdocs("new", "a.yaml", *arguments)
    assert (run.status, run.out, run.files) == (2, "", [])
    assert said in run.err
