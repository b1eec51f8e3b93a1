"""Accessibility: each shortcoming is told of where it is, and not where it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import iopdocs as iop
from iopdocs.accessibility import CODES, examine
from iopdocs.agreement import Agreement
from iopdocs.clauses import clause_class
from iopdocs.errors import TemplateError
from iopdocs.findings import Findings
from iopdocs.testing import assemble, builtin_kinds, example_agreement

BUILTIN = builtin_kinds()
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "docs" / "examples"
Change = Callable[[str, str], str]


def p(text: str, style: str = "BodyText", *, looks: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    shown = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{looks}</w:pPr>{shown}</w:p>'


def controlled(text: str) -> str:
    """A text in a content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{text}</w:sdtContent></w:sdt>"


def table(*rows: str, style: str = "Avtalstabell", look: str = "") -> str:
    """A table of rows."""
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{look}</w:tblPr><w:tblGrid/>{"".join(rows)}</w:tbl>'


def row(*cells: str, head: bool = False, cell: str = "") -> str:
    """A row of cells."""
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    held = "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{one}</w:tc>" for one in cells)
    return f"<w:tr>{marked}{held}</w:tr>"


def picture(description: str, inside: str = "", around: str = "w:p") -> str:
    """A picture."""
    drawn = f'<wp:inline><wp:docPr id="1" name="Bild 1" descr="{description}">{inside}</wp:docPr></wp:inline>'
    return f"<{around}><w:r><w:drawing>{drawn}</w:drawing></w:r></{around}>"


def link(text: str) -> str:
    """A link."""
    return f'<w:p><w:hyperlink w:anchor="mål"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'


def box(text: str, around: str = "mc:Choice") -> str:
    """A text box."""
    held = f"<wp:inline><wp:docPr id='2' name='Ruta'/><w:txbxContent>{p(text)}</w:txbxContent></wp:inline>"
    told = f"<{around}><w:drawing>{held}</w:drawing></{around}>"
    return f"<w:p><w:r><mc:AlternateContent>{told}</mc:AlternateContent></w:r></w:p>"


