"""The signatures: a place for each who signs, in groups that stay together, with an anchor for signing services."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given
from hypothesis import strategies as st

from iopdocs.agreement import Agreement
from iopdocs.clauses.signatures import SignatureBlock
from iopdocs.testing import assemble, example_agreement, slugs

ROLE = {"role": "ordförande"}
NAMED = {"role": "ordförande", "name": "Förnamn Efternamn", "authority": "protokoll från årsmötet"}
PAPER = {"kind": "signatures", "method": "paper"}
ELECTRONIC = {"kind": "signatures", "method": "electronic"}
COUNTS = st.lists(st.integers(0, 5), min_size=1, max_size=6)


def agreement(*signatories: Sequence[dict[str, Any]], clause: dict[str, Any] = PAPER, **more: Any) -> Agreement:
    """An agreement whose parties have these signatories, each a list of them."""
    data = example_agreement(clause) | more
    municipality, association = data["parties"]
    parties = [municipality, *(association | {"id": f"forening{at}"} for at in range(1, len(signatories)))]
    data["parties"] = [party | {"signatories": [*who]} for party, who in zip(parties, signatories, strict=True)]
    return Agreement.model_validate(data)


def text(*signatories: Sequence[dict[str, Any]], clause: dict[str, Any] = PAPER, **more: Any) -> str:
    """The text of such an agreement, with plain spaces."""
    return assemble(agreement(*signatories, clause=clause, **more)).text.replace("\N{NO-BREAK SPACE}", " ")


def blocks(found: Agreement) -> list[SignatureBlock]:
    """The places for signatures in an agreement, in order."""
    return [block for group in found.signature_groups for block in group.blocks]


def parted(counts: Sequence[int], sizes: Sequence[int]) -> int:
    """How many times groups of these sizes part a party."""
    owners = [party for party, count in enumerate(counts) for _ in range(max(count, 1))]
    ends = [sum(sizes[:at]) for at in range(1, len(sizes))]
    return sum(owners[end - 1] == owners[end] for end in ends)


def divisions(total: int) -> Iterator[list[int]]:
    """Every way to divide a number of blocks into groups of two, three or four; one block is a group by itself."""
    if total in (0, 1):
        yield [1] * total
    for size in range(2, min(total, 4) + 1):
        yield from ([size, *rest] for rest in divisions(total - size) if rest != [1])


@given(COUNTS)
def test_each_signatory_has_one_block(counts: list[int]) -> None:
    """Return a block for each who signs, and one for a party that does not say who: in order, numbered by party."""
    found = agreement(*([ROLE] * count for count in counts))
    wanted = [(party.id, number) for party in found.parties for number in range(1, max(len(party.signatories), 1) + 1)]
    assert [(block.party.id, block.number) for block in blocks(found)] == wanted
    assert [block.role for block in blocks(found)].count(None) == counts.count(0)


@given(COUNTS)
def test_no_block_is_alone(counts: list[int]) -> None:
    """No group is of one block, unless it is the only one; none is larger than a page; the first continues nothing."""
    groups = agreement(*([ROLE] * count for count in counts)).signature_groups
    sizes = [len(group.blocks) for group in groups]
    assert sizes == [1] or all(2 <= size <= 4 for size in sizes)
    assert [group.continues for group in groups] == [False] + [True] * (len(groups) - 1)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5))
def test_parties_are_parted_only_where_they_must(counts: list[int]) -> None:
    """A party is parted only where it must be, and then there are as few groups as can be."""
    groups = agreement(*([ROLE] * count for count in counts)).signature_groups
    sizes = [len(group.blocks) for group in groups]
    best = min((parted(counts, one), len(one)) for one in divisions(sum(sizes)))
    assert (parted(counts, sizes), len(sizes)) == best


def test_groups_are_even() -> None:
    """Six who sign for six parties stand in two groups of three."""
    groups = agreement(*[[ROLE]] * 6).signature_groups
    assert [len(group.blocks) for group in groups] == [3, 3]


def test_party_is_named_above_its_first_block_in_a_group() -> None:
    """A party is named once, and again where it goes on in another group."""
    groups = agreement([ROLE] * 5, [ROLE]).signature_groups
    assert [[block.opens for block in group.blocks] for group in groups] == [[True, False, False], [True, False, True]]


@given(st.lists(slugs(), min_size=2, max_size=2, unique=True), st.integers(1, 12), st.integers(1, 12))
def test_no_anchor_is_part_of_another(keys: list[str], first: int, second: int) -> None:
    """No anchor is a part of another, whatever the ids and numbers are."""
    party = agreement([ROLE]).parties[0]
    made = [
        SignatureBlock(party.model_copy(update={"id": key}), None, number, opens=True).anchor
        for key, number in zip(keys, (first, second), strict=True)
    ]
    assert made[0] not in made[1]
    assert made[1] not in made[0]


@given(slugs())
def test_anchor_is_short(key: str) -> None:
    """An id that is too long for the column is shortened, and is then unlike all ids."""
    party = agreement([ROLE]).parties[0].model_copy(update={"id": key})
    anchor = SignatureBlock(party, None, 1, opens=True).anchor
    assert len(anchor) <= 28
    assert (anchor == f"SIGN({key}.1)") is (len(key) <= 20)


def test_anchor_stays_the_same() -> None:
    """The anchor follows from the party's id and the number, whatever else changes."""
    before = blocks(agreement([ROLE], [ROLE]))[-1].anchor
    after = blocks(agreement([NAMED, ROLE], [NAMED | {"place": "Lund"}, ROLE], title="En annan rubrik"))[2].anchor
    assert before == after == "SIGN(forening1.1)"


