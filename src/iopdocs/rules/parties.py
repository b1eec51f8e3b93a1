"""Rules about the parties: who they are, and that all references lead to one (parter)."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from iopdocs.agreement import Agreement
from iopdocs.clauses.background import Background
from iopdocs.clauses.definitions import Definitions
from iopdocs.clauses.related import Related
from iopdocs.clauses.structure import Supplement
from iopdocs.findings import Severity
from iopdocs.law import LEGAL_PERSONS
from iopdocs.parties import PublicParty
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._case import quoted
from iopdocs.rules._patterns import pattern
from iopdocs.swedish import cardinal, list_of

__all__: list[str] = []

_TO_PARTIES: Final = frozenset(
    ("party", "parties", "to", "funded_by", "payer", "receiver", "chair", "convened_by", "processor", "holder", "owner")
)
_TO_BODIES: Final = frozenset({"sender", "receivers"})
_UNIT: Final = re.compile(
    r"(?:förvaltning(?:en)?|nämnd(?:en)?|kontor(?:et)?|enhet(?:en)?|avdelning(?:en)?|kommunstyrelsen?|regionstyrelsen?"
    r"|\bsocialtjänst(?:en)?|\bhemtjänst(?:en)?|\b(?:äldre|individ- och familje)omsorg(?:en)?|\bomvårdnad(?:en)?)\b",
    re.IGNORECASE,
)


@rule("PAR001", Severity.ERROR, on=Agreement, hint="skriv partens id som det står under parties")
def reference_leads_to_no_party(node: Agreement, case: Case) -> Iterator[Fault]:
    """En klausul hänvisar till en part som inte finns.

    *Varför:* Det som klausulen säger gäller då ingen. Hänvisningen är id, inte namnet; rapporter kan också
    gå från och till organ.

    Fel:
        clauses:
          - kind: commitments
            commitments: [{party: forening, text: leda arbetet}, {party: kommunen, text: ge stöd}]
    Rätt:
        clauses:
          - kind: commitments
            commitments: [{party: foreningen, text: leda arbetet}, {party: kommunen, text: ge stöd}]
    """
    if not case.other_references or not case.all_named:
        return
    for path, key in case.other_references:
        field = next(step for step in reversed(path) if isinstance(step, str))
        others = [] if field in _TO_PARTIES else [key for key, _ in case.introduced]
        if field not in _TO_PARTIES | _TO_BODIES:
            others.extend(clause.key for clause in node.clauses)
        if key not in others:
            near = difflib.get_close_matches(key, [*case.parties, *others], n=1)
            what = "någon part eller något organ" if others else "någon part"
            hint = f"menas {near[0]}?" if near else None
            yield Fault(f"{quoted(key)} är inte id för {what}", at=path, hint=hint)


@rule("PAR002", Severity.ERROR, on=Agreement, hint="ge var och en ett eget id")
def id_stands_for_two(node: Agreement, case: Case) -> Iterator[Fault]:
    """Två parter eller organ har samma id.

    *Varför:* Det går inte att veta vem en hänvisning gäller.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: kommunen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    named = [*((party.id, party.name) for party in node.parties), *case.introduced]
    if len(dict(named)) == len(named):
        return
    names: dict[str, list[str]] = {}
    for key, name in named:
        names.setdefault(key, []).append(name)
    for key, several in names.items():
        if len(several) > 1:
            yield Fault(f"{list_of(several)} har samma id, {quoted(key)}", at=("parties",))


@rule("PAR003", Severity.ERROR, on=Agreement, hint="lägg till den part som saknas under parties")
def one_side_is_missing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet saknar en offentlig eller en idéburen part.

    *Varför:* Ett idéburet offentligt partnerskap har minst en part av varje slag.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: region, id: foreningen, name: Region Exempel, orgnr: 212000-0019}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: stiftelse, id: foreningen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
    """
    if not case.agreement.public:
        yield Fault("avtalet har ingen offentlig part", at=("parties",))
    if not case.agreement.civil:
        yield Fault("avtalet har ingen idéburen part", at=("parties",))


@rule("PAR004", Severity.ERROR, on=Agreement, hint="ange vad den sidan bidrar med, i pengar eller i natura")
def one_side_contributes_nothing(_node: Agreement, case: Case) -> Iterator[Fault]:
    """Den ena sidan bidrar inte med något.

    *Varför:* I ett partnerskap bidrar båda sidor med resurser. Bidrar bara den ena är det ett bidrag eller
    ett köp.

    Fel:
        clauses:
          - kind: commitments
            commitments: [{party: kommunen, text: bidra med pengar}]
        without: [budget]
    Rätt:
        clauses:
          - kind: commitments
            commitments: [{party: kommunen, text: bidra med pengar}, {party: foreningen, text: leda arbetet}]
        without: [budget]
    """
    idle = case.idle if case.first(Supplement) is None else set()
    for side, parties in (("offentlig", case.agreement.public), ("idéburen", case.agreement.civil)):
        if parties and all(party.id in idle for party in parties):
            yield Fault(f"ingen {side} part har någon insats i avtalet", at=("clauses",))


@rule("PAR005", Severity.WARNING, on=Agreement, hint="ange vad parten bidrar med, i pengar eller i natura")
def party_contributes_nothing(node: Agreement, case: Case) -> Iterator[Fault]:
    """En part bidrar inte med något.

    *Varför:* Den som inte bidrar är knappast part i partnerskapet, eller så har dess insats glömts bort.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Ungdomens hus, orgnr: 802400-0013}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    idle = case.idle if case.first(Supplement) is None else set()
    for side in (case.agreement.public, case.agreement.civil):
        if idle and any(party.id not in idle for party in side):
            for party in side:
                if party.id in idle:
                    place = [one is party for one in node.parties].index(True)
                    yield Fault(f"{party.name} har ingen insats i avtalet", at=("parties", place))


