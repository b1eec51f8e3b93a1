"""From Word to text: what Word adds is read past, what carries meaning is kept or refused with its place."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.errors import TemplateError
from iopdocs.opc import read_package, write_package
from iopdocs.wording.fromtext import normalise, to_docx
from iopdocs.wording.totext import to_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
MAIN = "word/document.xml"
STYLES = "word/styles.xml"
RELS = "word/_rels/document.xml.rels"
CELL = "<w:tc><w:tcPr/><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc>"

Parts = dict[str, bytes]


def document(letterhead: Parts, body: str, links: str = "") -> bytes:
    """A Word file with this body."""
    parts = read_package(to_docx("", letterhead), name="x")
    rels = parts[RELS].decode().replace("</Relationships>", links + "</Relationships>")
    body = f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return write_package(parts | {MAIN: body.encode(), RELS: rels.encode()})


def paragraph(inside: str, style: str = "BodyText") -> str:
    """A paragraph in a style, by the style's id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def run(text: str, looks: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str, grid: tuple[int, ...] = (50, 50), style: str = "Avtalstabell") -> str:
    """A table of rows, each the XML of its cells."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    inside = "".join(row if row.startswith("<w:tr>") else f"<w:tr>{row}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{inside}</w:tbl>'


def cell(text: str, style: str = "Tabelltext", more: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(run(text), style)}</w:tc>"


def refused(letterhead: Parts, body: str, links: str = "") -> TemplateError:
    """How a body is refused."""
    with pytest.raises(TemplateError) as caught:
        to_text(document(letterhead, body, links), name="term.docx")
    assert caught.value.path == "term.docx"
    return caught.value


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Av") + '<w:proofErr w:type="spellStart"/>' + run("tal"), "Avtal"),
        ('<w:r w:rsidR="00A1"><w:t>Avtal</w:t></w:r><w:r w:rsidR="00B2"><w:t>et</w:t></w:r>', "Avtalet"),
        (run("Av") + '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>' + run("tal"), "Avtal"),
        ("<w:r><w:lastRenderedPageBreak/><w:t>Avtal</w:t></w:r>", "Avtal"),
        (
            f'<w:smartTag w:uri="u" w:element="place"><w:smartTagPr/>{run("Timrå")}</w:smartTag>{run(" kommun")}',
            "Timrå kommun",
        ),
        (f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{run('Avtal')}</w:sdtContent></w:sdt>", "Avtal"),
        (
            run("kommun") + "<w:r><w:noBreakHyphen/><w:t>stat</w:t><w:softHyphen/><w:t>lig</w:t></w:r>",
            "kommun\u2011stat\u00adlig",
        ),
        ("<w:r><w:t> Avtal </w:t></w:r><w:r><w:t>et</w:t></w:r>", "Avtalet"),
        (run("rad\nbruten i filen"), "rad bruten i filen"),
        (run("röd", '<w:color w:val="FF0000"/><w:sz w:val="40"/><w:rFonts w:ascii="Arial"/>'), "röd"),
        (run("kursiv", "<w:i/>"), "kursiv"),
        (run("fet", "<w:b/>") + run(" och ") + run("stark", '<w:rStyle w:val="Strong"/>'), "**fet** och **stark**"),
        (run("inte", '<w:b w:val="0"/>') + run(" fet", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>'), "inte fet"),
        (
            run("{") + run("{ te", "<w:i/>") + run("rm.first") + run("|date }", "<w:b/>") + run("}"),
            "{{ term.first|date }}",
        ),
        (run("synlig", '<w:vanish w:val="0"/>'), "synlig"),
    ],
)
def test_what_word_adds(letterhead: Parts, inside: str, text: str) -> None:
    """Split runs, revision ids, spelling marks, bookmarks and looks are read past; the text and its bold stay."""
    assert to_text(document(letterhead, paragraph(inside))) == f"{text}\n"


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=12))
def test_any_split_is_the_same_text(letterhead: Parts, cuts: list[tuple[int, bool]]) -> None:
    """However Word splits the text into runs, with or without spelling marks between, it is the same text."""
    rest = "Från {{ term.period.first|date }} till och med {{ term.period.last|date }} gäller avtalet."
    text, inside = rest, ""
    for size, marked in cuts:
        inside += run(rest[:size]) + ('<w:proofErr w:type="gramEnd"/>' if marked else "")
        rest = rest[size:]
    assert to_text(document(letterhead, paragraph(inside + run(rest)))) == f"{text}\n"


def test_styles_go_by_name(letterhead: Parts) -> None:
    """A Swedish Word calls the style Rubrik1 whose name is heading 1; by its id a heading would become body text."""
    ids = {"Heading1": "Rubrik1", "BodyText": "Brdtext", "Strong": "Stark", "Avtalstabell": "Avtalstabell1"}
    parts = read_package(to_docx("# Löptid\nEn **fet** rad.\n|= Avtalstabell | 100\n| a\n", letterhead), name="x")
    for english, swedish in ids.items():
        for part, attribute in ((MAIN, "w:val"), (STYLES, "w:styleId")):
            xml = parts[part].decode()
            assert f'{attribute}="{english}"' in xml
            parts[part] = xml.replace(f'{attribute}="{english}"', f'{attribute}="{swedish}"').encode()
    parts[STYLES] = parts[STYLES].replace(b'w:val="heading 1"', b'w:val="Heading 1"')
    assert to_text(write_package(parts)) == "# Löptid\nEn **fet** rad.\n|= Avtalstabell | 100\n| a\n"


@pytest.mark.parametrize("inside", ["", '<w:pPr><w:pStyle w:val="Finnsinte"/></w:pPr>', "<w:pPr><w:jc/></w:pPr>"])
def test_a_paragraph_without_style(letterhead: Parts, inside: str) -> None:
    """A paragraph whose style is not named, or not there, has the default style, as in Word."""
    body = f"<w:p>{inside}{run('text')}</w:p>"
    assert to_text(document(letterhead, body)) == "[Normal] text\n"


def test_a_file_without_styles(letterhead: Parts) -> None:
    """A file that has no styles at all is all Normal."""
    parts = read_package(document(letterhead, paragraph(run("text"), "Heading1")), name="x")
    parts[RELS] = re.sub(rb"<Relationship [^>]*?/styles\"[^>]*?/>", b"", parts[RELS])
    assert to_text(write_package(parts)) == "[Normal] text\n"


def test_empty_paragraphs(letterhead: Parts) -> None:
    """An empty paragraph is no wording: space is the letterhead's business."""
    body = paragraph("") + paragraph(run(" \u00a0")) + paragraph(run("text")) + "<w:p/>"
    assert to_text(document(letterhead, body)) == "text\n"


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
TRACKED = 'w:id="1" w:author="Någon" w:date="2026-01-01T00:00:00Z"'


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (f"<w:ins {TRACKED}>{run('ny')}</w:ins>", "en spårad ändring; godkänn eller avvisa den"),
        (f"<w:del {TRACKED}><w:r><w:delText>gammal</w:delText></w:r></w:del>", "en spårad ändring"),
        (f"<w:moveFrom {TRACKED}>{run('flyttad')}</w:moveFrom>", "en spårad ändring"),
        (run("x", f"<w:rPrChange {TRACKED}><w:rPr/></w:rPrChange>"), "en spårad ändring"),
        ('<w:commentRangeStart w:id="0"/>', "en kommentar; det kan en mall inte innehålla"),
        ('<w:r><w:commentReference w:id="0"/></w:r>', "en kommentar"),
        (FIELD, "ett fält; skriv {{ ref(…) }}"),
        (f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>', "ett fält"),
        ("<w:r><w:drawing/></w:r>", "en bild eller textruta"),
        ("<w:r><w:pict/></w:r>", "en bild eller textruta"),
        ("<w:r><mc:AlternateContent/></w:r>", "en bild eller textruta"),
        ("<w:r><w:object/></w:r>", "ett inbäddat objekt"),
        ("<w:r><w:br/></w:r>", "en radbrytning eller sidbrytning; gör ett nytt stycke"),
        ('<w:r><w:br w:type="page"/></w:r>', "en radbrytning eller sidbrytning"),
        ("<w:r><w:tab/></w:r>", "en tabb; använd en tabell"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "ett symboltecken"),
        ("<m:oMath/>", "en formel"),
        ("<w:r><w:ruby/></w:r>", "”ruby”; det kan en mall inte innehålla"),
        (run("x", "<w:vanish/>"), "dold text"),
        (run("x", "<w:strike/>"), "överstruken text"),
        (run("x", '<w:dstrike w:val="1"/>'), "överstruken text"),
        ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt>", "hämtar sin text från annat håll"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent/></w:sdt>", "som inte är ifylld"),
        (run("a{{ b"), "en tagg börjar eller slutar"),
        (run("a\u200bb"), "U+200B"),
    ],
)
def test_what_a_template_cannot_hold(letterhead: Parts, inside: str, why: str) -> None:
    """What carries meaning and has no place in the text form is refused, with the paragraph and what to do."""
    error = refused(letterhead, paragraph(run("första")) + paragraph(run("Avtalet gäller. ") + inside))
    assert error.place.startswith("stycke 2 (”Avtalet gäller.")
    assert why in error.message


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ("<w:sectPr/>", "en avsnittsbrytning"),
        ('<w:framePr w:w="100"/>', "en textram"),
        (f"<w:rPr><w:del {TRACKED}/></w:rPr>", "en spårad ändring"),
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>', "en egen numrering"),
    ],
)
def test_what_a_paragraph_cannot_be(letterhead: Parts, properties: str, why: str) -> None:
    """Section breaks, frames, tracked paragraph marks and own numbering are refused."""
    error = refused(letterhead, f"<w:p><w:pPr>{properties}</w:pPr>{run('x' * 60)}</w:p>")
    assert error.place == f"stycke 1 (”{'x' * 40}…”)"
    assert why in error.message