@given(COUNTS)
def test_each_anchor_stands_once_in_the_text(counts: list[int]) -> None:
    """An agreement that is signed electronically shows each anchor exactly once; one on paper shows none."""
    people = [[ROLE] * count for count in counts]
    anchors = [block.anchor for block in blocks(agreement(*people))]
    shown = text(*people, clause=ELECTRONIC)
    assert Counter(shown.count(anchor) for anchor in anchors) == {1: len(anchors)}
    assert "SIGN" not in text(*people)


@pytest.mark.parametrize(
    ("clause", "lines"),
    [
        (
            PAPER,
            [
                "För Exempelby kommun\t",
                "Ort och datum\tNamnteckning",
                "Behörighet: protokoll från årsmötet\tFörnamn Efternamn, ordförande",
            ],
        ),
        (
            ELECTRONIC,
            [
                "För Exempelby kommun\t",
                "Förnamn Efternamn, ordförande\tSIGN(kommunen.1)",
                "Behörighet: protokoll från årsmötet\tElektronisk underskrift",
            ],
        ),
    ],
)
def test_block_shows_who_signs(clause: dict[str, Any], lines: list[str]) -> None:
    """A block shows party, name in print, office and authority, and where to sign."""
    assert "\n".join(lines) in text([NAMED], clause=clause)


@pytest.mark.parametrize(
    ("who", "line"),
    [
        (ROLE, "Ordförande\tNamnförtydligande"),
        (ROLE | {"authority": "stadgarna"}, "Ordförande. Behörighet: stadgarna\tNamnförtydligande"),
        (ROLE | {"name": "Förnamn Efternamn"}, "\tFörnamn Efternamn, ordförande"),
        (None, "Befattning\tNamnförtydligande"),
    ],
)
def test_what_is_not_said_is_written_by_hand(who: dict[str, Any] | None, line: str) -> None:
    """On paper there is a line to write the name on, and the office too where nobody is named."""
    assert f"\n{line}\n" in text([who] if who else [])


@pytest.mark.parametrize(
    ("who", "line"), [(None, "Behörig företrädare\tSIGN(kommunen.1)"), (ROLE, "Ordförande\tSIGN(kommunen.1)")]
)
def test_unnamed_signatory_of_a_file(who: dict[str, Any] | None, line: str) -> None:
    """In a file that is signed electronically nothing is left to write by hand."""
    shown = text([who] if who else [], clause=ELECTRONIC)
    assert f"\n{line}\n" in shown
    assert "Namnförtydligande" not in shown


