"""Compiling: the tags that are understood, drafts, whole XML, and that no template can bring in code of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from iopdocs.errors import TemplateError
from iopdocs.wording.compile import compile_template
from iopdocs.wording.scope import named

Write = Callable[..., str]
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HIGHLIGHT = '<w:highlight w:val="yellow"/>'


def well_formed(xml: str) -> bool:
    """Whether the XML is whole; raises if not."""
    etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{xml}</w:body>')
    return True


@pytest.mark.parametrize(
    "tag",
    [
        "{% set x = 1 %}",
        "{% include 'x.docx' %}",
        "{% import 'x.docx' as x %}",
        "{% from 'x.docx' import x %}",
        "{% extends 'x.docx' %}",
        "{% macro m() %}x{% endmacro %}",
        "{% call thing.method() %}x{% endcall %}",
        "{% block b %}x{% endblock %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with a = 1 %}x{% endwith %}",
        "{% autoescape false %}x{% endautoescape %}",
        "{% raw %}{{ <w:p/> }}{% endraw %}",
        "{% for a, b in thing.names %}x{% endfor %}",
        "{% for one in thing.names if one %}x{% endfor %}",
        "{% for one in thing.names %}x{% else %}y{% endfor %}",
        "{% for one in thing.parts recursive %}x{% endfor %}",
        "{% for loop in thing.parts %}x{% endfor %}",
        "{% for one in thing.name %}x{% endfor %}",
        "{% do thing.method() %}",
        "{% debug %}",
        "{% trans %}x{% endtrans %}",
        "{% break %}",
    ],
)
def test_no_other_tag_is_understood(write: Write, tag: str) -> None:
    """Of Jinja's tags there are if and for, in their plain forms; all others are refused with their line."""
    with pytest.raises(TemplateError, match=r"^prov\.docx: rad 2: "):
        write(f"# {{{{ heading }}}}\n§ {tag}")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{% if thing.sure %}x", "en tagg är inte avslutad"),
        ("x{% endif %}", "taggen endif finns inte, eller hör inte till någon tagg före"),
        ("{% if thing.sure %}{% endfor %}", "taggen endfor finns inte"),
        ("{% iff thing.sure %}{% endif %}", "taggen iff finns inte"),
        ("{{ thing. }}", "går inte att tolka"),
        ("{{ }}", "går inte att tolka"),
    ],
)
def test_broken_tags(write: Write, text: str, why: str) -> None:
    """A tag that is misspelt or left open is told of in Swedish, with the line."""
    with pytest.raises(TemplateError, match=f"rad 3: .*{why}"):
        write(f"# {{{{ heading }}}}\n\n§ {text}")


def test_comments_leave_nothing(write: Write) -> None:
    """What stands in a comment tag is for those who edit the template."""
    assert write("§ Före {# ändras 2027 #}efter") == "Före efter"


def test_tags_within_each_other_have_a_depth(write: Write) -> None:
    """Tags in more levels than Python can hold are refused."""
    deep = "{% for one in thing.names %}" * 25 + "x" + "{% endfor %}" * 25
    with pytest.raises(TemplateError, match="nästlade i för många led"):
        write(deep)


ONE_OF = """\
{%p if thing.colour == "green" %}
§ Grön.
{%p elif thing.count > 2 %}
§ Minst {{ thing.count }}.
{%p else %}
§ Annars.
{%p endif %}
"""


@pytest.mark.parametrize(
    ("data", "shown"),
    [({"colour": "green"}, "Grön."), ({"count": 4}, "Minst 4."), ({"count": 1}, "Annars.")],
)
@pytest.mark.parametrize("draft", [False, True])
def test_one_of_several(write: Write, data: dict[str, Any], shown: str, draft: bool) -> None:
    """Of if, elif and else in paragraphs of their own exactly one is written, also in a draft."""
    assert write(ONE_OF, data, draft=draft) == shown


@pytest.mark.parametrize(
    ("text", "data", "shown"),
    [
        ("§ Namn: {{ thing.name }}.", {"name": ...}, "Namn: [Namn]."),
        ("§ {{ thing.name|cap|genitive }} pris", {"name": ...}, "[Namn] pris"),
        ("§ A{% if thing.sure %}B{% else %}C{% endif %}D", {"sure": ...}, "A[Säker]D"),
        ("§ A{% if not thing.sure %}B{% else %}C{% endif %}D", {"sure": ...}, "A[Säker]D"),
        ("§ A{% if thing.sure and thing.note %}B{% else %}C{% endif %}D", {}, "ACD"),
        ("§ A{% if thing.note %}B{% else %}C{% endif %}D", {}, "ACD"),
        ('§ {{ "ja" if thing.sure else "nej" }}', {"sure": ...}, "[Säker]"),
        ("§ {% for one in thing.names %}{{ one }}{% endfor %}.", {"names": ...}, "[Namn på delar]."),
        ("§ {{ thing.names|join }}", {"names": ...}, "[Namn på delar]"),
        (ONE_OF, {"colour": ...}, "[Färg]"),
        (ONE_OF, {"count": ...}, "[Antal]"),
        ("{%p for one in thing.parts %}\n§ {{ one.label }}\n{%p endfor %}", {"parts": ...}, "[Delar]"),
        ("{%p for one in thing.parts %}\n§ {{ one.label }}\n{%p endfor %}", {"parts": [{"price": 1}]}, "[Benämning]"),
    ],
)
def test_what_a_draft_lacks_is_a_blank_in_its_place(
    write: Write, write_xml: Write, text: str, data: dict[str, Any], shown: str
) -> None:
    """A value, a condition or a list that needs a missing fact is a highlighted blank; the rest is written."""
    assert write(text, data, draft=True) == shown
    xml = write_xml(text, data, draft=True)
    assert (HIGHLIGHT in xml) is ("[" in shown)
    assert well_formed(xml)