@pytest.mark.parametrize(
    ("style", "numbering", "is_right"),
    [
        ("Avtalspunkt", '<w:ilvl w:val="1"/><w:numId w:val="1"/>', True),
        ("Heading1", '<w:numId w:val="5"/>', True),
        ("ListBullet", '<w:ilvl w:val="0"/><w:numId w:val="2"/>', True),
        ("BodyText", '<w:numId w:val="0"/>', True),
        ("Avtalspunkt", '<w:ilvl w:val="2"/><w:numId w:val="1"/>', False),
        ("Avtalspunkt", '<w:numId w:val="0"/>', False),
        ("BodyText", '<w:ilvl w:val="0"/><w:numId w:val="2"/>', False),
    ],
)
def test_numbering_of_a_paragraph(letterhead: Parts, style: str, numbering: str, is_right: bool) -> None:
    """A paragraph may say its style's number once more, as LibreOffice lets it; another number would get lost."""
    body = f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr>{numbering}</w:numPr></w:pPr>{run("x")}</w:p>'
    if is_right:
        assert to_text(document(letterhead, body)).endswith("x\n")
    else:
        assert "en egen numrering; välj formatmallen Avtalspunkt" in refused(letterhead, body).message


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("https://www.example.com/", "www.example.com"),
        ("http://example.com", "http://example.com"),
        ("mailto:info@example.com", "info@example.com"),
    ],
)
def test_a_typed_address(letterhead: Parts, target: str, text: str) -> None:
    """Word makes a link of an address that is typed; the text says it all."""
    links = f'<Relationship Id="rId9" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
    body = paragraph(run("se ") + f'<w:hyperlink r:id="rId9">{run(text)}</w:hyperlink>')
    assert to_text(document(letterhead, body, links)) == f"se {text}\n"
    other = paragraph(f'<w:hyperlink r:id="rId9">{run("här")}</w:hyperlink>')
    assert "en länk; skriv adressen som text" in refused(letterhead, other, links).message
    assert "en länk" in refused(letterhead, paragraph(f'<w:hyperlink w:anchor="a">{run("här")}</w:hyperlink>')).message


