"""What Word lets one do that no clause template can have: each is told at its paragraph, and hides nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from iopdocs.findings import Findings, Severity
from iopdocs.lint import lint
from iopdocs.wording.templates import builtin

GOOD = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6364f8cf500f00038601805a34"
    "7d6b0000000049454e44ae426082"
)
Edit = Callable[[Document], None]
Told = Callable[..., Findings]
Write = Callable[..., Path]


def point(document: Document, text: str = "Ett stycke.", style: str = "Avtalspunkt") -> Paragraph:
    """Add a paragraph last."""
    return document.add_paragraph(text, style)


def marked(name: str, **attributes: str) -> Any:
    """Make an element."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def picture(document: Document) -> None:
    """Put in a picture."""
    point(document).add_run().add_picture(io.BytesIO(PNG), width=Cm(1))


def insertion(document: Document) -> None:
    """Type with tracking on."""
    paragraph = point(document)
    inserted = marked("ins", id="90", author="A")
    inserted.append(paragraph.runs[0]._r)
    paragraph._p.append(inserted)


def deletion(document: Document) -> None:
    """Strike out with tracking on."""
    paragraph = point(document)
    deleted, run, text = marked("del", id="90", author="A"), marked("r"), marked("delText")
    text.text = "struket"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)


def new_looks(document: Document) -> None:
    """Make bold with tracking on."""
    run = point(document).runs[0]
    run._r.get_or_add_rPr().append(marked("rPrChange", id="90", author="A"))


def section(document: Document) -> None:
    """Put in a section break."""
    point(document)
    document.add_section(WD_SECTION.NEW_PAGE)


def numbering(document: Document) -> None:
    """Press the button for numbered lists."""
    number = marked("numPr")
    number.extend([marked("ilvl", val="0"), marked("numId", val="9")])
    point(document, style="Body Text")._p.get_or_add_pPr().append(number)


def foreign_style(document: Document) -> None:
    """Use a style of one's own."""
    document.styles.add_style("Min egen stil", 1)
    point(document, style="Min egen stil")


def plain_table(document: Document) -> None:
    """Put in a table as python-docx makes it, without a style."""
    table = document.add_table(1, 2)
    table._tbl.tblPr.style = None
    table.cell(0, 0).text, table.cell(0, 1).text = "Ett stycke.", "Två"


def comment(document: Document) -> None:
    """Ask a colleague something."""
    document.add_comment(point(document).runs, "Stämmer det här?", author="Jurist")


def line_break(document: Document) -> None:
    """Press Shift and Enter."""
    run = point(document).runs[0]
    run.add_break()
    run.add_text("Mer text.")


def split_tag(document: Document) -> None:
    """Press Enter in the middle of a tag."""
    point(document, "Ett stycke. {{ term.")
    point(document, "period|period }} till.")


def half_tag(document: Document) -> None:
    """Forget a brace."""
    point(document, "Ett stycke. {{ term.period|period }")


EDITS: list[tuple[Edit, str, str]] = [
    (picture, "TPL008", "bild"),
    (insertion, "TPL009", "tillagd text"),
    (deletion, "TPL009", "struken text"),
    (new_looks, "TPL009", "ändrat utseende"),
    (section, "TPL010", "avsnittsbrytning"),
    (numbering, "TPL011", "egen numrering"),
    (comment, "TPL013", "en kommentar"),
    (split_tag, "TPL014", "slutar först i stycket ”period|period }} till.”"),
    (half_tag, "TPL014", "”{{” slutar inte"),
    (foreign_style, "TPL002", "Min egen stil finns inte"),
    (plain_table, "TPL002", "tabellen har inget tabellformat"),
    (line_break, "TPL001", "radbrytning"),
]


@pytest.mark.parametrize(("edit", "code", "said"), EDITS, ids=[edit.__name__ for edit, _, _ in EDITS])
def test_what_word_lets_one_do_is_told(told: Told, edit: Edit, code: str, said: str) -> None:
    """It is an error with its code, and with the first words of its paragraph."""
    (found,) = told(GOOD, edit=edit)
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert said in found.message
    assert "Ett stycke." in found.message or code == "TPL010"


