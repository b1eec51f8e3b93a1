"""What one who writes an agreement in VS Code meets, by the language server of its YAML extension."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iopdocs.clauses import clause_class, clause_kinds
from iopdocs.clauses.term import Extension
from iopdocs.cli.form import form
from iopdocs.reference.fields import fields

pytestmark = [pytest.mark.node, pytest.mark.xdist_group("node")]

Editor = Any

MODELINE = "# yaml-language-server: $schema=./avtal.schema.json\n"
HEAD = (
    MODELINE
    + """\
title: Överenskommelse om en mötesplats
parties:
  - kind: kommun
    id: kommunen
    name: Exempelby kommun
    orgnr: 212000-2395
clauses:
"""
)
EXTENSION = HEAD + "  - kind: extension\n    option: by_decision\n    decide_by: november 2018\n    months: 12\n"


@pytest.fixture
def agreement(examples: Path) -> str:
    """The agreement that can be signed, with the line that tells the editor of the schema."""
    return MODELINE + (examples / "timra-soraker-2018.yaml").read_text("utf-8")


def test_nothing_is_marked_in_a_sound_agreement(editor: Editor, agreement: str) -> None:
    """An agreement without faults has no marks."""
    assert editor.marks(agreement) == []


def test_a_misspelt_field_is_marked(editor: Editor, agreement: str) -> None:
    """The line of a misspelt field is marked, and the field that it should have been is missing."""
    wrong = agreement.replace("    period: 2018", "    perod: 2018")
    line = wrong[: wrong.index("perod")].count("\n") + 1
    marked = dict(reversed(editor.marks(wrong)))
    assert "perod" in marked[line]
    assert any("period" in message for message in marked.values())


@pytest.mark.parametrize(
    ("clause", "line", "said"),
    [
        ("kind: trem", 9, "välj amendments, "),
        ("kind: surplus\n    rule: sparas", 10, "välj reinvest, repay_at_end, pro_rata, set_off"),
        ("kind: term\n    period: snart", 10, "skriv till exempel 2018-01-01\u00a0–\u00a02018-12-31 eller 2019–2021"),
        ("kind: notice\n    written: ja\n    months: tre", 11, "skriv ett heltal, minst\u00a01 och högst\u00a036"),
        ("kind: notice\n    months: 3\n    written: kanske", 11, "skriv ja eller nej"),
    ],
)
def test_a_wrong_value_is_marked_in_swedish(editor: Editor, clause: str, line: int, said: str) -> None:
    """A value that cannot be read is marked on its line, and the mark says in Swedish what to write."""
    [(marked, message)] = editor.marks(f"{HEAD}  - {clause}\n")
    assert marked == line
    assert message.startswith(said)


def test_every_kind_of_clause_is_offered(editor: Editor) -> None:
    """After ``kind:`` all clause types are offered, each with its Swedish heading."""
    offers = editor.offers(f"{HEAD}  - kind: ")
    assert offers == {kind: clause_class(kind).title for kind in clause_kinds()}


def test_the_fields_of_an_agreement_are_offered_first_of_all(editor: Editor) -> None:
    """In an empty file the fields of an agreement are offered, and the word that makes it another paper."""
    offers = editor.offers(MODELINE)
    assert {"title", "parties", "clauses", "kind"} <= offers.keys()
    assert offers["title"] == "Avtalets rubrik"


def test_an_assessment_has_its_own_fields(editor: Editor, examples: Path) -> None:
    """In an application only what is missing is marked, and its own fields are offered."""
    text = MODELINE + (examples / "stenungsund-ansokan.yaml").read_text("utf-8")
    assert all("Missing property" in message for _, message in editor.marks(text))
    assert "criteria_set" in editor.offers(f"{MODELINE}kind: assessment\n")


def test_every_legal_form_is_offered(editor: Editor) -> None:
    """A party's kinds are its legal forms, in Swedish."""
    offers = editor.offers(f"{MODELINE}title: A\nparties:\n  - kind: ")
    assert offers["kommunalforbund"] == "Kommunalförbund"


def test_the_fields_of_the_clause_are_offered(editor: Editor) -> None:
    """In a clause its own fields are offered, and no others, each with its Swedish title."""
    offers = editor.offers(f"{HEAD}  - kind: extension\n    ")
    told = {one.name: one.title for one in fields(Extension) if one.name != "kind"}
    assert offers.keys() - {Extension.title} == told.keys()  # the title offers all that is required at once
    assert all(offers[name].startswith(title) for name, title in told.items())


def test_choices_are_offered_with_what_they_mean(editor: Editor) -> None:
    """A choice is offered with its Swedish phrase, and nothing but the choices is offered."""
    assert editor.offers(f"{HEAD}  - kind: extension\n    option: ") == dict(Extension.phrases["option"])


@pytest.mark.parametrize(("field", "offered"), [("written", {"ja", "nej"}), ("heading", set())])
def test_nothing_odd_is_offered(editor: Editor, field: str, offered: set[str]) -> None:
    """``null``, ``true`` and ``false`` are never offered."""
    assert editor.offers(f"{HEAD}  - kind: notice\n    {field}: ").keys() == offered


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("option", ["Förlängning", "by_decision", "parterna beslutar om förlängning"]),
        ("decide_by", ["Beslutas senast", "senast ska vara beslutad", "årsskiftet 2018/19"]),
        ("months", ["Förlängningens längd i månader"]),
        ("kind", ["Klausultyp", "Förlängning"]),
    ],
)
def test_hovering_shows_the_swedish_title(editor: Editor, word: str, shown: list[str]) -> None:
    """Over a field its title, its meaning, its choices and examples are shown, each once as a heading."""
    told = editor.hover(EXTENSION, word)
    assert told.startswith(f"#### {shown[0]}\n")
    assert [part for part in shown if part not in told] == []


def test_only_what_is_missing_is_marked_in_a_form(editor: Editor) -> None:
    """In a form from ``iopdocs new`` every mark stands on a line that waits for its value."""
    text = MODELINE + form(clause_kinds())
    lines = text.splitlines()
    marked = [lines[line - 1] for line, _ in editor.marks(text)]
    assert marked
    assert [line for line in marked if not line.rstrip().endswith((":", "-"))] == []


def test_the_command_tells_the_line_to_write(
    editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line that ``iopdocs schema -o`` tells is the one that these agreements begin with."""
    main: Callable[[list[str]], int] = __import__("iopdocs.cli", fromlist=["main"]).main
    assert main(["schema", "-o", str(tmp_path / "avtal.schema.json")]) == 0
    assert MODELINE.strip() in capsys.readouterr().out
    assert editor.folder.joinpath("avtal.schema.json").read_bytes() == (tmp_path / "avtal.schema.json").read_bytes()
