"""The templates in force: a search path, read and compiled once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from iopdocs.agreement import Agreement
from iopdocs.clauses import Term
from iopdocs.errors import TemplateError
from iopdocs.opc import write_package
from iopdocs.word.reader import as_text, read_items
from iopdocs.word.render import render_package
from iopdocs.wording import compile as compiler
from iopdocs.wording import roots
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.roots import clause_roots
from iopdocs.wording.templates import Templates, builtin

Make = Callable[..., Templates]
TERM = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"


def test_the_first_folder_wins(make_templates: Make) -> None:
    """A folder in front overrides file by file; what it lacks is taken from the next."""
    own = make_templates("egna", term=TERM)
    theirs = make_templates("andras", term=TERM, notice=TERM.replace("term.period|period", "notice.months|months"))
    both = Templates((*own.folders, *theirs.folders))
    assert both.path("term.docx") == own.folders[0] / "sv" / "term.docx"
    assert both.path("notice.docx") == theirs.folders[0] / "sv" / "notice.docx"


def test_every_place_is_named(make_templates: Make, tmp_path: Path) -> None:
    """A template that is nowhere is refused with every place that was searched, in order."""
    path = Templates((tmp_path / "a", tmp_path / "b"))
    with pytest.raises(TemplateError) as refusal:
        path.path("term.docx")
    first, second = tmp_path / "a" / "sv" / "term.docx", tmp_path / "b" / "sv" / "term.docx"
    assert str(refusal.value) == f"term.docx: mallen finns inte; sökte {first} och {second}"
    with pytest.raises(TemplateError, match=r"budget\.docx: mallen finns inte"):
        make_templates().wording("budget")


def test_a_template_is_compiled_once(make_templates: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a wording or the letterhead is asked for, each is read and compiled once, and once for drafts."""
    calls: list[tuple[str, bool]] = []

    def counted(*_: object, name: str, draft: bool, **__: object) -> str:
        calls.append((name, draft))
        return "def render(w, s):\n    pass"

    monkeypatch.setattr(compiler, "python_source", counted)
    templates = make_templates(term=TERM)
    for draft in (False, True):
        again = [templates.wording("term", draft=draft) for _ in range(3)]
        assert all(one is again[0] for one in again)
        assert templates.frame(draft=draft) is templates.frame(draft=draft)
    assert templates.letterhead is templates.letterhead
    # a heading and a body; what stands before and after the clauses, header, footer and properties
    assert [calls.count(("term.docx", draft)) for draft in (False, True)] == [2, 2]
    parts = len(templates.letterhead.sources) + 1
    assert [calls.count(("letterhead.docx", draft)) for draft in (False, True)] == [parts, parts]


def test_what_a_wording_tells(make_templates: Make) -> None:
    """A wording knows its file, the file's digest and its text form."""
    templates = make_templates(term=TERM)
    wording = templates.wording("term")
    assert (wording.kind, wording.text) == ("term", TERM)
    assert wording.sha256 == hashlib.sha256(wording.path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("§ Utan rubrik.", "rad 1: en mall börjar med klausulens enda rubrik"),
        ("# {{ heading }}\n§ A\n# En till", "rad 3: en mall börjar med klausulens enda rubrik"),
        ("{%p if draft %}\n# {{ heading }}\n{%p endif %}", "rad 2: en mall börjar med klausulens enda rubrik"),
        ("", "rad 1: en mall börjar med klausulens enda rubrik"),
        ("# {{ heading }}\n§ A\n§ {{ term.perriod|period }}", "rad 3: Term har inget fält perriod; menas period"),
        ("# {{ headin }}\n§ A", "rad 1: namnet headin finns inte här; menas heading"),
        ("# {{ heading }}\n§ {{ notice.months }}", "rad 2: namnet notice finns inte här"),
    ],
)
def test_faults_are_told_with_the_line_of_the_text_form(make_templates: Make, text: str, why: str) -> None:
    """What is wrong is told with the file's whole path and the line of the text form, heading and body alike."""
    templates = make_templates(term=text)
    with pytest.raises(TemplateError, match=f"^{re.escape(str(templates.path('term.docx')))}: {re.escape(why)}"):
        templates.wording("term")


def test_faults_in_the_letterhead_are_told_with_the_part(make_templates: Make, letterhead: dict[str, bytes]) -> None:
    """The letterhead has no text form; its faults are told with the part."""
    templates = make_templates()
    header = letterhead["word/header1.xml"].replace(b"agreement.public_names", b"agreement.publc_names")
    templates.path("letterhead.docx").write_bytes(write_package(letterhead | {"word/header1.xml": header}))
    path = re.escape(str(templates.path("letterhead.docx")))
    with pytest.raises(TemplateError, match=f"^{path}: word/header1.xml: Agreement har inget fält publc_names"):
        templates.frame()


def test_styles_that_the_letterhead_lacks(make_templates: Make, letterhead: dict[str, bytes]) -> None:
    """A wording that uses a style that the letterhead does not have is refused with style and line."""
    templates = make_templates(term=TERM)
    styles = letterhead["word/styles.xml"].replace(b'<w:name w:val="Avtalspunkt"/>', b'<w:name w:val="Punkt"/>')
    templates.path("letterhead.docx").write_bytes(write_package(letterhead | {"word/styles.xml": styles}))
    with pytest.raises(
        TemplateError, match=r"term\.docx: rad 2: brevmallen har inget styckeformat som heter ”Avtalspunkt”"
    ):
        templates.wording("term")


def test_names_in_a_wording() -> None:
    """A wording sees its clause, its heading, the agreement with its parties, and whether it is a draft."""
    common = ["agreement", "civil", "clause", "draft", "heading", "parties", "public"]
    assert sorted(clause_roots("term")) == [*common, "term"]
    assert clause_roots("parties")["parties"].item is not None


def test_unknown_clause_types() -> None:
    """A clause type that does not exist has no wording."""
    with pytest.raises(TemplateError, match=r"trem\.docx: klausultypen trem finns inte"):
        clause_roots("trem")


def test_clause_types_that_cannot_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clause type stands under its kind, so that must be a name that a template can say."""
    monkeypatch.setattr(roots, "clause_class", lambda _: Term)
    with pytest.raises(TemplateError, match="klausultypen min-tid går inte att nämna i en mall"):
        clause_roots("min-tid")


def test_builtin_templates() -> None:
    """The library's own templates are found and kept."""
    assert builtin() is builtin()
    assert builtin().folders == (builtin_templates(),)
    assert builtin() == Templates((builtin_templates(),))


def test_own_paragraphs_stand_last(make_templates: Make) -> None:
    """An agreement's own paragraphs are printed last in any clause, unless its wording has a place for them."""
    more = [{"heading": "Eget", "text": "Egen text.", "items": [{"text": "led", "items": ["underled"]}]}]
    clause = {"kind": "term", "period": "2027", "more": more}
    agreement = Agreement.model_validate({"title": "Avtal", "parties": [], "clauses": [clause]})
    last = make_templates("sist", term=TERM)
    placed = "# {{ heading }}\n{%p for own in clause.more %}\n§ {{ own.text }}\n{%p endfor %}\n§ Sist.\n"
    for templates, lines in (
        (
            last,
            ["1\tAvtalstid", "1.1\tAvtalet gäller under 2027.", "Eget", "1.2\tEgen text.", "a)\tled", "i)\tunderled"],
        ),
        (make_templates("placerad", term=placed), ["1\tAvtalstid", "1.1\tEgen text.", "1.2\tSist."]),
    ):
        assert as_text(read_items(render_package(agreement, templates))).splitlines()[-len(lines) :] == lines
