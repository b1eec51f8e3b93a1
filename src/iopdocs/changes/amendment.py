"""Writing the supplement that makes one version of an agreement into another (tilläggsavtal)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from iopdocs.agreement import Agreement
from iopdocs.changes.carrying import Carrying
from iopdocs.changes.instructions import instructions
from iopdocs.changes.version import Version
from iopdocs.clauses.signatures import Signatures
from iopdocs.errors import ExportError, NotReady
from iopdocs.parties import Party
from iopdocs.swedish import NBSP
from iopdocs.verbs import check, load

if TYPE_CHECKING:
    from iopdocs.changes.comparison import Comparison
    from iopdocs.findings import Findings

__all__ = ["amendment", "in_definite_form"]

_FULL_STOP: Final = re.compile(r"[.!?;](?:\s|$)")
_ENDINGS: Final = {"överenskommelse": "n", "avtal": "et", "kontrakt": "et"}
"""How the words that agreements begin with are put in definite form."""


def amendment(comparison: Comparison, said: Mapping[str, Any]) -> Agreement:
    """Return the supplement; see :meth:`iopdocs.changes.comparison.Comparison.amendment`."""
    old, new = comparison.pairing.old, comparison.pairing.new
    findings = check(new.paper, profile=comparison.profile)
    _refuse_unready(old, new, findings.errors)
    changes = instructions(comparison.pairing, Carrying(comparison.pairing))
    if not changes:
        raise ExportError(
            "inget i avtalets text skiljer versionerna åt, utom möjligen underskrifterna, sidhuvudet och sidfoten, så "
            "det finns inget att skriva ett tillägg om"
        )
    if findings.errors:
        raise NotReady(findings.errors)
    name = said.get("agreement") or in_definite_form(old.paper.title)
    number = said["number"]
    reference = said.get("reference") or new.paper.reference
    supplement = {
        "kind": "supplement",
        "agreement": name,
        "reference": old.paper.reference,
        "dated": None if old.paper.dated is None else old.paper.dated.isoformat(),
        "number": number,
        "starts": str(said["starts"]),
        "changes": changes,
    }
    data = {
        "title": f"Tillägg nr{NBSP}{number} till {name}",
        "reference": reference,
        "dated": str(said["dated"]) if "dated" in said else None,
        "parties": [*_parties(old, new)],
        "clauses": [{"kind": "parties"}, _told(supplement), _signatures(new.paper)],
    }
    return load(_told(data))


def _told(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}


def _refuse_unready(old: Version, new: Version, errors: Findings) -> None:
    for version in (old, new):
        if version.edits:
            raise NotReady(version.edits)
    if new.is_draft and errors:
        raise NotReady(errors)
    draft = next((name for name, version in (("gamla", old), ("nya", new)) if version.is_draft), None)
    if draft:
        raise ExportError(
            f"den {draft} versionen är ett utkast eller saknar uppgifter, så det går inte att säga vad som ändras; "
            "iopdocs check visar vad som saknas"
        )


def in_definite_form(title: str) -> str:
    """Return what an agreement is called in a sentence: ``överenskommelsen om mötesplatsen``.

    A title that ends a sentence, or holds several, is quoted, so that it does not end the one it stands in.
    """
    first, space, rest = title.partition(" ")
    lower = first.lower()
    ending = next((added for word, added in _ENDINGS.items() if lower.endswith(word)), None)
    if ending is None or _FULL_STOP.search(title):
        return f"avtalet ”{title}”"
    called = f"{first[:1].lower()}{first[1:]}" if first[1:].islower() else first
    return f"{called}{ending}{space}{rest}"


def _parties(old: Version, new: Version) -> Iterator[dict[str, Any]]:
    """Yield the parties of the new version, and those that leave: they too have to sign what ends their part."""
    known = {str(party.orgnr) for party in new.paper.parties}
    ids = {party.id for party in new.paper.parties}
    leaving = [one for one in old.paper.parties if str(one.orgnr) not in known and one.id not in ids]
    for party in (*new.paper.parties, *leaving):
        yield _unsigned(party)


def _unsigned(party: Party) -> dict[str, Any]:
    """Return a party as it is to sign: the day on which it signed something else is left out."""
    data: dict[str, Any] = {"kind": party.kind, **party.model_dump(mode="json", exclude_defaults=True)}
    for signatory in data.get("signatories", ()):
        signatory.pop("signed_on", None)
    return data


def _signatures(paper: Agreement) -> dict[str, Any]:
    """Return how the supplement is signed: as the new version is."""
    clause = paper.first(Signatures)
    if clause is None:
        return {"kind": "signatures", "method": "paper"}
    said = clause.model_dump(mode="json", include={"method", "originals", "place"}, exclude_none=True)
    return {"kind": clause.kind, **said}