def test_a_table(letterhead: Parts) -> None:
    """A table has its columns, its repeated head, its sum and its figures in the text."""
    heads = cell("Kostnad", "Tabellhuvud") + cell("Belopp", "Tabellhuvudsiffra")
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{heads}</w:tr>"
    row = cell("Lön") + cell("500", "Tabellsiffra")
    total = cell("Summa", "Tabellsumma") + cell("", "Tabellsummasiffra")
    body = table(head, row, total, grid=(6350, 2722))
    assert to_text(document(letterhead, body)) == (
        "|= Avtalstabell | 70 | 30 >\n|! Kostnad | Belopp\n| Lön | 500\n|+ Summa |\n"
    )


@pytest.mark.parametrize(
    "row",
    [
        cell("{%tr for a in b %}", more='<w:gridSpan w:val="2"/>'),
        cell("{%tr for a in b %}") + cell(""),
        cell("") + cell("{%tr for a in b %}", "BodyText"),
    ],
)
def test_a_control_row(letterhead: Parts, row: str) -> None:
    """A control tag alone in a row is a control row, in one merged cell or beside empty ones."""
    text = to_text(document(letterhead, table(row, cell("a") + cell("b"))))
    assert text == "|= Avtalstabell | 50 | 50\n| {%tr for a in b %}\n| a | b\n"


