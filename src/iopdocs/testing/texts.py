"""Texts that break careless programs (svåra texter): markup, tags, quotes, odd letters, emoji, very long words."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase, digits

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["slugs", "texts"]

_WORDS = ("ungdomar", "Söråker", "samverkan", "år", "minst 20 platser", "§\N{NO-BREAK SPACE}76", "KS/2017:123")
_SIGNS = (
    *("&", "<", ">", "}", "%", "]]>", "<w:p>", "</w:t>", "&amp;", "&#38;", "<!--", "**", "*", "|", "\\", "$1", "%s"),
    *("“", "”", "„", "’", "'", '"', "`", "«", "…", "–", "\N{MINUS SIGN}"),
)
_LETTERS = (
    "e\N{COMBINING ACUTE ACCENT}",  # becomes é
    "q\N{COMBINING DOT BELOW}\N{COMBINING RING ABOVE}",  # has no single character
    "\N{COMBINING DIAERESIS}a",
    "\N{GRINNING FACE}",
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{FIRE ENGINE}",
    "\N{REGIONAL INDICATOR SYMBOL LETTER S}\N{REGIONAL INDICATOR SYMBOL LETTER E}",
    "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}",
    "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER REH}",
    "\N{LATIN SMALL LIGATURE FI}\N{LATIN SMALL LETTER DOTLESS I}ß",
    "\N{CJK UNIFIED IDEOGRAPH-65E5}\N{CJK UNIFIED IDEOGRAPH-672C}",
)
_SPACES = (
    "\N{NO-BREAK SPACE}",
    "\N{NARROW NO-BREAK SPACE}",
    "\N{THIN SPACE}",
    "  ",
    "\N{SOFT HYPHEN}",
    "\N{NON-BREAKING HYPHEN}",
)
_LONG = ("pneumonoultramikroskopisk" * 9, "a" * 300)
_MARKERS = ("# ", "## ", "a) ", "i) ", "- ", "[Title] ", "|= ", "1.1")
_TAGS = ("{", "{{", "{{ agreement.title }}", "{% if draft %}", "{%p endif %}", "{%tr endfor %}", "{#", "{_{", "#}")

_REFUSED = "{\N{OBJECT REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"


@cache
def texts(*, tags: bool = True) -> SearchStrategy[str]:
    """Strategy for one line or paragraph of text as somebody may have written it.

    Args:
        tags: whether it may hold what looks like the beginning of a template tag.
    """
    pieces = (*_WORDS, *_SIGNS, *_LETTERS, *_SPACES, *_LONG, *_MARKERS, *(_TAGS if tags else ()))
    letters = st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters=_REFUSED)
    piece = st.sampled_from(pieces) | st.text(letters, min_size=1, max_size=5)
    # A word among them keeps the text from being nothing but blanks, which is refused.
    words = st.sampled_from(_WORDS)
    return st.builds(_joined, words, st.lists(piece, max_size=4), st.sampled_from(("", " ")), st.booleans())


def _joined(word: str, pieces: list[str], space: str, word_first: bool) -> str:  # noqa: FBT001 -- drawn, not called
    return space.join([word, *pieces] if word_first else [*pieces, word])


@cache
def slugs() -> SearchStrategy[str]:
    """Strategy for short names to refer by (id), among them such as are easily taken for one another."""
    near = ("a-b", "a_b", "budget_1", "free_1", "x" * 40, "x" * 39 + "y", "x" * 38 + "-y", "budget", "styrgrupp")
    rest = st.text(ascii_lowercase + digits + "_-", max_size=11)
    return st.sampled_from(near) | st.builds(str.__add__, st.sampled_from(ascii_lowercase), rest)
