"""Rules about who signs (undertecknare). No message repeats a person's name or number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from iopdocs import swedish
from iopdocs.agreement import Agreement
from iopdocs.clauses.signatures import Signatures
from iopdocs.findings import Severity
from iopdocs.law import PERSONAL_DATA
from iopdocs.parties import CivilParty, PublicParty, Signatory
from iopdocs.rules._base import Case, Fault, rule
from iopdocs.rules._days import dates_in
from iopdocs.rules._patterns import pattern
from iopdocs.values.refusal import without_personal_numbers

__all__: list[str] = []


def _spelled(one: Signatory) -> str:
    """Return a name however it is spaced and whatever letters are large; nothing if it is left to write by hand."""
    return " ".join(one.name.split()).casefold() if one.name else ""


@rule("FRM008", Severity.WARNING, on=(PublicParty, CivilParty), hint="ta bort den ena, eller rätta namnet")
def person_signs_twice_for_a_party(node: PublicParty | CivilParty, _case: Case) -> Iterator[Fault]:
    """Samma person undertecknar flera gånger för en part.

    *Varför:* När två tecknar firman tillsammans ska det vara två personer. Står samma person två gånger är det
    oftast ett skrivfel, och då saknas den andra underskriften.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories:
              - {role: ordförande, name: Förnamn Efternamn, authority: stadgarna}
              - {role: kassör, name: förnamn efternamn, authority: stadgarna}
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories:
              - {role: ordförande, name: Förnamn Efternamn, authority: stadgarna}
              - {role: kassör, name: Tilltalsnamn Efternamn, authority: stadgarna}
    """
    seen: set[str] = set()
    for index, one in enumerate(node.signatories):
        name = _spelled(one)
        if name in seen:
            yield Fault(f"samma person undertecknar flera gånger för {node.name}", at=("signatories", index, "name"))
        elif name:
            seen.add(name)


@rule("FRM009", Severity.WARNING, on=Agreement, hint="låt någon annan underteckna för den ena parten")
def person_signs_for_two_parties(node: Agreement, _case: Case) -> Iterator[Fault]:
    """Samma person undertecknar för två parter.

    *Varför:* Den som företräder båda sidor ingår avtal med sig själv. I kommunen är en sådan person jävig, och i
    föreningen säger stadgarna oftast detsamma.

    Fel:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: socialnämndens ordförande, name: Förnamn Efternamn, authority: nämndens beslut}]
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande, name: Förnamn Efternamn, authority: stadgarna}]
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: socialnämndens ordförande, name: Förnamn Efternamn, authority: nämndens beslut}]
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: vice ordförande, name: Tilltalsnamn Efternamn, authority: stadgarna}]
    """
    owners: dict[str, PublicParty | CivilParty] = {}
    for place, party in enumerate(node.parties):
        for index, one in enumerate(party.signatories):
            name = _spelled(one)
            owner = owners.setdefault(name, party) if name else party
            if owner is not party:
                where = ("parties", place, "signatories", index, "name")
                yield Fault(f"samma person undertecknar för {owner.name} och {party.name}", at=where)


@rule("FRM010", Severity.ERROR, on=Signatory, source=PERSONAL_DATA, hint="ta bort numret; namn och befattning räcker")
def signatory_has_a_personal_number(node: Signatory, _case: Case) -> Iterator[Fault]:
    """En undertecknares personnummer står i avtalet.

    *Varför:* Ett personnummer får behandlas bara när det är klart motiverat. Avtalet är en allmän handling som många
    läser, och den som undertecknar elektroniskt visar vem det är för underskriftstjänsten, inte i avtalets text.

    Fel:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande, name: "Förnamn Efternamn, 19121212-1212", authority: stadgarna}]
    Rätt:
        parties:
          - {kind: kommun, id: kommunen, name: Exempelby kommun, orgnr: 212000-2395}
          - kind: ideell_forening
            id: foreningen
            name: Föreningen Mötesplatsen
            orgnr: 802400-0005
            signatories: [{role: ordförande, name: Förnamn Efternamn, authority: stadgarna}]
    """
    for field in ("name", "authority", "place", "role"):
        text = getattr(node, field)
        if text and without_personal_numbers(text) != text:
            yield Fault("ett personnummer står bland uppgifterna om en undertecknare", at=(field,))


@rule("FRM011", Severity.WARNING, on=Agreement, hint="behåll en av klausulerna om underskrifter (signatures)")
def signatures_stand_twice(node: Agreement, case: Case) -> Iterator[Fault]:
    """Avtalet har flera klausuler om underskrifter.

    *Varför:* Då finns flera platser för samma underskrift, och det kan bli oklart om avtalet är undertecknat i sin
    helhet. En underskriftstjänst kan inte veta vilken av platserna som gäller.

    Fel:
        clauses:
          - {kind: signatures, method: electronic}
          - {kind: signatures, id: en-till, method: electronic}
    Rätt:
        clauses:
          - {kind: signatures, method: electronic}
    """
    extra = case.all(Signatures)[1:]
    for index, clause in enumerate(node.clauses) if extra else ():
        if any(clause is one for one in extra):
            yield Fault("avtalet har mer än en klausul om underskrifter", at=("clauses", index))


@rule("FRM013", Severity.WARNING, on=Signatory, hint="kontrollera dagarna")
def authority_is_later_than_the_agreement(node: Signatory, case: Case) -> Iterator[Fault]:
    """Behörigheten att underteckna är yngre än avtalet.

    *Varför:* Den som undertecknar ska ha rätt till det när avtalet ingås. Oftast är ett årtal fel.

    Fel:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: socialchef, authority: "socialnämndens beslut den 17 november 2027"}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: socialchef, authority: "socialnämndens beslut den 17 november 2026"}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    days = [named.day for named in dates_in(node.authority or "") if named.day is not None]
    if not days:
        return
    latest, dated, term = max(days), case.agreement.dated, case.term
    if node.signed_on is not None and latest > node.signed_on:
        then = f"underskriften är från {swedish.den_date(node.signed_on)}"
    elif dated is not None and latest > dated:
        then = f"avtalet dateras {swedish.den_date(dated)}"
    elif dated is None and term is not None and latest > term.start:
        then = f"avtalstiden börjar {swedish.den_date(term.start)}"
    else:
        return
    yield Fault(f"behörigheten för {node.role} är från {swedish.den_date(latest)} men {then}", at=("authority",))


