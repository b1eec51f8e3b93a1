"""Tags in a part that is kept as it is: joined over runs, lifted out of their paragraphs, all else untouched."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from iopdocs.wording.tags import CLAUSES, part_source

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def source(body: str) -> str:
    """The source of a document with this body."""
    made = part_source(etree.fromstring(f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'))
    return re.sub(r"^<w:document[^>]*><w:body>|</w:body></w:document>$", "", made)


def paragraph(*texts: str) -> str:
    """A paragraph of runs."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{runs}</w:p>"


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("{{ agreement.title }}",), ("{{ agreement.title }}",)),
        (("{", "{ agree", "ment.title }", "}"), ("{{ agreement.title }}", "", "", "")),
        (("Dnr {{ a", ".b }} och"), ("Dnr {{ a.b }}", " och")),
        (("{{ a", " }} {{ b", " }} {% if", " c %}"), ("{{ a }}", " {{ b }}", " {% if c %}", "")),
        (("a {", "b} c"), ("a {", "b} c")),
        (("{{ ref(”a”)", " }}"), ('{{ ref("a") }}', "")),
        (("”{{ a\u00a0}}”",), ("”{{ a }}”",)),
        (("{% if a &lt; b", " and c &amp;&gt; d %}"), ("{% if a < b and c &> d %}", "")),
        (("A &amp; B {{ a }} &lt;",), ("A &amp; B {{ a }} &lt;",)),
    ],
)
def test_split_tags_are_joined(texts: tuple[str, ...], joined: tuple[str, ...]) -> None:
    """A tag that Word has split stands whole in its first run, with straight quotes; other text is as it was."""
    assert source(paragraph(*texts)) == paragraph(*joined)


@pytest.mark.parametrize(
    ("texts", "lifted"),
    [
        (("{{ clauses }}",), CLAUSES),
        (("{{cla", "uses}}"), CLAUSES),
        (("{%p if draft %}",), "{% if draft %}"),
        (("{%p", " endif %}"), "{% endif %}"),
        (("{%p else %}",), "{% else %}"),
    ],
)
def test_paragraphs_of_a_tag_are_lifted(texts: tuple[str, ...], lifted: str) -> None:
    """A paragraph that only holds a control tag, or the place for the clauses, is replaced by it."""
    assert source(f"{paragraph('A')}{paragraph(*texts)}{paragraph('B')}") == f"{paragraph('A')}{lifted}{paragraph('B')}"
    assert source(f"{paragraph(*texts)}{paragraph(*texts)}") == lifted * 2


def row(*cells: str) -> str:
    """A row of cells, each with its paragraphs."""
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{one}</w:tc>' for one in cells)}</w:tr>"


def test_rows_of_a_tag_are_lifted() -> None:
    """A row that only holds a control tag is replaced by it: that row, and not the one before it or around it."""
    head, body = row(paragraph("Part"), paragraph("Nummer")), row(paragraph("{{ a }}"), paragraph("{{ b }}"))
    loop = row(paragraph("{%tr for", " a in b %}"), paragraph())
    end = row(paragraph("{%tr endfor %}"))
    inner = f"<w:tbl>{head}{loop}{body}{end}</w:tbl>"
    lifted = f"<w:tbl>{head}{{% for a in b %}}{body}{{% endfor %}}</w:tbl>"
    assert source(inner) == lifted
    assert source(f"<w:tbl>{row(inner + paragraph('A'))}</w:tbl>") == f"<w:tbl>{row(lifted + paragraph('A'))}</w:tbl>"