@pytest.mark.parametrize(("edit", "code", "said"), EDITS, ids=[edit.__name__ for edit, _, _ in EDITS])
def test_nothing_is_hidden_by_it(told: Told, edit: Edit, code: str, said: str) -> None:
    """A misspelt field before it and a literal amount after it are told in the same run, at their lines."""

    def both(document: Document) -> None:
        edit(document)
        point(document, "Det kostar 500\N{NO-BREAK SPACE}kr.")

    found = told(f"{GOOD}§ Till {{{{ term.perod }}}}.\n", edit=both)
    assert sorted(found.codes) == sorted([code, "TPL003", "TPL021"])
    assert any(said in one.message for one in found)
    assert next(one.line for one in found if one.code == "TPL003") == 3
    assert next(one.message for one in found if one.code == "TPL021").startswith("stycket ”Det kostar")


def looks(document: Document, change: Callable[[Paragraph], object]) -> None:
    """Give a paragraph looks of its own."""
    change(point(document))


DIRECT: list[tuple[Callable[[Paragraph], object], str]] = [
    (lambda one: setattr(one.runs[0].font, "name", "Comic Sans MS"), "typsnitt"),
    (lambda one: setattr(one.runs[0].font, "size", Pt(8)), "teckenstorlek"),
    (lambda one: setattr(one.runs[0].font.color, "rgb", RGBColor(255, 0, 0)), "färg"),
    (lambda one: setattr(one.runs[0], "italic", True), "kursiv stil"),
    (lambda one: setattr(one.runs[0], "underline", True), "understrykning"),
    (lambda one: setattr(one.paragraph_format, "left_indent", Cm(2)), "indrag"),
    (lambda one: setattr(one.paragraph_format, "space_after", Pt(30)), "avstånd"),
    (lambda one: setattr(one.paragraph_format, "page_break_before", True), "sidbrytning före stycket"),
]


@pytest.mark.parametrize(("change", "said"), DIRECT, ids=[said for _, said in DIRECT])
def test_direct_formatting_is_told(told: Told, change: Callable[[Paragraph], object], said: str) -> None:
    """What somebody has set by hand disappears in an agreement, so it is told what it was."""
    (found,) = told(GOOD, edit=lambda document: looks(document, change))
    assert (found.code, found.severity) == ("TPL012", Severity.WARNING)
    assert f"satt {said} för hand" in found.message


@pytest.mark.parametrize(
    "change",
    [
        lambda one: setattr(one.runs[0], "bold", True),
        lambda one: setattr(one.runs[0], "italic", False),
        lambda one: one.runs[0]._r.get_or_add_rPr().append(marked("lang", val="sv-SE")),
        lambda one: one._p.addprevious(marked("proofErr", type="spellStart")),
        lambda one: one._p.set(qn("w:rsidR"), "00AA11BB"),
    ],
    ids=["bold", "not italic", "language", "spelling", "revision id"],
)
def test_what_word_adds_by_itself_is_no_fault(told: Told, change: Callable[[Paragraph], object]) -> None:
    """Bold counts, and language, revision ids and the like are read past."""
    assert told(GOOD, edit=lambda document: looks(document, change)).codes == ()


def test_what_is_told_keeps_the_order_of_the_file(told: Told) -> None:
    """Faults without a line of the text form stand among those that have one."""

    def edit(document: Document) -> None:
        split_tag(document)
        point(document, "Det kostar 500\N{NO-BREAK SPACE}kr.")

    found = told(f"{GOOD}§ Till {{{{ term.perod }}}}.\n", edit=edit)
    assert found.codes == ("TPL003", "TPL014", "TPL021")


def test_faults_in_tables_are_told_at_their_row(write: Write) -> None:
    """What the reader refuses in a cell is told with the words of the row, and the next row is read all the same."""
    text = f"{GOOD}|= Avtalstabell | 50 | 50\n|! Vad | När\n| Ett | Två\n| Tre | {{{{ term.perod }}}}\n"

    def edit(document: Document) -> None:
        run = document.tables[0].cell(1, 1).paragraphs[0].runs[0]
        run.add_break()
        run.add_text("till")

    found = lint(write(text, edit=edit), builtin()).findings
    assert found.codes == ("TPL001", "TPL003")
    assert found[0].message.startswith("raden ”Ett | Tvåtill”")
    assert found[1].message.startswith("raden ”Tre | {{ term.perod }}”")


def test_a_file_with_endless_faults_is_given_up(write: Write) -> None:
    """The work is bounded, whatever somebody has sent."""

    def edit(document: Document) -> None:
        for _ in range(205):
            line_break(document)

    found = lint(write(GOOD, edit=edit), builtin()).findings
    assert "fler än 200 ställen" in str(found)
    assert len(found) == 201
