"""Reading a package back: paragraphs with their numbers, tables, text and HTML."""

from __future__ import annotations

import pytest

from iopdocs.errors import TemplateError
from iopdocs.opc import write_package
from iopdocs.word.reader import Cells, Item, Line, as_html, as_text, read_items

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def relationships(**targets: str) -> str:
    """A part with relationships."""
    said = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


def package(body: str, styles: str = "", numbering: str = "") -> bytes:
    """A package with this body, these styles and these lists."""
    xml = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>',
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    linked = {kind: (f"{kind}.xml", text) for kind, text in (("styles", styles), ("numbering", numbering)) if text}
    xml |= {f"word/{name}": f"<w:{kind} {W}>{text}</w:{kind}>" for kind, (name, text) in linked.items()}
    xml["word/_rels/document.xml.rels"] = relationships(**{kind: name for kind, (name, _) in linked.items()})
    return write_package({name: text.encode() for name, text in xml.items()})


def paragraph(text: str, style: str = "", numbering: str = "") -> str:
    """A paragraph of one run."""
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{looks}{numbering}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def in_list(number: str, level: int) -> str:
    """The place of a paragraph or style in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def levels(*said: tuple[str, str]) -> str:
    """The levels of a list."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{numerals}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (numerals, text) in enumerate(said)
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + levels(("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)"), ("lowerRoman", "%4)"))
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + levels(("bullet", "\uf0b7"))
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + levels(("bullet", "–"))
    + "</w:abstractNum>"
    + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{owner}"/>{extra}</w:num>'
        for number, owner, extra in (
            ("1", "0", ""),
            ("2", "1", ""),
            ("3", "2", ""),
            ("4", "0", '<w:lvlOverride w:ilvl="0"/>'),
            ("5", "0", ""),
            ("6", "9", ""),
        )
    )
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"{more}><w:name w:val="{name}"/>{looks}</w:style>'
    for key, more, name, looks in (
        ("Normal", ' w:default="1"', "Normal", ""),
        ("Rubrik1", "", "heading 1", f"<w:pPr>{in_list('1', 0)}</w:pPr>"),
        ("Punkt", "", "Avtalspunkt", f"<w:pPr>{in_list('1', 1)}</w:pPr>"),
        ("Egen", "", "Egen", '<w:basedOn w:val="Punkt"/>'),
        ("A", "", "A", '<w:basedOn w:val="B"/>'),
        ("B", "", "B", '<w:basedOn w:val="A"/>'),
    )
)


def labels(*paragraphs: str) -> list[str]:
    """The numbers that the paragraphs show."""
    items = read_items(package("".join(paragraphs), STYLES, LISTS))
    return [item.label for item in items if isinstance(item, Line)]


def test_levels_are_counted_as_word_counts() -> None:
    """A level counts up, begins again below a higher one, and shows the numbers above it."""
    at = [paragraph("x", numbering=in_list("1", level)) for level in range(4)]
    shown = labels(at[0], at[1], at[2], at[3], at[3], at[2], at[1], at[2], at[0], at[1])
    assert shown == ["1", "1.1", "a)", "i)", "ii)", "b)", "1.2", "a)", "2", "2.1"]


def test_numbers_come_from_styles() -> None:
    """A style gives its paragraphs their number, also one that is based on it; a circle of styles gives none."""
    styles = ("Rubrik1", "Punkt", "Egen", "A", "", "Finnsej")
    assert labels(*(paragraph("x", style) for style in styles)) == ["1", "1.1", "1.2", "", "", ""]


def test_a_paragraph_can_leave_its_list() -> None:
    """A paragraph's own numbering goes before its style's; the list 0 is no list."""
    own = (in_list("0", 0), "", in_list("1", 1), in_list("3", 0))
    assert labels(*(paragraph("x", "Rubrik1", place) for place in own)) == ["", "1", "1.1", "–"]


def test_lists_that_begin_again() -> None:
    """Lists of the same kind count together, one that overrides its levels by itself; a list of nothing is none."""
    one, again, same, none = (paragraph("x", numbering=in_list(number, 0)) for number in "1456")
    assert labels(one, again, one, again, same, none) == ["1", "1", "2", "2", "3", ""]