@pytest.mark.parametrize(
    "rows",
    [
        row(paragraph("{%tr for a in b %}"), paragraph("B")),
        row(paragraph("{%tr for a in b %}") * 2),
        row(paragraph("{%tr for a in b %}") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" + paragraph()),
    ],
)
def test_rows_of_more_than_a_tag_are_not_lifted(rows: str) -> None:
    """A row with anything else in it stays as it is, and the tag is then told of as one that does not stand alone."""
    assert "{%tr for" in source(f"<w:tbl>{row(paragraph('A'))}{rows}</w:tbl>")


def test_meaningful_space_is_kept() -> None:
    """The indentation between elements goes; the space in texts, attributes and preserved runs stays."""
    body = """
      <w:p w:x="  a  ">
        <w:r>
          <w:t xml:space="preserve"> </w:t>
          <w:tab/>
          <w:t xml:space="preserve">  a {{ b }}  </w:t>
        </w:r>
        <w:r><w:t>c</w:t> <w:t xml:space="preserve"/></w:r>
      </w:p>
    """
    t = '<w:t xml:space="preserve">'
    runs = f"<w:r>{t} </w:t><w:tab/>{t}  a {{{{ b }}}}  </w:t></w:r><w:r>{t}c</w:t>{t}</w:t></w:r>"
    assert source(body) == f'<w:p w:x="  a  ">{runs}</w:p>'


def test_space_around_a_tag_is_kept() -> None:
    """A run that said nothing of its space may end in one when a tag has moved out of it; then the space must count."""
    made = source("<w:p><w:r><w:t>{{ a</w:t></w:r><w:r><w:t>}} b</w:t></w:r></w:p>")
    assert made == paragraph("{{ a}}", " b")


def test_space_that_does_not_count_is_dropped() -> None:
    """A text that does not preserve its space loses it around, as Word reads it, and line breaks within are spaces."""
    assert source("<w:p><w:r><w:t>\n  a\n  {{ b }}\n</w:t></w:r></w:p>") == paragraph("a   {{ b }}")


def test_comments_do_not_part_a_text() -> None:
    """Text with marks that are no text beside it is whole."""
    made = source('<w:p><w:r><w:t>{{ a</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>}}</w:t></w:r></w:p>')
    assert made.count("{{ a}}") == 1


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (paragraph("{{ a"), "inte hel"),
        (
            f"<w:tbl>{row(paragraph('A'), paragraph('{%tc for', ' a in b %}'), paragraph('B'))}</w:tbl>",
            "samma kolumner",
        ),
        (paragraph("{{ a") + paragraph("}}"), "inte hel"),
        (paragraph("a }}"), "inte hel"),
        (paragraph("\ue0100"), "privat bruk"),
        (f"<w:p><w:ins>{paragraph('a')}</w:ins></w:p>", "spårade ändringar"),
        ("<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>", "spårade ändringar"),
        (f"<w:tbl><w:tr><w:tc>{paragraph('{{ clauses }}')}</w:tc></w:tr></w:tbl>", "inte i en tabell eller textruta"),
        (
            f"<w:tbl><w:tblPr/>{''.join(map(row, map(paragraph, ('{%tr if a %}', 'A', '{%tr endif %}'))))}</w:tbl>",
            "kan bli utan rader; låt en rubrikrad stå före",
        ),
        (
            "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{ clauses }}</w:t></w:r></w:p>",
            "avsnittsbrytning; flytta den",
        ),
    ],
)
def test_what_cannot_stand_in_a_letterhead(body: str, why: str) -> None:
    """Half tags, tracked changes, our own signals and a place for the clauses where they cannot stand are refused."""
    with pytest.raises(ValueError, match=why):
        source(body)


def test_other_names_for_the_namespace_are_refused() -> None:
    """The clauses are written with Word's own prefix, so the file must be."""
    root = etree.fromstring(f'<x:document xmlns:x="{NAMESPACE}"><x:body/></x:document>')
    with pytest.raises(ValueError, match="skriven som Word skriver"):
        part_source(root)


def test_properties_are_escaped_once() -> None:
    """In the document's properties, which have no paragraphs, tags are found and the rest is as it was."""
    root = etree.fromstring('<c:x xmlns:c="c" xmlns:d="d"><d:title>A &amp; {{ a }}</d:title></c:x>')
    assert part_source(root) == '<c:x xmlns:c="c" xmlns:d="d"><d:title>A &amp; {{ a }}</d:title></c:x>'