_PUBLIC: Final = (
    r"(?:social|barn|utbildning|kultur|fritid|omsorg|arbetsmarknad|stadsdel|bygg|äldre|hälso|regional?)\w*nämnd"
)
_MUNICIPAL: Final = r"\bkommun(?:styrelse|direktör|chef|fullmäktige|alråd)|\bstads(?:direktör|ledning)|\bborgarråd"
_REGIONAL: Final = r"\bregion(?:styrelse|direktör|fullmäktige|råd\b)|\blandsting"
_OF_THE_PUBLIC: Final = r"\b(?:kommunen|staden|regionen|nämnden|förvaltningen)s\b"
_OF_CIVIL_SOCIETY: Final = r"\b(?:förening|stiftelse|klubb|församling|samfund|studieförbund)(?:en|ens|et|ets|s)?\b"
_OTHERS: Final = {
    "kommun": pattern(f"{_REGIONAL}|{_OF_CIVIL_SOCIETY}", re.IGNORECASE),
    "region": pattern(f"{_MUNICIPAL}|{_OF_CIVIL_SOCIETY}", re.IGNORECASE),
    None: pattern(f"{_PUBLIC}|{_MUNICIPAL}|{_REGIONAL}|{_OF_THE_PUBLIC}", re.IGNORECASE),
}
"""Who signs for others than a party of each legal form; the last is for the civil-society parties."""


@rule("FRM015", Severity.WARNING, on=(PublicParty, CivilParty), hint="kontrollera vem som undertecknar för vem")
def somebody_of_another_signs(node: PublicParty | CivilParty, _case: Case) -> Iterator[Fault]:
    """En part undertecknas av någon som hör till en annan.

    *Varför:* Kommunstyrelsen kan inte binda en region, och ingen i kommunen kan binda föreningen. Oftast har
    befattningarna bytt plats, eller kommer de från ett tidigare avtal.

    Fel:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: regiondirektör, authority: delegationsordningen}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    Rätt:
        parties:
          - kind: kommun
            id: kommunen
            name: Exempelby kommun
            orgnr: 212000-2395
            signatories: [{role: kommundirektör, authority: delegationsordningen}]
          - {kind: ideell_forening, id: foreningen, name: Föreningen Mötesplatsen, orgnr: 802400-0005}
    """
    # Gotland is a municipality whose organs are called those of a region.
    named_region = node.form == "kommun" and str(node.name).startswith("Region ")
    others = _OTHERS.get(node.form if node.public else None) if node.signatories and not named_region else None
    for index, one in enumerate(node.signatories if others is not None else ()):
        if others is not None and others.search(one.role):
            who = f"{node.name} är {node.form} men undertecknas av {one.role}"
            yield Fault(who, at=("signatories", index, "role"))
