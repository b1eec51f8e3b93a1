"""Every rule's own examples, and the form of all rules and messages."""

import inspect
import re
from typing import get_args, get_type_hints

import pytest

from iopdocs.agreement import Agreement
from iopdocs.findings import Findings, Severity
from iopdocs.rules import RULES, Rule, judge
from iopdocs.rules._example import complete, made, sound

LOOSE = re.compile(r"\d (?:kr|tkr|mnkr|%|§|tim|veckor|euro|\d{3}\b)|§ \d")
"""A figure and what belongs to it, with a space that may be broken at the end of a line."""


def found(example: str) -> Findings:
    """What is found in the sound paper with the parts of an example."""
    return judge(made(example))


def test_the_sound_agreement_has_no_finding_above_note() -> None:
    """The agreement that examples change a part of is itself without errors and warnings."""
    findings = judge(Agreement.model_validate(sound()))
    assert [str(one) for one in findings if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_wrong_example_has_the_fault(rule: Rule) -> None:
    """The example after Fel gives the rule's own code."""
    assert rule.code in found(rule.wrong).codes


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_right_example_has_not_the_fault(rule: Rule) -> None:
    """The example after Rätt does not give the rule's code."""
    assert rule.code not in found(rule.right).codes


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_message_is_one_sentence_with_hard_spaces(rule: Rule) -> None:
    """A message is no heading and no paragraph, and its figures stay together; so do those of the hint."""
    for finding in found(rule.wrong):
        for text in filter(None, (finding.message, finding.hint)):
            assert not text.endswith(".")
            assert text == text.strip()
            assert "\n" not in text
            assert LOOSE.search(text) is None, text
            assert "ogiltig" not in text


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_message_starts_with_a_small_letter_or_a_name(rule: Rule) -> None:
    """A message follows after ``fel:``, so only a name has a capital."""
    names = tuple(party["name"] for party in complete(rule.wrong)["parties"])
    for finding in found(rule.wrong):
        assert not finding.message[0].isupper() or finding.message.startswith(names), finding.message


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_path_leads_to_something_in_the_data(rule: Rule) -> None:
    """A path can be followed in the agreement's data, but for a last step to a field left out."""
    data = complete(rule.wrong)
    for finding in found(rule.wrong):
        node: object = data
        for step in finding.path[:-1]:
            node = node[step]  # type: ignore[index] # a step leads into a list or mapping
        assert isinstance(node, dict | list | str)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_is_told_in_full(rule: Rule) -> None:
    """`iopdocs explain` has a title, a reason and both examples; the name says the fault, not the remedy."""
    assert rule.title
    assert len(rule.why) > 40
    assert rule.wrong != rule.right
    for part in (rule.code, rule.title, rule.why, "Fel:", "Rätt:", "Exemplen visar bara den del av filen"):
        assert part in rule.explanation
    assert not rule.name.startswith(("no_", "invalid", "check", "must"))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_takes_the_nodes_it_is_registered_for(rule: Rule) -> None:
    """The classes in the decorator are those that the function says it takes."""
    hints = get_type_hints(rule.check)
    taken = hints[next(iter(inspect.signature(rule.check).parameters))]
    assert set(rule.on) == set(get_args(taken) or (taken,))
