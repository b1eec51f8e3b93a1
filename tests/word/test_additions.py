"""What a document adds to its letterhead: footnotes, lists begun anew, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from iopdocs.agreement import Agreement
from iopdocs.document import Document
from iopdocs.errors import TemplateError
from iopdocs.testing import document_faults
from iopdocs.word.render import render_package
from iopdocs.wording.templates import Templates

Make = Callable[..., Agreement]
MakeTemplates = Callable[..., Templates]

TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
HEAD = "# {{ heading }}\n"


def parts_of(data: bytes) -> dict[str, str]:
    """The parts of a package as text."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def lines_of(data: bytes) -> list[str]:
    """The lines of a document that has no faults."""
    assert document_faults(data) == ()
    return Document(data, "").text.splitlines()


def test_footnotes_are_numbered_as_they_are_used(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A footnote in a loop is written each time, with that time's values; one that is not reached leaves no trace."""
    term = (
        "{%p if draft %}\n§ Utkast[^1]\n{%p endif %}\n{%p for party in parties %}\n§ {{ party|called|cap }}[^2]\n"
        '{%p endfor %}\n[^1] Syns inte.\n[^2] Fullständigt namn: {{ party.name }}, se {{ ref("notice") }}.\n'
    )
    data = render_package(
        make_agreement(TERM, NOTICE), make_templates(term=HEAD + term, notice=f"{HEAD}§ Sist[^1]\n[^1] Slut.\n")
    )
    said = lines_of(data)
    assert [line for line in said if "¹" in line or "²" in line or "³" in line] == [
        "1.1\tKommunen¹",
        "1.2\tFöreningen²",
        "2.1\tSist³",
        "¹\tFullständigt namn: Exempelby kommun, se 2.",
        "²\tFullständigt namn: Föreningen Exemplet, se 2.",
        "³\tSlut.",
    ]
    parts = parts_of(data)
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"/>', parts["word/document.xml"]) == ["1", "2", "3"]
    assert re.findall(r'<w:footnote[^>]* w:id="(-?\d+)"', parts["word/footnotes.xml"]) == ["-1", "0", "1", "2", "3"]


def test_without_additions_the_parts_are_the_letterheads(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """A document that adds nothing has the letterhead's own parts, byte for byte."""
    parts = parts_of(render_package(make_agreement(TERM), make_templates(term=f"{HEAD}§ A\na) b\n")))
    for name in ("word/footnotes.xml", "word/numbering.xml"):
        assert parts[name].encode() == letterhead[name]


def test_footnotes_come_after_the_letterheads_own(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """A letterhead may have footnotes of its own: theirs keep their ids, and ours are numbered on."""
    own = b'<w:footnote w:id="7"><w:p><w:r><w:t>Egen</w:t></w:r></w:p></w:footnote></w:footnotes>'
    head = {"word/footnotes.xml": letterhead["word/footnotes.xml"].replace(b"</w:footnotes>", own)}
    templates = make_templates(head, term=f"{HEAD}§ A[^1]\n[^1] Vår.\n")
    parts = parts_of(render_package(make_agreement(TERM), templates))
    assert re.findall(r'<w:footnote w:id="(\d+)"', parts["word/footnotes.xml"]) == ["7", "8"]


def test_letterhead_without_a_place_for_footnotes(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """A letterhead without the part says what to do in Word, but only where a footnote needs it."""
    rels = letterhead["word/_rels/document.xml.rels"]
    cut = re.sub(rb"<Relationship [^>]*footnotes.xml\"/>", b"", rels)
    assert cut != rels
    head = {"word/_rels/document.xml.rels": cut}
    assert render_package(make_agreement(TERM), make_templates(head, term=f"{HEAD}§ A\n"))
    with pytest.raises(TemplateError, match="rad 3: brevmallen har ingen plats för fotnoter; infoga en fotnot"):
        render_package(make_agreement(TERM), make_templates(head, term=f"{HEAD}§ A[^1]\n[^1] B\n"))


def test_no_footnote_in_a_heading(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A footnote in a heading would stand in the table of contents."""
    with pytest.raises(TemplateError, match="rad 1: en fotnot kan inte stå i klausulens rubrik"):
        render_package(make_agreement(TERM), make_templates(term="# Rubrik[^1]\n§ A\n[^1] B\n"))


LISTS = """# {{ heading }}
Inledning:
a) ett
a) två
§ Punkt
a) ny lista
Stycke emellan
a) [#fort] går vidare
a) [börja om] börjar om
i) under
i) under
a) andra
§ Punkt, led {{ ref("clause.fort") }}
a) [fortsätt] fortsätter
§ Punkt
a) börjar av sig själv
"""


def test_lists_begin_anew_and_go_on(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """Letters begin anew after a numbered paragraph and where the template says so; they go on where it says that."""
    said = lines_of(render_package(make_agreement(TERM), make_templates(term=LISTS)))
    labels = [line.split("\t")[0] for line in said if "\t" in line]
    assert labels == ["1", "a)", "b)", "1.1", "a)", "b)", "a)", "i)", "ii)", "b)", "1.2", "c)", "1.3", "a)"]
    assert "1.2\tPunkt, led b)" in said


def test_lists_of_their_own_are_lists_of_their_own(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """Each list has a number that starts at a, of a list beside the agreement's own, which is left as it is."""
    numbering = parts_of(render_package(make_agreement(TERM), make_templates(term=LISTS)))["word/numbering.xml"]
    assert numbering.count('<w:startOverride w:val="1"/>') == 4
    before, after = (
        len(re.findall(rb"<w:abstractNum ", xml)) for xml in (letterhead["word/numbering.xml"], numbering.encode())
    )
    assert after == before + 1
    nsids = re.findall(r'<w:nsid w:val="(\w+)"', numbering)
    assert len({*nsids}) == len(nsids)
    assert numbering.rindex("<w:abstractNum ") < numbering.index("<w:num ")