LOOPED = cell("a") + cell("{%tc for x in y %}", "BodyText") + cell("b", "Tabellsiffra") + cell("{%tc endfor %}")


def test_a_loop_over_columns(letterhead: Parts) -> None:
    """A cell with only a tag says nothing of its row or its column, whatever its style; the widths are as drawn."""
    head = (
        cell("A", "Tabellhuvud") + cell("{%tc for x in y %}") + cell("B", "Tabellhuvudsiffra") + cell("{%tc endfor %}")
    )
    text = to_text(document(letterhead, table(f"<w:tr>{head}</w:tr>", LOOPED, grid=(400, 220, 170, 210))))
    assert text == (
        "|= Avtalstabell | 40 | 22 | 17 > | 21\n|! A | {%tc for x in y %} | B | {%tc endfor %}\n"
        "| a | {%tc for x in y %} | b | {%tc endfor %}\n"
    )


@pytest.mark.parametrize("more", ['<w:gridSpan w:val="2"/>', "<w:vMerge/>"])
def test_merged_cells_beside_a_loop_are_refused(letterhead: Parts, more: str) -> None:
    """How many columns a merged cell would have cannot be told."""
    row = LOOPED.replace("<w:tcPr>", f"<w:tcPr>{more}", 1)
    assert more in row
    assert (
        "raden har sammanslagna eller delade celler"
        in refused(letterhead, table(row, grid=(400, 220, 170, 210))).message
    )


@pytest.mark.parametrize(
    ("grid", "shares"),
    [
        ((3024, 3024, 3024), "34 | 33 | 33"),
        ((1, 1), "50 | 50"),
        ((6350, 2722), "70 | 30"),
        ((100, 9900), "1 | 99"),
        ((4536, 2268, 2268), "50 | 25 | 25"),
    ],
)
def test_widths(letterhead: Parts, grid: tuple[int, ...], shares: str) -> None:
    """Widths are whole per cents that make a hundred, whatever Word's ruler has made of them."""
    assert to_text(document(letterhead, table(cell("a") * len(grid), grid=grid))).startswith(
        f"|= Avtalstabell | {shares}\n"
    )


