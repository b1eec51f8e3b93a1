"""Patterns that are compiled when they are first used."""

import re

import pytest

from iopdocs.rules._patterns import pattern


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    """Every method answers as that of a compiled pattern, however often it is asked."""
    later, now = pattern(r"(?P<year>\d{4})|å", re.IGNORECASE), re.compile(r"(?P<year>\d{4})|å", re.IGNORECASE)
    for _ in range(2):
        assert later.findall("2027 Å") == now.findall("2027 Å")
        assert later.sub("x", "2027 Å") == now.sub("x", "2027 Å")
        assert (later.pattern, later.flags, later.groupindex) == (now.pattern, now.flags, now.groupindex)
        assert later.fullmatch("2027x") is None


def test_it_is_compiled_when_it_is_used() -> None:
    """What is wrong with a pattern that nobody uses is not told."""
    faulty = pattern("(")
    with pytest.raises(re.error):
        faulty.search("x")


def test_a_method_is_looked_up_once() -> None:
    """The second call goes straight to the compiled pattern."""
    later = pattern("a")
    assert later.search("a")
    assert "search" in vars(later)
