"""Tables whose number of columns follows the data: what comes out, and what a template may not say of its columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from iopdocs.errors import TemplateError
from iopdocs.wording.source import jinja_source
from iopdocs.wording.textform import parse_blocks
from iopdocs.wording.widths import shared_out

Write = Callable[..., str]

LOOP = "{%tc for name in thing.names %} | {{ name }} | {%tc endfor %}"
FOR, IF = "{%tc for x in thing.names %}", "{%tc if thing.sure %}"
TAGS = [FOR, "{%tc for y in thing.parts %}", "{%tc endfor %}", IF, "{%tc else %}", "{%tc endif %}", "A", ""]
SOUND = [("A", FOR, "{{ x }}", "{%tc endfor %}"), ("A", "{%tc for y in thing.parts %}", "B", "{%tc endfor %}")]
SOUND += [(FOR, "B", "{%tc endfor %}", "A"), ("A", IF, "B", "{%tc endif %}"), ("A", "B", "C", "D")]
ROW = st.one_of(st.sampled_from(SOUND), st.tuples(*[st.sampled_from(TAGS)] * 4)).map(" | ".join)
CONTROLS = ["| {%tr for z in thing.parts %}", "| {%tr if thing.sure %}", "| {%tr endfor %}", "| {%tr endif %}"]
HEAD = "|= Avtalstabell | 40 | 20 | 20 | 20\n"
TABLE = f"""\
|= Avtalstabell | 40 | 20 | 17 > | 23
|! Del | {LOOP}
| {{%tr for one in thing.parts %}}
| {{{{ one.label }}}} | {LOOP}
| {{%tr endfor %}}
|+ Summa | {LOOP}
"""
SEVERAL = """\
|= Avtalstabell | 30 | 5 | 10 | 5 | 20 | 5 | 20 > | 5
|! A | {%tc for name in thing.names %} | {{ name }} | {%tc endfor %} | B | {%tc for one in thing.parts %} \
| {{ one.label }} | {%tc endfor %}
"""


def grid(xml: str) -> list[int]:
    """The widths of the columns in the grid."""
    return [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml)]


def rows(xml: str) -> list[list[int]]:
    """The widths of the cells, row by row."""
    found = re.findall(r"<w:tr>.*?</w:tr>", xml)
    return [[int(width) for width in re.findall(r'<w:tcW w:w="(\d+)" w:type="dxa"/>', row)] for row in found]


@pytest.mark.parametrize(
    ("names", "widths"),
    [
        ([], [9000]),
        (["ett"], [6316, 2684]),
        (["ett", "två"], [4865, 2067, 2068]),
        (["ett", "två", "tre", "fyra", "fem"], [2880, 1224, 1224, 1224, 1224, 1224]),
    ],
)
def test_columns_follow_the_data(write: Write, write_xml: Write, names: list[str], widths: list[int]) -> None:
    """A fixed column of 40 and as many of 17 as the list has, in every row; the cells with tags are gone."""
    xml = write_xml(TABLE, {"names": names})
    assert grid(xml) == widths
    assert rows(xml) == [widths] * 4
    assert '<w:tblW w:w="9000" w:type="dxa"/>' in xml
    assert write(TABLE, {"names": names}).split("\n") == [
        word for label in ("Del", "A", "B", "Summa") for word in (label, *names)
    ]


def test_looks_are_those_of_the_columns(write_xml: Write) -> None:
    """A looped column of figures has their style in head, rows and sum, and the head is repeated as in any table."""
    xml = write_xml(TABLE)
    styles = re.findall(r'<w:pStyle w:val="(\w+)"/>', xml)
    assert styles == [
        *("Tabellhuvud", *["Tabellhuvudsiffra"] * 3),
        *("Tabelltext", *["Tabellsiffra"] * 3) * 2,
        *("Tabellsumma", *["Tabellsummasiffra"] * 3),
    ]
    assert xml.count("<w:tblHeader/>") == 1


def test_rows_are_kept_together_as_in_any_table(write_xml: Write) -> None:
    """The first two rows and the last two are kept with the next, whichever column a cell is in."""
    xml = write_xml(TABLE, {"parts": [{"label": letter, "price": 1} for letter in "ABCDEF"]})
    kept = [(row.count("<w:keepNext/>"), row.count("<w:p>")) for row in re.findall(r"<w:tr>.*?</w:tr>", xml)]
    assert kept == [(4, 4), (4, 4), (4, 4), (0, 4), (0, 4), (4, 4), (4, 4), (0, 4)]


def test_several_loops_and_columns_in_a_row(write: Write, write_xml: Write) -> None:
    """Every column that comes out has its own share of the width, and the tags' columns have none."""
    assert write(SEVERAL) == "A\nett\ntvå\ntre\nB\nA\nB"
    assert grid(write_xml(SEVERAL)) == [2250, 750, 750, 750, 1500, 1500, 1500]