def test_bullets() -> None:
    """A bullet shows its sign; one from a font of symbols shows the plain bullet."""
    assert labels(paragraph("x", numbering=in_list("2", 0)), paragraph("x", numbering=in_list("3", 0))) == ["•", "–"]


def test_many_letters_and_numerals() -> None:
    """After z comes aa; small Roman numerals are those that Word writes."""
    point, letter, roman = (paragraph("x", numbering=in_list("1", level)) for level in (1, 2, 3))
    letters = labels(point, *[letter] * 28)
    assert letters[-3:] == ["z)", "aa)", "bb)"]
    numerals = labels(point, letter, *[roman] * 49)
    assert [numerals[at + 1] for at in (4, 9, 14, 19, 40, 49)] == ["iv)", "ix)", "xiv)", "xix)", "xl)", "xlix)"]


def test_text_of_paragraphs() -> None:
    """Tabs and breaks are text, the tab stops of a paragraph are not, nor the instructions of fields."""
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>'
        "<w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:t>c</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>d</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sdt/><w:sectPr/>"
    )
    assert read_items(package(body, STYLES)) == (Line("normal", "", "a\tb\nc"), Line("normal", "", "d"))


def test_tables() -> None:
    """A row is its cells' texts; one that is repeated is a head."""
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{paragraph('A')}</w:tc><w:tc>{paragraph('B')}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{paragraph('a')}{paragraph('b')}</w:tc><w:tc><w:p/></w:tc></w:tr>"
    found = read_items(package(f"<w:tbl>{head}{row}</w:tbl>"))
    assert found == (Cells(head=True, texts=("A", "B")), Cells(head=False, texts=("a\nb", "")))


def test_a_package_without_styles_or_lists() -> None:
    """What is not there is read as nothing."""
    assert read_items(package(paragraph("x", "Rubrik1", in_list("1", 0)))) == (Line("normal", "", "x"),)


@pytest.mark.parametrize("data", [b"", b"PK", b"<html/>"])
def test_what_is_no_package(data: bytes) -> None:
    """What is not a Word package is refused."""
    with pytest.raises(TemplateError):
        read_items(data)


ITEMS: tuple[Item, ...] = (
    Line("title", "", "Avtal & <b>"),
    Line("heading 1", "1", "Parter"),
    Line("heading 2", "", "Mellan"),
    Line("avtalspunkt", "1.1", "Text"),
    Line("normal", "", ""),
    Cells(head=True, texts=("A", "B<")),
    Cells(head=False, texts=("a", "")),
    Line("normal", "", "Slut"),
)


def test_text() -> None:
    """As text each paragraph is a line, its number set off by a tab, and each row too, its cells parted by tabs."""
    assert as_text(ITEMS) == "Avtal & <b>\n1\tParter\nMellan\n1.1\tText\n\nA\tB<\na\t\nSlut\n"
    assert as_text(()) == ""


def test_html() -> None:
    """As HTML it is escaped, in Swedish, with headings and heads of tables that are such."""
    assert as_html(ITEMS) == (
        '<article lang="sv"><h1>Avtal &amp; &lt;b&gt;</h1><h2>1 Parter</h2><h3>Mellan</h3><p>1.1 Text</p>'
        '<table><tr><th scope="col">A</th><th scope="col">B&lt;</th></tr><tr><td>a</td><td></td></tr></table>'
        "<p>Slut</p></article>"
    )


def test_a_list_that_a_list_style_keeps() -> None:
    """A list that is kept in a list style is found there, and all that lead to it count on as one."""
    kept = (
        f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="Lista"/>{levels(("decimal", "%1."))}</w:abstractNum>'
    )
    link = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Lista"/></w:abstractNum>'
    lists = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{to}"/></w:num>' for key, to in ((1, 0), (2, 7)))
    body = paragraph("A", numbering=in_list("1", 0)) + paragraph("B", numbering=in_list("2", 0))
    found = read_items(package(body, numbering=f"{link}{kept}{lists}"))
    assert [item.label for item in found if isinstance(item, Line)] == ["1.", "2."]
