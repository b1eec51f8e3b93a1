"""The signatures on the page: blocks stay whole and in company wherever the page ends, and anchors are found."""

import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from iopdocs.agreement import Agreement
from iopdocs.document import Document, pdfs
from iopdocs.opc import write_package
from iopdocs.testing import assemble
from iopdocs.wording.find import builtin_templates
from iopdocs.wording.templates import Templates, builtin

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("office")]

LINE = "Ett stycke som skjuter det som följer nedåt på sidan, så att sidorna bryts på andra ställen."
LINES = range(4, 36, 3)
"""How many paragraphs stand before the signatures: the page ends above, within and below them."""
CASTS = {"1": (1,), "1+1": (1, 1), "2+2": (2, 2), "2+3": (2, 3), "six": (1,) * 6, "by hand": (0, 0, 0, 0)}
FOREIGN = {"region": ("2+3", "by hand"), "svensk_word": ("2+3", "by hand")}
"""The letterheads of other makers, and the casts that are tried in them."""
SIGNED_AT = {"paper": "Namnteckning", "electronic": "Elektronisk underskrift"}
INTRODUCTION = "företrädare undertecknar avtalet."
Key = tuple[str, str, str]
KEYS: list[Key] = [
    (letterhead, cast, method)
    for letterhead, casts in ({"ours": tuple(CASTS)} | FOREIGN).items()
    for cast in casts
    for method in SIGNED_AT
]
LONG_IDS = ("w" * 40, "w" * 39 + "x", "ett-id-med-streck", "a-b", "a_b", "a", "a-1", "w" * 20)


class Printed(NamedTuple):
    """The pages of a document as text, and the agreement that it was made of."""

    agreement: Agreement
    method: str
    pages: tuple[str, ...]

    def on(self, words: str) -> list[int]:
        """The pages on which words stand, a page for each time."""
        return [number for number, page in enumerate(self.pages, 1) for _ in range(page.count(words))]


def party(number: int, signatories: int, *, named: bool) -> dict[str, Any]:
    """A party with signatories whose role and authority no one else has."""
    people = [
        {"role": f"Roll{number}.{at}", "authority": f"beslut{number}.{at}"} | ({"name": f"Namn{at}"} if named else {})
        for at in range(1, signatories + 1)
    ]
    kind = "kommun" if number == 1 else "ideell_forening"
    name = {"id": f"part{number}", "kind": kind, "name": f"Part{number}", "orgnr": "802400-0005"}
    return name | {"signatories": people}


def agreement(cast: Sequence[int], method: str, lines: int) -> Agreement:
    """An agreement with some paragraphs before its signatures; some have names, the rest are left to write."""
    parties = [party(number, one, named=lines % 4 < 2) for number, one in enumerate(cast, 1)]
    text = {"kind": "free", "heading": "Inledning", "points": [{"text": LINE}] * lines}
    clauses = [text, {"kind": "signatures", "method": method}]
    return Agreement.model_validate({"title": "Avtalets rubrik", "parties": parties, "clauses": clauses})


def printed(documents: Iterable[Document]) -> list[tuple[str, ...]]:
    """The text of each page of each document's PDF."""
    found = []
    for pdf in pdfs(documents):
        assert isinstance(pdf, bytes)
        run = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, check=True, capture_output=True)
        found.append(tuple(run.stdout.decode().removesuffix("\f").split("\f")))
    return found


def foreign(root: Path, name: str, folder: Path) -> Templates:
    """Our wording below the letterhead of another maker."""
    parts = root / "tests" / "letterheads" / name
    files = {one.relative_to(parts).as_posix(): one.read_bytes() for one in parts.rglob("*") if one.is_file()}
    (folder / "sv").mkdir()
    (folder / "sv" / "letterhead.docx").write_bytes(write_package(files))
    return Templates((folder, builtin_templates()))


@pytest.fixture(scope="module")
def shifted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Key, list[Printed]]:
    """The agreements by letterhead, cast and way of signing, each with the page ending in many places."""
    templates = {"ours": builtin()} | {name: foreign(root, name, tmp_path_factory.mktemp(name)) for name in FOREIGN}
    lines = {"ours": LINES} | dict.fromkeys(FOREIGN, LINES[::2])
    made = {key: [agreement(CASTS[key[1]], key[2], one) for one in lines[key[0]]] for key in KEYS}
    pages = iter(printed(assemble(one, templates=templates[key[0]]) for key in KEYS for one in made[key]))
    return {key: [Printed(one, key[2], next(pages)) for one in group] for key, group in made.items()}


def pages_of_blocks(document: Printed) -> list[set[int]]:
    """The pages on which the parts of each block stand."""
    found = []
    for block in (block for group in document.agreement.signature_groups for block in group.blocks):
        parts = [block.anchor] if document.method == "electronic" else []
        parts += [block.role, block.authority] if block.role and block.authority else [f"För {block.party.name}\n"]
        pages = [document.on(part) for part in parts]
        assert all(pages), parts
        found.append({page for part in pages for page in part})
    return found


@pytest.mark.parametrize("key", KEYS, ids=", ".join)
def test_each_block_is_whole(key: Key, shifted: dict[Key, list[Printed]]) -> None:
    """All parts of a block stand on one page, wherever the page ends, with a place to sign for each block there."""
    for document in shifted[key]:
        blocks = pages_of_blocks(document)
        assert [len(pages) for pages in blocks] == [1] * len(blocks)
        assert Counter(document.on(SIGNED_AT[document.method])) == Counter(page for pages in blocks for page in pages)


@pytest.mark.parametrize("key", KEYS, ids=", ".join)
def test_no_block_is_alone_on_a_page(key: Key, shifted: dict[Key, list[Printed]]) -> None:
    """Every page with signatures has the paragraph that introduces them, and never one signature of several."""
    for document in shifted[key]:
        pages = Counter(page for found in pages_of_blocks(document) for page in found)
        assert set(pages) == set(document.on(INTRODUCTION)) == set(document.on("Underskrifterna gäller"))
        assert pages.total() == 1 or min(pages.values()) > 1


def test_page_ends_in_all_places(shifted: dict[Key, list[Printed]]) -> None:
    """The tests above see signatures that stay, that move to the next page, and that fill two pages."""
    for key, group in shifted.items():
        used = [set[int]().union(*pages_of_blocks(one)) for one in group]
        assert len({min(pages) for pages in used}) > 1, key
        assert max(map(len, used)) == (2 if key[1] in {"2+3", "six"} else 1), key


def test_each_anchor_is_found_once_in_the_pdf() -> None:
    """A signing service that reads the PDF finds each anchor in one piece, once, however long or alike the ids are."""
    parties = [party(number, 2, named=True) | {"id": key} for number, key in enumerate(LONG_IDS, 1)]
    clauses = [{"kind": "signatures", "method": "electronic"}]
    made = Agreement.model_validate({"title": "Avtalets rubrik", "parties": parties, "clauses": clauses})
    text = "\f".join(printed([assemble(made)])[0])
    anchors = [block.anchor for group in made.signature_groups for block in group.blocks]
    assert len(anchors) == 2 * len(LONG_IDS)
    assert {anchor: text.count(anchor) for anchor in anchors} == dict.fromkeys(anchors, 1)