def test_the_number_of_the_column(write: Write) -> None:
    """``loop`` in a cell is the loop over columns."""
    cells = "{%tc for name in thing.names %} | {{ loop.index }} | {%tc endfor %}"
    assert write(f"{HEAD}|! A | {cells}\n") == "A\n1\n2\n3"


@pytest.mark.parametrize(("sure", "shown", "widths"), [(True, "A\nB", [6000, 3000]), (False, "A", [9000])])
def test_a_column_that_is_there_sometimes(
    write: Write, write_xml: Write, *, sure: bool, shown: str, widths: list[int]
) -> None:
    """A condition over a column leaves it out whole."""
    text = "|= Avtalstabell | 40 | 20 | 20 | 20\n|! A | {%tc if thing.sure %} | B | {%tc endif %}\n"
    assert write(text, {"sure": sure}) == shown
    assert grid(write_xml(text, {"sure": sure})) == widths


@given(st.lists(st.integers(1, 99), min_size=1, max_size=63), st.integers(3000, 20000))
def test_widths(shares: list[int], width: int) -> None:
    """Columns are "whole twips whose sum is exactly the table's width", each within one of its proportion."""
    widths = shared_out(shares, width)
    assert sum(widths) == width
    edges = zip(accumulate(widths), accumulate(shares), strict=True)
    assert all(abs(edge - passed * width / sum(shares)) <= 1 / 2 for edge, passed in edges)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    more=st.lists(st.one_of(ROW.map("| {}".format), ROW.map("|! {}".format), st.sampled_from(CONTROLS)), max_size=4),
    usual=ROW,
    names=st.lists(st.just("n"), max_size=3),
    sure=st.booleans(),
)
def test_no_table_is_broken(write_xml: Write, more: list[str], usual: str, names: list[str], *, sure: bool) -> None:
    """A template is refused, or "the grid is the head row's" and every row fills it, whatever the data say."""
    text = "\n".join([f"|! {usual}", *more, f"| {usual}"])
    try:
        xml = write_xml(f"{HEAD}{text}\n", {"names": names, "sure": sure})
    except TemplateError:
        return
    event("written")
    assert grid(xml) == rows(xml)[0]
    assert {len(row) for row in rows(xml)} == {len(grid(xml))}
    assert {sum(row) for row in rows(xml)} == {9000}


@pytest.mark.parametrize(
    ("data", "shown", "spans"),
    [
        ({"names": ...}, "Del\n[Namn på delar]\nA\n[Namn på delar]\nB\n[Namn på delar]\nSumma\n[Namn på delar]", []),
        ({"parts": ...}, "Del\nett\ntvå\ntre\n[Delar]\nSumma\nett\ntvå\ntre", ["4"]),
    ],
)
def test_blanks_in_the_place_of_columns(
    write: Write, write_xml: Write, data: dict[str, Any], shown: str, spans: list[str]
) -> None:
    """A missing list of columns is a cell with a blank; a blank row is as wide as the table."""
    assert write(TABLE, data, draft=True) == shown
    xml = write_xml(TABLE, data, draft=True)
    assert re.findall(r'<w:gridSpan w:val="(\d+)"/>', xml) == spans
    assert {sum(row) for row in rows(xml)} == {9000}