@pytest.mark.parametrize(
    ("clause", "who", "words"),
    [
        (PAPER, ROLE, "Ort och datum\t"),
        (PAPER | {"place": "Malmö"}, ROLE, "Ort och datum: Malmö\t"),
        (PAPER | {"place": "Malmö"}, ROLE | {"place": "Lund"}, "Ort och datum: Lund\t"),
        (PAPER | {"place": "Malmö"}, ROLE | {"signed_on": "2015-08-24"}, "Ort och datum: Malmö den 24 augusti 2015\t"),
        (PAPER, ROLE | {"signed_on": "2015-08-24"}, "Ort och datum: den 24 augusti 2015\t"),
        (ELECTRONIC, ROLE, "\tElektronisk underskrift\n"),
        (ELECTRONIC | {"place": "Malmö"}, ROLE, "\tElektronisk underskrift, Malmö\n"),
        (
            ELECTRONIC | {"place": "Malmö"},
            ROLE | {"place": "Lund", "signed_on": "2015-08-24"},
            "\tElektronisk underskrift, Lund den 24 augusti 2015\n",
        ),
    ],
)
def test_place_and_date(clause: dict[str, Any], who: dict[str, Any], words: str) -> None:
    """Place and date are shown as far as they are known; a signatory's own place goes before the clause's."""
    assert words in text([who], clause=clause)


@pytest.mark.parametrize(
    ("originals", "words"),
    [
        (1, "i ett original. Den part som inte har något original får en kopia."),
        (2, "i två likalydande original. Den part som inte har något original får en kopia."),
        (3, "i tre likalydande original. Parterna har tagit var sitt."),
        (4, "i fyra likalydande original. Varje part har tagit minst ett."),
    ],
)
def test_originals_on_paper(originals: int, words: str) -> None:
    """The number of originals is told with what becomes of them."""
    assert f"Avtalet har upprättats {words}\n" in text([], [], [], clause=PAPER | {"originals": originals})


@pytest.mark.parametrize("originals", [{}, {"originals": 2}])
def test_a_file_has_no_number_of_originals(originals: dict[str, int]) -> None:
    """A file that is signed electronically is the original however many copies there are, also if a number is given."""
    shown = text([], [], clause=ELECTRONIC | originals)
    assert "Den undertecknade filen är avtalets original, och en oförändrad kopia av filen gäller lika." in shown
    assert "upprättats" not in shown
    assert "exemplar" not in shown


def test_signatures_tell_what_they_belong_to() -> None:
    """Each group of signatures ends with the agreement's heading and its diarienummer."""
    shown = text([ROLE] * 5, reference="KS/2026:12", title="Avtal om en mötesplats")
    assert shown.count("Underskrifterna gäller ”Avtal om en mötesplats”.\tDiarienummer KS/2026:12") == 2


def test_further_groups_are_introduced_as_such() -> None:
    """Every group stands below a numbered paragraph; all but the first are told to be further ones."""
    shown = text([ROLE] * 9)
    told = [line.split("\t", 1)[1] for line in shown.splitlines() if "företrädare undertecknar avtalet." in line]
    assert (
        told == ["Följande företrädare undertecknar avtalet."] + ["Även följande företrädare undertecknar avtalet."] * 2
    )


@pytest.mark.parametrize("clause", [PAPER, ELECTRONIC])
@pytest.mark.parametrize("count", range(1, 10))
def test_what_holds_a_group_together(count: int, clause: dict[str, Any]) -> None:
    """Row by row a group is kept with the next, from the paragraph above it to its last row, and no row is broken."""
    body = docx.Document(BytesIO(assemble(agreement([NAMED, ROLE] * count, [], clause=clause)).data))
    content = [*body.iter_inner_content()]
    tables = [(above, table) for above, table in pairwise(content) if isinstance(table, Table)]
    assert len(tables) == len(agreement([ROLE] * 2 * count, []).signature_groups)
    for above, table in tables:
        assert isinstance(above, Paragraph)
        assert above.paragraph_format.keep_with_next
        assert all(row._tr.trPr.xpath("w:cantSplit") for row in table.rows)
        *kept, last = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells] for row in table.rows]
        assert all(all(row) for row in kept)
        assert not any(last)
