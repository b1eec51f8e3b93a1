"""From blocks to source: finished XML with the tags between, on the lines of the text form."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.errors import TemplateError
from iopdocs.wording.runs import escape_text
from iopdocs.wording.signals import AIR, END, KEEP, NUMBERED, TABLE
from iopdocs.wording.source import jinja_source
from iopdocs.wording.textform import parse_blocks


def source_of(text: str, looks: Any) -> str:
    """The source of a template in the text form."""
    return jinja_source(parse_blocks(text, name="prov.docx"), looks, name="prov.docx")


@pytest.mark.parametrize(
    ("line", "style", "level"),
    [
        ("# Rubrik", "heading1", "0"),
        ("§ Punkt", "Avtalspunkt", "1"),
        ("a) led", "Avtalsled", "2"),
        ("i) underled", "Avtalsunderled", "3"),
        ("## Mellanrubrik", "heading2", ""),
        ("- punkt", "ListBullet", ""),
        ("Brödtext", "BodyText", ""),
        ("[Tabellnot] Not", "Tabellnot", ""),
    ],
)
def test_paragraphs(looks: Any, line: str, style: str, level: str) -> None:
    """A paragraph has the id of its style; one in the agreement's list signals its level."""
    _, made = source_of(f"§ Inledning\n{line}", looks).split("\n")
    text = re.split(r"[#§] |## |- |[ai]\) |\[Tabellnot\] ", line)[-1]
    opened, closed = (f"{NUMBERED}{level}", END) if level else ("", "")
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    assert made == f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{opened}{run}{closed}</w:p>'


def test_bold_is_the_letterheads_strong(looks: Any) -> None:
    """Bold text is a run in the character style Strong; tags keep the weight that they stand in."""
    made = source_of("A **B {{ x }}** C", looks)
    strong = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
    t = '<w:t xml:space="preserve">'
    assert f"<w:r>{t}A </w:t></w:r><w:r>{strong}{t}B {{{{ x }}}}</w:t></w:r><w:r>{t} C</w:t></w:r>" in made


def test_text_is_escaped_and_tags_are_not(looks: Any) -> None:
    """The text around a tag is XML; what stands in the tag is for Jinja."""
    assert 'A &amp; &lt;b&gt; {% if x < 3 and y == "&" %}</w:t>' in source_of(
        'A & <b> {% if x < 3 and y == "&" %}', looks
    )


def test_blocks_keep_their_lines(looks: Any) -> None:
    """Each paragraph, row and control tag stands on the line that it has in the text form."""
    table = ["|= Avtalstabell | 100", "|! BB", "| {%tr for y in x %}", "| CC", "| {%tr endfor %}"]
    text = ["# AA", "", "{%p if x %}", "", "", *table, "{%p endif %}", "§ DD"]
    made = source_of("\n".join(text), looks).split("\n")
    wanted = [
        "AA",
        "",
        "{% if x %}",
        "",
        "",
        "<w:tbl>",
        "BB",
        "{% for y in x %}",
        "CC",
        "{% endfor %}",
        "{% endif %}",
        "DD",
    ]
    assert [want in line for want, line in zip(wanted, made, strict=True)] == [True] * len(text)


def test_tables_fill_the_width(looks: Any) -> None:
    """Columns get their share of the letterhead's width, without a remainder; head rows are repeated."""
    made = source_of("|= Avtalstabell | 33 | 33 | 34 >\n|! A | B | C\n| a | b | c\n|+ d | e | f", looks)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', made)]
    assert sum(widths) == looks.text_width == 9000
    assert re.findall(r'<w:tcW w:w="(\d+)"', made) == [str(width) for width in widths] * 3
    assert made.startswith(f'{TABLE}<w:tbl><w:tblPr><w:tblStyle w:val="Avtalstabell"/>')
    head, body, total = re.findall(r"<w:tr>.*?</w:tr>", made)
    assert "<w:tblHeader/>" in head
    assert "<w:tblHeader/>" not in body + total
    styles = re.findall(r'<w:pStyle w:val="([^"]*)"', made)
    assert styles == [
        *("Tabellhuvud", "Tabellhuvud", "Tabellhuvudsiffra"),
        *("Tabelltext", "Tabelltext", "Tabellsiffra"),
        *("Tabellsumma", "Tabellsumma", "Tabellsummasiffra"),
    ]


def test_rows_that_may_be_parted(looks: Any) -> None:
    """Only a row that others follow is kept with the next; a head always."""
    made = source_of("|= Avtalstabell | 100\n|! A\n| b\n| c", looks)
    rows = re.findall(r"<w:tr>.*?</w:tr>", made)
    assert ["<w:keepNext/>" in row for row in rows] == [True, False, False]
    assert [KEEP in row for row in rows] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "missing", "why"),
    [
        ("# A\n§ B", "Avtalspunkt", "rad 2: brevmallen har inget styckeformat som heter ”Avtalspunkt”"),
        ("# A\n\nB **c**", "Strong", "rad 3: brevmallen har inget teckenformat som heter ”Strong”"),
        (
            "|= Avtalstabell | 100\n|! A",
            "Avtalstabell",
            "rad 1: brevmallen har inget tabellformat som heter ”Avtalstabell”",
        ),
        (
            "|= Avtalstabell | 100\n|! A\n| b",
            "Tabelltext",
            "rad 3: brevmallen har inget styckeformat som heter ”Tabelltext”",
        ),
    ],
)
def test_styles_that_the_letterhead_lacks(lacking: Callable[..., Any], text: str, missing: str, why: str) -> None:
    """A style that the letterhead does not have is named, with the line where it is used."""
    with pytest.raises(TemplateError, match=f"prov.docx: {why}"):
        source_of(text, lacking(missing=(missing,)))