@rule(
    "PAR006",
    Severity.ERROR,
    on=PublicParty,
    source=LEGAL_PERSONS,
    hint="skriv kommunens eller regionens namn, och nämnden eller förvaltningen under units",
)
def party_is_no_legal_person(node: PublicParty, _case: Case) -> Iterator[Fault]:
    """En förvaltning eller nämnd anges som part.

    *Varför:* En förvaltning är inte en juridisk person och kan inte ha rättigheter eller skyldigheter. Part
    är kommunen eller regionen; nämnden företräder den.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Socialförvaltningen i Exempelby, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            units: [{kind: forvaltning, name: socialförvaltningen}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    found = _UNIT.search(str(node.name)) if not node.form.endswith("förbund") else None
    if found is not None:
        word = found[0].lower()
        kind = next(one for one in _KINDS if word.startswith(one))
        yield Fault(f"{node.name} är part men {_KINDS[kind]} är inte en juridisk person", at=("name",))


_KINDS: Final = {
    "förvaltning": "en förvaltning",
    "nämnd": "en nämnd",
    "kontor": "ett kontor",
    "enhet": "en enhet",
    "avdelning": "en avdelning",
    "kommunstyrelse": "en kommunstyrelse",
    "regionstyrelse": "en regionstyrelse",
    **dict.fromkeys(("socialtjänst", "hemtjänst", "äldre", "individ", "omvårdnad"), "en verksamhet i kommunen"),
}


@rule("PAR010", Severity.WARNING, on=Agreement, hint="skriv i namnet vad som skiljer parterna åt, till exempel orten")
def name_belongs_to_two_parties(node: Agreement, _case: Case) -> Iterator[Fault]:
    """Två parter har samma namn.

    *Varför:* Läsaren ser inte vem som åtar sig vad. Organisationsnumret skiljer parterna åt, men står bara på ett
    ställe i avtalet.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Föreningen Mötesplatsen, orgnr: 802400-0013}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
          - {kind: stiftelse, id: stiftelsen, name: Stiftelsen Mötesplatsen, orgnr: 802400-0013}
    """
    names = Counter(party.name for party in node.parties if type(party.name) is str)
    for name, times in names.items() if len(names) < len(node.parties) else ():
        if times > 1:
            yield Fault(f"{cardinal(times)} parter heter {name}", at=("parties",))


_TASKS: Final = ("svarar för", "ansvarar för", "åtar sig", "förbinder sig", "bidrar med", "finansierar")
_DOER: Final = pattern(
    r"(?:\A|[.!?\n] )(?P<who>[A-ZÅÄÖ][\w&:-]*(?: (?:[A-ZÅÄÖ][\w&:-]*|i|för|och))* (?:[A-ZÅÄÖ][\w&:-]*))"
    rf" (?:{'|'.join(_TASKS)})\b"
)
_TOLD: Final = (Background, Related, Definitions)
"""The clauses that may tell of others than the parties."""


@rule("PAR012", Severity.NOTE, on=Agreement, hint="lägg till den som part, eller skriv vilken av parterna som menas")
def somebody_else_has_a_task(node: Agreement, case: Case) -> Iterator[Fault]:
    """Texten ger en uppgift åt någon som inte är part.

    *Varför:* Ett avtal binder bara dem som är parter. Ofta har en part bytts ut under arbetet med texten, eller så
    saknas en part. Bara namn på flera ord granskas, och inte i bakgrunden.

    Fel:
        clauses:
          - {kind: free, heading: Kurser, points: [{text: Studieförbundet Exempel svarar för ledarnas utbildning.}]}
    Rätt:
        clauses:
          - {kind: free, heading: Kurser, points: [{text: Föreningen Mötesplatsen svarar för ledarnas utbildning.}]}
    """
    known: list[str] = []
    for found in case.saying(*_TASKS):
        if isinstance(node.clauses[int(found.path[1])], _TOLD):
            continue
        for who in (who for match in _DOER.finditer(found.text) for who in match["who"].split(" och ")):
            known = known or _named(node, case)
            if " " in who and not any(_is_the_same(who, name) for name in known):
                said = f"klausulen {case.heading(found.path)} ger en uppgift åt {who}"
                yield Fault(f"{said}, som inte är part", at=found.path)


def _named(node: Agreement, case: Case) -> list[str]:
    """Return what the parties, their units and the bodies are called."""
    units = [unit.name for party in node.public for unit in party.units]
    names = [name for party in node.parties for name in (party.name, party.short) if name is not None]
    return [*names, *units, *(body.name for body in case.bodies)]


def _is_the_same(who: str, name: str) -> bool:
    """Whether two names may be one: one is in the other, or they begin alike, as where one is spelled wrongly."""
    one, other = who.casefold(), name.casefold()
    return one in other or other in one or one[:_ALIKE] == other[:_ALIKE]


_ALIKE: Final = 8