HEAD, BODY = row(p("Post"), p("Kronor"), head=True), row(p("Hyra"), p("500"))
MANY = "".join(p(f"Parterna möts för {number}:e gången.") for number in range(30))
GREY = '<w:color w:val="8A8A8A"/>'
WHITE = p("A", run='<w:color w:val="FFFFFF"/>')
FIRST_ROW = '<w:tblLook w:val="0020" w:firstRow="1"/>'
NESTED = f"{p('')}{table(BODY, BODY, style='TableNormal')}{p('')}"
VML = '<w:p><w:r><w:pict><v:shape {}><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r></w:p>'


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("TLG003", p("Our aims", run='<w:lang w:val="en-GB"/>'), p("Våra mål", run='<w:lang w:val="sv-FI"/>')),
        ("TLG005", MANY, p("Syfte", "Heading1") + MANY),
        ("TLG006", p("", "Heading1"), p("Syfte", "Heading1")),
        (
            "TLG007",
            p("Syfte", "Heading1") + p("Mål", looks='<w:outlineLvl w:val="2"/>'),
            p("Syfte", "Heading1") + p("Mål", "Heading2") + p("Ekonomi", "Heading1"),
        ),
        ("TLG007", p("Mål", "Heading2"), p("Mål", "Heading1")),
        ("TLG008", p("Syfte", run="<w:b/>") + p("Parterna möts."), p("Parterna möts.", run="<w:b/>") + p("Ofta.")),
        ("TLG008", p("Mål", run='<w:rStyle w:val="Strong"/>') + p("Fler möten."), p("Mål") + p("Fler möten.")),
        ("TLG009", p("Ett") + p("") + p("Två"), p("Ett") + p("Två")),
        ("TLG009", controlled(p("Ett") + p("")) + p("Två"), controlled(p("Ett") + p("Två"))),
        ("TLG009", p("Ett") + p("\u00a0") + p("Två"), p("Ett") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'),
        (
            "TLG009",
            p("Två tabeller") + table(HEAD, BODY) + p("") + p("") + p("Här") + table(HEAD, BODY),
            p("En signatur") + table(HEAD, BODY) + p("") + table(BODY, BODY, style="Signaturtabell") + p(""),
        ),
        ("TLG010", p("- en lokal") + p("- en ledare"), p("en lokal", "ListBullet") + p("en ledare", "ListBullet")),
        ("TLG010", p("1. en lokal") + p("2. en ledare"), p("- en lokal") + p("Det är allt.")),
        ("TLG010", p("a) hyra") + p("b) el"), p("a) hyra", "Avtalsled") + p("b) el", "Avtalsled")),
        ("TLG010", p("1) en not") + p("2) en till"), p("1) en not", "Tabellnot") + p("2) en till", "Tabellnot")),
        ("TLG011", p("Hyra      500") + p("Lön      900"), p("Hyra 500") + p("Lön 900")),
        ("TLG012", box("Viktigt"), box("Viktigt", "mc:Fallback")),
        ("TLG013", p("Budget") + table(BODY, BODY), p("Budget") + table(HEAD, BODY)),
        ("TLG013", p("Budget") + table(BODY, BODY), p("För parterna") + table(BODY, BODY, style="Signaturtabell")),
        ("TLG013", p("Budget") + table(BODY, BODY), p("Plats") + table(BODY)),
        (
            "TLG014",
            p("Budget") + table(row(p("Post"), p("Kronor"), head=True, cell='<w:gridSpan w:val="2"/>'), BODY),
            p("Budget") + table(row(p("Post"), p("Kronor"), head=True, cell='<w:gridSpan w:val="1"/>'), BODY),
        ),
        ("TLG014", p("Budget") + table(HEAD, row(p("Hyra"), NESTED)), p("Budget") + table(HEAD, BODY)),
        (
            "TLG015",
            p("Budget") + table(HEAD, BODY) + p("") + table(HEAD, BODY),
            p("Budget") + table(HEAD, BODY) + p("Insatser") + table(HEAD, BODY),
        ),
        (
            "TLG015",
            p("Budget") + table(HEAD, BODY) + p("") + table(HEAD, BODY),
            p("Budget") + table(HEAD, BODY) + p("") + table(HEAD, BODY, look='<w:tblCaption w:val="Insatser"/>'),
        ),
        ("TLG016", picture(""), picture("Exempelby kommuns vapen")),
        ("TLG016", picture(""), picture("", '<adec:decorative val="1"/>')),
        ("TLG016", VML.format(""), VML.format('alt="Exempelby kommuns vapen"')),
        ("TLG017", picture("logo.png"), picture("Exempelby kommuns vapen")),
        ("TLG017", picture("Bild 1"), picture("Bild på föreningens lokal")),
        ("TLG017", picture("Text Automatiskt genererad beskrivning"), picture("Föreningens märke")),
        ("TLG018", link("klicka här"), link("kommunens riktlinjer")),
        ("TLG018", link("https://exempelby.example/kommun/riktlinjer/2018"), link("www.exempelby.example")),
        ("TLG018", link(""), link("kansli@exempelby.example")),
        ("TLG019", p("Grått", run='<w:color w:val="8A8A8A"/>'), p("Grått", run='<w:color w:val="595959"/>')),
        ("TLG019", p("Stor", run=GREY), p("Stor", run=f'{GREY}<w:sz w:val="36"/>')),
        (
            "TLG019",
            p("Vit", run='<w:color w:val="FFFFFF"/><w:highlight w:val="yellow"/>'),
            p("Vit", run='<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3A5F"/>'),
        ),
        (
            "TLG019",
            p("Vit", looks='<w:shd w:val="clear" w:fill="DDDDDD"/>', run='<w:color w:val="FFFFFF"/>'),
            p("Dold", run='<w:color w:val="FFFFFF"/><w:vanish/>'),
        ),
        (
            "TLG019",
            p("Budget") + table(row(p("A", run='<w:color w:val="707070"/>'), p("B"), head=True), BODY, look=FIRST_ROW),
            p("Budget") + table(row(p("A", run='<w:color w:val="707070"/>'), p("B"), head=True), BODY),
        ),
        (
            "TLG019",
            p("Plats") + table(row(WHITE)),
            p("Plats") + table(row(WHITE, cell='<w:shd w:val="solid" w:color="1F3A5F"/>')),
        ),
    ],
)  # fmt: skip
def test_wrong_and_right(code: str, wrong: str, right: str, judged: Callable[..., Findings]) -> None:
    """What is wrong gives its code and no other; what is right gives nothing."""
    assert set(judged(wrong).codes) == {code}
    assert judged(right).codes == ()