@pytest.mark.parametrize(
    ("rows", "place", "why"),
    [
        ([cell("a", more='<w:gridSpan w:val="2"/>')], "tabell 1, rad 1", "sammanslagna eller delade celler"),
        ([cell("a") * 2, cell("a") + cell("b", more="<w:vMerge/>")], "tabell 1, rad 2", "sammanslagna"),
        ([cell("a") * 2, cell("a") + cell("b", more='<w:gridSpan w:val="2"/>')], "tabell 1, rad 2", "sammanslagna"),
        ([cell("a") * 3], "tabell 1, rad 1", "sammanslagna eller delade celler"),
        (
            [cell("a") + f"<w:tc>{table(CELL, grid=(1,))}<w:p/></w:tc>"],
            "tabell 1, rad 1, kolumn 2",
            "en tabell i en tabell",
        ),
        (
            [cell("a") + f"<w:tc>{paragraph(run('b')) * 2}</w:tc>"],
            "tabell 1, rad 1, kolumn 2",
            "cellen har flera stycken",
        ),
        ([cell("a") + f"<w:tc>{paragraph('<w:r><w:tab/></w:r>')}</w:tc>"], "tabell 1, rad 1, kolumn 2", "en tabb"),
        ([cell("a") + cell("b | c")], "tabell 1, rad 1, kolumn 2", "har ett lodrätt streck"),
        ([f"<w:tr><w:trPr><w:ins {TRACKED}/></w:trPr>{cell('a') * 2}</w:tr>"], "tabell 1", "en spårad ändring"),
        ([], "tabell 1", "tabellen har inga rader"),
    ],
)
def test_what_a_table_cannot_hold(letterhead: Parts, rows: list[str], place: str, why: str) -> None:
    """Merged cells, nested tables and the like are refused with table, row and column."""
    error = refused(letterhead, table(*rows))
    assert error.place == place
    assert why in error.message


@pytest.mark.parametrize("grid", [(), (0, 100), (1, 9999)])
def test_a_table_without_widths(letterhead: Parts, grid: tuple[int, ...]) -> None:
    """Columns without a width to speak of are refused."""
    assert "kolumn" in refused(letterhead, table(cell("a") * 2, grid=grid)).message


def test_wrapped_paragraphs_and_rows(letterhead: Parts) -> None:
    """A content control around paragraphs, rows or cells is unwrapped."""
    cells = f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    rows = f"<w:sdt><w:sdtContent><w:tr>{cell('a')}</w:tr></w:sdtContent></w:sdt><w:tr>{cells}</w:tr>"
    above = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('text'))}</w:sdtContent></w:sdt>"
    looks = '<w:tblPr><w:tblStyle w:val="Avtalstabell"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
    body = f"{above}<w:tbl>{looks}{rows}</w:tbl>"
    assert to_text(document(letterhead, body)) == "text\n|= Avtalstabell | 100\n| a\n| b\n"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ('<w:altChunk r:id="rId9"/>', "stycke 0"),
        (paragraph(run("a")) + "<m:oMathPara/>", "stycke 1"),
        ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt>", "texten"),
    ],
)
def test_what_stands_between_paragraphs(letterhead: Parts, body: str, place: str) -> None:
    """What is neither a paragraph nor a table is refused, after the paragraph before it."""
    assert refused(letterhead, body).place == place


@pytest.mark.parametrize(
    "change", [lambda xml: xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), lambda _: "<a/>"]
)
def test_no_body(letterhead: Parts, change: Callable[[str], str]) -> None:
    """A file in Word's strict format, or without a body, is refused with what to do."""
    parts = read_package(document(letterhead, ""), name="x")
    parts[MAIN] = change(parts[MAIN].decode()).encode()
    with pytest.raises(TemplateError, match="spara filen som Word-dokument"):
        to_text(write_package(parts))


def test_normalised(letterhead: Parts) -> None:
    """A file from Word is rewritten to what its text says: no author, no revision ids, the same bytes each time."""
    messy = paragraph(run("Av", '<w:lang w:val="en-US"/>') + '<w:proofErr w:type="spellEnd"/>' + run("tal"), "Heading1")
    parts = read_package(document(letterhead, messy), name="x")
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        b"<dc:language>", b"<dc:creator>Ett Namn</dc:creator><dc:language>"
    )
    parts["docProps/thumbnail.jpeg"] = b"Ett Namn"
    data = normalise(write_package(parts), letterhead)
    assert data == normalise(data, letterhead) == to_docx("# Avtal\n", letterhead)
    assert not [
        part
        for part, content in read_package(data, name="x").items()
        if b"Ett Namn" in content or b"proofErr" in content
    ]