TABLE = """\
|= Avtalstabell | 70 | 30 >
|! Del | Pris
| {%tr if thing.sure %}
| {%tr for one in thing.parts %}
| {{ one.label }} | {{ one.price|number }}
| {%tr endfor %}
| {%tr endif %}
"""


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({}, "Del\nPris\nA\n5\nB\n7"),
        ({"sure": ...}, "Del\nPris\n[Säker]"),
        ({"parts": ...}, "Del\nPris\n[Delar]"),
        ({"parts": [{"label": "A"}]}, "Del\nPris\nA\n[Pris]"),
        ({"sure": False}, "Del\nPris"),
    ],
)
def test_blanks_in_tables(write: Write, write_xml: Write, data: dict[str, Any], shown: str) -> None:
    """In a table a missing condition or list is a row with a blank, a missing value a blank in its cell."""
    assert write(TABLE, data, draft=True) == shown
    assert well_formed(write_xml(TABLE, data, draft=True))


def test_a_blank_keeps_the_looks_of_its_run(write_xml: Write) -> None:
    """After a blank in bold text the text goes on in bold."""
    xml = write_xml("§ **A {{ thing.name }} B**", {"name": ...}, draft=True)
    strong = '<w:rStyle w:val="Strong"/>'
    assert f"<w:rPr>{strong}{HIGHLIGHT}</w:rPr>" in xml
    assert xml.count(f"<w:rPr>{strong}</w:rPr>") == 2
    assert well_formed(xml)


def test_text_that_looks_like_a_blank_is_escaped(write: Write) -> None:
    """The title of a field is text like any other."""
    assert write("§ {{ thing.name }}", {"name": "[x] <&>"}, draft=True) == "[x] &lt;&amp;&gt;"


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("hard", ["{{ thing.count }}", "{% if x %}", "{_{", "**", "<w:p/>", "&amp;", "\ue0101", "%}"])
def test_data_are_only_text(write: Write, hard: str, draft: bool) -> None:
    """What stands in data comes out as it went in, be it tags, XML or signals."""
    escaped = hard.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert write("§ {{ thing.name }}", {"name": hard}, draft=draft) == escaped


def test_text_of_the_template_is_escaped_once(write: Write) -> None:
    """The signs that XML needs for itself can stand in the text of a template and in the texts of its tags."""
    assert write("§ Hyra & drift < 5 > 3") == "Hyra &amp; drift &lt; 5 &gt; 3"
    assert write('§ {{ "a & b < c" if thing.sure else "" }}') == "a &amp; b &lt; c"
    assert write("§ {% if thing.count < 5 and thing.count > 1 %}&{% endif %}") == "&amp;"


@pytest.mark.parametrize(
    "text",
    [
        "§ A {% if thing.sure %}B\n§ C{% endif %} D",
        "§ A **{% if thing.sure %}B** C{% endif %} D",
        "§ A {% if thing.sure %}B **C{% endif %} D**",
        "{%p if thing.sure %}\n§ A\n|= Avtalstabell | 100\n|! B\n| {%tr endif %}",
        "|= Avtalstabell | 100\n|! B\n| {%tr if thing.sure %}\n| C\n§ D\n{%p endif %}",
        "§ {% for one in thing.names %}A\n§ B{% endfor %}",
        "|= Avtalstabell | 50 | 50\n|! A | B\n| {% if thing.sure %}A | B{% endif %}",
    ],
)
def test_what_comes_and_goes_is_whole(write: Write, text: str) -> None:
    """A tag that begins in one paragraph, weight or cell and ends in another would break the document."""
    with pytest.raises(TemplateError, match=r"prov\.docx: rad \d: taggen börjar och slutar inte i samma stycke"):
        write(text)


@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "§ A {% if thing.sure %}B **C** D{% endif %} E",
        "§ {% if thing.sure %}**B**{% endif %}",
        "§ **A {% if thing.sure %}B{% endif %}**",
        "§ **{% for one in thing.names %}{{ one }}{% endfor %}** A",
        TABLE,
    ],
)
def test_what_is_whole_may_come_and_go(write_xml: Write, text: str, sure: bool) -> None:
    """Bold text within a condition, a condition within bold text and rows in a table leave whole XML."""
    assert well_formed(write_xml(text, {"sure": sure}))


