"""The signatures (underskrifter): how the agreement is signed, and a place for each who signs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Final, Literal, NamedTuple

from pydantic import Field

from iopdocs.clauses._base import Clause
from iopdocs.clauses._phrases import Phrases
from iopdocs.parties import Party, Signatory
from iopdocs.values.dates import Day
from iopdocs.values.text import Line

__all__ = ["SignatureBlock", "SignatureGroup", "Signatures", "signature_groups"]

_SIZES: Final = (2, 3, 4)
"""So many blocks have room on a page with the text before them, even if every name is to be written by hand."""
_LONGEST: Final = 20
_KEPT: Final = 11
_DIGEST: Final = 8


class Signatures(Clause):
    """How the agreement is signed (underskrifter); who signs stands with each party.

    An electronic signature has legal effect (förordning (EU) nr 910/2014, art. 25).
    """

    title: ClassVar[str] = "Underskrifter"
    example: ClassVar[dict[str, Any]] = {"kind": "signatures", "method": "paper", "originals": "2"}
    phrases: ClassVar[Phrases] = {"method": {"paper": "på papper", "electronic": "elektroniskt"}}

    kind: Literal["signatures"] = Field("signatures", title="Klausultyp")
    method: Literal["paper", "electronic"] = Field(title="Sätt att underteckna")
    originals: int | None = Field(
        None, title="Antal original", ge=1, le=20, description="när avtalet undertecknas på papper"
    )
    place: Line | None = Field(None, title="Ort", description="kan lämnas tom och skrivas för hand")


@dataclass(frozen=True)
class SignatureBlock:
    """The place where one person signs for a party (underskriftsplats).

    ``signatory`` is ``None`` as long as the party does not say who signs. ``number`` counts the party's signatories;
    ``opens`` says that the party is to be named above the block.
    """

    party: Party
    signatory: Signatory | None
    number: int
    opens: bool

    @property
    def anchor(self) -> str:
        """What signing services look for in the PDF to find the place (ankare): ``SIGN(kommunen.1)``.

        It follows from the party's id and the number, so it stays the same whatever else changes, tells nothing about
        the person, and no anchor is a part of another. An id that is too long for the column is shortened.
        """
        return f"SIGN({_short(self.party.id)}.{self.number})"

    @property
    def role(self) -> str | None:
        """The office of the one who signs (befattning)."""
        return self.signatory.role if self.signatory else None

    @property
    def name(self) -> str | None:
        """The name in print (namnförtydligande)."""
        return self.signatory.name if self.signatory else None

    @property
    def authority(self) -> str | None:
        """What the right to sign rests on (behörighet)."""
        return self.signatory.authority if self.signatory else None

    @property
    def place(self) -> str | None:
        """Where this person signs, if that is another place than the clause says (ort)."""
        return self.signatory.place if self.signatory else None

    @property
    def signed_on(self) -> Day | None:
        """The day of the signature, if it is there already."""
        return self.signatory.signed_on if self.signatory else None


@dataclass(frozen=True)
class SignatureGroup:
    """Blocks that stay on one page, together with the paragraph before them; never one alone if there are several."""

    blocks: tuple[SignatureBlock, ...]
    continues: bool


def signature_groups(parties: Iterable[Party]) -> tuple[SignatureGroup, ...]:
    """Return a block for each who signs, and one for a party that does not say who, in groups that have room on a page.

    No group is of one block, unless it is the only one. A party is parted only where it must be.
    """
    people = [(party, number, one) for party in parties for number, one in enumerate(party.signatories or (None,), 1)]
    ends = _ends([number == 1 for _, number, _ in people])
    return tuple(SignatureGroup(tuple(_blocks(people[start:end])), start > 0) for start, end in pairwise((0, *ends)))


class _Way(NamedTuple):
    """A way to group those who sign; the best one is the least: parties parted, groups, and how uneven they are."""

    parted: int = 0
    groups: int = 0
    squares: int = 0
    ends: tuple[int, ...] = ()

    def further(self, end: int, size: int, *, parts: bool) -> _Way:
        """Return the way with one group more, which ends here."""
        return _Way(self.parted + parts, self.groups + 1, self.squares + size * size, (*self.ends, end))


def _ends(opening: Sequence[bool]) -> tuple[int, ...]:
    """Return where each group ends; ``opening`` says for each who signs whether a party begins there."""
    total = len(opening)
    sizes = _SIZES if total > 1 else (1,)
    best = {0: _Way()}
    for end in range(1, total + 1):
        parts = end < total and not opening[end]
        ways = [best[end - size].further(end, size, parts=parts) for size in sizes if end - size in best]
        if ways:
            best[end] = min(ways)
    return best[total].ends


def _blocks(people: Iterable[tuple[Party, int, Signatory | None]]) -> Iterator[SignatureBlock]:
    above: Party | None = None
    for party, number, signatory in people:
        yield SignatureBlock(party, signatory, number, opens=party is not above)
        above = party


def _short(key: str) -> str:
    """Return an id as it is, or its beginning and a digest of it; no id has capitals or ``+``."""
    if len(key) <= _LONGEST:
        return key
    return f"{key[:_KEPT]}+{hashlib.sha256(key.encode()).hexdigest()[:_DIGEST].upper()}"
