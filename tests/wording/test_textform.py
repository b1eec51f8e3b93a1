"""The text form: what each line means, one spelling of each template, refusals with their line."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iopdocs.errors import TemplateError
from iopdocs.opc import read_package
from iopdocs.wording.blocks import MARKERS, STYLES, Block, make_table
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.fromtext import normalise, to_docx
from iopdocs.wording.textform import Control, Paragraph, Row, Table, canonical, parse_blocks, print_blocks
from iopdocs.wording.totext import to_text

TABLE = """\
|= Avtalstabell | 70 | 30 >
|! Kostnad | Belopp
| {%tr for line in budget.lines %}
| {{ line.what }} | {{ line.amount|kr }}
| {%tr endfor %}
|+ Summa | 991
"""


def refused(text: str) -> TemplateError:
    """How a text is refused."""
    with pytest.raises(TemplateError) as caught:
        parse_blocks(text, name="term.txt")
    assert caught.value.path == "term.txt"
    return caught.value


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("# Löptid", Paragraph("heading 1", "Löptid")),
        ("## Rapport", Paragraph("heading 2", "Rapport")),
        ("§ Avtalet gäller.", Paragraph("Avtalspunkt", "Avtalet gäller.")),
        ("a) lokaler", Paragraph("Avtalsled", "lokaler")),
        ("i) stora salen", Paragraph("Avtalsunderled", "stora salen")),
        ("- en punkt", Paragraph("List Bullet", "en punkt")),
        ("[Tabellnot] Belopp i tkr.", Paragraph("Tabellnot", "Belopp i tkr.")),
        ("Vanlig **fet** text.", Paragraph("Body Text", "Vanlig **fet** text.")),
        ("{%p if term.period %}", Control("if term.period")),
        ("[Body Text] § 3 i stadgarna", Paragraph("Body Text", "§ 3 i stadgarna")),
        ("[Body Text] [1] Not", Paragraph("Body Text", "[1] Not")),
        ("[tabellNOT]Belopp", Paragraph("Tabellnot", "Belopp")),
        ("[Eget format] text", Paragraph("Eget format", "text")),
        ("  § indraget  ", Paragraph("Avtalspunkt", "indraget")),
        ("§ {%p if x %}", Control("if x")),
    ],
)
def test_what_a_line_means(line: str, block: Block) -> None:
    """The marker in front of a line names its style; style names mean the same whatever their case."""
    assert parse_blocks(line) == (block,)


def test_what_a_table_means() -> None:
    """A table has columns, a repeated head, rows, control rows and a sum."""
    assert parse_blocks(TABLE) == (
        Table(
            "Avtalstabell",
            ((70, False), (30, True)),
            (
                Row("head", (("Tabellhuvud", "Kostnad"), ("Tabellhuvud siffra", "Belopp"))),
                Control("for line in budget.lines"),
                Row("body", (("Tabelltext", "{{ line.what }}"), ("Tabellsiffra", "{{ line.amount|kr }}"))),
                Control("endfor"),
                Row("sum", (("Tabellsumma", "Summa"), ("Tabellsumma siffra", "991"))),
            ),
        ),
    )


def test_lines_are_counted() -> None:
    """Each block knows its line, empty lines counted, for messages; equal blocks need not stand on the same line."""
    blocks = parse_blocks("# A\r\n\r\nb\n" + TABLE)
    assert [block.line for block in blocks] == [1, 3, 4]
    assert isinstance(blocks[2], Table)
    assert [row.line for row in blocks[2].rows] == [5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b", ["a", "b"]),
        ("|a|b", ["a", "b"]),
        ("| a |", ["a", ""]),
        ("| | b", ["", "b"]),
        ("|", None),
        ("| {{ a | upper }} | b", ["{{ a | upper }}", "b"]),
        ("| a | {% if b|c %}|d{% endif %}", None),
    ],
)
def test_cells(row: str, cells: list[str] | None) -> None:
    """A bar parts cells, but not inside a tag, where it sets off a filter; an empty cell is a cell."""
    text = f"|= Avtalstabell | 50 | 50\n{row}\n"
    if cells is None:
        assert "celler men tabellen har 2 kolumner" in refused(text).message
    else:
        (table,) = parse_blocks(text)
        assert isinstance(table, Table)
        assert isinstance(table.rows[0], Row)
        assert [said for _, said in table.rows[0].cells] == cells


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("\ufeff#  Löptid \r\n\r\n\r\n", "# Löptid\n"),
        ("[heading 1] Löptid\n[body text] x\n", "# Löptid\nx\n"),
        ("[Title] **Avtal**\n# **Löptid**\n", "[Title] Avtal\n# Löptid\n"),
        ("{%p   if x  %}", "{%p if x %}\n"),
        ("|=Avtalstabell|70|30>\n|!A|B\n|a|1\n", "|= Avtalstabell | 70 | 30 >\n|! A | B\n| a | 1\n"),
        ("|= Avtalstabell | 100\n| [Tabellhuvud] A\n| [Tabelltext] b\n", "|= Avtalstabell | 100\n|! A\n| b\n"),
        ("|= Avtalstabell | 100\n| a\n| [Tabellsumma] s\n", "|= Avtalstabell | 100\n| a\n|+ s\n"),
        ("|= Avtalstabell | 100\n| [Tabellsiffra] 1\n", "|= Avtalstabell | 100 >\n| 1\n"),
        ("|= Avtalstabell | 100 >\n| [Tabelltext] a\n", "|= Avtalstabell | 100\n| a\n"),
        ("|= Avtalstabell | 100\n| a\n|! A\n", "|= Avtalstabell | 100\n| a\n|! A\n"),
        ("|= Avtalstabell | 100\n| [Underskrift]\n", "|= Avtalstabell | 100\n| [Underskrift]\n"),
        ("|= Avtalstabell | 100\n| [Tabelltext] [1]\n", "|= Avtalstabell | 100\n| [Tabelltext] [1]\n"),
        (
            "|= Avtalstabell | 50 | 50\n| [Tabellhuvud] A | [Tabellhuvud siffra] B\n| a | [Tabellsiffra] 1\n",
            "|= Avtalstabell | 50 | 50 >\n|! A | B\n| a | 1\n",
        ),
        ("|= Avtalstabell | 100\n| a\n| [Tabellhuvud] B\n", "|= Avtalstabell | 100\n| a\n| [Tabellhuvud] B\n"),
        ("", ""),
        ("\n \n\u00a0\n", ""),
    ],
)
def test_one_spelling(text: str, same: str) -> None:
    """Ways to say the same are spelled the same; what is spelled so does not change."""
    assert canonical(text) == same
    assert canonical(same) == same


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("# A\nb) andra", 2, "skriv ”a) ” eller ”i) ” i stället för ”b) ”"),
        ("ii) andra", 1, "Word räknar upp bokstaven"),
        ("x\n\n**fet", 3, "fetstilen är inte avslutad"),
        ("en\ttabb", 1, "tecknet U+0009"),
        ("{{ a", 1, "är inte hel i stycket ”{{ a”"),
        ("| a", 1, "en tabell börjar med en rad som ”|= Avtalstabell | 70 | 30 >”, inte ”| a”"),
        ("|= Avtalstabell\n| a", 1, "en tabell börjar med"),
        ("|= | 100\n| a", 1, "en tabell börjar med"),
        ("|= Avtalstabell | hälften | 50\n| a | b", 1, "en tabell börjar med"),
        ("|= Avtalstabell | 0 | 100\n| a | b", 1, "en tabell börjar med"),
        ("|= Avtalstabell | 50 | 40\n| a | b", 1, "blir 90 procent i stället för 100"),
        ("|= Avtalstabell | 100\n| {%tr if x %}", 1, "tabellen har inga rader"),
        ("|= Avtalstabell | 50 | 50\n| a | b\n| a | b | c", 3, "raden har 3 celler men tabellen har 2 kolumner"),
        ("|= Avtalstabell | 100\n| **fet", 2, "fetstilen är inte avslutad"),
    ],
)
def test_refusals(text: str, line: int, why: str) -> None:
    """What cannot be understood is refused with its line and what to write instead."""
    error = refused(text)
    assert error.place == f"rad {line}"
    assert why in error.message


def test_a_table_of_blocks_is_checked() -> None:
    """A table made by a program obeys the same rules."""
    row = Row("body", (("Tabelltext", "a"),))
    assert make_table("Avtalstabell", [100], [row]).rows == (row,)
    with pytest.raises(ValueError, match="99 procent"):
        make_table("Avtalstabell", [99], [row])
    with pytest.raises(ValueError, match="inga rader"):
        make_table("Avtalstabell", [100], [])


ORDINARY = st.text(st.sampled_from("aåÅ1 .,–\u00a0\u00ad<&>\"'()§-😀"), min_size=1, max_size=9)
ODD = st.sampled_from(["*", "|", "[", "]", "#", "{", "%}", "a) ", "[Normal] ", "**"])
MARKED = st.sampled_from(["**fet**", "{{ a.b|kr }}", "{% if a %}", "{% endif %}", "{{ “x” }}"])
BITS = st.one_of(ORDINARY, ORDINARY, ORDINARY, ODD, MARKED)
INLINE = st.lists(BITS, max_size=4).map(" ".join)
STYLED = st.sampled_from([*MARKERS, "", *(f"[{style}] " for style in STYLES[:18])])
PARAGRAPHS = st.one_of(st.tuples(STYLED, INLINE).map("".join), st.sampled_from(["{%p if a %}", "{%p endif %}", ""]))
CELLS = st.tuples(st.sampled_from(["", "", "[Underskrift] ", "[Tabelltext] ", "[Tabellsumma siffra] "]), INLINE).map(
    "".join
)


CELL_TAGS = 3
"""A row with a loop over columns has one more cell than these."""


@st.composite
def tables(draw: st.DrawFn) -> str:
    """The lines of a table."""
    widths = draw(st.sampled_from([(100,), (70, 30), (33, 33, 34), (1, 1, 98), (40, 22, 17, 21)]))
    columns = " | ".join(f"{width}{draw(st.sampled_from(['', ' >']))}" for width in widths)
    row = st.tuples(st.sampled_from(["|! ", "| ", "| ", "|+ "]), st.tuples(*[CELLS] * len(widths)).map(" | ".join))
    controls = ["| {%tr for a in b %}", "| {%tr endfor %}"]
    loop = "| a | {%tc for c in d|e %} | **b** | **{%tc  endfor %}**"
    rows = st.one_of(row.map("".join), st.sampled_from([*controls, loop] if len(widths) > CELL_TAGS else controls))
    style = draw(st.sampled_from(["Avtalstabell", "Signaturtabell"]))
    return "\n".join([f"|= {style} | {columns}", *draw(st.lists(rows, max_size=5))])


LETTERHEAD = read_package((builtin_templates() / "sv" / "letterhead.docx").read_bytes(), name="letterhead.docx")


def understood(chunks: list[str]) -> str:
    """The paragraphs and tables that can be understood, in their one spelling."""
    found = ""
    for chunk in chunks:
        with suppress(TemplateError):
            found += canonical(chunk)
    return found


@settings(max_examples=400)
@given(st.lists(st.one_of(PARAGRAPHS, tables()), max_size=6))
def test_round_trip_through_word(chunks: list[str]) -> None:
    """The text of the Word file made of a text is that text: what the one can say, the other can."""
    spelled = understood(chunks)
    data = to_docx(spelled, LETTERHEAD)
    assert to_text(data) == spelled
    assert normalise(data, LETTERHEAD) == data


@settings(max_examples=200)
@given(st.text(st.sampled_from("#§a)i-[]|=!+>*{}%p tr\n0159\u00a0\t"), max_size=40))
def test_any_text_is_understood_or_refused(text: str) -> None:
    """Any text has one spelling or is refused with its line; there is never another exception."""
    with suppress(TemplateError):
        spelled = canonical(text)
        assert canonical(spelled) == spelled
        assert print_blocks(parse_blocks(spelled)) == spelled


@pytest.mark.parametrize("path", sorted((builtin_templates() / "sv").glob("*.txt")), ids=lambda path: path.stem)
def test_the_built_in_wording(path: Path) -> None:
    """The text beside each Word file is what the file says, and the file is what its text makes: neither is stale."""
    text = path.read_text("utf-8")
    data = path.with_suffix(".docx").read_bytes()
    assert to_text(data, name=path.name) == text
    assert to_docx(text, LETTERHEAD, name=path.name) == data
