"""From text to Word: a file that looks as the clause will look, and that any program can open."""

import re
from io import BytesIO

import docx
import pytest
from docx.document import Document
from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.opc import read_package
from iopdocs.wording.fromtext import to_docx
from iopdocs.wording.textform import parse_blocks
from iopdocs.wording.totext import read_blocks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = """\
# {{ heading }}
§ Avtalet gäller **till och med** {{ term.period.last|date }}.
{%p if term.notice %}
a) uppsägning
{%p endif %}
|= Avtalstabell | 60 | 15 | 25 >
|! Insats | Grund | Belopp
| {%tr for line in budget.lines %}
| {{ line.what }} | | {{ line.amount|kr }}
| {%tr endfor %}
|+ Summa | | 991
|= Signaturtabell | 50 | 50
| [Underskrift] Ort och datum | [Underskrift] Namnteckning
"""

Parts = dict[str, bytes]


@pytest.fixture
def body(letterhead: Parts) -> etree._Element:
    """The body of the file made of TEXT."""
    parts = read_package(to_docx(TEXT, letterhead), name="x")
    found = etree.fromstring(parts["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


@pytest.fixture
def opened(letterhead: Parts) -> Document:
    """The file made of TEXT, opened by python-docx."""
    return docx.Document(BytesIO(to_docx(TEXT, letterhead)))


def test_styles_resolve(opened: Document) -> None:
    """Every paragraph and table finds its style by name in the file itself."""
    assert [one.style.name for one in opened.paragraphs if one.text and one.style] == [
        "Heading 1",
        "Avtalspunkt",
        "Body Text",
        "Avtalsled",
        "Body Text",
    ]
    assert [one.style.name for one in opened.tables if one.style] == ["Avtalstabell", "Signaturtabell"]
    assert [run.style.name for run in opened.paragraphs[1].runs] == [
        "Default Paragraph Font",
        "Strong",
        "Default Paragraph Font",
    ]


def test_tags_are_whole(body: etree._Element) -> None:
    """Every tag stands whole in one run, so that any template engine finds it."""
    texts = [one.text or "" for one in body.iter(f"{W}t")]
    assert sum(text.count("{{") + text.count("{%") for text in texts) == 8
    assert all(text.count("{{") == text.count("}}") and text.count("{%") == text.count("%}") for text in texts)


def test_rows(body: etree._Element) -> None:
    """The head is repeated on each page, no row is split over pages, and a control row is one cell."""
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * 5]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [len(row.findall(f"{W}tc")) for row in rows] == [3, 1, 3, 1, 3, 2]
    span = rows[1].find(f"{W}tc/{W}tcPr/{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "3"


def test_a_control_row_in_one_column(letterhead: Parts) -> None:
    """A table of one column has nothing to merge."""
    data = to_docx("|= Avtalstabell | 100\n| {%tr if x %}\n| a\n| {%tr endif %}\n", letterhead)
    assert b"gridSpan" not in read_package(data, name="x")["word/document.xml"]


def test_widths(body: etree._Element) -> None:
    """The columns fill the text width in their shares; each cell says so as well."""
    first = next(body.iter(f"{W}tbl"))
    grid = [int(one.get(f"{W}w", "")) for one in first.iter(f"{W}gridCol")]
    assert grid == [5443, 1361, 2268]
    assert sum(grid) == 11906 - 2 * 1417
    cells = next(first.iter(f"{W}tr")).iter(f"{W}tcW")
    assert [(one.get(f"{W}w"), one.get(f"{W}type")) for one in cells] == [
        ("3000", "pct"),
        ("750", "pct"),
        ("1250", "pct"),
    ]


def test_looks(body: etree._Element) -> None:
    """A table shows the style's first row when it has a head, and its last row when it ends in a sum."""
    looks = [(one.get(f"{W}val"), one.get(f"{W}firstRow"), one.get(f"{W}lastRow")) for one in body.iter(f"{W}tblLook")]
    assert looks == [("0660", "1", "1"), ("0600", "0", "0")]


def test_paragraphs_around_tables(body: etree._Element) -> None:
    """Two tables next to each other would melt into one in Word, and a file may not end in a table."""
    kinds = [etree.QName(one).localname for one in body]
    assert kinds == ["p"] * 5 + ["tbl", "p", "tbl", "p", "sectPr"]
    assert all(cell[-1].tag == f"{W}p" for cell in body.iter(f"{W}tc"))


def test_nothing_but_styles(body: etree._Element) -> None:
    """No direct formatting: a paragraph has its style and nothing else, a run nothing or a character style."""
    assert {child.tag for one in body.iter(f"{W}pPr") for child in one} == {f"{W}pStyle"}
    assert {child.tag for one in body.iter(f"{W}rPr") for child in one} == {f"{W}rStyle"}


def test_looks_of_the_letterhead(letterhead: Parts) -> None:
    """The file has the letterhead's styles, list and page, and is Swedish; its header and tags stay behind."""
    parts = read_package(to_docx(TEXT, letterhead), name="x")
    assert {"word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/fontTable.xml"} <= set(parts)
    for part in ("word/styles.xml", "word/numbering.xml"):
        assert etree.tostring(etree.fromstring(parts[part]), method="c14n") == etree.tostring(
            etree.fromstring(letterhead[part]), method="c14n"
        )
    assert b"sv-SE" in parts["word/styles.xml"]
    assert not [part for part in parts if "header" in part or "footer" in part]
    assert b"agreement" not in b"".join(parts.values())


def test_what_leads_to_other_parts_stays_behind(letterhead: Parts) -> None:
    """Embedded fonts, rsids and the like in a municipality's letterhead do not follow into clause files."""
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    fonts = letterhead["word/fontTable.xml"].replace(b"<w:pitch", f'<w:embedRegular {r} r:id="rId1"/><w:pitch'.encode())
    rsids = b'<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids></w:settings>'
    settings = letterhead["word/settings.xml"].replace(b"</w:settings>", rsids)
    parts = read_package(
        to_docx(TEXT, letterhead | {"word/fontTable.xml": fonts, "word/settings.xml": settings}), name="x"
    )
    assert b"embedRegular" not in parts["word/fontTable.xml"]
    assert b"rsid" not in parts["word/settings.xml"]
    assert b"compatibilityMode" in parts["word/settings.xml"]


def test_no_person_and_no_clock(letterhead: Parts) -> None:
    """The properties tell the language and nothing more; the same text gives the same bytes."""
    parts = read_package(to_docx(TEXT, letterhead), name="x")
    properties = etree.fromstring(parts["docProps/core.xml"])
    assert [(etree.QName(one).localname, one.text) for one in properties] == [("language", "sv-SE")]
    assert to_docx(TEXT, letterhead) == to_docx(TEXT, dict(reversed(letterhead.items())))


def test_text_is_escaped(letterhead: Parts) -> None:
    """Text with XML's own characters comes out as it went in."""
    assert read_blocks(to_docx("§ A & B <AB> {{ x if a < b }}\n", letterhead)) == parse_blocks(
        "§ A & B <AB> {{ x if a < b }}"
    )


@pytest.mark.parametrize(
    ("text", "line", "style"),
    [
        ("# A\n[Eget format] b", 2, "Eget format"),
        ("[Avtalstabell] b", 1, "Avtalstabell"),
        ("|= Eget | 100\n| a", 1, "Eget"),
        ("|= Avtalstabell | 100\n| a\n| [Eget format] b", 3, "Eget format"),
    ],
)
def test_foreign_styles(letterhead: Parts, text: str, line: int, style: str) -> None:
    """A style that the letterhead lacks is an error with its line; it is never brought in."""
    with pytest.raises(TemplateError) as caught:
        to_docx(text, letterhead, name="term.txt")
    assert str(caught.value) == f"term.txt: rad {line}: brevmallen har ingen formatmall ”{style}”"


def test_letterhead_of_a_swedish_word(letterhead: Parts) -> None:
    """In a letterhead made in a Swedish Word the ids are Swedish; the names lead to them."""
    styles = (
        letterhead["word/styles.xml"].decode().replace('"Heading1"', '"Rubrik1"').replace('"heading 1"', '"Heading 1"')
    )
    data = to_docx("# A\n", letterhead | {"word/styles.xml": styles.encode()})
    assert b'<w:pStyle w:val="Rubrik1"/>' in read_package(data, name="x")["word/document.xml"]
    assert read_blocks(data) == parse_blocks("# A")


def test_a_letterhead_without_a_page(letterhead: Parts) -> None:
    """A letterhead that does not say how large its page is cannot lend it."""
    main = re.sub(rb"<w:pgMar[^>]*/>", b"", letterhead["word/document.xml"])
    with pytest.raises(TemplateError, match="hur stor sidan och dess marginaler är"):
        to_docx("# A\n", letterhead | {"word/document.xml": main})


def test_no_letterhead() -> None:
    """A package without a document in it is no letterhead."""
    with pytest.raises(TemplateError, match="Word-dokument"):
        to_docx("# A\n", {"[Content_Types].xml": b"<Types/>"})


def test_plain_python_docx_may_save_it(opened: Document) -> None:
    """A file saved again by python-docx still says the same."""
    stream = BytesIO()
    opened.save(stream)
    assert read_blocks(stream.getvalue()) == parse_blocks(TEXT)