def test_list_after_an_unnumbered_introduction(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A lettered list before any numbered paragraph is a list of its own, so that the paragraph after it is 1.1."""
    data = render_package(make_agreement(TERM), make_templates(term=f"{HEAD}Inledning:\na) ett\n§ Första\n"))
    assert lines_of(data)[-2:] == ["a)\tett", "1.1\tFörsta"]
    assert "<w:numPr>" in parts_of(data)["word/document.xml"]


def test_contents(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """The table lists each heading with its number, before any field is updated, and leads to it."""
    term, notice = f"{HEAD}§ A\n", '# Enligt {{ ref("term") }} & mer\n§ B\n'
    agreement = make_agreement(TERM, NOTICE, contents="ja")
    data = render_package(agreement, make_templates(term=term, notice=notice))
    said = lines_of(data)
    assert said[2:5] == ["Innehåll", "1\tAvtalstid", "2\tEnligt 1 & mer"]
    xml = parts_of(data)["word/document.xml"]
    anchors = re.findall(r'<w:hyperlink w:anchor="(_Toc\d+)"', xml)
    assert anchors == re.findall(r'<w:bookmarkStart [^>]*w:name="(_Toc\d+)"', xml)
    assert len(anchors) == 2
    assert r' TOC \o "1-1" \n \h \z \u ' in xml
    shown = Document(data, "").html
    assert '<nav aria-label="Innehåll"><p>Innehåll</p><p>1\tAvtalstid</p><p>2\tEnligt 1 &amp; mer</p></nav>' in shown
    assert xml.count('fldCharType="begin"') == xml.count('fldCharType="end"')


def test_contents_show_numbers_as_headings_do(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """A letterhead whose headings have a full stop after the number has it in the table of contents too."""
    level = letterhead["word/numbering.xml"].replace(b'<w:lvlText w:val="%1"/>', b'<w:lvlText w:val="%1."/>')
    assert level != letterhead["word/numbering.xml"]
    templates = make_templates({"word/numbering.xml": level}, term=f"{HEAD}§ A\n")
    data = render_package(make_agreement(TERM, contents="ja"), templates)
    assert lines_of(data)[3:5] == ["1.\tAvtalstid", "1.\tAvtalstid"]


def test_no_contents_unless_asked_for(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """An agreement says itself whether it has a table of contents."""
    data = render_package(make_agreement(TERM), make_templates(term=f"{HEAD}§ A\n"))
    assert "Innehåll" not in Document(data, "").text
    assert "_Toc" not in parts_of(data)["word/document.xml"]


def test_contents_of_nothing(make_agreement: Make, make_templates: MakeTemplates) -> None:
    """A draft without clauses says that there is nothing to list, and its field is whole."""
    data = render_package(make_agreement(clauses=..., contents="ja", draft=True), make_templates(), draft=True)
    xml = parts_of(data)["word/document.xml"]
    assert "Avtalet har inga rubriker." in Document(data, "").text
    assert xml.count('fldCharType="begin"') == xml.count('fldCharType="end"')


CONTENTS = "{{ contents }}"
NEXT = "</w:t></w:r></w:p><w:p><w:r><w:t>"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("{{ clauses }}", f"{{{{ clauses }}}}{NEXT}{CONTENTS}"), "före {{ clauses }}"),
        ((CONTENTS, f"{CONTENTS}{NEXT}{CONTENTS}"), "på ett enda ställe"),
    ],
)
def test_where_contents_can_stand(
    make_templates: MakeTemplates, letterhead: dict[str, bytes], change: tuple[str, str], why: str
) -> None:
    """The table of contents has one place, before the clauses."""
    document = letterhead["word/document.xml"].replace(change[0].encode(), change[1].encode())
    with pytest.raises(TemplateError, match=re.escape(why)):
        make_templates({"word/document.xml": document}).frame()


def test_contents_want_their_style(
    make_agreement: Make, make_templates: MakeTemplates, letterhead: dict[str, bytes]
) -> None:
    """A letterhead with a table of contents has the style that Word gives it."""
    styles = letterhead["word/styles.xml"].replace(b'"toc 1"', b'"annan"')
    with pytest.raises(TemplateError, match="inget styckeformat som heter ”toc 1”"):
        render_package(make_agreement(TERM), make_templates({"word/styles.xml": styles}, term=f"{HEAD}§ A\n"))
