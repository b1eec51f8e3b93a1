"""Blocks that do not begin or end, and tags that do not stand where they must, are told where they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopdocs.findings import Findings

GOOD = "# {{ heading }}\n§ Avtalet gäller {{ term.period|period }}.\n"
Told = Callable[..., Findings]


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ("§ A{% if draft %} B.\n§ C.", 3, "{% if draft %} avslutas aldrig; {% endif %} saknas"),
        ("{%p if draft %}\n§ B.", 3, "{%p if draft %} avslutas aldrig"),
        ("{%p for one in parties %}\n§ {{ one.name }}.", 3, "{% endfor %} saknas"),
        ("§ A.\n{%p endif %}", 4, "{%p endif %} hör inte till något if"),
        ("§ A{% endfor %}.", 3, "{% endfor %} hör inte till något for"),
        ("§ A{% else %}B.", 3, "{% else %} hör inte till något if"),
        ("§ A{% elif draft %}B.", 3, "{% elif draft %} hör inte till något if"),
        ("{%p if draft %}\n{%p for one in parties %}\n§ {{ one.name }}.\n{%p endif %}", 4, "{% endfor %} saknas"),
        ("{%p for one in parties %}\n§ A{% if draft %}B.\n{%p endfor %}", 4, "{% endif %} saknas"),
    ],
)
def test_a_block_that_does_not_begin_or_end_is_told(told: Told, lines: str, line: int, said: str) -> None:
    """The tag that stands alone is told, with its line and the words around it, and nothing that follows from it."""
    found = told(f"{GOOD}{lines}\n")
    assert [(one.code, one.line) for one in found] == [("TPL016", line)]
    assert said in found[0].message
    assert found[0].message.startswith("stycket ”")


def test_a_row_that_does_not_end_is_told(told: Told) -> None:
    """A loop over rows ends in its table."""
    table = "|= Avtalstabell | 100\n|! Part\n| {%tr for one in parties %}\n| {{ one.name }}\n"
    (found,) = told(f"{GOOD}{table}§ Efter tabellen.\n")
    assert (found.code, found.line) == ("TPL016", 5)
    assert found.message.startswith("raden ”{%tr for one in parties %}”")


@pytest.mark.parametrize(
    "lines",
    [
        "§ A{% if draft %} B{% elif term.period.last %} C{% else %} D{% endif %}.",
        "{%p for one in parties %}\n{%p if one.address %}\n§ {{ one.address }}.\n{%p endif %}\n{%p endfor %}",
        "|= Avtalstabell | 100\n|! Part\n| {%tr for one in parties %}\n| {{ one.name }}\n| {%tr endfor %}",
    ],
)
def test_blocks_in_order_are_right(told: Told, lines: str) -> None:
    """Blocks within each other that all end are no faults."""
    assert told(f"{GOOD}{lines}\n").codes == ()


@pytest.mark.parametrize(
    ("lines", "way"),
    [
        ("§ A. {%p if draft %} B. {%p endif %}", "p"),
        ("§ {%tr if draft %}\n§ A.\n{%p endif %}", "tr"),
        ("|= Avtalstabell | 100\n|! Part\n| {%p if draft %} A {%p endif %}", "p"),
    ],
)
def test_a_tag_that_must_stand_alone_is_told(told: Told, lines: str, way: str) -> None:
    """A paragraph's or row's tag beside text is told as what it is."""
    found = told(f"{GOOD}{lines}\n")
    assert {one.code for one in found} == {"TPL015"}
    assert f"{{%{way} … %}}" in found[0].message


LOOP = "{%tc for one in parties %} | {{ one.name }} | {%tc endfor %}"
COLUMNS = f"|= Avtalstabell | 40 | 20 | 20 | 20\n|! Part | {LOOP}\n| Namn | {LOOP}\n"


def test_a_loop_over_columns_is_right(told: Told) -> None:
    """Its variable is known in its cells."""
    assert told(GOOD + COLUMNS).codes == ()


@pytest.mark.parametrize(
    ("was", "becomes", "at", "said"),
    [
        ("! Part | {%tc", "! {{ one.name }} | {%tc", (4, "TPL003"), "namnet one finns inte här"),
        (
            "Namn | {%tc for one in parties",
            "Namn | {%tc for one in agreement",
            (5, "TPL003"),
            "bara att gå igenom en lista",
        ),
        ("Namn | {%tc for one in parties", "Namn | {%tc for one of parties", (5, "TPL003"), "går inte att tolka"),
        (
            "Namn | {%tc for one in parties %} | {{ one.name",
            "Namn | {%tc for one in parties %} | {{ one.nmae",
            (5, "TPL003"),
            "menas name?",
        ),
        (f"Namn | {LOOP}", "Namn | A | B | C", (5, "TPL003"), "inte sina {%tc … %} i samma kolumner"),
        (f"Namn | {LOOP}", "Namn | {%tc for one in parties %} | {{ one.name }} | A", (5, "TPL016"), "avslutas aldrig"),
        (f"Namn | {LOOP}", "Namn | A | B | {%tc endfor %}", (5, "TPL016"), "hör inte till något for"),
        (f"Part | {LOOP}", "Part | A | B | {%tc endfor %}", (4, "TPL016"), "hör inte till något for"),
        ("Namn | {%tc", "Namn | A {%tc", (5, "TPL015"), "taggen {%tc … %} står inte ensam i en egen tabellcell"),
    ],
)
def test_a_loop_over_columns_is_examined(told: Told, was: str, becomes: str, at: tuple[int, str], said: str) -> None:
    """Names, types, ends and places are judged as elsewhere, once and on the line of the row."""
    assert was in COLUMNS
    (found,) = told(GOOD + COLUMNS.replace(was, becomes, 1))
    assert ((found.line, found.code), said in found.message) == (at, True)


def test_loops_over_lists_of_different_lengths_are_told(told: Told) -> None:
    """Only a render shows that the rows of a table come out with different columns; the table's line is told."""
    found = told(GOOD + COLUMNS.replace("Namn | {%tc for one in parties", "Namn | {%tc for one in public"))
    assert [(one.code, one.line) for one in found] == [("TPL003", 3)]
    assert "slingorna måste gå igenom lika långa listor" in found[0].message


