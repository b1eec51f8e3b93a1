"""References of all sorts: to paragraphs, items, tables and annexes, several at once, and where they lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.agreement import Agreement
from iopdocs.document import Document
from iopdocs.errors import TemplateError
from iopdocs.testing import document_faults
from iopdocs.word.render import render_package
from iopdocs.word.targets import Target, item_label, point_label, ranges, shown
from iopdocs.wording.templates import Templates

Make = Callable[..., Agreement]
MakeTemplates = Callable[..., Templates]

TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
ANNEXES = {"kind": "annexes", "items": [{"title": "A"}, {"title": "B", "id": "plan"}, {"title": "C"}]}
HEAD = "# {{ heading }}\n"
FIELD = re.compile(r'<w:fldChar w:fldCharType="begin"/>.*?<w:fldChar w:fldCharType="end"/>', re.DOTALL)
TAG = re.compile(r"<w:instrText.*?</w:instrText>|<[^>]*>")


@pytest.fixture
def text(make_agreement: Make, make_templates: MakeTemplates) -> Callable[..., str]:
    """The text of a document with two clauses, whose templates are given; it has no faults."""

    def read(term: str, notice: str = "§ Punkt\n", *more: dict[str, Any], draft: bool = False, **others: str) -> str:
        said = {kind: HEAD + lines for kind, lines in {"term": term, "notice": notice, **others}.items()}
        data = render_package(make_agreement(TERM, NOTICE, *more, draft=draft), make_templates(**said), draft=draft)
        assert document_faults(data) == ()
        return Document(data, "").text

    return read


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        ('ref("notice.punkt")', "2.2"),
        ('ref("notice.led")', "2.2b)"),
        ('ref("notice.under")', "2.2b)ii)"),
        ('ref("clause")', "1"),
        ('ref("notice.punkt", "notice.led", "notice")', "2, 2.2 och 2.2b)"),
        ('refs("notice.punkt")', "punkt\u00a02.2"),
        ('refs("notice", "term", "payment")', "punkterna\u00a01 och 2"),
        ('refs("notice", "notice", "term")', "punkterna\u00a01 och 2"),
        ('refs("notice.tabell")', "tabellerna\u00a01 och 2"),
        ('refs("notice.punkt", "notice.finns_inte")', "punkt\u00a02.2"),
        ('where("notice.punkt")', "nedan"),
        ('ref("notice." ~ "led")', "2.2b)"),
        ('ref("annexes." ~ 7)', "7"),
    ],
)
def test_references_show_the_number(text: Callable[..., str], reference: str, label: str) -> None:
    """A reference shows the number of what bears the bookmark, in full; several are sorted and each is told once."""
    table = '{%p for party in parties %}\n[caption] [#tabell] Tabell {{ number("Tabell") }}\n{%p endfor %}\n'
    notice = f"§ Ett\n§ [#punkt] Två\na) a\na) [#led] b\ni) i\ni) [#under] ii\n{table}"
    assert f"Se {label}." in text(f"§ Se {{{{ {reference} }}}}.\n", notice)


def test_heading_can_be_named(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """The heading of a clause can bear a bookmark as well."""
    templates = make_templates(
        term='# {{ heading }}\n§ Se {{ ref("notice.rubrik") }}.\n', notice="# [#rubrik] {{ heading }}\n§ Punkt\n"
    )
    assert "Se 2." in Document(render_package(make_agreement(TERM, NOTICE), templates), "").text


def test_places_above_are_above(text: Callable[..., str]) -> None:
    """What is already written is above."""
    assert "Se ovan." in text("§ [#a] Ett\n", '§ Se {{ where("term.a") }}.\n')


def test_a_loop_gives_a_name_to_several(text: Callable[..., str]) -> None:
    """A bookmark in a loop leads to each paragraph; three or more in a row become a range of two live fields."""
    item = '- [#bilaga] Bilaga {{ number("Bilaga", loop.index, one.target) }}'
    annexes = f"{{%p for one in annexes.items %}}\n{item}\n{{%p endfor %}}\n"
    said = (
        '§ {{ refs("annexes.bilaga") }}, {{ refs("annexes.3", "annexes.1") }}, {{ refs("annexes.plan") }}'
        '{% if has("annexes.plan") and not has("annexes.nej") %} finns{% endif %}\n'
    )
    found = text(said, "§ Punkt\n", ANNEXES, annexes="§ Bilagor:\n" + annexes)
    assert "bilagorna\u00a01–3, bilagorna\u00a01 och 3, bilaga\u00a02 finns" in found


def test_each_number_is_a_field_of_its_own(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Words and commas stand outside the fields, so that an update leaves them alone."""
    templates = make_templates(
        term=f'{HEAD}§ {{{{ refs("term", "notice") }}}} och {{{{ ref("notice.b") }}}}\n', notice=f"{HEAD}§ [#b] B\n"
    )
    with ZipFile(BytesIO(render_package(make_agreement(TERM, NOTICE), templates))) as package:
        xml = package.read("word/document.xml").decode()
    fields = [TAG.sub("", field) for field in FIELD.findall(xml)]
    assert fields == ["1", "2", "2.1"]
    codes = re.findall(r"<w:instrText[^>]*> (.*?) </w:instrText>", xml)
    assert codes[:2] == ["REF _iop_term \\r \\h", "REF _iop_notice \\r \\h"]
    assert re.fullmatch(r"REF _iop_notice_b_[0-9a-f]{8} \\w \\h", codes[2])


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ('ref("notice.borta")', "klausulen term hänvisar till notice.borta, som inte finns i avtalet"),
        ('refs("payment", "budget.x")', "klausulen term hänvisar till payment, budget.x, som inte finns"),
        ('where("notice.borta")', "klausulen term hänvisar till notice.borta, som inte finns"),
        ('refs("notice", "notice.tabell")', "kan inte leda till både punkter och tabeller.*notice, notice.tabell"),
    ],
)
def test_references_that_lead_nowhere(text: Callable[..., str], reference: str, why: str) -> None:
    """Where nothing of what is referred to is there, both ends are named; sorts are not mixed."""
    with pytest.raises(TemplateError, match=why):
        text(f"§ {{{{ {reference} }}}}\n", '§ P\n[caption] [#tabell] Tabell {{ number("Tabell") }}\n')