@pytest.mark.parametrize(
    "source",
    [
        "<w:p>{{ thing.name }}</w:p>",
        "<w:r><w:instrText>{{ thing.name }}</w:instrText></w:r>",
        '<w:p w:id="{{ thing.name }}"/>',
        "{{ thing.name }}",
        '<w:p><w:r><w:t w:x="{% if thing.sure %}a{% endif %}"></w:t></w:r></w:p>',
        "<w:r><w:rPr>{% if thing.sure %}<w:b/>{% endif %}</w:rPr></w:r>",
        '<dc:title>{{ ref("parties") }}</dc:title>',
    ],
)
def test_tags_stand_in_text(write_xml: Write, source: str) -> None:
    """A tag outside text, in an attribute or in the instruction of a field, is refused."""
    with pytest.raises(TemplateError, match=r"prov\.docx"):
        write_xml("", source=source)


def test_a_blank_outside_runs_is_plain_text(write_xml: Write) -> None:
    """In the document's properties a missing fact is its title in brackets, since there is nothing to highlight."""
    source = "<dc:title>{{ thing.name }}{% if thing.sure %}x{% endif %}</dc:title>"
    blank = write_xml("", {"name": ..., "sure": ...}, draft=True, source=source)
    assert blank == "<dc:title>[Namn][Säker]</dc:title>"


EVIL = "\"\"\"'''\\\n#{}%s\r\x00;import os;os.system('x')"


def test_text_cannot_become_code(write_xml: Write) -> None:
    """Quotes, backslashes, line breaks and code in the text of a template are text in the function that is made."""
    source = f"<w:p><w:r><w:t>{EVIL}{{{{ thing.name }}}}{EVIL}</w:t></w:r></w:p>"
    assert write_xml("", source=source) == source.replace("{{ thing.name }}", "Exemplet").replace("\n", "").replace(
        "\r", ""
    )


@pytest.mark.parametrize(
    "text",
    [
        "thing.name.__class__.__base__",
        "v_thing.name",
        "w('x')",
        "s.has('x')",
        "e(thing.name)",
        "__builtins__",
        "f_cap(thing.name)",
        "render",
        "thing.name|__import__",
        "thing.name|cap.__globals__",
        "thing.é",
        "thing.\uff4eame",
        "lambda: 1",
    ],
)
def test_names_in_the_made_function_cannot_be_reached(write: Write, text: str) -> None:
    """The function's own names, and names that Python would read as others, are unknown to a template."""
    with pytest.raises(TemplateError, match=r"prov\.docx: rad 1"):
        write(f"{{{{ {text} }}}}")


def test_texts_in_tags_cannot_become_code(write: Write) -> None:
    """A text constant is a constant in the function that is made, whatever stands in it."""
    text = "{{ \"');__import__('os').system('x');('\" if thing.sure else '\\\\' }}"
    assert write(text) == "');__import__('os').system('x');('"


def test_names_of_loops_cannot_become_code(write: Write) -> None:
    """A loop's name may be a word of Python or of the function: it gets a name of our making there."""
    text = "{% for w in thing.names %}{% for lambda in thing.names %}{{ w }}{{ lambda }},{% endfor %}{% endfor %}"
    assert write(text, {"names": ["a"]}) == "aa,"


def test_the_made_function_has_no_builtins() -> None:
    """The function can reach nothing but what it needs: the filters, the escaping and four harmless functions."""
    function = compile_template("x", {"a": named(str)}, name="prov", draft=False)
    names = set(function.__globals__)
    builtins = set(function.__globals__["__builtins__"])
    assert {name for name in names if not name.startswith("f_")} == {"e", "render", "__builtins__"}
    assert builtins == {"bool", "enumerate", "len", "str"}


@pytest.mark.parametrize(
    ("count", "kept"), [(1, "0"), (2, "10"), (3, "110"), (4, "1110"), (5, "11010"), (7, "1100010")]
)
def test_first_and_last_rows_are_kept_together(write_xml: Write, count: int, kept: str) -> None:
    """In a long table the first two rows follow the head and the last two stay together, the last one being the end."""
    xml = write_xml(TABLE, {"parts": [{"label": "A", "price": 1}] * count})
    rows = xml.split("<w:tr>")[2:]
    assert "".join("1" if "<w:keepNext/>" in row else "0" for row in rows) == kept


def test_fixed_rows_are_kept_together(write_xml: Write) -> None:
    """A table of fixed rows, such as a signature block, is not parted, also within a loop of paragraphs."""
    text = "{%p for one in thing.parts %}\n|= Signaturtabell | 100\n| A\n| B\n{%p endfor %}"
    xml = write_xml(text, {"parts": [{"label": "A", "price": 1}] * 6})
    rows = xml.split("<w:tr>")[1:]
    assert ["<w:keepNext/>" in row for row in rows] == [True, False] * 6
