"""Defined words: defined and never used, or written as defined and never said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings
from iopdocs.lint.terms import defined_words

GOOD = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"
Told = Callable[..., Findings]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("§ Lokalen, nedan kallad mötesplatsen, är öppen.", ("mötesplatsen",)),
        ("§ Avtalet om lokalen (nedan ”lokalavtalet”) gäller.", ("lokalavtalet",)),
        ("§ Med startbidrag avses pengar till möbler.", ("startbidrag",)),
        ("a) **Startbidrag:** pengar till möbler", ("Startbidrag",)),
        ("§ Parterna träffas en gång i månaden.", ()),
        ("a) **{{ item.term }}:** {{ item.meaning }}", ()),
    ],
)
def test_what_defines_a_word(line: str, words: tuple[str, ...]) -> None:
    """The ways in which agreements say what a word means are known."""
    assert defined_words(line) == words


def test_a_defined_word_that_nothing_uses_is_told(told: Told) -> None:
    """A definition makes the reader look for the word."""
    (found,) = told(f"{GOOD}§ Med startbidrag avses pengar till möbler.\n")
    assert (found.code, found.line) == ("TPL027", 3)
    assert "”startbidrag”" in found.message


@pytest.mark.parametrize(
    "more",
    [
        "§ Med startbidrag avses pengar till möbler.\n§ Startbidraget betalas först.\n",
        "§ Med startbidrag avses pengar till möbler. Startbidrag lämnas en gång.\n",
        "§ Med styrgrupp avses de personer som leder arbetet.\n",
    ],
)
def test_a_word_that_some_wording_uses_is_right(told: Told, more: str) -> None:
    """It may be used in another form, in the same line, or in another template in force."""
    assert told(GOOD + more).codes == ()


def test_a_capital_without_a_definition_is_told_once(told: Told) -> None:
    """A word that else is written with a small letter looks defined when it has a capital within a sentence."""
    (found,) = told(f"{GOOD}§ Arbetet inom Verksamheten leds av Föreningen.\n§ Här är Verksamheten igen.\n")[:1]
    assert (found.code, found.line) == ("TPL028", 3)
    assert told(f"{GOOD}§ Arbetet i Verksamheten är roligt.\n§ Här är Verksamheten igen.\n").codes == ("TPL028",)


@pytest.mark.parametrize(
    "more",
    [
        "§ Arbetet, nedan kallat Verksamheten, är roligt.\n§ Här är Verksamheten igen.\n",
        "§ Upplysningar lämnas av Skatteverket.\n",
        "§ Arbetet är roligt. Verksamheten är öppen.\n",
        "§ Arbetet i verksamheten är roligt.\n",
    ],
)
def test_a_defined_word_and_a_name_may_have_capitals(told: Told, more: str) -> None:
    """What is defined, what is a name of its own and what begins a sentence is right."""
    assert told(GOOD + more).codes == ()