def test_what_a_draft_lacks_is_a_blank(text: Callable[..., str]) -> None:
    """In a draft a paragraph may be missing for want of a fact; the reference to it is a blank."""
    assert "Se [hänvisning]." in text('§ Se {{ ref("notice.borta") }}.\n', draft=True)


def test_a_number_without_a_name_has_no_bookmark(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Only what can be referred to has a bookmark; the number is a live field all the same."""
    templates = make_templates(term=f'{HEAD}§ A\n[caption] Tabell {{{{ number("Tabell") }}}}\n')
    with ZipFile(BytesIO(render_package(make_agreement(TERM), templates, data=False))) as package:
        xml = package.read("word/document.xml").decode()
    assert " SEQ Tabell \\* ARABIC " in xml
    assert xml.count("bookmarkStart") == 1


@pytest.mark.parametrize(
    ("counters", "level", "label"),
    [([3, 0, 0, 0], 0, "3"), ([3, 2, 0, 0], 1, "3.2"), ([3, 2, 27, 0], 2, "3.2aa)"), ([1, 1, 1, 9], 3, "1.1a)ix)")],
)
def test_labels_in_full(counters: list[int], level: int, label: str) -> None:
    """A label in full has the number of the paragraph and the letters below it, as Word has it."""
    assert point_label(counters, level) == label


@pytest.mark.parametrize(("count", "label"), [(1, "i)"), (4, "iv)"), (14, "xiv)"), (39, "xxxix)")])
def test_items_of_the_second_level_have_roman_numerals(count: int, label: str) -> None:
    """Small Roman numerals."""
    assert item_label(count, 1) == label


def places(numbers: list[int]) -> list[Target]:
    """Clauses with these numbers."""
    return [Target(f"b{number}", str(number), (number,)) for number in numbers]


@given(st.lists(st.integers(1, 30), min_size=1))
def test_ranges_cover_what_is_referred_to(numbers: list[int]) -> None:
    """Several are "sorted, each once": a range stands for all between its ends, and nothing else is told."""
    covered: list[int] = []
    for group in ranges(places(sorted(set(numbers)))):
        first, last = int(group[0].label), int(group[-1].label)
        assert len(group) == 1 or last - first > 1
        covered += range(first, last + 1)
    assert covered == sorted(set(numbers))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([4], "4"),
        ([5, 4], "4 och 5"),
        ([6, 4, 5], "4–6"),
        ([9, 4, 7], "4, 7 och 9"),
        ([1, 2, 3, 5, 7, 8, 9], "1–3, 5 och 7–9"),
    ],
)
def test_several_numbers_as_they_are_written(numbers: list[int], said: str) -> None:
    """Swedish lists: no comma before the last, an en dash in a range."""
    assert TAG.sub("", shown(places(numbers), "", noun=False)) == said


def test_paragraphs_of_different_clauses_are_no_range() -> None:
    """3.1, 3.2 and 3.3 are a range; 3.3, 4.1 and 5 are not."""
    same = [Target(f"b{at}", f"3.{at}", (3, at)) for at in (1, 2, 3)]
    other = [Target("a", "3.3", (3, 3)), Target("b", "4.1", (4, 1)), Target("c", "5", (5,))]
    assert [len(group) for group in ranges(same)] == [2]
    assert [len(group) for group in ranges(other)] == [1, 1, 1]
