"""Conditions that are always true or always false are told, by the types of the fields and the conditions around."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

Told = Callable[..., Findings]
LIBRARY = "{%p if vat.treatment == "


def conditions(told: Told, body: str, kind: str) -> list[str]:
    """What is said of the conditions in the wording of a kind."""
    found = told(f"# {{{{ heading }}}}\n{body}", kind)
    return [one.message.partition("”: ")[2] for one in found if one.code == "TPL017"]


@pytest.mark.parametrize(
    ("kind", "test", "said"),
    [
        ("term", "term.period", "villkoret term.period är alltid sant"),
        ("term", "term.period.first", "villkoret term.period.first är alltid sant"),
        ("definitions", "definitions.items", "villkoret definitions.items är alltid sant"),
        ("definitions", "definitions.items|length > 0", "villkoret definitions.items|length > 0 är alltid sant"),
        ("definitions", "definitions.items|length == 0", "är alltid falskt"),
        ("framework", "framework.agreement", "villkoret framework.agreement är alltid sant"),
        ("term", 'has("term")', 'villkoret has("term") är alltid sant'),
        ("term", "not term.period", "villkoret not term.period är alltid falskt"),
        ("term", "term.period and draft", "villkoret term.period är alltid sant"),
        ("term", "term.period or draft", "villkoret term.period or draft är alltid sant"),
        ("term", "true", "villkoret true är alltid sant"),
        ("notice", "notice.months", "villkoret notice.months är alltid sant"),
    ],
)
def test_a_condition_that_decides_nothing_is_told(told: Told, kind: str, test: str, said: str) -> None:
    """A fact that every agreement has needs no question, and one that none has no answer."""
    (found,) = conditions(told, f"{{%p if {test} %}}\n§ Text.\n{{%p endif %}}\n", kind)
    assert said in found


@pytest.mark.parametrize(
    ("kind", "test"),
    [
        ("term", "term.period.last"),
        ("term", 'has("extension")'),
        ("term", "not has('extension')"),
        ("term", "parties|length == 2"),
        ("term", "draft"),
        ("definitions", "definitions.items|length == 1"),
        ("framework", "framework.reference"),
        ("framework", 'framework.precedence == "common"'),
        ("background", "background.policies"),
        ("notice", "notice.written"),
        ("term", 'term.period.last and has("extension")'),
        ("renegotiation", '"deviation" in renegotiation.triggers'),
    ],
)
def test_a_condition_that_decides_something_is_right(told: Told, kind: str, test: str) -> None:
    """What may be lacking, empty, chosen or counted is worth a question."""
    assert conditions(told, f"{{%p if {test} %}}\n§ Text.\n{{%p endif %}}\n", kind) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{%p if term.period.last %}\n{%p if term.period.last %}\n§ A.\n{%p endif %}\n{%p endif %}\n", "alltid sant"),
        ("{%p if not term.period.last %}\n{%p if term.period.last %}\n§ A.\n{%p endif %}\n{%p endif %}\n", "falskt"),
        (
            '{%p if has("notice") %}\n§ A.\n{%p elif has("notice") %}\n§ B.\n{%p endif %}\n',
            "alltid falskt, så texten kommer aldrig med",
        ),
        (
            '{%p if has("notice") and term.period.last %}\n§ {% if has("notice") %}A.{% endif %}\n{%p endif %}\n',
            'has("notice") är alltid sant',
        ),
    ],
)
def test_a_condition_is_judged_by_those_around_it(told: Told, body: str, said: str) -> None:
    """What an outer condition has settled need not be asked again."""
    (found,) = conditions(told, body, "term")
    assert said in found


def test_choices_are_counted_off(told: Told) -> None:
    """When all choices are named, what comes after else is never written; the last elif itself is right."""
    choices = ("not_taxable", "exclusive", "inclusive")
    chain = "".join(
        f'{{%p {"elif" if at else "if"} vat.treatment == "{choice}" %}}\n§ {choice}.\n'
        for at, choice in enumerate(choices)
    )
    assert conditions(told, f"{chain}{{%p endif %}}\n", "vat") == []
    (found,) = conditions(told, f"{chain}{{%p else %}}\n§ Annars.\n{{%p endif %}}\n", "vat")
    assert "else kommer aldrig med" in found


def test_a_choice_that_is_settled_is_not_asked_again(told: Told) -> None:
    """Within one choice another is impossible, and the same certain."""
    outer = '{%p if vat.treatment == "exclusive" %}\n'
    (no,) = conditions(
        told, outer + '{%p if vat.treatment == "inclusive" %}\n§ A.\n{%p endif %}\n{%p endif %}\n', "vat"
    )
    (yes,) = conditions(
        told, outer + '{%p if vat.treatment != "inclusive" %}\n§ A.\n{%p endif %}\n{%p endif %}\n', "vat"
    )
    assert "alltid falskt" in no
    assert "alltid sant" in yes


def test_an_else_is_reached_when_the_choice_may_be_lacking(told: Told) -> None:
    """A choice that need not be made leaves something for else."""
    body = (
        '{%p if framework.precedence == "common" %}\n§ A.\n{%p elif framework.precedence == "sub" %}\n§ B.\n'
        "{%p else %}\n§ C.\n{%p endif %}\n"
    )
    assert conditions(told, body, "framework") == []


def test_a_name_in_a_loop_is_new_each_time(told: Told) -> None:
    """What is known of one item says nothing of the next, nor of one with the same name in another loop."""
    body = (
        "{%p for item in related.items %}\n{%p if item.note %}\n§ {{ item.note }}\n{%p endif %}\n{%p endfor %}\n"
        "{%p for item in related.items %}\n{%p if item.note %}\n§ {{ item.note }}\n{%p endif %}\n{%p endfor %}\n"
    )
    assert conditions(told, body, "related") == []


def test_a_list_that_is_gone_through_is_not_empty(told: Told) -> None:
    """Inside a loop over a list there is at least one item."""
    body = "{%p for policy in background.policies %}\n§ {% if background.policies %}A.{% endif %}\n{%p endfor %}\n"
    (found,) = conditions(told, body, "background")
    assert "background.policies är alltid sant" in found


def test_conditions_within_values_are_judged_too(told: Told) -> None:
    """The short form of if and else is a condition like others."""
    (found,) = conditions(told, '§ {{ "A" if term.period else "B" }}.\n', "term")
    assert "term.period är alltid sant" in found
