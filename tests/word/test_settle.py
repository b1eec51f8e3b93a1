"""Numbering, bookmarks and references, and the blanks of drafts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from iopdocs.agreement import Agreement
from iopdocs.errors import TemplateError
from iopdocs.model import Hole, HoleReached
from iopdocs.testing import example_agreement, slugs
from iopdocs.word.blanks import or_hole
from iopdocs.word.plan import plan
from iopdocs.word.settle import Settling
from iopdocs.word.targets import bookmark_name

TERM = {"kind": "term", "period": "2027"}
NOTICE = {"kind": "notice", "months": "3", "written": "ja"}
STATE = Callable[..., tuple[Settling, list[str]]]
TITLE = "Namn & <x>"
BLANK = "[Namn &amp; &lt;x&gt;]"
MARKED = '<w:highlight w:val="yellow"/>'


def begun(*clauses: dict[str, Any]) -> tuple[Settling, list[str]]:
    """The state of a render of an agreement with these clauses, and what it writes to."""
    agreement = Agreement.model_validate(example_agreement(*clauses))
    out: list[str] = []
    return Settling(agreement, plan(agreement), out), out


@pytest.mark.parametrize(
    ("written", "aired"),
    [
        (["</w:tbl>", "<w:p><w:pPr>"], True),
        (["x</w:tbl><w:p><w:pPr>"], True),
        (["</w:tbl>", "<w:p></w:p><w:p><w:pPr>"], False),
        (["</w:tbl><w:p><w:pPr>", "</w:pPr></w:p>", "<w:p>"], False),
        ([], False),
    ],
)
def test_air_stands_between_a_table_and_the_text_after_it(written: list[str], *, aired: bool) -> None:
    """A paragraph that has just begun gets air if what was written last before it is a table."""
    state, out = begun(TERM)
    out.extend(written)
    state.air(out.append)
    assert bool(out[len(written) :]) is aired


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("budget", "_iop_budget"),
        ("steering_group", "_iop_steering_group"),
        ("a" * 35, "_iop_" + "a" * 35),
    ],
)
def test_bookmarks_bear_the_name_of_the_clause(key: str, name: str) -> None:
    """A name that Word can take is taken."""
    assert bookmark_name(key) == name


@given(slugs(), slugs())
def test_bookmarks_are_what_word_allows(one: str, other: str) -> None:
    """Bookmarks have "letters, digits and underscores, at most 40 of them", and different clauses different ones."""
    assert re.fullmatch(r"_iop_[a-z0-9_]{1,35}", bookmark_name(one))
    assert (bookmark_name(one) == bookmark_name(other)) is (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a" * 39 + "x", "a" * 39 + "y"),
        ("a" * 36, "a" * 37),
        ("a-b", "a_b"),
        ("a-", "a_"),
        ("b" + "-" * 39, "b" + "-" * 38 + "_"),
    ],
)
def test_bookmarks_of_like_names_differ(one: str, other: str) -> None:
    """Names that begin alike, or differ in what Word does not allow, have different bookmarks, the same each time."""
    names = [bookmark_name(one), bookmark_name(other)]
    assert len(set(names)) == 2
    assert max(map(len, names)) <= 40
    assert names == [bookmark_name(one), bookmark_name(other)]


def test_labels_are_counted_as_word_counts() -> None:
    """A paragraph counts its level and begins the deeper ones anew; the first of a clause gives the clause's label."""
    state, out = begun(TERM, NOTICE | {"continues": "ja"}, {"kind": "parties"})
    steps = plan(
        Agreement.model_validate(example_agreement(TERM, NOTICE | {"continues": "ja"}, {"kind": "parties"}))
    ).steps
    write = out.append
    for step, levels in zip(steps, ([0, 1, 1, 2, 3, 2], [1], [0, 1]), strict=True):
        state.begin(step)
        for level in levels:
            state.numbered(write, level)
            state.ended(write)
    for name in ("term", "notice", "parties"):
        state.reference(write, name, "")
    assert re.findall(r"bookmarkStart [^>]*w:name=\"(\w+)\"", "".join(out)) == [
        "_iop_term",
        "_iop_notice",
        "_iop_parties",
    ]
    assert re.findall(r">([\d.]+)</w:t>", "".join(out)) == ["1", "1.3", "2"]


def test_bookmarks_open_and_close_in_their_paragraph() -> None:
    """Each bookmark has an id of its own, and ends where its paragraph ends."""
    state, out = begun(TERM, NOTICE)
    for step in plan(Agreement.model_validate(example_agreement(TERM, NOTICE))).steps:
        state.begin(step)
        for level in (0, 1):
            state.numbered(out.append, level)
            out.append("text")
            state.ended(out.append)
    starts = re.findall(r'bookmarkStart w:id="(\d+)"', "".join(out))
    ends = re.findall(r'bookmarkEnd w:id="(\d+)"', "".join(out))
    assert starts == ends
    assert len(set(starts)) == 2
    assert re.sub(r"<w:(\w+)[^>]*>", r"<\1>", "".join(out)) == "<bookmarkStart>text<bookmarkEnd>text" * 2