@pytest.mark.parametrize(
    "rows",
    [
        "| {%tr for x in y %}\n| a\n| {%tr endfor %}",
        "| {%tr if x %}\n|! a\n| {%tr endif %}",
        "| {%tr if x %}\n| {%tr for x in y %}\n| a\n| {%tr endfor %}\n| {%tr endif %}",
    ],
)
def test_tables_always_have_a_row(looks: Any, rows: str) -> None:
    """A table that could come out without rows is refused: Word would not open the document."""
    with pytest.raises(TemplateError, match=r"prov\.docx: rad 2: tabellen kan bli utan rader"):
        source_of(f"# A\n|= Avtalstabell | 100\n{rows}", looks)
    assert source_of(f"|= Avtalstabell | 100\n{rows}\n|+ b", looks)


def test_odd_ids_of_styles() -> None:
    """The id of a style is escaped, whatever another program has put in it."""

    class Odd:
        text_width = 9000

        def style_id(self, _kind: str, _name: str) -> str:
            return '"/><x>&'

    assert '<w:pStyle w:val="&quot;/&gt;&lt;x&gt;&amp;"/>' in source_of("A", Odd())


@pytest.mark.parametrize(("text", "escaped"), [("a", "a"), ("<&>", "&lt;&amp;&gt;"), ("&lt;", "&amp;lt;"), ('"', '"')])
def test_escaping(text: str, escaped: str) -> None:
    """The three signs that XML needs for itself are escaped once."""
    assert escape_text(text) == escaped


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("§ A\na) b", [True, False]),
        ("§ A\n{%p for x in y %}\na) b\n{%p endfor %}", [True, False]),
        ("a) A\ni) b", [True, False]),
        ("a) A\na) b\n§ C", [False, False, False]),
        ("§ A\n§ B", [False, False]),
        ("§ A\n|= Avtalstabell | 100\n|! B\n| C", [True, True, False]),
    ],
)
def test_what_introduces_stays_with_it(looks: Any, text: str, kept: list[bool]) -> None:
    """A paragraph that introduces a list or a table is not left alone at the end of a page."""
    paragraphs = re.findall(r"<w:p>.*?</w:p>", source_of(text, looks))
    assert ["<w:keepNext/>" in one for one in paragraphs] == kept


def test_air_after_tables(looks: Any) -> None:
    """Running text after a table has air above it; a note belongs to the table."""
    table = "|= Avtalstabell | 100\n|! A"
    assert AIR in source_of(f"{table}\n§ B", looks)
    assert AIR not in source_of(f"{table}\n[Tabellnot] B\n§ C", looks)


@pytest.mark.parametrize(
    ("text", "aired"),
    [
        ("{{%p if x %}}\n{table}\n{{%p else %}}\n§ B\n{{%p endif %}}\n§ C", {"C"}),
        ("{{%p if x %}}\n§ B\n{{%p elif y %}}\n{table}\n{{%p endif %}}\n§ C\n§ D", {"C"}),
        ("{table}\n{{%p if x %}}\n§ B\n{{%p else %}}\n§ C\n{{%p endif %}}\n§ D", {"B", "C"}),
        ("{table}\n{{%p if x %}}\n§ B\n{{%p endif %}}\n§ C\n§ D", {"B", "C"}),
        ("{table}\n{{%p for x in y %}}\n§ B\n{{%p endfor %}}\n§ C\n§ D", {"B", "C"}),
    ],
)
def test_another_branch_is_no_neighbour(looks: Any, text: str, aired: set[str]) -> None:
    """Air is asked for where some way through the conditions leads from a table to the paragraph."""
    made = source_of(text.format(table="|= Avtalstabell | 100\n|! A"), looks).split("<w:p>")
    assert {letter for letter in "BCD" for one in made if AIR in one and f">{letter}<" in one} == aired


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("{%p if x %}\n§ A\n{%p else %}\na) B\n{%p endif %}\n§ C", False),
        ("{%p if x %}\n§ A\n{%p else %}\n§ B\n{%p endif %}\na) C", True),
        ("{%p if x %}\n§ A\n{%p endif %}\n{%p if y %}\na) B\n{%p endif %}", True),
    ],
)
def test_what_comes_next_is_not_another_branch(looks: Any, text: str, *, kept: bool) -> None:
    """A paragraph is kept with the list that can follow it, and not with one of another branch."""
    first = source_of(text, looks).split("<w:p>")[1]
    assert ("<w:keepNext/>" in first) is kept
