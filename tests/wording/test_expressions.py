"""Expressions in templates: what may be said, and that all else is refused before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from iopdocs.errors import TemplateError

Write = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ thing.name }}", "Exemplet"),
        ("{{ thing.count }}", "3"),
        ("{{ thing.shout }}", "EXEMPLET"),
        ("{{ thing.name|cap|genitive }}", "Exemplets"),
        ('{{ thing.count|count("neuter") }}', "tre"),
        ('{{ thing.names|join }} {{ thing.names|join("eller") }}', "ett, två och tre ett, två eller tre"),
        ("{{ thing.parts|length }}", "2"),
        ('{{ "ja" if thing.sure else "nej" }}', "ja"),
        ('{{ thing.note if thing.note else "utan not" }}', "utan not"),
        ('{% if thing.colour == "red" %}röd{% else %}grön{% endif %}', "röd"),
        ('{% if thing.colour in ("red", "green") %}färgad{% endif %}', "färgad"),
        ('{% if thing.colour not in ("red",) %}ej röd{% else %}röd{% endif %}', "röd"),
        ('{% if "två" in thing.names %}finns{% endif %}', "finns"),
        ("{% if thing.limit == none %}ingen gräns{% endif %}", "ingen gräns"),
        ("{% if thing.limit and thing.limit > 2 %}hög{% else %}låg{% endif %}", "låg"),
        ("{% if not thing.sure or thing.count >= 3 %}många{% endif %}", "många"),
        ("{% if thing.parts|length == 2 %}två{% endif %}", "två"),
        ("{% if thing.parts|length %}några{% endif %}", "några"),
        ('{% if has("parties") and not has("budget") %}bara parter{% endif %}', "bara parter"),
        ("{% if thing.part and thing.part.note %}{{ thing.part.note }}{% else %}–{% endif %}", "–"),
    ],
)
def test_what_a_template_may_say(write: Write, text: str, shown: str) -> None:
    """Fields, properties, filters, choices and conditions do what they say."""
    assert write(text) == shown


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("thing.nmae", "har inget fält nmae; menas name?"),
        ("thng.name", "namnet thng finns inte här; menas thing?"),
        ("thing.name|genitiv", "filtret genitiv finns inte; menas genitive?"),
        ("thing.name|upper", "filtret upper finns inte"),
        ("thing.day", "ett värde av typen dag behöver ett filter"),
        ("thing.parts", "ett värde av typen lista av Part behöver ett filter"),
        ("thing.sure", "ett värde av typen ja eller nej behöver ett filter"),
        ("thing.name|kr", "filtret kr passar inte för ett värde av typen text"),
        ("thing.sure|kr", "filtret kr passar inte för ett värde av typen ja eller nej"),
        ("thing.parts|join", "filtret join passar inte för ett värde av typen lista av Part"),
        ("thing.name|cap(1)", "filtret cap tar inget argument"),
        ('thing.count|count(gender="neuter")', "filtret count tar ett argument"),
        ('thing.count|count("neutrum")', "argumentet till filtret count passar inte; välj bland common, neuter"),
        ("thing.count|count(thing.name)", "argumentet till filtret count passar inte"),
        ("thing.count|count(thing.limit)", "argumentet till filtret count passar inte"),
        ("thing.count|amount", "filtret amount tar ett argument"),
        ("thing.names|join(thing.count)", "argumentet till filtret join passar inte"),
        ("loop.index", "namnet loop finns inte här"),
        (
            'thing.name if thing.colour == "rde" else "x"',
            "”rde” finns inte att välja på; välj bland red, green; menas red?",
        ),
        ('thing.name if thing.colour in ("red", "gren") else "x"', "”gren” finns inte att välja på"),
        ('thing.name if thing.count == "3" else "x"', "heltal kan aldrig vara lika med text"),
        ('thing.name if thing.count == none else "x"', "heltal kan aldrig vara lika med inget"),
        ('thing.name if thing.count in ("3",) else "x"', "heltal kan aldrig vara lika med text"),
        ('thing.name if thing.count in thing.names else "x"', "heltal kan aldrig vara lika med text"),
        ('thing.name if thing.name in thing.name else "x"', "in kräver en lista, inte text"),
        ('thing.name if thing.limit > 2 else "x"', "ett värde som kan saknas går inte att jämföra i storlek"),
        ('thing.name if thing.name > thing.count else "x"', "text och heltal går inte att jämföra i storlek"),
        ('thing.name if 1 < thing.count < 3 else "x"', "jämför två saker i taget"),
        ("thing.name if thing.sure", "skriv både if och else"),
    ],
)
def test_faults_are_found_before_anything_is_written(write: Write, expression: str, why: str) -> None:
    """A misspelt name, a filter that does not fit and a comparison that cannot hold are refused with their line."""
    with pytest.raises(TemplateError) as refusal:
        write(f"# {{{{ heading }}}}\n\n§ {{{{ {expression} }}}}")
    assert (refusal.value.path, refusal.value.place) == ("prov.docx", "rad 3")
    assert why in refusal.value.message


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ thing.note }}", "thing.note"),
        ("{{ thing.note|cap }}", "thing.note"),
        ("{{ thing.part.label }}", "thing.part"),
        ("{% if thing.part %}{{ thing.part.note }}{% endif %}", "thing.part.note"),
        ("{% for one in thing.maybe %}{{ one.label }}{% endfor %}", "thing.maybe"),
        ("{% if thing.note or thing.sure %}{{ thing.note }}{% endif %}", "thing.note"),
        ("{% if not thing.note %}{{ thing.note }}{% endif %}", "thing.note"),
        ("{% if thing.note %}x{% else %}{{ thing.note }}{% endif %}", "thing.note"),
        ("{% if thing.note %}x{% endif %}{{ thing.note }}", "thing.note"),
        ("{% for thing in thing.parts %}{{ thing.note }}{% endfor %}", "thing.note"),
        ("{% if thing.note %}{% for thing in thing.parts %}{{ thing.note }}{% endfor %}{% endif %}", "thing.note"),
        ("{{ thing.note if thing.sure else thing.name }}", "värdet"),
        ("{% if (thing.part if thing.sure else thing.part).note %}{% endif %}", "värdet"),
    ],
)
def test_what_may_be_missing_is_asked_for_first(write: Write, text: str, what: str) -> None:
    """A value that may be missing is printed, filtered, looped over or gone into only where it is known to be there."""
    with pytest.raises(TemplateError, match=f"{what} kan saknas; sätt {{% if"):
        write(text)


@pytest.mark.parametrize(
    "text",
    [
        "{% if thing.note %}{{ thing.note }}{% endif %}",
        "{% if thing.sure and thing.note %}{{ thing.note|cap }}{% endif %}",
        "{% if thing.part and thing.part.note %}{{ thing.part.note }}{% endif %}",
        "{% if thing.maybe %}{% for one in thing.maybe %}{{ one.label }}{% endfor %}{% endif %}",
    ],
)
def test_what_is_asked_for_may_be_used(write: Write, text: str) -> None:
    """Inside its condition a value that may be missing is there; where it is missing nothing is written."""
    assert write(text) == ""


@pytest.mark.parametrize(
    "expression",
    [
        "thing['name']",
        "thing.names[0]",
        "thing.names[0:2]",
        "thing.method",
        "thing.method()",
        "thing.name.upper()",
        "thing._hidden",
        "thing.__class__",
        "thing.__class__.__mro__",
        "thing.name.__class__",
        "thing.model_dump()",
        "thing.model_fields_set",
        "heading.format",
        "cycler",
        "range(3)",
        "lipsum()",
        "dict(a=1)",
        "self",
        "'a' * 100000000",
        "9 ** 9",
        "1 + 1",
        "-1",
        "thing.name ~ 'x'",
        "[1, 2]",
        "(1, 2)",
        "{'a': 1}",
        "1.5",
        "true",
        "thing.name is defined",
        "thing.name is string",
        "ref(thing.note)",
        "ref()",
        "where('a', 'b')",
        "number('Karta')",
        "number('Tabell', 'a', thing.note)",
        "ref(1)",
        "ref(name='parties')",
        "ref(*thing.names)",
        "ref('parties')|cap",
        "has('parties')",
        "has(1)",
        "loop",
        "loop.cycle('a', 'b')",
    ],
)
def test_no_other_expression_is_understood(write: Write, expression: str) -> None:
    """Methods, items, arithmetic, tests, calls and names of Jinja or Python are refused with their line."""
    with pytest.raises(TemplateError, match=r"^prov\.docx: rad 2: "):
        write(f"# {{{{ heading }}}}\n§ {{{{ {expression} }}}}")


@pytest.mark.parametrize("digits", [400, 10_000])
def test_deep_expressions_are_refused(write: Write, digits: int) -> None:
    """An expression so deep that Python cannot hold it is an error of the template, not a crash."""
    with pytest.raises(TemplateError, match="för djupt nästlat"):
        write("{% if " + "not " * digits + "thing.sure %}x{% endif %}")


def test_long_numbers_are_refused(write: Write) -> None:
    """A number of more digits than Python reads is an error of the template, not a crash."""
    with pytest.raises(TemplateError, match="går inte att tolka"):
        write("{{ " + "9" * 10_000 + " }}")


@pytest.mark.parametrize(
    ("data", "shown"),
    [({}, "A1TB2F"), ({"parts": []}, ""), ({"parts": [{"label": "C", "price": 1}]}, "C1T")],
)
def test_what_a_loop_knows(write: Write, data: dict[str, Any], shown: str) -> None:
    """A loop has its index from 1, and knows its first and its last round."""
    text = "{{ one.label }}{{ loop.index }}{% if loop.first %}T{% else %}F{% endif %}"
    assert write(f"{{% for one in thing.parts %}}{text}{{% endfor %}}", data) == shown


def test_last_round(write: Write) -> None:
    """The last round of a loop is known, also in a loop over a list within the list."""
    text = "{% for one in thing.names %}{{ one }}{% if not loop.last %}, {% endif %}{% endfor %}"
    assert write(text) == "ett, två, tre"


def test_loops_within_loops_may_use_the_same_name(write: Write) -> None:
    """The inner loop's name hides the outer's inside it and nowhere else; loop is that of the innermost."""
    inner = [{"label": "a1", "price": 1}, {"label": "a2", "price": 1}]
    data = {"parts": [{"label": "A", "price": 1, "parts": inner}, {"label": "B", "price": 1}]}
    text = (
        "{% for one in thing.parts %}({{ one.label }}"
        "{% for one in one.parts %}{{ loop.index }}{{ one.label }}{% endfor %}"
        "{{ one.label }}{{ loop.index }}){% endfor %}"
    )
    assert write(text, data) == "(A1a12a2A1)(BB2)"


@pytest.mark.parametrize("text", ["{{ loop.index0 }}", "{{ loop.length }}", "{{ loop.revindex }}"])
def test_unknown_facts_of_a_loop(write: Write, text: str) -> None:
    """Of a loop only index, first and last can be asked."""
    with pytest.raises(TemplateError, match=r"det finns loop\.index, loop\.first och loop\.last"):
        write(f"{{% for one in thing.parts %}}{text}{{% endfor %}}")
