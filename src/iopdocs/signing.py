"""The signing list (signeringslista): who signs a document, in which order and where, for a signing service.

The list belongs to one document and tells its digest. It holds what the agreement itself shows and nothing more; never
a personal number, even if somebody wrote one in the agreement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, overload

from iopdocs.agreement import Agreement
from iopdocs.clauses.signatures import SignatureBlock, Signatures
from iopdocs.document import finished
from iopdocs.errors import ExportError, NotReady
from iopdocs.values.refusal import without_personal_numbers
from iopdocs.verbs import PaperLike, check, load, render
from iopdocs.word.codes import edits_in

if TYPE_CHECKING:
    from iopdocs.profile import ProfileLike

__all__ = ["Signing", "SigningList", "signing_list"]


@dataclass(frozen=True)
class Signing:
    """One signature that is asked for (underskrift).

    ``order`` counts from 1 through the whole list. ``party`` is the party's id. ``role`` is ``None`` where nothing says
    who signs, ``name`` where it is written by hand, and ``anchor`` where the agreement is signed on paper.
    """

    order: int
    party: str
    party_name: str
    role: str | None
    name: str | None = field(repr=False)
    anchor: str | None


@dataclass(frozen=True)
class SigningList:
    """The signatures that a document asks for (signeringslista), and the digest of that document's Word file."""

    title: str
    reference: str | None
    method: Literal["paper", "electronic"]
    sha256: str
    signatories: tuple[Signing, ...]

    def to_data(self) -> dict[str, Any]:
        """Return the list as plain data with stable keys; what is not said is ``None``."""
        return asdict(self) | {"signatories": [asdict(one) for one in self.signatories]}

    def to_json(self) -> str:
        """Return the list as JSON; the same document always gives the same."""
        return json.dumps(self.to_data(), ensure_ascii=False, indent=2)


def signing_list(source: PaperLike, *, profile: ProfileLike | None = None) -> SigningList:
    """Return the signing list of an agreement's document (signeringslista).

    A Word file, or a :class:`iopdocs.Document`, is the document itself and must carry its data. Any other source is
    rendered, by the ``profile`` if there is one: the list tells the digest of what :func:`iopdocs.render` gives.

    Raises:
        InvalidAgreement, NotReady: as :func:`iopdocs.load` and :func:`iopdocs.render`.
        NotReady: a Word file says something else than its data, which the list is made of.
        ExportError: the document is a draft or has no clause about signatures, or one of its anchors does not stand
            exactly once in its text, so that a signing service would not find the place.
    """
    document = finished(source) or render(source, profile=profile)
    edited = edits_in(check(document))
    if edited and not document.draft:
        raise NotReady(edited)
    agreement = load(source)
    clause = agreement.first(Signatures)
    if clause is None:
        raise ExportError("avtalet har ingen klausul om underskrifter (signatures), så ingen kan underteckna det")
    if document.draft:
        raise ExportError("ett utkast undertecknas inte; skriv avtalet utan att göra det till ett utkast")
    signatories = tuple(_signings(agreement, electronic=clause.method == "electronic"))
    _refuse_misplaced([one.anchor for one in signatories if one.anchor], document.text)
    title, reference = _clean(agreement.title), _clean(agreement.reference)
    return SigningList(title, reference, clause.method, document.sha256, signatories)


def _signings(agreement: Agreement, *, electronic: bool) -> Iterator[Signing]:
    blocks = (block for group in agreement.signature_groups for block in group.blocks)
    return (_signing(order, block, electronic=electronic) for order, block in enumerate(blocks, 1))


def _signing(order: int, block: SignatureBlock, *, electronic: bool) -> Signing:
    return Signing(
        order,
        block.party.id,
        _clean(block.party.name),
        _clean(block.role),
        _clean(block.name),
        block.anchor if electronic else None,
    )


@overload
def _clean(text: str) -> str: ...
@overload
def _clean(text: str | None) -> str | None: ...
def _clean(text: str | None) -> str | None:
    return None if text is None else without_personal_numbers(text)


def _refuse_misplaced(anchors: Iterable[str], text: str) -> None:
    times = {anchor: text.count(anchor) for anchor in anchors}
    faults = [_misplaced(anchor, count) for anchor, count in times.items() if count != 1]
    if faults:
        raise ExportError("; ".join(faults))


def _misplaced(anchor: str, count: int) -> str:
    if count:
        return f"ankaret {anchor} står {count} gånger i dokumentet men ska stå en gång"
    return f"ankaret {anchor} står inte i dokumentet; se efter att mallen för underskrifter visar block.anchor"
