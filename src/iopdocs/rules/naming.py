"""Rules about what parties are called (benämningar)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses.definitions import Definitions
from iopdocs.clauses.target_group import TargetGroup
from iopdocs.findings import Severity
from iopdocs.law import LEGAL_PERSONS
from iopdocs.parties import PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern
from iopdocs.values.spelling import SPACE

__all__: list[str] = []

_UNIT: Final = pattern(
    r"(?:nämnd|nämnden|förvaltning|förvaltningen|kontoret|kommunstyrelsen|regionstyrelsen)\Z", re.IGNORECASE
)


@rule(
    "PAR013",
    Severity.WARNING,
    on=PublicParty,
    source=LEGAL_PERSONS,
    hint="kalla parten kommunen, staden eller regionen (short), och låt enheten stå under units",
)
def party_is_called_by_its_unit(node: PublicParty, _case: Case) -> Iterator[Fault]:
    """En offentlig part kallas med namnet på en nämnd eller förvaltning.

    *Varför:* Part är kommunen eller regionen. Heter den socialnämnden i avtalet ser nämnden ut att vara den som åtar
    sig något, och det kan en nämnd inte.

    Fel:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            short: socialnämnden
            orgnr: 212000-2395
            units: [{kind: namnd, name: socialnämnden}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            short: kommunen
            orgnr: 212000-2395
            units: [{kind: namnd, name: socialnämnden}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    short = node.short
    if short is None or _UNIT.search(node.name):
        return
    units = {unit.name.casefold() for unit in node.units}
    if _UNIT.search(short) or short.casefold() in units:
        yield Fault(f"{node.name} kallas {short} men part är {node.definite}, inte en enhet i den", at=("short",))


_ROLES: Final = {
    "Klubben": "klubb",
    "Hyresgästen": "hyresg",
    "Hyresvärden": "hyresv",
    "Nyttjaren": "nyttjare",
    "Upplåtaren": "upplåtare",
    "Nyttjanderättshavaren": "nyttjander",
    "Arrendatorn": "arrend",
    "Brukaren": "brukare",
    "Driftsentreprenören": "entrepren",
    "Entreprenören": "entrepren",
    "Uppdragstagaren": "uppdragstagare",
    "Uppdragsgivaren": "uppdragsgivare",
    "Bidragsmottagaren": "bidragsmottagare",
    "Bidragsgivaren": "bidragsgivare",
    "Stödmottagaren": "stödmottagare",
    "Samarbetspartnern": "samarbetspartner",
    "Stiftelsen": "stiftelse",
    "Bolaget": "bolag",
    "Församlingen": "församling",
    "Regionen": "region",
    "Landstinget": "landsting",
    "Staden": "stad",
}
"""What a party may be called in an agreement, and what is in its name, its form or a definition then."""
_DOES: Final = pattern(
    rf"(?:^|[.!?]{SPACE})(?P<who>{'|'.join(_ROLES)}){SPACE}"
    r"(?:ska|skall|svarar|ansvarar|åtar|förbinder|betalar|får|har rätt|äger rätt|bekostar|ombesörjer|håller)\b",
    re.MULTILINE,
)


@rule("TXT022", Severity.WARNING, on=Agreement, hint="skriv partens korta namn, eller definiera ordet")
def role_is_never_explained(node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten ger en uppgift åt någon som avtalet inte säger vem det är.

    *Varför:* Texter ur andra avtal talar om klubben, hyresgästen eller uppdragstagaren. Är det inte vad parten kallas
    går det att tvista om vem som menas.

    Fel:
        clauses:
          - {kind: free, heading: Skötsel, points: [Hyresgästen ska sanda gången.]}
    Rätt:
        clauses:
          - {kind: free, heading: Skötsel, points: [Föreningen ska sanda gången.]}
    """
    told: set[str] = set()
    for found in case.saying(*_ROLES):
        for one in _DOES.finditer(found.text):
            who = one["who"]
            if who not in told and not _is_explained(_ROLES[who], who, node, case):
                told.add(who)
                words = one[0][one.start("who") - one.start() :]
                said = f"klausulen {case.heading(found.path)} säger {quoted(words)}"
                yield Fault(f"{said} men ingen part kallas {who.lower()}", at=found.path)


def _is_explained(root: str, word: str, node: Agreement, case: Case) -> bool:
    """Whether a party has the word in its name or form, or a text says who it is, or tells of such persons."""
    names = " ".join(
        f"{party.name} {party.short or ''} {party.form} {party.definite}" for party in node.parties
    ).lower()
    groups = " ".join(text for group in case.all(TargetGroup) for text in (*group.description, *group.criteria)).lower()
    defined = " ".join(item.term for clause in case.all(Definitions) for item in clause.items).lower()
    called = re.search(rf"(?:nedan|nedanstående|kallas|benämns)\W+(?:\w+\W+)?{word}", case.prose, re.IGNORECASE)
    return root in names or root in groups or root in defined or called is not None