def test_references_forward_are_filled_in() -> None:
    """A reference to a clause that is not written yet gets its number at the end; one backwards at once."""
    state, out = begun(TERM, NOTICE)
    first, second = plan(Agreement.model_validate(example_agreement(TERM, NOTICE))).steps
    state.begin(first)
    state.numbered(out.append, 0)
    state.reference(out.append, "notice", "<w:rPr/>")
    state.begin(second)
    state.numbered(out.append, 0)
    state.reference(out.append, "term", "")
    assert out.count("2") == 0
    state.finish()
    text = "".join(out)
    fields = re.findall(r" REF (\w+) \\r \\h </w:instrText>.*?<w:t xml:space=\"preserve\">([^<]*)<", text)
    assert fields == [("_iop_notice", "2"), ("_iop_term", "1")]
    assert text.count("<w:r><w:rPr/>") == 6


@pytest.mark.parametrize("name", ["budget", "notcie", ""])
def test_references_that_lead_nowhere(name: str) -> None:
    """A reference to a clause that the agreement does not have names both clauses."""
    state, out = begun(TERM)
    state.begin(plan(Agreement.model_validate(example_agreement(TERM))).steps[0])
    with pytest.raises(TemplateError, match=f"klausulen term hänvisar till {name}, som inte finns i avtalet"):
        state.reference(out.append, name, "")
    assert not state.has(name)
    assert state.has("term")


def test_references_to_clauses_without_a_number() -> None:
    """A clause without a numbered paragraph, or with lettered ones only, cannot be referred to; both are named."""
    state, out = begun(TERM, NOTICE)
    first, second = plan(Agreement.model_validate(example_agreement(TERM, NOTICE))).steps
    state.begin(first)
    state.numbered(out.append, 0)
    state.reference(out.append, "notice", "")
    state.begin(second)
    state.numbered(out.append, 2)
    with pytest.raises(TemplateError, match="klausulen term hänvisar till notice, som inte har någon numrerad punkt"):
        state.finish()


def test_references_after_the_last_clause() -> None:
    """In a header, which is written last, a reference is right at once or refused."""
    state, out = begun(TERM)
    state.begin(plan(Agreement.model_validate(example_agreement(TERM))).steps[0])
    state.finish()
    with pytest.raises(TemplateError) as refused:
        state.reference(out.append, "term", "")
    assert str(refused.value) == "brevmallen: brevmallen hänvisar till term, som inte har någon numrerad punkt"


@pytest.mark.parametrize(("before", "parted"), [("</w:tbl>", True), ("</w:p>", False), ("", False)])
def test_tables_are_parted(before: str, parted: bool) -> None:
    """Between two tables stands a paragraph, or Word would make one table of them."""
    state, out = begun(TERM)
    out.append(before)
    state.table(out.append)
    assert (len(out) == 2) is parted
    assert not parted or out[1].startswith("<w:p>")


def test_names_of_parties() -> None:
    """A party is called by its id; one that is not there is a hole with the id."""
    state, _ = begun(TERM)
    assert (state.called("kommunen"), state.full_name("kommunen")) == ("kommunen", "Exempelby kommun")
    assert state.called("okand") == state.full_name("okand") == Hole("okand")


@pytest.mark.parametrize(
    ("where", "run", "shown"),
    [
        ("inline", "", f"</w:t></w:r><w:r><w:rPr>{MARKED}</w:rPr>"),
        ("inline", "<w:rPr><w:b/></w:rPr>", f"</w:t></w:r><w:r><w:rPr><w:b/>{MARKED}</w:rPr>"),
        ("inline", '<w:rPr><w:b/><w:lang w:val="sv-SE"/></w:rPr>', f'<w:b/>{MARKED}<w:lang w:val="sv-SE"/></w:rPr>'),
        ("block", "", f"<w:p><w:r><w:rPr>{MARKED}</w:rPr>"),
        ("row", "", f"<w:tr><w:tc><w:tcPr/><w:p><w:r><w:rPr>{MARKED}</w:rPr>"),
        ("plain", "", BLANK),
    ],
)
@pytest.mark.parametrize("needed", [Hole(TITLE), TITLE])
def test_blanks(where: str, run: str, shown: str, needed: Hole | str) -> None:
    """Where a fact is missing its title stands, escaped and highlighted, in what the place can hold."""

    def asked() -> Hole:
        if isinstance(needed, str):
            raise HoleReached(needed)
        return needed

    state, out = begun(TERM)
    assert state.fact(out.append, asked, where, run) is None
    assert shown in "".join(out)
    assert BLANK in "".join(out)


@pytest.mark.parametrize("found", [True, False, (), ("a",), 0])
def test_facts_that_are_there(found: object) -> None:
    """A condition or list that is known is as it is, also when it is empty, and nothing is shown."""
    state, out = begun(TERM)
    assert state.fact(out.append, lambda: found, "block", "") == found
    assert out == []


@pytest.mark.parametrize(
    ("value", "run", "shown"),
    [
        (Hole(TITLE), None, BLANK),
        (Hole(TITLE), "", BLANK),
        ("A & B", "", "A &amp; B"),
        (3, None, "3"),
    ],
)
def test_values_of_drafts(value: object, run: str | None, shown: str) -> None:
    """A value is escaped; a hole is a blank, highlighted where there are runs."""
    state, out = begun(TERM)
    state.put(out.append, lambda: value, run)
    assert shown in "".join(out)
    assert (MARKED in "".join(out)) is (isinstance(value, Hole) and run is not None)


def test_what_needs_a_missing_fact() -> None:
    """What can be told is told; what needs a missing fact is a hole."""
    assert or_hole(lambda: 3) == 3
    assert or_hole(lambda: len(Hole("Antal"))) == Hole("Antal")