def test_a_column_tag_outside_a_table_is_told(told: Told) -> None:
    """There are no cells there."""
    found = told(f"{GOOD}§ {{%tc if draft %}}\n§ A.\n{{%p endif %}}\n")
    assert {one.code for one in found} == {"TPL015"}


def test_a_loop_over_columns_ends_in_its_row(told: Told) -> None:
    """The loop over rows around it ends where it ends, whatever a row lacks."""
    rows = "| {%tr for other in parties %}\n| {{ other.name }} | {%tc for one in parties %} | B | C\n| {%tr endfor %}\n"
    (found,) = told(GOOD + COLUMNS + rows)
    assert (found.code, found.line) == ("TPL016", 7)


def test_what_lies_behind_an_unended_block_is_told_too(told: Told) -> None:
    """A fault inside and one after the block are found in the same run."""
    text = "{%p for one in parties %}\n§ {{ one.nmae }}.\n§ {{ term.perod }}.\n"
    found = told(GOOD + text)
    assert [(one.code, one.line) for one in found] == [("TPL016", 3), ("TPL003", 4), ("TPL003", 5)]
    assert "menas name?" in found[1].message


def test_every_tag_that_cannot_be_read_is_told(told: Told) -> None:
    """Jinja stops at the first; here each is told with the tag itself."""
    found = told(f"{GOOD}§ {{{{ a b }}}} och {{{{ c d }}}}.\n§ {{% if e f %}}G{{% endif %}}.\n")
    assert [(one.code, one.line) for one in found] == [("TPL003", 3), ("TPL003", 3), ("TPL003", 4)]
    assert [tag in one.message for tag, one in zip(("{{ a b }}", "{{ c d }}", "e f"), found, strict=True)] == [True] * 3


def test_a_loop_that_cannot_be_read_is_told_alone(told: Told) -> None:
    """Nobody can say what its names would have meant."""
    (found,) = told(f"{GOOD}{{%p for x of parties %}}\n§ {{{{ x.name }}}}.\n{{%p endfor %}}\n")
    assert (found.code, found.line) == ("TPL003", 3)


def test_a_block_that_does_not_end_may_have_another_fault(told: Told) -> None:
    """What the tag asks for is judged too, so that it is mended once."""
    found = told("# {{ heading }}\n§ {{ notice.months|months }}\n{%p if notice.writen %}\n§ Skriftligt.\n", "notice")
    assert {(one.code, one.line) for one in found.errors} == {("TPL016", 3), ("TPL003", 3)}