def replaced(part: str, before: str, after: str) -> Change:
    """A change of one part, which must make a difference."""

    def change(name: str, xml: str) -> str:
        assert name != part or before in xml
        return xml.replace(before, after) if name == part else xml

    return change


CORE, STYLES, SETTINGS = "docProps/core.xml", "word/styles.xml", "word/settings.xml"
TITLE = "<dc:title>Överenskommelse om en mötesplats</dc:title>"


@pytest.mark.parametrize(
    ("code", "change", "said"),
    [
        ("TLG001", replaced(CORE, TITLE, ""), "titel saknas"),
        ("TLG001", replaced(CORE, TITLE, "<dc:title>Dokument1</dc:title>"), "”Dokument1” säger inte"),
        ("TLG001", replaced(CORE, TITLE, "<dc:title>Mall IOP.dotx</dc:title>"), "”Mall IOP.dotx” säger inte"),
        ("TLG004", replaced(CORE, TITLE, "<dc:title>Avtal</dc:title>"), "”Avtal” står inte i dokumentets text"),
        ("TLG002", replaced(STYLES, 'w:lang w:val="sv-SE"', 'w:lang w:val="en-US"'), "dokumentets språk är en-US"),
        ("TLG002", replaced(STYLES, 'w:lang w:val="sv-SE"', "w:lang"), "säger inte sitt språk"),
        ("TLG002", replaced(SETTINGS, 'w:val="sv-SE"', 'w:val="en-US"'), "inställningar säger språket en-US"),
        ("TLG002", replaced(SETTINGS, '<w:themeFontLang w:val="sv-SE"/>', ""), "inställningarna säger inget språk"),
        ("TLG003", replaced(STYLES, '<w:color w:val="404040"/>', '<w:lang w:val="en-US"/>'), "märkt som en-US"),
        ("TLG019", replaced("word/header1.xml", "</w:rPr>", '<w:color w:val="FF9999"/></w:rPr>'), "FF9999 på"),
    ],
)  # fmt: skip
def test_said_of_the_whole_document(code: str, change: Change, said: str, judged: Callable[..., Findings]) -> None:
    """Title, language, and what stands on every page are judged too."""
    found = judged(p("Parterna möts.", "Subtitle"), change=change)
    assert set(found.codes) == {code}
    assert any(said in one.message for one in found)


def test_figures_of_contrast(judged: Callable[..., Findings]) -> None:
    """The message has the contrast that is and the one that is needed, with a decimal comma, and names the style."""
    (finding,) = judged(p("Grått", run='<w:color w:val="808080"/>'))
    said = "text i färgen 808080 på FFFFFF har kontrasten 3,9:1 men behöver 4,5:1 (formatmallen body text)"
    assert finding.message == said
    assert str(finding.source) == "EN 301 549 10.1.4.3 (WCAG 2.1, 1.4.3)"


def test_place_is_told_by_the_heading(judged: Callable[..., Findings]) -> None:
    """What is wrong is found by the heading that it stands under; a personal number in it is not repeated."""
    (finding,) = judged(p("Bilaga för 640823-3234", "Heading1") + p("") + p("Text"))
    assert finding.message == "ett tomt stycke är mellanrum under rubriken ”Bilaga för [personnummer]”"


def test_every_code_is_proved() -> None:
    """Each code of the table is given by some case above, and tells its criterion and what to do."""
    tests: list[Any] = [test_wrong_and_right, test_said_of_the_whole_document]
    assert {case[0] for test in tests for case in test.pytestmark[0].args[1]} == set(CODES)
    assert all(one.hint and one.source and one.source.url.startswith("https://www.w3.org/") for one in CODES.values())


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_nothing_is_found_in_the_examples(file: Path) -> None:
    """Every example, whole or draft, with our letterhead or the example profile's, can be read by everyone."""
    for profile in (None, EXAMPLES / "profil-exempelkommun"):
        assert str(iop.render(file, profile=profile, draft=True).accessibility()) == ""


@pytest.mark.parametrize("kind", BUILTIN)
def test_nothing_is_found_in_clauses(kind: str) -> None:
    """Every clause type's example can be read by everyone."""
    alone = Agreement.model_validate(example_agreement(clause_class(kind).example))
    assert str(assemble(alone).accessibility()) == ""


def test_what_is_no_word_file() -> None:
    """A file that is no Word file is refused by its name."""
    with pytest.raises(TemplateError, match=r"avtal\.pdf: .*Word"):
        examine(b"%PDF-1.7", name="avtal.pdf")