def test_a_blank_stands_in_the_place_of_all_its_columns(write_xml: Write) -> None:
    """Where the head lacks its list, its blank is as wide as the columns that the rows below have."""
    text = (
        "|= Avtalstabell | 40 | 20 | 17 > | 23\n|! Del | {%tc for part in thing.parts %} | {{ part.label }} "
        "| {%tc endfor %}\n| A | {%tc for name in thing.names %} | {{ name }} | {%tc endfor %}\n"
    )
    xml = write_xml(text, {"parts": ...}, draft=True)
    assert rows(xml) == [[3956, 5044], [3956, 1681, 1682, 1681]]
    assert grid(xml) == rows(xml)[1]
    assert '<w:tcW w:w="5044" w:type="dxa"/><w:gridSpan w:val="3"/></w:tcPr>' in xml


def test_rows_with_lists_of_different_lengths_are_refused(write: Write) -> None:
    """Word opens no table whose rows have more cells than its grid, so none is written."""
    text = TABLE.replace(
        f"|+ Summa | {LOOP}", "|+ Summa | {%tc for part in thing.parts %} | {{ part.label }} | {%tc endfor %}"
    )
    with pytest.raises(TemplateError, match="rad 1: en tabells första rad får 4 kolumner men en annan rad 3; "):
        write(text)


def test_more_columns_than_word_takes_are_refused(write: Write) -> None:
    """Word opens no table with more than 63 columns."""
    assert write(TABLE, {"names": ["x"] * 62}).count("x") == 62 * 4
    with pytest.raises(TemplateError, match="får 64 kolumner, men Word tar högst 63"):
        write(TABLE, {"names": ["x"] * 63})


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (
            f"{HEAD}| {{%tr if thing.sure %}}\n|! A | {LOOP}\n| {{%tr endif %}}",
            1,
            "börjar med en rad som alltid är med",
        ),
        (f"{HEAD}|! A | {{%tc for x in thing.names %}} | B | C", 2, "börjar och slutar i samma tabellrad"),
        (f"{HEAD}|! A | B | C | {{%tc endfor %}}", 2, "börjar och slutar i samma tabellrad"),
        (f"{HEAD}|! A | {{%tc if thing.sure %}} | B | {{%tc endfor %}}", 2, "börjar och slutar i samma tabellrad"),
        (f"{HEAD}|! A | B | {{%tc else %}} | C", 2, "börjar och slutar i samma tabellrad"),
        (f"{HEAD}|! A | {LOOP}\n| A | B | C | D", 3, "inte sina {%tc … %} i samma kolumner"),
        (f"{HEAD}|! A | {LOOP}\n| {LOOP} | A", 3, "inte sina {%tc … %} i samma kolumner"),
        (f"|= Avtalstabell | 30 | 40 | 30\n|! {LOOP}", 2, "kan bli utan celler"),
        (
            f"{HEAD}|! A | {{%tc for x in thing.parts %}} | {{%tc for y in x.parts %}} | {{%tc endfor %}}",
            2,
            "kan inte stå i en annan",
        ),
    ],
)
def test_what_could_come_out_broken_is_refused(looks: Any, text: str, line: int, why: str) -> None:
    """Rows that could get different columns, or none, are refused with their line before anything is written."""
    with pytest.raises(TemplateError) as caught:
        jinja_source(parse_blocks(text, name="prov.docx"), looks, name="prov.docx")
    assert (caught.value.place, why in caught.value.message) == (f"rad {line}", True)


def test_all_rows_are_told(looks: Any) -> None:
    """Each row that does not fit is told, and a row that is wrong in itself makes no other wrong."""
    text = f"{HEAD}|! A | {{%tc for x in thing.names %}} | B | C\n| A | {LOOP}\n| A | {LOOP}\n| A | B | C | D\n"
    with pytest.raises(TemplateError) as caught:
        jinja_source(parse_blocks(text, name="prov.docx"), looks, name="prov.docx")
    assert [one.place for one in caught.value.singles] == ["rad 2", "rad 5"]
