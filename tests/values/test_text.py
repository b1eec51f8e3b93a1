"""Lines, paragraphs and short names."""

import string
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from iopdocs.values import FORBIDDEN, Line, Paragraphs, Slug, parse_line
from iopdocs.values.text import _PLAIN

LINE: TypeAdapter[str] = TypeAdapter(Line)
PARAGRAPHS: TypeAdapter[tuple[str, ...]] = TypeAdapter(Paragraphs)
SLUG: TypeAdapter[str] = TypeAdapter(Slug)

every_char = st.characters(exclude_categories=())
blanks = " \t\n\r\u2028\u2029"
texts = st.text(every_char, min_size=1, max_size=200)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Söråkers Folkets Hus", "Söråkers Folkets Hus"),
        ("  blanks around \u00a0", "blanks around"),
        ("two  spaces", "two  spaces"),
        ("So\u0308ra\u030aker", "Söråker"),
        ("en rad \n\n  \t till", "en rad till"),
        ("en\r\nrad", "en rad"),
        ("en\u2028rad\u2029till", "en rad till"),
        ("en\ttab", "en tab"),
        ("500\u00a0000\u202fkr", "500\u00a0000\u202fkr"),
        ("Barn & Ungdom <AB> {{ x }} 👩‍👧", "Barn & Ungdom <AB> {{ x }} 👩‍👧"),
    ],
)
def test_text_comes_out_as_it_went_in(text: str, line: str) -> None:
    """Only line breaks, tabs, blanks around and the Unicode form are made uniform."""
    assert parse_line(text) == line


@pytest.mark.parametrize(
    "char",
    [
        *("\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\x9f"),
        *("\ud800", "\udfff", "\u200b", "\ufeff", "\u202a", "\u202e", "\u2066", "\u2069"),
        *(
            "\ue000",
            "\uf8ff",
            "\U000f0000",
            "\U0010ffff",
            "\ufdd0",
            "\ufffe",
            "\uffff",
            "\U0001fffe",
            "\U000e0041",
        ),
        *("\ufffc", "\ufffd"),
    ],
)
def test_characters_that_do_not_show_are_refused(char: str) -> None:
    """Control, direction, private and lost characters are refused by code point and place, not dropped."""
    with pytest.raises(ValidationError) as caught:
        LINE.validate_python(f"Timrå{char}kommun")
    (error,) = caught.value.errors()
    assert error["type"] == "text"
    assert f"U+{ord(char):04X} (nummer 6)" in error["msg"]


@given(texts)
def test_a_line_is_clean_or_refused(text: str) -> None:
    """A line is NFC, has no line break, tab or forbidden character, and is itself when read again."""
    try:
        line = parse_line(text)
    except ValueError:
        assert FORBIDDEN.search(text) or not text.strip()
    else:
        assert not FORBIDDEN.search(text)
        assert unicodedata.is_normalized("NFC", line)
        assert not set(line) & set(blanks[1:])
        assert parse_line(line) == line
        assert LINE.validate_json(LINE.dump_json(line)) == line


@given(texts.filter(lambda text: not FORBIDDEN.search(text) and bool(text.strip())))
def test_no_letter_is_lost(text: str) -> None:
    """Any text in any field comes out as it went in, but for blanks."""
    expected = "".join(unicodedata.normalize("NFC", text).split())
    assert "".join(parse_line(text).split()) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        *("", " \n\t\u00a0", 2018, None, True, ["text"], b"text"),
        pytest.param("x" * 4001, id="too long"),
        pytest.param("x" * 10**6, id="huge text"),
        pytest.param(" " * 10**6, id="huge blank"),
    ],
)
def test_what_is_no_line_is_refused(wrong: object) -> None:
    """Empty text, other things than text and more than 4 000 characters give the error type text."""
    with pytest.raises(ValidationError) as caught:
        LINE.validate_python(wrong)
    assert [error["type"] for error in caught.value.errors()] == ["text"]


def test_a_line_may_be_4000_characters() -> None:
    """The limit is 4 000 characters after folding."""
    assert len(parse_line("x" * 4000 + "\n" * 100)) == 4000


@pytest.mark.parametrize(
    ("value", "paragraphs"),
    [
        ("ett stycke", ("ett stycke",)),
        ("ett\n\ntvå\n \t\n\n\ntre", ("ett", "två", "tre")),
        ("\n\nett\r\nrad\r\n\r\ntvå\n\n", ("ett rad", "två")),
        (["ett", "två\n\nrader"], ("ett", "två rader")),
        (("ett",), ("ett",)),
    ],
)
def test_paragraphs_are_parted_by_blank_lines(value: object, paragraphs: tuple[str, ...]) -> None:
    """A text is parted at blank lines; a list is taken item by item."""
    assert PARAGRAPHS.validate_python(value) == paragraphs
    assert PARAGRAPHS.validate_json(PARAGRAPHS.dump_json(paragraphs)) == paragraphs


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ("", ()),
        (" \n\n ", ()),
        ([], ()),
        (5, ()),
        (None, ()),
        ({"a": 1}, ()),
        ({"ett"}, ()),
        (["ett", ""], (1,)),
        (["ett", 5], (1,)),
        ("ett\n\ntv\x0bå", (1,)),
        (["x"] * 201, ()),
        pytest.param("x\n\n" * 201, (), id="too many"),
        pytest.param("x" * 1_000_000, (), id="huge text"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(wrong: object, place: tuple[int, ...]) -> None:
    """A fault in a paragraph is told with the paragraph's number."""
    with pytest.raises(ValidationError) as caught:
        PARAGRAPHS.validate_python(wrong)
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("text", place)]


@given(st.from_regex(r"[a-z][a-z0-9_-]{0,39}", fullmatch=True, alphabet=string.printable))
def test_a_short_name_is_itself(name: str) -> None:
    """An id is kept as it is."""
    assert SLUG.validate_json(SLUG.dump_json(SLUG.validate_python(name))) == name


@pytest.mark.parametrize("wrong", ["", "1a", "A", "å", "a b", "a\n", "a" * 41, "-a", 5, None])
def test_what_cannot_be_referred_by_is_refused(wrong: object) -> None:
    """An id is short, in ASCII and in lower case."""
    with pytest.raises(ValidationError) as caught:
        SLUG.validate_python(wrong)
    assert [error["type"] for error in caught.value.errors()] == ["slug"]


def test_plain_text_needs_no_other_look() -> None:
    """Matches text of which no letter can be written in another way, and no character has to go, as most text is."""
    plain = [char for char in map(chr, range(sys.maxunicode + 1)) if _PLAIN.fullmatch(char)]
    assert len(plain) > len(string.printable)
    assert not any(map(FORBIDDEN.search, plain))
    for first in plain:
        pairs = "".join(first + second for second in plain)
        assert unicodedata.is_normalized("NFC", pairs)
        assert pairs.splitlines() == [pairs]
