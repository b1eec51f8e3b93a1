"""The text of one paragraph: tags whole and plain, bold where it can be read back, nothing unseen."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.wording.inline import Way, cleaned, control, pieces

BITS = st.sampled_from(["a", "å", " ", "*", "**", "{{ a|b }}", "{% if x %}", "{", "}", "{{ a ** 2 }}", "<&>", "\u00a0"])


def spelled(text: str) -> str:
    """The one spelling of a line."""
    return cleaned(pieces(text))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([("vanlig ", False), ("fet", True)], "vanlig **fet**"),
        ([("fe", True), ("t", True)], "**fet**"),
        ([("fet ", True), ("vanlig", False)], "**fet** vanlig"),
        ([("fet", True), (" ", False), ("fet", True)], "**fet fet**"),
        ([("fet", True), (" ", True), ("fet", True)], "**fet fet**"),
        ([(" ", True), ("a ", False)], "a"),
        ([("", True), ("a", False)], "a"),
        ([("a*", False), ("b", False)], "a*b"),
        ([("a b", True)], "**a b**"),
        ([("a", True), (" b ", False), ("c", True)], "**a** b **c**"),
        ([("\u00a0a\u00a0", True)], "\u00a0**a**\u00a0"),
    ],
)
def test_bold(parts: list[tuple[str, bool]], text: str) -> None:
    """Bold is marked once, and spaces at its edges are not bold: Word splits runs where it likes."""
    assert cleaned(parts) == text


def test_pieces() -> None:
    """Stars turn bold on and off, but not inside a tag."""
    found = [piece for piece in pieces("a **b** {{ c ** 2 }} **d** e") if piece[0]]
    assert found == [
        ("a ", False),
        ("b", True),
        (" ", False),
        ("{{ c ** 2 }}", False),
        (" ", False),
        ("d", True),
        (" e", False),
    ]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([("{{ a", False), (".b }}", False)], "{{ a.b }}"),
        ([("{", True), ("{ a.b }}", False)], "**{{ a.b }}**"),
        ([("x {{ a", False), (".b }", True), ("}", False)], "x {{ a.b }}"),
        ([("{{ a ** 2 }}", False)], "{{ a ** 2 }}"),
    ],
)
def test_a_tag_is_whole(parts: list[tuple[str, bool]], text: str) -> None:
    """A tag split over runs is joined, and has the weight of its first character."""
    assert cleaned(parts) == text


def test_a_tag_is_plain() -> None:
    """What Word puts into a tag while one types is made plain; outside tags it stays."""
    assert spelled("”500\u00a0kr” {{\u00a0a|x(“b”,\u202f’c’) }}") == "”500\u00a0kr” {{ a|x(\"b\", 'c') }}"


def test_letters_are_composed() -> None:
    """An å made of two characters is the same letter."""
    assert spelled("a\u030ar") == "år"


@pytest.mark.parametrize("text", ["a {{ b", "a }} b", "{% if a", "b %}", "{# k", "k #}", "{{ a", "{ {{ a }"])
def test_half_a_tag(text: str) -> None:
    """A tag opened in one paragraph and closed in the next would silently join the two."""
    with pytest.raises(ValueError, match="en tagg börjar eller slutar med"):
        spelled(text)


@pytest.mark.parametrize(
    "letter", ["\t", "\x0b", "\x85", "\u200b", "\u2028", "\u202e", "\u2066", "\ufeff", "\ue012", "\ufffe"]
)
def test_unseen_characters(letter: str) -> None:
    """A character that cannot be seen is refused by its number."""
    with pytest.raises(ValueError, match=f"”tio” följs av tecknet U\\+{ord(letter):04X}"):
        spelled(f"tio{letter}kr")


@pytest.mark.parametrize("text", ["\u00a0", "\u00ad", "\u2011", "👩\u200d🏫", "–"])
def test_characters_that_belong_to_text(text: str) -> None:
    """Hard spaces, soft and hard hyphens and joined emoji are kept."""
    assert spelled(f"a{text}b") == f"a{text}b"


@pytest.mark.parametrize("text", ["**a", "a ** b", "**a** **b"])
def test_bold_left_open(text: str) -> None:
    """Bold that is not closed is refused with the line."""
    with pytest.raises(ValueError, match="fetstilen är inte avslutad"):
        spelled(text)


@pytest.mark.parametrize("parts", [[("2 ** 3 ** 4", False)], [("a*", False), ("b", True)], [("*", True)]])
def test_stars_of_the_text_itself(parts: list[tuple[str, bool]]) -> None:
    """Stars that would be read back as bold are refused, not changed."""
    with pytest.raises(ValueError, match=r"stjärnorna i|fetstilen är inte avslutad"):
        cleaned(parts)


@pytest.mark.parametrize(
    ("kind", "text", "tag"),
    [
        ("p", "{%p if a == 1 %}", "if a == 1"),
        ("p", "**{%p endif %}**", "endif"),
        ("tr", "{%tr for x in y %}", "for x in y"),
        ("tc", "{%tc for x in y %}", "for x in y"),
        ("tr", "{%tc for x in y %}", ""),
        ("p", "{%tr for x in y %}", ""),
        ("tr", "{%p if a %}", ""),
        ("p", "{% if a %}", ""),
        ("p", "{%p if a %} b", ""),
        ("p", "{%p if a %} b {%p endif %}", ""),
        ("p", "", ""),
    ],
)
def test_control_tags(kind: Way, text: str, tag: str) -> None:
    """A control tag stands alone; two in one paragraph are none."""
    assert control(kind, text) == tag


@given(st.lists(st.tuples(BITS, st.booleans()), max_size=8))
def test_one_spelling(parts: list[tuple[str, bool]]) -> None:
    """What is spelled reads back as the same: the same text, the same bold, and spelled again it does not change."""
    with suppress(ValueError):
        text = cleaned(parts)
        assert "".join(part for part, _ in pieces(text)) == "".join(part for part, _ in parts).strip(" ")
        assert spelled(text) == text
