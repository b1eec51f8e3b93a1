"""The package of one agreement: references, drafts, texts that are hard to hold, and the letterhead's parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from iopdocs.agreement import Agreement
from iopdocs.errors import TemplateError
from iopdocs.opc import write_package
from iopdocs.testing import assemble, document_faults
from iopdocs.word.render import render_package
from iopdocs.wording.templates import Templates

TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
PLAIN = "# {{ heading }}\n§ Text.\n"
MAIN = "word/document.xml"
HARD = "{{ x }} {% if y %} & < > ” \" ' ** 🎈 e\u0301 {_{ %} </w:t>"

Make = Callable[..., Agreement]
MakeTemplates = Callable[..., Templates]


def parts_of(data: bytes) -> dict[str, str]:
    """The parts of a package as text."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def lines(agreement: Agreement, templates: Templates, *, draft: bool = False) -> list[str]:
    """The lines of the document after the letterhead's own; the document must be without faults."""
    document = assemble(agreement, draft=draft, templates=templates)
    assert document_faults(document.data) == ()
    text = document.text.splitlines()
    return text[next((at for at, line in enumerate(text) if line.startswith(("1\t", "["))), len(text)) :]


def test_references_show_the_right_number(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A reference forward, one backward and one to the clause itself show the number that Word would show."""
    text = '# {{ heading }}\n§ Se {{ ref("notice") }}, {{ ref("term") }} och **{{ ref("parties") }}**.\n'
    templates = make_templates(term=text, notice=text, parties=PLAIN)
    shown = lines(make_agreement(TERM, {"kind": "parties"}, NOTICE), templates)
    assert shown == [
        *("1\tAvtalstid", "1.1\tSe 3, 1 och 2."),
        *("2\tParter", "2.1\tText."),
        *("3\tUppsägning", "3.1\tSe 3, 1 och 2."),
    ]


def test_references_to_and_from_clauses_that_continue(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A clause without a heading of its own is referred to by its first numbered paragraph."""
    text = '# {{ heading }}\n§ Se {{ ref("notice") }}.\n§ Slut.\n'
    templates = make_templates(term=text, notice=text, parties=text)
    shown = lines(make_agreement(TERM, NOTICE | {"continues": "ja"}, {"kind": "parties"}), templates)
    assert shown == [
        *("1\tAvtalstid", "1.1\tSe 1.3.", "1.2\tSlut.", "1.3\tSe 1.3.", "1.4\tSlut."),
        *("2\tParter", "2.1\tSe 1.3.", "2.2\tSlut."),
    ]


def test_references_by_id(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """An id is referred to as it is, with hyphens too, and the clause also by its kind; bookmarks stay unlike."""
    named = '{{ ref("a-b") }}, {{ ref("a_b") }} och {% if has("term") %}{{ ref("term") }}{% endif %}'
    text = f"# {{{{ heading }}}}\n§ Se {named}.\n"
    templates = make_templates(term=PLAIN, notice=PLAIN, parties=text)
    agreement = make_agreement({"kind": "parties"}, TERM | {"id": "a-b"}, NOTICE | {"id": "a_b"})
    assert lines(agreement, templates)[1] == "1.1\tSe 2, 3 och 2."


def test_long_ids_that_begin_alike(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Ids that are alike as far as a bookmark's name reaches lead to different clauses."""
    one, other = "a" * 39 + "x", "a" * 39 + "y"
    text = f'# {{{{ heading }}}}\n§ Se {{{{ ref("{one}") }}}} och {{{{ ref("{other}") }}}}.\n'
    templates = make_templates(term=PLAIN, notice=PLAIN, parties=text)
    agreement = make_agreement({"kind": "parties"}, TERM | {"id": one}, NOTICE | {"id": other})
    assert lines(agreement, templates)[1] == "1.1\tSe 2 och 3."


def test_a_missing_clause_is_named_with_the_one_that_wants_it(
    make_agreement: Make, make_templates: MakeTemplates
) -> None:
    """A dangling reference is an error that names both clauses."""
    templates = make_templates(term='# {{ heading }}\n§ Se {{ ref("budget") }}.\n')
    with pytest.raises(TemplateError, match="klausulen term hänvisar till budget, som inte finns i avtalet"):
        render_package(make_agreement(TERM), templates)


def test_every_kind_of_text_comes_out_as_it_went_in(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Tags, XML, quotes, emoji and combining marks in data are text in clauses, header, title and properties."""
    templates = make_templates(free="# {{ heading }}\n§ {{ free.points|length }} {{ heading }}\n")
    clause = {"kind": "free", "heading": HARD, "points": [{"text": "x"}]}
    agreement = make_agreement(clause, title=HARD, reference=HARD)
    data = render_package(agreement, templates)
    assert document_faults(data, tags=True) == ()
    opened = docx.Document(BytesIO(data))
    hard = HARD.replace("e\u0301", "é")
    assert opened.core_properties.title == hard
    assert [paragraph.text for paragraph in opened.paragraphs if hard in paragraph.text] == [hard, hard, f"1 {hard}"]
    assert hard in opened.sections[0].header.paragraphs[0].text


def test_same_input_same_bytes(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Two renders, and renders by two readings of the same templates, are the same bytes."""
    texts = {"term": '# {{ heading }}\n§ {{ ref("term") }} **{{ term.period|period }}**\n'}
    one, other = make_templates(**texts), make_templates(**texts)
    agreement = make_agreement(TERM)
    assert len({render_package(agreement, templates) for templates in (one, one, other)}) == 1


def test_tables_do_not_touch(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Two tables in a row are parted, in a loop too, and a table last in the text is followed by a paragraph."""
    table = "|= Avtalstabell | 100\n|! A\n"
    text = f"# {{{{ heading }}}}\n§ B\n{table}{table}{{%p for party in parties %}}\n{table}{{%p endfor %}}\n"
    data = render_package(make_agreement(TERM), make_templates(term=text))
    assert document_faults(data) == ()
    assert parts_of(data)[MAIN].count("<w:tbl>") == 4


TEXT, ROWS = "<w:p><w:r><w:t>Bilagor</w:t></w:r></w:p>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
ONLY_IN_DRAFTS = "<w:p><w:r><w:t>{%p if draft %}</w:t></w:r></w:p>{}<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("after", "parted"),
    [
        ("", 1),
        (TEXT, 0),
        (ROWS + TEXT, 1),
        (ONLY_IN_DRAFTS.replace("{}", TEXT), 1),
        (ONLY_IN_DRAFTS.replace("{}", TEXT) + TEXT, 0),
        (ONLY_IN_DRAFTS.replace("{}", ROWS) + TEXT, 1),
    ],
)
def test_what_follows_a_table_that_ends_the_clauses(
    after: str, parted: int, make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """Where the letterhead goes on with text nothing stands between; before its table or its end a paragraph must."""
    before = letterhead[MAIN]
    main = re.sub(rb"(\{\{ clauses \}\}</w:t>\s*</w:r>\s*</w:p>)", lambda one: one[1] + after.encode(), before)
    assert len(main) == len(before) + len(after.encode())
    templates = make_templates({MAIN: main}, term="# {{ heading }}\n|= Avtalstabell | 100\n|! A\n| B\n")
    data = render_package(make_agreement(TERM), templates)
    assert document_faults(data) == ()
    assert parts_of(data)[MAIN].count('w:lineRule="exact"') == parted


@pytest.mark.parametrize(
    ("facts", "blank"),
    [
        ({"title": ...}, "[Avtalets rubrik]"),
        ({"parties": ...}, "[Parter]"),
        ({"clauses": ...}, "[Klausuler]"),
        ({"title": ..., "parties": ..., "clauses": ...}, "[Klausuler]"),
    ],
)
def test_drafts_that_lack_nearly_everything(
    make_agreement: Make, make_templates: MakeTemplates, facts: dict[str, Any], blank: str
) -> None:
    """A draft without title, parties or clauses is still a whole document that shows what is missing."""
    templates = make_templates(term="# {{ heading }}\n§ {% for party in parties %}{{ party.id|called }}{% endfor %}\n")
    data = render_package(make_agreement(TERM, draft=True, **facts), templates, draft=True)
    assert document_faults(data) == ()
    assert blank in parts_of(data)[MAIN]
    assert "UTKAST" in parts_of(data)[MAIN]
    docx.Document(BytesIO(data))


def test_properties_of_a_draft(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """In the properties, which have no runs, a missing title is plain text."""
    data = render_package(make_agreement(draft=True, title=...), make_templates(), draft=True)
    assert docx.Document(BytesIO(data)).core_properties.title == "[Avtalets rubrik]"


def test_a_heading_that_is_missing(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A free clause without its heading has a blank for heading in a draft."""
    templates = make_templates(free="# {{ heading }}\n§ Text.\n")
    agreement = make_agreement({"kind": "free"}, draft=True)
    assert lines(agreement, templates, draft=True)[:2] == ["1\t[Rubrik]", "1.1\tText."]


def test_a_blank_stands_where_its_paragraph_would(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Where paragraphs of a clause are missing the blank is a numbered paragraph, counted as such."""
    text = "# {{ heading }}\n{%p for one in background.paragraphs %}\n§ {{ one }}\n{%p endfor %}\n§ Slut.\n"
    agreement = make_agreement({"kind": "background"}, draft=True)
    found = lines(agreement, make_templates(background=text), draft=True)
    assert found == ["1\tBakgrund", "1.1\t[Bakgrund]", "1.2\tSlut."]


def test_a_blank_stands_once_in_a_paragraph(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """What asks for a fact whose blank stands in the same paragraph adds no other; the next paragraph has its own."""
    asks = "{% if term.period.last %} A{% endif %}"
    paragraphs = "{%p if term.period.last %}\n§ B\n{%p endif %}"
    text = f"# {{{{ heading }}}}\n§ Gäller {{{{ term.period|period }}}}{asks}.\n{paragraphs}"
    table = f"|= Avtalstabell | 100\n|! C{asks}\n| D{asks}\n§ F\n"
    agreement = make_agreement({"kind": "term"}, draft=True)
    found = lines(agreement, make_templates(term=f"{text}\n§ E{asks}{asks}.\n{table}"), draft=True)
    blank = "[Avtalstid]"
    assert found[1:] == [f"1.1\tGäller {blank}.", f"1.2\tE{blank}.", f"C{blank}", f"D{blank}", "1.3\tF"]


def test_a_blank_row_is_as_wide_as_its_table(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """In the place of rows that are missing stands one whose cell spans all columns, those of its own table."""
    rows = "| {%tr for one in background.paragraphs %}\n| {{ one }} | B | C\n| {%tr endfor %}\n"
    first, second = "|= Avtalstabell | 50 | 50\n|! A | B\n", "|= Avtalstabell | 40 | 30 | 30\n|! A | B | C\n"
    templates = make_templates(background=f"# {{{{ heading }}}}\n{first}\n§ D\n{second}{rows}§ E\n")
    data = render_package(make_agreement({"kind": "background"}, draft=True), templates, draft=True)
    assert document_faults(data) == ()
    assert re.findall(r'<w:tcPr><w:gridSpan w:val="(\d)"/>', parts_of(data)[MAIN]) == ["3"]


def test_a_blank_of_the_letterheads_own(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """What the letterhead says after the clauses belongs to no clause, so a blank there has no number."""
    tags = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("{%p for one in parties %}", "A", "{%p endfor %}")
    )
    main = letterhead[MAIN].replace(b"<w:sectPr>", f"{tags}<w:sectPr>".encode())
    assert main != letterhead[MAIN]
    agreement = make_agreement(TERM, draft=True, parties=...)
    found = lines(agreement, make_templates({MAIN: main}, term=PLAIN), draft=True)
    assert found[-3:] == ["1\tAvtalstid", "1.1\tText.", "[Parter]"]


def test_a_missing_fact_stops_what_is_no_draft(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Without draft a document is never written with a fact missing, nor with a party that is not there."""
    templates = make_templates(
        term="# {{ heading }}\n§ {{ term.period|period }}\n",
        notice='# {{ heading }}\n§ {{ "okand"|called }}\n',
    )
    with pytest.raises(TemplateError, match="term: uppgiften Avtalstid saknas i avtalet"):
        render_package(make_agreement({"kind": "term"}, draft=True), templates)
    with pytest.raises(TemplateError, match="notice: uppgiften okand saknas i avtalet"):
        render_package(make_agreement(NOTICE), templates)


def swedish(xml: bytes) -> bytes:
    """The styles as a Swedish Word would name their ids."""
    ids = {b"Heading1": b"Rubrik1", b"Title": b"Rubrik", b"Strong": b"Stark", b"BodyText": b"Brdtext"}
    places = rb'(w:styleId="|<w:(?:pStyle|rStyle|basedOn|next|link) w:val=")(\w+)"'
    return re.sub(places, lambda found: found[1] + ids.get(found[2], found[2]) + b'"', xml)


def test_a_letterhead_from_a_swedish_word(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """Styles are found by their names, so ids in any language give the right looks and numbers."""
    parts = {
        name: swedish(letterhead[name]) for name in (MAIN, "word/styles.xml", "word/numbering.xml", "word/header1.xml")
    }
    assert b'w:styleId="Rubrik1"' in parts["word/styles.xml"]
    templates = make_templates(parts, term="# {{ heading }}\n§ Text **fet**.\n")
    data = render_package(make_agreement(TERM), templates)
    main = parts_of(data)[MAIN]
    assert '<w:pStyle w:val="Rubrik1"/>' in main
    assert '<w:rStyle w:val="Stark"/>' in main
    assert document_faults(data) == ()
    assert lines(make_agreement(TERM), templates) == ["1\tAvtalstid", "1.1\tText fet."]


def test_split_tags_in_the_letterhead(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """A tag that Word has split over runs in the header is written as one."""
    header = letterhead["word/header1.xml"].replace(
        b"{{ agreement.public_names }}", b"{{ agreement</w:t></w:r><w:r><w:rPr/><w:t>.public_names }}"
    )
    assert header != letterhead["word/header1.xml"]
    data = render_package(make_agreement(TERM), make_templates({"word/header1.xml": header}, term=PLAIN))
    assert "Exempelby kommun" in parts_of(data)["word/header1.xml"]
    assert document_faults(data) == ()


def test_rows_in_the_letterhead(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """A table of the letterhead's own can have a row for each party; a draft without parties has a row that says so."""
    cells = ("Part", "{%tr for party in parties %}", "{{ party.name }}", "{%tr endfor %}")
    rows = "".join(f"<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>" for text in cells)
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>{rows}</w:tbl>'
    main = letterhead[MAIN].replace(b"<w:body>", f"<w:body>{table}".encode())
    templates = make_templates({MAIN: main}, term=PLAIN)
    made = assemble(make_agreement(TERM), templates=templates)
    assert document_faults(made.data) == ()
    assert made.text.splitlines()[:3] == ["Part", "Exempelby kommun", "Föreningen Exemplet"]
    draft = assemble(make_agreement(TERM, draft=True, parties=...), draft=True, templates=templates)
    assert draft.text.splitlines()[:2] == ["Part", "[Parter]"]


def test_references_in_the_header(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """The letterhead can refer to a clause; the header is written last, so the number is known."""
    header = letterhead["word/header1.xml"].replace(b"{{ agreement.public_names }}", b'{{ ref("notice") }}')
    templates = make_templates({"word/header1.xml": header}, term=PLAIN, notice=PLAIN)
    shown = parts_of(render_package(make_agreement(TERM, NOTICE), templates))["word/header1.xml"]
    assert re.search(r"REF _iop_notice .*?<w:t xml:space=\"preserve\">2</w:t>", shown)


def test_other_parts_are_the_letterheads(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """What has no tags in it comes out byte for byte as it is in the letterhead."""
    templates = make_templates(term=PLAIN)
    data = render_package(make_agreement(TERM), templates, data=False)
    with ZipFile(BytesIO(data)) as package:
        changed = {name for name in package.namelist() if package.read(name) != letterhead[name]}
        assert set(package.namelist()) == set(letterhead)
    assert changed == set(templates.letterhead.sources)


def test_another_name_for_the_main_part(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """Word on the web names the main part differently; it is found by its relationship."""
    parts = {name.replace("document.xml", "document2.xml"): data for name, data in letterhead.items()}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    templates = make_templates(term=PLAIN)
    templates.path("letterhead.docx").write_bytes(write_package(parts))
    data = render_package(make_agreement(TERM), templates)
    assert "Avtalstid" in parts_of(data)["word/document2.xml"]
    assert docx.Document(BytesIO(data)).paragraphs[0].text == "Exempelavtal"


def test_all_faults_of_all_templates_are_told_at_once(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """Wrong names in the letterhead's parts and in several clauses are told in one error, each with its place."""
    header = letterhead["word/header1.xml"].replace(b"agreement.public_names", b"agreement.publc_names")
    footer = letterhead["word/footer1.xml"].replace(b"</w:p>", b"<w:r><w:t>{{ sidfot }}</w:t></w:r></w:p>", 1)
    templates = make_templates(
        {"word/header1.xml": header, "word/footer1.xml": footer},
        term="# {{ hedding }}\n§ {{ term.perod }} och {{ trem }}.\n",
        notice="# {{ heading }}\n§ {% if notice.monhts %}{{ notice.wriitten }}{% endif %}.\n",
    )
    with pytest.raises(TemplateError) as caught:
        render_package(make_agreement(TERM, NOTICE), templates)
    told = [f"{one.path}: {one.place}: {one.message}" for one in caught.value.singles]
    assert str(caught.value).splitlines() == told
    places = [(Path(one.path).name, one.place) for one in caught.value.singles]
    assert places == [
        *(("letterhead.docx", f"word/{part}1.xml") for part in ("footer", "header")),
        *(("term.docx", f"rad {line}") for line in (1, 2, 2)),
        *(("notice.docx", f"rad {line}") for line in (2, 2)),
    ]
    names = ("sidfot", "publc_names", "hedding", "perod", "trem", "monhts", "wriitten")
    assert all(name in line for name, line in zip(names, told, strict=True))


@pytest.mark.parametrize(("total", "kept"), [("", [True, True, False]), ("|+ Summa\n", [True, True, True, False])])
def test_only_the_last_row_of_a_table_parts_from_what_follows(
    make_agreement: Make, make_templates: MakeTemplates, total: str, kept: list[bool]
) -> None:
    """A row of a loop is kept with the sum row after it, and where there is none the table ends."""
    rows = "| {%tr for party in parties %}\n| {{ party.name }}\n| {%tr endfor %}\n"
    text = f"# {{{{ heading }}}}\n|= Avtalstabell | 100\n|! Namn\n{rows}{total}§ Efter.\n"
    data = render_package(make_agreement(TERM), make_templates(term=text))
    found = re.findall(r"<w:tr>.*?</w:tr>", parts_of(data)[MAIN], re.DOTALL)
    assert ["<w:keepNext/>" in row for row in found] == kept


def test_contents_that_have_no_place_are_told(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """An agreement that wants a table of contents does not silently go without."""
    main = re.sub(rb"\{%p if agreement.contents %\}", b"{%p if draft and agreement.contents %}", letterhead[MAIN])
    assert main != letterhead[MAIN]
    templates = make_templates({MAIN: main}, term=PLAIN)
    assert render_package(make_agreement(TERM), templates)
    with pytest.raises(
        TemplateError, match=r"letterhead.docx: det saknas plats för innehållsförteckningen, .*templates check"
    ):
        render_package(make_agreement(TERM, contents="ja"), templates)
