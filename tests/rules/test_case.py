"""What rules ask of the running text: the texts that have some words, and where they stand."""

import re

import pytest
from hypothesis import given

from iopdocs.agreement import Agreement
from iopdocs.model import nodes
from iopdocs.rules._case import Case
from iopdocs.rules._example import sound
from iopdocs.testing import agreements

WORDS = ("part", "kommun", "2027", "å", "(", "e n", "finns inte här")


def case_of(agreement: Agreement) -> Case:
    """An agreement as rules see it."""
    return Case(agreement, tuple(nodes(agreement)))


@given(agreements())
def test_the_texts_that_have_a_word_are_all_that_have_it(agreement: Agreement) -> None:
    """Return the texts of the clauses that have any of some words or parts of words, as they are spelled."""
    case = case_of(agreement)
    for words in (*((word,) for word in WORDS), WORDS):
        assert case.saying(*words) == [one for one in case.texts if any(word in one.text for word in words)]
        assert case.says(*words) == bool(case.saying(*words))


@given(agreements())
def test_the_texts_that_a_pattern_is_found_in_are_all_of_them(agreement: Agreement) -> None:
    """Return the texts of the clauses that a pattern of no more than one text is found in."""
    case, digits = case_of(agreement), re.compile(r"\d+")
    assert case.matching(digits) == [one for one in case.texts if digits.search(one.text)]


@given(agreements())
def test_a_path_leads_to_its_text(agreement: Agreement) -> None:
    """Every text with its path, in the order of the agreement."""
    for path, text in case_of(agreement).texts:
        value: object = agreement
        for step in path:
            value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index] # a tuple
        assert value == text


@pytest.mark.parametrize("words", [(), ("finns inte här",)])
def test_no_word_gives_no_text(words: tuple[str, ...]) -> None:
    """A word that occurs nowhere gives no text, and nor do no words."""
    case = case_of(Agreement.model_validate(sound()))
    assert case.texts
    assert case.saying(*words) == []
